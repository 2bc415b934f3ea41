"""Layout invariance: breaking lines and setting spaces changes no figure and no finding."""

import datetime as dt
from collections import Counter
from random import Random

import pytest

from checker.check import check_page
from checker.read.flow import without_space
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules

PARAGRAPHS = (
    "云山县今年新建粮仓12座，总仓容达到30万吨，比去年的24万吨增加6万吨，增长25%。",
    "其中，平房仓8座，浅圆仓4座。全县收购网点由2018年初的46个增加到2021年的61个，新增15个。",
    "今年4月1日至7月31日，全县预计收购小麦18.5万吨、玉米9.5万吨，共28万吨，占全市的14.2%。",
    "新增企业中，新材料、装备制造、生物医药3个领域共有60家，占70.6%，比上年提高1.5个百分点。",
    "全县还建成重点实验室16个、工程技术研究中心35个，合计50个，其中去年建成12个。",
)
DATE = dt.date(2022, 4, 13)
CLOSING = "。，、；：？！”’）》%"


def broken(text: str, width: int, hangs: bool) -> list[str]:
    """Return `text` in lines of at most `width` characters; marks hang at the end of a line."""
    lines = [""]
    for character in text:
        if len(lines[-1]) >= width and not (hangs and character in CLOSING):
            lines.append("")
        lines[-1] += character
    return lines


def laid_out(random: Random) -> str:
    """Return the paragraphs as a column of print."""
    width, end = random.randint(12, 25), random.choice(["\n", "\r\n"])
    hangs, indent = random.random() < 0.8, random.choice(["", "\u3000\u3000"])
    gap = end if indent else end * 2
    result = []
    for text in PARAGRAPHS:
        lines = broken(text, width, hangs)
        if random.random() < 0.3:
            lines = [line.replace("的", random.choice(["的 ", "的\u200b"])) for line in lines]
        if not indent and len(lines) > 3 and random.random() < 0.5:
            # A column ends, and the page may say which it is.
            between = random.choice(["", "", "第04版 要闻", "2022年4月13日 星期三"])
            lines.insert(random.randrange(2, len(lines) - 1), f"{end if between else ''}{between}")
            if between:
                lines[lines.index(end + between)] += end
        result.append(indent + end.join(lines))
    return gap.join(result) + end


def seen(text: str) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str, tuple[str, ...]]]]:
    """Return the figures of the text and what is found of them, but for the page's own date."""
    page = page_from_text(text, date=DATE)
    report = check_page(page, load_rules())
    own = {figure.id for figure in report.figures if page.blocks[figure.block].kind == "masthead"}
    words = {figure.id: without_space(figure.text) for figure in report.figures}
    figures = Counter(
        (words[figure.id], str(figure.kind)) for figure in report.figures if figure.id not in own
    )
    findings = Counter(
        (finding.rule, str(finding.verdict), tuple(words[number] for number in finding.figures))
        for finding in report.findings
        if not own.intersection(finding.figures)
    )
    return figures, findings


PLAIN = "\n\n".join(PARAGRAPHS) + "\n"


@pytest.mark.parametrize("seed", range(40))
def test_breaking_lines_changes_no_figure_and_no_finding(seed: int) -> None:
    assert seen(laid_out(Random(seed))) == seen(PLAIN)


@pytest.mark.parametrize("width", range(12, 26))
def test_every_width_of_a_column_reads_alike(width: int) -> None:
    text = "\n\n".join("\n".join(broken(text, width, hangs=True)) for text in PARAGRAPHS)
    assert seen(text) == seen(PLAIN)


def test_the_page_holds_a_fault_and_sound_claims() -> None:
    verdicts = Counter(verdict for _, verdict, _ in seen(PLAIN)[1].elements())
    assert verdicts["fail"] == 1
    assert verdicts["pass"] >= 10
