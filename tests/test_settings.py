"""checker.yaml: found, read strictly, and what it changes."""

from pathlib import Path

import pytest

from checker.core.errors import CheckerError, RulesError
from checker.core.model import Severity
from checker.ruleset.load import load_rules
from checker.settings.find import find_settings, settings_for
from checker.settings.load import load_settings
from checker.settings.model import NO_SETTINGS, Level, Override, Settings
from checker.settings.select import chosen_rules, levels_by_rule, lowered, rules_by

FULL = """# the newsroom's
date-pattern: "{year}/{month}{day}"
rules: [house, more/rules.yaml]
select: [default, wording/]
ignore: change/years
severity: {change/: query, change/rate: off}
fail-on: query
language: en
waivers: waivers.yaml
baseline: base.json
city: 聊城
exclude: ["*/drafts"]
overrides:
  - files: ads/*
    ignore: [plausible/]
  - files: ["sport/*", "2022/*"]
    select: change/annual
    severity: {date/: style}
"""


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _faults(path: Path) -> list[str]:
    with pytest.raises(RulesError) as caught:
        load_settings(path)
    return [str(fault).removeprefix(str(path)) for fault in caught.value.faults]


def test_every_key_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "checker.yaml", FULL)
    assert load_settings(path) == Settings(
        path=str(path),
        date_pattern=("{year}/{month}{day}",),
        rules=(str(tmp_path / "house"), str(tmp_path / "more/rules.yaml")),
        select=("default", "wording/"),
        ignore=("change/years",),
        severity={"change/": "query", "change/rate": "off"},
        fail_on="query",
        language="en",
        waivers=str(tmp_path / "waivers.yaml"),
        baseline=str(tmp_path / "base.json"),
        city="聊城",
        exclude=("*/drafts",),
        overrides=(
            Override(("ads/*",), ignore=("plausible/",), line=14),
            Override(
                ("sport/*", "2022/*"),
                select=("change/annual",),
                severity={"date/": "style"},
                line=16,
            ),
        ),
        lines={
            "date-pattern": 2,
            "rules": 3,
            "select": 4,
            "ignore": 5,
            "severity": 6,
            "fail-on": 7,
            "language": 8,
            "waivers": 9,
            "baseline": 10,
            "city": 11,
            "exclude": 12,
            "overrides": 13,
        },
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff# nothing\n"])
def test_an_empty_file_sets_nothing(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path / "checker.yaml", text)
    assert load_settings(path) == Settings(path=str(path))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "ingore: [a]\n",
            [':1: unknown key "ingore" in checker.yaml; did you mean "ignore"?'],
        ),
        (
            "fail-on: sometimes\n",
            [
                ':1: "fail-on": no such choice: "sometimes"; known: error, never, query',
            ],
        ),
        (
            "severity: {change/rate: qeury}\n",
            [':1: "severity/change/rate": no such choice: "qeury"; did you mean "query"?'],
        ),
        (
            "overrides:\n  - ignore: [a]\n",
            [':2: an entry of overrides lacks the key "files" (globs of pages)'],
        ),
        ("ignore:\n", [':1: "ignore": expected a list, found nothing']),
        ("ignore: []\n", [':1: "ignore": expected a list of at least one, found an empty one']),
        ("- a\n", None),
        ("a: &x [1]\nb: *x\n", None),
        ("city: 聊城\ncity: 德州\n", [':2: key "city" stands twice, first in line 1']),
        ("city: [\n", None),
        ("rules: !!python/object/apply:os.system [ls]\n", None),
    ],
)
def test_faults_name_their_line(tmp_path: Path, text: str, faults: list[str] | None) -> None:
    path = _write(tmp_path / "checker.yaml", text)
    found = _faults(path)
    assert found
    if faults is not None:
        assert found == faults


def test_all_faults_come_together(tmp_path: Path) -> None:
    path = _write(tmp_path / "checker.yaml", "ingore: [a]\nlanguage: fr\n\nciti: x\n")
    assert [fault.partition(": ")[0] for fault in _faults(path)] == [":1", ":2", ":4"]


