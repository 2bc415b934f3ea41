"""The values that pass from stage to stage: page, figures, claims, findings.

Two texts are in play. `Page.text` is the file as decoded; `Figure.span` points into it.
`Page.flow` is the same text with the white space of the layout taken out, so that a
number broken over two lines reads as one; everything between reading and reporting
works on the flow. `Page.to_source` leads from the one to the other.
"""

import datetime as dt
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from checker.core.amount import Amount, to_interval
from checker.core.interval import Interval
from checker.core.page import Article as Article
from checker.core.page import Block as Block
from checker.core.page import BlockKind as BlockKind
from checker.core.page import Cut as Cut
from checker.core.page import Page as Page
from checker.core.span import Span

Kind = Literal[
    "count",
    "quantity",
    "money",
    "percent",
    "percentage-point",
    "multiple",
    "fraction",
    "ordinal",
    "number",
    "date",
    "period",
    "duration",
    "age",
]
Grain = Literal["point", "day", "month", "quarter", "half", "year", "plan", "span"]
Severity = Literal["error", "query", "style"]
Status = Literal["pass", "fail", "unchecked"]


class Verdict(StrEnum):
    """What a rule says of a claim."""

    PASS = "pass"
    FAIL = "fail"
    SKIP = "skip"


class Mention(Struct, frozen=True, gc=False):
    """Words of the page that say something of a figure; `span` is in the flow."""

    text: str
    span: Span


class When(Struct, frozen=True, gc=False):
    """What a date or a period says.

    `start` and `end` are its first and last day (both included), None where the year is not
    known or the day does not exist. `first` and `last` are (year, month, day) as printed or
    taken from the words around; None for what is not said. `anchored`: the year came from
    the page's date, not from the text. `open_end`: “2018年以来”, whose end is that of 2018年.
    `weekday` is 1 (Monday) to 7 as printed. `start_minute` and `end_minute` count from
    midnight: 8时30分 is 510. `lunar`: first and last are days of the lunar calendar, a leap
    month counted as negative.
    """

    grain: Grain
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]
    start: dt.date | None = None
    end: dt.date | None = None
    anchored: bool = False
    open_end: bool = False
    weekday: int | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    lunar: bool = False


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """A number in the text with what was read from it and from the words around it.

    `span` is in `Page.text`, `flow` in `Page.flow`; `text` is `Page.flow[flow]`: the page's
    characters without the layout's white space. Kinds `date` and `period` have `when`, all
    others `amount`; a duration and an age have `amount` (unit 年, 天, 岁 …).
    `period` is the period the figure is about (“2021年”), `when` that of the period if known.
    """

    id: int
    span: Span
    flow: Span
    text: str
    kind: Kind
    unit: str = ""
    amount: Amount | None = None
    when: When | None = None
    hedge: Mention | None = None
    indicator: Mention | None = None
    place: Mention | None = None
    period: Mention | None = None
    period_when: When | None = None
    verb: Mention | None = None
    block: int = 0

    def interval(self, *, loose: bool = False) -> Interval | None:
        """Return the values the figure stands for in its written unit; None for dates."""
        return None if self.amount is None else to_interval(self.amount, loose=loose)


class Slot(Struct, frozen=True):
    """A named place in a claim and the figures (by id) that fill it."""

    name: str
    figures: tuple[int, ...]


class Constant(Struct, frozen=True):
    """A number a claim carries that is no figure: how many names are listed, a direction."""

    name: str
    value: int
    mention: Mention | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """What the text states of its figures: a kind and the figures in its slots.

    `guards` names what stands against re-computing it (comparable-prices, target …).
    `inferred`: the figures were paired by likeness, not by one phrase; a fail is then at
    most a query. `score` is that likeness (0–100).
    """

    kind: str
    slots: tuple[Slot, ...]
    span: Span
    phrase: str = ""
    constants: tuple[Constant, ...] = ()
    items: tuple[Mention, ...] = ()
    guards: tuple[str, ...] = ()
    inferred: bool = False
    score: int = 100

    def slot(self, name: str) -> tuple[int, ...]:
        """Return the ids of the figures in slot `name`, empty if it is not filled."""
        return next((slot.figures for slot in self.slots if slot.name == name), ())

    def figure_ids(self) -> tuple[int, ...]:
        """Return the ids of all its figures, in slot order, each once."""
        return tuple(dict.fromkeys(i for slot in self.slots for i in slot.figures))


