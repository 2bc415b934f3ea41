"""Findings as cards, worst first, with the words an editor needs to recognise them."""

import hashlib
import json
import re
from collections.abc import Mapping

from msgspec import Struct

from checker.core.model import Figure, Finding, Page, PageReport, Verdict
from checker.core.quote import quote_at, quoted_spans
from checker.report.html.line import NumberLine, number_line
from checker.report.html.pieces import Excerpt, Mark, excerpts, shown
from checker.report.html.states import STATES, State, state_of
from checker.report.told import formula_of, told

# JSON may hold these raw, an HTML file may not.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class Card(Struct, frozen=True):
    """One finding, ready for the template. `keys` names its marks in the text."""

    number: int
    state: State
    finding: Finding
    keys: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    line: NumberLine | None
    review: str = ""

    @property
    def id(self) -> str:
        """Return what the browser keeps a decision under."""
        made = self.finding.fingerprint or hashlib.sha256(self.review.encode()).hexdigest()[:16]
        return shown(made)

    @property
    def formula(self) -> str:
        """Return the formula to show beside the message."""
        return formula_of(self.finding)

    @property
    def is_reviewable(self) -> bool:
        """Tell whether an editor may decide on it: it fails, waived or not."""
        return self.finding.verdict is Verdict.FAIL


def make_cards(report: PageReport, page: Page, language: str) -> tuple[Card, ...]:
    """Return a card for each finding people are told of, worst first, then in reading order."""
    figures = {figure.id: figure for figure in report.figures}
    ordered = sorted(told(report), key=lambda f: (STATES.index(state_of(f)), _place(f, figures)))
    return tuple(
        _card(number, finding, page, figures, language) for number, finding in enumerate(ordered)
    )


def _place(finding: Finding, figures: Mapping[int, Figure]) -> int:
    starts = [figures[i].flow.start for i in finding.figures if i in figures]
    return min(starts, default=finding.span.start)


def marks_of(number: int, finding: Finding, figures: Mapping[int, Figure]) -> list[Mark]:
    """Return what to mark for a finding: its figures, or its own words if it has none."""
    state = state_of(finding)
    named = [figures[i] for i in finding.figures if i in figures]
    if not named:
        return [Mark(f"w{number}", finding.span, state, number)] if len(finding.span) else []
    return [Mark(f"f{figure.id}", figure.flow, state, number) for figure in named]


def _card(
    number: int, finding: Finding, page: Page, figures: Mapping[int, Figure], language: str
) -> Card:
    marks = marks_of(number, finding, figures)
    state = state_of(finding)
    return Card(
        number,
        state,
        finding,
        tuple(mark.key for mark in marks),
        excerpts(page, marks, finding.span),
        number_line(finding, language, figures) if finding.verdict is Verdict.FAIL else None,
        _review(finding, page, figures) if finding.verdict is Verdict.FAIL else "",
    )


def _review(finding: Finding, page: Page, figures: Mapping[int, Figure]) -> str:
    """Return as JSON what a waiver of this finding must hold (checker.review.waivers reads it)."""
    named = [figures[i] for i in finding.figures if i in figures]
    spans = quoted_spans(finding, figures, page)
    pairs = dict.fromkeys(figure.indicator.text for figure in named if figure.indicator)
    entry = {
        "rule": finding.rule,
        "page": page.path,
        "quotes": [str(quote_at(page, span)) for span in spans],
        "indicators": list(pairs) if len(pairs) == 2 else [],
    }
    return to_json(entry)


def to_json(value: object) -> str:
    """Return compact JSON that no HTML parser alters: Chinese as it is, the unseen escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).replace("<", "\\u003c")