def test_no_utf8_and_no_file(tmp_path: Path) -> None:
    path = tmp_path / "checker.yaml"
    path.write_bytes("city: 聊城\n".encode("gb18030"))
    assert "UTF-8" in _faults(path)[0]
    with pytest.raises(CheckerError, match="configuration cannot be read"):
        load_settings(tmp_path / "no.yaml")


def test_the_nearest_file_above_the_page_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    top = _write(tmp_path / "checker.yaml", "city: 聊城\n")
    near = _write(tmp_path / "a/b/checker.yaml", "city: 德州\n")
    page = _write(tmp_path / "a/b/c/page.txt", "x")
    assert find_settings([str(page)]) == near.relative_to(tmp_path)
    assert find_settings(["a"]) == top.relative_to(tmp_path)
    assert find_settings(["a/b/*.txt"]) == near.relative_to(tmp_path)
    assert find_settings(["-"]) == top.relative_to(tmp_path)
    assert settings_for(["a/no-such.txt"]).city == "聊城"
    assert settings_for(["a"], str(near)).city == "德州"


def test_two_configurations_in_one_run_are_refused(tmp_path: Path) -> None:
    _write(tmp_path / "a/checker.yaml", "city: 聊城\n")
    _write(tmp_path / "b/checker.yaml", "city: 德州\n")
    with pytest.raises(CheckerError, match=r"different configurations .*--config"):
        find_settings([str(tmp_path / "a"), str(tmp_path / "b")])


RULES = load_rules()
IDS = frozenset(rule.id for rule in RULES.rules)
DEFAULT = frozenset(rule.id for rule in RULES.rules if rule.default)
CHANGE = frozenset(rule_id for rule_id in IDS if rule_id.startswith("change/"))


@pytest.mark.parametrize(
    ("selector", "rules"),
    [
        ("change/difference", {"change/difference"}),
        ("change/", CHANGE),
        ("change", CHANGE),
        ("all", IDS),
        ("default", DEFAULT),
    ],
)
def test_rules_by(selector: str, rules: frozenset[str]) -> None:
    assert rules_by(selector, RULES) == rules


def test_a_catalogue_id_names_the_rules_that_serve_it() -> None:
    found = rules_by("CHG-01", RULES)
    assert "change/difference" in found
    assert all("CHG-01" in rule.catalogue for rule in RULES.rules if rule.id in found)


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("chnage/", 'no rule is called "chnage/"; did you mean "change/"?'),
        ("change/diference", 'did you mean "change/difference"?'),
        ("§§§", 'no rule is called "§§§"; `checker rules list` shows all'),
        ("", "no rule is called"),
        ("change/differenc", "did you mean"),
    ],
)
def test_an_unknown_name_is_a_fault_with_a_hint(selector: str, said: str) -> None:
    with pytest.raises(CheckerError) as caught:
        rules_by(selector, RULES)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("select", "ignore", "rules"),
    [
        ([], [], None),
        (["change"], [], CHANGE),
        (["change"], ["change/difference"], CHANGE - {"change/difference"}),
        ([], ["change"], DEFAULT - CHANGE),
        (["all"], [], IDS),
    ],
)
def test_chosen_rules(select: list[str], ignore: list[str], rules: frozenset[str] | None) -> None:
    assert chosen_rules(RULES, select, ignore) == rules


def test_the_more_exact_name_wins() -> None:
    levels = levels_by_rule({"change/rate": "off", "change/": "query"}, RULES)
    assert levels == {**dict.fromkeys(CHANGE, "query"), "change/rate": "off"}


@pytest.mark.parametrize(
    ("given", "of_rule", "level", "severity"),
    [
        ("error", "error", "query", "query"),
        ("query", "error", "query", "query"),
        ("query", "error", "style", "style"),
        ("query", "query", "error", "error"),
        ("query", "error", "error", "query"),
    ],
)
def test_a_doubtful_finding_never_becomes_surer(
    given: Severity, of_rule: Severity, level: Level, severity: Severity
) -> None:
    assert level != "off"
    assert lowered(given, of_rule, level) == severity


def test_no_settings_are_settings() -> None:
    assert Settings() == NO_SETTINGS
