"""What rules/README.md teaches is what the loader takes."""

import re

import pytest

from checker.core.tables import rules_folder
from checker.ruleset.build import Source, build_ruleset
from checker.ruleset.expression_functions import FUNCTIONS
from checker.ruleset.grammar import FILE, PHRASE, RULE, SLOT
from checker.ruleset.lint import find_thin_rules

TEXT = (rules_folder() / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def test_the_five_worked_rules_load_and_have_their_examples() -> None:
    sources = [Source(f"{number}.yaml", fence.encode()) for number, fence in enumerate(FENCES, 1)]
    rules = build_ruleset(sources, "")
    assert len(rules.rules) == 5
    assert find_thin_rules(rules) == ()


NAMES = sorted({*FILE.keys, *PHRASE.keys, *RULE.keys, *SLOT.keys, *FUNCTIONS})


@pytest.mark.parametrize("name", NAMES)
def test_every_key_and_function_is_named(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", TEXT)
