"""Verdicts: what passes, what fails how badly, and what is not evaluated for which reason."""

import datetime as dt

import msgspec
import pytest

from checker.core.model import Claim, PageReport, Problem, Severity, Slot, Verdict
from checker.core.span import Span
from checker.judge.judge import judge_page
from tests.judge.build import Sample, rule_of, ruleset

DIFFERENCE = rule_of(
    "change",
    "abs(end - start) == delta",
    "{end} − {start} = {end - start}，文中为{delta}",
    id="change/difference",
)
GROWTH = rule_of("change", "end / start - 1 == rate", id="change/growth")
YEARS = rule_of("change", "years(from, to) == years", id="change/years")
DIRECTION = rule_of("change", "(end - start) * direction > 0", id="change/direction")
TOTAL = rule_of("total", "sum(parts) == total", id="total/sum")
FULL_TOTAL = rule_of("total", "sum(parts) == total", where="count(parts) > 1")
PRICE = rule_of("price", 'is_between(money / mass, band("price/edible-goods"))')
AGREEMENT = rule_of("agreement", "shown == told", id="agreement/value")
SHARE = rule_of("share", "part / whole == share")
WITHIN = rule_of("share", "0 <= share <= 1")
OUTPUT = rule_of("output", "total <= daily * days(period)")
EXISTS = rule_of("date", "exists(figure)")
PAST = rule_of("date", "figure <= issue_date")
LISTED = rule_of("list", "listed <= count")
PROVINCES = rule_of("list", 'count == cardinality("provinces")')

PASS, FAIL, SKIP = Verdict.PASS, Verdict.FAIL, Verdict.SKIP

