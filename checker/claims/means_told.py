"""A mean whose total and number are told in sentences before, or as sights are: 人均消费.

“总产量62143.5万吨。……播种面积113340.5千公顷。……平均单产每公顷5482.9公斤”.
"""

from collections.abc import Iterator, Sequence

from checker.claims.match import are_alike
from checker.claims.share_fit import is_mean_of
from checker.claims.told import Told
from checker.core.late import late
from checker.core.units import UnitInfo, unit_of

_TOTAL = late("总|共|合计|累计|全部|一共|票房|收入|产量|支出|投资")
_MEAN = late("每|均")
_MOST = 3


def told_before(
    mean: Told, unit: str, sentences: Sequence[Sequence[Told]]
) -> tuple[Told, Told] | None:
    """Return the number and the total of a mean among earlier figures, if they make it.

    `unit` is what the mean is told for (公顷, 亩). Where several could be meant, they are
    taken only if total by number is just the mean.
    """
    each = unit_of(unit)
    if each is None:
        return None
    earlier = [one for sentence in sentences for one in sentence]
    sizes = [one for one in earlier if _may_count(one) and _is_of(one, each)]
    totals = [one for one in earlier if _may_count(one) and _may_be_total(one, mean)]
    pairs = list(_pairs(sizes[:_MOST], totals[:_MOST]))
    for size, total in pairs:
        if is_mean_of(mean.figure, total.figure, size.figure, each):
            return size, total
    is_clear = len(sizes) == len(totals) == 1 and _TOTAL.search(totals[0].gap[-16:])
    return pairs[0] if is_clear and pairs else None


def _pairs(sizes: Sequence[Told], totals: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    return ((size, total) for size in sizes for total in totals if size is not total)


def _may_count(one: Told) -> bool:
    amount = one.figure.amount
    return one.is_level() and not one.depth and amount is not None and amount.value > 1


def _is_of(one: Told, each: UnitInfo) -> bool:
    own = unit_of(one.figure.unit)
    return own is not None and bool(own.dimension) and own.dimension == each.dimension


def _may_be_total(one: Told, mean: Told) -> bool:
    return are_alike(one.figure, mean.figure) and not _MEAN.search(one.before)
