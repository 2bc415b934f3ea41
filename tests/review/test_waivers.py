"""A waiver holds for its finding, wherever that moved, and for nothing else."""

import datetime as dt

import pytest
from msgspec import structs

from checker.core.model import (
    BlockKind,
    Figure,
    Finding,
    Mention,
    PageReport,
    Report,
    Verdict,
    Waived,
)
from checker.core.quote import parse_quote
from checker.core.span import Span
from checker.review.unused import Applied, apply_waivers, is_stale, problems_of
from checker.review.waivers import Waiver
from tests.report.sample import build_page

DAY = dt.date(2022, 4, 13)
PLANT = (
    "企业从菌种一直做到深加工，年加工能力⟦mass:100吨⟧，"
    "年销售额⟦sales:140亿元⟧，带动⟦x:3000名⟧农户。"
)
OTHER = "省级以上创新平台由⟦a:127家⟧增加到⟦b:253家⟧，新增⟦c:126家⟧。"
QUOTES = ("年加工能力⟦100吨⟧，年销售额140亿元", "年销售额⟦140亿元⟧，带动3000名农户")


def report_of(
    *paragraphs: str, figures: str = "mass sales", rule: str = "plausible/price"
) -> Report:
    blocks: list[tuple[int, BlockKind, str]] = [(0, "body", text) for text in paragraphs]
    page, found, names = build_page(blocks, "a02.txt")
    ids = tuple(names[name] for name in figures.split())
    finding = Finding(
        rule=rule,
        kind="plausible",
        verdict=Verdict.FAIL,
        severity="error",
        figures=ids,
        span=Span(0, 1),
        fingerprint="0123456789abcdef",
    )
    return Report((PageReport("a02.txt", page, found, (finding,)),), "0.1.0", "0")


def waiver(*quotes: str, rule: str = "plausible/price", **more: object) -> Waiver:
    made = tuple(quote for text in quotes if (quote := parse_quote(text)))
    return structs.replace(Waiver(rule, made, "已核"), **more)


def waived_in(report: Report, *waivers: Waiver, today: dt.date = DAY) -> bool:
    (page,) = apply_waivers(report, waivers, today).report.pages
    return page.findings[0].waived is not None


SURVIVES = [
    pytest.param((PLANT,), id="as it was"),
    pytest.param((OTHER, PLANT), id="a paragraph before it"),
    pytest.param(
        (PLANT.replace("企业从菌种一直做到深加工", "这家企业今年扩产"),), id="edited beside"
    ),
    pytest.param((PLANT.replace("农户", "种植户增收"),), id="edited after"),
    pytest.param((PLANT.replace("年销售额", "年销售收入"),), id="a word edited between"),
    pytest.param((PLANT.replace("，", ","),), id="half-width commas"),
    pytest.param((PLANT.replace("100吨", "１００吨"),), id="full-width digits"),
    pytest.param((PLANT.replace("100吨", "100 吨"),), id="a space inside"),
]


@pytest.mark.parametrize("paragraphs", SURVIVES)
def test_a_waiver_survives_what_does_not_touch_its_figures(paragraphs: tuple[str, ...]) -> None:
    assert waived_in(report_of(*paragraphs), waiver(*QUOTES))


ENDS = [
    pytest.param(PLANT.replace("140亿", "150亿"), QUOTES, id="another figure"),
    pytest.param(PLANT.replace("140亿", "140万"), QUOTES, id="another magnitude"),
    pytest.param(PLANT, (QUOTES[0],), id="one figure not quoted"),
    pytest.param(PLANT, (*QUOTES, "带动⟦3000名⟧农户"), id="one quoted too many"),
    pytest.param(PLANT, (QUOTES[0], QUOTES[0]), id="one figure quoted twice"),
    pytest.param(
        PLANT, ("从外地运来⟦100吨⟧煤炭", "总投资⟦140亿元⟧的项目"), id="other words around"
    ),
    pytest.param(PLANT, ("⟦100吨⟧", "⟦140亿元⟧"), id="no words around"),
]


