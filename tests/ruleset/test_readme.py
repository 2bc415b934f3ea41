"""What rules/README.md teaches is what the loader takes."""

import re
from pathlib import Path

import pytest

from checker.check import check_text
from checker.core.tables import rules_folder
from checker.ruleset.build import Source, build_ruleset
from checker.ruleset.expression_functions import FUNCTIONS
from checker.ruleset.grammar import FILE, GUARD, PHRASE, RULE, SLOT
from checker.ruleset.lint import find_thin_rules
from checker.ruleset.load import load_rules
from checker.ruleset.marks import read_marks
from checker.selftest import run_examples

TEXT = (rules_folder() / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_the_five_worked_rules_load_and_have_their_examples() -> None:
    sources = [Source(f"{number}.yaml", fence.encode()) for number, fence in enumerate(FENCES, 1)]
    rules = build_ruleset(sources, "")
    assert len(rules.rules) == 5
    assert find_thin_rules(rules) == ()


@pytest.mark.parametrize("fence", FENCES, ids=range(1, len(FENCES) + 1))
def test_a_worked_rule_works_alone_beside_the_built_in_ones(fence: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(fence, encoding="utf-8")
    loaded = load_rules(tmp_path)
    mine = [rule for rule in loaded.rules if Path(rule.place.path).is_relative_to(tmp_path)]
    assert len(mine) == 1
    result = run_examples(loaded, mine)
    assert result.examples >= 4
    assert result.faults == ()
    # As `checker check --rules` does: no rule is named, and ours may see the slip as well.
    for example in mine[0].failing:
        report = check_text(read_marks(example.text).text, rules=loaded)
        fails = [f.rule for f in report.pages[0].findings if f.verdict.value == "fail"]
        assert fails == [mine[0].id]


@pytest.mark.parametrize("fence", [fence for fence in FENCES if "skip-when:" in fence])
def test_it_is_the_guard_that_skips_the_skipped_example(fence: str, tmp_path: Path) -> None:
    unguarded = re.sub(r"^    skip-when:.*\n", "", fence, flags=re.MULTILINE)
    (tmp_path / "mine.yaml").write_text(unguarded, encoding="utf-8")
    loaded = load_rules(tmp_path)
    mine = [rule for rule in loaded.rules if Path(rule.place.path).is_relative_to(tmp_path)]
    (fault,) = run_examples(loaded, mine).faults
    assert "expected skip, found fail" in fault


def test_a_relation_may_have_an_empty_list_of_skipped_examples() -> None:
    fence = next(text for text in FENCES if "      skip:\n        - " in text)
    empty = re.sub(r"      skip:\n(?:        .*\n)+", "      skip: []\n", fence)
    assert len(build_ruleset([Source("mine.yaml", empty.encode())], "").rules) == 1


NAMES = sorted({*FILE.keys, *GUARD.keys, *PHRASE.keys, *RULE.keys, *SLOT.keys, *FUNCTIONS})


@pytest.mark.parametrize("name", NAMES)
def test_every_key_and_function_is_named(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", TEXT)
