"""What each rule said over all pages."""

from msgspec import Struct

from checker.core.model import PageReport
from checker.report.html.states import STATES, State, state_of
from checker.report.told import told


class RuleTotal(Struct):
    """One rule and how often its findings were in each state."""

    rule: str
    title: str
    counts: dict[State, int]


class RuleTotals:
    """Counts findings by rule, page by page."""

    def __init__(self) -> None:
        self._totals: dict[str, RuleTotal] = {}

    def add(self, page: PageReport) -> None:
        """Add what is told of one page."""
        for finding in told(page):
            total = self._totals.get(finding.rule)
            if total is None:
                empty = dict.fromkeys(STATES, 0)
                total = RuleTotal(finding.rule, finding.title, empty)
                self._totals[finding.rule] = total
            total.counts[state_of(finding)] += 1

    def sorted(self) -> list[RuleTotal]:
        """Return the totals, the rules with most to look at first."""
        return sorted(self._totals.values(), key=_order)


def _order(total: RuleTotal) -> tuple[object, ...]:
    return (*(-total.counts[state] for state in STATES[:3]), total.rule)
