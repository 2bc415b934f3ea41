"""Words of time without a numeral, on the page of 13 April 2022."""

import datetime as dt

import pytest

from checker.figures.dates import find_dates, find_relative
from tests.marked import unmark

ISSUE = dt.date(2022, 4, 13)
CASES = [
    # marked sample, first and last day
    ("⟦今年⟧完成投资", "2022-01-01", "2022-12-31"),
    ("⟦去年⟧完成投资", "2021-01-01", "2021-12-31"),
    ("⟦前年⟧", "2020-01-01", "2020-12-31"),
    ("⟦明年⟧", "2023-01-01", "2023-12-31"),
    ("比⟦去年同期⟧", "2021-01-01", "2021-12-31"),
    ("⟦去年底⟧", "2021-12-31", "2021-12-31"),
    ("⟦去年年底⟧", "2021-12-31", "2021-12-31"),
    ("⟦今年初⟧", "2021-12-31", "2021-12-31"),
    ("⟦今年上半年⟧", "2022-01-01", "2022-06-30"),
    ("⟦上半年⟧", "2022-01-01", "2022-06-30"),
    ("⟦下半年⟧", "2022-07-01", "2022-12-31"),
    ("⟦全年⟧", "2022-01-01", "2022-12-31"),
    ("⟦年初⟧", "2021-12-31", "2021-12-31"),
    ("⟦年末⟧", "2022-12-31", "2022-12-31"),
    ("比⟦上年⟧增长", "2021-01-01", "2021-12-31"),
    ("2019年，比⟦上年⟧增长", "2018-01-01", "2018-12-31"),
    ("1998年，比⟦上年末⟧增长", "1997-12-31", "1997-12-31"),
    ("一九八三年，比⟦上年⟧增长", "1982-01-01", "1982-12-31"),
    ("2019年投产。\n比⟦上年⟧增长", "2021-01-01", "2021-12-31"),
    ("⟦本月⟧", "2022-04-01", "2022-04-30"),
    ("⟦上月⟧", "2022-03-01", "2022-03-31"),
    ("⟦上个月⟧", "2022-03-01", "2022-03-31"),
    ("⟦昨日⟧", "2022-04-12", "2022-04-12"),
    ("⟦昨天⟧（4月12日）", "2022-04-12", "2022-04-12"),
    ("⟦今天⟧", "2022-04-13", "2022-04-13"),
    ("⟦明天⟧", "2022-04-14", "2022-04-14"),
    ("⟦上周⟧", "2022-04-04", "2022-04-10"),
    ("⟦近日⟧", "2022-03-29", "2022-04-13"),
    ("⟦元旦⟧", "2022-01-01", "2022-01-01"),
    ("⟦国庆节⟧", "2022-10-01", "2022-10-01"),
    ("⟦中秋节⟧", "2022-09-10", "2022-09-10"),
    ("⟦除夕⟧", "2022-01-31", "2022-01-31"),
    ("⟦清明节⟧", "2022-04-05", "2022-04-05"),
    ("2025年⟦春节⟧", "2025-01-29", "2025-01-29"),
]
# 今年 and 去年 here belong to the figure after them; the rest are parts of other words.
LOOK_ALIKES = [
    "今年4月1日",
    "去年12月",
    "去年十二月",
    "今年一季度",
    "2018年底",
    "１９９６年底",
    "前日本",
    "今朝",
]


@pytest.mark.parametrize(("sample", "first", "last"), CASES)
def test_a_word_of_time_means_days(sample: str, first: str, last: str) -> None:
    text, marks = unmark(sample)
    found = find_relative(text, ISSUE)
    assert [("", span.start, span.end) for span, _ in found] == marks
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert [(when.start, when.end) for _, when in found] == [days]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_other_words_are_left_alone(text: str) -> None:
    assert find_relative(text, ISSUE) == []


@pytest.mark.parametrize("issue", ["2022-01-05", "2022-03-31"])
def test_in_the_first_quarter_the_whole_year_is_the_one_just_over(issue: str) -> None:
    found = find_relative("全年产量比上年增长", dt.date.fromisoformat(issue))
    assert [when.start for _, when in found] == [dt.date(2021, 1, 1), dt.date(2020, 1, 1)]


def test_without_the_page_s_date_a_word_means_no_days() -> None:
    assert [when.start for _, when in find_relative("今年和去年", None)] == [None, None]
    assert find_relative("昨日", None) == []


@pytest.mark.parametrize(("text", "anchored"), [("今年", True), ("1998年，上半年", False)])
def test_a_word_counted_from_the_page_s_date_is_marked(text: str, anchored: bool) -> None:
    ((_, when),) = find_relative(text, ISSUE)
    assert when.anchored is anchored


def test_a_word_of_time_may_run_on() -> None:
    found = find_relative("今年以来，去年底", ISSUE)
    assert [when.open_end for _, when in found] == [True, False]


@pytest.mark.parametrize("issue", [dt.date.min, dt.date.max])
def test_a_page_of_the_ends_of_time_has_no_date(issue: dt.date) -> None:
    assert [when.start for _, when in find_relative("明年", issue)] == [None]
    assert [one.when and one.when.start for one in find_dates("30日电", issue)] == [None]
