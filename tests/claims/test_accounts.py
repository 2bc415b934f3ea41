"""Accounts of what there was, came and went, and is left; and net changes of ups and downs."""

import pytest

from tests.claims.found import slots_in

ACCOUNTS = [
    (
        "月初在册学员312人，本月新招45人，退出38人，月末在册319人。",
        {"plus": ("312人", "45人"), "minus": ("38人",), "left": ("319人",)},
    ),
    (
        "全县上年结余资金420万元，当年筹集1680万元，全年支付1530万元，年终滚存结余870万元。",
        {"plus": ("420万元", "1680万元"), "minus": ("1530万元",), "left": ("870万元",)},
    ),
    (
        "年初有藏书86420册。一年来购进新书5310册，注销旧书1270册。到年末，藏书达90460册。",
        {"plus": ("86420册", "5310册"), "minus": ("1270册",), "left": ("90460册",)},
    ),
    (
        "全年净减人口2230人，其中出生12460人，迁入3120人，死亡17810人。",
        {"plus": ("17810人",), "minus": ("12460人", "3120人"), "left": ("2230人",)},
    ),
    (
        "预算调增268.83万元，由于利润上缴调增49.16万元，罚没收入调增228.96万元，租金调减9.29万元。",
        {"plus": ("49.16万元", "228.96万元"), "minus": ("9.29万元",), "left": ("268.83万元",)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS)
def test_an_account_comes_out_but_for_one_digit(
    text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    found = slots_in(text, "account")
    assert [{name: ids for name, ids in one.items() if name != "direction"} for one in found] == [
        expected
    ]


QUIET = [
    "年初存栏860头，购进310头，出栏420头，年末存栏1280头。",
    "收入增长20.6%；支出下降11.7%；衣着支出增长13.0%，年末增长2.0%。",
    "年末全县有学生4200人，招收1310人，毕业1250人。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_does_not_is_none(text: str) -> None:
    assert slots_in(text, "account") == []
