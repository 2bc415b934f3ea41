"""One slip is one finding: what only repeats another fail is set aside."""

from collections.abc import Sequence

from msgspec import structs

from checker.core.model import Finding, Severity, Verdict
from checker.core.span import Span
from checker.judge.wording import Language, say

AGREEMENT = "agreement"
HEADLINE = "headline-figure"
_WEIGHT: dict[Severity, int] = {"error": 0, "query": 1, "style": 2}


def collapse(findings: Sequence[Finding], language: Language = "zh") -> tuple[Finding, ...]:
    """Return the findings with repeated fails turned into skips.

    Of fails over the same figures the worst is kept, and of those the first. Where two places
    disagree on a figure, that is said once, and of what is computed from the figure the worst
    fail is kept: it names the odd one. What is said of one figure alone (a headline's number
    that the story lacks) is set aside where a computation with it fails.
    """
    aside = _same_figures(findings)
    aside |= _same_claim(findings, aside)
    aside |= _repeated_disagreements(findings, aside)
    aside |= _dependents(findings, aside)
    aside |= _said_better(findings, aside)
    reason = say("said-already", language)
    return tuple(
        set_aside(finding, reason) if number in aside else finding
        for number, finding in enumerate(findings)
    )


def set_aside(finding: Finding, reason: str) -> Finding:
    """Return a fail as a skip for `reason`."""
    return structs.replace(
        finding,
        verdict=Verdict.SKIP,
        reason=reason,
        message="",
        suggestion="",
        slip="",
        printed=None,
        computed=None,
    )


def _fails(findings: Sequence[Finding], aside: set[int]) -> list[int]:
    """Return the numbers of the fails over figures, the worst first, then in order."""
    numbers = [
        number
        for number, finding in enumerate(findings)
        if finding.verdict is Verdict.FAIL and finding.figures and number not in aside
    ]
    return sorted(numbers, key=lambda number: (_WEIGHT[findings[number].severity], number))


def _same_figures(findings: Sequence[Finding]) -> set[int]:
    seen: set[frozenset[int]] = set()
    aside: set[int] = set()
    for number in _fails(findings, set()):
        figures = frozenset(findings[number].figures)
        # A wording is wrong for itself, whatever is wrong with its numbers.
        if findings[number].severity == "style":
            continue
        if figures in seen:
            aside.add(number)
        seen.add(figures)
    return aside


def _same_claim(findings: Sequence[Finding], aside: set[int]) -> set[int]:
    """Of the rules that fail one claim the worst is told: a wrong level spoils them all."""
    seen: set[tuple[str, Span, frozenset[int]]] = set()
    repeated: set[int] = set()
    for number in _fails(findings, aside):
        finding = findings[number]
        figures = frozenset(i for slot in finding.slots for i in slot.figures)
        key = (finding.kind, finding.span, figures)
        if finding.severity != "style" and len(figures) > 1 and key in seen:
            repeated.add(number)
        seen.add(key)
    return repeated


def _repeated_disagreements(findings: Sequence[Finding], aside: set[int]) -> set[int]:
    """Where one figure disagrees with several places, the first of them tells it."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for number in _fails(findings, aside):
        if findings[number].kind == AGREEMENT:
            if seen & set(findings[number].figures):
                repeated.add(number)
            seen |= set(findings[number].figures)
    return repeated


def _dependents(findings: Sequence[Finding], aside: set[int]) -> set[int]:
    fails = _fails(findings, aside)
    dependents: set[int] = set()
    for pair in (number for number in fails if findings[number].kind == AGREEMENT):
        figures = set(findings[pair].figures)
        others = [
            number
            for number in fails
            if findings[number].kind != AGREEMENT
            and findings[number].severity != "style"
            and figures & set(findings[number].figures)
        ]
        dependents |= set(others[1:])
    return dependents


def _said_better(findings: Sequence[Finding], aside: set[int]) -> set[int]:
    fails = [n for n in _fails(findings, aside) if findings[n].severity != "style"]
    computed = {
        figure: _WEIGHT[findings[number].severity]
        for number in reversed(fails)
        if alone(findings[number]) is None
        for figure in findings[number].figures
    }
    return {
        number
        for number in fails
        if (figure := alone(findings[number])) is not None
        and computed.get(figure, 9) <= _WEIGHT[findings[number].severity]
    }


def alone(finding: Finding) -> int | None:
    """Return the figure a fail is about if it is about one: no formula, no two places.

    Of a headline's figure it is said that the story lacks it; the nearest one is only shown.
    """
    figures = set(finding.figures)
    if finding.kind == HEADLINE:
        figures = {i for slot in finding.slots if slot.name == "shown" for i in slot.figures}
    return min(figures) if len(figures) == 1 else None
