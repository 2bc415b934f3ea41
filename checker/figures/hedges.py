"""Words before and after a number that move its ends: 近300家, 约三成, 4万人以上, 210余个."""

import re
from typing import Any

from msgspec import Struct

from checker.core.amount import Sense
from checker.core.late import late
from checker.core.model import Mention
from checker.core.span import Span
from checker.core.tables import load_table
from checker.figures.words import by_letter

TABLE: dict[str, Any] = load_table("language/zh/hedges.yaml")


class Hedge(Struct, frozen=True, gc=False):
    """A hedge as printed and the way it moves the ends."""

    start: int
    end: int
    text: str
    sense: Sense


def _either(words: "list[str]") -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _guarded(group: "dict[str, list[str]]") -> dict[str, Sense]:
    return {word: sense for sense, words in group.items() for word in words}  # type: ignore[misc]


_BEFORE: dict[str, Sense] = _guarded(TABLE["before"])
_AFTER: dict[str, Sense] = _guarded(TABLE["after"])
INSIDE: dict[str, Sense] = TABLE["inside"]
_NOT_AFTER: dict[str, str] = {word: marks or "" for word, marks in TABLE["not-after"].items()}
_BARE_ONLY = frozenset(TABLE["bare-only"])
_BETWEEN = by_letter(TABLE["between"], -1)
# The last character decides quickly that no hedge stands before.
HEDGE_ENDS = frozenset(word[-1] for word in (*_BEFORE, *TABLE["between"]))
HEDGE_STARTS = frozenset(word[0] for word in _AFTER)
_BY_LAST = by_letter(_BEFORE, -1)
_AFTER_PATTERN = late(
    "|".join(
        f"{re.escape(word)}(?!{TABLE['not-followed'].get(word) or '$^'})"
        for word in sorted(_AFTER, key=len, reverse=True)
    )
)
_CLAUSE_START = late(r"(?:^|[，。；：、！？\n“（(的在对])$")
_PERIOD_TAIL = late(TABLE["period-tail"])
_NOT_BEFORE_PERIOD = frozenset(TABLE["not-before-period"])
_FARTHEST = 3


def hedge_before(flow: str, start: int, *, bare: bool = False) -> Hedge | None:
    """Return the hedge that ends at `start`, past 了, 为, 占 … between: 超过了|300家.

    `bare`: the numeral has no first digit of its own, so 上 and 过 count: 上|百家.
    """
    if start == 0 or flow[start - 1] not in HEDGE_ENDS:
        return None
    at = start
    for _ in range(_FARTHEST):
        found = _hedge_ending(flow, at, bare)
        if found is not None:
            return _doubled(flow, found, bare)
        length = _length_between(flow, at)
        if not length:
            return None
        at -= length
    return None


def _length_between(flow: str, end: int) -> int:
    """Return the length of the 了, 为 or 占 that ends at `end`."""
    for word in _BETWEEN.get(flow[end - 1 : end], ()):
        if flow.endswith(word, 0, end):
            return len(word)
    return 0


def hedge_after(flow: str, end: int) -> Hedge | None:
    """Return the hedge that starts at `end`: 4万人|以上, 3公里|多."""
    if flow[end : end + 1] not in HEDGE_STARTS:
        return None
    match = _AFTER_PATTERN.match(flow, end)
    if match is None:
        return None
    return Hedge(match.start(), match.end(), match[0], _AFTER[match[0]])


def hedge_inside(flow: str, at: int) -> Sense | None:
    """Return the sense of a hedge between numeral and unit: 210余|个, 100多|万人."""
    return INSIDE.get(flow[at : at + 1])


def is_recent_period(hedge: Hedge, flow: str, end: int) -> bool:
    """Tell whether 近 means the last years (近5年来; at the head of a clause), not nearly."""
    if hedge.text not in _NOT_BEFORE_PERIOD:
        return False
    opens_clause = _CLAUSE_START.search(flow, max(0, hedge.start - 1), hedge.start)
    return bool(_PERIOD_TAIL.match(flow, end)) or opens_clause is not None


def as_mention(hedges: "list[Hedge]") -> Mention | None:
    """Return the printed words of one or two hedges, joined with +: 约+多."""
    if not hedges:
        return None
    text = "+".join(hedge.text for hedge in hedges)
    return Mention(text, Span(hedges[0].start, hedges[-1].end))


def sense_of(hedges: "list[Hedge]") -> Sense | None:
    """Return the one sense of all hedges of a figure: “about” wins, then the first."""
    senses = [hedge.sense for hedge in hedges]
    if not senses:
        return None
    return "about" if "about" in senses else senses[0]


def _hedge_ending(flow: str, end: int, bare: bool) -> Hedge | None:
    words = _BY_LAST.get(flow[end - 1 : end])
    if words is None or not flow.endswith(words, 0, end):
        return None
    for text in words:
        if not flow.endswith(text, 0, end) or (text in _BARE_ONLY and not bare):
            continue
        start = end - len(text)
        if start and flow[start - 1] in _NOT_AFTER.get(text, ""):
            return None
        return Hedge(start, end, text, _BEFORE[text])
    return None


def _doubled(flow: str, hedge: Hedge, bare: bool) -> Hedge:
    """Join a second hedge right before the first: 大约近300家."""
    other = _hedge_ending(flow, hedge.start, bare) if hedge.start else None
    if other is None:
        return hedge
    sense: Sense = "about" if "about" in (other.sense, hedge.sense) else other.sense
    return Hedge(other.start, hedge.end, f"{other.text}+{hedge.text}", sense)
