"""A total and its parts that are counted with other words: 860套房，其中甲地510个和乙地350个."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.claims.levels import Level
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.totals.adding_up import near
from checker.claims.totals.closed_list import closed_list
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span
from checker.core.units import unit_of

# One of two counting words for the same things is often one of these.
_ANY_THING = frozenset("个项处家例宗名")
_OPENINGS = ("其中", "包括", "中，", "：", "分别")
_LEAST_LEVELS = 3
_MOST_PARTS = 14
_COUNTING_WORD = late("[\u4e00-\u9fff]{1,2}")


def may_count_otherwise(skeleton: Skeleton, figures: Sequence[Figure]) -> bool:
    """Tell whether a total may be counted with one word, and its parts with another."""
    if len(skeleton.figures) < _LEAST_LEVELS:
        return False
    counts = {
        figures[number].unit for number in skeleton.figures if figures[number].kind == "count"
    }
    return len(counts) > 1 and any(map(skeleton.text.__contains__, _OPENINGS))


def other_counters(
    skeleton: Skeleton, levels: Sequence[Level], figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim of kind `total-of-counts` for each total that its parts come to.

    They need not come to it where the list looks complete, but for one wrong digit.
    """
    if not any(map(skeleton.text.__contains__, _OPENINGS)):
        return
    counts = [one for one in levels if one.figure.kind == "count" and one.figure.hedge is None]
    if len(counts) < _LEAST_LEVELS or len({one.figure.unit for one in counts}) < 2:
        return
    for at, total in enumerate(counts[: 1 - _LEAST_LEVELS]):
        unit = counts[at + 1].figure.unit
        if not _may_be_same(total.figure.unit, unit):
            continue
        rest = counts[at + 1 : at + 1 + _MOST_PARTS]
        like = list(takewhile(lambda one: one.figure.unit == unit, rest))  # noqa: B023
        parts = closed_list(skeleton.text, total, like, least=2)
        closed = closed_list(skeleton.text, total, like)
        if parts and _come_to(total, parts, is_closed=bool(closed)):
            yield _claim(total, parts, skeleton, figures)


def _may_be_same(one: str, other: str) -> bool:
    """Tell whether two counting words may count the same things, but are not known to."""
    if one == other or not (one in _ANY_THING or other in _ANY_THING):
        return False
    a, b = unit_of(one), unit_of(other)
    if a is None or b is None or a.dimension == b.dimension:
        return False
    return all(_COUNTING_WORD.fullmatch(unit) for unit in (one, other))


def _come_to(total: Level, parts: Sequence[Level], *, is_closed: bool) -> bool:
    distance = near([part.figure for part in parts], total.figure)
    if distance is None or distance.digits < 2:
        return False
    return distance.gap == 0 or (is_closed and distance.is_slip_of_list())


def _claim(
    total: Level, parts: Sequence[Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Claim:
    return Claim(
        kind="total-of-counts",
        slots=(
            Slot("total", (total.figure.id,)),
            Slot("parts", tuple(part.figure.id for part in parts)),
        ),
        span=skeleton.to_flow(Span(total.hole, parts[-1].hole + 1), figures),
        phrase="total/other-counters",
        constants=(Constant("complete", 1),),
        inferred=True,
        score=80,
    )
