"""So much for each, a number and a total."""

import pytest

from tests.claims.found import Slots, slots_in

PRODUCTS: list[tuple[str, str, Slots]] = [
    (
        "县里给每个剧团补助5万元，18个剧团共补助90万元。",
        "product",
        {"each": ("5万元",), "size": ("18个",), "total": ("90万元",)},
    ),
    (
        "每人每月补助600元，全县360人，全年共补助259.2万元。",
        "product",
        {"each": ("600元",), "size": ("360人",), "total": ("259.2万元",)},
    ),
    (
        "全市每千人拥有阅览座位3.2个，按500万人口计算，共有座位1.6万个。",
        "product",
        {"each": ("3.2个",), "size": ("500万",), "total": ("1.6万个",)},
    ),
    (
        "均价为8500元/平方米，售出1.2万平方米，成交1.02亿元。",
        "product-of-price",
        {"each": ("8500元/平方米",), "size": ("1.2万平方米",), "total": ("1.02亿元",)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "slots"), PRODUCTS)
def test_each_times_number_is_a_total(text: str, kind: str, slots: Slots) -> None:
    assert slots in slots_in(text, kind)


SLIPS = [
    "县里给每个剧团补助5万元，18个剧团共补助80万元。",
    "全省每个剧团补助20万元，88个剧团共补助1670万元。",
    "每人每月补助600元，全县360人，全年共补助295.2万元。",
    "旧书摊上每公斤旧书卖3.6元，2500公斤旧书共卖了8000元。",
]


@pytest.mark.parametrize("text", SLIPS)
def test_one_slip_is_claimed(text: str) -> None:
    assert slots_in(text, "product")


OTHERS = [
    # Other things than the 18 are counted.
    "县里给每个剧团补助5万元，18个村共补助80万元。",
    # A rise of each makes no total of all.
    "亩均增产100公斤，种植面积25万亩，年产花生果3万吨。",
    # Nothing near the product.
    "每户发放补助500元，全乡126户，共发放扶贫款27.6万元。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_product(text: str) -> None:
    assert not slots_in(text, "product")
