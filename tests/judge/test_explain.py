"""What an editor reads: derivation, message, suggestion and likely slip, word for word."""

import msgspec
import pytest

from checker.core.model import Mention
from checker.core.span import Span
from checker.judge.wording import _EN, _ZH, Language
from checker.ruleset.model import Rule
from tests.judge.build import Sample, rule_of

DIFFERENCE = rule_of(
    "change", "abs(end - start) == delta", "{end} − {start} = {end - start}，文中为{delta}"
)
FALL = rule_of("change", "start - end == delta", "{start} − {end} = {start - end}，文中为{delta}")
GROWTH = rule_of(
    "change", "end / start - 1 == rate", "{end} ÷ {start} − 1 = {end / start - 1}，文中为{rate}"
)
POINTS = rule_of("change", "end - start == points", "升{end - start}，文中为{points}")
TIMES = rule_of("change", "end / start - 1 == times", "是{end / start}，增长{times}")
YEARS = rule_of(
    "change", "years(from, to) == years", "{from}至{to}为{years(from, to)}年，文中为{years}"
)
RISE = rule_of("change", "end / start - 1 == direction * rate", "不是{rate}")
DIRECTION = rule_of("change", "(end - start) * direction > 0", "由{start}到{end}，方向不符")
TOTAL = rule_of(
    "total", "sum(parts) == total", "{sum(parts)} = {sum(parts) + 0 * total}，文中为{total}"
)
LISTED_PARTS = rule_of("total", "sum(parts) <= total", "{parts}多于{total}")
PRICE = rule_of(
    "price",
    'is_between(money / mass, band("price/edible-goods"))',
    "{money} ÷ {mass} = {money / mass}",
)
AGREEMENT = rule_of("agreement", "shown == told", "标题或图表中为{shown}，正文中为{told}")
SHARE = rule_of(
    "share", "part / whole == share", "{part} ÷ {whole} = {part / whole}，文中为{share}"
)
OUTPUT = rule_of(
    "output",
    "total <= daily * days(period)",
    "{daily} × {days(period)}天 = {daily * days(period)}，文中产量为{total}",
)
PAST = rule_of("date", "figure <= issue_date", "{figure}在出版日期{issue_date}之后")

