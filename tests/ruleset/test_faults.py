"""Each fault of a rule file: what is spoiled, and the exact lines that say so."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.core.errors import RulesError
from checker.ruleset.load import load_rules
from tests.ruleset.sample import PACK

ROWS = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))
FORMULAS = [
    "end -",
    "1 == 1",
    "end - start",
    "end.real == 1",
    "__import__('os').system('ls') == 1",
    "[end for end in (1, 2)] == 1",
    "(lambda: end)() == 1",
    "(end - start) / start == delta",
    'is_between(end, band("price/foot"))',
    "end == " + "(" * 300 + "start" + ")" * 300,
    "end == 9 ** 9 ** 9 ** 9",
    "end == " + "-" * 100_000 + "1",
    "end == " + "1 + " * 100_000 + "1",
    "end == " + "9" * 100_000,
    "end" + " == end" * 50_000,
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def _faults(text: str) -> list[str]:
    Path("a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_rules("a.yaml", builtin=False)
    return [line.removeprefix("a.yaml:") for line in str(caught.value).splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["new"][:30] for row in ROWS])
def test_a_fault_is_named_with_its_line(row: dict[str, Any]) -> None:
    assert row["old"] in PACK
    assert _faults(PACK.replace(row["old"], row["new"], 1)) == row["faults"]


@pytest.mark.parametrize("formula", FORMULAS, ids=[formula[:20] for formula in FORMULAS])
@pytest.mark.parametrize("key", ["check", "where"])
def test_a_bad_formula_is_a_fault_at_its_line(key: str, formula: str) -> None:
    old = {"check": "abs(end - start) == delta", "where": "direction > 0"}[key]
    (fault,) = _faults(PACK.replace(f"{key}: {old}", f"{key}: >-\n      {formula}", 1))
    line = {"check": 50, "where": 51}[key]
    assert fault.startswith(f'{line}: "{key}": ')


def test_a_unit_without_end_is_unknown() -> None:
    (fault,) = _faults(PACK.replace("元/吨", "万" * 100_000 + "元", 1))
    assert fault == f'40: unknown unit "{"万" * 39}…"'


@pytest.mark.parametrize("formula", ["", "end >", "end > start", "import os", "end; start"])
def test_a_bad_formula_in_a_message_is_a_fault_at_its_line(formula: str) -> None:
    (fault,) = _faults(PACK.replace("{end - start}，文中", f"{{{formula}}}，文中", 1))
    assert fault.startswith('54: "message": ')


ALL_AT_ONCE = """words:
  rise: {wrods: [增加]}
claims:
  stock:
    title: 库存
    slots:
      before: {kinds: [count]}
      left: {kinds: [count]}
rules:
  - id: a/b
    title: 甲
    on: stcok
    check: summ(before) == left
    severity: error
    why: 乙
    message: "{meen(before)}"
    examples: {pass: [丙], fail: [{text: 丁, message: 戊}], skip: [己]}
  - id: a/c
    title: 甲
    on: stock
    check: summ(befor) == maxx(left) and bifor(lfet)
    severity: eror
    why: 乙
    message: 丙
    examples: {pass: [丙], fail: [{text: 丁, message: 戊}], skip: [己]}
"""


def test_all_faults_are_told_in_one_go_in_the_order_of_lines() -> None:
    assert _faults(ALL_AT_ONCE) == [
        '2: unknown key "wrods" in words/rise; did you mean "words"?',
        '2: words/rise lacks the key "words" (Words as they are printed)',
        '12: no claim kind "stcok"; did you mean "stock"?',
        '13: "check": no function "summ"; did you mean "sum"?',
        '16: "message": no function "meen"; did you mean "mean"?',
        '21: "check": no function "bifor"; did you mean "before"?',
        '21: "check": no function "maxx"; did you mean "max"?',
        '21: "check": no function "summ"; did you mean "sum"?',
        '21: "check": no slot or constant "befor"; did you mean "before"?',
        '21: "check": no slot or constant "lfet"; did you mean "left"?',
        '22: "severity": no such choice: "eror"; did you mean "error"?',
    ]
