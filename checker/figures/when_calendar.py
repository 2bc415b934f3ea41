"""Years, months, days, quarters and halves, alone or as the two ends of a range."""

from re import Match

from checker.core.calendar import day_of
from checker.core.festivals import festival_day
from checker.core.model import When
from checker.figures.reading import Reading
from checker.figures.when import Said, complete, full_year, in_year, kind_of, when_of
from checker.figures.when_context import Context
from checker.figures.when_patterns import (
    ANY_YEAR,
    DAYS_BEFORE,
    ENDPOINT,
    HAN,
    JOIN,
    LIFE,
    NUMERIC,
    OPEN_END,
    REIGN_YEAR,
)
from checker.figures.when_words import to_small, to_year, word_before, word_list, words

WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
# What a date ends with; another end is a number that waits for the right end of a range.
_LAST = "年月日号份度旬初底末中）)一二三四五六天旦庆节"
_DASHES = "—–-"
_YEAR_LENGTH = 4
_LISTING = "、和及"
_FAR = 24
_NOTHING = Said()
# 95—98年 are years, 15—20年 and 50—80年 how long something lasts.
_SURE_YEAR = 50
_SPAN_OF_YEARS = 15
_QUARTERS = {"两": 2}


def read_calendar(flow: str, start: int, stop: int, context: Context) -> Reading | None:
    """Read what begins at `start`: 2022年4月6日, 第三季度, 前8个月, 5月1日至5日, 2016—2020年."""
    after = flow[stop : stop + 1]
    if after == "年" and stop - start < _YEAR_LENGTH:
        reading = _read_other_year(flow, start)
        if reading is not None:
            return reading
    if flow[start - 1 : start] in ("第", "前") and after != "年":
        start -= 1
    match = ENDPOINT.match(flow, start)
    if match is None or match.end() == start:
        return _read_life(flow, start) if after in _DASHES else None
    left, end = _said(match, None)
    if left == _NOTHING:
        return None
    right, right_end = _read_right(flow, end, left, context)
    is_listed = flow[end : end + 1] in (*_LISTING,) and end == start + _YEAR_LENGTH
    if right is None and flow[end - 1] not in _LAST and not is_listed:
        return None
    if not _is_date(flow, start, end, match, left, right):
        return None
    if right is not None and _are_counts_of_years(flow, start, right_end, left, right):
        return None
    return _finish(flow, start, left, right, right_end, context)


def _finish(
    flow: str, start: int, left: Said, right: Said | None, end: int, context: Context
) -> Reading:
    left, anchored = context.settle(left, right, start)
    if right is not None:
        right = complete(left, right)
    open_end = OPEN_END.match(flow, end) is not None
    when = when_of(left, right, anchored=anchored, open_end=open_end)
    return Reading(start, end, kind_of(when), when=when)


def _said(match: Match[str], before: int | None) -> tuple[Said, int]:
    """Return what an endpoint says and where it ends; `before` is the year a range began with.

    A month or a day that cannot belong to the year before it is left to others: 2018年13月.
    """
    group = match.groupdict()
    year = _year_of(group, before)
    month = to_small(group["month"]) if group["month"] else None
    if group["festival"]:
        return _festival(year, group["festival"]), match.end()
    quarter = group["quarter"] or group["quarter2"]
    weekday = group["weekday"] or group["weekday2"] or group["weekday3"]
    if year is not None and (group["only"] or (month and month > 12 and not group["day"])):
        return Said(year), match.end("year" if group["year"] else "short") + 1
    if group["months"]:
        return Said(year, months=to_small(group["months"])), match.end()
    day = group["day"] or group["only"]
    return Said(
        year=year,
        month=month,
        day=to_small(day) if day else None,
        weekday=WEEKDAYS[weekday] if weekday else None,
        quarter=_QUARTERS.get(quarter) or to_small(quarter) if quarter else None,
        upto=group["nth"] == "前",
        half=group["half"] or "",
        edge=group["edge"] or "",
        part=group["part"] or "",
    ), match.end()