EXPLAINED = [
    # rule, claim, derivation, message, suggestion, slip
    (
        DIFFERENCE,
        "高新技术企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。",
        "411家 − 97家 = 314家",
        "411家 − 97家 = 314家，文中为324家",
        "应为 314家",
        "324家 疑为 314家（一位数字之差）",
    ),
    (
        FALL,
        "藏书由⟦start:12.1万册⟧减少到⟦end:9.8万册⟧，减少⟦delta:2.6万册⟧。",
        "12.1万册 − 9.8万册 = 2.3万册",
        "12.1万册 − 9.8万册 = 2.3万册，文中为2.6万册",
        "应为 2.3万册（2.2—2.4万册均可）",
        "2.6万册 疑为 2.3万册（一位数字之差）",
    ),
    (
        DIFFERENCE,
        "投资由⟦start:9800万元⟧增加到⟦end:1.3亿元⟧，增加⟦delta:3200元⟧。",
        "1.3亿元 − 9800万元 = 3200万元",
        "1.3亿元 − 9800万元 = 3200万元，文中为3200元",
        "应为 3200万元（2650—3750万元均可）",
        "3200元 疑为 3200万元（漏“万”字）",
    ),
    (
        GROWTH,
        "收入⟦end:1763万元⟧，上年⟦start:1486万元⟧，增长⟦rate:15.7%⟧。",
        "1763万元 ÷ 1486万元 − 1 = 18.64%",
        "1763万元 ÷ 1486万元 − 1 = 18.64%，文中为15.7%",
        "应为 18.6%（18.6—18.7%均可）",
        "15.7% 疑以末值为基数",
    ),
    (
        GROWTH,
        "企业由⟦start:97家⟧增加到⟦end:411家⟧，增长⟦rate:32.37%⟧。",
        "411家 ÷ 97家 − 1 = 323.711%",
        "411家 ÷ 97家 − 1 = 323.711%，文中为32.37%",
        "应为 323.71%",
        "32.37% 疑为 323.7%（小数点错位）",
    ),
    (
        GROWTH,
        "企业由⟦start:97家⟧增加到⟦end:411家⟧，增长⟦rate:32.3%⟧。",
        "411家 ÷ 97家 − 1 = 323.71%",
        "411家 ÷ 97家 − 1 = 323.71%，文中为32.3%",
        "应为 323.7%",
        "",
    ),
    (
        GROWTH,
        "比重由⟦start:30.03%⟧提高到⟦end:48.27%⟧，提高⟦rate:18.24%⟧。",
        "48.27% ÷ 30.03% − 1 = 60.739%",
        "48.27% ÷ 30.03% − 1 = 60.739%，文中为18.24%",
        "应为 60.74%（60.70—60.78%均可）",
        "18.24% 疑为 18.24个百分点（%与百分点之误）",
    ),
    (
        POINTS,
        "比重由⟦start:30.03%⟧提高到⟦end:48.27%⟧，提高⟦points:17.24个百分点⟧。",
        "48.27% − 30.03% = 18.24个百分点",
        "升18.24个百分点，文中为17.24个百分点",
        "应为 18.24个百分点（18.23—18.25个百分点均可）",
        "17.24个百分点 疑为 18.24个百分点（一位数字之差）",
    ),
    (
        POINTS,
        "比重由⟦start:30.03%⟧提高到⟦end:48.27%⟧，提高⟦points:60.74个百分点⟧。",
        "48.27% − 30.03% = 18.24个百分点",
        "升18.24个百分点，文中为60.74个百分点",
        "应为 18.24个百分点（18.23—18.25个百分点均可）",
        "60.74个百分点 疑为 60.74%（%与百分点之误）",
    ),
    (
        TIMES,
        "拥有量由⟦start:50台⟧增加到⟦end:200台⟧，增加了⟦times:4倍⟧。",
        "200台 ÷ 50台 − 1 = 3倍",
        "是4倍，增长4倍",
        "应为 3倍",
        "4倍 疑为 3倍（增长N倍与N倍之误）",
    ),
    (
        YEARS,
        "从⟦from:2018年⟧到⟦to:2021年⟧的⟦years:6年⟧间",
        "2018年至2021年 = 3或4年",
        "2018年至2021年为3或4年，文中为6年",
        "应为 3年或4年",
        "",
    ),
    (
        TOTAL,
        "⟦parts:18.5万张⟧、⟦parts:21.3万张⟧、⟦parts:8.7万张⟧，共⟦total:49.5万张⟧",
        "18.5万张 + 21.3万张 + 8.7万张 = 48.5万张",
        "18.5万张 + 21.3万张 + 8.7万张 = 48.5万张，文中为49.5万张",
        "应为 48.5万张（48.3—48.7万张均可）",
        "49.5万张 疑为 48.5万张（一位数字之差）",
    ),
    (
        LISTED_PARTS,
        "⟦parts:1.5万亩⟧、⟦parts:12万亩⟧、⟦parts:0.9万亩⟧，共⟦total:3.6万亩⟧",
        "1.5万亩 + 12万亩 + 0.9万亩 = 14.4万亩",
        "1.5万亩、12万亩、0.9万亩多于3.6万亩",
        "",
        "12万亩 疑为 1.2万亩（小数点错位）",
    ),
    # Two of the parts could have their digits swapped: what is likely stays open.
    (
        TOTAL,
        "⟦parts:32个⟧、⟦parts:4个⟧、⟦parts:43个⟧，共⟦total:70个⟧",
        "32个 + 4个 + 43个 = 79个",
        "32个 + 4个 + 43个 = 79个，文中为70个",
        "应为 79个",
        "",
    ),
    (
        TOTAL,
        "⟦parts:32个⟧、⟦parts:4个⟧、⟦parts:46个⟧，共⟦total:73个⟧",
        "32个 + 4个 + 46个 = 82个",
        "32个 + 4个 + 46个 = 82个，文中为73个",
        "",
        "32个 疑为 23个（相邻数字颠倒）",
    ),
    (
        TOTAL,
        "⟦parts:32个⟧、⟦parts:4个⟧、⟦parts:46个⟧，共⟦total:80个⟧",
        "32个 + 4个 + 46个 = 82个",
        "32个 + 4个 + 46个 = 82个，文中为80个",
        "应为 82个",
        "80个 疑为 82个（一位数字之差）",
    ),
    # 55家 needs one digit changed, 54家 two swapped: the latter is likelier.
    (
        rule_of("change", "start - 3 == delta or start - 2 == delta", "文中为{delta}"),
        "⟦start:57家⟧，新增⟦delta:45家⟧",
        "57家 − 3 = 54家",
        "文中为45家",
        "应为 54家",
        "45家 疑为 54家（相邻数字颠倒）",
    ),
    # A wrong digit of the total, or swapped digits of a part: both are told.
    (
        TOTAL,
        "⟦parts:21个⟧、⟦parts:5个⟧、⟦parts:63个⟧，共⟦total:80个⟧",
        "21个 + 5个 + 63个 = 89个",
        "21个 + 5个 + 63个 = 89个，文中为80个",
        "应为 89个",
        "80个 疑为 89个（一位数字之差），或 21个 疑为 12个（相邻数字颠倒）",
    ),
    # Any of the parts could be one digit off: nothing is told.
    (
        rule_of("total", "sum(parts) == 1", "合{sum(parts) + 0}"),
        "⟦parts:28%⟧、⟦parts:38.7%⟧、⟦parts:29.2%⟧、⟦parts:2.9%⟧",
        "28% + 38.7% + 29.2% + 2.9% = 98.8%",
        "合98.8%",
        "",
        "",
    ),
    (
        FALL,
        "存款由⟦start:254545亿元⟧减少到⟦end:183923亿元⟧，减少⟦delta:70623万元⟧。",
        "254545亿元 − 183923亿元 = 70622亿元",
        "254545亿元 − 183923亿元 = 70622亿元，文中为70623万元",
        "应为 70622亿元（70621—70623亿元均可）",
        "70623万元 疑为 70623亿元（万/亿之误）",
    ),
    (
        SHARE,
        "⟦whole:42.6亿册⟧，其中⟦part:4.1万册⟧，占⟦share:9.6%⟧",
        "4.1万册 ÷ 42.6亿册 = 0.00096%",
        "4.1万册 ÷ 42.6亿册 = 0.00096%，文中为9.6%",
        "应为 0.00095—0.00098%",
        "",
    ),
    (
        LISTED_PARTS,
        "⟦parts:3家⟧、⟦parts:5家⟧，共⟦total:6家⟧",
        "3家 + 5家 = 8家",
        "3家、5家多于6家",
        "应不少于 8家",
        "",
    ),
    (
        PRICE,
        "年加工⟦mass:100吨⟧，年销售额⟦money:140亿元⟧",
        "140亿元 ÷ 100吨 = 1.4亿元/吨",
        "140亿元 ÷ 100吨 = 1.4亿元/吨",
        "140亿元 应不超过 20亿元，或 100吨 应不少于 700吨",
        "140亿元 疑为 140万元（万/亿之误），或 100吨 疑为 100万吨（漏“万”字）",
    ),
    (
        AGREEMENT,
        "⟦shown:594家⟧……⟦told:549家⟧",
        "",
        "标题或图表中为594家，正文中为549家",
        "",
        "594家 与 549家：相邻数字颠倒",
    ),
    (
        AGREEMENT,
        "⟦shown:3.2亿元⟧……⟦told:3.2万元⟧",
        "",
        "标题或图表中为3.2亿元，正文中为3.2万元",
        "",
        "3.2亿元 与 3.2万元：万/亿之误",
    ),
    (
        AGREEMENT,
        "⟦shown:32.7%⟧……⟦told:3.27%⟧",
        "",
        "标题或图表中为32.7%，正文中为3.27%",
        "",
        "32.7% 与 3.27%：小数点错位",
    ),
    (
        AGREEMENT,
        "⟦shown:100家⟧……⟦told:86家⟧",
        "",
        "标题或图表中为100家，正文中为86家",
        "",
        "",
    ),
    (
        AGREEMENT,
        "⟦shown:3.2万元⟧……⟦told:3.2元⟧",
        "",
        "标题或图表中为3.2万元，正文中为3.2元",
        "",
        "3.2万元 与 3.2元：万/亿之误",
    ),
    (
        # Of another figure a wrong digit is told after what the odd one should be.
        DIFFERENCE,
        "企业从⟦start:97家⟧增加到⟦end:471家⟧，新增⟦delta:404家⟧。",
        "471家 − 97家 = 374家",
        "471家 − 97家 = 374家，文中为404家",
        "应为 374家",
        "也可能 97家 应为 67家（一位数字之差）",
    ),
    (
        DIFFERENCE,
        "企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:34家⟧。",
        "411家 − 97家 = 314家",
        "411家 − 97家 = 314家，文中为34家",
        "应为 314家",
        "34家 疑为 314家（漏一位数字）",
    ),
    (
        DIFFERENCE,
        "企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:3144家⟧。",
        "411家 − 97家 = 314家",
        "411家 − 97家 = 314家，文中为3144家",
        "应为 314家",
        "3144家 疑为 314家（多一位数字）",
    ),
    (
        SHARE,
        "⟦whole:312.87万人⟧，其中⟦part:151.93万人⟧，占⟦share:45.86%⟧",
        "151.93万人 ÷ 312.87万人 = 48.56%",
        "151.93万人 ÷ 312.87万人 = 48.56%，文中为45.86%",
        "应为 48.56%",
        "45.86% 疑为 48.56%（相邻数字颠倒）",
    ),
    (
        OUTPUT,
        "日产⟦daily:280吨⟧，⟦period:2022年⟧产量⟦total:12万吨⟧",
        "280吨 × 365天 = 10.22万吨",
        "280吨 × 365天 = 10.22万吨，文中产量为12万吨",
        "应不超过 10.4万吨",
        "",
    ),
    (
        PAST,
        "⟦figure:2022年4月30日⟧",
        "",
        "2022年4月30日在出版日期2022-04-13之后",
        "",
        "",
    ),
]


