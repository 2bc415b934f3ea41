"""Arithmetic on intervals: no value is lost, and ends stay open, shut and soft as they were."""

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.core.interval import (
    UNBOUNDED,
    End,
    Interval,
    below,
    greatest,
    least,
    meet,
    overlap,
    union,
    widened,
)

# A machine under load is no fault of the code.
UNHURRIED = settings(deadline=None)

Operation = Callable[[Interval, Interval], Interval]


def interval(text: str) -> Interval:
    """Return the interval that mathematicians write so: [4,5), (-∞,3], [1~,2]; ~ is soft."""
    lo, hi = text[1:-1].split(",")
    return Interval(_end(lo, is_open=text[0] == "("), _end(hi, is_open=text[-1] == ")"))


def _end(text: str, *, is_open: bool) -> End:
    if "∞" in text:
        return UNBOUNDED
    return End(Fraction(text.rstrip("~")), is_open, text.endswith("~"))


def to_text(value: Interval) -> str:
    """Return an interval as `interval` reads it."""
    lo, hi = value.lo, value.hi
    texts = ["∞" if e.at is None else f"{e.at}{'~' if e.soft else ''}" for e in (lo, hi)]
    texts[0] = texts[0].replace("∞", "-∞")
    return f"{'(' if lo.open else '['}{','.join(texts)}{')' if hi.open else ']'}"


