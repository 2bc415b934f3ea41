"""Rules meet claims: every rule gives a verdict on every claim of its kind."""

from collections.abc import Sequence

from checker.core.model import Claim, Figure, Finding, Page, Problem, Verdict
from checker.judge.collapse import collapse
from checker.judge.compiled import Compiled, Ready, compiled
from checker.judge.fingerprint import Fingerprints
from checker.judge.operands import Bound, bind, many_in, operands_of
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
    known = {figure.id: figure for figure in figures}
    operands = operands_of(page)
    court = _Court(page, compiled(ruleset), rule_ids, language)
    findings: list[Finding] = []
    failed: dict[int, Failed] = {}
    for claim in claims:
        rules, many = court.on(claim.kind)
        if not rules:
            continue
        bound = bind(claim, page, known, many, court.ready.facts, operands)
        for finding in court.heard(rules, bound):
            if finding.verdict is Verdict.FAIL and (tried := _tried(finding, rules, bound)):
                failed[len(findings)] = tried
            findings.append(finding)
    found = collapse(settle(findings, failed, language), language)
    return found, tuple(court.problems.values())


class _Court:
    """The rules that are on, at work on one page."""

    def __init__(
        self, page: Page, ready: Compiled, rule_ids: frozenset[str] | None, language: Language
    ) -> None:
        self.ready = ready
        self.problems: dict[str, Problem] = {}
        self._page, self._rule_ids, self._language = page, rule_ids, language
        self._fingerprints = Fingerprints(page)
        self._on: dict[str, tuple[list[Ready], frozenset[str]]] = {}

    def on(self, kind: str) -> tuple[list[Ready], frozenset[str]]:
        """Return the rules on a kind of claim, and which of its slots hold many figures."""
        found = self._on.get(kind)
        if found is None:
            ids = self._rule_ids
            rules = [rule for rule in self.ready.by_kind.get(kind, ()) if _is_on(rule, ids)]
            found = self._on[kind] = rules, many_in(self.ready.claims.get(kind))
        return found

    def heard(self, rules: Sequence[Ready], bound: Bound) -> list[Finding]:
        """Return what the rules say of one claim, those aside that lack a figure for it.

        Where all lack one, the rule that lacks least is named, so that nobody takes the claim
        for checked.
        """
        said: list[Finding] = []
        lacking: list[tuple[Ready, tuple[str, ...]]] = []
        for rule in rules:
            if missing := missing_names(rule, bound):
                lacking.append((rule, missing))
            elif (finding := self._said(rule, bound)) is not None:
                said.append(finding)
        if said or not lacking:
            return said
        about = [each for each in lacking if self._is_about(each[0], bound)]
        if not about:
            return []
        rule, missing = min(about, key=_count_missing)
        return [skipped(rule, bound, missing, self._fingerprints, self._language)]

    def _said(self, rule: Ready, bound: Bound) -> Finding | None:
        if not self._is_about(rule, bound):
            return None
        try:
            guards = self.ready.guards
            return judge_claim(rule, bound, guards, self._fingerprints, self._language)
        except RuleFault as fault:
            self._note(rule, fault)
            return None

    def _is_about(self, rule: Ready, bound: Bound) -> bool:
        try:
            return is_about(rule, bound)
        except RuleFault as fault:
            self._note(rule, fault)
            return False

    def _note(self, rule: Ready, fault: RuleFault) -> None:
        problem = _problem(rule, self._page, fault, self._language)
        self.problems.setdefault(rule.rule.id, problem)


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
