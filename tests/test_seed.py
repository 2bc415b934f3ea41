"""A real newspaper page: what an editor found on it by hand, and what happens to slips in it.

The page lies beside the project and is not part of it; without it these tests are skipped.
"""

import datetime as dt
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from checker.check import check_page
from checker.core.model import Finding, PageReport, Verdict
from checker.core.span import Span
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules

SEED = Path(__file__).parents[2] / "shared" / "seed"
DATE = dt.date(2022, 4, 13)
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed page is not beside the project")

# Rules that re-compute: for these any other digit is wrong.
EXACT = ("agreement/value", "change/difference", "change/years")


@cache
def _text() -> str:
    return (SEED / "page.txt").read_text(encoding="utf-8")


def _report(text: str) -> PageReport:
    return check_page(page_from_text(text, date=DATE), load_rules())


def test_each_claim_of_the_page_has_its_verdict_and_nothing_else_fails() -> None:
    command = [sys.executable, "-m", "checker", "check", str(SEED / "page.txt")]
    options = ["--date", DATE.isoformat(), "--format", "json"]
    document = subprocess.run([*command, *options], capture_output=True, check=False).stdout
    assert json.loads(document)["schema"] == 1
    score = [sys.executable, str(SEED / "score.py")]
    judged = subprocess.run(score, input=document, capture_output=True, check=False)
    assert judged.returncode == 0, judged.stdout.decode()


def _passes() -> list[tuple[str, Span, str]]:
    """Return (rule, span, text) of every figure in a passing check that allows one value only."""
    if not SEED.is_dir():
        return []
    report = _report(_text())
    found = {
        (finding.rule, report.figures[i].span, report.figures[i].text)
        for finding in report.findings
        if finding.rule in EXACT and finding.verdict is Verdict.PASS
        for i in finding.figures
        # 三位一体 with another number is another set phrase.
        if report.figures[i].unit != "位"
    }
    return sorted(found)


def _changed(printed: str) -> str:
    """Return the figure with one digit really changed: of a year the last, else the first."""
    places = [n for n, letter in enumerate(printed) if letter in "0123456789一二三四五六七八九"]
    at = places[-1] if "年" in printed and len(places) == 4 else places[0]
    digits = "0123456789" if printed[at].isascii() else "零一二三四五六七八九"
    value = digits.index(printed[at])
    return printed[:at] + digits[value % 8 + 2 if value != 9 else 3] + printed[at + 1 :]


def _fails_on(report: PageReport, span: Span) -> list[Finding]:
    return [
        finding
        for finding in report.findings
        if finding.verdict is Verdict.FAIL
        and finding.severity != "style"
        and any(report.figures[i].span.overlaps(span) for i in finding.figures)
    ]


@pytest.mark.parametrize(("rule", "span", "printed"), _passes(), ids=str)
def test_another_digit_in_a_checked_figure_fails(rule: str, span: Span, printed: str) -> None:
    text = _text()
    changed = text[: span.start] + _changed(span.of(text)) + text[span.end :]
    assert _fails_on(_report(changed), span), f"{printed} of {rule}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("日产量可达到2800吨", "日产量可达到1800吨"),
        ("公司产量达到12万吨", "公司产量达到72万吨"),
        ("比重从30.03%增长到", "比重从80.03%增长到"),
        ("等4个产业集群", "等3个产业集群"),
        ("AK糖3项产品", "AK糖4项产品"),
        ("总出口量的50%以上", "总出口量的150%以上"),
        ("日至7月31日被定为", "日至3月31日被定为"),
    ],
)
def test_a_slip_against_a_bound_fails(before: str, after: str) -> None:
    text = _text()
    # The page breaks its lines anywhere.
    match = re.search(r"\s*".join(map(re.escape, before.replace("\n", ""))), text)
    assert match is not None
    changed = text[: match.start()] + after + text[match.end() :]
    assert _fails_on(_report(changed), Span(match.start(), match.start() + len(after)))