VERDICTS = [
    # rule, claim, verdict, severity, by rounding
    (DIFFERENCE, "从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:314家⟧。", PASS, "error", False),
    (DIFFERENCE, "从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。", FAIL, "error", False),
    (DIFFERENCE, "由⟦start:12.1万册⟧减少到⟦end:9.8万册⟧，少⟦delta:2.3万册⟧", PASS, "error", False),
    # 2.4 is inside [2.2, 2.4], though 12.1 − 9.8 is 2.3.
    (DIFFERENCE, "由⟦start:12.1万册⟧减少到⟦end:9.8万册⟧，少⟦delta:2.4万册⟧", PASS, "error", True),
    (DIFFERENCE, "由⟦start:12.1万册⟧减少到⟦end:9.8万册⟧，少⟦delta:2.6万册⟧", FAIL, "error", False),
    # Only the strict reading of 2800 and 1200 contradicts 3900: perhaps they are round numbers.
    (DIFFERENCE, "由⟦start:1200吨⟧增加到⟦end:2800吨⟧，增加⟦delta:1500吨⟧", FAIL, "query", False),
    (DIFFERENCE, "由⟦start:1200吨⟧增加到⟦end:2800吨⟧，增加⟦delta:900吨⟧", FAIL, "error", False),
    # The contradiction rests on the width of 约.
    (DIFFERENCE, "由⟦start:约100家⟧增加到⟦end:411家⟧，增加⟦delta:320家⟧", FAIL, "query", False),
    (DIFFERENCE, "由⟦start:近400家⟧增加到⟦end:411家⟧，增加⟦delta:150家⟧", FAIL, "query", False),
    # 近400 is under 400, however wide 近 may be.
    (DIFFERENCE, "由⟦start:近400家⟧增加到⟦end:411家⟧，增加⟦delta:10家⟧", FAIL, "error", False),
    (DIFFERENCE, "由⟦start:近400家⟧增加到⟦end:411家⟧，增加⟦delta:20家⟧", PASS, "error", True),
    (DIFFERENCE, "由⟦start:100吨⟧增加到⟦end:411公斤⟧，增加⟦delta:5公斤⟧", FAIL, "error", False),
    (GROWTH, "⟦start:1486万元⟧、⟦end:1763万元⟧，增长⟦rate:18.6%⟧", PASS, "error", True),
    (GROWTH, "⟦start:1486万元⟧、⟦end:1763万元⟧，增长⟦rate:15.7%⟧", FAIL, "error", False),
    (GROWTH, "⟦start:100万吨⟧、⟦end:113万吨⟧，增长⟦rate:12%⟧", PASS, "error", True),
    (GROWTH, "⟦start:100.0万吨⟧、⟦end:112.4万吨⟧，增长⟦rate:12.0%⟧", FAIL, "query", False),
    (GROWTH, "⟦start:100.1万吨⟧、⟦end:113.4万吨⟧，增长⟦rate:12.1%⟧", FAIL, "error", False),
    (YEARS, "从⟦from:2018年初⟧到⟦to:2021年⟧的⟦years:4年⟧", PASS, "error", False),
    (YEARS, "从⟦from:2018年⟧到⟦to:2021年⟧的⟦years:3年⟧", PASS, "error", False),
    (YEARS, "从⟦from:2018年⟧到⟦to:2021年⟧的⟦years:6年⟧", FAIL, "error", False),
    (TOTAL, "⟦parts:1.2万人⟧、⟦parts:3.4万人⟧，共⟦total:5万人⟧", PASS, "error", True),
    (
        TOTAL,
        "⟦parts:18.5万张⟧⟦parts:21.3万张⟧⟦parts:8.7万张⟧共⟦total:49.5万张⟧",
        FAIL,
        "error",
        False,
    ),
    (PRICE, "年加工⟦mass:100吨⟧，年销售额⟦money:140亿元⟧", FAIL, "error", False),
    (PRICE, "年加工⟦mass:100吨⟧，年销售额⟦money:140万元⟧", PASS, "error", False),
    (AGREEMENT, "⟦shown:4万人以上⟧……⟦told:4万人以上⟧", PASS, "error", False),
    (AGREEMENT, "⟦shown:4万人以上⟧……⟦told:3.9万人⟧", FAIL, "error", False),
    (AGREEMENT, "⟦shown:超300家⟧……⟦told:314家⟧", PASS, "error", True),
    (AGREEMENT, "⟦shown:超300家⟧……⟦told:411家⟧", FAIL, "query", False),
    (AGREEMENT, "⟦shown:超300家⟧……⟦told:298家⟧", FAIL, "error", False),
    (AGREEMENT, "⟦shown:不足300家⟧……⟦told:298家⟧", PASS, "error", True),
    (AGREEMENT, "⟦shown:3.5亿元⟧……⟦told:3.05亿元⟧", FAIL, "error", False),
    (AGREEMENT, "⟦shown:3.1亿元⟧……⟦told:3.05亿元⟧", PASS, "error", True),
    (SHARE, "⟦whole:312.87万人⟧，其中⟦part:151.93万人⟧，占⟦share:48.56%⟧", PASS, "error", True),
    (SHARE, "⟦whole:312.87万人⟧，其中⟦part:151.93万人⟧，占⟦share:45.86%⟧", FAIL, "error", False),
    (WITHIN, "占⟦share:103%⟧", FAIL, "error", False),
    (WITHIN, "占⟦share:100%⟧", PASS, "error", False),
    (OUTPUT, "日产⟦daily:2800吨⟧，⟦period:2022年⟧产量⟦total:12万吨⟧", PASS, "error", False),
    (OUTPUT, "日产⟦daily:280吨⟧，⟦period:2022年⟧产量⟦total:12万吨⟧", FAIL, "error", False),
    (EXISTS, "⟦figure:2022年2月30日⟧", FAIL, "error", False),
    (EXISTS, "⟦figure:2月29日⟧", PASS, "error", False),
    (PAST, "⟦figure:2022年4月12日⟧", PASS, "error", False),
    (PAST, "⟦figure:2022年4月30日⟧", FAIL, "error", False),
    (PROVINCES, "⟦count:31个⟧省（自治区、直辖市）", PASS, "error", False),
    (PROVINCES, "⟦count:30个⟧省（自治区、直辖市）", FAIL, "error", False),
]


@pytest.mark.parametrize(("rule", "text", "verdict", "severity", "by_rounding"), VERDICTS)
def test_verdict(
    rule: object, text: str, verdict: Verdict, severity: Severity, by_rounding: bool
) -> None:
    assert hasattr(rule, "on")
    finding = Sample(rule.on, text).finding(rule)  # type: ignore[arg-type]
    assert (finding.verdict, finding.severity, finding.by_rounding) == (
        verdict,
        severity,
        by_rounding,
    )


def test_a_count_of_names_and_a_direction_come_from_constants() -> None:
    five, four = ({"listed": number} for number in (5, 4))
    assert Sample("list", "⟦count:4个⟧", constants=five).finding(LISTED).verdict is FAIL
    assert Sample("list", "⟦count:4个⟧", constants=four).finding(LISTED).verdict is PASS
    text = "由⟦start:12.3%⟧上升至⟦end:11.8%⟧"
    assert Sample("change", text, constants={"direction": 1}).finding(DIRECTION).verdict is FAIL
    assert Sample("change", text, constants={"direction": -1}).finding(DIRECTION).verdict is PASS


SKIPS = [
    (DIFFERENCE, "从⟦start:97家⟧增加到⟦end:411家⟧", "缺 增减量", "delta missing"),
    (DIFFERENCE, "增加到⟦end:411家⟧", "缺 初值、增减量", "start, delta missing"),
    (TOTAL, "共⟦total:411家⟧", "缺 各分项", "parts missing"),
    (DIRECTION, "从⟦start:97家⟧到⟦end:411家⟧", "缺 增减方向", "direction missing"),
    (GROWTH, "⟦start:0.0万元⟧⟦end:3万元⟧⟦rate:5%⟧", "除数可能为零", "the divisor may be zero"),
    (
        rule_of("date", "weekday(figure) == 3"),
        "⟦figure:4月6日⟧",
        "版面日期不详",
        "the date of the page is not known",
    ),
]


