"""What formulas ask of numbers and of reference data, word for word."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from checker.core.interval import UNBOUNDED, End, Interval
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_evaluate import Scope, compute, judge_condition
from checker.ruleset.expression_facts import is_known
from checker.ruleset.expression_sort import Sort
from checker.ruleset.expression_value import Argument, NotEvaluated, Operand, RuleFault
from checker.ruleset.model import Reference

SPEED = Reference("speed/rail", "", "", "", low="20", high="380", unit="公里/小时")
LIST = Reference("cardinality/terms", "", "", "", value="24")
FACTS = {fact.id: fact for fact in (SPEED, LIST)}


def number(low: int | str, high: int | str | None = None, dimension: str = "count 人") -> Operand:
    ends = Interval.closed(Fraction(low), Fraction(low if high is None else high))
    return Operand(ends, dimension, "counted")


def holds(formula: str, names: Mapping[str, Argument]) -> bool:
    return judge_condition(parse_expression(formula).condition(), Scope(names, FACTS)).holds


@pytest.mark.parametrize(
    ("values", "rising", "falling"),
    [
        ((1, 2, 3), True, False),
        ((3, 2, 1), False, True),
        ((2, 2, 2), True, True),
        ((1, 3, 2), False, False),
        ((5,), True, True),
    ],
)
def test_a_list_is_in_order(values: tuple[int, ...], rising: bool, falling: bool) -> None:
    names = {"values": tuple(number(value) for value in values)}
    assert holds("rising(values)", names) is rising
    assert holds("falling(values)", names) is falling


def test_rounded_neighbours_may_be_in_either_order() -> None:
    names = {"values": (number("12.15", "12.25"), number("12.2", "12.3"))}
    assert holds("rising(values)", names)
    assert holds("falling(values)", names)


@pytest.mark.parametrize(
    ("low", "high", "whole"),
    [
        ("123", "123", True),
        ("123.45", "123.55", False),
        ("11500", "12500", True),
        ("0.95", "1.05", True),
        ("8.55", "8.65", False),
    ],
)
def test_a_whole_number_is_among_the_values(low: str, high: str, whole: bool) -> None:
    assert holds("is_whole(figure)", {"figure": number(low, high)}) is whole


def test_middle_is_the_printed_number() -> None:
    names = {"one": number("5390", "5410"), "other": number("5400")}
    assert not holds("middle(one) != middle(other)", names)
    assert holds("one == other", names)


def test_middle_of_what_has_no_end_is_open() -> None:
    unbounded = Operand(Interval(End(Fraction(5)), UNBOUNDED), "count 人", "counted")
    with pytest.raises(NotEvaluated, match="unbounded"):
        holds("middle(one) != 4", {"one": unbounded})


def test_plain_numbers_compare_whatever_they_count() -> None:
    names = {"rank": number(15), "field": number(13, dimension="count 个")}
    assert not holds("plain(rank) <= plain(field)", names)
    with pytest.raises(RuleFault):
        holds("rank <= field", names)


def test_units_are_those_of_the_entry_or_not() -> None:
    kilometres_per_hour = Operand(Interval.point(100), "length·time^-1")
    assert holds('has_unit(figure, "speed/rail")', {"figure": kilometres_per_hour})
    assert not holds('has_unit(figure, "speed/rail")', {"figure": number(5)})
    assert compute(parse_expression('unit("speed/rail")').value(), Scope({}, FACTS)).interval == (
        Interval.point(Fraction(1000, 3600))
    )


def test_a_group_without_a_fitting_entry_leaves_the_question_open() -> None:
    with pytest.raises(NotEvaluated, match="no-fact"):
        holds('has_unit(figure, "speed/*")', {"figure": number(5)})
    with pytest.raises(RuleFault, match="speed/none"):
        holds('has_unit(figure, "speed/none")', {"figure": number(5)})


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("speed/rail", True),
        ("speed/*", True),
        ("speed/walk", False),
        ("spee/*", False),
        ("*", False),
    ],
)
def test_names_of_entries_and_groups(name: str, known: bool) -> None:
    assert is_known(name, FACTS) is known


def test_an_unknown_group_is_a_fault_of_the_rule() -> None:
    formula = parse_expression('is_between(figure, band("spede/*"))')
    faults = formula.faults({"figure": Sort("number", "")}, FACTS)
    assert [fault for fault in faults if "spede" in fault] == list(faults) != []


@pytest.mark.parametrize("formula", ['has_unit("speed/rail", figure)', "has_unit(figure, figure)"])
def test_texts_stand_in_their_place(formula: str) -> None:
    with pytest.raises(ValueError, match="takes"):
        parse_expression(formula)
