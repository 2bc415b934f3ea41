"""Scores the rules on statements whose figures determine each other.

`python -m tests.gold.statements [--file NAME] [--verbose]` prints, by relation, how many are
recognised and pass, and how many of their mutations (one figure really changed) fail.
"""

import argparse
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker.check import Options, check_page
from checker.core.model import PageReport, Verdict
from checker.core.span import Span
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules
from tests.gold.corpus import documents, excerpt, load_gold

_DIGITS = "0123456789"
_WIDE = "０１２３４５６７８９"
_HAN = "〇一二三四五六七八九"
_NUMBER = re.compile(f"[{_DIGITS}{_WIDE}{_HAN}两]")


def operands(entry: Mapping[str, Any]) -> list[Span]:
    """Return the spans of the figures a statement binds, names of lists left out."""
    return [
        Span(figure["start"], figure["end"])
        for name, figures in entry["slots"].items()
        if not name.startswith("items")
        for figure in figures
    ]


def date_of(document: str) -> dt.date | None:
    """Return the last day that a document's date allows: 1998-01 is 28 January."""
    said = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(documents()[document]["date"]))
    return dt.date(int(said[1]), int(said[2] or 12), int(said[3] or 28)) if said else None


def report_on(text: str, entry: Mapping[str, Any]) -> PageReport:
    """Check an excerpt as a page of its own, with its document's date."""
    page = page_from_text(text, date=date_of(entry["document"]))
    return check_page(page, load_rules(), Options())


def covered(report: PageReport, spans: list[Span], verdict: Verdict) -> set[Span]:
    """Return the spans whose figures take part in a finding with `verdict`."""
    found: set[Span] = set()
    for finding in report.findings:
        if finding.verdict is verdict and finding.severity != "style":
            figures = [report.figures[i].span for i in finding.figures]
            met = {span for span in spans if any(span.overlaps(figure) for figure in figures)}
            if len(met) > 1 or len(spans) == 1 or finding.kind == "enumeration":
                found |= met
    return found


def is_recognised(entry: Mapping[str, Any]) -> bool:
    """Tell whether all figures of the statement take part in passing checks."""
    spans = operands(entry)
    report = report_on(excerpt(dict(entry)), entry)
    return covered(report, spans, Verdict.PASS) == set(spans)


def mutations(text: str, span: Span) -> Iterator[str]:
    """Yield the text with the first digit of the figure really changed, once up, once down."""
    match = _NUMBER.search(text, span.start, span.end)
    if match is None:
        return
    for shift in (2, 7):
        yield text[: match.start()] + _shifted(match[0], shift) + text[match.end() :]


def _shifted(digit: str, shift: int) -> str:
    if digit == "两":
        digit = "二"
    for digits in (_DIGITS, _WIDE, _HAN):
        if digit in digits:
            value = (digits.index(digit) + shift) % 10
            return digits[value or (digits.index(digit) + shift + 1) % 10]
    return digit


def is_noticed(text: str, entry: Mapping[str, Any], span: Span) -> bool:
    """Tell whether some finding fails that the changed figure takes part in."""
    report = report_on(text, entry)
    for finding in report.findings:
        counts = finding.verdict is Verdict.FAIL and finding.severity != "style"
        if counts and any(report.figures[i].span.overlaps(span) for i in finding.figures):
            return True
    return False


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", default="statements.jsonl", help="a file of this folder")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for entry in load_gold(arguments.file):
        relation = entry["relation"]
        good = is_recognised(entry)
        counts[relation, "statements"] += 1
        counts[relation, "recognised"] += good
        if arguments.verbose and not good:
            print("missed", entry["id"], relation)
        text = excerpt(entry)
        for span in operands(entry):
            for changed in mutations(text, span):
                noticed = is_noticed(changed, entry, span)
                counts[relation, "mutations"] += 1
                counts[relation, "noticed"] += noticed
                if arguments.verbose and good and not noticed:
                    print("unnoticed", entry["id"], relation, span.of(changed))
    _print(counts)


def _print(counts: Counter[tuple[str, str]]) -> None:
    columns = ("statements", "recognised", "mutations", "noticed")
    relations = sorted({relation for relation, _ in counts})
    print(f"{'relation':<14}" + "".join(f"{column:>12}" for column in columns))
    for relation in relations:
        print(f"{relation:<14}" + "".join(f"{counts[relation, c]:>12}" for c in columns))
    totals = [sum(counts[relation, c] for relation in relations) for c in columns]
    print(f"{'all':<14}" + "".join(f"{total:>12}" for total in totals))
    print(f"recognised {totals[1] / totals[0]:.1%}, noticed {totals[3] / max(1, totals[2]):.1%}")


if __name__ == "__main__":
    main()