@pytest.mark.parametrize(("rule", "text", "chinese", "english"), SKIPS)
def test_a_skip_says_why(rule: object, text: str, chinese: str, english: str) -> None:
    assert hasattr(rule, "on")
    sample = Sample(rule.on, text)
    for language, reason in (("zh", chinese), ("en", english)):
        finding = sample.finding(rule, language)  # type: ignore[arg-type]
        assert (finding.verdict, finding.reason) == (SKIP, reason)
        assert (finding.derivation, finding.message, finding.suggestion) == ("", "", "")


def test_without_the_date_of_the_page_what_needs_it_is_skipped() -> None:
    sample = Sample("date", "⟦figure:2022年4月12日⟧", date=None)
    assert sample.finding(PAST).reason == "版面日期不详"
    assert sample.finding(EXISTS).verdict is PASS


def test_a_guard_is_the_reason_of_a_skip() -> None:
    guarded = msgspec.structs.replace(DIFFERENCE, skip_when=("comparable-prices",))
    text = "从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。"
    sample = Sample("change", text, guards=("comparable-prices", "target"))
    finding = sample.finding(guarded)
    assert (finding.verdict, finding.reason) == (SKIP, "按可比价格计算")
    # A rule that does not name the guard is not stopped by it.
    assert sample.finding(DIFFERENCE).verdict is FAIL


def test_what_agrees_needs_no_guard() -> None:
    guarded = msgspec.structs.replace(DIFFERENCE, skip_when=("target",))
    text = "从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:314家⟧。"
    assert Sample("change", text, guards=("target",)).finding(guarded).verdict is PASS
    # Of what cannot be computed the guard is still told, not the lack.
    text = "⟦start:0.0万元⟧⟦end:3万元⟧⟦rate:5%⟧"
    rule = msgspec.structs.replace(GROWTH, skip_when=("target",))
    assert Sample("change", text, guards=("target",)).finding(rule).verdict is SKIP


def test_a_rule_says_nothing_where_it_is_not_about_the_claim() -> None:
    single = Sample("total", "⟦parts:3家⟧，共⟦total:5家⟧")
    several = Sample("total", "⟦parts:3家⟧、⟦parts:1家⟧，共⟦total:5家⟧")
    assert single.findings(FULL_TOTAL) == ()
    assert several.finding(FULL_TOTAL).verdict is FAIL
    without = rule_of("change", "end > start", where="direction == 1")
    assert Sample("change", "从⟦start:9家⟧到⟦end:4家⟧").findings(without) == ()


def test_an_inferred_pairing_is_at_most_a_query() -> None:
    text = "⟦shown:100家⟧……⟦told:110家⟧"
    assert Sample("agreement", text, inferred=True).finding(AGREEMENT).severity == "query"
    style = msgspec.structs.replace(AGREEMENT, severity="style")
    assert Sample("agreement", text, inferred=True).finding(style).severity == "style"


def test_rules_are_chosen_by_id_or_by_default() -> None:
    sample = Sample("change", "从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:314家⟧。")
    off = msgspec.structs.replace(DIFFERENCE, id="change/off", default=False)
    rules = ruleset(DIFFERENCE, off)

    def judged(rule_ids: frozenset[str] | None) -> list[str]:
        findings, _ = judge_page(sample.page, sample.figures, [sample.claim], rules, rule_ids)
        return [finding.rule for finding in findings]

    assert judged(None) == ["change/difference"]
    assert judged(frozenset({"change/off"})) == ["change/off"]
    assert judged(frozenset()) == []


def test_a_rule_that_breaks_is_one_problem_and_stops_no_other() -> None:
    broken = rule_of("change", "end - start == rate", id="change/broken")
    sample = Sample("change", "从⟦start:9家⟧到⟦end:12家⟧，新增⟦delta:3家⟧，增长⟦rate:33%⟧")
    findings, problems = judge_page(
        sample.page, sample.figures, [sample.claim, sample.claim], ruleset(broken, DIFFERENCE)
    )
    assert [finding.verdict for finding in findings] == [PASS, PASS]
    message = (
        "规则 change/broken 不能计算：count 家 and a number without a unit "
        "cannot be added or compared"
    )
    assert problems == (Problem(message, "page.txt", "change/broken"),)


