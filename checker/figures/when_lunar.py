"""Days of the lunar calendar: 农历八月十五, 正月初三, 壬寅年三月十三, 大年初一."""

import datetime as dt
from re import Match

from checker.core.late import late
from checker.core.lunar import month_length, solar_day, stem_branch_year
from checker.core.model import When
from checker.figures.reading import Reading
from checker.figures.when import kind_of
from checker.figures.when_patterns import LUNAR
from checker.figures.when_words import to_small, to_year

_NAMES = ("农历", "阴历", "旧历", "夏历")
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_STEM_YEAR = late(r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年")


def is_lunar(flow: str, start: int, stop: int) -> bool:
    """Tell whether the number in [start, stop) belongs to a lunar date."""
    if flow[start - 1 : start] == "闰":
        return True
    if flow.startswith(_NAMES, max(0, start - 2)) or flow.startswith(_NAMES, stop + 1):
        return True
    if flow[start - 1 : start] == "年" and _STEM_YEAR.match(flow, max(0, start - 3)):
        return True
    return flow[stop : stop + 2] == "月初" and flow[stop + 2 : stop + 3] in (
        *"一二三四五六七八九十",
    )


def read_lunar(flow: str, start: int, stop: int, near: int | None) -> Reading | None:
    """Read the lunar date at `start`; `near` is the year it belongs to unless it names one."""
    if flow[start] == "初":
        day = to_small(flow[start + 1 : stop])
        return None if day is None else _reading(start - 2, stop, near, 1, day, anchored=True)
    start = _first(flow, start)
    match = LUNAR.match(flow, start)
    if match is None or not match["month"]:
        return None
    month = _MONTHS.get(match["month"]) or to_small(match["month"])
    if month is None or not 1 <= month <= 12:
        return None
    month = -month if match["leap"] else month
    year = to_year(match["year"]) if match["year"] else _stem_year(match, near)
    day = to_small(match["day"].removeprefix("初").removesuffix("日")) if match["day"] else None
    end = match.end()
    return _reading(start, end, year, month, day, anchored=not match["year"])


def _first(flow: str, start: int) -> int:
    """Return where the date begins, the name of the calendar and of the year included."""
    if flow[start - 1 : start] == "闰":
        start -= 1
    if _STEM_YEAR.match(flow, max(0, start - 3)):
        start -= 3
    return start - 2 if flow.startswith(_NAMES, max(0, start - 2)) else start


def _stem_year(match: Match[str], near: int | None) -> int | None:
    """Return the year called 壬寅 that is nearest to `near`."""
    if match["stem"] is None or near is None:
        return near
    years = range(near - 30, near + 30)
    named = (year for year in years if stem_branch_year(year) == match["stem"][:2])
    return min(named, key=lambda year: abs(year - near), default=None)


def _reading(
    start: int, end: int, year: int | None, month: int, day: int | None, *, anchored: bool
) -> Reading:
    when = _when(year, month, day, anchored=anchored and year is not None)
    return Reading(start, end, kind_of(when), when=when)


def _when(year: int | None, month: int, day: int | None, *, anchored: bool) -> When:
    said = (year, month, day)
    start: dt.date | None = None
    end: dt.date | None = None
    if year is not None:
        start = solar_day(year, month, 1 if day is None else day)
        length = month_length(year, month) if day is None else day
        end = start if day is not None or length is None else solar_day(year, month, length)
    return When("month" if day is None else "day", said, said, start, end, anchored, lunar=True)
