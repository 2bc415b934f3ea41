"""What formulas are computed with: intervals that know their dimension, lists and dates."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from checker.core.interval import Interval, overlap
from checker.core.model import When
from checker.core.units import unit_of
from checker.ruleset.expression_dimension import canonical, product

# `bare` numbers (literals, constants, counts of days) fit any counting word; `counted` ones
# (97家, 60岁) have a counting word; `measured` ones agree in dimension or not at all.
Measure = Literal["bare", "counted", "measured"]

_MOST_READINGS = 64
_ZERO = Interval.point(0)


class NotEvaluated(Exception):  # noqa: N818  # no error: the page does not say enough
    """The formula has no result for these figures; the text is the reason for editors.

    `reason` is a key of the judge's wording.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RuleFault(Exception):  # noqa: N818  # a problem of the rule, reported as such
    """The formula cannot be right for any figures, as when 家 and 元 are added."""


class Operand(Struct, frozen=True):
    """A number: all it may be, and its dimension. `others` are further accepted readings.

    `unit` is what a bare number counts (年 for `years(…)`), so that it can be compared with
    a printed 4年.
    """

    interval: Interval
    dimension: str = ""
    measure: Measure = "measured"
    unit: str = ""
    others: tuple[Interval, ...] = ()

    def readings(self) -> tuple[Interval, ...]:
        """Return every interval it may stand for."""
        return (self.interval, *self.others)

    def is_zero(self) -> bool:
        """Tell whether it is zero, which needs no unit."""
        at = self.interval.lo.at
        return at is not None and at.numerator == 0 and not self.others and self.interval == _ZERO


Argument = Operand | When | tuple[Operand, ...] | str


def bare(readings: Iterable[int | Fraction], unit: str = "") -> Operand:
    """Return a number without a dimension; several numbers are several accepted readings."""
    first, *others = [Interval.point(number) for number in dict.fromkeys(readings)]
    return Operand(first, "", "bare", unit, tuple(others))


def combine(
    operation: Callable[[Interval, Interval], Interval], left: Operand, right: Operand
) -> tuple[Interval, ...]:
    """Return the operation on every pair of readings."""
    try:
        if not left.others and not right.others:
            return (operation(left.interval, right.interval),)
        pairs = [(a, b) for a in left.readings() for b in right.readings()]
        found = [operation(a, b) for a, b in pairs[:_MOST_READINGS]]
    except ZeroDivisionError:
        raise NotEvaluated("zero-divisor") from None
    return tuple(dict.fromkeys(found))


def alike(left: Operand, right: Operand) -> tuple[Operand, Operand]:
    """Return both so that they can be added or compared; RuleFault if they cannot be."""
    if left.dimension == right.dimension and not left.unit and not right.unit:
        return left, right
    left, right = _scaled(left, right), _scaled(right, left)
    one, other = canonical(left.dimension), canonical(right.dimension)
    if one == other or left.is_zero() or right.is_zero():
        return left, right
    if {left.measure, right.measure} <= {"bare", "counted"} and "bare" in (
        left.measure,
        right.measure,
    ):
        return left, right
    raise RuleFault(f"{_named(one)} and {_named(other)} cannot be added or compared")


def _scaled(number: Operand, other: Operand) -> Operand:
    """Return a bare count of years as years where the other side is measured in time."""
    info = unit_of(number.unit) if number.measure == "bare" and number.unit else None
    if info is None or canonical(info.dimension) != canonical(other.dimension):
        return number
    first, *others = (reading.times(info.factor) for reading in number.readings())
    return Operand(first, info.dimension, "measured", "", tuple(others))


def _named(dimension: str) -> str:
    return dimension or "a number without a unit"


def add(left: Operand, right: Operand, sign: int = 1) -> Operand:
    """Return the sum, or with `sign` -1 the difference."""
    left, right = alike(left, right)
    operation = Interval.__add__ if sign > 0 else Interval.__sub__
    if _are_of_a_kind(left, right):
        return Operand(operation(left.interval, right.interval), left.dimension, left.measure)
    first, *others = combine(operation, left, right)
    leader = right if left.measure == "bare" or left.is_zero() else left
    unit = left.unit or right.unit if leader.measure == "bare" else ""
    return Operand(first, leader.dimension, leader.measure, unit, tuple(others))


def _are_of_a_kind(left: Operand, right: Operand) -> bool:
    """Tell whether two numbers differ in nothing but their one reading, as most do."""
    return (
        left.measure == right.measure
        and left.dimension == right.dimension
        and not (left.unit or right.unit or left.others or right.others)
    )


def multiply(left: Operand, right: Operand) -> Operand:
    """Return the product; its dimension is the product of theirs."""
    first, *others = combine(Interval.__mul__, left, right)
    dimension = product(left.dimension, right.dimension)
    return Operand(first, dimension, _measure(left, right, dimension), "", tuple(others))


def divide(left: Operand, right: Operand) -> Operand:
    """Return the quotient; NotEvaluated if the divisor may be zero."""
    first, *others = combine(Interval.__truediv__, left, right)
    dimension = product(left.dimension, right.dimension, -1)
    return Operand(first, dimension, _measure(left, right, dimension), "", tuple(others))


def raise_to(base: Operand, power: Operand, most: int = 100) -> Operand:
    """Return the base to a power whose readings are whole numbers up to `most`."""
    found: list[Interval] = []
    exponents = [_whole(reading, most) for reading in power.readings()]
    for exponent in exponents:
        try:
            found += [reading**exponent for reading in base.readings()]
        except ZeroDivisionError:
            raise NotEvaluated("zero-divisor") from None
    if base.dimension and len(exponents) > 1:
        raise RuleFault("a figure with a unit cannot be raised to an uncertain power")
    dimension = product("", base.dimension, exponents[0])
    measure: Measure = "bare" if base.measure == "bare" else "measured"
    return Operand(found[0], dimension, measure, "", tuple(dict.fromkeys(found[1:])))


def _whole(reading: Interval, most: int) -> int:
    at = reading.lo.at
    if not reading.is_point() or at is None or at.denominator != 1 or abs(at) > most:
        raise NotEvaluated("no-power")
    return int(at)


def _measure(left: Operand, right: Operand, dimension: str) -> Measure:
    if left.measure == right.measure == "bare":
        return "bare"
    pair = {left.measure, right.measure}
    return "counted" if pair == {"bare", "counted"} and dimension else "measured"


def touch(left: Operand, right: Operand) -> bool:
    """Tell whether some reading of one overlaps some reading of the other."""
    return any(overlap(a, b) for a in left.readings() for b in right.readings())
