"""What dates say beyond their days: weekdays, times, lunar days, years taken from elsewhere."""

import datetime as dt

import pytest

from checker.core.model import When
from checker.figures.dates import find_dates
from tests.marked import unmark

ISSUE = dt.date(2022, 4, 13)

WEEKDAYS = [
    # marked sample, weekday, day
    ("⟦星期三⟧上午开会", 3, None),
    ("⟦周日⟧闭馆", 7, None),
    ("⟦礼拜天⟧也开门", 7, None),
    ("每⟦周三⟧出版", 3, None),
    ("上⟦周五⟧", 5, "2022-04-08"),
    ("本⟦周六⟧", 6, "2022-04-16"),
    ("下⟦周一⟧", 1, "2022-04-18"),
    ("⟦4月6日（星期三）⟧", 3, "2022-04-06"),
    ("⟦4月6日(周四)⟧", 4, "2022-04-06"),  # a slip for a rule to find
    ("⟦2022年4月13日星期三⟧", 3, "2022-04-13"),
    ("⟦2022年4月13日 星期三⟧", 3, "2022-04-13"),
]

TIMES = [
    # marked sample, first and last minute of the day
    ("⟦8时30分⟧开始", 510, 510),
    ("上午⟦9点⟧开门", 540, 540),
    ("下午⟦3点⟧", 900, 900),
    ("下午⟦15时⟧", 900, 900),
    ("下午⟦两点半⟧", 870, 870),
    ("晚⟦8点一刻⟧", 1215, 1215),
    ("中午⟦12时⟧", 720, 720),
    ("中午⟦11时⟧", 660, 660),
    ("凌晨⟦12点⟧", 0, 0),
    ("晚上⟦12点⟧", 1440, 1440),
    ("清晨不到⟦4点⟧", 240, 240),
    ("⟦15:30⟧开幕", 930, 930),
    ("于⟦15：30⟧开幕", 930, 930),
    ("时间：⟦8：30—11：30⟧", 510, 690),
    ("⟦十二时三十分⟧", 750, 750),
    ("早上⟦六点⟧", 360, 360),
    ("⟦24时⟧", 1440, 1440),
    ("⟦24时30分⟧", None, None),
    ("⟦8时30分至11时⟧", 510, 660),
    ("下午⟦2时至5时⟧", 840, 1020),
    ("上午⟦9时至下午5时⟧", 540, 1020),
    ("⟦8:30—11:00⟧", 510, 660),
    ("⟦8—11时⟧", 480, 660),
    ("⟦22时至次日6时⟧", 1320, 360),
]

LUNAR = [
    # marked sample, lunar year, month and day, the day it falls on
    ("⟦农历八月十五⟧赏月", (2022, 8, 15), "2022-09-10"),
    ("⟦正月初三⟧", (2022, 1, 3), "2022-02-03"),
    ("⟦腊月廿三⟧", (2022, 12, 23), "2023-01-14"),
    ("⟦五月初五⟧", (2022, 5, 5), "2022-06-03"),
    ("⟦农历壬寅年三月十三⟧", (2022, 3, 13), "2022-04-13"),
    ("⟦2025年农历五月廿九⟧", (2025, 5, 29), "2025-06-24"),
    ("⟦2025年农历五月三十⟧", (2025, 5, 30), None),  # that month has 29 days
    ("⟦2025年农历闰六月初三⟧", (2025, -6, 3), "2025-07-27"),
    ("⟦农历8月15日⟧", (2022, 8, 15), "2022-09-10"),
    ("⟦大年初一⟧", (2022, 1, 1), "2022-02-01"),
]

UNKNOWN_DAYS = [
    # marked sample, as printed
    ("⟦2月30日⟧", (2022, 2, 30)),
    ("⟦4月31日⟧", (2022, 4, 31)),
    ("⟦2021年2月29日⟧", (2021, 2, 29)),
    ("⟦2022年13月5日⟧", (2022, 13, 5)),
    ("每年⟦4月15日⟧", (None, 4, 15)),
    ("公元前⟦221年⟧", (-221, None, None)),
    ("公元⟦0年⟧", (0, None, None)),
]

STRETCHES = [
    # marked sample, first and last day, first and last minute
    ("今年⟦1月2日20时—3日20时⟧", "2022-01-02", "2022-01-03", 1200, 1200),
    ("⟦2022年3月31日8时至4月1日9时30分⟧", "2022-03-31", "2022-04-01", 480, 570),
]

OPEN_ENDS = [
    ("2018年以来", True),
    ("自2018年起", True),
    ("2003年至今", True),
    ("从1998年开始", True),
    ("1998年起义", False),
    ("2018年", False),
]

# Later dates of a text, and the days they mean on the page of 13 April 2022.
STORIES = [
    ("2021年4月6日签约。5月8日开工。", ["2021-04-06", "2021-05-08"]),
    ("2021年新增5家，其中⟦4月⟧3家。", ["2021-01-01", "2021-04-01"]),
    ("2019年停产。3月复产。", ["2019-01-01", "2022-03-01"]),
    ("2021年4月6日签约。\n3月8日开工。", ["2021-04-06", "2022-03-08"]),
    ("去年3月开工，8月竣工。", ["2021-03-01", "2021-08-01"]),
    ("1996年5月立案，同年7月判决，次年1月执行。", ["1996-05-01", "1996-07-01", "1997-01-01"]),
    ("3月22日送审，23日批复。", ["2022-03-22", "2022-03-23"]),
    ("12月31日闭馆。1月5日开馆。", ["2021-12-31", "2022-01-05"]),
    ("到2035年建成。4月6日，记者看到", ["2035-01-01", "2022-04-06"]),
]


