"""Decisions on real findings survive what happens to a page between two proofs."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from checker.check import check_text
from checker.core.model import Cut, Finding, Page, PageReport, Report, Verdict
from checker.core.quote import parse_quote, quote_at
from checker.core.span import Span
from checker.review.baseline import apply_baseline, load_baseline, write_baseline
from checker.review.unused import apply_waivers
from checker.review.waivers import Waiver

DAY = dt.date(2022, 4, 13)
SLIP = "全市高新技术企业从2018年初的97家增加到2021年的411家，新增324家。"
NEXT = "市科技局负责人说，今后将继续完善服务，让更多企业得到实惠。"
FIRST = "本报讯（记者 林晓） 一场春雨过后，各县区的项目工地又忙了起来。"


def page_of(*paragraphs: str) -> str:
    return "\n\n".join(("创新主体不断壮大", *paragraphs, ""))


def in_columns(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def wrong_in(report: Report) -> list[Finding]:
    return [f for page in report.pages for f in page.findings if f.is_open_fail()]


def check(*paragraphs: str) -> Report:
    return check_text(page_of(*paragraphs), date=DAY)


def waivers_of(report: Report) -> list[Waiver]:
    (page_report,) = report.pages
    figures = {figure.id: figure for figure in page_report.figures}
    assert page_report.page is not None
    waivers = []
    for finding in wrong_in(report):
        quotes = [quote_at(page_report.page, figures[i].flow) for i in finding.figures]
        read = tuple(q for quote in quotes if (q := parse_quote(str(quote))))
        waivers.append(Waiver(finding.rule, read, "已核"))
    return waivers


CHANGES = [
    pytest.param((FIRST, SLIP, NEXT), id="nothing"),
    pytest.param((FIRST, NEXT, SLIP), id="the paragraph moved"),
    pytest.param((SLIP,), id="its neighbours cut"),
    pytest.param(
        (FIRST.replace("春雨", "大雪"), SLIP, NEXT + "他还说，成果要惠及百姓。"), id="edited"
    ),
    pytest.param(tuple(in_columns(each, 16) for each in (FIRST, SLIP, NEXT)), id="in columns"),
    pytest.param(tuple(in_columns(each, 19) for each in (FIRST, SLIP, NEXT)), id="set anew"),
    pytest.param((FIRST, SLIP + "这一数字还在上升。", NEXT), id="a sentence added behind"),
]


@pytest.mark.parametrize("paragraphs", CHANGES)
def test_the_baseline_survives(tmp_path: Path, paragraphs: tuple[str, ...]) -> None:
    before = check(FIRST, SLIP, NEXT)
    assert wrong_in(before)
    write_baseline(before.pages, tmp_path / "baseline.json")
    known = load_baseline(tmp_path / "baseline.json")
    assert wrong_in(apply_baseline(check(*paragraphs), known)) == []


@pytest.mark.parametrize("paragraphs", CHANGES)
def test_a_waiver_survives(paragraphs: tuple[str, ...]) -> None:
    waivers = waivers_of(check(FIRST, SLIP, NEXT))
    applied = apply_waivers(check(*paragraphs), waivers, DAY)
    assert wrong_in(applied.report) == []
    assert applied.stale == ()


def test_a_new_slip_is_not_covered(tmp_path: Path) -> None:
    before = check(FIRST, SLIP, NEXT)
    write_baseline(before.pages, tmp_path / "baseline.json")
    after = check(FIRST, SLIP.replace("324家", "334家"), NEXT)
    assert wrong_in(apply_baseline(after, load_baseline(tmp_path / "baseline.json")))
    assert wrong_in(apply_waivers(after, waivers_of(before), DAY).report)


@given(st.text(min_size=1, max_size=80), st.data())
@example("年销售额140亿元，带动", None)
def test_what_is_quoted_is_found_again(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 4
    end = data.draw(st.integers(start + 1, len(text))) if data else 9
    page = Page("a.txt", text, text, (Cut(0, 0),), (), ())
    finding = Finding(
        rule="a/b",
        kind="a",
        verdict=Verdict.FAIL,
        severity="error",
        figures=(),
        span=Span(start, min(end, start + 60)),
    )
    quote = parse_quote(str(quote_at(page, finding.span)))
    if quote is None:  # nothing but marks or white space
        return
    report = Report((PageReport("a.txt", page, (), (finding,)),), "0", "0")
    applied = apply_waivers(report, [Waiver("a/b", (quote,), "已核")], DAY)
    assert applied.report.pages[0].findings[0].waived is not None
    other = structs.replace(finding, rule="a/c")
    again = Report((PageReport("a.txt", page, (), (other,)),), "0", "0")
    assert len(apply_waivers(again, [Waiver("a/b", (quote,), "已核")], DAY).stale) == 1
