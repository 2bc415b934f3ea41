"""Rules about rules: enough examples, facts looked up again in time."""

import datetime as dt

import pytest

from checker.ruleset.build import Source, build_ruleset
from checker.ruleset.lint import find_thin_rules, overdue_references
from checker.ruleset.model import Ruleset
from tests.ruleset.sample import PACK


@pytest.fixture(name="rules")
def _rules() -> Ruleset:
    return build_ruleset([Source("a.yaml", PACK.encode())], "")


def test_a_rule_with_too_few_examples_is_named(rules: Ruleset) -> None:
    assert [str(fault) for fault in find_thin_rules(rules)] == [
        'a.yaml:47: rule "change/difference" has 1 of 2 examples under "pass"',
        'a.yaml:47: rule "change/difference" has 1 of 2 examples under "fail"',
        'a.yaml:71: rule "wording/than-times" has 1 of 2 examples under "pass"',
        'a.yaml:71: rule "wording/than-times" has 1 of 2 examples under "fail"',
    ]


DAYS = [
    ("2028-01-01", []),
    ("2028-01-02", ["price/food"]),
    ("2031-01-02", ["price/food", "plan/14"]),
    ("2036-01-02", ["price/food", "plan/14", "provinces"]),
]


@pytest.mark.parametrize(("today", "overdue"), DAYS)
def test_a_fact_is_overdue_the_day_after(rules: Ruleset, today: str, overdue: list[str]) -> None:
    found = overdue_references(rules, dt.date.fromisoformat(today))
    assert [fact.id for fact in found] == overdue
