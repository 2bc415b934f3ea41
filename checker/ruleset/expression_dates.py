"""The functions of formulas that look at the calendar."""

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec import structs

from checker.core.calendar import (
    day_exists,
    day_of,
    months_between,
    weekday_of,
    years_between,
)
from checker.core.lunar import month_length, solar_day
from checker.core.model import When
from checker.ruleset.expression_value import NotEvaluated, Operand, bare

_ANIMALS = 12
_STEMS = 10
_DAY = 24 * 60
_LONGEST_LUNAR_MONTH = 30
# A year without 29 February and one with it.
_PLAIN_YEAR, _LEAP_YEAR = 2001, 2000
# From here on a stretch may run into the next year: 11月28日至1月5日.
_LATE_MONTH = 9
_DAYS_OF_YEAR = 365
_ABOUT_HALF_A_YEAR = (5, 6, 7)


def _days(dates: tuple[When, ...]) -> Operand:
    """Return the days of a period or between two dates, both ends counted: 5月1日至5日 are 5."""
    counts = tuple(days + 1 for days in _steps(dates[0], dates[-1]))
    if min(counts) < 1:
        raise NotEvaluated("no-day")
    return bare(counts, "天")


def _days_apart(dates: tuple[When, ...]) -> Operand:
    """Return the days from the first day to the last, one end counted: 1日 to 5日 are 4."""
    return bare(_steps(dates[0], dates[-1]), "天")


def _steps(first: When, last: When) -> tuple[int, ...]:
    """Return the days from one date to another; without a year those of both kinds of year."""
    if first.start is not None and last.end is not None:
        return ((last.end - first.start).days,)
    (year, *start), (last_year, *end) = first.first, last.last
    if year is not None or last_year is not None or None in (*start, *end):
        raise NotEvaluated("no-day")
    found = {_steps_in(year, (*start,), (*end,)) for year in (_PLAIN_YEAR, _LEAP_YEAR)}
    return tuple(sorted(found))


def _steps_in(year: int, start: tuple[int | None, ...], end: tuple[int | None, ...]) -> int:
    """Return the days from one day of a year to the next such day, past the new year if need be."""
    one, other = day_of(year, *start), day_of(year, *end)
    if one is None or other is None:
        raise NotEvaluated("no-day")
    turns = other < one and one.month >= _LATE_MONTH
    return (other - one).days + (_DAYS_OF_YEAR if turns else 0)


def _months(dates: tuple[When, ...]) -> Operand:
    counts = months_between(dates[0], dates[-1])
    if len(dates) == 1 and counts:
        # The months of one period are counted, not the steps between its ends.
        counts = (*_full_months(dates[0]), counts[-1])
    return _known(counts, "个月")


def _full_months(when: When) -> tuple[int, ...]:
    """Return the full months of a period told to the day, and one more where days are left.

    1月21日至4月16日 is 2 or 3个月; 4月1日至7月31日 is 4个月 and nothing else.
    """
    start, end = when.start, when.end
    if None in (when.first[2], when.last[2]) or start is None or end is None:
        return ()
    after = end + dt.timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    return (months,) if after.day == start.day else (months, months + 1)


