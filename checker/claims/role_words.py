"""The words that tell what a figure is to a change, as expressions; the words are data."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from checker.claims.alternatives import either, first_letter, seldom
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
    done: re.Pattern[str]
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


class _Words:
    """The words of the table as parts of expressions."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self.table = table
        # 多, 高 and the like make no verb of their own: 程度仅为 is no fall of 度.
        rises, falls = ([w for w in table[name] if w not in WEAK] for name in ("rise", "fall"))
        self.is_verb = seldom((*rises, *falls))
        self.strong = _rise_or_fall(rises, falls)
        self.verbs = _rise_or_fall(table["rise"], table["fall"])
        self.nouns = _rise_or_fall(table["rise-noun"], table["fall-noun"])
        self.hedge = f"(?:{self.of('hedge')})*"
        self.no_verb = f"(?:(?!{first_letter((*rises, *falls))}).|(?!{self.is_verb}).)"
        self.span = "".join(placeholder("duration", change=change) for change in (False, True))

    def of(self, *names: str) -> str:
        """Return the words under some names, the longest first."""
        return seldom(word for name in names for word in self.table[name])


def _rise_or_fall(rises: Sequence[str], falls: Sequence[str]) -> str:
    first = first_letter((*rises, *falls))
    return f"(?={first})(?:(?P<rise>{either(rises)})|(?P<fall>{either(falls)}))"


@cache
def role_patterns() -> Patterns:
    """Return the expressions, made once."""
    words = _Words(load_table("language/zh/moves.yaml"))
    return Patterns(**_of_change(words), **_of_base(words), **_of_names(words), **_behind(words))


def _of_change(words: _Words) -> dict[str, Any]:
    """Return what tells the amount of a change, what it led to and where it began."""
    hedge, no_verb = words.hedge, words.no_verb
    return {
        "cue": late(f"[{_cues(words.table)}]"),
        "change": late(rf"(?:{words.verbs})(?:幅度)?了?{hedge}$"),
        # 比上年多运⟦500万吨⟧
        "done": late(rf"(?:(?P<rise>多)|(?P<fall>少))(?:{words.of('deed')})了?{hedge}$"),
        "noun": late(rf"(?:{words.nouns})(?:{words.of('noun-hedge', 'hedge')})*$"),
        "end": late(
            rf"(?:{words.strong}|(?:{words.of('turn')}))[^到至为成]{{0,6}}?[到至为成]"
            rf"(?:了|{hedge}|(?:{no_verb}){{0,14}}?的?{hedge})$"
        ),
        "start": late(
            rf"(?<![自])(?:从|由|自)(?!于|事|此|而|然|主|由|治|我|来|业|军|政|未|严)(?P<who>(?:{no_verb}){{0,24}})$"
        ),
        "yearly": late(f"(?:{words.of('yearly')})"),
        "first": late(f"(?:{words.of('first')})"),
        "faster": frozenset(words.table["faster"]),
    }


def _of_base(words: _Words) -> dict[str, Any]:
    """Return what tells that something is held against a value, or lies between two."""
    against, hedge, is_of = words.of("against"), words.hedge, words.of("is-of")
    no_word = "(?!重|例|率|较|赛|分|价|值|(?<=较)[大小多少高低快慢好强为差长短轻早晚])"
    return {
        "base": late(
            rf"(?:(?P<over>{words.of('over')})|(?P<under>{words.of('under')})|{against}){no_word}"
            "(?P<who>(?:[^比较多少增减]|增幅|增速|增长率|增加值|减幅){0,24})$"
        ),
        "against": late(
            rf"(?:{against}|[与同和跟](?=[^比较]{{1,20}}相比$))"
            "(?!重|例|率|较|赛|分|价|值|大|快|多|好|高|强|为|小|少)(?P<who>[^比较]{1,20}?)(?:相比)?$"
        ),
        "against_one": late(rf"(?:与|同|和|跟|{against}){no_word}[^比较]{{0,24}}$"),
        "ratio": late(rf"^的(?:{hedge})?$"),
        "former": late(rf"(?:{words.is_verb})?(?:{is_of})(?:{words.of('former')})的(?:{hedge})?$"),
        "latter": late(rf"(?:{is_of})(?:{words.of('latter')})的(?:{hedge})?$"),
        "gap": late(
            rf"(?<![逆顺])(?:{words.of('gap')})"
            "(?:了|为|达|仅|约|近|只|有|高达|超过|逾|不到|不足)*$"
        ),
    }


def _of_names(words: _Words) -> dict[str, Any]:
    """Return the words that name no thing: those of time, of being, adverbs.

    Figures of time (2015年, 五年前) are letters of the private area.
    """
    plain = words.of("earlier", "time", "being", "adverb")
    long = [word for word in words.table["time"] if len(word) > 1]
    return {
        "free": late(rf"(?:{plain}|[\ue000-\uf8ff0-9０-９])*+"),
        "free_change": late(rf"(?:{words.of('adverb')}|[{words.span}])*+"),
        "timed": late(
            rf"(?:{seldom([*words.table['earlier'], *long])})|[\ue000-\uf8ff]|实际|现|已"
        ),
        "past": late(rf"(?:{words.of('earlier')})|[{words.span}]前"),
    }


def _behind(words: _Words) -> dict[str, Any]:
    """Return what is told of a figure by the words behind it."""
    return {
        "mark_after": tuple(words.table["mark-after"]),
        "gap_after": tuple(words.table["gap-after"]),
        "rise_after": tuple(words.table["rise-after"]),
        "fall_after": tuple(words.table["fall-after"]),
        # ⟦第7位⟧跃升为第4位, without 由
        "leads_on": late(rf"(?:{words.strong})(?:到|至|为)[\ue000-\uf8ff]"),
        "goes_on": late(
            rf"(?:相比|左右|的水平)?，?(?:{words.of('manner')})*(?:{words.strong})(?:了|的)?"
            r"(?=[，。；、）\n]|$)"
        ),
    }