@pytest.mark.parametrize(("rule", "text", "derivation", "message", "suggestion", "slip"), EXPLAINED)
def test_a_fail_is_explained(
    rule: Rule, text: str, derivation: str, message: str, suggestion: str, slip: str
) -> None:
    finding = Sample(rule.on, text).finding(rule)
    assert finding.verdict == "fail"
    found = (finding.derivation, finding.message, finding.suggestion, finding.slip)
    assert found == (derivation, message, suggestion, slip)


ANNUAL = rule_of(
    "change", "end / start == (1 + direction * annual) ** years(from, to)", "年均不是{annual}"
)

DERIVED = [
    (DIFFERENCE, "⟦start:97家⟧⟦end:411家⟧⟦delta:314家⟧", "411家 − 97家 = 314家"),
    (DIFFERENCE, "⟦start:12.1万册⟧⟦end:9.8万册⟧⟦delta:2.3万册⟧", "12.1万册 − 9.8万册 = 2.3万册"),
    (YEARS, "⟦from:2018年初⟧⟦to:2021年⟧⟦years:4年⟧", "2018年初至2021年 = 4年"),
    (OUTPUT, "⟦daily:2800吨⟧⟦period:2022年⟧⟦total:12万吨⟧", "2800吨 × 365天 = 102.2万吨 ≥ 12万吨"),
    # 55.97% is written 56%: nothing is gained by “≈ 56%”.
    (SHARE, "⟦whole:1509万人⟧⟦part:844.6万人⟧⟦share:56%⟧", "844.6万人 ÷ 1509万人 = 56%"),
    (PRICE, "⟦mass:100吨⟧⟦money:140万元⟧", "140万元 ÷ 100吨 = 14000元/吨"),
]