def _festival(year: int | None, name: str) -> Said:
    """Return the day of 1998年元旦; a festival without its year is no date."""
    day = None
    if year is not None:
        day = festival_day(name, year) or festival_day(name + "节", year)
    return _NOTHING if day is None else Said(day.year, day.month, day.day)


def _year_of(group: dict[str, str | None], before: int | None) -> int | None:
    if group["year"]:
        return to_year(group["year"])
    short = to_year(group["short"]) if group["short"] else None
    return None if short is None else full_year(short, before)


def _read_right(flow: str, end: int, left: Said, context: Context) -> tuple[Said | None, int]:
    """Return the right end of a range and where it ends, or nothing and `end`."""
    join = JOIN.match(flow, end)
    match = ENDPOINT.match(flow, join.end()) if join else None
    if join is None or match is None or match.end() == join.end():
        return None, end
    right, right_end = _said(match, left.year)
    if not _goes_with(left, right, match):
        return None, end
    if join["word"]:
        right = in_year(right, context.worded_year(join["word"], left.year))
    return right, right_end


def _goes_with(left: Said, right: Said, match: Match[str]) -> bool:
    """Tell whether the two make a range: 5月1日至5日 does, 5月至5日 does not."""
    if right == _NOTHING or right.months is not None or (match["short"] and left.year is None):
        return False
    if right.year is not None:
        return left.year is not None or left.month is not None or left.quarter is not None
    if right.month is not None:
        return left.month is not None and right.month <= 12
    if right.day is not None:
        return left.day is not None
    return right.quarter is not None and left.quarter is not None


def _is_date(
    flow: str, start: int, end: int, match: Match[str], left: Said, right: Said | None
) -> bool:
    """Tell a date from a count of years, months or days and from a part of something longer."""
    before = flow[start - 1 : start] if start else ""
    if before.isascii() and before.isalpha():
        return False
    if left.year is None and before and before in ".．·∶/-－—–~～":
        return before in "—–~～" and not flow[max(0, start - 2) : start - 1].isdecimal()
    if left.months is not None and (left.months < 2 or before in (*"提之此目先",)):
        return False
    if match["short"]:
        return _is_short_year(flow, start, end, match, left, right)
    if match["year"] and end - start <= len(match["year"]) + 1:
        return left.year is not None and not _is_count_of_years(flow, start, end, left.year)
    if left.year is not None:
        return True
    if left.month is not None:
        return right is not None or left.day is not None or _is_month(flow, start, end, left)
    return left.day is None or _is_day(flow, start, end, left.day)


def _is_short_year(
    flow: str, start: int, end: int, match: Match[str], left: Said, right: Said | None
) -> bool:
    """Tell 98年3月, 95—98年 and 从98年起 from 98 years; 七八年 are seven or eight."""
    digits = match["short"]
    if flow[start - 1 : start] == "千":
        return False  # 两千零四年
    if digits[0] in "0０":
        return True  # 07年以后
    if right is not None and right.month is None and digits.isdecimal():
        first, last = left.year or 0, right.year or 0
        return int(digits) >= _SURE_YEAR and first < last < first + _SPAN_OF_YEARS
    if not digits.isdecimal() and to_year(digits[1]) == (to_year(digits[0]) or 0) + 1:
        return left.month is not None or bool(left.edge)
    if not digits.isdecimal() or left.month is not None or left.edge:
        return True
    return (
        flow.endswith(word_list("short-year"), 0, start) and OPEN_END.match(flow, end) is not None
    )


def _is_count_of_years(flow: str, start: int, end: int, year: int) -> bool:
    """Tell 2000年历史 and 近3000年 from the year 2000."""
    if year >= 2400:
        return True
    if year % 100:
        return False
    return flow.startswith(word_list("not-after", "year"), end) or flow.endswith(
        word_list("not-before", "year"), 0, start
    )


def _are_counts_of_years(flow: str, start: int, end: int, left: Said, right: Said) -> bool:
    """Tell 1000—1500年历史 from a range of years."""
    if left.year is None or right.year is None or left.year % 100:
        return False
    return _is_count_of_years(flow, start, end, right.year)


