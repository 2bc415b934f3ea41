"""Reference data in formulas: `band("yield/wheat")`, or `band("yield/*")` by the words of the page.

A name that ends in `/*` stands for the one entry of the group whose words the page uses
nearest to the figures; which that is, the judge knows.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from checker.core.interval import UNBOUNDED, End, Interval
from checker.core.model import When
from checker.core.units import unit_of
from checker.ruleset.expression_dimension import canonical
from checker.ruleset.expression_value import Argument, NotEvaluated, Operand, RuleFault
from checker.ruleset.model import Reference

Facts = Mapping[str, Reference]
ANY = "/*"


def is_known(name: str, facts: Collection[str]) -> bool:
    """Tell whether there is such an entry, or an entry in such a group."""
    if name.endswith(ANY):
        return any(key.startswith(name.removesuffix("*")) for key in facts)
    return name in facts


def fact_of(arguments: Sequence[Argument], facts: Facts) -> Reference:
    """Return the entry that the one argument names."""
    (key,) = arguments
    if isinstance(key, str) and key in facts:
        return facts[key]
    if isinstance(key, str) and key.endswith(ANY):
        raise NotEvaluated("no-fact")
    raise RuleFault(f'no reference entry "{key}"')


def band_of(fact: Reference) -> Operand:
    """Return the values of a band, or the one value of an entry that has no band."""
    ends = [fact.low, fact.high] if fact.value is None else [fact.value, fact.value]
    lo, hi = (UNBOUNDED if end is None else End(Fraction(end)) for end in ends)
    if not fact.unit:
        return Operand(Interval(lo, hi), "", "bare")
    info = unit_of(fact.unit)
    if info is None:
        return Operand(Interval(lo, hi), fact.unit, "counted")
    return Operand(Interval(lo, hi) * Interval.point(info.factor), info.dimension)


def cardinality_of(fact: Reference) -> Operand:
    """Return how many there are, as a bare number."""
    if fact.value is None:
        raise RuleFault(f'the reference entry "{fact.id}" has no value')
    return Operand(Interval.point(Fraction(fact.value)), "", "bare")


def period_of(fact: Reference) -> When:
    """Return the days from start to end."""
    if fact.start is None or fact.end is None:
        raise RuleFault(f'the reference entry "{fact.id}" has no start and end')
    start, end = dt.date.fromisoformat(fact.start), dt.date.fromisoformat(fact.end)
    first, last = ((day.year, day.month, day.day) for day in (start, end))
    return When("span", first, last, start, end)


def one_unit_of(fact: Reference) -> Operand:
    """Return one of the unit of the entry: 1千瓦时."""
    info = unit_of(fact.unit) if fact.unit else None
    if info is None:
        raise RuleFault(f'the reference entry "{fact.id}" has no unit')
    return Operand(Interval.point(info.factor), info.dimension)


def has_unit(number: Argument, fact: Reference) -> bool:
    """Tell whether a figure is in a unit that converts to that of the entry."""
    if not isinstance(number, Operand):
        raise RuleFault("has_unit() takes a number")
    return canonical(number.dimension) == canonical(one_unit_of(fact).dimension)
