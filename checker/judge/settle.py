"""One slip, several contradictions: the figure that all of them turn on is named once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, structs

from checker.core.model import Figure, Finding
from checker.judge.collapse import AGREEMENT, alone, set_aside
from checker.judge.edits import USUAL, edits_of
from checker.judge.lone import lone_figure
from checker.judge.operands import Bound, Operands
from checker.judge.slip import kind_of
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import judge_condition
from checker.ruleset.expression_tree import Condition, names_in
from checker.ruleset.expression_value import NotEvaluated, RuleFault

_PAIR = 2
# Fails that share figures are few on any page that was written by a person.
_MOST_FAILS = 100
_MOST_PAIRS = 20


class Failed(Struct, frozen=True):
    """What failed on which claim, so that it can be tried with another figure."""

    condition: Condition
    bound: Bound


class Cause(Struct, frozen=True):
    """A figure and what it should have been; `slip` says how it came about."""

    figure: Figure
    right: Figure
    slip: str


def settle(
    findings: Sequence[Finding], failed: Mapping[int, Failed], language: Language = "zh"
) -> list[Finding]:
    """Return the findings with those set aside that one change of a figure would mend too.

    A headline's 441家 for 411家 contradicts the text and every sum with it: the contradiction
    is told, with the figure that all others speak against. `failed` is by place in `findings`.
    """
    settled = list(findings)
    aside: set[int] = set()
    for one, other in _pairs(findings, failed):
        if aside & {one, other}:
            continue
        cause = _cause(findings[one], failed[one], findings[other], failed[other], language)
        if cause is None:
            for number in (one, other):
                pair = failed[one], failed[other]
                settled[number] = _without_doubtful_slip(settled[number], *pair, language)
            continue
        first, second = _worse_first(one, other, findings)
        settled[first] = _named(settled[first], failed[first], cause, language)
        settled[second] = set_aside(settled[second], say("said-already", language))
        aside.add(second)
    for number in _left_alone(findings, failed, aside):
        settled[number] = set_aside(settled[number], say("said-already", language))
    return settled


def _without_doubtful_slip(
    finding: Finding, one: Failed, other: Failed, language: Language
) -> Finding:
    """Return the finding without a slip of a figure whose mending leaves the other fail."""
    if finding.kind == AGREEMENT:
        return finding
    ids = {figure.id for figure in one.bound.all_figures()}
    shared = [figure for figure in other.bound.all_figures() if figure.id in ids]
    before, _, _ = say("perhaps", language, figure="\0", right="", slip="").partition("\0")
    slip = finding.slip.removeprefix(before)
    named = any(slip.startswith(f"{figure.text} ") for figure in shared)
    return structs.replace(finding, slip="") if named else finding


def _left_alone(
    findings: Sequence[Finding], failed: Mapping[int, Failed], aside: set[int]
) -> Iterator[int]:
    """Yield the fails of one figure alone that a formula set aside would have spoken for."""
    spoken_for = {figure for number in aside for figure in findings[number].figures}
    for number in failed:
        if number not in aside and alone(findings[number]) in spoken_for:
            yield number


def _pairs(findings: Sequence[Finding], failed: Mapping[int, Failed]) -> Iterator[tuple[int, int]]:
    """Yield the fails that share a figure, two disagreeing places before two formulas."""
    # Whether a headline's figure is found in the story hangs on no value.
    valued = [number for number in sorted(failed) if _names_a_figure(failed[number])]
    pairs = [
        (one, other)
        for one, other in combinations(valued[:_MOST_FAILS], _PAIR)
        if not set(findings[one].figures).isdisjoint(findings[other].figures)
    ]
    pairs.sort(key=lambda pair: not any(findings[n].kind == AGREEMENT for n in pair))
    yield from pairs[:_MOST_PAIRS]


def _names_a_figure(failed: Failed) -> bool:
    return any(name in failed.bound.slots for name in names_in(failed.condition))


def _worse_first(one: int, other: int, findings: Sequence[Finding]) -> tuple[int, int]:
    """The disagreement of two places is told, else the error before the query."""
    ranks = {
        number: (findings[number].kind != AGREEMENT, findings[number].severity != "error", number)
        for number in (one, other)
    }
    first, second = sorted((one, other), key=ranks.__getitem__)
    return first, second


def _cause(
    one: Finding, failed: Failed, other: Finding, also: Failed, language: Language
) -> Cause | None:
    """Return the one change of a shared figure after which both agree."""
    if other.kind == AGREEMENT:
        one, failed, other, also = other, also, one, failed
    causes = list(_causes(one, failed, other, also, language))
    return causes[0] if len({cause.right.text for cause in causes}) == 1 else None


def _causes(
    one: Finding, failed: Failed, other: Finding, also: Failed, language: Language
) -> Iterator[Cause]:
    known = {figure.id: figure for figure in failed.bound.all_figures()}
    shared = [known[n] for n in dict.fromkeys(one.figures) if n in other.figures and n in known]
    if one.kind == AGREEMENT:
        if other.kind != AGREEMENT and len(known) == _PAIR and len(shared) == 1:
            right = next(figure for figure in known.values() if figure.id != shared[0].id)
            if _holds(also, shared[0], right):
                yield Cause(shared[0], right, say("slip-agrees", language))
        return
    for figure in shared:
        for edit in edits_of(figure, USUAL):
            if _holds(failed, figure, edit.figure) and _holds(also, figure, edit.figure):
                yield Cause(figure, edit.figure, kind_of(edit, language))


def _holds(failed: Failed, figure: Figure, right: Figure) -> bool:
    """Tell whether a claim agrees with `right` in the place of `figure`."""
    bound = failed.bound
    slots = {
        name: tuple(right if other.id == figure.id else other for other in figures)
        for name, figures in bound.slots.items()
    }
    changed = structs.replace(
        bound, slots=slots, operands=Operands(bound.operands.issue_date), scopes={}, alike={}
    )
    try:
        return judge_condition(failed.condition, changed.scope("strict")).holds
    except (NotEvaluated, RuleFault):
        return False


def _named(finding: Finding, failed: Failed, cause: Cause, language: Language) -> Finding:
    """Return the finding with its cause; what it suggests of another figure is left out."""
    slip = say("about", language, figure=cause.figure.text, right=cause.right.text, slip=cause.slip)
    lone = lone_figure(failed.condition, failed.bound)
    is_meant = lone is not None and lone.id == cause.figure.id
    return structs.replace(finding, slip=slip, suggestion=finding.suggestion if is_meant else "")
