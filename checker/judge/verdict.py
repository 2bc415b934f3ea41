"""The verdict of one rule on one claim, with all that an editor needs to see why."""

from collections.abc import Mapping
from functools import reduce

from msgspec import Struct, structs

from checker.core.interval import union
from checker.core.model import Claim, Figure, Finding, Severity, Verdict
from checker.judge.compiled import Ready
from checker.judge.display import decimal_string
from checker.judge.explain import derivation, filled
from checker.judge.fingerprint import Fingerprints
from checker.judge.lone import comparisons, lone_of
from checker.judge.near import is_far
from checker.judge.operands import Bound, Reading, measure_of
from checker.judge.slip import Slip, likely_slip
from checker.judge.suggest import suggestion
from checker.judge.wording import Language, say, slot_titles
from checker.ruleset.expression_evaluate import Outcome, compute, judge_condition
from checker.ruleset.expression_tree import Compare, Condition, Name
from checker.ruleset.expression_value import NotEvaluated, Operand, RuleFault, alike

Ends = tuple[str | None, str | None]
# How finders call what they bind by roles and by what was told before, not by a phrase.
_READ = ("/breakdown", "/rates", "/roles", "/thereof", "/told")


def judge_claim(
    ready: Ready,
    bound: Bound,
    guards: Mapping[str, str],
    fingerprints: Fingerprints,
    language: Language = "zh",
) -> Finding:
    """Return what the rule, which is about the claim and lacks nothing of it, says.

    Raises RuleFault where the rule cannot be computed.
    """
    blank = _blank(ready, bound, fingerprints)
    guarded = [name for name in ready.rule.skip_when if name in bound.claim.guards]
    if guarded and not _plainly_holds(ready, bound):
        reason = guards.get(guarded[0], guarded[0])
        return structs.replace(blank, verdict=Verdict.SKIP, reason=reason)
    if ready.check is None:
        message = filled(ready.rule.message, bound, None, language)
        wanted = filled(ready.rule.suggest, bound, None, language) if ready.rule.suggest else ""
        return structs.replace(blank, verdict=Verdict.FAIL, message=message, suggestion=wanted)
    condition = ready.check.condition()
    try:
        judged = _judge(condition, bound)
    except NotEvaluated as open_question:
        reason = say(open_question.reason, language)
        return structs.replace(blank, verdict=Verdict.SKIP, reason=reason)
    if judged.outcome.holds and blank.severity == "style":
        # Nobody is told how a number came to be spelled as it should be.
        return blank
    if judged.outcome.holds:
        return _passed(blank, condition, bound, language)
    return _failed(blank, ready, condition, bound, judged, language)


def skipped(
    ready: Ready,
    bound: Bound,
    missing: tuple[str, ...],
    fingerprints: Fingerprints,
    language: Language = "zh",
) -> Finding:
    """Return what a rule says that lacks what `missing` names."""
    blank = _blank(ready, bound, fingerprints)
    reason = _reason_for(missing, language)
    return structs.replace(blank, verdict=Verdict.SKIP, reason=reason, missing=missing)


def is_about(ready: Ready, bound: Bound) -> bool:
    """Tell whether the rule is about the claim; RuleFault where that cannot be computed."""
    if ready.where is None:
        return True
    try:
        return judge_condition(ready.where.condition(), bound.scope("loose")).holds
    except NotEvaluated:
        return False


def _plainly_holds(ready: Ready, bound: Bound) -> bool:
    """Tell whether the numbers agree to the last digit: there is nothing for a guard to excuse."""
    if ready.check is None:
        return False
    # 2个小时 agrees with too much; 12.4% says something.
    amounts = [f.amount for f in bound.all_figures() if f.amount is not None]
    is_fine = all(amount.exact or amount.value >= 10 * amount.step for amount in amounts)
    found = _attempt(ready.check.condition(), bound, "strict" if is_fine else "printed")
    return found is not None and found.holds


def _blank(ready: Ready, bound: Bound, fingerprints: Fingerprints) -> Finding:
    rule, claim = ready.rule, bound.claim
    # Only what the check looks at counts as checked, whatever else the claim says.
    looked_at = bound.figures_of(ready.needs) or bound.all_figures()
    return Finding(
        rule=rule.id,
        kind=claim.kind,
        verdict=Verdict.PASS,
        severity=rule.severity,
        figures=tuple(dict.fromkeys(figure.id for figure in looked_at)),
        span=claim.span,
        slots=claim.slots,
        why=rule.why,
        title=rule.title,
        bounds=rule.bounds,
        fingerprint=fingerprints.of(rule.id, claim, looked_at),
    )


def missing_names(ready: Ready, bound: Bound) -> tuple[str, ...]:
    """Return what the check of a rule needs and the claim does not have."""
    known = bound.scope("loose").names
    return tuple([name for name in ready.needs if name not in known])


def _reason_for(missing: tuple[str, ...], language: Language) -> str:
    if missing == ("issue_date",):
        return say("no-issue-date", language)
    return say(
        "missing", language, names=say("list", language).join(slot_titles(missing, language))
    )


