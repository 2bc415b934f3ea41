"""From the parts of a date to what it says: first and last day, grain, and the year it lacks."""

import datetime as dt

from msgspec import Struct

from checker.core.calendar import Day, day_of, first_day_of, last_day, last_day_of
from checker.core.model import Grain, Kind, When

_HALF_YEAR = 183


class Said(Struct, frozen=True, gc=False):
    """One end of a date as printed; `upto` marks 前三季度, `edge` and `part` are 初, 底, 上旬.

    `months` is the 8 of 前8个月.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    upto: bool = False
    half: str = ""
    edge: str = ""
    part: str = ""
    months: int | None = None


def usable(anchor: dt.date | None) -> dt.date | None:
    """Return the page's date, None where counting from it would leave the calendar."""
    return anchor if anchor is not None and 10 < anchor.year < 9990 else None


def bounds(said: Said) -> tuple[Grain, Day, Day]:
    """Return the grain and the first and the last printed day, month or year."""
    year = said.year
    if said.day is not None:
        return "day", (year, said.month, said.day), (year, said.month, said.day)
    if said.month is not None:
        return _month_bounds(year, said.month, said.part)
    if said.quarter is not None:
        first = 1 if said.upto else said.quarter * 3 - 2
        return "quarter", (year, first, None), (year, said.quarter * 3, None)
    if said.months is not None:
        return "span", (year, 1, None), (year, said.months, None)
    if said.half:
        first = 1 if said.half == "上" else 7
        return "half", (year, first, None), (year, first + 5, None)
    return "point" if said.edge else "year", (year, None, None), (year, None, None)


def _month_bounds(year: int | None, month: int, part: str) -> tuple[Grain, Day, Day]:
    if not part:
        return "month", (year, month, None), (year, month, None)
    end = last_day(year, month)
    if part in ("底", "末"):
        return "point", (year, month, end), (year, month, end)
    first, last = {"中旬": (11, 20), "下旬": (21, end), "中下旬": (11, end)}.get(part, (1, 10))
    return "span", (year, month, first), (year, month, last)


def _edge_day(year: int | None, edge: str) -> dt.date | None:
    """Return the day of 年初 (the end of the year before), 年中 or 年底."""
    if year is None:
        return None
    if edge == "初":
        return day_of(year - 1, 12, 31)
    return day_of(year, 6, 30) if edge == "中" else day_of(year, 12, 31)


def when_of(left: Said, right: Said | None, *, anchored: bool, open_end: bool) -> When:
    """Return what one date, or a range of two, says."""
    grain, first, last = bounds(left)
    start = _edge_day(left.year, left.edge) if left.edge else first_day_of(first)
    if right is None:
        end = start if left.edge else last_day_of(last)
    else:
        _, _, last = bounds(right)
        end = _edge_day(right.year, right.edge) if right.edge else last_day_of(last)
        grain = "span"
    if right is None and (start is None or end is None):
        # A day that does not exist, or a February of an unknown year.
        start = end = None
    return When(grain, first, last, start, end, anchored, open_end, left.weekday)


def kind_of(when: When) -> Kind:
    """Return `date` for one day or point, `period` for all that lasts."""
    return "date" if when.grain in ("day", "point") else "period"


def complete(left: Said, right: Said) -> Said:
    """Return the right end of a range with what it takes over from the left one.

    5月1日至5日 takes the month, 11月至3月 the year after; 1988—90年 the century was settled before.
    """
    year, month = right.year, right.month
    if right.day is not None and month is None:
        month = left.month
    if year is None and left.year is not None:
        year = left.year + _turns_the_year(left, right)
    return _replace(right, year, month)


def _turns_the_year(left: Said, right: Said) -> bool:
    """Tell whether 11月至3月 runs into the next year; 6月至5月 is taken for a slip."""
    if left.month is None or right.month is None:
        return False
    return right.month < left.month and left.month >= 9 and right.month <= 5


def _replace(said: Said, year: int | None, month: int | None) -> Said:
    return Said(
        year,
        month,
        said.day,
        said.weekday,
        said.quarter,
        said.upto,
        said.half,
        said.edge,
        said.part,
        said.months,
    )


def in_year(said: Said, year: int | None) -> Said:
    """Return `said` with a year."""
    return _replace(said, year, said.month)


def in_month(said: Said, year: int | None, month: int | None) -> Said:
    """Return `said` with a year and a month."""
    return _replace(said, year, month)


def nearest_year(said: Said, right: Said | None, anchor: dt.date) -> int:
    """Return the year that brings a date without one closest to the page's.

    A page of January that says 12月 means last year's; at equal distance the past one is meant.
    前三季度 and 1—11月 are summed up when they are over, or nearly so.
    """
    summed = _summed_months(said, right)
    if summed is not None:
        return anchor.year - (summed > anchor.month + 1)
    month = said.month or (said.quarter or 4) * 3 - 1
    day = 15 if said.day is None else said.day
    distance = (month - anchor.month) * 30.4 + day - anchor.day
    if distance >= _HALF_YEAR:
        return anchor.year - 1
    return anchor.year + (distance < -_HALF_YEAR)


def _summed_months(said: Said, right: Said | None) -> int | None:
    """Return the last month of a sum since January, None for what is no such sum."""
    if said.months is not None:
        return said.months
    if said.upto and said.quarter is not None:
        return said.quarter * 3
    if right is None or right.year is not None or right.day is not None:
        return None
    if said.month == 1 and said.day is None:
        return right.month
    return right.quarter * 3 if said.quarter == 1 and right.quarter is not None else None


def nearest_month(day: int, anchor: dt.date, *, ahead: bool) -> tuple[int, int]:
    """Return year and month of a bare 30日: the page's month, or the one before if still ahead."""
    if day <= anchor.day or ahead:
        return anchor.year, anchor.month
    before = anchor.replace(day=1) - dt.timedelta(days=1)
    return before.year, before.month


def full_year(short: int, before: int | None) -> int:
    """Return the year of 90 in 1988—90年; of 98 and 08 alone: from 1930 to 2029."""
    if before is not None:
        return before // 100 * 100 + short
    return 1900 + short if short >= 30 else 2000 + short
