"""Lists of numbers, and lists of names counted by two counts."""

import pytest

from tests.claims.found import Slots, constants_in, slots_in

NUMBERS = [
    ("书签有10、20、50和100元4种。", "4种", 4),
    ("发行1、5、10角和1、2、5元6种纸币。", "6种", 6),
    ("2001年、2002年、2003年、2016年，该市已举办四届艺术节。", "四届", 4),
    ("该队在1998年、2002年和2006年三次夺冠。", "三次", 3),
]


@pytest.mark.parametrize(("text", "count", "listed"), NUMBERS)
def test_numbers_in_a_row_are_counted(text: str, count: str, listed: int) -> None:
    assert slots_in(text, "number-list") == [{"count": (count,)}]
    assert constants_in(text, "number-list") == [{"listed": listed}]


@pytest.mark.parametrize(
    "text",
    [
        "购书12册，修缮30册，共2种。",
        "高10米和20米2种。",
        "在1998年、2002年和2006年的五次比赛中夺冠。",
    ],
)
def test_figures_that_are_no_list_are_not_counted(text: str) -> None:
    assert slots_in(text, "number-list") == []


MIXED: list[tuple[str, list[Slots], list[Slots]]] = [
    (
        "由甲城、乙城、丙省、丁省、戊省三省两市共同举办。",
        [{"count": ("三省",), "more": ("两市",)}],
        [],
    ),
    ("甲、乙、丙、丁4位九段出线。", [], [{"count": ("4位",)}]),
    ("甲省、乙省、丙省3省13市受灾。", [], [{"count": ("3省",)}]),
]


@pytest.mark.parametrize(("text", "mixed", "plain"), MIXED)
def test_two_counts_of_bodies_count_one_list(
    text: str, mixed: list[Slots], plain: list[Slots]
) -> None:
    assert slots_in(text, "mixed-enumeration") == mixed
    assert slots_in(text, "enumeration") == plain
