"""Text from a page is text: nothing in it runs, nothing of it is lost."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from checker.core.model import BlockKind, Figure, Finding, PageReport, Problem, Report, Verdict
from checker.core.span import Span
from checker.review.unused import apply_waivers
from checker.review.waivers_file import load_waivers
from tests.report.browser.conftest import Open
from tests.report.browser.test_review import TODAY, decide, export
from tests.report.sample import big_report, build_page, sample_report

HARM = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</textarea>&lt;<!--"
TEXTS = [
    pytest.param(HARM, id="markup"),
    pytest.param("</script><script>alert(3)</script>", id="end of script"),
    pytest.param("“‘'\"`\\ \\u003c 引号", id="quotes"),
    pytest.param("丰收🎉👨‍👩‍👧𠮷野家", id="emoji"),
    pytest.param("前\x00后\x07\x1b[31m\x7f\x85", id="control characters"),
    pytest.param("\u202e倒过来\u2066", id="direction marks"),
    pytest.param("代理\ud83d对\ufffe", id="lone surrogates"),
    pytest.param("长" * 20_000 + "x" * 20_000, id="a very long line"),
    pytest.param("]]>\u2028\u2029%YAML: - # &a *a !!python/object", id="other syntaxes"),
]


def report_with(text: str) -> Report:
    """Return a report that bears `text` wherever a text can be."""
    blocks: list[tuple[int, BlockKind, str]] = [
        (0, "headline", f"{text}⟦a:3家⟧"),
        (0, "body", f"⟦b:4家⟧{text}"),
    ]
    page, figures, _ = build_page(blocks, "a.txt")
    page = structs.replace(page, title=text[:200], city=text[:50])
    figures = tuple(_renamed(figure, text) for figure in figures)
    finding = Finding(
        rule="x/harm",
        kind="x",
        verdict=Verdict.FAIL,
        severity="error",
        figures=(0, 1),
        span=Span(0, 1),
        derivation=text,
        message=f"{text}。",
        suggestion=text,
        slip=text,
        why=text,
        title=text,
        reason=text,
        fingerprint=text[:16],
    )
    skipped = structs.replace(finding, verdict=Verdict.SKIP)
    problem = Problem(text, text[:20], text[:80])
    return Report(
        (PageReport(text[:50], page, figures, (finding, skipped), (problem,)),),
        text[:20],
        text[:20],
    )


def _renamed(figure: Figure, text: str) -> Figure:
    return structs.replace(figure, unit=text[:20])


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_runs_and_the_review_comes_back(
    open_report: Open, tmp_path: Path, text: str
) -> None:
    report = report_with(text)
    opened = open_report(report)
    assert opened.evaluate("cards.length") == 2
    assert opened.locator("body script").count() == 2
    assert opened.locator("img").count() == 0
    decide(opened, 0, "误报", text[:500].replace("\x00", "") + "理由", text[:20])
    waivers = load_waivers(export(opened, tmp_path))
    assert [waiver.rule for waiver in waivers] == ["x/harm"]
    (page,) = apply_waivers(report, waivers, TODAY).report.pages
    assert [finding.waived is not None for finding in page.findings] == [True, False]


def test_the_whole_text_is_shown(open_report: Open) -> None:
    opened = open_report(report_with(HARM))
    shown = opened.locator(".b.headline").inner_text()
    assert shown == f"{HARM}3家"


def test_the_policy_allows_nothing_but_the_report_itself(open_report: Open) -> None:
    opened = open_report(sample_report())
    policy = opened.locator("meta[http-equiv]").get_attribute("content")
    rules = [rule.partition(" '")[0] for rule in policy.split("; ")]
    assert rules == [
        "default-src",
        "style-src",
        "script-src",
        "img-src data:",
        "base-uri",
        "form-action",
    ]
    assert "unsafe" not in policy


def test_five_thousand_findings_on_a_page(open_report: Open) -> None:
    opened = open_report(
        big_report(pages=1, findings=5000), viewport={"width": 1280, "height": 860}
    )
    assert opened.evaluate("cards.length") == 5000
    assert opened.locator(".card").count() == 100
    opened.locator(".more").click()
    assert opened.locator(".card").count() == 200
    opened.keyboard.press("j")
    assert opened.locator(".card.on").count() == 1


def test_a_page_that_could_not_be_read_is_told(open_report: Open) -> None:
    problem = Problem("既非 UTF-8 也非 GB18030", "b.txt")
    unread = PageReport("b.txt", None, problems=(problem,))
    opened = open_report(Report((unread,), "0.1.0", "0"))
    assert "既非 UTF-8 也非 GB18030" in opened.locator(".note.bad").first.inner_text()
    both = open_report(Report((*sample_report().pages, unread), "0.1.0", "0"))
    assert "本次未能做的 1" in both.locator("tr", has_text="b.txt").inner_text()


def test_a_report_of_no_page_opens(open_report: Open) -> None:
    opened: Any = open_report(Report((), "0.1.0", "0"))
    assert opened.locator("table.pages tbody tr").count() == 0
