"""The words that tell what a figure is to a change, as expressions; the words are data."""

import re
from functools import cache
from typing import Any

from msgspec import Struct

from checker.claims.phrases.alternatives import either, first_letters, seldom
from checker.claims.phrases.skeleton import placeholder
from checker.core.late import late
from checker.core.tables import load_table

WEAK = frozenset("多少高低快慢大小长短重轻早晚差达")


class Patterns(Struct, frozen=True):
    """The expressions made of the words of `moves.yaml`.

    A `verb` is one of a rise or a fall by its `side`, 1 or −1. Without `cue` before it, or `weak`
    right before it, a figure is nothing but a level; `told_after` are all words that tell from
    behind a figure what it is, `behind` these and what says that it is compared.
    """

    side: dict[str, int]
    cue: re.Pattern[str]
    weak: re.Pattern[str]
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
    rise_after: tuple[str, ...]
    fall_after: tuple[str, ...]
    gap_after: tuple[str, ...]
    told_after: tuple[str, ...]
    behind: tuple[str, ...]
    goes_on: re.Pattern[str]
    leads_on: re.Pattern[str]


# Words before a figure that have nothing to do with change (共有, 达) need no closer look.
_CUES = (
    *("rise", "fall", "rise-noun", "fall-noun", "turn", "gap", "over", "under", "against"),
    *("former", "latter"),
)
_SIDES = {"rise": 1, "rise-noun": 1, "over": 1, "fall": -1, "fall-noun": -1, "under": -1}


class _Words:
    """The words of the table as parts of expressions.

    An expression that begins with the words themselves is sought fastest, by their first letters.
    """

    def __init__(self, table: dict[str, list[str]]) -> None:
        self.table = table
        # 多, 高 and the like make no verb of their own: 程度仅为 is no fall of 度.
        self.strong = [word for word in self.listed("rise", "fall") if word not in WEAK]
        self.hedge = f"(?:{seldom(table['hedge'])})*"
        self.no_verb = f"(?:[^\n{first_letters(self.strong)}]|(?!{either(self.strong)}).)"
        self.span = "".join(placeholder("duration", change=change) for change in (False, True))

    def listed(self, *names: str) -> list[str]:
        """Return the words under some names."""
        return [word for name in names for word in self.table[name]]

    def of(self, *names: str) -> str:
        """Return the words under some names, the longest first."""
        return either(self.listed(*names))


@cache
def role_patterns() -> Patterns:
    """Return the expressions, made once."""
    words = _Words(load_table("language/zh/moves.yaml"))
    return Patterns(**_of_change(words), **_of_base(words), **_of_names(words), **_behind(words))


def _of_change(words: _Words) -> dict[str, Any]:
    """Return what tells the amount of a change, what it led to and where it began."""
    hedge, no_verb, strong = words.hedge, words.no_verb, words.strong
    cues = [word for word in words.listed(*_CUES) if word not in WEAK or word == "差"]
    deed = seldom(words.table["deed"])
    ended_by = seldom(words.listed("noun-hedge", "hedge"))
    return {
        "side": {word: side for name, side in _SIDES.items() for word in words.table[name]},
        "cue": late(either((*cues, *"从由自"))),
        "weak": late(rf"[{''.join(sorted(WEAK))}](?:幅度|{deed})?了?{hedge}$"),
        "change": late(rf"(?P<verb>{words.of('rise', 'fall')})(?:幅度)?了?{hedge}$"),
        # 比上年多运⟦500万吨⟧
        "done": late(rf"(?P<verb>[多少]){deed}了?{hedge}$"),
        "noun": late(rf"(?P<verb>{words.of('rise-noun', 'fall-noun')})(?:{ended_by})*$"),
        "end": late(
            rf"(?P<verb>{either((*strong, *words.table['turn']))})[^到至为成]{{0,6}}?"
            rf"(?:[到至为]|(?<!分)成)(?:了|{hedge}|{no_verb}{{0,14}}?的?{hedge})$"
        ),
        "start": late(
            rf"[从由自](?<!自[从由自])(?!于|事|此|而|然|主|由|治|我|来|业|军|政|未|严)(?P<who>{no_verb}{{0,24}})$"
        ),
        "yearly": late(words.of("yearly")),
        "first": late(words.of("first")),
        "faster": frozenset(words.table["faster"]),
    }


def _of_base(words: _Words) -> dict[str, Any]:
    """Return what tells that something is held against a value, or lies between two."""
    against, hedge, is_of = words.of("against"), words.hedge, words.of("is-of")
    no_word = "(?!重|例|率|较|赛|分|价|值|(?<=较)[大小多少高低快慢好强为差长短轻早晚])"
    return {
        "base": late(
            rf"(?P<verb>{words.of('over', 'under', 'against')}){no_word}"
            "(?P<who>(?:[^比较多少增减]|增幅|增速|增长率|增加值|减幅){0,24})$"
        ),
        "against": late(
            rf"(?:{against}|[与同和跟](?=[^比较]{{1,20}}相比$))"
            "(?!重|例|率|较|赛|分|价|值|大|快|多|好|高|强|为|小|少)(?P<who>[^比较]{1,20}?)(?:相比)?$"
        ),
        "against_one": late(rf"(?:与|同|和|跟|{against}){no_word}[^比较]{{0,24}}$"),
        "ratio": late(rf"^的(?:{hedge})?$"),
        "former": late(
            rf"(?:{either(words.strong)})?(?:{is_of})(?:{words.of('former')})的(?:{hedge})?$"
        ),
        "latter": late(rf"(?:{is_of})(?:{words.of('latter')})的(?:{hedge})?$"),
        "gap": late(
            rf"(?<![逆顺])(?:{seldom(words.table['gap'])})"
            "(?:了|为|达|仅|约|近|只|有|高达|超过|逾|不到|不足)*$"
        ),
    }


def _of_names(words: _Words) -> dict[str, Any]:
    """Return the words that name no thing: those of time, of being, adverbs.

    Figures of time (2015年, 五年前) are letters of the private area.
    """
    plain = seldom(words.listed("earlier", "time", "being", "adverb"))
    long = [word for word in words.table["time"] if len(word) > 1]
    return {
        "free": late(rf"(?:{plain}|[\ue000-\uf8ff0-9０-９])*+"),
        "free_change": late(rf"(?:{seldom(words.table['adverb'])}|[{words.span}])*+"),
        "timed": late(
            rf"(?:{seldom([*words.table['earlier'], *long])})|[\ue000-\uf8ff]|实际|现|已"
        ),
        "past": late(rf"(?:{seldom(words.table['earlier'])})|[{words.span}]前"),
    }


_AFTER = ("rise-after", "fall-after", "gap-after")


def _behind(words: _Words) -> dict[str, Any]:
    """Return what is told of a figure by the words behind it."""
    told = tuple(word for name in _AFTER for word in words.table[name])
    return {
        "mark_after": tuple(words.table["mark-after"]),
        **{name.replace("-", "_"): tuple(words.table[name]) for name in _AFTER},
        "told_after": told,
        "behind": (*told, "相比"),
        # ⟦第7位⟧跃升为第4位, without 由
        "leads_on": late(rf"{seldom(words.strong)}(?:到|至|为)[\ue000-\uf8ff]"),
        "goes_on": late(
            rf"(?:相比|左右|的水平)?，?(?:{seldom(words.table['manner'])})*"
            rf"(?P<verb>{seldom(words.strong)})(?:了|的)?"
            r"(?=[，。；、）\n]|$)"
        ),
    }
