"""Reports made by hand, for the tests of the writers: one page with all states, and many pages."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import structs

from checker.core.amount import Amount
from checker.core.model import (
    Article,
    Block,
    BlockKind,
    Cut,
    Figure,
    Finding,
    Kind,
    Mention,
    Page,
    PageReport,
    Problem,
    Report,
    Slot,
    Verdict,
)
from checker.core.span import Span
from tests.marked import unmark
from tests.report.sample_findings import ROWS, Row

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_KINDS: dict[str, Kind] = {"元": "money", "吨": "quantity", "%": "percent", "年": "period"}

# (article, kind of block, text with ⟦name:figure⟧)
BLOCKS: tuple[tuple[int, BlockKind, str], ...] = (
    (0, "headline", "一朵桑黄，撑起一方富民产业"),
    (
        0,
        "body",
        "走进临清的桑黄加工车间，分装线正在运转。企业从菌种、栽培一直做到深加工，"
        "茶、粉、咖啡等产品年加工能力⟦mass:100吨⟧，年销售额⟦sales:140亿元⟧，"
        "带动周边⟦growers:3000名⟧种植户增收。",
    ),
    (0, "caption", "⟦photo-day:4月10日⟧，工人在车间里分装桑黄粉。"),
    (1, "kicker", "新动能加快成长"),
    (1, "headline", "创新主体四年翻了两番"),
    (
        1,
        "subhead",
        "⟦years:4年⟧新增高新技术企业⟦delta:324家⟧、省级以上创新平台⟦platforms-delta:126家⟧",
    ),
    (
        1,
        "lead",
        "记者从市科技局了解到，全市高新技术企业由⟦start-when:2018年初⟧的⟦start:97家⟧"
        "增加到⟦end-when:2021年⟧的⟦end:411家⟧，科技型中小企业入库⟦small:594家⟧。",
    ),
    (
        1,
        "body",
        "高新技术产业产值占规模以上工业总产值的比重由⟦share-start:30.03%⟧提高到"
        "⟦share-end:48.27%⟧，比全省平均水平高⟦points:1.51个百分点⟧。",
    ),
    (
        1,
        "body",
        "省级以上创新平台由⟦platforms-start:127家⟧增加到⟦platforms-end:253家⟧；"
        "全年研发投入⟦research:86.4亿元⟧，增长⟦research-rate:61.27%⟧，增幅居全省首位。",
    ),
    (
        1,
        "body",
        "产业工人中，高级技师⟦part-one:1.2万人⟧、技师⟦part-two:3.4万人⟧、高级工"
        "⟦part-three:5.1万人⟧，合计⟦total:9.8万人⟧。全市已组织对接活动⟦doubled:约80多场⟧，"
        "实现⟦clusters:3个⟧集群（轴承、铜加工、造纸机械）全覆盖。",
    ),
    (1, "infographic", "⟦chart-start-when:2018年初⟧ ⟦chart-start:97家⟧"),
    (1, "infographic", "⟦chart-end-when:2021年⟧ ⟦chart-end:411家⟧"),
    (1, "infographic", "科技型中小企业入库 ⟦chart-small:549家⟧"),
    (1, "infographic", "产值占比 ⟦chart-share:48.27%⟧"),
)
INDICATORS = {
    "mass": "年加工能力",
    "sales": "年销售额",
    "growers": "种植户",
    "delta": "高新技术企业",
    "start": "高新技术企业",
    "end": "高新技术企业",
    "small": "科技型中小企业",
    "chart-small": "科技型中小企业",
    "share-end": "高新技术产业产值占比",
    "chart-share": "产值占比",
    "research": "研发投入",
    "total": "产业工人",
}


def sample_report() -> Report:
    """Return a report of one page with findings of every state."""
    return Report((sample_page(),), "0.1.0", "5f1c0a9be27d4410")


def sample_page(
    path: str = "a02.txt", blocks: Sequence[tuple[int, BlockKind, str]] = BLOCKS
) -> PageReport:
    """Return the page report of `blocks` with the findings that fit its figures."""
    page, figures, names = build_page(blocks, path)
    return PageReport(
        path,
        page,
        figures,
        tuple(_findings(names)),
        (Problem("规则 share/parts 在本版出错：除数可能为零", path, "share/parts"),),
    )


def build_page(
    blocks: Sequence[tuple[int, BlockKind, str]], path: str
) -> tuple[Page, tuple[Figure, ...], dict[str, int]]:
    """Return the page, its figures, and the id of each named figure."""
    flow = ""
    made: list[Block] = []
    figures: list[Figure] = []
    names: dict[str, int] = {}
    for article, kind, marked in blocks:
        text, marks = unmark(marked)
        start = len(flow)
        for name, lo, hi in marks:
            names[name] = len(figures)
            span = Span(start + lo, start + hi)
            figures.append(_figure(len(figures), text[lo:hi], span, len(made), name))
        made.append(Block(kind, Span(start, start + len(text)), article))
        flow += text + "\n"
    page = Page(
        path, flow, flow, (Cut(0, 0),), tuple(made), _articles(made, flow), dt.date(2022, 4, 13)
    )
    return page, tuple(figures), names


def _articles(blocks: Sequence[Block], flow: str) -> tuple[Article, ...]:
    numbers = sorted({block.article for block in blocks})
    return tuple(
        Article(
            number,
            next(
                (b.span.of(flow) for b in blocks if b.article == number and b.kind == "headline"),
                "",
            ),
            tuple(i for i, block in enumerate(blocks) if block.article == number),
        )
        for number in numbers
    )


def _figure(number: int, text: str, span: Span, block: int, name: str) -> Figure:
    match = _NUMBER.search(text)
    digits = match[0] if match else "0"
    rest = text[match.end() :] if match else ""
    scale = _SCALES.get(rest[:1], Decimal(1))
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
    unit = rest.lstrip("万亿余多")
    label = INDICATORS.get(name)
    kind: Kind = "period" if name.endswith(("when", "day")) else _KINDS.get(unit, "count")
    return Figure(
        id=number,
        span=span,
        flow=span,
        text=text,
        kind=kind,
        unit=unit,
        amount=None if kind == "period" else Amount(Decimal(digits) * scale, step, step),
        indicator=Mention(label, span) if label else None,
        block=block,
    )


def _findings(names: dict[str, int]) -> list[Finding]:
    return [_finding(row, names) for row in ROWS]


def _finding(row: Row, names: dict[str, int]) -> Finding:
    ids = tuple(names[name] for name in row.figures.split())
    digest = hashlib.sha256((row.rule + row.figures).encode()).hexdigest()
    values: dict[str, object] = {
        "severity": "error",
        "slots": tuple(Slot(n, (i,)) for n, i in zip(row.figures.split(), ids, strict=True)),
        "fingerprint": digest[:16],
        **row.more,
    }
    return Finding(
        rule=row.rule,
        kind=row.rule.partition("/")[0],
        verdict=row.verdict,
        figures=ids,
        span=Span(0, 1),
        **values,  # type: ignore[arg-type]
    )


# A page is no longer than a page, however much is found on it.
_MOST_ROUNDS = 20


def big_report(pages: int = 100, findings: int = 30) -> Report:
    """Return a report of `pages` pages of some 6,000 characters with `findings` each."""
    return Report(
        tuple(_big_page(number, findings) for number in range(pages)), "0.1.0", "5f1c0a9be27d4410"
    )


def _big_page(number: int, wanted: int) -> PageReport:
    rounds = min(_MOST_ROUNDS, -(-wanted // 16))
    blocks: list[tuple[int, BlockKind, str]] = []
    for round_number in range(rounds):
        for article, kind, text in BLOCKS:
            named = re.sub(r"⟦([a-z-]+):", rf"⟦\1-{'x' * round_number}:", text)
            filler = "各县区围绕重点产业持续加力，干部群众铆足干劲抓落实，项目建设稳步推进。"
            long = named + filler * 16 if kind == "body" else named
            blocks.append((article + 2 * round_number, kind, long))
    page, figures, _ = build_page(blocks, f"2022/04/{number % 28 + 1:02}/A{number:02}.txt")
    base = sample_page()
    size = len(base.figures)
    made = [
        structs.replace(
            finding,
            figures=tuple((i + size * (n // 16)) % len(figures) for i in finding.figures),
            severity=("error", "query", "style")[(n + number) % 3],
            verdict=Verdict.FAIL if n % 16 < 13 - number % 7 else finding.verdict,
            fingerprint=f"{number:08x}{n:08x}",
        )
        for n in range(wanted)
        for finding in (base.findings[n % 16],)
    ]
    return PageReport(page.path, page, figures, tuple(made))
