"""Where a finding stands: lines and columns from 1, counted in code points."""

from collections.abc import Sequence

from msgspec import Struct

from checker.core.model import Figure, Finding, PageReport
from checker.core.span import Span
from checker.report.places import Lines


class Region(Struct, frozen=True):
    """A stretch of the file; `end_column` is the one behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int
    snippet: str


class Operand(Struct, frozen=True):
    """A figure of a finding: its slot (empty if it has none) and where it stands."""

    slot: str
    figure: Figure
    region: Region


class Places:
    """Turns spans of one page into lines and columns."""

    def __init__(self, report: PageReport):
        self._report = report
        self._page = report.page
        self._lines = Lines(self._page.text if self._page else "")
        self._figures = {figure.id: figure for figure in report.figures}

    def region(self, span: Span) -> Region:
        """Return where a span of the page's text stands."""
        text = self._page.text if self._page else ""
        start, end = self._lines.place(span.start), self._lines.place(max(span.start, span.end))
        return Region(start.line, start.column, end.line, end.column, span.of(text))

    def of_finding(self, finding: Finding) -> Region:
        """Return where to mark the finding: its figures if they stand together, else the first."""
        figures = self.figures(finding)
        if not figures:
            source = self._page.to_source(finding.span) if self._page else finding.span
            return self.region(source)
        if len({figure.block for figure in figures}) == 1:
            start = min(figure.span.start for figure in figures)
            return self.region(Span(start, max(figure.span.end for figure in figures)))
        return self.region(figures[0].span)

    def figures(self, finding: Finding) -> list[Figure]:
        """Return the finding's figures in its own order."""
        return [self._figures[number] for number in finding.figures if number in self._figures]

    def operands(self, finding: Finding) -> list[Operand]:
        """Return each figure of the finding once, with the slot it fills."""
        slots = {number: slot.name for slot in finding.slots for number in slot.figures}
        figures = self.figures(finding)
        return [Operand(slots.get(f.id, ""), f, self.region(f.span)) for f in figures]


def full_message(finding: Finding) -> str:
    """Return what is wrong, what would be right and the likely slip, one a line."""
    said = finding.message or finding.title or finding.rule
    return "\n".join(part for part in (said, finding.suggestion, finding.slip) if part)


def quoted(figures: Sequence[Figure]) -> str:
    """Return the figures' words for a heading: 97家、411家、324家."""
    return "、".join(figure.text for figure in figures)
