"""What dates state by themselves, and with what stands beside them."""

import datetime as dt

import pytest

from checker.claims.find import find_claims
from checker.core.model import Claim, Figure
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules

ISSUE = dt.date(2025, 3, 5)
# Kinds of claim that phrases make as well.
_KINDS = (
    "anniversary",
    "anniversary-now",
    "apposition",
    "bare-day",
    "calendar-day",
    "clock",
    "congress",
    "date-range",
    "dateline",
    "decade",
    "festival",
    "hour-of-half-day",
    "lunar-day",
    "masthead-day",
    "months-of",
    "plan-years",
    "relative-day",
    "weekday",
    "weekday-told",
    "weekdays",
)


def found(text: str, date: dt.date | None = ISSUE) -> list[tuple[Claim, tuple[Figure, ...]]]:
    """Return the claims that dates make in `text`, with its figures."""
    page = page_from_text(text, date=date)
    figures = find_figures_in(page)
    ruleset = load_rules()
    claims = find_claims(page, figures, ruleset, frozenset(rule.id for rule in ruleset.rules))
    return [(claim, figures) for claim in claims if claim.kind in _KINDS]


def said(claim: Claim, figures: tuple[Figure, ...]) -> tuple[str, dict[str, str], dict[str, int]]:
    """Return kind, slots and constants of a claim."""
    slots = {slot.name: figures[slot.figures[0]].text for slot in claim.slots}
    return claim.kind, slots, {constant.name: constant.value for constant in claim.constants}


