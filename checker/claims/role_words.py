"""The words that tell what a figure is to a change, as expressions; the words are data."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from checker.claims.skeleton import placeholder
from checker.core.late import late
from checker.core.tables import load_table

WEAK = frozenset("多少高低快慢大小长短重轻早晚差达")


class Patterns(Struct, frozen=True):
    """The expressions made of the words of `moves.yaml`.

    `cue`: without one of these letters before it a figure is nothing but a level.
    """

    cue: re.Pattern[str]
    change: re.Pattern[str]
    noun: re.Pattern[str]
    end: re.Pattern[str]
    start: re.Pattern[str]
    base: re.Pattern[str]
    ratio: re.Pattern[str]
    former: re.Pattern[str]
    gap: re.Pattern[str]
    latter: re.Pattern[str]
    free: re.Pattern[str]
    free_change: re.Pattern[str]
    timed: re.Pattern[str]
    yearly: re.Pattern[str]
    first: re.Pattern[str]
    mark_after: tuple[str, ...]
    faster: frozenset[str]
    past: re.Pattern[str]
    against: re.Pattern[str]
    against_one: re.Pattern[str]
    gap_after: tuple[str, ...]
    rise_after: tuple[str, ...]
    fall_after: tuple[str, ...]
    goes_on: re.Pattern[str]
    leads_on: re.Pattern[str]


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# Words before a figure that have nothing to do with change (共有, 达) need no closer look.
_CUES = (
    *("rise", "fall", "rise-noun", "fall-noun", "turn", "gap", "over", "under", "against"),
    *("former", "latter"),
)


def _cues(table: dict[str, list[str]]) -> str:
    """Return letters of which every word that tells a role other than a level has one."""
    letters = dict.fromkeys("从由自与同和跟")
    words = [word for name in _CUES for word in table[name]]
    for word in sorted(words, key=len):
        if letters.keys().isdisjoint(word):
            letters[word[-1]] = None
    return "".join(letters)


@cache
def role_patterns() -> Patterns:
    """Return the expressions, made once."""
    table: dict[str, list[str]] = load_table("language/zh/moves.yaml")
    rise, fall = _any(table["rise"]), _any(table["fall"])
    nouns = f"(?P<rise>{_any(table['rise-noun'])})|(?P<fall>{_any(table['fall-noun'])})"
    hedge = f"(?:{_any(table['hedge'])})*"
    verbs = f"(?P<rise>{rise})|(?P<fall>{fall})"
    # 多, 高 and the like make no verb of their own: 程度仅为 is no fall of 度.
    rises, falls = (_any([w for w in table[n] if w not in WEAK]) for n in ("rise", "fall"))
    strong = f"(?P<rise>{rises})|(?P<fall>{falls})"
    is_of = _any(table["is-of"])
    words = _any([*table["earlier"], *table["time"], *table["being"], *table["adverb"]])
    adverbs = _any(table["adverb"])
    span = "".join(placeholder("duration", change=change) for change in (False, True))
    times = _any([*table["earlier"], *(word for word in table["time"] if len(word) > 1)])
    # Figures of time (2015年, 五年前) are letters of the private area.
    return Patterns(
        cue=late(f"[{_cues(table)}]"),
        change=late(rf"(?:{verbs})(?:幅度)?了?{hedge}$"),
        noun=late(rf"(?:{nouns})(?:{_any([*table['noun-hedge'], *table['hedge']])})*$"),
        end=late(
            rf"(?:{strong}|(?:{_any(table['turn'])}))[^到至为成]{{0,6}}?[到至为成](?:了|{hedge}|(?:(?!{rises}|{falls}).){{0,14}}?的?{hedge})$"
        ),
        start=late(
            rf"(?<![自])(?:从|由|自)(?!于|事|此|而|然|主|由|治|我|来)(?P<who>(?:(?!{rises}|{falls}).){{0,24}})$"
        ),
        base=late(
            rf"(?:(?P<over>{_any(table['over'])})|(?P<under>{_any(table['under'])})|{_any(table['against'])})(?!重|例|率|较|赛|分|价|值|(?<=较)[大小多少高低快慢好强为差长短轻早晚])(?P<who>(?:[^比较多少增减]|增幅|增速|增长率|增加值|减幅){{0,24}})$"
        ),
        ratio=late(rf"^的(?:{hedge})?$"),
        former=late(rf"(?:{rises}|{falls})?(?:{is_of})(?:{_any(table['former'])})的(?:{hedge})?$"),
        gap=late(
            rf"(?<![逆顺])(?:{_any(table['gap'])})(?:了|为|达|仅|约|近|只|有|高达|超过|逾|不到|不足)*$"
        ),
        latter=late(rf"(?:{is_of})(?:{_any(table['latter'])})的(?:{hedge})?$"),
        free=late(rf"(?:{words}|[\ue000-\uf8ff0-9０-９])*+"),
        free_change=late(rf"(?:{adverbs}|[{span}])*+"),
        timed=late(rf"(?:{times})|[\ue000-\uf8ff]|实际|现|已"),
        yearly=late(f"(?:{_any(table['yearly'])})"),
        first=late(f"(?:{_any(table['first'])})"),
        mark_after=tuple(table["mark-after"]),
        faster=frozenset(table["faster"]),
        past=late(rf"(?:{_any(table['earlier'])})|[{span}]前"),
        against=late(
            rf"(?:{_any(table['against'])}|[与同和跟](?=[^比较]{{1,20}}相比$))(?!重|例|率|较|赛|分|价|值|大|快|多|好|高|强|为|小|少)(?P<who>[^比较]{{1,20}}?)(?:相比)?$"
        ),
        against_one=late(
            rf"(?:与|同|和|跟|{_any(table['against'])})(?!重|例|率|较|赛|分|价|值|(?<=较)[大小多少高低快慢好强为差长短轻早晚])[^比较]{{0,24}}$"
        ),
        gap_after=tuple(table["gap-after"]),
        rise_after=tuple(table["rise-after"]),
        fall_after=tuple(table["fall-after"]),
        # ⟦第7位⟧跃升为第4位, without 由
        leads_on=late(rf"(?:{strong})(?:到|至|为)[\ue000-\uf8ff]"),
        goes_on=late(
            rf"(?:相比|左右|的水平)?，?(?:{_any(table['manner'])})*(?:{strong})(?:了|的)?(?=[，。；、）\n]|$)"
        ),
    )
