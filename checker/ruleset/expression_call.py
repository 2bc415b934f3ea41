"""The functions of formulas at work."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce

from checker.core.calendar import (
    day_exists,
    days_inclusive,
    months_between,
    weekday_of,
    years_between,
)
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

Facts = Mapping[str, Reference]


def call_function(name: str, arguments: Sequence[Argument], facts: Facts) -> Argument:
    """Return the value of one function of a formula."""
    if name in _OF_FACTS:
        return _OF_FACTS[name](_fact(arguments, facts))
    if name in _OF_LISTS:
        return _OF_LISTS[name](_numbers(arguments))
    return _OF_DATES[name](_dates(arguments))


def call_test(name: str, arguments: Sequence[Argument]) -> bool:
    """Return the truth value of one function of a formula."""
    return _TESTS[name](_dates(arguments))


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


def _days(dates: tuple[When, ...]) -> Operand:
    count = days_inclusive(_stretch(dates))
    if count is None or count < 1:
        raise NotEvaluated("no-day")
    return bare([count], "天")


def _stretch(dates: tuple[When, ...]) -> When:
    first, last = dates[0], dates[-1]
    return When("span", first.first, last.last, first.start, last.end)


def _months(dates: tuple[When, ...]) -> Operand:
    counts = months_between(dates[0], dates[-1])
    if len(dates) == 1 and counts:
        # The months of one period are counted, not the steps between its ends.
        counts = counts[-1:]
    return _known(counts, "个月")


def _years(dates: tuple[When, ...]) -> Operand:
    return _known(years_between(dates[0], dates[1]), "年")


def _age(dates: tuple[When, ...]) -> Operand:
    born, at = dates
    if born.start and born.start == born.end and at.start and at.start == at.end:
        had_birthday = (at.start.month, at.start.day) >= (born.start.month, born.start.day)
        return bare([at.start.year - born.start.year - (not had_birthday)], "岁")
    if born.first[0] is None or at.last[0] is None:
        raise NotEvaluated("no-day")
    years = at.last[0] - born.first[0]
    return bare([years, years - 1], "岁")


def _known(counts: tuple[int, ...], unit: str) -> Operand:
    if not counts or max(counts) < 0:
        raise NotEvaluated("no-day")
    return bare(counts, unit)


def _year(dates: tuple[When, ...]) -> Operand:
    year = dates[0].first[0]
    return _known(() if year is None else (year,), "")


def _weekday(dates: tuple[When, ...]) -> Operand:
    (when,) = dates
    if when.start is None or when.start != when.end:
        raise NotEvaluated("no-day")
    return bare([weekday_of(when.start)])


def _exists(dates: tuple[When, ...]) -> bool:
    ends = (dates[0].first, dates[0].last)
    return all(
        day_exists(month, day, year)
        for year, month, day in ends
        if month is not None and day is not None
    )


def _before(dates: tuple[When, ...]) -> bool:
    first, second = dates
    if first.start is None or second.end is None:
        raise NotEvaluated("no-day")
    return first.start < second.end


def _ordered(dates: tuple[When, ...]) -> bool:
    """Tell whether the period may end after its start; without a year it may pass the new year."""
    (when,) = dates
    if when.start is not None and when.end is not None:
        return when.start <= when.end
    (year, month, day), (last_year, last_month, last_day) = when.first, when.last
    if year is not None and last_year is not None and year != last_year:
        return year < last_year
    if month is None or last_month is None or month != last_month:
        return True
    return day is None or last_day is None or day <= last_day


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
_OF_DATES: dict[str, Callable[[tuple[When, ...]], Operand]] = {
    "age": _age,
    "days": _days,
    "months": _months,
    "weekday": _weekday,
    "year": _year,
    "years": _years,
}
_TESTS: dict[str, Callable[[tuple[When, ...]], bool]] = {
    "before": _before,
    "exists": _exists,
    "ordered": _ordered,
}
