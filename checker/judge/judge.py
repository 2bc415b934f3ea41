"""Rules meet claims: every rule gives a verdict on every claim of its kind."""

from collections.abc import Sequence

from checker.core.model import Claim, Figure, Finding, Page, Problem, Verdict
from checker.judge.collapse import collapse
from checker.judge.compiled import Ready, compiled
from checker.judge.fingerprint import Fingerprints
from checker.judge.operands import Bound, bind, operands_of
from checker.judge.settle import Failed, settle
from checker.judge.verdict import is_about, judge_claim, missing_names, skipped
from checker.judge.wording import Language, say
from checker.ruleset.expression_value import RuleFault
from checker.ruleset.model import Ruleset


def judge_page(
    page: Page,
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    ruleset: Ruleset,
    rule_ids: frozenset[str] | None = None,
    language: Language = "zh",
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Return what the rules say of the claims of a page, in the order of the claims.

    `rule_ids` None means the rules that are on by default. A rule that cannot be computed
    is a problem, told once, and stops no other rule.
    """
    ready = compiled(ruleset)
    known = {figure.id: figure for figure in figures}
    fingerprints, operands = Fingerprints(page), operands_of(page)
    findings: list[Finding] = []
    failed: dict[int, Failed] = {}
    problems: dict[str, Problem] = {}
    for claim in claims:
        rules = [rule for rule in ready.by_kind.get(claim.kind, ()) if _is_on(rule, rule_ids)]
        if not rules:
            continue
        kind = ready.claims.get(claim.kind)
        bound = bind(claim, page, known, kind, ready.facts, operands)
        said: list[Finding] = []
        lacking: list[tuple[Ready, tuple[str, ...]]] = []
        for rule in rules:
            try:
                if not is_about(rule, bound):
                    continue
                if missing := missing_names(rule, bound):
                    lacking.append((rule, missing))
                else:
                    said.append(judge_claim(rule, bound, ready.guards, fingerprints, language))
            except RuleFault as fault:
                problems.setdefault(rule.rule.id, _problem(rule, page, fault, language))
        if lacking and not said:
            # The rule that lacks least is named, so that nobody takes the claim for checked.
            rule, missing = min(lacking, key=_count_missing)
            said = [skipped(rule, bound, missing, fingerprints, language)]
        for finding in said:
            if finding.verdict is Verdict.FAIL and (tried := _tried(finding, rules, bound)):
                failed[len(findings)] = tried
            findings.append(finding)
    return collapse(settle(findings, failed, language), language), tuple(problems.values())


def _tried(finding: Finding, rules: Sequence[Ready], bound: Bound) -> Failed | None:
    """Return what failed where other figures could mend it: no wording, no style."""
    check = next((rule.check for rule in rules if rule.rule.id == finding.rule), None)
    if check is None or finding.severity == "style":
        return None
    return Failed(check.condition(), bound)


def _count_missing(lacking: tuple[Ready, tuple[str, ...]]) -> int:
    return len(lacking[1])


def _is_on(ready: Ready, rule_ids: frozenset[str] | None) -> bool:
    return ready.rule.default if rule_ids is None else ready.rule.id in rule_ids


def _problem(ready: Ready, page: Page, fault: RuleFault, language: Language) -> Problem:
    message = say("rule-fault", language, rule=ready.rule.id, fault=str(fault))
    return Problem(message, page.path, ready.rule.id)