@pytest.mark.parametrize(("paragraph", "quotes"), ENDS)
def test_a_waiver_holds_for_nothing_else(paragraph: str, quotes: tuple[str, ...]) -> None:
    assert not waived_in(report_of(paragraph), waiver(*quotes))


def test_a_waiver_that_quotes_only_some_figures_is_told_all_of_them() -> None:
    entry = waiver(QUOTES[0])
    applied = apply_waivers(report_of(PLANT), [entry, waiver(*QUOTES, rule="a/b")], DAY)
    assert applied.partial == ((entry, ("100吨", "140亿元")),)
    assert entry not in applied.unused()
    (told,) = [p.message for p in problems_of(applied) if "plausible/price" in p.message]
    assert told.endswith("只引了部分数据，不起作用；这条结果的数据须全部引用：100吨、140亿元")


@pytest.mark.parametrize("quotes", [QUOTES, ("从外地运来⟦100吨⟧煤炭",), ("带动⟦3000名⟧农户",)])
def test_other_waivers_are_not_called_partial(quotes: tuple[str, ...]) -> None:
    assert apply_waivers(report_of(PLANT), [waiver(*quotes)], DAY).partial == ()


def test_another_rule_is_not_waived() -> None:
    assert not waived_in(report_of(PLANT), waiver(*QUOTES, rule="plausible/density"))


def test_a_waived_finding_stays_and_says_who_and_why() -> None:
    entry = waiver(*QUOTES, by="王编辑", decision="false-alarm")
    (page,) = apply_waivers(report_of(PLANT), [entry], DAY).report.pages
    (finding,) = page.findings
    assert finding.verdict is Verdict.FAIL
    assert finding.waived == Waived("已核", "王编辑", "false-alarm")
    assert not finding.is_open_fail()


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.SKIP])
def test_only_fails_are_waived(verdict: Verdict) -> None:
    report = report_of(PLANT)
    (page,) = report.pages
    finding = structs.replace(page.findings[0], verdict=verdict)
    page = structs.replace(page, findings=(finding,))
    assert not waived_in(structs.replace(report, pages=(page,)), waiver(*QUOTES))


@pytest.mark.parametrize(
    ("until", "holds"),
    [
        (None, True),
        (dt.date(2022, 4, 14), True),
        (dt.date(2022, 4, 13), True),
        (dt.date(2022, 4, 12), False),
    ],
)
def test_until_is_inclusive(until: dt.date | None, holds: bool) -> None:
    assert waived_in(report_of(PLANT), waiver(*QUOTES, until=until)) is holds


def test_an_expired_waiver_is_told_with_file_and_line() -> None:
    entry = waiver(*QUOTES, until=dt.date(2022, 4, 12), path="waivers.yaml", line=7)
    applied = apply_waivers(report_of(PLANT), [entry], DAY)
    assert applied == Applied(report_of(PLANT), (), (entry,))
    assert [problem.message for problem in problems_of(applied)] == [
        "waivers.yaml:7: 豁免（plausible/price）已于 2022-04-12 到期"
    ]
    assert applied.unused() == (entry,)


def test_a_broken_day_counts_as_expired_and_is_not_pruned() -> None:
    entry = waiver(*QUOTES, fault="下周")
    applied = apply_waivers(report_of(PLANT), [entry], DAY)
    assert applied.report.pages[0].findings[0].waived is None
    assert (applied.stale, applied.expired, applied.unused()) == ((), (entry,), ())


def test_a_waiver_that_fits_nothing_is_stale() -> None:
    entry = waiver("总投资⟦140亿元⟧的项目", path="waivers.yaml", line=3)
    applied = apply_waivers(report_of(PLANT), [entry], DAY)
    assert applied.stale == (entry,)
    assert [problem.message for problem in problems_of(applied)] == [
        "waivers.yaml:3: 豁免（plausible/price）没有结果与之相符，可用 checker waivers prune 删去"
    ]


