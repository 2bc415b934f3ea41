"""The functions of formulas that look at the calendar."""

import datetime as dt

import pytest

from checker.core.model import When
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_evaluate import Scope, compute, judge_condition
from checker.ruleset.expression_value import Argument, NotEvaluated


def when(text: str) -> When:
    """Return the year, month or day written so: 1951, 2022-04, 2022-04-13, 04-13."""
    parts = [int(part) for part in text.split("-")]
    if parts[0] < 100:
        return When("day", (None, parts[0], parts[1]), (None, parts[0], parts[1]))
    said = (parts[0], *parts[1:], *[None] * (3 - len(parts)))
    year, month, day = said
    start = dt.date(parts[0], month or 1, day or 1)
    end = dt.date(parts[0], month or 12, day or (31 if month is None else 28))
    grain = ("year", "month", "day")[len(parts) - 1]
    return When(grain, (year, month, day), (year, month, day), start, end)  # type: ignore[arg-type]


def clock(start: int | None, end: int | None) -> When:
    """Return a stretch between two times of day, in minutes since midnight."""
    nobody = (None, None, None)
    return When("span", nobody, nobody, start_minute=start, end_minute=end)


def lunar(year: int | None, month: int, day: int) -> When:
    """Return a day of the lunar calendar."""
    return When("day", (year, month, day), (year, month, day), lunar=True)


def values(source: str, **names: Argument) -> list[str]:
    """Return all readings of a formula as text."""
    found = compute(parse_expression(source).value(), Scope(names, {}))
    return [str(reading.lo.at) for reading in found.readings()]


NUMBERS = [
    ("years_apart(a, b)", "1951", "2025", ["74"]),
    ("years_apart(a, b)", "1951-10-01", "2025-01-01", ["74"]),
    ("days_apart(a, b)", "2025-05-01", "2025-05-05", ["4"]),
    ("days_apart(a, b)", "2025-05-05", "2025-05-01", ["-4"]),
    ("month(b)", "2025", "2025-05-01", ["5"]),
    ("year(a)", "2025-05", "2025", ["2025"]),
    ("weekday(a)", "2022-04-13", "2022", ["3"]),
    # 2025 is 乙巳, the year of the snake: 2nd stem, 6th branch.
    ("stem(a)", "2025", "2025", ["2"]),
    ("branch(a)", "2025", "2025", ["6"]),
    ("animal(a)", "2025", "2025", ["6"]),
    # 春节 2025 is 29 January.
    ("animal(a)", "2025-01-28", "2025", ["5"]),
    ("animal(a)", "2025-01-29", "2025", ["6"]),
    ("animal(a)", "2025-01", "2025", ["5"]),
    ("animal(a)", "2025-02", "2025", ["6"]),
]


@pytest.mark.parametrize(("source", "one", "other", "expected"), NUMBERS)
def test_numbers_taken_from_dates(source: str, one: str, other: str, expected: list[str]) -> None:
    assert values(source, a=when(one), b=when(other)) == expected


YEARLESS = [
    ("days(a, b)", "05-01", "05-05", ["5"]),
    ("days(a, b)", "02-25", "03-02", ["6", "7"]),
    ("days_apart(a, b)", "05-01", "05-05", ["4"]),
    # 11月28日至1月5日 runs into the next year, 6月20日至6月12日 is a slip.
    ("days_apart(a, b)", "11-28", "01-05", ["38", "37"]),
    ("days_apart(a, b)", "06-20", "06-12", ["-8"]),
]


@pytest.mark.parametrize(("source", "one", "other", "expected"), YEARLESS)
def test_days_are_counted_without_a_year(
    source: str, one: str, other: str, expected: list[str]
) -> None:
    assert sorted(values(source, a=when(one), b=when(other))) == sorted(expected)


RANGES = [
    ("has_days(a)", "2025-05-01", True),
    ("has_days(a)", "2025-05", False),
    ("is_range(a)", "2025-05", False),
    ("is_range(a)", "2025", False),
]


@pytest.mark.parametrize(("source", "one", "holds"), RANGES)
def test_what_the_ends_of_a_period_are(source: str, one: str, *, holds: bool) -> None:
    scope = Scope({"a": when(one)}, {})
    assert judge_condition(parse_expression(source).condition(), scope).holds is holds


def test_two_printed_ends_make_a_range() -> None:
    years = When("span", (2018, None, None), (2021, None, None))
    for source in ("is_range(a)", "years_apart(a) == 3"):
        holds = judge_condition(parse_expression(source).condition(), Scope({"a": years}, {})).holds
        assert holds


MINUTES = [(510, 660, ["150"]), (1320, 120, ["240"]), (0, 1440, ["1440"])]


@pytest.mark.parametrize(("start", "end", "expected"), MINUTES)
def test_minutes_may_pass_midnight(start: int, end: int, expected: list[str]) -> None:
    assert values("minutes(a)", a=clock(start, end)) == expected
    assert values("minutes(a, b)", a=clock(start, start), b=clock(end, end)) == expected


CONDITIONS = [
    ("a == later(b, -1)", "2025-03-04", "2025-03-05", True),
    ("a == later(b, -1)", "2025-03-03", "2025-03-05", False),
    ("a == later(b, 1)", "2024-03-01", "2024-02-29", True),
    ("first_day(a) == first_day(b)", "2025", "2025-01", True),
    ("last_day(a) == last_day(b)", "2025", "2025-01", False),
    ("a <= b", "2025", "2025-01-01", True),
    ("a <= b", "2026", "2025-01-01", False),
]


@pytest.mark.parametrize(("source", "one", "other", "holds"), CONDITIONS)
def test_days_can_be_compared(source: str, one: str, other: str, *, holds: bool) -> None:
    scope = Scope({"a": when(one), "b": when(other)}, {})
    assert judge_condition(parse_expression(source).condition(), scope).holds is holds


LUNAR_DAYS = [
    (lunar(2025, 5, 29), True),
    (lunar(2025, 5, 30), False),
    (lunar(2025, -6, 1), True),
    (lunar(2024, -6, 1), False),
    (lunar(None, 5, 30), True),
    (lunar(None, 5, 31), False),
]


@pytest.mark.parametrize(("day", "exists"), LUNAR_DAYS)
def test_a_lunar_day_exists_in_some_years_only(day: When, *, exists: bool) -> None:
    scope = Scope({"a": day}, {})
    assert judge_condition(parse_expression("exists(a)").condition(), scope).holds is exists


OPEN = [
    ("year(a)", when("04-13"), "no-issue-date"),
    ("weekday(a)", when("04-13"), "no-issue-date"),
    ("weekday(a)", clock(1, 2), "no-day"),
    ("weekday(a)", when("2025"), "no-day"),
    ("minutes(a)", clock(None, 1470), "no-day"),
    ("animal(a)", when("04-13"), "no-issue-date"),
]


@pytest.mark.parametrize(("source", "day", "reason"), OPEN)
def test_what_a_date_does_not_say_is_not_computed(source: str, day: When, reason: str) -> None:
    with pytest.raises(NotEvaluated, match=reason):
        values(source, a=day)


def test_a_day_beyond_the_calendar_is_not_computed() -> None:
    scope = Scope({"a": when("2025-03-05")}, {})
    for shift in ("99999999", "0.5"):
        with pytest.raises(NotEvaluated, match="no-day"):
            judge_condition(parse_expression(f"a == later(a, {shift})").condition(), scope)
