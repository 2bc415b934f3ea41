"""What formulas of rules come to, over intervals, lists and dates."""

import datetime as dt
from fractions import Fraction

import pytest

from checker.core.interval import UNBOUNDED, End, Interval
from checker.core.model import When
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_dimension import canonical, product
from checker.ruleset.expression_evaluate import Outcome, Scope, compute, judge_condition
from checker.ruleset.expression_tree import Compare
from checker.ruleset.expression_value import Argument, NotEvaluated, Operand, RuleFault, bare
from tests.core.test_interval import interval, to_text
from tests.ruleset.test_expression import FACTS


def number(text: str, dimension: str = "") -> Operand:
    """Return a measured operand: number("[2,3)", "家")."""
    return Operand(interval(text), dimension)


def day(text: str) -> When:
    """Return the day written so: 2022-04-13."""
    date = dt.date.fromisoformat(text)
    printed = (date.year, date.month, date.day)
    return When("day", printed, printed, date, date)


def year(number: int) -> When:
    """Return a whole year."""
    said = (number, None, None)
    return When("year", said, said, dt.date(number, 1, 1), dt.date(number, 12, 31))


def judge(source: str, **names: Argument) -> Outcome:
    """Return the outcome of a condition."""
    return judge_condition(parse_expression(source).condition(), Scope(names, FACTS))


def result(source: str, **names: Argument) -> Operand:
    """Return the value of a formula."""
    return compute(parse_expression(source).value(), Scope(names, FACTS))


VALUES = [
    ("end - start", "[1,2)", "[3,4]", "(1,3]"),
    ("end - start * 2", "[1,2)", "[3,4]", "(-1,2]"),
    ("-(end / start)", "[1,2)", "[3,4]", "[-4,-3/2)"),
    ("end / start - 1", "[2,4]", "[3,4]", "[-1/4,1]"),
    ("end ** 2", "[1,2]", "[-3,4]", "[0,16]"),
    ("start ** -1", "[2,4]", "[0,0]", "[1/4,1/2]"),
    ("abs(start - end)", "[1,2)", "[3,4]", "(1,3]"),
    ("min(start, end)", "[1,5)", "[3,4]", "[1,4]"),
    ("max(start, end)", "[1,5)", "[3,4]", "[3,5)"),
    ("0.1 + 0.2", "[0,0]", "[0,0]", "[3/10,3/10]"),
]


@pytest.mark.parametrize(("source", "start", "end", "expected"), VALUES)
def test_values_are_computed_exactly(source: str, start: str, end: str, expected: str) -> None:
    found = result(source, start=number(start), end=number(end))
    assert to_text(found.interval) == expected


LISTS = [
    ("sum(parts)", "[6,12]"),
    ("mean(parts)", "[2,4]"),
    ("min(parts)", "[1,2]"),
    ("max(parts)", "[3,6]"),
    ("first(parts)", "[2,4]"),
    ("last(parts)", "[3,6]"),
    ("count(parts)", "[3,3]"),
]


@pytest.mark.parametrize(("source", "expected"), LISTS)
def test_lists_are_summed_counted_and_compared(source: str, expected: str) -> None:
    parts = (number("[2,4]", "家"), number("[1,2]", "家"), number("[3,6]", "家"))
    assert to_text(result(source, parts=parts).interval) == expected


CONDITIONS = [
    ("a == b", "[1,2]", "[2,3]", True),
    ("a == b", "[1,2)", "[2,3]", False),
    ("a != b", "[1,2]", "[1,2]", True),
    ("a != b", "[2,2]", "[2,2]", False),
    ("a < b", "[2,3]", "[1,2]", False),
    ("a <= b", "[2,3]", "[1,2]", True),
    ("a > b", "[1,2]", "[2,3]", False),
    ("a >= b", "[1,2]", "[2,3]", True),
    ("not a == b", "[2,2]", "[2,2]", False),
    ("not a < b", "[2,3]", "[1,2]", True),
    ("not not a < b", "[2,3]", "[1,2]", False),
    ("0 <= a <= 1", "[9/10,11/10]", "[0,0]", True),
    ("0 <= a <= 1", "[102/100,104/100]", "[0,0]", False),
    ("not 0 <= a <= 1", "[102/100,104/100]", "[0,0]", True),
    ("a < 0 or b > 2", "[1,2]", "[3,3]", True),
    ("a < 0 and b > 2", "[1,2]", "[3,3]", False),
    ("not (a > 0 and b > 2)", "[1,2]", "[3,3]", False),
    ("is_between(a, b)", "[1,2)", "[2,9]", False),
    ("is_between(a, b)", "[1,2]", "[2,9]", True),
    ("not is_between(a, b)", "[3,4]", "[2,9]", False),
    ("not is_between(a, b)", "[1,4]", "[2,9]", True),
    ("not is_between(a, b)", "[2,4]", "(2,9]", True),
    ("is_between(a, 1, 3)", "[0,1]", "[0,0]", True),
    ("is_between(a, 1, 3)", "[0,1)", "[0,0]", False),
    ("not is_between(a, 1, 3)", "[1,3]", "[0,0]", False),
]


