"""What would be right: in the places of the page, the plain result first, one change only."""

import pytest

from checker.ruleset.model import Rule
from tests.judge.build import Sample, rule_of

TOTAL = rule_of("total", "sum(parts) == total")
SHARE = rule_of("share", "part / whole == share")
POINTS = rule_of("change", "end - start == points")
GAP = rule_of("change", "end - start == delta")
SUM = rule_of("change", "start + delta == end")

PLACES = [
    # The places of the printed figure stay, and its zeros.
    (
        POINTS,
        "⟦start:40%⟧⟦end:48%⟧⟦points:9.50个百分点⟧",
        "应为 8.00个百分点（7.00—9.00个百分点均可）",
    ),
    (SHARE, "⟦whole:100家⟧⟦part:8家⟧⟦share:9.0%⟧", "应为 8.0%"),
    (SHARE, "⟦whole:100家⟧⟦part:80家⟧⟦share:90.0%⟧", "应为 80.0%"),
    (SUM, "⟦start:1.30元⟧⟦delta:0.50元⟧⟦end:1.90元⟧", "应为 1.80元（1.79—1.81元均可）"),
]
PLAIN_FIRST = [
    # What is printed in 亿 though less than one stays so.
    (
        GAP,
        "⟦start:1.30亿元⟧⟦end:1.90亿元⟧⟦delta:0.50亿元⟧",
        "应为 0.60亿元（0.59—0.61亿元均可）",
    ),
    (SHARE, "⟦whole:5亿元⟧⟦part:3.2亿元⟧⟦share:74%⟧", "应为 64%（57—72%均可）"),
    (SHARE, "⟦whole:10亿元⟧⟦part:3.6亿元⟧⟦share:45%⟧", "应为 36%（34—38%均可）"),
    (
        POINTS,
        "⟦start:5.2%⟧⟦end:5.8%⟧⟦points:0.9个百分点⟧",
        "应为 0.6个百分点（0.5—0.7个百分点均可）",
    ),
    # Whole numbers of things come to just one.
    (TOTAL, "⟦parts:20亩⟧、⟦parts:30亩⟧、⟦parts:50亩⟧，共⟦total:120亩⟧", "应为 100亩"),
    # What is not to be told from nothing is no plain result.
    (SHARE, "⟦whole:900亿元⟧⟦part:3亿元⟧⟦share:8%⟧", "应为 0.26—0.41%"),
]


@pytest.mark.parametrize(("rule", "text", "suggestion"), [*PLACES, *PLAIN_FIRST])
def test_what_would_be_right(rule: Rule, text: str, suggestion: str) -> None:
    assert Sample(rule.on, text).finding(rule).suggestion == suggestion


def test_the_interval_stays_in_what_was_computed() -> None:
    finding = Sample("share", "⟦whole:5亿元⟧⟦part:3.2亿元⟧⟦share:74%⟧").finding(SHARE)
    assert finding.computed is not None
    low, high = (float(end or "nan") for end in finding.computed)
    assert (round(low, 2), round(high, 2)) == (57.27, 72.22)


def test_a_slip_agrees_with_what_would_be_right() -> None:
    finding = Sample("share", "⟦whole:100家⟧⟦part:8家⟧⟦share:9.0%⟧").finding(SHARE)
    assert finding.slip == "9.0% 疑为 8.0%（一位数字之差）"


def test_where_a_part_is_the_slip_the_total_is_not_to_be_changed() -> None:
    text = "⟦parts:49.6亿元⟧、⟦parts:71.2亿元⟧、⟦parts:50.3亿元⟧，共⟦total:168.4亿元⟧"
    finding = Sample("total", text).finding(TOTAL)
    assert finding.slip == "49.6亿元 疑为 46.9亿元（相邻数字颠倒）"
    assert finding.suggestion == ""


def test_two_figures_in_each_others_place_leave_the_rate_as_it_is() -> None:
    text = "由⟦start:1763册⟧增加到⟦end:1486册⟧，增长⟦rate:18.6%⟧"
    finding = Sample("change", text).finding(rule_of("change", "end / start - 1 == rate"))
    assert (finding.suggestion, finding.slip) == ("", "1486册 与 1763册 疑互换了位置")
