"""Totals whose parts are sought around them, over marks and sentences.

“收入35.2亿元，占年计划33亿元的106%。其中，税收20.1亿元，占计划19亿元的105%；……”: a word tells that
there are parts, but not which of the figures nearby they are. The readings that marks and
units allow are tried. One that adds up makes the claim; else one that would but for one
digit makes it as well, as a question.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.claims.levels import Level
from checker.claims.marks import sentence_end, sentence_start
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.totals.adding_up import Near, is_one_digit, near
from checker.claims.totals.sum_readings import (
    CLOSED,
    FIGURE,
    LEAST,
    LONGEST_JUST,
    TOTAL,
    Group,
    groups_of,
    readings_of,
    says_just,
)
from checker.core.late import late
from checker.core.model import Claim, Slot
from checker.core.span import Span

_WORDS = ("其中", "共", "总", "合计", "包括", "分别", "累计", "：", "中", "除", "加")
_INNER = late("其中|当中|中有|包括|，含")
_ENDS = late("[；。]")
_SUM = late("(?:合计|总计|共计)：?$")
_ROW = 3
# From so many digits on a gap of one digit and zeros is no part that nobody named.
_MANY = 5
_ROUND_GAP = 100
_GAP = 10


def sought_sums(
    skeleton: Skeleton, levels: Sequence[Level], claims: Iterable[Claim]
) -> Iterator[Claim]:
    """Yield a claim of kind `sought-total` for each total that no other finder has parts for.

    `claims` are what the others found.
    """
    text = skeleton.text
    if len(levels) < LEAST or not any(map(text.__contains__, _WORDS)):
        return
    bound = [
        frozenset((*claim.slot("total"), *claim.slot("parts")))
        for claim in claims
        if len(claim.slot("parts")) > 1
    ]
    taken = frozenset[int]().union(*bound)
    for group in groups_of(text, levels):
        for at, total in enumerate(group.levels):
            if total.figure.id not in taken:
                found = _found(group, at, bound)
                if found:
                    yield _claim(total, found)


def _found(group: Group, at: int, bound: Sequence[frozenset[int]]) -> tuple[Level, ...]:
    """Return the parts of the reading that adds up, else of the only one that nearly does."""
    total = group.levels[at]
    slips: dict[tuple[int, ...], tuple[Level, ...]] = {}
    for parts, least in readings_of(group, at):
        if not _is_worth_it(group, total, parts):
            continue
        ids = {part.figure.id for part in parts}
        if any(len(ids & other) > 1 for other in bound):
            continue
        distance = near([part.figure for part in parts], total.figure)
        if distance is None or distance.digits < _least(group.text, total, parts, least):
            continue
        if not distance.gap or (distance.scaled and abs(distance.gap) == 1):
            return parts
        if not _is_one_list(group.text, parts):
            continue
        is_all = distance.is_slip_of_list() and _is_closed(group.text, total, parts)
        if is_all or _is_slip(distance):
            slips[tuple(sorted(ids))] = parts
    return next(iter(slips.values())) if len(slips) == 1 else ()


def _is_closed(text: str, total: Level, parts: Sequence[Level]) -> bool:
    """Tell whether no other figure stands among parts and total, nor in their sentences."""
    holes = sorted((total.hole, *(part.hole for part in parts)))
    start, end = sentence_start(text, holes[0]), sentence_end(text, holes[-1], len(text))
    is_told = holes[0] == total.hole or says_just(text, total)
    return is_told and len(FIGURE.findall(text, start, end)) == len(holes)


def _least(text: str, total: Level, parts: Sequence[Level], least: int) -> int:
    """Return how many digits parts and total need: two where a row is summed up by 合计."""
    if len(parts) < _ROW or not _SUM.search(text, max(0, total.hole - LONGEST_JUST), total.hole):
        return least
    return CLOSED if _is_closed(text, total, parts) else least


def _is_one_list(text: str, parts: Sequence[Level]) -> bool:
    """Tell whether each word that names parts of a part has its parts left out."""
    for one, other in pairwise(parts):
        inner = _INNER.search(text, one.hole, other.hole)
        if inner and not _ENDS.search(text, inner.end(), other.hole):
            return False
    return True


def _is_worth_it(group: Group, total: Level, parts: Sequence[Level]) -> bool:
    """Tell at small cost whether parts may add up but for one digit."""
    gap = group.values[total.hole] - sum([group.values[part.hole] for part in parts])
    return is_one_digit(gap) or is_one_digit(gap - 1) or is_one_digit(gap + 1)


def _is_slip(distance: Near) -> bool:
    """Tell whether one wrong digit is a better reason than a part that nobody named."""
    if distance.is_one_digit_off():
        return True
    if distance.rounded or not distance.is_mended() or distance.digits < TOTAL:
        return False
    if distance.gap < 0:
        return -distance.gap >= _GAP
    return distance.digits >= _MANY and distance.gap >= _ROUND_GAP


def _claim(total: Level, parts: Sequence[Level]) -> Claim:
    flows = [level.figure.flow for level in (total, *parts)]
    return Claim(
        kind="sought-total",
        slots=(
            Slot("total", (total.figure.id,)),
            Slot("parts", tuple(part.figure.id for part in parts)),
        ),
        span=Span(min(flow.start for flow in flows), max(flow.end for flow in flows)),
        phrase="total/sought",
        inferred=True,
        score=80,
    )