@pytest.mark.parametrize(("rule", "text", "derivation"), DERIVED)
def test_a_pass_shows_its_derivation_too(rule: Rule, text: str, derivation: str) -> None:
    finding = Sample(rule.on, text).finding(rule)
    assert (finding.verdict, finding.derivation) == ("pass", derivation)


HELD_AGAINST = [
    (
        "min(parts) <= total and total <= max(parts)",
        "⟦parts:3.5%⟧⟦parts:8.7%⟧⟦parts:17.4%⟧⟦total:11.8%⟧",
        "最小值(3.5%、8.7%、17.4%) = 3.5% ≤ 11.8%；最大值(3.5%、8.7%、17.4%) = 17.4% ≥ 11.8%",
    ),
    # 36.9万家 is what the parts come to, 37.0万家 what is printed.
    (
        "sum(parts) == total",
        "⟦parts:12.2万家⟧⟦parts:24.7万家⟧⟦total:37.0万家⟧",
        "12.2万家 + 24.7万家 = 36.9万家 ≈ 37.0万家",
    ),
    (
        "sum(parts) == total",
        "⟦parts:12.2万家⟧⟦parts:24.7万家⟧⟦total:36.9万家⟧",
        "12.2万家 + 24.7万家 = 36.9万家",
    ),
    ("total <= sum(parts)", "⟦parts:3家⟧⟦parts:5家⟧⟦total:6家⟧", "3家 + 5家 = 8家 ≥ 6家"),
]


