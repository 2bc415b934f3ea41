"""The functions of formulas at work."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce

from checker.core.interval import UNBOUNDED, End, Interval, greatest, least
from checker.core.model import When
from checker.core.units import unit_of
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

from checker.ruleset.expression_dates import OF_DATES, TESTS, later

Facts = Mapping[str, Reference]


def call_function(name: str, arguments: Sequence[Argument], facts: Facts) -> Argument:
    """Return the value of one function of a formula."""
    if name in _OF_FACTS:
        return _OF_FACTS[name](_fact(arguments, facts))
    if name in _OF_LISTS:
        return _OF_LISTS[name](_numbers(arguments))
    if name == "later":
        return _later(arguments)
    return OF_DATES[name](_dates(arguments))


def call_test(name: str, arguments: Sequence[Argument]) -> bool:
    """Return the truth value of one function of a formula."""
    return TESTS[name](_dates(arguments))


def _fact(arguments: Sequence[Argument], facts: Facts) -> Reference:
    (key,) = arguments
    if not isinstance(key, str) or key not in facts:
        raise RuleFault(f'no reference entry "{key}"')
    return facts[key]


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


def _band(fact: Reference) -> Operand:
    ends = [fact.low, fact.high] if fact.value is None else [fact.value, fact.value]
    lo, hi = (UNBOUNDED if end is None else End(Fraction(end)) for end in ends)
    if not fact.unit:
        return Operand(Interval(lo, hi), "", "bare")
    info = unit_of(fact.unit)
    if info is None:
        return Operand(Interval(lo, hi), fact.unit, "counted")
    return Operand(Interval(lo, hi).times(info.factor), info.dimension)


def _cardinality(fact: Reference) -> Operand:
    if fact.value is None:
        raise RuleFault(f'the reference entry "{fact.id}" has no value')
    return Operand(Interval.point(Fraction(fact.value)), "", "bare")


def _period(fact: Reference) -> When:
    if fact.start is None or fact.end is None:
        raise RuleFault(f'the reference entry "{fact.id}" has no start and end')
    start, end = dt.date.fromisoformat(fact.start), dt.date.fromisoformat(fact.end)
    first, last = ((day.year, day.month, day.day) for day in (start, end))
    return When("span", first, last, start, end)


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
    "band": _band,
    "cardinality": _cardinality,
    "period": _period,
}
_OF_LISTS: dict[str, Callable[[tuple[Operand, ...]], Operand]] = {
    "abs": _absolute,
    "count": lambda numbers: bare([len(numbers)]),
    "first": lambda numbers: numbers[0],
    "last": lambda numbers: numbers[-1],
    "max": _chosen(greatest),
    "mean": _mean,
    "min": _chosen(least),
    "sum": lambda numbers: reduce(add, numbers),
}
