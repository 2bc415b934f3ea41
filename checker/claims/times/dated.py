"""Claims that a date makes by itself: that there is such a day, its weekday, its order.

“2月30日”, “3月5日（星期四）”, “6月20日至6月12日”, “下午15时”, “新华社北京3月8日电”.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import structs

from checker.core.calendar import day_exists, day_of
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot, When
from checker.core.span import Span

CLOCK_UNIT = "时刻"
_RANGE = late("[—–~～〜至到-]")
_DATELINE = late("(?:专)?[电讯](?![话影视力网子器商信问台脑])")
_WEEKDAYS = ("星", "周", "礼")
_WEEK = "一二三四五六日"
_WEEKDAY = "(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])"
# 17日（周五）: behind a day without its month the weekday is no part of the figure.
_WEEKDAY_AFTER = late(rf"[（(]{_WEEKDAY}[）)]")
_LAST_WEEKDAY = late(rf"日(?:{_WEEKDAY}|[（(]{_WEEKDAY.replace('weekday', 'shut')}[）)])$")
_THAT_DAY = late("(?:当|这一?|那一?)[天日](?:正好|恰好|刚好|正|恰)?(?:是|为|值|逢)$")
# 当晚21时 names the day besides.
_LATE = ("下午", "晚上", "晚间", "午后", "傍晚", "深夜")
_LATE_HOUR = late(r"1[3-9]|2[0-4]|十[三四五六七八九]|二十[一二三四]?")
_CENTURIES = ("世纪", "世纪的")
# Further off than this a date without a year may belong to another one.
_NEAR_DAYS = 90


def dated_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield what each date of the page states by itself."""
    month_said = -1
    for figure in figures:
        when = figure.when
        if when is None:
            continue
        if figure.unit == CLOCK_UNIT:
            yield from _clock(figure, when, page)
            continue
        yield from _day(figure, when, page, is_bare=month_said != figure.block)
        yield from _weekdays(figure, when, page, figures)
        if figure.text.endswith("年代"):
            yield _decade(figure, page)
        elif when.first != when.last and _RANGE.search(figure.text) and "至今年" not in figure.text:
            yield _range(figure)
        if "月" in figure.text:
            month_said = figure.block


def claim_of(
    kind: str, figure: Figure, slot: str = "day", *, inferred: bool = False, **constants: int
) -> Claim:
    """Return a claim of one figure."""
    return Claim(
        kind=kind,
        slots=(Slot(slot, (figure.id,)),),
        span=Span(figure.flow.start, figure.flow.end),
        phrase=kind,
        constants=tuple(Constant(*item) for item in constants.items()),
        inferred=inferred,
    )


def _range(figure: Figure) -> Claim:
    ends = (Slot("first", (figure.id,)), Slot("last", (figure.id,)))
    return structs.replace(claim_of("date-range", figure), slots=ends)


def is_guessed(when: When, page: Page) -> bool:
    """Tell whether the year may be another one: it is not printed and the page's day is far."""
    if not when.anchored or page.date is None or when.start is None:
        return when.anchored
    return abs(when.start - page.date) > dt.timedelta(days=_NEAR_DAYS)


def _day(figure: Figure, when: When, page: Page, *, is_bare: bool) -> Iterator[Claim]:
    day = when.first[2]
    if day is None or when.grain not in ("day", "span") or figure.text[0] in _WEEKDAYS:
        return
    if when.grain == "span" and "旬" in figure.text:
        return
    if when.lunar:
        yield claim_of("lunar-day", figure, inferred=when.anchored)
        return
    ends = (when.first, when.last)
    could_be = all(m is None or d is None or day_exists(m, d) for _, m, d in ends)
    # 4月1日电……31日上午: a day of the month before.
    if could_be or "月" in figure.text:
        yield claim_of("calendar-day", figure, inferred=when.anchored and could_be)
    if figure.kind == "date":
        yield from _placed(figure, page, is_bare=is_bare)


