"""Years that no year can be."""

import pytest

from tests.claims.found import constants_in, slots_in

YEARS = [
    ("4021年是建馆100周年。", "4021年", 0),
    ("三九八三年提前两年完成。", "三九八三年", 0),
    ("由３９９０年的2.3亿元提高到1996年的4.5亿元。", "３９９０年", 0),
    ("走过5000年风雨。", "5000年", 1),
]


@pytest.mark.parametrize(("text", "year", "is_round"), YEARS)
def test_a_number_of_years_may_be_a_wrong_year(text: str, year: str, is_round: int) -> None:
    assert slots_in(text, "far-year") == [{"year": (year,)}]
    assert constants_in(text, "far-year") == [{"round": is_round}]


@pytest.mark.parametrize(
    "text", ["2021年是建馆100周年。", "2121年再见。", "历时3年。", "4021个座位。"]
)
def test_years_and_spans_are_left_alone(text: str) -> None:
    assert slots_in(text, "far-year") == []
