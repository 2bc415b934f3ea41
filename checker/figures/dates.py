"""Dates and periods: 4月6日, 2022年上半年, 1月至2月, 十四五, 20世纪80年代, 星期三, 8时30分."""

import datetime as dt
from collections.abc import Callable
from re import Match

from checker.core.calendar import century_years, day_of, plan_periods
from checker.core.model import When
from checker.figures.reading import Reading
from checker.figures.when import Said, complete, full_year, kind_of, when_of
from checker.figures.when_clock import read_clock
from checker.figures.when_context import Context
from checker.figures.when_lunar import read_lunar
from checker.figures.when_patterns import (
    CANDIDATE,
    DECADE,
    ENDPOINT,
    JOIN,
    LIFE,
    NUMERIC,
    OPEN_END,
)
from checker.figures.when_relative import find_relative
from checker.figures.when_words import to_small, to_year, word_before, word_list, words

__all__ = ["find_dates", "find_relative"]

_HAN_NUMBERS = "一二三四五六七八九十廿卅"
_CLOCK_MARKS = "时点:：∶"
_PLAN_WORDS = ("计划", "规划", "时期", "期间")
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_WEEKLY_COUNT = "次天日个回节场课小项期届岁年"
_DAY_CONTEXT = ("电", "讯", "上午", "下午", "晚", "凌晨", "中午", "夜", "清晨", "早", "在", "至", "说")

Reader = Callable[[str, int, int, Context], Reading | None]


def find_dates(flow: str, anchor: dt.date | None) -> list[Reading]:
    """Return the dates and periods of `flow`, from left to right, none over another.

    `anchor` is the page's date: it gives 今年, 去年12月 and a bare 4月6日 their year.
    """
    context = Context(flow, anchor)
    found: list[Reading] = []
    done = 0
    for match in CANDIDATE.finditer(flow):
        start, stop = match.span()
        if start < done:
            continue
        reading = _reader(flow, start, stop)(flow, start, stop, context)
        if reading is None or reading.start < done:
            continue
        found.append(reading)
        done = reading.end
        if reading.when is not None and reading.unit == "":
            context.keep(reading.when, done)
    return found


def _reader(flow: str, start: int, stop: int) -> Reader:
    """Return who reads what begins at `start`, by the character after its first number."""
    after = flow[stop : stop + 1]
    first = flow[start]
    if first in "星周礼":
        return _read_weekday
    if first in "正腊初":
        return read_lunar
    if first in "’'＇‘":
        return _read_short_year
    if after in "”\"计规期" or (first in _HAN_NUMBERS and flow[start:stop] in plan_periods()):
        return _read_plan
    if after == "世" or flow.startswith("年代", stop):
        return _read_decade
    if after in _CLOCK_MARKS:
        return read_clock
    if after in ".．/" or (after in "-－" and flow[stop + 3 : stop + 4] in "-－"):
        return _read_numeric
    return _read_first_months if flow.startswith("个月", stop) else _read_calendar


def _read_calendar(flow: str, start: int, stop: int, context: Context) -> Reading | None:
    """Read a date of year, month, day, quarter or half, or a range of two."""
    lunar = read_lunar(flow, start, stop, context)
    if lunar is not None:
        return lunar
    if flow[start - 1 : start] in ("第", "前") and start:
        start -= 1
    match = ENDPOINT.match(flow, start)
    if match is None or match.end() <= start + 1:
        return None
    left = _said(match)
    ...
    return None
