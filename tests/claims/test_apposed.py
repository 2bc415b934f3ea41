"""Persons named right behind what counts them, and a count in brackets behind its list."""

import pytest

from tests.claims.found import constants_in, slots_in

APPOSED = [
    ("三名犯罪嫌疑人王丙、李戊、陈某均为本地人。", "三名", 3),
    ("甲队2名选手王丽丙和刘宏戊分获冠亚军。", "2名", 2),
    ("3名学生张某（男，12岁）、李某（男，13岁）和王某（女，12岁）落水。", "3名", 3),
    ("甲县甲镇东村、甲县甲镇西村、甲县乙镇南村（4个）", "4个", 3),
    ("入选的有东村、西村、南村（共3个）。", "3个", 3),
]


@pytest.mark.parametrize(("text", "count", "listed"), APPOSED)
def test_names_are_counted(text: str, count: str, listed: int) -> None:
    assert slots_in(text, "counted-list") == [{"count": (count,)}]
    (constants,) = constants_in(text, "counted-list")
    assert constants["least"] <= listed <= constants["most"]


NOT_APPOSED = [
    "4名记者王丽丙、刘宏戊等前往采访。",
    "3名队员受伤，林某、王某、李戊出场。",
    "来的有甲局、乙公司、丙村（3个）。",
]


@pytest.mark.parametrize("text", NOT_APPOSED)
def test_what_is_left_alone(text: str) -> None:
    assert slots_in(text, "counted-list") == []