@pytest.mark.parametrize(("check", "text", "derivation"), HELD_AGAINST)
def test_a_pass_shows_what_it_was_held_against(check: str, text: str, derivation: str) -> None:
    finding = Sample("total", text).finding(rule_of("total", check))
    assert (finding.verdict, finding.derivation) == ("pass", derivation)


def test_what_a_date_shows_of_itself_is_no_formula() -> None:
    sample = Sample("change", "⟦from:2018年初⟧⟦to:2021年⟧")
    finding = sample.finding(rule_of("change", "year(from) <= year(to)"))
    assert (finding.verdict, finding.derivation) == ("pass", "")
    sample = Sample("date", "⟦figure:2022年4月13日⟧", constants={"said": 2})
    assert sample.finding(rule_of("date", "weekday(figure) == said")).derivation == ""


def test_a_figure_with_its_sign_is_no_formula() -> None:
    sample = Sample("change", "⟦start:12家⟧⟦end:9家⟧⟦delta:3家⟧", constants={"direction": -1})
    finding = sample.finding(rule_of("change", "end - start == direction * delta"))
    assert (finding.verdict, finding.derivation) == ("pass", "9家 − 12家 = −3家")


def test_a_fall_is_suggested_as_it_is_printed() -> None:
    text = "由⟦start:200家⟧减少到⟦end:150家⟧，下降⟦rate:35%⟧"
    finding = Sample("change", text, constants={"direction": -1}).finding(RISE)
    assert finding.derivation == "150家 ÷ 200家 − 1 = −25%"
    assert finding.suggestion == "应为 25%"
    assert finding.slip == "35% 疑为 25%（一位数字之差）"
    assert (finding.printed, finding.computed) == (("34.5", "35.5"), ("25", "25"))


def test_a_fall_taken_from_the_later_value_is_told() -> None:
    text = "由⟦start:200家⟧减少到⟦end:150家⟧，下降⟦rate:33%⟧"
    finding = Sample("change", text, constants={"direction": -1}).finding(RISE)
    assert finding.slip == "33% 疑以末值为基数"


def test_a_yearly_rate_is_solved_for() -> None:
    text = "由⟦from:2018年初⟧的⟦start:1000家⟧到⟦to:2020年⟧的⟦end:1331家⟧，年均增长⟦annual:13%⟧"
    finding = Sample("change", text, constants={"direction": 1}).finding(ANNUAL)
    assert finding.verdict == "fail"
    assert finding.suggestion == "13% 应为 10%"


def test_a_direction_is_explained_with_its_gap() -> None:
    sample = Sample("change", "由⟦start:12.3%⟧上升至⟦end:11.8%⟧", constants={"direction": 1})
    finding = sample.finding(DIRECTION)
    assert finding.derivation == "11.8% − 12.3% = −0.5个百分点"
    assert (finding.suggestion, finding.slip) == ("", "11.8% 与 12.3% 疑互换了位置")
    falling = Sample("change", "由⟦start:58家⟧减少到⟦end:61家⟧", constants={"direction": -1})
    assert falling.finding(DIRECTION).derivation == "58家 − 61家 = −3家"


def test_a_percent_for_points_is_told_where_the_rate_has_a_sign() -> None:
    text = "由⟦start:30.03%⟧提高到⟦end:48.27%⟧，提高⟦rate:18.24%⟧"
    finding = Sample("change", text, constants={"direction": 1}).finding(RISE)
    assert finding.slip == "18.24% 疑为 18.24个百分点（%与百分点之误）"


