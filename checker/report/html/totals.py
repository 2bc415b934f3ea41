"""What each rule said over all pages."""

from msgspec import Struct

from checker.core.model import Report
from checker.report.html.states import STATES, State, state_of


class RuleTotal(Struct):
    """One rule and how often its findings were in each state."""

    rule: str
    title: str
    counts: dict[State, int]


def rule_totals(report: Report) -> list[RuleTotal]:
    """Count findings by rule, the rules with most to look at first."""
    totals: dict[str, RuleTotal] = {}
    for page in report.pages:
        for finding in page.findings:
            empty = dict.fromkeys(STATES, 0)
            total = totals.setdefault(finding.rule, RuleTotal(finding.rule, finding.title, empty))
            total.counts[state_of(finding)] += 1
    return sorted(totals.values(), key=_order)


def _order(total: RuleTotal) -> tuple[object, ...]:
    return (*(-total.counts[state] for state in STATES[:3]), total.rule)
