"""A mean whose total and number are sought among the figures around it.

“总产量62143.5万吨。……播种面积113340.5千公顷。……平均单产每公顷5482.9公斤”: of the figures that the
words allow those are meant that make the mean, or would but for one digit.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from checker.claims.phrases.match import are_alike
from checker.claims.shares.fit import is_mean_of
from checker.claims.slips import is_one_slip, mean_needs
from checker.claims.told import LEVEL_KINDS, Told
from checker.core.late import late
from checker.core.units import UnitInfo

_TOTAL = late("总|共|合计|累计|全部|一共|票房|收入|产量|支出|投资")
_IN_ALL = late("(?:共|总计|合计)[^，。；]{0,4}$")
_MEAN = late("每|均|单价")
_MOST = 4
_MOST_FOR_SLIPS = 2
_LEAST_DIGITS = 2
_TELLING = 3


class Sought(Struct, frozen=True):
    """What is sought for a mean: what counts its number, which of the figures bear its name.

    `each` gives the unit that the mean is told for (公顷, 亩) beside a number; `is_other` tells of
    a total whether it is of something else (玉米总产 beside 小麦亩产).
    """

    mean: Told
    each: Callable[[Told], UnitInfo | None]
    counts: Callable[[Told], bool]
    names: Callable[[Told], bool]
    is_other: Callable[[Told], bool]


def sought_mean(sought: Sought, sentences: Sequence[Sequence[Told]]) -> tuple[Told, Told] | None:
    """Return the number and the total of a mean, its own sentence first, then those before."""
    near = [one for sentence in sentences for one in reversed(sentence)]
    sizes = _named(sought, [one for one in near if _may_count(one) and sought.counts(one)])
    totals = [one for one in near if _may_be_total(one, sought.mean) and not sought.is_other(one)]
    pairs = list(_pairs(sizes[:_MOST], totals[:_MOST]))
    for size, total in pairs:
        if is_mean_of(sought.mean.figure, total.figure, size.figure, sought.each(size)):
            return size, total
    is_rough = any(one.figure.hedge for one in (*sizes, *totals))
    if len(sizes) == len(totals) == 1 and _is_total(totals[0]) and not is_rough:
        return pairs[0] if pairs else None
    slips = [pair for pair in pairs if _is_slip(sought, *pair)] if pairs else []
    if len(slips) != 1 or len(sizes) > _MOST_FOR_SLIPS or len(totals) > _MOST_FOR_SLIPS:
        return None
    return slips[0] if len(pairs) == 1 or _is_total(slips[0][1]) else None


def _is_total(one: Told) -> bool:
    return bool(_TOTAL.search(one.gap[-16:]))


def _named(sought: Sought, found: Sequence[Told]) -> Sequence[Told]:
    return [one for one in found if sought.names(one)] or found


def _is_slip(sought: Sought, size: Told, total: Told) -> bool:
    amount = sought.mean.figure.amount
    if (
        size.figure.kind == "duration"
        or amount is None
        or not amount.step
        or amount.value / amount.step < 10 ** (_LEAST_DIGITS - 1)
    ):
        return False
    each = sought.each(size)
    factor = Fraction(1) if each is None else each.factor
    return is_one_slip(mean_needs(total.figure, size.figure, sought.mean.figure, factor))


def _pairs(sizes: Sequence[Told], totals: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    return ((size, total) for size in sizes for total in totals if size is not total)


def _may_count(one: Told) -> bool:
    amount = one.figure.amount
    is_level = one.is_level() or one.figure.kind == "duration"
    return is_level and not one.depth and amount is not None and amount.value > 1


def _may_be_total(one: Told, mean: Told) -> bool:
    is_amount = one.is_level() or (
        one.figure.kind in LEVEL_KINDS and _IN_ALL.search(one.before) is not None
    )
    is_like = is_amount and not one.depth and are_alike(one.figure, mean.figure)
    return is_like and not _MEAN.search(one.before)


def is_rough(mean: Told) -> bool:
    """Tell whether a mean has so few digits that anything nearly fits it: 每排16间, 1000斤出头."""
    amount = mean.figure.amount
    if amount is None or amount.top is not None or amount.sense is not None:
        return True
    return len(str(int(amount.value / amount.coarse))) < _TELLING
