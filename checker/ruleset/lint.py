"""Rules about rules that need no evaluation: enough examples, facts that are not stale."""

import datetime as dt

from checker.core.errors import CheckerError
from checker.ruleset.model import Reference, Rule, Ruleset

_WANTED = {"pass": 2, "fail": 2, "skip": 1}


def find_thin_rules(ruleset: Ruleset) -> tuple[CheckerError, ...]:
    """Return a fault for each rule with fewer examples than a pack of ours must have.

    Wanted are two that pass, two that fail and, unless the rule is a mere wording, one
    that is left alone.
    """
    return tuple(fault for rule in ruleset.rules for fault in _missing_examples(rule))


def _missing_examples(rule: Rule) -> list[CheckerError]:
    groups = {"pass": rule.passing, "fail": rule.failing, "skip": rule.skipping}
    faults: list[CheckerError] = []
    for group, wanted in _WANTED.items():
        if len(groups[group]) < wanted and not (group == "skip" and rule.pattern):
            message = (
                f'rule "{rule.id}" has {len(groups[group])} of {wanted} examples under "{group}"'
            )
            faults.append(CheckerError(message, rule.place.path, rule.place.line))
    return faults


def overdue_references(ruleset: Ruleset, today: dt.date) -> tuple[Reference, ...]:
    """Return the facts whose review was due before `today`, the longest overdue first."""
    day = today.isoformat()
    overdue = [fact for fact in ruleset.reference.values() if fact.review_by < day]
    return tuple(sorted(overdue, key=lambda fact: (fact.review_by, fact.id)))
