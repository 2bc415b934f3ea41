"""So much a day or a year, how long, and what it comes to."""

import pytest

from tests.claims.found import Slots, constants_in, slots_in

PACED: list[tuple[str, Slots, dict[str, int]]] = [
    (
        "工厂每天装订图书5000册。20天共装订10万册。",
        {"each": ("5000册",), "time": ("20天",), "total": ("10万册",)},
        {"worth": 1, "worth_over": 86400},
    ),
    (
        "租金每月3500元，一年共4.2万元。",
        {"each": ("3500元",), "time": ("一年",), "total": ("4.2万元",)},
        {"worth": 1, "worth_over": 1},
    ),
]


@pytest.mark.parametrize(("text", "slots", "constants"), PACED)
def test_a_pace_meets_its_total(text: str, slots: Slots, constants: dict[str, int]) -> None:
    assert slots_in(text, "paced-total") == [slots]
    assert constants_in(text, "paced-total") == [constants]


def test_two_paces_make_no_total() -> None:
    assert slots_in("工厂每天装订5000册，每年装订30万册，已有20年。", "paced-total") == []


YEARLY: list[tuple[str, Slots]] = [
    (
        "五年间入学率提高6.5个百分点，年均提高1.3个百分点。",
        {"whole": ("6.5个百分点",), "step": ("1.3个百分点",), "years": ("五年",)},
    ),
    (
        "书店由2015年的120家增加到2020年的170家，年均增加10家。",
        {
            "start": ("120家",),
            "end": ("170家",),
            "step": ("10家",),
            "first": ("2015年",),
            "last": ("2020年",),
        },
    ),
    (
        "2023年，入学率比2011年提高14.4个百分点，年均提高1.2个百分点。",
        {
            "whole": ("14.4个百分点",),
            "step": ("1.2个百分点",),
            "first": ("2011年",),
            "last": ("2023年",),
        },
    ),
]


@pytest.mark.parametrize(("text", "slots"), YEARLY)
def test_a_yearly_step_meets_its_years(text: str, slots: Slots) -> None:
    assert slots_in(text, "yearly-step") == [slots]


def test_a_step_far_from_its_whole_is_left_alone() -> None:
    assert slots_in("五年间入学率提高6.5个百分点，年均提高5.8个百分点。", "yearly-step") == []


ANNUAL: list[tuple[str, Slots]] = [
    (
        "2010年馆藏120万册，2020年达到240万册，年均增长7.2%。",
        {
            "start": ("120万册",),
            "end": ("240万册",),
            "from": ("2010年",),
            "to": ("2020年",),
            "annual": ("7.2%",),
        },
    ),
    (
        "2020年用电58.8亿度，2015年为40亿度，五年间年均增长8.0%。",
        {"start": ("40亿度",), "end": ("58.8亿度",), "years": ("五年",), "annual": ("8.0%",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), ANNUAL)
def test_a_yearly_rate_meets_its_levels_and_years(text: str, slots: Slots) -> None:
    assert slots in slots_in(text, "change")


def test_a_yearly_rate_of_another_thing_is_left_alone() -> None:
    text = "2020年收入26亿元，是2015年的两倍；完成投资143亿元，年均增长32.5%。"
    assert [slots for slots in slots_in(text, "change") if "annual" in slots] == []
