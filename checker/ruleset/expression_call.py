"""The functions of formulas at work."""

from collections.abc import Callable, Sequence
from functools import reduce

from checker.core.interval import Interval, greatest, least
from checker.core.model import When
from checker.ruleset.expression_dates import OF_DATES, TESTS, later
from checker.ruleset.expression_facts import (
    Facts,
    band_of,
    cardinality_of,
    fact_of,
    has_unit,
    one_unit_of,
    period_of,
)
from checker.ruleset.expression_lists import is_falling, is_rising, is_whole, middle, plain
from checker.ruleset.expression_value import (
    Argument,
    NotEvaluated,
    Operand,
    RuleFault,
    add,
    alike,
    bare,
    combine,
    divide,
)
from checker.ruleset.model import Reference


def call_function(name: str, arguments: Sequence[Argument], facts: Facts) -> Argument:
    """Return the value of one function of a formula."""
    if name in _OF_FACTS:
        return _OF_FACTS[name](fact_of(arguments, facts))
    if name in _OF_LISTS:
        return _OF_LISTS[name](_numbers(arguments))
    if name == "later":
        return _later(arguments)
    return OF_DATES[name](_dates(arguments))


def call_test(name: str, arguments: Sequence[Argument], facts: Facts) -> bool:
    """Return the truth value of one function of a formula."""
    if name == "has_unit":
        return has_unit(arguments[0], fact_of(arguments[1:], facts))
    if name in _NUMBER_TESTS:
        return _NUMBER_TESTS[name](_numbers(arguments))
    return TESTS[name](_dates(arguments))


def _numbers(arguments: Sequence[Argument]) -> tuple[Operand, ...]:
    found: list[Operand] = []
    for argument in arguments:
        items = argument if isinstance(argument, tuple) else (argument,)
        for item in items:
            if not isinstance(item, Operand):
                raise RuleFault("a date stands where a number is expected")
            found.append(item)
    if not found:
        raise NotEvaluated("empty-list")
    return tuple(found)


def _dates(arguments: Sequence[Argument]) -> tuple[When, ...]:
    if not all(isinstance(argument, When) for argument in arguments):
        raise RuleFault("a number stands where a date is expected")
    return tuple(argument for argument in arguments if isinstance(argument, When))


def _later(arguments: Sequence[Argument]) -> When:
    *dates, number = arguments
    (day,) = _dates(dates)
    (count,) = _numbers([number])
    at = count.interval.lo.at
    if count.others or not count.interval.is_point() or at is None or at.denominator != 1:
        raise NotEvaluated("no-day")
    return later(day, int(at))


def _chosen(choose: Callable[[Interval, Interval], Interval]) -> Callable[..., Operand]:
    def of(numbers: tuple[Operand, ...]) -> Operand:
        return reduce(two, numbers)

    def two(left: Operand, right: Operand) -> Operand:
        left, right = alike(left, right)
        first, *others = combine(choose, left, right)
        leader = right if left.measure == "bare" else left
        return Operand(first, leader.dimension, leader.measure, "", tuple(others))

    return of


def _absolute(numbers: tuple[Operand, ...]) -> Operand:
    (number,) = numbers
    first, *others = (abs(reading) for reading in number.readings())
    return Operand(first, number.dimension, number.measure, number.unit, tuple(others))


def _mean(numbers: tuple[Operand, ...]) -> Operand:
    return divide(reduce(add, numbers), bare([len(numbers)]))


_OF_FACTS: dict[str, Callable[[Reference], Argument]] = {
    "band": band_of,
    "cardinality": cardinality_of,
    "period": period_of,
    "unit": one_unit_of,
}
_OF_LISTS: dict[str, Callable[[tuple[Operand, ...]], Operand]] = {
    "abs": _absolute,
    "count": lambda numbers: bare([len(numbers)]),
    "first": lambda numbers: numbers[0],
    "last": lambda numbers: numbers[-1],
    "max": _chosen(greatest),
    "mean": _mean,
    "middle": middle,
    "min": _chosen(least),
    "plain": plain,
    "sum": lambda numbers: reduce(add, numbers),
}
_NUMBER_TESTS: dict[str, Callable[[tuple[Operand, ...]], bool]] = {
    "falling": is_falling,
    "is_whole": is_whole,
    "rising": is_rising,
}
