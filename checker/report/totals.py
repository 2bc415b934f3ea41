"""Counts over the pages of a run, added up page by page."""

from msgspec import Struct, field

from checker.core.model import Finding, PageReport, Severity, Verdict
from checker.report.told import told

SEVERITIES: tuple[Severity, ...] = ("error", "query", "style")


def _none_open() -> dict[str, int]:
    return dict.fromkeys(SEVERITIES, 0)


class Totals(Struct):
    """What a run found so far. `open` counts failing claims that nobody waived or accepted.

    `passed` and `skipped` count all findings, `told` and `left_open` those people are told of;
    `reasons` are of the latter.
    """

    pages: int = 0
    unread: int = 0
    problems: int = 0
    figures: int = 0
    checked: int = 0
    passed: int = 0
    by_rounding: int = 0
    failed: int = 0
    skipped: int = 0
    told: int = 0
    left_open: int = 0
    waived: int = 0
    known: int = 0
    open: dict[str, int] = field(default_factory=_none_open)
    reasons: dict[str, int] = field(default_factory=dict)

    def add(self, page: PageReport) -> None:
        """Add the counts of one page."""
        self.pages += 1
        self.unread += page.page is None
        self.problems += len(page.problems)
        status = page.status_of()
        self.figures += len(status)
        self.checked += sum(state != "unchecked" for state in status.values())
        for finding in page.findings:
            self._add_finding(finding)
        for finding in told(page):
            self._add_told(finding)

    def join(self, other: "Totals") -> None:
        """Add the counts of other pages."""
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for total, more in ((self.open, other.open), (self.reasons, other.reasons)):
            for name, count in more.items():
                total[name] = total.get(name, 0) + count

    def _add_finding(self, finding: Finding) -> None:
        match finding.verdict:
            case Verdict.PASS:
                self.passed += 1
                self.by_rounding += finding.by_rounding
            case Verdict.SKIP:
                self.skipped += 1
            case Verdict.FAIL:
                self.failed += 1
                self.waived += finding.waived is not None
                self.known += finding.waived is None and not finding.is_new
                if finding.is_open_fail():
                    self.open[finding.severity] += 1

    def _add_told(self, finding: Finding) -> None:
        if finding.verdict is Verdict.PASS:
            self.told += 1
        elif finding.verdict is Verdict.SKIP:
            self.left_open += 1
            reason = finding.reason or ""
            self.reasons[reason] = self.reasons.get(reason, 0) + 1

    def to_object(self) -> dict[str, object]:
        """Return the counts as plain values, in the order and by the names of the contract."""
        return {
            "figures": self.figures,
            "checked": self.checked,
            "pass": self.passed,
            "fail": self.failed,
            "skip": self.skipped,
            "by_rounding": self.by_rounding,
            **{severity: self.open[severity] for severity in SEVERITIES},
            "waived": self.waived,
            "known": self.known,
            "pages": self.pages,
            "unread": self.unread,
            "problems": self.problems,
        }


_COUNTS = tuple(name for name in Totals.__struct_fields__ if name not in ("open", "reasons"))


def totals_of(page: PageReport) -> Totals:
    """Return the counts of one page."""
    totals = Totals()
    totals.add(page)
    return totals