SMALL = st.fractions(min_value=-9, max_value=9, max_denominator=4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval that is not empty, with ends of every kind."""
    lo, hi = sorted([draw(SMALL), draw(SMALL)])
    if lo == hi:
        return Interval.point(lo)
    ends = [End(at, draw(st.booleans()), draw(st.booleans())) for at in (lo, hi)]
    unbounded = draw(st.sampled_from([(), (0,), (1,), (0, 1)]))
    for side in unbounded:
        ends[side] = UNBOUNDED
    return Interval(*ends)


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Draw an interval and a value in it, often one at or next to an end."""
    found = draw(intervals())
    lo = Fraction(-20) if found.lo.at is None else found.lo.at
    hi = Fraction(20) if found.hi.at is None else found.hi.at
    share = Fraction(draw(st.sampled_from([0, 1, 30, 50, 77, 99, 100])), 100)
    if share == 0 and found.lo.open:
        share = Fraction(1, 100)
    if share == 1 and found.hi.open:
        share = Fraction(99, 100)
    return found, lo + share * (hi - lo)


BINARY: list[Operation] = [operator.add, operator.sub, operator.mul]


@pytest.mark.parametrize("operation", BINARY)
@UNHURRIED
@given(one=members(), other=members())
def test_a_result_holds_the_result_of_its_members(
    operation: Callable[..., object],
    one: tuple[Interval, Fraction],
    other: tuple[Interval, Fraction],
) -> None:
    result = operation(one[0], other[0])
    assert isinstance(result, Interval)
    value = operation(one[1], other[1])
    assert isinstance(value, Fraction)
    assert result.holds(value)


@UNHURRIED
@given(one=members(), other=members())
def test_a_quotient_holds_the_quotient_of_its_members(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    if other[0].holds(0):
        with pytest.raises(ZeroDivisionError):
            one[0] / other[0]
        return
    assert (one[0] / other[0]).holds(one[1] / other[1])


@UNHURRIED
@given(one=members(), power=st.integers(-4, 4))
def test_a_power_holds_the_powers_of_its_members(
    one: tuple[Interval, Fraction], power: int
) -> None:
    if power < 0 and one[0].holds(0):
        return
    assert (one[0] ** power).holds(one[1] ** power)


@UNHURRIED
@given(one=members())
def test_the_absolute_value_holds_those_of_its_members(one: tuple[Interval, Fraction]) -> None:
    assert abs(one[0]).holds(abs(one[1]))


@UNHURRIED
@given(one=members(), other=members())
def test_the_least_and_the_greatest_hold_those_of_their_members(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    assert least(one[0], other[0]).holds(min(one[1], other[1]))
    assert greatest(one[0], other[0]).holds(max(one[1], other[1]))


@UNHURRIED
@given(one=members(), other=intervals())
def test_a_union_holds_both_and_a_meeting_only_what_both_hold(
    one: tuple[Interval, Fraction], other: Interval
) -> None:
    assert union(one[0], other).holds(one[1])
    both = meet(one[0], other)
    assert (both is not None and both.holds(one[1])) is other.holds(one[1])
    assert (both is None) is not overlap(one[0], other)


@UNHURRIED
@given(one=intervals())
def test_negation_swaps_the_ends_with_all_they_are(one: Interval) -> None:
    negated = -one
    assert (negated.lo.open, negated.lo.soft) == (one.hi.open, one.hi.soft)
    assert (negated.hi.open, negated.hi.soft) == (one.lo.open, one.lo.soft)
    assert -negated == one


@UNHURRIED
@given(one=intervals(), other=intervals())
def test_a_sum_is_open_where_either_end_is(one: Interval, other: Interval) -> None:
    total = one + other
    assert total.lo.open is (one.lo.open or other.lo.open)
    assert total.hi.open is (one.hi.open or other.hi.open)


@UNHURRIED
@given(one=intervals(), other=intervals())
def test_order_and_overlap_do_not_depend_on_who_asks(one: Interval, other: Interval) -> None:
    assert overlap(one, other) is overlap(other, one)
    assert overlap(one, other) is (
        below(one, other, or_equal=True) and below(other, one, or_equal=True)
    )
    assert one + other == other + one
    assert one * other == other * one


@UNHURRIED
@given(one=members())
def test_widening_takes_nothing_away_and_leaves_no_soft_end(
    one: tuple[Interval, Fraction],
) -> None:
    wide = widened(one[0])
    assert wide.holds(one[1])
    assert not wide.lo.soft
    assert not wide.hi.soft


ARITHMETIC = [
    ("[1,2]", "+", "[3,4)", "[4,6)"),
    ("(1,2]", "+", "[3,4)", "(4,6)"),
    ("[1,2]", "-", "[3,4)", "(-3,-1]"),
    ("[1,2~]", "-", "[3~,4]", "[-3,-1~]"),
    ("[2,3)", "*", "[-5,-4]", "(-15,-8]"),
    ("[-2,3)", "*", "[-5,4]", "(-15,12)"),
    ("[0,3)", "*", "(2,5)", "[0,15)"),
    ("(0,3)", "*", "(2,5)", "(0,15)"),
    ("[0,3]", "*", "[2,∞)", "[0,∞)"),
    ("[-1,3]", "*", "[2,∞)", "(-∞,∞)"),
    ("[0,1]", "*", "[2~,5]", "[0,5]"),
    ("[6,8]", "/", "[2,4)", "(3/2,4]"),
    ("[6,8]", "/", "(-4,-2]", "[-4,-3/2)"),
    ("[1,1]", "/", "[2,∞)", "(0,1/2]"),
    ("[1,1]", "/", "(0,5]", "[1/5,∞)"),
    ("[1,1]", "/", "[-5,0)", "(-∞,-1/5]"),
    ("[-1,2]", "/", "(-∞,-4]", "[-1/2,1/4]"),
]
OPERATIONS: dict[str, Operation] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


@pytest.mark.parametrize(("left", "sign", "right", "expected"), ARITHMETIC)
def test_arithmetic_keeps_ends_open_shut_and_soft(
    left: str, sign: str, right: str, expected: str
) -> None:
    assert to_text(OPERATIONS[sign](interval(left), interval(right))) == expected


@pytest.mark.parametrize("divisor", ["[0,0]", "[-1,1]", "[0,2]", "(-∞,∞)", "(-1,0]", "(-∞,0]"])
def test_a_divisor_that_holds_zero_is_refused(divisor: str) -> None:
    with pytest.raises(ZeroDivisionError):
        interval("[1,2]") / interval(divisor)


POWERS = [
    ("[-2,3]", 2, "[0,9]"),
    ("[-2,3)", 3, "[-8,27)"),
    ("(-3,-2]", 2, "[4,9)"),
    ("(-3,2~]", 2, "[0,9)"),
    ("[2,3)", 0, "[1,1]"),
    ("[2,4)", -1, "(1/4,1/2]"),
    ("[2,∞)", 2, "[4,∞)"),
    ("(-∞,-2~]", 3, "(-∞,-8~]"),
]


@pytest.mark.parametrize(("base", "power", "expected"), POWERS)
def test_a_power_is_that_of_one_value_not_of_many(base: str, power: int, expected: str) -> None:
    assert to_text(interval(base) ** power) == expected


def test_an_exact_five_is_not_one_truncated_four() -> None:
    # A processor that joins closed flags with “or” accepts this sum.
    assert not overlap(Interval.point(5), interval("[4,5)"))


def test_three_minus_eight_is_not_minus_six_with_truncated_figures() -> None:
    # [3,4) − [8,9) is (−6, −4): without swapping openness, −6 would be in it.
    difference = interval("[3,4)") - interval("[8,9)")
    assert to_text(difference) == "(-6,-4)"
    assert not difference.holds(-6)


def test_growth_is_taken_over_the_corners() -> None:
    start, end = interval("[95,105]"), interval("[75,85]")
    assert to_text(end / start - Interval.point(1)) == "[-2/7,-2/19]"
    # Term by term, (end − start) ÷ start, the start would vary twice and let more pass.
    assert to_text((end - start) / start) == "[-6/19,-2/21]"


COMPARISONS = [
    ("[1,2]", "[2,3]", True, True),
    ("[2,3]", "[1,2]", False, True),
    ("(2,3]", "[1,2]", False, False),
    ("[2,3]", "[1,2)", False, False),
    ("[2,3]", "(-∞,2]", False, True),
    ("[2,3]", "[9,∞)", True, True),
    ("(-∞,5]", "[1,1]", True, True),
]


@pytest.mark.parametrize(("left", "right", "strictly", "or_equal"), COMPARISONS)
def test_below_asks_whether_some_values_are(
    left: str, right: str, strictly: bool, or_equal: bool
) -> None:
    one, other = interval(left), interval(right)
    assert below(one, other, or_equal=False) is strictly
    assert below(one, other, or_equal=True) is or_equal


WIDENED = [
    ("[95~,105~]", "(0,∞)"),
    ("(100,110~)", "(100,∞)"),
    ("[-105~,-95~]", "(-∞,0)"),
    ("[-5~,5~]", "(-∞,∞)"),
    ("[3,4)", "[3,4)"),
]


@pytest.mark.parametrize(("text", "expected"), WIDENED)
def test_soft_ends_give_way_on_their_side_of_zero(text: str, expected: str) -> None:
    assert to_text(widened(interval(text))) == expected


@UNHURRIED
@given(one=members(), factor=SMALL)
def test_a_multiple_holds_the_multiples_of_its_members(
    one: tuple[Interval, Fraction], factor: Fraction
) -> None:
    multiple = one[0].times(factor)
    assert multiple.holds(one[1] * factor)
    assert multiple == one[0] * Interval.point(factor) == Interval.point(factor) * one[0]