class _Judged(Struct, frozen=True):
    """The outcome that counts, the reading it came from, and whether it is sure."""

    outcome: Outcome
    reading: Reading = "loose"
    sure: bool = True


def _judge(condition: Condition, bound: Bound) -> _Judged:
    """Judge under the loose reading; what fails only under the strict one is less sure."""
    loose = judge_condition(condition, bound.scope("loose"))
    if loose.holds:
        if bound.scope("strict") is bound.scope("loose"):
            return _Judged(loose)
        strict = _attempt(condition, bound, "strict")
        if strict is None or strict.holds:
            return _Judged(loose)
        return _Judged(strict, "strict", sure=False)
    widened = _attempt(condition, bound, "widened")
    return _Judged(loose, sure=widened is not None and not widened.holds)


def _attempt(condition: Condition, bound: Bound, reading: Reading) -> Outcome | None:
    try:
        return judge_condition(condition, bound.scope(reading))
    except NotEvaluated:
        return None


def _passed(blank: Finding, condition: Condition, bound: Bound, language: Language) -> Finding:
    is_strict = bound.scope("printed") is bound.scope("strict")
    exact = None if is_strict else _attempt(condition, bound, "printed")
    first = next(iter(comparisons(condition)), None)
    ends = _line(first, bound, "strict") if first is not None else None
    return structs.replace(
        blank,
        by_rounding=exact is not None and not exact.holds,
        derivation=derivation(condition, bound, language, holds=True),
        printed=ends[0] if ends else None,
        computed=ends[1] if ends else None,
    )


def _failed(
    blank: Finding,
    ready: Ready,
    condition: Condition,
    bound: Bound,
    judged: _Judged,
    language: Language,
) -> Finding:
    rule, outcome = ready.rule, judged.outcome
    failed = outcome.failed if isinstance(outcome.failed, Compare) else None
    if _is_read(bound.claim) and failed is not None and is_far(condition, failed, bound):
        return structs.replace(blank, verdict=Verdict.SKIP, reason=say("far", language))
    ends = _line(failed, bound, judged.reading) if failed is not None else None
    suggested = filled(rule.suggest, bound, condition, language) if rule.suggest else ""
    slip = likely_slip(condition, outcome, bound, language)
    if not suggested and not _tells_of_others(slip, failed, bound):
        suggested = suggestion(outcome, bound, language)
    return structs.replace(
        blank,
        verdict=Verdict.FAIL,
        severity=_severity(rule.severity, judged.sure and not bound.claim.inferred),
        derivation=derivation(failed or condition, bound, language),
        message=filled(rule.message, bound, condition, language),
        suggestion=suggested,
        slip=(slip.beside or slip.text) if suggested else slip.text,
        printed=ends[0] if ends else None,
        computed=ends[1] if ends else None,
    )


def _is_read(claim: Claim) -> bool:
    """Tell whether a finder read together what stands apart, where a phrase says it at once."""
    return claim.inferred or claim.phrase.endswith(_READ)


def _tells_of_others(slip: Slip, failed: Compare | None, bound: Bound) -> bool:
    """Tell whether the slip leaves the odd figure as it is: of two changes one is told.

    Where 49.6亿元 among the parts is 46.9亿元, nothing else is right for the total.
    """
    lone = lone_of(failed, bound) if failed is not None else None
    figure = bound.figure(lone.name) if lone is not None else None
    return bool(slip.figures) and all(
        figure is not None and other.id != figure.id for other in slip.figures
    )


def _severity(severity: Severity, is_sure: bool) -> Severity:
    return "query" if severity == "error" and not is_sure else severity


def _line(comparison: Compare, bound: Bound, reading: Reading) -> tuple[Ends, Ends] | None:
    """Return the printed and the computed interval in the unit of the figure that stands alone."""
    lone = lone_of(comparison, bound)
    name = lone.name if lone is not None else _first_of_pair(comparison, bound)
    figure = bound.figure(name) if name else None
    if figure is None or figure.amount is None:
        return None
    sides = (lone.side, lone.other) if lone is not None else (comparison.left, comparison.right)
    scope = bound.scope(reading)
    try:
        printed, computed = alike(*(compute(side, scope) for side in sides))
    except (NotEvaluated, RuleFault):
        return None
    if lone is not None:
        printed, computed = lone.signed(printed), lone.signed(computed)
    return _ends(printed, figure), _ends(computed, figure)


def _first_of_pair(comparison: Compare, bound: Bound) -> str | None:
    left, right = comparison.left, comparison.right
    if isinstance(left, Name) and isinstance(right, Name) and left.id in bound.slots:
        return left.id
    return None


def _ends(operand: Operand, figure: Figure) -> Ends:
    factor = measure_of(figure).factor
    interval = reduce(union, operand.readings())
    lo, hi = interval.lo.at, interval.hi.at
    if factor != 1:
        lo, hi = (None if end is None else end / factor for end in (lo, hi))
    low = decimal_string(lo)
    return low, low if lo is hi else decimal_string(hi)
