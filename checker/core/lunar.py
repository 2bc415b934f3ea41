"""The lunar calendar: its days, festivals, solar terms, stem-and-branch years and animals.

The tables are those of lunar_python, imported when the first lunar date turns up: it takes
as long to load as all else together.
"""

import datetime as dt
from functools import cache
from typing import Any

# The years for which the library's tables are held to be right.
_YEARS = range(1600, 2200)


@cache
def _library() -> Any:
    import lunar_python  # type: ignore[import-untyped]

    return lunar_python


@cache
def solar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day of a lunar date; a leap month is negative; None where it does not exist.

    >>> solar_day(2025, 5, 29)
    datetime.date(2025, 6, 24)
    >>> solar_day(2025, 5, 30) is None
    True
    """
    if year not in _YEARS or day < 1 or day > (month_length(year, month) or 0):
        return None
    solar = _library().Lunar.fromYmd(year, month, day).getSolar()
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def month_length(year: int, month: int) -> int | None:
    """Return 29 or 30, None where the year has no such (leap) month."""
    found = _library().LunarMonth.fromYm(year, month) if year in _YEARS else None
    return None if found is None else int(found.getDayCount())


def lunar_day(day: dt.date) -> tuple[int, int, int] | None:
    """Return lunar year, month (negative: leap) and day; None outside the tables."""
    if day.year not in _YEARS:
        return None
    lunar = _library().Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return lunar.getYear(), lunar.getMonth(), lunar.getDay()


def new_year_eve(year: int) -> dt.date | None:
    """Return 除夕 of the winter that ends in `year`: the day before 春节."""
    festival = solar_day(year, 1, 1)
    return None if festival is None else festival - dt.timedelta(days=1)


def solar_term(name: str, year: int) -> dt.date | None:
    """Return the day of a solar term within the year: 清明 2025 is 4 April."""
    if year not in _YEARS:
        return None
    # 冬至 under its own name is that of the winter before.
    found = _terms(year).get("DONG_ZHI" if name == "冬至" else name)
    return None if found is None else dt.date(found.getYear(), found.getMonth(), found.getDay())


# The library computes the sun's path anew each time, for longer than a page takes to check.
@cache
def _terms(year: int) -> Any:
    """Return the library's table of solar terms; asked of midsummer, it holds each of them once."""
    return _library().Lunar.fromDate(dt.datetime(year, 7, 1)).getJieQiTable()


def stem_branch_year(year: int) -> str:
    """Return the stem and branch that most of a year bears: 2025 is 乙巳, from 春节 on."""
    return "甲乙丙丁戊己庚辛壬癸"[(year - 4) % 10] + "子丑寅卯辰巳午未申酉戌亥"[(year - 4) % 12]


def animal_year(year: int) -> str:
    """Return the animal of a year: 2025 is 蛇, from 春节 on."""
    return "鼠牛虎兔龙蛇马羊猴鸡狗猪"[(year - 4) % 12]
