"""What a printed number says before it becomes an interval."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from checker.core.interval import UNBOUNDED, End, Interval

# How a hedge moves the ends; which words mean which is data (rules/language/*/hedges.yaml).
Sense = Literal[
    "more",  # 余 多: a little above
    "over",  # 超过 突破: above; by how much, nothing says, so one step is a soft end
    "at-least",  # 以上 至少: from here up
    "at-most",  # 以内 不超过: up to here
    "nearly",  # 近: a step below
    "under",  # 不足: below, soft at one step down
    "about",  # 约 左右: both sides, soft
]


# A counted whole is taken for a round number from two trailing zeros on: 4000人, not 120家.
_ROUND_COUNT = 100


class Amount(Struct, frozen=True, gc=False):
    """A number as printed: `value` with 万/亿 applied, in the written unit.

    `step` is the last written place (48.27% → 0.01, 1.2万 → 1000), `coarse` the place
    of the last digit that is not zero (2800 → 100). `top` is the upper end of a range
    whose lower end is `value`. `exact` marks counted wholes (97家), which have no width.
    `width` is the half width of “about”, in the written unit.
    """

    value: Decimal
    step: Decimal
    coarse: Decimal
    top: Decimal | None = None
    sense: Sense | None = None
    exact: bool = False
    width: Decimal | None = None


# One figure is compared with many: the arithmetic of its ends is done once.
@lru_cache(maxsize=4096)
def to_interval(amount: Amount, *, loose: bool = False) -> Interval:
    """Return all values `amount` may stand for.

    Strict reading: the last written digit counts; `loose`: trailing zeros do not.
    """
    value = Fraction(amount.value)
    if amount.top is not None:
        return _hedged_range(value, Fraction(amount.top), amount)
    if amount.sense is not None:
        return _hedged(value, amount)
    loose = loose and reads_loosely(amount)
    if amount.exact and not loose:
        return Interval.point(value)
    half = Fraction(amount.coarse if loose else amount.step) / 2
    return Interval.closed(value - half, value + half)


def reads_loosely(amount: Amount) -> bool:
    """Tell whether the loose reading of `amount` is another one than the strict reading."""
    if amount.top is not None or amount.sense is not None:
        return False
    if amount.exact:
        return amount.coarse >= _ROUND_COUNT * amount.step
    return amount.coarse != amount.step


def _hedged(value: Fraction, amount: Amount) -> Interval:
    coarse = Fraction(amount.coarse)
    match amount.sense:
        case "more" | "over":
            return Interval(End(value, open=True), End(value + coarse, open=True, soft=True))
        case "at-least":
            return Interval(End(value), UNBOUNDED)
        case "at-most":
            return Interval(UNBOUNDED, End(value))
        case "nearly":
            return Interval(End(value - coarse, soft=True), End(value, open=True))
        case "under":
            return Interval(End(value - coarse, open=True, soft=True), End(value, open=True))
        case _:
            width = Fraction(amount.width if amount.width is not None else amount.step)
            return Interval(End(value - width, soft=True), End(value + width, soft=True))


def _hedged_range(low: Fraction, high: Fraction, amount: Amount) -> Interval:
    match amount.sense:
        case "over" | "more":
            return Interval(End(low, open=True), UNBOUNDED)
        case "at-least":
            return Interval(End(low), UNBOUNDED)
        case "about":
            return Interval(End(low, soft=True), End(high, soft=True))
        case _:
            return Interval.closed(low, high)