def _years(dates: tuple[When, ...]) -> Operand:
    """Return the years between two dates; from September to the February after next are 两年半."""
    counts: list[int | Fraction] = list(years_between(dates[0], dates[1]))
    months = months_between(dates[0], dates[1])
    counts += {n // 12 + Fraction(1, 2) for n in months if n % 12 in _ABOUT_HALF_A_YEAR and n > 0}
    return _known(sorted(counts), "年")


def _age(dates: tuple[When, ...]) -> Operand:
    """Return the age at a day: born 1986年3月, on 2025-07-18 39岁; born 1986年, 38或39岁."""
    (year, *born), (last_year, *at) = dates[0].first, dates[-1].last
    if year is None or last_year is None:
        raise NotEvaluated("no-day")
    years = last_year - year
    for birthday, today in zip(born, at, strict=True):
        if birthday is None or today is None:
            return bare([years - 1, years], "岁")
        if birthday != today:
            return bare([years - (today < birthday)], "岁")
    return bare([years], "岁")


def _known(counts: Sequence[int | Fraction], unit: str) -> Operand:
    if not counts or max(counts) < 0:
        raise NotEvaluated("no-day")
    return bare(counts, unit)


def _year(dates: tuple[When, ...]) -> Operand:
    return bare([_year_of(dates[0])], "年")


def _year_of(when: When) -> int:
    year = when.first[0]
    if year is None:
        raise NotEvaluated("no-issue-date" if _lacks_year_only(when) else "no-day")
    return year


def _lacks_year_only(when: When) -> bool:
    """Tell whether the page's date would complete it: 3月5日, not 星期四."""
    return when.first[0] is None and when.first[1] is not None


def _month(dates: tuple[When, ...]) -> Operand:
    month = dates[0].first[1]
    return _known(() if month is None else (month,), "")


def _weekday(dates: tuple[When, ...]) -> Operand:
    return bare([weekday_of(_day_of(dates[0]))])


def _day_of(when: When) -> dt.date:
    if when.start is None or when.start != when.end:
        raise NotEvaluated("no-issue-date" if _lacks_year_only(when) else "no-day")
    return when.start


def _years_apart(dates: tuple[When, ...]) -> Operand:
    """Return the difference of two years: from 1951 to 2025 are 74; of one period, of its ends."""
    is_one = len(dates) == 1 or dates[0] == dates[-1]
    last = dates[-1].last[0] if is_one else _year_of(dates[-1])
    if last is None:
        raise NotEvaluated("no-day")
    return bare([last - _year_of(dates[0])], "年")


def _minutes(dates: tuple[When, ...]) -> Operand:
    """Return the minutes from one time of day to another; 22时至2时 passes midnight."""
    start, end = dates[0].start_minute, dates[-1].end_minute
    if start is None or end is None:
        raise NotEvaluated("no-day")
    return bare([end - start + (_DAY if end < start else 0)], "分钟")


def _cycle(length: int) -> Callable[[tuple[When, ...]], Operand]:
    """Return a function that gives the place of a lunar year in a cycle, 1 for 甲, 子 or 鼠."""

    def place(dates: tuple[When, ...]) -> Operand:
        return bare([(year - 4) % length + 1 for year in _lunar_years(dates[0])])

    return place


def _lunar_years(when: When) -> tuple[int, ...]:
    """Return the lunar years a date may fall in; a whole year is taken for the later one."""
    year = _year_of(when)
    if when.grain not in ("day", "point", "month") or when.start is None or when.end is None:
        return (year,)
    new_year = solar_day(year, 1, 1)
    if new_year is None or when.start >= new_year:
        return (year,)
    return (year - 1,) if when.end < new_year else (year - 1, year)


def _first_day(dates: tuple[When, ...]) -> When:
    return _one_day(dates[0].start)


def _last_day(dates: tuple[When, ...]) -> When:
    return _one_day(dates[0].end)


def _one_day(day: dt.date | None) -> When:
    if day is None:
        raise NotEvaluated("no-day")
    said = (day.year, day.month, day.day)
    return When("day", said, said, day, day)


def later(when: When, days: int) -> When:
    """Return the day so many days after `when`, before it where `days` is negative."""
    try:
        return _one_day(_day_of(when) + dt.timedelta(days=days))
    except OverflowError:
        raise NotEvaluated("no-day") from None


def _exists(dates: tuple[When, ...]) -> bool:
    (when,) = dates
    exists = _lunar_day_exists if when.lunar else _solar_day_exists
    return all(exists(*end) for end in (when.first, when.last))


def _solar_day_exists(year: int | None, month: int | None, day: int | None) -> bool:
    return month is None or day is None or day_exists(month, day, year)


def _lunar_day_exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether a lunar month has the day; 三十 only some months have."""
    if month is None or day is None:
        return True
    if year is None:
        return 1 <= day <= _LONGEST_LUNAR_MONTH
    length = month_length(year, month)
    return length is not None and 1 <= day <= length


def _has_days(dates: tuple[When, ...]) -> bool:
    """Tell whether both ends are days: 5月1日至5日, not 5月."""
    return dates[0].grain != "point" and None not in (dates[0].first[2], dates[0].last[2])


def _is_range(dates: tuple[When, ...]) -> bool:
    """Tell whether two ends are printed: 2018—2021年, not 2018年 and not 十四五."""
    return dates[0].grain == "span" and dates[0].first != dates[0].last


def _before(dates: tuple[When, ...]) -> bool:
    first, second = dates
    if first.start is None or second.end is None:
        raise NotEvaluated("no-day")
    return first.start < second.end


def _ordered(dates: tuple[When, ...]) -> bool:
    """Tell whether the last date may end after the first one starts.

    One date is a range of its own. Without a year it may pass the new year.
    """
    when = structs.replace(dates[0], last=dates[-1].last, end=dates[-1].end)
    if when.start is not None and when.end is not None:
        return when.start <= when.end
    (year, month, day), (last_year, last_month, last_day) = when.first, when.last
    if year is not None and last_year is not None and year != last_year:
        return year < last_year
    if month is None or last_month is None or month != last_month:
        return True
    return day is None or last_day is None or day <= last_day


OF_DATES: dict[str, Callable[[tuple[When, ...]], Operand | When]] = {
    "age": _age,
    "animal": _cycle(_ANIMALS),
    "branch": _cycle(_ANIMALS),
    "days": _days,
    "days_apart": _days_apart,
    "first_day": _first_day,
    "last_day": _last_day,
    "minutes": _minutes,
    "month": _month,
    "months": _months,
    "stem": _cycle(_STEMS),
    "weekday": _weekday,
    "year": _year,
    "years": _years,
    "years_apart": _years_apart,
}
TESTS: dict[str, Callable[[tuple[When, ...]], bool]] = {
    "before": _before,
    "exists": _exists,
    "has_days": _has_days,
    "is_range": _is_range,
    "ordered": _ordered,
}
