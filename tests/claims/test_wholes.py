"""Shares of one whole, ratios and figures bound by name."""

import pytest

from tests.claims.found import Slots, constants_in, slots_in


def test_a_ratio_near_a_hundred_is_a_structure() -> None:
    assert constants_in("三次产业结构为21.5∶36.1∶43.4。", "structure") == [
        {"gap": 1000, "slack": 150}
    ]
    assert constants_in("比例尺为1∶2∶4。", "structure") == []


def test_shares_of_one_whole_are_listed() -> None:
    text = "一类海域占77.4%，二类占7.7%，三类占14.9%。"
    assert slots_in(text, "share-list") == [{"shares": ("77.4%", "7.7%", "14.9%")}]


def test_two_changing_shares_complete_each_other() -> None:
    text = "工业品占比由60.4%上升到72.8%，农产品占比由39.6%下降到27.2%。"
    assert slots_in(text, "complement") == [
        {"before": ("60.4%", "39.6%"), "after": ("72.8%", "27.2%")}
    ]


NAMED: list[tuple[str, str, list[Slots]]] = [
    (
        "进出口总额512亿元，其中，出口300亿元，进口212亿元。贸易顺差88亿元。",
        "trade",
        [
            {
                "trade": ("512亿元",),
                "exports": ("300亿元",),
                "imports": ("212亿元",),
                "surplus": ("88亿元",),
            }
        ],
    ),
    (
        "出生率为6.77‰，死亡率为7.76‰，自然增长率为-0.99‰。",
        "natural-growth",
        [{"births": ("6.77‰",), "deaths": ("7.76‰",), "growth": ("-0.99‰",)}],
    ),
    ("出口300亿元，进口车辆212万辆。", "trade", []),
]


@pytest.mark.parametrize(("text", "kind", "slots"), NAMED)
def test_slots_are_filled_by_name(text: str, kind: str, slots: list[Slots]) -> None:
    assert slots_in(text, kind) == slots
