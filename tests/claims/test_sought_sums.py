"""Totals whose parts are sought: what adds up, or would but for one digit, else nothing."""

import pytest

from tests.claims.found import slots_in

SOUGHT = [
    # behind 其中, each with what it is held against
    (
        "公园全年收入45214万元，占年计划33100万元的136.6%。其中，门票收入20118万元，"
        "占年计划19000万元的105.9%；餐饮收入15096万元，占年计划14100万元的107.1%。",
        ("45214万元", ("20118万元", "15096万元")),
    ),
    # numbered parts, a sentence each
    (
        "全年各项支出共4320.44万元。其中：（1）人员支出1308.94万元，占三成。"
        "（2）设备支出2000万元。（3）其他支出811.50万元。",
        ("4320.44万元", ("1308.94万元", "2000万元", "811.50万元")),
    ),
    # a sum behind sentences
    (
        "上午卖出1320张，下午又卖出2480张，晚上卖出960张。一天下来，共卖出6760张。",
        ("6760张", ("1320张", "2480张", "960张")),
    ),
    # rows of a table without marks
    (
        "甲班 12人 乙班 30人 丙班 25人 丁班 38人 合计 85人",
        ("85人", ("12人", "30人", "25人", "38人")),
    ),
    # what is added to the first
    (
        "全镇实现收入86928万元，完成预算57%，加以前年度结余38744万元，实际可用105672万元。",
        ("105672万元", ("86928万元", "38744万元")),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOUGHT)
def test_a_slip_is_claimed(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    total, parts = expected
    assert slots_in(text, "sought-total") == [{"total": (total,), "parts": parts}]


QUIET = [
    # other parts may be left out
    "公园全年收入35214万元。其中，门票收入20118万元，餐饮收入8096万元。",
    # one of the parts has parts of its own
    "全县有卫生机构1031个，其中医院37个，在医院中有公立医院12个，民营医院25个；基层机构977个。",
    # two lists, each behind its own total
    "贷款增加19.8万亿元，其中人民币贷款增加19.6万亿元。小微企业贷款增加4.2万亿元。",
    # two digits in prose
    "四人获特别奖，三人获一等奖，获二、三等奖的共13人。",
    "1988年至今共繁殖38只，成活29只，仅去年就成活10只。",
]


@pytest.mark.parametrize("text", QUIET)
def test_a_guess_is_not(text: str) -> None:
    assert slots_in(text, "sought-total") == []
