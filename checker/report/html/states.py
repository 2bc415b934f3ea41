"""How a finding and a figure are marked: one state each, worst first."""

from typing import Literal, get_args

from checker.core.model import Finding, PageReport, Verdict
from checker.report.told import told

State = Literal["error", "query", "style", "waived", "known", "rounding", "pass", "skip"]
STATES: tuple[State, ...] = get_args(State)
# What an editor must look at; the other states are shown on demand.
OPEN_STATES: tuple[State, ...] = ("error", "query", "style")
UNCHECKED = "unchecked"


def state_of(finding: Finding) -> State:
    """Return the state of `finding`: its severity if it fails and nobody accepted it."""
    if finding.verdict is Verdict.SKIP:
        return "skip"
    if finding.verdict is Verdict.PASS:
        return "rounding" if finding.by_rounding else "pass"
    if finding.waived is not None:
        return "waived"
    return finding.severity if finding.is_new else "known"


def figure_states(report: PageReport) -> dict[int, str]:
    """Return the worst state for each figure id; `unchecked` where no finding names it."""
    rank: dict[str, int] = {state: place for place, state in enumerate((*STATES, UNCHECKED))}
    worst: dict[int, str] = dict.fromkeys((figure.id for figure in report.figures), UNCHECKED)
    for finding in told(report):
        state = state_of(finding)
        for number in finding.figures:
            if rank[state] < rank[worst.get(number, UNCHECKED)]:
                worst[number] = state
    return worst


def count_states(report: PageReport) -> dict[State, int]:
    """Count what is told of a page by state, all states included, worst first."""
    counts = dict.fromkeys(STATES, 0)
    for finding in told(report):
        counts[state_of(finding)] += 1
    return counts
