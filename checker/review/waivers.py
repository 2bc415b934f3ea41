"""Waivers: what an editor decided of a finding, so that nobody has to decide it again.

    waivers:
      - rule: rank/first
        decision: false-alarm
        quotes:
          - 增长⟦61.27%⟧，增幅居全省首位
        reason: 省统计局快报有排名
        by: 王编辑
        until: 2022-12-31

A waiver is tied to its rule and to the quoted figures with the words around them, never to
a line: it holds after paragraphs were moved and sentences beside it were edited. With
`decision: different-basis` and two `indicators` it also holds for later pages that put the
same two indicators against each other.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, structs

from checker.core.model import Figure, Finding, Page, PageReport, Verdict, Waived
from checker.core.quote import Quote, plain, quote_at, quoted_spans
from checker.core.span import Span

Decision = Literal["false-alarm", "different-basis"]

# How alike the words around a figure must be: one word of some four may be edited.
_ALIKE = 70
_SIDE = 40


class Waiver(Struct, frozen=True):
    """One entry of a waivers file. `line` and `path` say where it stands, for messages.

    `until` is the last day on which it holds; None: for good. `fault` is what stands there
    instead of a day: such a waiver counts as expired.
    """

    rule: str
    quotes: tuple[Quote, ...]
    reason: str
    decision: Decision = "false-alarm"
    indicators: tuple[str, ...] = ()
    by: str = ""
    until: dt.date | None = None
    decided: str = ""
    page: str = ""
    fault: str = ""
    path: str = ""
    line: int = 0

    def is_expired(self, today: dt.date) -> bool:
        """Tell whether it no longer holds; on the day of `until` it still does."""
        return bool(self.fault) or (self.until is not None and self.until < today)

    def holds_for_indicators(self) -> bool:
        """Tell whether it waives a pair of indicators wherever they are compared."""
        return self.decision == "different-basis" and len(self.indicators) == 2


def waive_page(
    report: PageReport, waivers: Iterable[Waiver], today: dt.date
) -> tuple[PageReport, frozenset[Waiver]]:
    """Mark the findings of one page, and return which waivers were of use."""
    by_rule: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        if not waiver.is_expired(today):
            by_rule.setdefault(waiver.rule, []).append(waiver)
    if report.page is None or not by_rule:
        return report, frozenset()
    figures = {figure.id: figure for figure in report.figures}
    used: set[Waiver] = set()
    findings = []
    for finding in report.findings:
        fitting = _fitting(finding, report.page, figures, by_rule.get(finding.rule, ()))
        used |= set(fitting)
        findings.append(_waived(finding, fitting[0]) if fitting else finding)
    return structs.replace(report, findings=tuple(findings)), frozenset(used)


def _waived(finding: Finding, waiver: Waiver) -> Finding:
    return structs.replace(finding, waived=Waived(waiver.reason, waiver.by, waiver.decision))


def _fitting(
    finding: Finding, page: Page, figures: dict[int, Figure], waivers: Iterable[Waiver]
) -> list[Waiver]:
    if finding.verdict is not Verdict.FAIL:
        return []
    named = [figures[i] for i in finding.figures if i in figures]
    spans = quoted_spans(finding, figures, page)
    names = {plain(figure.indicator.text) for figure in named if figure.indicator}
    return [w for w in waivers if _fits_indicators(w, names) or _fits_quotes(w, page, spans)]


def _fits_indicators(waiver: Waiver, names: set[str]) -> bool:
    return waiver.holds_for_indicators() and {plain(name) for name in waiver.indicators} <= names


def _fits_quotes(waiver: Waiver, page: Page, spans: Sequence[Span]) -> bool:
    """Tell whether each quote fits a figure of its own, and no figure is left over."""
    if len(waiver.quotes) != len(spans):
        return False
    words = sorted(plain(quote.words) for quote in waiver.quotes)
    if words != sorted(plain(span.of(page.flow)) for span in spans):
        return False
    return fit_spans(waiver, page, spans)


def fit_spans(waiver: Waiver, page: Page, spans: Sequence[Span]) -> bool:
    """Tell whether each quote fits a figure of its own."""
    left = [quote_at(page, span, _SIDE) for span in spans]
    for quote in waiver.quotes:
        best = max(left, key=lambda here: _likeness(quote, here))
        if _likeness(quote, best) < _ALIKE:
            return False
        left.remove(best)
    return True


def _likeness(quote: Quote, here: Quote) -> float:
    """Return how alike the words around are (0–100), as far as the waiver quotes them."""
    if plain(quote.words) != plain(here.words):
        return -1
    before, after = plain(quote.before), plain(quote.after)
    before_here, after_here = plain(here.before), plain(here.after)
    if not before and not after:
        return 0 if before_here or after_here else 100
    near = (before_here[-len(before) :] if before else "") + after_here[: len(after)]
    from rapidfuzz import fuzz

    return fuzz.ratio(before + after, near)
