"""The number sheet: every figure of a page, how it was read, and whether a check covered it."""

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct, structs

from checker.core.interval import Interval
from checker.core.model import Figure, PageReport, Report, Verdict
from checker.report.fault_words import fault_in
from checker.report.json_rows import exact_decimal, figure_row
from checker.report.places import Lines
from checker.report.text_report import Look
from checker.report.text_width import width_of, wrapped

_COLUMNS = (
    "path",
    "id",
    "line",
    "column",
    "text",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "hedge",
    "indicator",
    "place",
    "period",
    "block",
    "article",
    "status",
    "rules",
)
# A spreadsheet would take a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Sheet(Struct, frozen=True):
    """The sheet of one page: rules that judged each figure, by figure id."""

    page: PageReport
    rules: dict[int, tuple[str, ...]]


def sheet_of(page: PageReport) -> Sheet:
    """Return which rules passed or failed each figure of `page`."""
    rules: dict[int, dict[str, None]] = {figure.id: {} for figure in page.figures}
    for finding in page.findings:
        if finding.verdict is not Verdict.SKIP:
            for number in finding.figures:
                rules.setdefault(number, {})[finding.rule] = None
    return Sheet(page, {number: tuple(found) for number, found in rules.items()})


def sheet_to_csv(report: Report) -> str:
    """Return the sheet as CSV, a line for each figure; a mark tells spreadsheets it is UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for page in report.pages:
        writer.writerows(_rows(sheet_of(page)))
    return f"\ufeff{out.getvalue()}"


def sheet_to_text(report: Report, look: Look) -> str:
    """Return the sheet as text: a figure a line, and below it what the words around say."""
    return "".join(_page_text(sheet_of(page), look) for page in report.pages)


def _rows(sheet: Sheet) -> Iterator[dict[str, object]]:
    page = sheet.page
    lines = Lines(page.page.text if page.page else "")
    status = page.status_of()
    for figure in page.figures:
        row = structs.asdict(figure_row(figure, page, lines, status[figure.id]))
        row |= {"path": page.path, "rules": " ".join(sheet.rules[figure.id])}
        # Numbers stay numbers, minus included; only words may pose as formulas.
        yield {key: _cell(value, key in ("value", "low", "high")) for key, value in row.items()}


def _cell(value: object, is_number: bool) -> object:
    is_risky = isinstance(value, str) and not is_number and value.startswith(_FORMULA)
    return f"'{value}" if is_risky else value


def _page_text(sheet: Sheet, look: Look) -> str:
    page, words = sheet.page, look.words()
    lines = Lines(page.page.text if page.page else "")
    status = page.status_of()
    made = [look.paint(page.path, "bold")]
    for problem in page.problems:
        said = f"{words['problem']}{words['colon']}{fault_in(look.language, problem.message)}"
        made += wrapped(said, look.width, "! ")
    for figure in page.figures:
        line = words["line"].format(line=lines.place(figure.span.start).line)
        state = words[f"status-{status[figure.id]}"]
        first = f"{line}  "
        head = f"{figure.text}  {words[f'kind-{figure.kind}']} {_reading(figure, words)}  {state}"
        made += wrapped(head, look.width, first)
        if around := _around(figure, sheet, words):
            indent = " " * width_of(first)
            made += wrapped(around, look.width, indent)
    checked = sum(state != "unchecked" for state in status.values())
    counts = {"figures": len(status), "checked": checked, "left": len(status) - checked}
    if page.page is not None:
        made.append(words["checked-of"].format(**counts) if status else words["nothing-found"])
    return "\n".join((*made, "", ""))


def _reading(figure: Figure, words: dict[str, str]) -> str:
    """Return the interval a figure stands for: [313, 315)家, 2022-04-13."""
    interval = figure.interval()
    if interval is not None:
        return f"{_interval_text(interval)}{figure.unit}"
    when = figure.when
    days = [day.isoformat() for day in (when.start, when.end) if day] if when else []
    return "—".join(dict.fromkeys(days)) or words["sheet-unread"]


def _interval_text(interval: Interval) -> str:
    lo, hi = interval.lo, interval.hi
    if lo.at is not None and lo.at == hi.at:
        return exact_decimal(lo.at)
    low = "(−∞" if lo.at is None else f"{'(' if lo.open else '['}{_soft(lo.at, lo.soft)}"
    high = "∞)" if hi.at is None else f"{_soft(hi.at, hi.soft)}{')' if hi.open else ']'}"
    return f"{low}, {high}"


def _soft(value: Fraction, is_soft: bool) -> str:
    return f"{'~' if is_soft else ''}{exact_decimal(value)}"


def _around(figure: Figure, sheet: Sheet, words: dict[str, str]) -> str:
    told = [
        words[f"sheet-{name}"].format(words=mention.text)
        for name, mention in (
            ("indicator", figure.indicator),
            ("place", figure.place),
            ("period", figure.period),
            ("hedge", figure.hedge),
        )
        if mention is not None
    ]
    if rules := sheet.rules[figure.id]:
        told.append(words["sheet-rules"].format(rules=" ".join(rules)))
    return words["comma"].join(told)
