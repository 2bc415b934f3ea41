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
