"""A guess that is far from fitting is no query."""

import pytest

from checker.check import Options, check_page
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules

# Of which whole the share is was told a paragraph before: the nearest amount is only a guess.
PAGE = (
    "8月，全县进出口2.04亿元，下降9.7%。\n"
    "前8个月，机电产品出口5.11亿元，增长0.7%，占出口总值的{}%。"
)


@pytest.mark.parametrize("share", ["57", "21.1"])
def test_far_from_fitting(share: str) -> None:
    page = page_from_text(PAGE.format(share))
    findings = check_page(page, load_rules(), Options()).findings
    assert not [f for f in findings if f.verdict.value == "fail" and f.severity != "style"]


HEDGED = [
    # 4200余册 lets 3600册 be any of 83—86%: that one digit of 95.4% would do says nothing.
    "馆里新到图书4200余册，其中文学类3600册，上架率达95.4%。",
    "馆里新到图书3800余册，其中捐赠1500册，上架率达98.7%。",
]


@pytest.mark.parametrize("text", HEDGED)
def test_a_hedge_brings_no_guess_nearer(text: str) -> None:
    findings = check_page(page_from_text(text), load_rules(), Options()).findings
    assert not [f for f in findings if f.verdict.value == "fail" and f.severity != "style"]


def test_swapped_digits_are_near_beside_a_hedge() -> None:
    text = "馆里新到图书3800余册，其中捐赠1500册，占83.9%。"
    findings = check_page(page_from_text(text), load_rules(), Options()).findings
    assert [f.rule for f in findings if f.verdict.value == "fail"] == ["share/quotient"]
