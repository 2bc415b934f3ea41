"""Whether figures fit together, and if not, whether one slip of a digit tells why.

A reading that is only a guess is worth a question where its figures agree but for one digit:
61.2% and 63.5% are 2.3 points apart, so “提高3.3个百分点” is most likely a slip of the first digit.
Three figures that have nothing to do with each other hardly ever come so close.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import ceil, floor

from checker.core.interval import Interval, overlap
from checker.core.model import Figure
from checker.core.units import unit_of

# A figure and the values that it would have to have beside the others.
Need = tuple[Figure, Interval]
_PARTS = ("%", "个百分点")
_MOST_DIGITS = 12
_CHANCE = Fraction(3, 5)
# What floats lose is less than this part of them.
_TINY = 1e-9
_SHIFTS = tuple(Fraction(10) ** power for power in (1, -1, 4, -4))


def worth(figure: Figure) -> Interval | None:
    """Return what a figure may stand for in the base unit of its dimension: 2吨 is 2000."""
    info = unit_of(figure.unit)
    interval = figure.interval()
    if interval is None:
        return None
    return interval if info is None else interval.times(info.factor)


def fit(needs: Iterable[Need]) -> bool:
    """Tell whether some figure may stand for what it would have to be."""
    return any((own := worth(figure)) is not None and overlap(own, need) for figure, need in needs)


def is_one_slip(needs: Iterable[Need]) -> bool:
    """Tell whether a slip in one of the figures explains that they do not fit.

    A slip is one wrong digit, two neighbouring digits swapped, or a wrong 十 or 万.
    """
    return any(_slips_into(figure, need) for figure, need in needs)


def _slips_into(figure: Figure, need: Interval) -> bool:
    amount = figure.amount
    # What a hedge allows is wide enough to explain nothing.
    if amount is None or amount.top is not None or amount.sense is not None or not amount.step:
        return False
    info = unit_of(figure.unit)
    step = Fraction(amount.step) * (1 if info is None else info.factor)
    number = int(amount.value / amount.step)
    half = Fraction(0 if amount.exact else 1, 2)
    low, high = (None if end.at is None else end.at / step for end in (need.lo, need.hi))
    if low is None or high is None or number <= 0 or _meets_by_chance(number, high - low + 1):
        return False
    least, most = ceil(low - half), floor(high + half)
    if any(least <= edited <= most for edited in _edits(str(number))):
        return True
    # Of a percentage a tenth or ten times as much is met too often by chance.
    shifts = () if figure.unit in _PARTS else _SHIFTS
    return any(low <= (number + half) * s and (number - half) * s <= high for s in shifts)


def _meets_by_chance(number: int, width: Fraction) -> bool:
    """Tell whether one of the edits of a number would often be met by anything at all."""
    digits = len(str(number))
    edits = 9 * digits
    return digits > _MOST_DIGITS or edits * width > _CHANCE * 9 * 10 ** (digits - 1)


def _edits(digits: str) -> Iterator[int]:
    """Yield the number with one digit changed, then with two neighbours swapped."""
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and (at or other != "0"):
                yield int(digits[:at] + other + digits[at + 1 :])
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def difference_needs(one: Figure, other: Figure, gap: Figure) -> Sequence[Need]:
    """Return what each would have to be, were `one` greater than `other` by `gap`."""
    values = [worth(figure) for figure in (one, other, gap)]
    if any(value is None for value in values):
        return ()
    a, b, c = (value for value in values if value is not None)
    return ((gap, a - b), (one, b + c), (other, a - c))


def sum_needs(one: Figure, other: Figure, total: Figure) -> Sequence[Need]:
    """Return what each would have to be, were the last the sum of the other two."""
    values = [worth(figure) for figure in (one, other, total)]
    if any(value is None for value in values):
        return ()
    a, b, c = (value for value in values if value is not None)
    return ((total, a + b), (one, c - b), (other, c - a))


def growth_needs(start: Figure, end: Figure, rate: Figure, side: int) -> Sequence[Need]:
    """Return what each would have to be, were `end` so much more or less than `start`."""
    values = [worth(figure) for figure in (start, end, rate)]
    if any(value is None or not _is_positive(value) for value in values):
        return ()
    a, b, r = (value for value in values if value is not None)
    factor = Interval.point(1) + r if side > 0 else Interval.point(1) - r
    if not _is_positive(factor):
        return ()
    ratio = b / a - Interval.point(1)
    return ((rate, ratio if side > 0 else -ratio), (end, a * factor), (start, b / factor))


def ratio_needs(one: Figure, other: Figure, times: Figure) -> Sequence[Need]:
    """Return what each would have to be, were `one` so many times `other`."""
    values = [worth(figure) for figure in (one, other, times)]
    if any(value is None or not _is_positive(value) for value in values):
        return ()
    a, b, t = (value for value in values if value is not None)
    return ((times, a / b), (one, b * t), (other, a / t))


def mean_needs(total: Figure, size: Figure, mean: Figure, each: Fraction) -> Sequence[Need]:
    """Return what each would have to be, were `mean` what falls to each of `size`.

    `each` is what the unit of the mean is worth: 666.7 square metres of 亩产.
    """
    values = [worth(figure) for figure in (total, size, mean)]
    if any(value is None or not _is_positive(value) for value in values):
        return ()
    a, b, c = (value for value in values if value is not None)
    return (
        (mean, (a / b).times(each)),
        (total, (b * c).times(1 / each)),
        (size, (a / c).times(each)),
    )


def increase_needs(end: Figure, delta: Figure, rate: Figure, side: int) -> Sequence[Need]:
    """Return what each would have to be, were amount and rate of the change that led to `end`."""
    values = [worth(figure) for figure in (end, delta, rate)]
    if any(value is None or not _is_positive(value) for value in values):
        return ()
    b, d, r = (value for value in values if value is not None)
    sign = Interval.point(1 if side > 0 else -1)
    # Each value stands once, as one that stands twice would widen the result.
    over, part = b / d - sign, Interval.point(1) / r + sign
    if not _is_positive(over) or not _is_positive(part):
        return ()
    return ((rate, Interval.point(1) / over), (delta, b / part), (end, d * part))


def are_far(one: Figure, other: Figure, change: Figure, *, is_ratio: bool) -> bool:
    """Tell fast, with nothing worked out exactly, that two values cannot be so far apart.

    `is_ratio`: the change is told as a rate or a factor.
    """
    values = [_rough(figure) for figure in (one, other, change)]
    if any(half < 0 for _, half in values):
        return False
    (low, low_half), (high, high_half) = sorted(values[:2])
    c, c_half = values[2]
    if not is_ratio:
        size = abs(low) + abs(high) + abs(c)
        return abs(high - low - c) > low_half + high_half + c_half + _TINY * size
    if low <= low_half or high <= high_half:
        return low <= 0
    least, most = (high - high_half) / (low + low_half), (high + high_half) / (low - low_half)
    slack = c_half + _TINY * (most + abs(c))
    return not any(
        low - slack <= factor <= high + slack
        for low, high in ((least, most), (1 / most, 1 / least))
        for factor in (1 + c, 1 - c)
    )


def is_quotient(one: Figure, other: Figure, times: Figure, width: float = 0) -> bool | None:
    """Tell fast whether `one` by `other` is `times`, None where only exact numbers can tell.

    Give or take `width`, if that is given, instead of what `times` was rounded by.
    """
    values = [_rough(figure) for figure in (one, other, times)]
    if any(half < 0 for _, half in values):
        return None
    (a, a_half), (b, b_half), (c, c_half) = values
    if a <= a_half or b <= b_half:
        return None
    half = width or c_half
    # By how much the further end of either lies beyond the nearer one of the other.
    least, most = (a - a_half) / (b + b_half), (a + a_half) / (b - b_half)
    inside = min(most - c + half, c + half - least)
    return None if abs(inside) <= _TINY * (most + abs(c)) else inside > 0


def _rough(figure: Figure) -> tuple[float, float]:
    """Return about what a figure is and how wide; a width of −1 where a hedge makes it wider."""
    amount, factor = figure.amount, _rough_factor(figure.unit)
    if amount is None or amount.sense is not None or amount.top is not None:
        return 0.0, -1.0
    return float(amount.value) * factor, 0.0 if amount.exact else float(amount.step) * factor / 2


@cache
def _rough_factor(unit: str) -> float:
    info = unit_of(unit)
    return 1.0 if info is None else float(info.factor)


def _is_positive(value: Interval) -> bool:
    return value.lo.at is not None and value.lo.at > 0
