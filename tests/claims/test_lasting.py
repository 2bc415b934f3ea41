"""Durations held against the times they are told with."""

import pytest

from tests.claims.found import Slots, slots_in

LASTED: list[tuple[str, str, Slots]] = [
    (
        "会议从上午9时开到11时30分，历时2个半小时。",
        "time-of-span",
        {"first": ("9时",), "last": ("11时30分",), "length": ("2个半小时",)},
    ),
    (
        "上午9时手术开始，直到下午3时才结束，历时6个小时。",
        "time-of-span",
        {"first": ("9时",), "last": ("3时",), "length": ("6个小时",)},
    ),
    (
        "演出22时10分开始，22时25分散场，用时25分钟。",
        "time-of-span",
        {"first": ("22时10分",), "last": ("22时25分",), "length": ("25分钟",)},
    ),
    (
        "今年6月10日入梅，较常年（6月18日）偏早8天。",
        "lead-time",
        {"planned": ("6月18日",), "actual": ("6月10日",), "ahead": ("8天",)},
    ),
    (
        "今年9月10日初霜，比常年（9月2日）晚8天。",
        "lead-time",
        {"planned": ("9月2日",), "actual": ("9月10日",), "behind": ("8天",)},
    ),
    (
        "6月10日入梅，7月12日出梅，梅雨期32天。",
        "days-of-span",
        {"first": ("6月10日",), "last": ("7月12日",), "days": ("32天",)},
    ),
    (
        "4月7日至15日，五人代表团来访。在为期9天的访问中，代表团到了三座城市。",
        "days-of-span",
        {"span": ("4月7日至15日",), "days": ("9天",)},
    ),
    (
        "在６年内连续４次提价，每斤由１９９０年平均０．２元提高到１９９６年的０．７元。",
        "years-from-to",
        {"first": ("１９９０年",), "last": ("１９９６年",), "years": ("６年",)},
    ),
    (
        "从1998年到2018年，他在馆里工作了20年。",
        "years-of-span",
        {"span": ("1998年到2018年",), "years": ("20年",)},
    ),
    (
        "大桥1998年动工，2003年通车，历时6年。",
        "years-from-to",
        {"first": ("1998年",), "last": ("2003年",), "years": ("6年",)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "slots"), LASTED)
def test_a_duration_meets_its_times(text: str, kind: str, slots: Slots) -> None:
    assert slots in slots_in(text, kind)


NOT_LASTED = [
    ("大桥1998年动工，2003年通车，10年后加宽。", "years-from-to"),
    ("大桥1998年动工，2003年通车，设计寿命100年。", "years-from-to"),
    ("上午9时开馆，11时开讲，每人可借书2小时。", "time-of-span"),
    ("6月10日入梅，7月12日出梅，其间晴了5天。", "lead-time"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_LASTED)
def test_another_duration_is_left_alone(text: str, kind: str) -> None:
    assert slots_in(text, kind) == []


MONTHS = [
    ("大桥1998年3月动工，2000年9月竣工，历时两年半。", "两年半"),
    ("新馆2023年11月开工，2024年5月完工，仅用了9个月。", "9个月"),
]


@pytest.mark.parametrize(("text", "months"), MONTHS)
def test_months_lie_between_months(text: str, months: str) -> None:
    assert any(slots["months"] == (months,) for slots in slots_in(text, "months-of-span"))
