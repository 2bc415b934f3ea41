"""rules/CATALOGUE.md tells which rule serves which check, and is up to date."""

import re

from checker.core.tables import rules_folder
from checker.ruleset.load import builtin_rule_files, load_rules
from tests.ruleset.catalogue import GROUPS, catalogue_page

PATH = rules_folder() / "CATALOGUE.md"
RULES = load_rules()


def test_the_table_is_up_to_date(renew_golden: bool) -> None:
    page = catalogue_page(RULES)
    if renew_golden:
        PATH.write_text(page, encoding="utf-8", newline="\n")
    assert PATH.read_text(encoding="utf-8") == page, "write it anew with --renew-golden"


def test_every_id_is_of_a_known_group() -> None:
    ids = {name for rule in RULES.rules for name in rule.catalogue}
    assert {name for name in ids if not re.fullmatch(r"[A-Z]{3}-\d\d", name)} == set()
    assert {name.split("-")[0] for name in ids} <= set(GROUPS)


def test_every_id_and_rule_stands_in_the_table() -> None:
    page = catalogue_page(RULES)
    rows = dict(re.findall(r"^\| ([A-Z]{3}-\d\d) \| (.*) \|$", page, re.MULTILINE))
    for rule in RULES.rules:
        assert rule.catalogue, f"{rule.id} names no check"
        for name in rule.catalogue:
            assert f"`{rule.id}`" in rows[name]


def test_a_rule_that_is_off_stands_in_brackets() -> None:
    page = catalogue_page(RULES)
    for rule in RULES.rules:
        assert (f"(`{rule.id}`)" in page) is not rule.default


def test_pages_that_explain_are_no_rule_files() -> None:
    assert {path.suffix for path in builtin_rule_files()} == {".yaml"}
    assert load_rules(rules_folder() / "wording.yaml").hash == RULES.hash
