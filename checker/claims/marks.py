"""Where sentences and brackets begin and end in a skeleton."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from checker.core.last_mark import behind_last, to_last
from checker.core.late import late

CLOSERS = "。！？\n"
_CLOSER = late(f"[{CLOSERS}]")
_CLAUSE_MARKS = CLOSERS + "，；：、（("
_LONGEST = 1000
LONGEST_CLAUSE = 60
_TO_CLAUSE = to_last(_CLAUSE_MARKS)


# Most texts have none, and need not be searched for each of four marks at every figure.
BRACKETS = late("[（()）]")


def opened(text: str) -> int:
    """Return how many more brackets a text opens than it closes."""
    return text.count("（") + text.count("(") - text.count("）") - text.count(")")


def depths_at(text: str, places: Sequence[int]) -> Sequence[int]:
    """Return how many brackets are open at each of some places, which are in order."""
    brackets = [match.start() for match in BRACKETS.finditer(text)]
    if not brackets:
        return [0] * len(places)
    depths: list[int] = []
    depth = at = 0
    for place in places:
        while at < len(brackets) and brackets[at] < place:
            depth += 1 if text[brackets[at]] in "（(" else -1
            at += 1
        depths.append(max(0, depth))
    return depths


def depth_at(text: str, position: int) -> int:
    """Return how many brackets are open at a position."""
    return max(0, opened(text[max(0, position - 200) : position]))


# The finders ask of one skeleton after the other, and many times of each.
@lru_cache(maxsize=4)
def _closers(text: str) -> list[int]:
    """Return where the sentences of a text close."""
    return [match.start() for match in _CLOSER.finditer(text)]


def sentence_end(text: str, start: int, end: int) -> int:
    """Return where the sentence that runs at `start` ends, at most `end`."""
    closers = _closers(text)
    at = bisect_left(closers, start)
    return closers[at] if at < len(closers) and closers[at] < end else end


def sentences_end(text: str, start: int, count: int) -> int:
    """Return where the last of some sentences ends, the first of which runs at `start`."""
    closers = _closers(text)
    at = bisect_left(closers, start) + count - 1
    return closers[at] if at < len(closers) else len(text)


def sentence_start(text: str, position: int) -> int:
    """Return where the sentence that holds the character before `position` begins.

    What runs on for longer than a thousand characters is no sentence; not to look further
    keeps long blocks linear.
    """
    closers = _closers(text)
    floor = max(0, position - _LONGEST)
    at = bisect_left(closers, position) - 1
    return closers[at] + 1 if at >= 0 and closers[at] >= floor else floor


def clause_start(text: str, position: int) -> int:
    """Return where the clause that holds the character before `position` begins."""
    floor = max(0, position - LONGEST_CLAUSE)
    return behind_last(_TO_CLAUSE, text, floor, max(0, position))