@pytest.mark.parametrize(("source", "a", "b", "expected"), CONDITIONS)
def test_a_condition_holds_where_some_values_make_it_hold(
    source: str, a: str, b: str, expected: bool
) -> None:
    assert judge(source, a=number(a), b=number(b)).holds is expected


def test_the_first_comparison_that_fails_is_told_with_both_sides() -> None:
    outcome = judge("a > 0 and a + b == 9 and a > 8", a=number("[1,2]"), b=number("[3,4]"))
    expected = parse_expression("a + b == 9").condition()
    assert isinstance(expected, Compare)
    nine = Operand(Interval.point(9), "", "bare")
    assert outcome == Outcome(False, expected, number("[4,6]"), nine)


def test_what_can_be_decided_is_decided_though_a_part_is_open() -> None:
    known, unknown = number("[1,1]"), number("[-1,1]")
    assert judge("a > 0 or a / b == 2", a=known, b=unknown).holds
    assert not judge("a < 0 and a / b == 2", a=known, b=unknown).holds
    with pytest.raises(NotEvaluated, match="zero-divisor"):
        judge("a > 0 and a / b == 2", a=known, b=unknown)


DATES = [
    ("days(from, to)", "2022-01-01", "2022-02-28", ["59"]),
    ("days(from)", "2022-01-01", "2022-02-28", ["1"]),
    ("years(from, to)", "2018-01-01", "2021-12-31", ["3", "4"]),
    ("months(from, to)", "2018-01-01", "2018-03-31", ["2", "3"]),
    ("year(to)", "2018-01-01", "2021-12-31", ["2021"]),
    ("weekday(to)", "2018-01-01", "2022-04-13", ["3"]),
    ("age(from, to)", "1958-06-02", "2022-04-13", ["63"]),
    ("age(from, to)", "1958-04-13", "2022-04-13", ["64"]),
]


@pytest.mark.parametrize(("source", "start", "end", "expected"), DATES)
def test_dates_are_counted(source: str, start: str, end: str, expected: list[str]) -> None:
    found = result(source, **{"from": day(start), "to": day(end)})
    assert [str(reading.lo.at) for reading in found.readings()] == expected


def test_a_birth_year_allows_two_ages() -> None:
    found = result("age(born, at)", born=year(1958), at=year(2025))
    assert found == bare([66, 67], "岁")


def test_both_counts_of_years_are_accepted_and_no_other() -> None:
    names: dict[str, Argument] = {"from": year(2018), "to": year(2021)}
    for years, expected in (("[3,3]", True), ("[4,4]", True), ("[5,5]", False)):
        counted = Operand(interval(years), "个", "counted")
        assert judge("years(from, to) == n", n=counted, **names).holds is expected


def test_a_count_of_years_meets_a_printed_duration() -> None:
    lasting = result("years(from, to)", **{"from": year(2018), "to": year(2021)})
    assert lasting.unit == "年"
    assert judge("n * 4 == m", n=bare([3], "年"), m=bare([12])).holds


def test_a_date_that_no_calendar_has_does_not_exist() -> None:
    leap = When("day", (None, 2, 29), (None, 2, 29))
    never = When("day", (None, 2, 30), (None, 2, 30))
    not_then = When("day", (2023, 2, 29), (2023, 2, 29))
    assert [judge("exists(a)", a=when).holds for when in (leap, never, not_then, year(2022))] == [
        True,
        False,
        False,
        True,
    ]


def test_dates_are_compared_as_far_as_they_are_known() -> None:
    early, late = day("2022-04-12"), day("2022-04-13")
    assert judge("a <= b", a=early, b=late).holds
    assert not judge("a >= b", a=early, b=late).holds
    assert judge("before(a, b)", a=early, b=late).holds
    assert not judge("before(a, b)", a=late, b=late).holds
    # Some day of the year lies before, some after.
    assert judge("a < b", a=year(2022), b=late).holds
    assert judge("a > b", a=year(2022), b=late).holds
    with pytest.raises(NotEvaluated, match="no-day"):
        judge("a < b", a=When("day", (None, 4, 6), (None, 4, 6)), b=late)