def test_a_wording_that_must_not_occur_is_a_finding_wherever_it_occurs() -> None:
    rule = rule_of(
        "",
        "",
        "“{match}”中约数词重复",
        id="wording/double",
        pattern="约{figure}左右",
        severity="style",
    )
    text = "共有约80家左右。"
    sample = Sample("pattern:wording/double", text)
    claim = Claim(kind="pattern:wording/double", slots=(), span=Span(2, 8))
    findings, problems = judge_page(sample.page, (), [claim], ruleset(rule))
    assert problems == ()
    assert [(f.verdict, f.severity, f.message, f.span) for f in findings] == [
        (FAIL, "style", "“约80家左右”中约数词重复", Span(2, 8))
    ]


def test_findings_come_in_the_order_of_the_claims_then_of_the_rules() -> None:
    sample = Sample("change", "从⟦start:9家⟧到⟦end:12家⟧，新增⟦delta:3家⟧，增长⟦rate:33%⟧")
    second = msgspec.structs.replace(sample.claim, slots=(Slot("end", (1,)),))
    findings, _ = judge_page(
        sample.page, sample.figures, [sample.claim, second], ruleset(GROWTH, DIFFERENCE)
    )
    assert [(finding.rule, finding.verdict) for finding in findings] == [
        ("change/growth", PASS),
        ("change/difference", PASS),
        # Both lack figures for it; one of them says so.
        ("change/growth", SKIP),
    ]


def test_a_claim_of_a_kind_without_rules_gives_nothing() -> None:
    sample = Sample("unheard-of", "从⟦start:9家⟧到⟦end:12家⟧")
    assert sample.findings(DIFFERENCE) == ()


def test_the_number_line_shows_both_sides_in_the_written_unit() -> None:
    text = "⟦start:30.03%⟧、⟦end:48.27%⟧，提高⟦points:17.24个百分点⟧"
    finding = Sample("change", text).finding(rule_of("change", "end - start == points"))
    assert finding.printed == ("17.235", "17.245")
    assert finding.computed == ("18.23", "18.25")
    unbounded = Sample("agreement", "⟦shown:4万人以上⟧……⟦told:3.9万人⟧").finding(AGREEMENT)
    assert (unbounded.printed, unbounded.computed) == (("40000", None), ("38500", "39500"))
    years = Sample("change", "⟦from:2018年⟧⟦to:2021年⟧⟦years:6年⟧").finding(YEARS)
    assert (years.printed, years.computed) == (("5.5", "6.5"), ("3", "4"))


@pytest.mark.parametrize("text", ["约80家", "2018年初", "140亿元", "1.2万人", "4万人以上"])
def test_the_samples_are_read_as_they_should_be(text: str) -> None:
    sample = Sample("date", f"⟦figure:{text}⟧", date=dt.date(2022, 4, 13))
    assert sample.figures[0].text == text


def test_a_finding_covers_only_the_figures_its_rule_looks_at() -> None:
    text = "从⟦from:2018年初⟧的⟦start:9家⟧到⟦to:2021年⟧的⟦end:12家⟧，增长⟦rate:33%⟧"
    (growth,) = Sample("change", text).findings(GROWTH, YEARS)
    assert (growth.verdict, growth.figures) == (PASS, (1, 3, 4))
    # What is skipped names what it would have looked at.
    (years,) = Sample("change", text).findings(YEARS)
    assert (years.verdict, years.figures) == (SKIP, (0, 2))
    assert growth.slots == years.slots == Sample("change", text).claim.slots


@pytest.mark.parametrize("digits", ["9" * 5000, "1" + "0" * 5000, "0", "0." + "0" * 50 + "1"])
def test_a_number_of_any_length_is_judged(digits: str) -> None:
    text = f"由⟦start:{digits}万元⟧增加到⟦end:3万元⟧，增加⟦delta:5万元⟧"
    assert Sample("change", text).finding(DIFFERENCE).verdict is FAIL
    text = f"⟦part:3家⟧，共⟦whole:{digits}家⟧，占⟦share:{digits}%⟧"
    assert Sample("share", text).finding(SHARE).verdict in (FAIL, SKIP)
    text = f"年加工⟦mass:{digits}吨⟧，年销售额⟦money:{digits}亿元⟧"
    assert Sample("price", text).finding(PRICE).verdict in (FAIL, SKIP)


@pytest.mark.parametrize(
    ("share", "bounds", "status"),
    [("95%", False, "pass"), ("95%", True, "unchecked"), ("195%", True, "fail")],
)
def test_a_figure_that_is_merely_possible_is_not_checked(
    share: str, bounds: bool, status: str
) -> None:
    rule = msgspec.structs.replace(WITHIN, bounds=bounds)
    sample = Sample("share", f"合格率⟦share:{share}⟧。")
    report = PageReport("a.txt", None, sample.figures, (sample.finding(rule),))
    assert set(report.status_of().values()) == {status}