def test_a_headline_that_is_nowhere_is_held_against_the_nearest_figure() -> None:
    rule = rule_of("agreement", "found == 1", "{shown}不见于正文")
    for told, slip in (("42.6万册", "46.2万册 与 42.6万册：相邻数字颠倒"), ("38.1万册", "")):
        sample = Sample("agreement", f"⟦shown:46.2万册⟧……⟦told:{told}⟧", constants={"found": 0})
        assert sample.finding(rule).slip == slip


def test_two_figures_in_each_others_place_are_told() -> None:
    text = "由⟦start:1763册⟧增加到⟦end:1486册⟧，增长⟦rate:18.6%⟧"
    finding = Sample("change", text, constants={"direction": 1}).finding(RISE)
    assert finding.slip == "1486册 与 1763册 疑互换了位置"


def test_a_pass_that_computes_nothing_shows_what_it_compared() -> None:
    sample = Sample("total", "⟦total:86人⟧，其中⟦parts:42人⟧")
    finding = sample.finding(rule_of("total", "first(parts) <= total"))
    assert (finding.verdict, finding.derivation) == ("pass", "42人 ≤ 86人")


def test_a_sum_is_written_in_the_scale_of_its_total() -> None:
    sample = Sample("total", "⟦total:1012743亿元⟧，⟦parts:81203亿元⟧，⟦parts:931540亿元⟧")
    finding = sample.finding(rule_of("total", "sum(parts) == total"))
    assert finding.derivation == "81203亿元 + 931540亿元 = 1012743亿元"


def test_how_many_times_is_no_share() -> None:
    sample = Sample("total", "全年⟦total:9640人⟧，每天⟦parts:26.4人⟧")
    finding = sample.finding(rule_of("total", "total / first(parts) <= 372"))
    assert finding.derivation == "9640人 ÷ 26.4人 = 365.15"


@pytest.mark.parametrize(
    ("direction", "derivation"),
    [(1, "6册 ÷ (36册 − 6册) = 20%"), (-1, "6册 ÷ (36册 + 6册) = 14.3%")],
)
def test_a_rate_is_taken_from_its_base(direction: int, derivation: str) -> None:
    sample = Sample("change", "⟦end:36册⟧⟦delta:6册⟧⟦rate:20%⟧", constants={"direction": direction})
    rule = rule_of("change", "1 / (end / delta - direction) == rate")
    assert sample.finding(rule).derivation == derivation


FORMULAS = [
    ("start - (end - delta) == start", "9家 − (7家 − 3家) = 5家"),
    ("-(end - start) * 2 == delta", "−(7家 − 9家) × 2 = 4家"),
    ("(start + end) / 2 == delta", "(9家 + 7家) ÷ 2 = 8家"),
    ("max(start, end) == delta", "最大值(9家、7家) = 9家"),
]


@pytest.mark.parametrize(("check", "derivation"), FORMULAS)
def test_a_formula_keeps_its_brackets(check: str, derivation: str) -> None:
    sample = Sample("change", "⟦start:9家⟧⟦end:7家⟧⟦delta:3家⟧")
    assert sample.finding(rule_of("change", check)).derivation == derivation


def test_a_sum_in_a_product_and_a_mean_keep_their_brackets() -> None:
    sample = Sample("total", "⟦parts:3家⟧⟦parts:6家⟧⟦total:7家⟧")
    for check, derivation in (
        ("sum(parts) * 2 == total", "(3家 + 6家) × 2 = 18家"),
        ("mean(parts) == total", "(3家 + 6家) ÷ 2 = 4.5家"),
        ("last(parts) - first(parts) == total", "6家 − 3家 = 3家"),
        ("count(parts) == total", ""),
        ("abs(last(parts) - first(parts)) / 3 == total", "(6家 − 3家) ÷ 3 = 1家"),
    ):
        assert sample.finding(rule_of("total", check)).derivation == derivation


