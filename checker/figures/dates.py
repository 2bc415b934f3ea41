"""Dates and periods: 4月6日, 2022年上半年, 1月至2月, 十四五, 20世纪80年代, 星期三, 8时30分."""

import datetime as dt

from checker.core.calendar import plan_periods
from checker.core.model import When
from checker.figures.pattern import Rubbish
from checker.figures.reading import Reading
from checker.figures.when_calendar import read_calendar, read_numeric
from checker.figures.when_clock import read_clock
from checker.figures.when_context import Context
from checker.figures.when_lunar import is_lunar, read_lunar
from checker.figures.when_named import read_decade, read_plan, read_short_year, read_weekday
from checker.figures.when_patterns import CANDIDATE, JOIN
from checker.figures.when_relative import find_relative

# A day and an hour, twice.
_PARTS = 4

__all__ = ["find_dates", "find_relative"]


def find_dates(flow: str, anchor: dt.date | None) -> list[Reading]:
    """Return the dates and periods of `flow`, from left to right, none over another.

    `anchor` is the page's date: it gives 今年, 去年12月 and a bare 4月6日 their year.
    """
    context = Context(flow, anchor)
    found: list[Reading] = []
    done = 0
    rubbish = Rubbish()
    for match in CANDIDATE.finditer(flow):
        start, stop = match.span()
        if start < done or rubbish.holds(start, stop):
            continue
        reading = _read(flow, start, stop, context)
        if reading is None or reading.start < done:
            continue
        found.append(reading)
        done = reading.end
        if reading.unit and len(found) >= _PARTS:
            _join_stretch(found, flow)
        if reading.when is not None and reading.when.last[:2] != (None, None):
            context.keep(reading.when, done)
    return found


def _join_stretch(found: list[Reading], flow: str) -> None:
    """Make one period of the last four readings if they are 1月3日20时—4日20时."""
    first, start, last, end = found[-_PARTS:]
    if not (first.end == start.start and last.end == end.start and start.unit):
        return
    left, right, opens, closes = first.when, last.when, start.when, end.when
    if left is None or right is None or opens is None or closes is None:
        return
    if left.grain != "day" or right.grain != "day" or last.start > start.end + 2:
        return
    if JOIN.fullmatch(flow, start.end, last.start) is None:
        return
    when = When(
        "span",
        left.first,
        right.last,
        left.start,
        right.end,
        anchored=left.anchored or right.anchored,
        start_minute=opens.start_minute,
        end_minute=closes.end_minute,
    )
    found[-_PARTS:] = [Reading(first.start, end.end, "period", when=when)]


def _read(flow: str, start: int, stop: int, context: Context) -> Reading | None:
    """Ask the reader that the characters around the first number call for."""
    first = flow[start]
    if first in "星周礼":
        return read_weekday(flow, start, stop, context.anchor)
    if first in "’'＇‘":
        return read_short_year(flow, start)
    after = flow[stop : stop + 1]
    if after in (*".．/",):
        return read_numeric(flow, start)
    if first in "正腊初" or is_lunar(flow, start, stop):
        lunar = read_lunar(flow, start, stop, context.lunar_year(start))
        if lunar is not None:
            return lunar
    if after in ("时", "点", ":", "：", "∶"):
        return read_clock(flow, start)
    if after == "世" or flow.startswith("年代", stop):
        decade = read_decade(flow, start, context.anchor)
        if decade is not None:
            return decade
    if after != "年" and first in "一二三四五六七八九十" and flow[start:stop] in plan_periods():
        return read_plan(flow, start, stop)
    if after in (*"-－",):
        numeric = read_numeric(flow, start)
        if numeric is not None:
            return numeric
    return read_calendar(flow, start, stop, context) or _read_range_of_hours(flow, start, after)


def _read_range_of_hours(flow: str, start: int, after: str) -> Reading | None:
    """Read 8—11时, whose first hour has no word of its own."""
    return None if after in "年月日号季个" else read_clock(flow, start)
