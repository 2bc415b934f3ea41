"""Calendar arithmetic on periods as they are read from text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.core import calendar, lunar
from checker.core.festivals import festival_day
from checker.core.model import When
from checker.figures.dates import find_dates

ISSUE = dt.date(2022, 4, 13)


def _when(text: str) -> When:
    (reading,) = find_dates(text, ISSUE)
    assert reading.when is not None
    return reading.when


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2018年初", "2021年", (4,)),  # from the end of 2017 to the end of 2021
        ("2018年底", "2021年底", (3,)),
        ("2018年底", "2021年", (3,)),
        ("2018年", "2021年", (3, 4)),
        ("2018年", "2018年", (0, 1)),
        ("2018年年中", "2021年底", (3, 4)),
        ("2018年5月1日", "2021年3月1日", (2, 3, 4)),
        ("2018年5月", "2021年5月", (3, 4)),
        ("2021年", "2018年", (-3, -2)),
    ],
)
def test_years_between(first: str, last: str, years: tuple[int, ...]) -> None:
    assert calendar.years_between(_when(first), _when(last)) == years


def test_years_between_dates_without_a_year_are_unknown() -> None:
    (reading,) = find_dates("4月6日", None)
    assert reading.when is not None
    assert calendar.years_between(reading.when, _when("2021年")) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5月1日至5日", 5),
        ("4月6日", 1),
        ("2020年2月", 29),
        ("2021年", 365),
        ("6月20日至6月12日", -7),
        ("2月30日", None),
    ],
)
def test_days_inclusive(text: str, days: int | None) -> None:
    assert calendar.days_inclusive(_when(text)) == days


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2022年1月", "2022年2月", (1, 2)),
        ("2021年11月", "2022年3月", (4, 5)),
        ("2021年", "2022年", ()),
    ],
)
def test_months_between(first: str, last: str, months: tuple[int, ...]) -> None:
    assert calendar.months_between(_when(first), _when(last)) == months


@pytest.mark.parametrize(
    ("month", "day", "year", "exists"),
    [
        (2, 29, None, True),
        (2, 29, 2024, True),
        (2, 29, 2023, False),
        (2, 29, 1900, False),
        (2, 30, None, False),
        (4, 31, None, False),
        (13, 1, None, False),
        (0, 1, None, False),
    ],
)
def test_day_exists(month: int, day: int, year: int | None, exists: bool) -> None:
    assert calendar.day_exists(month, day, year) is exists


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_the_last_day_of_a_month_is_followed_by_the_first(day: dt.date) -> None:
    last = calendar.last_day_of((day.year, day.month, None))
    assert last is not None
    assert last.month == day.month
    if last != dt.date.max:
        assert (last + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("十四五", 2021, 2025),
        ("“九五”", 1996, 2000),
        ("一五", 1953, 1957),
        ("二五", 1958, 1962),
        ("三五", 1966, 1970),
        ("十五", 2001, 2005),
        ("十五五", 2026, 2030),
    ],
)
def test_plan_period(name: str, first: int, last: int) -> None:
    when = calendar.plan_period(name)
    assert when is not None
    assert (when.start, when.end) == (dt.date(first, 1, 1), dt.date(last, 12, 31))


def test_there_is_no_plan_of_another_name() -> None:
    assert calendar.plan_period("二十五") is None


def test_weekdays_decades_and_centuries() -> None:
    assert calendar.weekday_of(dt.date(2022, 4, 13)) == 3
    assert calendar.decade_of(1953) == (20, 50)
    assert calendar.century_years(20) == (1901, 2000)


@pytest.mark.parametrize(
    ("year", "name", "animal"),
    [(2025, "乙巳", "蛇"), (2024, "甲辰", "龙"), (1984, "甲子", "鼠"), (1900, "庚子", "鼠")],
)
def test_stems_branches_and_animals(year: int, name: str, animal: str) -> None:
    assert (lunar.stem_branch_year(year), lunar.animal_year(year)) == (name, animal)


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_a_lunar_day_leads_back_to_its_day(day: dt.date) -> None:
    found = lunar.lunar_day(day)
    assert found is not None
    assert lunar.solar_day(*found) == day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2025, 5, 30), (2024, -6, 1), (2025, 13, 1), (2025, 1, 0), (900, 1, 1)],
)
def test_a_lunar_day_may_not_exist(year: int, month: int, day: int) -> None:
    assert lunar.solar_day(year, month, day) is None


@pytest.mark.parametrize(
    ("term", "year", "day"),
    [
        ("清明", 2025, "2025-04-04"),
        ("冬至", 2024, "2024-12-21"),
        ("小寒", 2025, "2025-01-05"),
        ("大雪", 2025, "2025-12-07"),
    ],
)
def test_solar_terms(term: str, year: int, day: str) -> None:
    assert lunar.solar_term(term, year) == dt.date.fromisoformat(day)


def test_what_is_no_solar_term_has_no_day() -> None:
    assert lunar.solar_term("大热", 2025) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [("中秋节", "2025-10-06"), ("国庆节", "2025-10-01"), ("除夕", "2025-01-28")],
)
def test_festivals(name: str, day: str) -> None:
    assert festival_day(name, 2025) == dt.date.fromisoformat(day)