CLAIMS = [
    ("展览2月30日闭幕。", ("calendar-day", {"day": "2月30日"}, {})),
    (
        "展览从6月20日至6月12日。",
        ("date-range", {"first": "6月20日至6月12日", "last": "6月20日至6月12日"}, {}),
    ),
    ("定于3月5日（星期四）召开。", ("weekday", {"day": "3月5日（星期四）"}, {"said": 4})),
    ("定于本月5日（周四）召开。", ("weekday", {"day": "5日"}, {"said": 4})),
    (
        "书展于3月8日（星期六）至9日（星期一）举行。",
        ("weekdays", {"day": "3月8日（星期六）至9日"}, {"said": 6, "ended": 1}),
    ),
    ("3月4日开馆，当天是周四。", ("weekday-told", {"day": "3月4日"}, {"said": 4})),
    ("庙会在农历五月三十举行。", ("lunar-day", {"day": "农历五月三十"}, {})),
    ("列车24时30分发车。", ("clock", {"time": "24时30分"}, {"exists": 0})),
    ("列车23时30分发车。", ("clock", {"time": "23时30分"}, {"exists": 1})),
    ("会议下午15时开始。", ("hour-of-half-day", {"time": "15时"}, {"twice": 1})),
    ("会议晚上二十时开始。", ("hour-of-half-day", {"time": "二十时"}, {"twice": 1})),
    ("会议下午３时开始。", ("hour-of-half-day", {"time": "３时"}, {"twice": 0})),
    ("工厂建于80年代。", ("decade", {"decade": "80年代"}, {"has_century": 0})),
    ("工厂建于上世纪80年代。", ("decade", {"decade": "80年代"}, {"has_century": 1})),
    ("工厂建于20世纪80年代。", ("decade", {"decade": "20世纪80年代"}, {"has_century": 1})),
    ("新华社北京3月4日电 新馆开放。", ("dateline", {"day": "3月4日"}, {})),
    ("30日上午，新馆开放。", ("bare-day", {"day": "30日"}, {})),
    (
        "昨日（3月3日），新馆开放。",
        ("relative-day", {"day": "3月3日"}, {"shift": -1, "wired": -1}),
    ),
    (
        "“十四五”规划（2020—2025年）。",
        (
            "plan-years",
            {"plan": "十四五", "years": "2020—2025年"},
            {"first": 2021, "last": 2025, "begun": 2020, "ended": 2025},
        ),
    ),
    (
        "一季度（1—4月）用电量增长。",
        (
            "months-of",
            {"named": "一季度", "months": "1—4月"},
            {"first": 1, "last": 3, "begun": 1, "ended": 4},
        ),
    ),
    (
        "1—3月（一季度）用电量增长。",
        (
            "months-of",
            {"named": "一季度", "months": "1—3月"},
            {"first": 1, "last": 3, "begun": 1, "ended": 3},
        ),
    ),
    (
        "书院建于光绪二十六年（1901年）。",
        ("apposition", {"one": "光绪二十六年", "other": "1901年"}, {}),
    ),
    (
        "2025年9月10日是教师节。",
        (
            "festival",
            {"day": "2025年9月10日"},
            {"is_on": 1, "year": 2025, "month": 9, "date": 10},
        ),
    ),
    (
        "大雪节气（2025年12月9日）前后播种。",
        (
            "festival",
            {"day": "2025年12月9日"},
            {"is_on": 0, "year": 2025, "month": 12, "date": 7},
        ),
    ),
    # 腊八节 belongs to the lunar year before.
    (
        "2025年1月7日，2025年1月7日腊八节。",
        (
            "festival",
            {"day": "2025年1月7日"},
            {"is_on": 1, "year": 2025, "month": 1, "date": 7},
        ),
    ),
    ("党的二十大（2021年）以来。", ("congress", {"year": "2021年"}, {"held": 2022})),
    ("2012年，党的十八大召开。", ("congress", {"year": "2012年"}, {"held": 2012})),
    (
        "2024年是新中国成立75周年。",
        ("anniversary", {"count": "75周年", "at": "2024年"}, {"founded": 1949}),
    ),
    ("今年是改革开放47周年。", ("anniversary-now", {"count": "47周年"}, {"founded": 1978})),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_a_date_makes_a_claim(text: str, expected: tuple[str, dict[str, str], object]) -> None:
    kind = expected[0]
    assert [said(*one) for one in found(text) if one[0].kind == kind] == [expected]


NONE = [
    ("展览5月闭幕。", "calendar-day"),
    ("展览6月上旬闭幕。", "calendar-day"),
    ("会议周三召开。", "calendar-day"),
    ("上周三，会议召开。", "weekday"),
    ("5月1日开幕。", "date-range"),
    ("3月4日电话调查。", "dateline"),
    ("3月29日开幕，30日闭幕。", "bare-day"),
    ("2021年（含）以前。", "apposition"),
    # The eleventh month of 光绪二十六年 fell into January 1901.
    ("书院建于光绪二十六年（1901年1月）。", "apposition"),
    # Snow, and what is held at the festival.
    ("2025年1月5日大雪。", "festival"),
    ("2025年1月5日春节联欢会举行。", "festival"),
    ("2025年1月20日，春节前夕。", "festival"),
    ("党的二十大以来，2021年增长。", "congress"),
    ("十大（2021年）新闻。", "congress"),
    ("2013年党的十八大精神宣讲。", "congress"),
    ("2022年回顾新中国成立70周年庆典。", "anniversary"),
    ("2022年回顾新中国成立70周年庆典。", "anniversary-now"),
    ("今年是工厂成立70周年。", "anniversary-now"),
    ("今晚（8时30分），演出开始。", "relative-day"),
]


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_a_date_makes_no_claim(text: str, kind: str) -> None:
    assert [said(*one) for one in found(text) if one[0].kind == kind] == []


def test_yesterday_may_count_from_the_dateline() -> None:
    text = "新华社北京3月3日电 记者昨日（2日）获悉，新馆开放。"
    claims = [said(*one) for one in found(text) if one[0].kind == "relative-day"]
    assert claims == [("relative-day", {"day": "2日"}, {"shift": -1, "wired": -3})]


def test_the_masthead_gives_the_day_and_its_lunar_name() -> None:
    text = "2025年3月5日　星期三　农历二月初六\n\n新馆开放\n"
    kinds = {claim.kind: said(claim, figures)[1] for claim, figures in found(text)}
    assert kinds["masthead-day"] == {"day": "2025年3月5日星期三"}
    assert kinds["apposition"] == {"one": "2025年3月5日星期三", "other": "农历二月初六"}


GUESSED = [
    ("定于3月8日（周六）召开。", "weekday", False),
    ("定于10月8日（周三）召开。", "weekday", True),
    ("定于2025年10月8日（周三）召开。", "weekday", False),
    ("展览2月29日闭幕。", "calendar-day", True),
    ("展览2月30日闭幕。", "calendar-day", False),
    ("庙会在农历五月三十举行。", "lunar-day", True),
    ("庙会在2025年农历五月三十举行。", "lunar-day", False),
]


@pytest.mark.parametrize(("text", "kind", "inferred"), GUESSED)
def test_what_rests_on_a_guessed_year_is_inferred(text: str, kind: str, *, inferred: bool) -> None:
    assert [claim.inferred for claim, _ in found(text) if claim.kind == kind] == [inferred]


def test_without_a_date_of_the_page_dates_are_read_all_the_same() -> None:
    kinds = {claim.kind for claim, _ in found("昨日（3月3日），新馆开放。", None)}
    assert kinds == {"calendar-day", "relative-day"}
