"""The text report, golden for the sample page and piece by piece."""

import re
from pathlib import Path

import msgspec
import pytest

from checker.core.model import BlockKind, PageReport, Problem, Report, Verdict
from checker.judge.wording import Language, say
from checker.report.text_report import Look, to_text
from checker.report.text_width import width_of
from tests.report.sample import BLOCKS, build_page, sample_page, sample_report

GOLDEN = Path(__file__).parent / "golden"
LOOKS = {
    "plain": Look(width=60),
    "all": Look(width=60, shows_all=True),
    "english": Look(width=60, shows_all=True, language="en"),
    "quiet": Look(width=100, is_quiet=True),
}


@pytest.mark.parametrize("name", LOOKS)
def test_the_sample_page_reads_as_it_did(name: str, renew_golden: bool) -> None:
    text = to_text(sample_report(), LOOKS[name])
    path = GOLDEN / f"text-{name}.out"
    if renew_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["plain", "all", "english"])
def test_no_line_is_wider_than_the_terminal(name: str) -> None:
    lines = to_text(sample_report(), LOOKS[name]).splitlines()
    assert [line for line in lines if width_of(line) > 60] == []


def test_colours_are_an_addition_and_nothing_more() -> None:
    plain = to_text(sample_report(), Look(width=60))
    painted = to_text(sample_report(), Look(width=60, is_coloured=True))
    assert "\x1b[31m✗" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain


def test_fails_come_article_by_article_and_the_worst_first() -> None:
    lines = to_text(sample_report(), Look(width=60)).splitlines()
    signs = [line[0] for line in lines if line[:1] in ("✗", "?", "~")]
    assert signs == ["✗", "✗", "✗", "?", "~"]


def test_waived_and_known_fails_are_counted_and_told_with_all() -> None:
    page = sample_page()
    known = tuple(msgspec.structs.replace(finding, is_new=False) for finding in page.findings)
    report = Report((msgspec.structs.replace(page, findings=known),), "0.1.0", "hash")
    text = to_text(report, Look(width=100))
    assert "✗" not in text
    assert "未见不符" not in text
    assert "豁免 1，基线中已有 5" in text
    every = to_text(report, Look(width=100, shows_all=True))
    assert every.count("\n= 基线中已有") == 5
    assert every.count("\n= 豁免") == 1


def test_a_page_without_faults_says_what_was_looked_at() -> None:
    page = sample_page()
    passes = tuple(f for f in page.findings if f.verdict is Verdict.PASS)
    report = Report((msgspec.structs.replace(page, findings=passes, problems=()),), "", "")
    assert to_text(report, Look(width=60)).splitlines() == [
        "a02.txt · 2022-04-13",
        "未见不符，相符 7（四舍五入后相符 1）",
        "数据31处：已核14，未核17",
        "",
    ]
    assert to_text(report, Look(is_quiet=True)) == ""


def test_a_page_without_figures_says_so() -> None:
    page = msgspec.structs.replace(sample_page(), figures=(), findings=(), problems=())
    assert "没有找到数据" in to_text(Report((page,), "", ""))


def test_problems_are_told_unless_they_are_told_elsewhere() -> None:
    page = PageReport("no.txt", None, problems=(Problem("no such file", "no.txt"),))
    report = Report((page,), "", "")
    assert "! 未能核查：no such file" in to_text(report)
    assert "no such file" not in to_text(report, Look(shows_problems=False))


def test_several_pages_end_with_their_sum() -> None:
    unread = PageReport("no.txt", None, problems=(Problem("no such file", "no.txt"),))
    report = Report((sample_page(), sample_page("b.txt"), unread), "", "")
    text = to_text(report, Look(width=100))
    assert text.splitlines()[-2:] == [
        "共3版，1版未能读取；差错 6，存疑 2，规范 2，豁免 2，相符 14（四舍五入后相符 2），未判 6",
        "数据62处：已核48，未核14",
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "版面日期不详，可用 --date"), ("en", "--date")]
)
def test_skips_for_want_of_a_date_end_with_what_to_do(language: Language, said: str) -> None:
    skip = next(f for f in sample_page().findings if f.verdict is Verdict.SKIP)
    reason = say("no-issue-date", language)
    undated = msgspec.structs.replace(skip, reason=reason)
    pages = [
        msgspec.structs.replace(sample_page(name), findings=(undated, undated))
        for name in ("a.txt", "b.txt")
    ]
    for number in (1, 2):
        text = to_text(Report(tuple(pages[:number]), "", ""), Look(language=language, width=100))
        assert said in text.splitlines()[-1]
        assert text.count("--date ") == text.splitlines()[-1].count("--date ")
    assert "--date" not in to_text(Report(tuple(pages), "", ""), Look(is_quiet=True))
    assert "--date" not in to_text(sample_report())


def test_a_page_cannot_write_to_the_terminal() -> None:
    blocks = [(number, kind, text.replace("桑黄", "桑\x1b[2J黄")) for number, kind, text in BLOCKS]
    page = sample_page("a\x1b[2J.txt", blocks=blocks)
    assert "\x1b" not in to_text(Report((page,), "", ""), Look(shows_all=True))


def test_many_figures_of_a_claim_are_not_all_quoted() -> None:
    blocks: list[tuple[int, BlockKind, str]] = [
        (0, "body", f"第{number}段有⟦figure-{letter}:{number + 1}家⟧。")
        for number, letter in enumerate("abcdefghijkl")
    ]
    page, figures, _ = build_page(blocks, "a.txt")
    finding = msgspec.structs.replace(sample_page().findings[0], figures=tuple(range(12)), slots=())
    text = to_text(Report((PageReport("a.txt", page, figures, (finding,)),), "", ""))
    assert text.count("〔") == 8
    assert "另有4处" in text