class Waived(Struct, frozen=True):
    """An editor's decision that a finding stands as printed."""

    reason: str
    by: str = ""
    decision: str = ""


class Finding(Struct, frozen=True, kw_only=True):
    """One rule's verdict on one claim, with all an editor needs to see why.

    `figures` are ids in `PageReport.figures`; `span` (flow) is what to mark where a finding has
    no figure. `derivation` is the formula with the numbers in it; `suggestion` what would be
    right; `slip` the likely cause; `computed` and `printed` are for the number line, as decimal
    strings (None: unbounded), in one unit. `missing` names the slots for want of which the
    rule was skipped. `bounds`: a pass says only that the figures are possible (a share is at
    most 100%), not that they were computed again.
    """

    rule: str
    kind: str
    verdict: Verdict
    severity: Severity
    figures: tuple[int, ...]
    span: Span
    slots: tuple[Slot, ...] = ()
    by_rounding: bool = False
    derivation: str = ""
    message: str = ""
    suggestion: str = ""
    slip: str = ""
    reason: str | None = None
    why: str = ""
    title: str = ""
    fingerprint: str = ""
    printed: tuple[str | None, str | None] | None = None
    computed: tuple[str | None, str | None] | None = None
    missing: tuple[str, ...] = ()
    bounds: bool = False
    waived: Waived | None = None
    is_new: bool = True

    def is_open_fail(self) -> bool:
        """Tell whether this is a failing claim that nobody has waived or accepted before."""
        return self.verdict is Verdict.FAIL and self.waived is None and self.is_new


class Problem(Struct, frozen=True):
    """Something the run could not do: an unreadable page, a rule that broke."""

    message: str
    path: str = ""
    rule: str = ""


class PageReport(Struct, frozen=True):
    """All that was found on one page. `page` is None where it could not be read."""

    path: str
    page: Page | None
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    def status_of(self) -> dict[int, Status]:
        """Return for each figure id whether a check covered it, and how that ended.

        How a number is spelled says nothing of whether it is right: style does not count, nor
        does a pass that says only that the figure is possible.
        """
        status: dict[int, Status] = {figure.id: "unchecked" for figure in self.figures}
        for finding in self.findings:
            if finding.severity == "style" or finding.verdict is Verdict.SKIP:
                continue
            if finding.bounds and finding.verdict is Verdict.PASS:
                continue
            for number in finding.figures:
                if finding.verdict is Verdict.FAIL:
                    status[number] = "fail"
                elif status[number] == "unchecked":
                    status[number] = "pass"
        return status


class Summary(Struct, frozen=True):
    """Counts over a run; `checked` counts figures that took part in a pass or a fail."""

    figures: int = 0
    checked: int = 0
    passed: int = 0
    failed: int = 0
    skipped: int = 0


class Report(Struct, frozen=True):
    """The result of a run over one or more pages, in reading order."""

    pages: tuple[PageReport, ...]
    version: str
    rules_hash: str

    def summary(self) -> Summary:
        """Count figures and verdicts over all pages."""
        counts = dict.fromkeys(Verdict, 0)
        figures = checked = 0
        for page in self.pages:
            status = page.status_of()
            figures += len(status)
            checked += sum(state != "unchecked" for state in status.values())
            for finding in page.findings:
                counts[finding.verdict] += 1
        return Summary(figures, checked, *(counts[verdict] for verdict in Verdict))
