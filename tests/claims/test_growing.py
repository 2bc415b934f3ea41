"""The growth of a whole is set against that of all its parts."""

import pytest

from tests.claims.found import slots_in

CASES = [
    (
        "保费收入498亿元，增长22.7%。其中，财产险保费336亿元，增长20%；人身险保费162亿元，增长28.9%。",
        "22.7%",
        ("20%", "28.9%"),
    ),
    (
        "产量80万吨，增产3.9%，其中夏粮30万吨，增加2万吨，增长7.1%；秋粮50万吨，增长2%。",
        "3.9%",
        ("7.1%", "2%"),
    ),
    (
        "全年进出口34亿元，增长6.2%。其中出口20亿元，增长7.1%；进口14亿元，增长4.9%。",
        "6.2%",
        ("7.1%", "4.9%"),
    ),
]


@pytest.mark.parametrize(("text", "whole", "parts"), CASES)
def test_rises_behind_whole_and_parts_are_compared(
    text: str, whole: str, parts: tuple[str, ...]
) -> None:
    assert slots_in(text, "growth-of-parts") == [{"whole": (whole,), "parts": parts}]


NOT_COMPARED = [
    # one part has no rate, one falls, or the parts need not be all
    "保费收入498亿元，增长22.7%。其中，财产险保费336亿元；人身险保费162亿元，增长28.9%。",
    "保费收入498亿元，增长22.7%。其中，财产险保费336亿元，下降2%；人身险保费162亿元，增长98.9%。",
    "馆藏图书40万册，增长5%，其中少儿读物10万册，增长6%，外文读物2万册，增长7%。",
]


@pytest.mark.parametrize("text", NOT_COMPARED)
def test_what_cannot_be_compared_makes_no_claim(text: str) -> None:
    assert slots_in(text, "growth-of-parts") == []