def _one(text: str, anchor: dt.date | None = ISSUE) -> When:
    (reading,) = find_dates(text, anchor)
    assert reading.when is not None
    return reading.when


def _spans(text: str) -> list[tuple[str, int, int]]:
    return [("", one.start, one.end) for one in find_dates(text, ISSUE)]


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


@pytest.mark.parametrize(("sample", "weekday", "day"), WEEKDAYS)
def test_a_weekday_is_a_date_of_its_own_or_part_of_one(
    sample: str, weekday: int, day: str | None
) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
    when = _one(text)
    assert (when.grain, when.weekday, when.start, when.end) == (
        "day",
        weekday,
        _day(day),
        _day(day),
    )


@pytest.mark.parametrize(("sample", "first", "last"), TIMES)
def test_a_time_of_day_counts_minutes(sample: str, first: int | None, last: int | None) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
    (reading,) = find_dates(text, ISSUE)
    kind = "date" if first == last else "period"
    assert (reading.kind, reading.unit, reading.amount) == (kind, "时刻", None)
    assert (_one(text).start_minute, _one(text).end_minute) == (first, last)


@pytest.mark.parametrize(("sample", "said", "day"), LUNAR)
def test_a_lunar_day_falls_on_a_day(
    sample: str, said: tuple[int, int, int], day: str | None
) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
    when = _one(text)
    assert (when.lunar, when.first, when.start, when.end) == (True, said, _day(day), _day(day))


@pytest.mark.parametrize(("sample", "said"), UNKNOWN_DAYS)
def test_a_day_that_does_not_exist_is_still_a_figure(
    sample: str, said: tuple[int | None, int | None, int | None]
) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
    when = _one(text)
    assert (when.first, when.start, when.end) == (said, None, None)


@pytest.mark.parametrize(("sample", "start", "end", "first", "last"), STRETCHES)
def test_days_with_their_hours_make_one_stretch(
    sample: str, start: str, end: str, first: int, last: int
) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
    when = _one(text)
    assert (when.start, when.end) == (_day(start), _day(end))
    assert (when.start_minute, when.end_minute) == (first, last)


@pytest.mark.parametrize(("text", "open_end"), OPEN_ENDS)
def test_a_period_may_run_on(text: str, open_end: bool) -> None:
    when = _one(text)
    assert when.open_end is open_end
    assert when.start == dt.date(int(text.lstrip("自从")[:4]), 1, 1)


@pytest.mark.parametrize(("sample", "days"), STORIES)
def test_a_date_takes_its_year_from_the_story(sample: str, days: list[str]) -> None:
    text, _ = unmark(sample)
    starts = [one.when.start for one in find_dates(text, ISSUE) if one.when]
    assert starts == [dt.date.fromisoformat(day) for day in days]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("4月6日", (None, 4, 6)),
        ("今年4月1日", (None, 4, 1)),
        ("去年12月", (None, 12, None)),
        ("30日电", (None, None, 30)),
        ("一季度", (None, 1, None)),
        ("正月初三", (None, 1, 3)),
    ],
)
def test_without_the_page_s_date_a_year_stays_unknown(
    text: str, first: tuple[int | None, int | None, int | None]
) -> None:
    when = _one(text, None)
    assert (when.first, when.start, when.end, when.anchored) == (first, None, None, False)


@pytest.mark.parametrize(
    ("text", "anchored"),
    [("2022年4月6日", False), ("4月6日", True), ("去年12月", True), ("30日电", True)],
)
def test_a_year_of_the_page_s_date_is_marked(text: str, anchored: bool) -> None:
    assert _one(text).anchored is anchored


@pytest.mark.parametrize(
    ("issue", "text", "day"),
    [
        ("2022-01-05", "12月31日", "2021-12-31"),
        ("2021-12-30", "1月1日起", "2022-01-01"),
        ("2022-04-13", "5月1日起", "2022-05-01"),
        ("2022-03-01", "28日", "2022-02-28"),
        ("2022-03-01", "31日", None),  # February has none
        ("1998-01-08", "9日将举行", "1998-01-09"),
    ],
)
def test_the_page_s_date_gives_the_nearest_day(issue: str, text: str, day: str | None) -> None:
    assert _one(text, dt.date.fromisoformat(issue)).start == _day(day)


NOT_YET = [
    pytest.param(text, marks=pytest.mark.xfail(strict=True, reason=reason))
    for text, reason in [
        ("农历八月十五⟦⟧，⟦三月三⟧", "a lunar day without its calendar's name"),
        ("⟦3月16—20日⟧和⟦5、6月份⟧", "a month in a list without its own 月"),
        ("⟦一⟧、⟦二⟧、⟦三季度⟧分别增长", "a quarter in a list without its own 季度"),
        ("⟦2019⟧、⟦2020⟧、⟦2021⟧三年累计", "years before the number of years"),
        ("⟦2014⟧：岛上发生地震。", "a year at the head of a line of a chronicle"),
    ]
]


@pytest.mark.xfail(strict=True, reason="a bare quarter is the nearest one, not the one just over")
def test_the_quarters_of_a_review_are_of_the_year_reviewed() -> None:
    found = find_dates("一季度下降6%，二季度增长3%，四季度增长6%。", dt.date(2021, 2, 28))
    assert [one.when.start.year for one in found if one.when and one.when.start] == [2020] * 3


@pytest.mark.parametrize("sample", NOT_YET)
def test_not_read_yet(sample: str) -> None:
    text, marks = unmark(sample)
    assert _spans(text) == marks
