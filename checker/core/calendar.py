"""Days, months and years as arithmetic: what exists, how far apart, which plan."""

import datetime as dt
from functools import cache

from checker.core.model import When
from checker.core.tables import load_table

Day = tuple[int | None, int | None, int | None]

_MONTHS = 12


def day_of(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """Return the day, None where a part is missing or it does not exist (2月30日)."""
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day_exists(month: int, day: int, year: int | None = None) -> bool:
    """Tell whether there is such a day; without a year, whether any year has it.

    >>> day_exists(2, 30), day_exists(2, 29), day_exists(2, 29, 2023)
    (False, True, False)
    """
    return day_of(2000 if year is None else year, month, day) is not None


def weekday_of(day: dt.date) -> int:
    """Return 1 for 星期一 to 7 for 星期日."""
    return day.isoweekday()


def last_day(year: int | None, month: int) -> int | None:
    """Return the last day of a month, None for a February of an unknown year."""
    if month == 2:
        return None if year is None else 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def first_day_of(said: Day) -> dt.date | None:
    """Return the first day of a day, a month or a year: (2022, 4, None) is 1 April 2022."""
    year, month, day = said
    return day_of(year, 1 if month is None else month, 1 if day is None else day)


def last_day_of(said: Day) -> dt.date | None:
    """Return the last day of a day, a month or a year: (2022, 4, None) is 30 April 2022."""
    year, month, day = said
    if month is None:
        return day_of(year, 12, 31)
    if not 1 <= month <= _MONTHS:
        return None
    return day_of(year, month, last_day(year, month) if day is None else day)


def days_inclusive(when: When) -> int | None:
    """Return how many days `when` has, both ends counted: 5月1日至5日 has 5.

    None where an end is not known; zero or less where the end is before the start.
    """
    if when.start is None or when.end is None:
        return None
    return (when.end - when.start).days + 1


def years_between(a: When, b: When) -> tuple[int, ...]:
    """Return the counts of years that may be said of the time from `a` to `b`.

    Between years the inclusive count is right as well as the exclusive one: 2018年至2021年
    are 3 or 4 years. A point has one reading: from 2018年初, which is the end of 2017, to the
    end of 2021 are 4 years. Between days a year not yet full may be left out.
    """
    if a.grain == "point" and a.start is not None and b.end is not None:
        return _from_point(a.start, b)
    first, last = a.first[0], b.last[0]
    if first is None or last is None:
        return ()
    counts = {last - first, last - first + 1}
    if a.grain == b.grain == "day" and a.start is not None and b.end is not None:
        counts.add(_full_months(a.start, b.end) // _MONTHS)
    return tuple(sorted(counts))


def _from_point(start: dt.date, b: When) -> tuple[int, ...]:
    assert b.end is not None
    months = _full_months(start, b.end)
    full, rest = divmod(months, _MONTHS)
    return (full,) if rest == 0 else (full, full + 1)


def _full_months(start: dt.date, end: dt.date) -> int:
    """Return the whole months from one day to another; the end of a month meets any end."""
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    is_month_end = end.day == last_day(end.year, end.month)
    return months - (end.day < start.day and not is_month_end)


def months_between(a: When, b: When) -> tuple[int, ...]:
    """Return the exclusive and the inclusive count of months from `a` to `b`; empty if unknown."""
    first, last = _month_number(a.first), _month_number(b.last)
    if first is None or last is None:
        return ()
    return (last - first, last - first + 1)


def _month_number(said: Day) -> int | None:
    year, month, _ = said
    return None if year is None or month is None else year * _MONTHS + month


@cache
def plan_periods() -> dict[str, When]:
    """Return the plan periods by name: 十四五 is 2021 to 2025."""
    entries = load_table("reference/calendar.yaml")["reference"]
    return {
        word: _plan(dt.date.fromisoformat(entry["start"]), dt.date.fromisoformat(entry["end"]))
        for name, entry in entries.items()
        if name.startswith("plan-")
        for word in entry["words"]
    }


def plan_period(name: str) -> When | None:
    """Return the years of a plan by its name, with or without quotes: “九五” is 1996 to 2000."""
    return plan_periods().get(name.strip("“”\"‘’'"))


def _plan(start: dt.date, end: dt.date) -> When:
    return When("plan", (start.year, None, None), (end.year, None, None), start, end)


def decade_of(year: int) -> tuple[int, int]:
    """Return century and decade as they are printed: 1953 is of the 20th century's 50年代."""
    return year // 100 + 1, year % 100 // 10 * 10


def century_years(century: int) -> tuple[int, int]:
    """Return first and last year: the 20th century runs from 1901 to 2000."""
    return (century - 1) * 100 + 1, century * 100
