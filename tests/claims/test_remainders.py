"""What is left of one figure without another."""

import pytest

from tests.claims.found import slots_in

LEFT = [
    ("计划投资12亿元，已完成7.5亿元，尚需投资4.5亿元。", ("12亿元", "7.5亿元", "4.5亿元")),
    ("该书首印5万册，已售出3.8万册，库存1.2万册。", ("5万册", "3.8万册", "1.2万册")),
    ("计划产量500万吨，实际产量538万吨，超产38万吨。", ("500万吨", "538万吨", "38万吨")),
    ("原价2980元，现价2380元，便宜600元。", ("2980元", "2380元", "600元")),
    ("今年录取3250人，去年录取3010人，今年比去年多录取240人。", ("3250人", "3010人", "240人")),
    ("计划投资12亿元。已完成7.5亿元，尚需4.5亿元。", ("7.5亿元", "12亿元", "4.5亿元")),
    ("收入合计1862万元。支出合计1795万元，结转下年67万元。", ("1795万元", "1862万元", "67万元")),
    ("大客车核载45人，实载52人，超员7人。", ("45人", "52人", "7人")),
    # one digit is wrong
    ("大客车核载45人，实载63人，超员28人。", ("45人", "63人", "28人")),
    ("预算3600万元，决算3420万元，节约380万元。", ("3600万元", "3420万元", "380万元")),
    ("今年销售1860辆，去年同期销售3120辆，多销740辆。", ("1860辆", "3120辆", "740辆")),
]


@pytest.mark.parametrize(("text", "figures"), LEFT)
def test_what_is_left_finds_the_two(text: str, figures: tuple[str, ...]) -> None:
    one, other, left = figures
    expected = {"one": (one,), "other": (other,), "left": (left,)}
    assert slots_in(text, "left-of-two") == [expected]


NOTHING = [
    # something else is left as well
    "现有职工120人，其中党员45人，还有退休人员30人。",
    # of three nobody knows which two
    "首期投入12亿元，二期投入7.5亿元，三期投入3亿元，尚需资金4.5亿元。",
    "计划投资12亿元，已完成7.5亿元，尚需约4.5亿元。",
    "计划投资12亿元，建成厂房7.5万平方米，尚需4.5亿元。",
    "计划投资12亿元。已完成7.5亿元，尚需6.5亿元。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told_of_two(text: str) -> None:
    assert slots_in(text, "left-of-two") == []