ORDERED = [
    ((2022, 6, 12), (2022, 6, 20), True),
    ((2022, 6, 20), (2022, 6, 12), False),
    ((None, 6, 20), (None, 6, 12), False),
    ((None, 4, 1), (None, 7, 31), True),
    ((None, 11, 1), (None, 3, 31), True),
    ((2022, 5, None), (2021, 3, None), False),
    ((2022, None, None), (2022, None, None), True),
]


@pytest.mark.parametrize(("first", "last", "expected"), ORDERED)
def test_a_period_ends_after_it_starts(
    first: tuple[int | None, int | None, int | None],
    last: tuple[int | None, int | None, int | None],
    expected: bool,
) -> None:
    assert judge("ordered(a)", a=When("span", first, last)).holds is expected


def test_a_band_is_compared_in_its_unit() -> None:
    money, mass = number("[140000000,140000000]", "money"), number("[1000,1000]", "mass")
    band = result('band("price/food")')
    assert to_text(band.interval) == "[2,200]"
    assert canonical(band.dimension) == "money/mass"
    assert not judge('is_between(a / b, band("price/food"))', a=money, b=mass).holds
    assert judge('is_between(a / b / 1000, band("price/food"))', a=money, b=mass).holds
    assert result('cardinality("provinces")') == Operand(Interval.point(31), "", "bare")
    assert judge('a >= period("plan/14")', a=day("2021-01-01")).holds
    assert not judge('a <= period("plan/14")', a=day("2026-01-01")).holds


FAULTY = [
    ("a + b == a", "家 and 元 cannot be added or compared"),
    ("a == b", "家 and 元 cannot be added or compared"),
    ("max(a, b) > 0", "家 and 元 cannot be added or compared"),
    ("a / b == c", "家/元 and a number without a unit cannot be added or compared"),
    ("a * a == a", "家**2 and 家 cannot be added or compared"),
    ("b > 5", "元 and a number without a unit cannot be added or compared"),
    ('a == band("none")', 'no reference entry "none"'),
    ('a == cardinality("price/food")', 'the reference entry "price/food" has no value'),
    ("sum(d) == a", "a date stands where a number is expected"),
    ("d == a", "a date and a number cannot be compared"),
]


@pytest.mark.parametrize(("source", "message"), FAULTY)
def test_units_that_differ_are_a_fault_of_the_rule(source: str, message: str) -> None:
    names: dict[str, Argument] = {
        "a": Operand(interval("[1,2]"), "家", "counted"),
        "b": number("[1,2]", "元"),
        "c": number("[1,2]"),
        "d": day("2022-04-13"),
    }
    with pytest.raises(RuleFault) as fault:
        judge(source, **names)
    assert str(fault.value) == message


def test_a_plain_number_fits_any_counting_word_and_zero_fits_all() -> None:
    counted = Operand(interval("[5,5]"), "个", "counted")
    assert judge("n <= a", n=bare([5]), a=counted).holds
    assert not judge("n + 1 <= a", n=bare([5]), a=counted).holds
    assert judge("b > 0", b=number("[1,2]", "元")).holds


def test_missing_names_and_powers_that_are_not_whole_leave_it_open() -> None:
    with pytest.raises(NotEvaluated, match="missing:b"):
        judge("a == b", a=number("[1,2]"))
    with pytest.raises(NotEvaluated, match="no-power"):
        judge("a ** n == 2", a=number("[1,2]"), n=number("[1,2]"))
    with pytest.raises(NotEvaluated, match="no-power"):
        judge("a ** n == 2", a=number("[1,2]"), n=bare([101]))
    with pytest.raises(NotEvaluated, match="empty-list"):
        judge("sum(a) == 2", a=())


def test_an_unbounded_figure_is_computed_with() -> None:
    more = Operand(Interval(End(Fraction(40000)), UNBOUNDED), "人", "counted")
    exact = Operand(Interval.point(39999), "人", "counted")
    assert not judge("a == b", a=more, b=exact).holds
    assert judge("a - b == 5", a=more, b=exact).holds


DIMENSIONS = [
    ("money", "mass", -1, "money/mass"),
    ("money/mass", "mass", 1, "money"),
    ("mass", "mass", -1, ""),
    ("", "mass", -1, "1/mass"),
    ("1/mass", "mass", 1, ""),
    ("length", "length**2", 1, "length**3"),
    ("[length] ** 2 / [time]", "[length]", -1, "[length]/[time]"),
    ("b", "a", 1, "a*b"),
    ("mass^-1·money", "mass", 1, "money"),
    ("count 人^-1·money", "count 家", 1, "count 家*money/count 人"),
]


@pytest.mark.parametrize(("left", "right", "power", "expected"), DIMENSIONS)
def test_dimensions_multiply(left: str, right: str, power: int, expected: str) -> None:
    assert product(left, right, power) == expected
    assert canonical(expected) == expected