def _is_month(flow: str, start: int, end: int, left: Said) -> bool:
    """Tell a month of the calendar from 六月天 and the like; Chinese 三月 needs a word for it."""
    assert left.month is not None
    before, after = flow[start - 1 : start] if start else "\n", flow[end : end + 1]
    if flow[start] == "元":
        return not (before.isdecimal() or before in "百千万亿几余多")
    if not 1 <= left.month <= 12 or before in "近逾":
        return False
    if flow.startswith(word_list("not-after", "month"), end):
        return False
    if flow[start] not in HAN or left.part or flow[end - 1] == "份" or left.month >= 10:
        return True
    if before in "\n。，；（" and after and after in "，在":
        return True
    return flow.endswith(word_list("month-before"), 0, start)


def _is_day(flow: str, start: int, end: int, day: int) -> bool:
    """Tell 30日电 and 6日上午 from 5日内, 连续3日 and 一日三餐."""
    if not 1 <= day <= 31:
        return False
    if flow.startswith(word_list("day-after"), end):
        return True
    if flow.startswith("起", end) and flow[start - 1 : start] in ("自", "从"):
        return True
    if flow.startswith(word_list("not-after", "day"), end):
        return False
    if flow.endswith(word_list("not-before", "day"), 0, start):
        return False
    if flow[end - 1] == "日" and (flow[start] not in HAN or day > 10):
        return True
    if flow[end - 1] == "号" and DAYS_BEFORE.search(flow, max(0, start - _FAR), start):
        return True  # 9月10号、11号
    return bool(word_before(flow, start, "months"))


def _read_other_year(flow: str, start: int) -> Reading | None:
    """Read 公元前221年 and 光绪二十六年; the words before are part of the latter."""
    reign = word_before(flow, start, "eras")
    if reign:
        match = REIGN_YEAR.match(flow, start)
        year = to_small(match[0][:-1]) if match else None
        if match is not None and year is not None:
            return _whole_year(start - len(reign), match.end(), words("eras")[reign] + year)
    if flow.endswith(("公元", "公元前"), max(0, start - 3), start):
        match = ANY_YEAR.match(flow, start)
        year = to_year(match[0][:-1]) if match else None
        if match is not None and year is not None:
            return _whole_year(start, match.end(), -year if flow[start - 1] == "前" else year)
    return None


def _whole_year(start: int, end: int, year: int) -> Reading:
    when = When(
        "year", (year, None, None), (year, None, None), day_of(year, 1, 1), day_of(year, 12, 31)
    )
    return Reading(start, end, "period", when=when)


def _read_life(flow: str, start: int) -> Reading | None:
    """Read （1881—1936）, the years of a life; the brackets are no part of it."""
    match = LIFE.match(flow, start)
    if match is None or flow[start - 1 : start] not in ("（", "("):
        return None
    first, last = to_year(match["first"]), to_year(match["last"])
    if first is None or last is None or first > last or not (first % 100 or last % 100):
        return None
    when = when_of(Said(first), Said(last), anchored=False, open_end=False)
    return Reading(start, match.end(), "period", when=when)


def read_numeric(flow: str, start: int) -> Reading | None:
    """Read 1998-01-05, 1998/1/5 and 2022.4.13, and a range of two of them."""
    left = NUMERIC.match(flow, start)
    before = flow[start - 1 : start] if start else ""
    if left is None or (
        before and (before in ".．/-－" or (before.isascii() and before.isalnum()))
    ):
        return None
    if not (1 <= int(left["month"]) <= 12 and 1 <= int(left["day"]) <= 31):
        return None
    join = JOIN.match(flow, left.end())
    right = NUMERIC.match(flow, join.end()) if join else None
    end = right.end() if right else left.end()
    last = _numeric_said(right) if right else None
    when = when_of(_numeric_said(left), last, anchored=False, open_end=False)
    return Reading(start, end, kind_of(when), when=when)


def _numeric_said(match: Match[str]) -> Said:
    return Said(int(match["year"]), int(match["month"]), int(match["day"]))
