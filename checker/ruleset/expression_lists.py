"""What formulas ask of numbers: are they in order, is one whole, what was printed."""

import math
from itertools import pairwise

from checker.core.interval import Interval, below
from checker.ruleset.expression_value import NotEvaluated, Operand, alike

Numbers = tuple[Operand, ...]


def middle(numbers: Numbers) -> Operand:
    """Return the printed number itself, without what rounding leaves open."""
    (number,) = numbers
    first, *others = (_middle_of(reading) for reading in number.readings())
    return Operand(first, number.dimension, number.measure, number.unit, tuple(others))


def _middle_of(reading: Interval) -> Interval:
    if reading.lo.at is None or reading.hi.at is None:
        raise NotEvaluated("unbounded")
    return Interval.point((reading.lo.at + reading.hi.at) / 2)


def plain(numbers: Numbers) -> Operand:
    """Return the number without its unit: 第15位 of 13个 is 15 of 13."""
    (number,) = numbers
    return Operand(number.interval, "", "bare", "", number.others)


def is_whole(numbers: Numbers) -> bool:
    """Tell whether a whole number is among the values: 1.2万 may be 12003, 3.5 is no count."""
    (number,) = numbers
    return any(_holds_whole(reading) for reading in number.readings())


def _holds_whole(reading: Interval) -> bool:
    lo, hi = reading.lo.at, reading.hi.at
    return lo is None or hi is None or math.floor(hi) >= math.ceil(lo)


def is_rising(numbers: Numbers) -> bool:
    """Tell whether no number need be below the one before it."""
    pairs = (alike(one, other) for one, other in pairwise(numbers))
    return all(below(one.interval, other.interval, or_equal=True) for one, other in pairs)


def is_falling(numbers: Numbers) -> bool:
    """Tell whether no number need be above the one before it."""
    return is_rising(numbers[::-1])
