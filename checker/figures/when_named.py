"""Periods and days with names of their own: 十四五, 20世纪80年代, 星期三, ’98."""

import datetime as dt

from checker.core.calendar import century_years, day_of, plan_periods
from checker.core.late import late
from checker.core.model import When
from checker.figures.reading import Reading
from checker.figures.when import Said, full_year, when_of
from checker.figures.when_calendar import WEEKDAYS
from checker.figures.when_patterns import CONNECTIVE, DECADE, HAN
from checker.figures.when_words import to_small

_NOBODY = (None, None, None)
_PLAN_WORDS = ("计划", "规划", "时期", "期间")
_LAW = "普法"
_WEEKLY_COUNT = "次天日个回节场课小项期届岁年"
# A person called 周 in a list of names: 周一清、赵涛等.
_NAME = late(r"周[一二三四五六日天](?![早晚上下午中])[\u4e00-\u9fff][、等]")
_WEEKDAY_RANGE = late(rf"{CONNECTIVE}(?:星期|礼拜|周)(?P<last>[一二三四五六日天])")


def read_plan(flow: str, start: int, stop: int) -> Reading | None:
    """Read a plan period, without its quotes; “八五”普法 counts programmes of another kind."""
    when = plan_periods().get(flow[start:stop])
    if when is None:
        return None
    quoted = flow[stop : stop + 1] in ("”", '"') and flow[start - 1 : start] in ("“", '"')
    after = stop + 1 if quoted else stop
    if flow.startswith(_LAW, after):
        return None
    if quoted or stop - start == 3 or flow.startswith(_PLAN_WORDS, after):
        return Reading(start, stop, "period", when=when)
    return None


def read_decade(flow: str, start: int, anchor: dt.date | None) -> Reading | None:
    """Read 90年代, 20世纪80年代 and 21世纪; a bare decade is the last one that has begun."""
    match = DECADE.match(flow, start)
    if match is None:
        return None
    if match["only"]:
        return _century(flow, start, match.end(), to_small(match["only"]))
    if match["years"]:
        return Reading(
            start, match.end(), "period", when=_years(int(match["years"]), int(match["years"]) + 9)
        )
    decade = to_small(match["decade"][-2:])
    century = (
        to_small(match["century"]) if match["century"] else _century_of(flow, start, decade, anchor)
    )
    if decade is None or century is None or decade % 10 or decade > 90:
        return None
    last = (century - 1) * 100 + decade
    # 六七十年代 are two decades; their first one lacks its own 十.
    earlier = len(match["decade"]) == 3
    first = last - 10 if earlier else last
    return Reading(start, match.end(), "period", when=_years(first, last + 9))


def _century_of(flow: str, start: int, decade: int | None, anchor: dt.date | None) -> int:
    """Return the century of a decade named without it: 90年代, 上世纪60年代."""
    this = 21 if anchor is None else (anchor.year - 1) // 100 + 1
    if flow.endswith("上世纪", 0, start):
        return this - 1
    if flow.endswith(("本世纪", "这个世纪"), 0, start):
        return this
    has_begun = anchor is not None and (this - 1) * 100 + (decade or 0) <= anchor.year
    return this if has_begun else this - 1


def _century(flow: str, start: int, end: int, number: int | None) -> Reading | None:
    if number is None or number > 30:
        return None
    # 下一世纪 is the next one.
    if number == 1 and not flow.endswith(("公元", "公元前"), 0, start):
        return None
    if flow.endswith("公元前", 0, start):
        return Reading(start, end, "period", when=When("span", _NOBODY, _NOBODY))
    return Reading(start, end, "period", when=_years(*century_years(number)))


def _years(first: int, last: int) -> When:
    start, end = day_of(first, 1, 1), day_of(last, 12, 31)
    return When("span", (first, None, None), (last, None, None), start, end)


def read_weekday(flow: str, start: int, stop: int, anchor: dt.date | None) -> Reading | None:
    """Read 星期三, 周三 and 周一至周五; 上周三 is a day of the week before the page's date."""
    after, before = flow[stop : stop + 1], flow[start - 1 : start] if start else ""
    if (after and after in _WEEKLY_COUNT) or (before and (before in HAN or before.isdecimal())):
        return None
    if _NAME.match(flow, start):
        return None
    weekday = WEEKDAYS[flow[stop - 1]]
    match = _WEEKDAY_RANGE.match(flow, stop)
    if match is not None:
        return Reading(start, match.end(), "period", when=When("span", _NOBODY, _NOBODY))
    return Reading(start, stop, "date", when=_week(flow, start, weekday, anchor))


def _week(flow: str, start: int, weekday: int, anchor: dt.date | None) -> When:
    shift = {"上": -7, "本": 0, "这": 0, "下": 7}.get(flow[start - 1 : start])
    if shift is None or anchor is None or not start:
        return When("day", _NOBODY, _NOBODY, weekday=weekday)
    day = anchor + dt.timedelta(days=shift + weekday - anchor.isoweekday())
    said = (day.year, day.month, day.day)
    return When("day", said, said, day, day, anchored=True, weekday=weekday)


def read_short_year(flow: str, start: int) -> Reading | None:
    """Read ’98 as a year; after an open ‘ it closes a quotation: ‘五一’98人."""
    end = start + 3
    after = flow[end : end + 1]
    opened = flow.rfind("‘", max(0, start - 30), start)
    if flow[start] != "‘" and opened > flow.rfind("’", max(0, start - 30), start):
        return None
    if after and after in ".．,，%％‰万亿家个人名项户月日件台次所°′″" and after not in "，":
        return None
    if start and flow[start - 1].isascii() and flow[start - 1].isalnum():
        return None
    if after == "年":
        end += 1
    when = when_of(
        Said(full_year(int(flow[start + 1 : start + 3]), None)),
        None,
        anchored=False,
        open_end=False,
    )
    return Reading(start, end, "period", when=when)