def _weekdays(figure: Figure, when: When, page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the weekday told of a day, of both ends of a range, or in 当天是周二."""
    _, month, day = when.first
    if when.lunar or month is None or day is None:
        if figure.text[0] in _WEEKDAYS and when.weekday is not None:
            yield from _that_day(figure, when.weekday, page, figures)
    elif when.grain == "span":
        ended = _last_weekday(figure, page)
        if when.weekday is not None and ended:
            inferred = is_guessed(when, page)
            yield claim_of("weekdays", figure, inferred=inferred, said=when.weekday, ended=ended)
    elif when.grain == "day" and figure.text[0] not in _WEEKDAYS:
        if when.weekday is not None:
            yield claim_of("weekday", figure, inferred=is_guessed(when, page), said=when.weekday)
        elif "月" not in figure.text and (said := _weekday_after(figure, page)):
            yield from _of_a_bare_day(figure, when, said, page)


def _weekday_after(figure: Figure, page: Page) -> int:
    match = _WEEKDAY_AFTER.match(page.flow, figure.flow.end)
    return _number(match["weekday"]) if match else 0


def _last_weekday(figure: Figure, page: Page) -> int:
    """Return the weekday of the last day of a range: 7月19日（星期六）至20日（星期日）."""
    match = _LAST_WEEKDAY.search(figure.text)
    return _number(match["weekday"] or match["shut"]) if match else _weekday_after(figure, page)


def _number(weekday: str) -> int:
    return _WEEK.find(weekday) + 1 or len(_WEEK)


def _of_a_bare_day(figure: Figure, when: When, said: int, page: Page) -> Iterator[Claim]:
    """Yield the weekday of 17日（周五）, unless it fits the month before or after."""
    year, month, day = when.first
    if year is None or month is None or day is None:
        return
    is_of_this_month = page.flow.endswith("本月", 0, figure.flow.start)
    around = (day_of(year, month - 1, day), day_of(year, month + 1, day))
    fits = any(other is not None and other.isoweekday() == said for other in around)
    if is_of_this_month or not fits:
        kind = "weekday" if is_of_this_month else "weekday-told"
        yield claim_of(kind, figure, said=said)


def _that_day(figure: Figure, said: int, page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the weekday of the day told last: 2024年6月3日，……当天是周一."""
    start = figure.flow.start
    if not _THAT_DAY.search(page.flow, max(0, start - 8), start):
        return
    told = next((one for one in reversed(figures[: figure.id]) if _is_of_days(one)), None)
    if told is None or told.when is None or told.block != figure.block:
        return
    marks = page.flow.count("。", told.flow.end, start)
    if told.when.grain == "day" and told.when.first[1] is not None and marks <= 1:
        span = Span(told.flow.start, figure.flow.end)
        yield structs.replace(claim_of("weekday-told", told, said=said), span=span)


def _is_of_days(figure: Figure) -> bool:
    return figure.when is not None and figure.unit != CLOCK_UNIT


def _placed(figure: Figure, page: Page, *, is_bare: bool) -> Iterator[Claim]:
    """Yield what the place of a day on the page says of it."""
    if is_dateline(figure, page):
        yield claim_of("dateline", figure)
    elif page.blocks[figure.block].kind == "masthead":
        yield claim_of("masthead-day", figure)
    elif is_bare and "月" not in figure.text and figure.text[-1] in "日号":
        before = page.flow[max(0, figure.flow.start - 1) : figure.flow.start]
        if before not in ("月", "（", "("):
            yield claim_of("bare-day", figure)


def is_dateline(figure: Figure, page: Page) -> bool:
    """Tell whether a date is that of a report: 新华社北京⟦3月8日⟧电."""
    return figure.kind == "date" and _DATELINE.match(page.flow, figure.flow.end) is not None


def _decade(figure: Figure, page: Page) -> Claim:
    start = figure.flow.start
    # 1980年代 names its century, 八十年代 does not.
    is_whole = figure.text[0] in "12１２" and len(figure.text) > len("90年代")
    before = page.flow[max(0, start - 4) : start]
    has_century = is_whole or "世纪" in figure.text or before.endswith(_CENTURIES)
    return claim_of("decade", figure, "decade", has_century=int(has_century))


_ROUGH_CLOCK = late("次日|翌日|[一二三四五六七八九两][二三四五六七八九][时点]")


def _clock(figure: Figure, when: When, page: Page) -> Iterator[Claim]:
    exists = when.start_minute is not None and when.end_minute is not None
    # 8时到次日清晨四五时 is an end that is not told to the minute, no wrong one.
    if exists or not _ROUGH_CLOCK.search(figure.text):
        yield claim_of("clock", figure, "time", exists=int(exists))
    start = figure.flow.start
    if page.flow.endswith(_LATE, max(0, start - 2), start):
        text = unicodedata.normalize("NFKC", figure.text)
        twice = _LATE_HOUR.match(text) is not None
        yield claim_of("hour-of-half-day", figure, "time", twice=int(twice))