def test_a_waiver_of_no_rule_is_told_so() -> None:
    entry = waiver("总投资⟦140亿元⟧的项目", path="waivers.yaml", line=3)
    applied = apply_waivers(report_of(PLANT), [entry], DAY)
    (known,) = problems_of(applied, "en", {"plausible/price"})
    assert known.message.endswith("fits no finding; `checker waivers prune` removes it")
    for found in (applied, Applied(applied.report, unjudged=(entry,))):
        (problem,) = problems_of(found, "zh", {"plausible/yield"})
        assert problem.message == (
            "waivers.yaml:3: 豁免（plausible/price）没有这条规则；checker rules list 列出所有规则"
        )


@pytest.mark.parametrize(
    ("page", "paths", "stale"),
    [
        ("", ["a02.txt"], True),
        ("a02.txt", ["a02.txt"], True),
        ("a02.txt", ["2022/04/a02.txt"], True),
        ("./a02.txt", ["a02.txt"], True),
        ("2022\\04\\a02.txt", ["2022/04/a02.txt"], True),
        ("a02.txt", ["a03.txt"], False),
        ("a02.txt", ["xa02.txt"], False),
    ],
)
def test_a_waiver_of_a_page_not_checked_is_not_stale(
    page: str, paths: list[str], stale: bool
) -> None:
    assert is_stale(waiver(*QUOTES, page=page), paths) is stale


def with_indicators(report: Report, *names: str) -> Report:
    (page,) = report.pages
    finding = page.findings[0]
    figures = list(page.figures)
    for number, name in zip(finding.figures, names, strict=True):
        figures[number] = _about(figures[number], name)
    return structs.replace(report, pages=(structs.replace(page, figures=tuple(figures)),))


def _about(figure: Figure, name: str) -> Figure:
    return structs.replace(figure, indicator=Mention(name, figure.flow))


def test_a_different_basis_holds_for_later_pages() -> None:
    entry = waiver(*QUOTES, decision="different-basis", indicators=("规上工业总产值", "工业总产值"))
    later = report_of(OTHER, figures="a b")
    assert waived_in(with_indicators(later, "工业总产值", "规上工业总产值"), entry)
    assert not waived_in(with_indicators(later, "工业总产值", "工业增加值"), entry)
    assert not is_stale(entry, ["a02.txt"])


def test_a_false_alarm_with_indicators_does_not_hold_for_later_pages() -> None:
    entry = waiver(*QUOTES, indicators=("规上工业总产值", "工业总产值"))
    later = with_indicators(report_of(OTHER, figures="a b"), "工业总产值", "规上工业总产值")
    assert not waived_in(later, entry)


def test_a_number_alone_in_its_block_is_known_by_the_block_beside_it() -> None:
    blocks: list[tuple[int, BlockKind, str]] = [
        (0, "infographic", "科技型中小企业入库"),
        (0, "infographic", "⟦small:549家⟧"),
    ]
    page, figures, _ = build_page(blocks, "a02.txt")
    finding = Finding(
        rule="agreement/chart",
        kind="agreement",
        verdict=Verdict.FAIL,
        severity="error",
        figures=(0,),
        span=Span(0, 1),
    )
    report = Report((PageReport("a02.txt", page, figures, (finding,)),), "0.1.0", "0")
    assert waived_in(report, waiver("中小企业入库⟦549家⟧", rule="agreement/chart"))
    assert not waived_in(report, waiver("新增高层次人才⟦549家⟧", rule="agreement/chart"))


def test_a_finding_without_figures_is_known_by_its_words() -> None:
    report = report_of("会议强调，⟦x:3个⟧切实抓好落实。", figures="x")
    (page,) = report.pages
    finding = structs.replace(page.findings[0], figures=(), span=Span(7, 11))
    report = structs.replace(report, pages=(structs.replace(page, findings=(finding,)),))
    assert page.page is not None
    assert page.page.flow[7:11] == "切实抓好"
    assert waived_in(report, waiver("3个⟦切实抓好⟧落实"))


def test_a_page_that_was_not_read_passes_through() -> None:
    report = Report((PageReport("a02.txt", None),), "0.1.0", "0")
    assert apply_waivers(report, [waiver(*QUOTES)], DAY).report == report
