"""Two parts with shares of one whole that is not printed."""

import pytest

from tests.claims.found import slots_in


def test_parts_named_alike_are_of_one_whole() -> None:
    text = "用于购书的投资298万元，占29.9%；用于修缮的投资328万元，占32.9%。"
    assert slots_in(text, "whole-of-two") == [
        {
            "one": ("298万元",),
            "one_share": ("29.9%",),
            "two": ("328万元",),
            "two_share": ("32.9%",),
        }
    ]


def test_last_years_share_stands_between() -> None:
    text = "新馆投资298万元，占比由上年的27.1%升到29.9%；老馆投资328万元，占32.9%。"
    assert [slots["one_share"] for slots in slots_in(text, "whole-of-two")] == [("29.9%",)]


OTHER_WHOLES = [
    "销售收入4797亿元，占31.5%；利润总额403亿元，占56%。",
    "购书投资298万元，占全省的29.9%；修缮投资328万元，占全市的32.9%。",
    "购书投资298万元，占29.9%。修缮投资328万元，占32.9%。",
]


@pytest.mark.parametrize("text", OTHER_WHOLES)
def test_parts_of_other_wholes_are_no_pair(text: str) -> None:
    assert slots_in(text, "whole-of-two") == []