def test_the_rule_may_say_itself_what_would_be_right() -> None:
    rule = rule_of("change", "end - start == delta", "", suggest="请核{start}与{end}")
    sample = Sample("change", "⟦start:9家⟧⟦end:7家⟧⟦delta:3家⟧")
    assert sample.finding(rule).suggestion == "请核9家与7家"


def test_what_a_message_cannot_compute_is_left_open() -> None:
    rule = rule_of("change", "end - start == delta", "增{end / start - 1}")
    sample = Sample("change", "⟦start:0家⟧⟦end:7家⟧⟦delta:3家⟧")
    assert sample.finding(rule).message == "增?"


SHOWN = [
    # A quotient of shares is a number of times; a third has no places; one span is told once.
    (
        "change",
        "end / start == times",
        "⟦start:1.8%⟧⟦end:14.4%⟧⟦times:9倍⟧",
        "14.4% ÷ 1.8% = 8倍",
    ),
    ("change", "end / start < 3", "⟦start:1.8%⟧⟦end:14.4%⟧", "14.4% ÷ 1.8% = 8"),
    (
        "change",
        "abs(end) - abs(start) == points",
        "⟦start:6.1%⟧⟦end:4.3%⟧⟦points:2个百分点⟧",
        "4.3% − 6.1% = −1.8个百分点",
    ),
    ("change", "years(from, from) == years", "⟦from:2018年⟧⟦years:6年⟧", "2018年 = 0或1年"),
    (
        "change",
        "years_apart(from, to) == years",
        "⟦from:2018年⟧⟦to:2021年⟧⟦years:6年⟧",
        "2018年至2021年 = 3年",
    ),
]


@pytest.mark.parametrize(("kind", "check", "text", "derivation"), SHOWN)
def test_what_a_formula_comes_to(kind: str, check: str, text: str, derivation: str) -> None:
    finding = Sample(kind, text).finding(rule_of(kind, check))
    assert (finding.verdict, finding.derivation) == ("fail", derivation)


def test_what_would_be_lost_in_the_rounding_is_no_slip() -> None:
    text = "由⟦start:10.5万吨⟧增加了⟦delta:12.6万吨⟧，达到⟦end:12.6万吨⟧"
    finding = Sample("change", text).finding(rule_of("change", "start + delta == end"))
    assert (finding.suggestion, finding.slip) == ("应为 23.1万吨（23.0—23.2万吨均可）", "")


def test_figures_far_apart_have_not_changed_places() -> None:
    sample = Sample("change", "每分钟⟦start:1台⟧，每天⟦end:3000台⟧")
    assert sample.finding(rule_of("change", "end <= start * 1440")).slip == ""


def test_of_many_names_the_first_and_the_last_are_told() -> None:
    sample = Sample("list", "⟦count:13个⟧", constants={"listed": 12})
    names = [Mention(f"{letter}镇", Span(0, 1)) for letter in "甲乙丙丁戊己庚辛壬癸子丑"]
    sample.claim = msgspec.structs.replace(sample.claim, items=tuple(names))
    message = sample.finding(rule_of("list", "listed == count", "{items}")).message
    assert message == "甲镇、乙镇、丙镇、丁镇、戊镇、己镇、庚镇、辛镇……丑镇"


def test_english_says_the_same() -> None:
    text = "⟦start:97家⟧⟦end:411家⟧⟦delta:324家⟧"
    finding = Sample("change", text).finding(DIFFERENCE, "en")
    assert finding.suggestion == "should be 314家"
    assert finding.slip == "324家 may be meant as 314家 (one digit off)"


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    languages: tuple[Language, ...] = ("en", "zh")
    assert languages
    assert _EN.keys() == _ZH.keys()
    assert list(_ZH) == sorted(_ZH)
    gaps = {key: (text.count("{"), _EN[key].count("{")) for key, text in _ZH.items()}
    assert {key for key, (one, other) in gaps.items() if one != other} == set()


def test_a_share_of_plain_numbers_is_written_as_a_share() -> None:
    sample = Sample("change", "⟦end:36册⟧⟦delta:6册⟧⟦rate:20%⟧", constants={"direction": 1})
    rule = rule_of("change", "1 / (plain(end) / plain(delta) - direction) == rate")
    assert sample.finding(rule).derivation == "6册 ÷ (36册 − 6册) = 20%"
