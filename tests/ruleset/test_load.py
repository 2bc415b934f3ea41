"""Rule files are read whole or refused with every fault and its line."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec import structs

from checker.core.errors import RulesError
from checker.ruleset.load import load_rules
from checker.ruleset.model import (
    ClaimKind,
    Example,
    Guard,
    Phrase,
    Place,
    Reference,
    Rule,
    Ruleset,
    SlotKind,
    WordClass,
)
from tests.ruleset.sample import PACK


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "pack").mkdir()
    monkeypatch.chdir(tmp_path / "pack")


def _load(text: str) -> Ruleset:
    Path("a.yaml").write_text(text, encoding="utf-8")
    return load_rules("a.yaml", builtin=False)


def _faults(*paths: str) -> list[str]:
    with pytest.raises(RulesError) as caught:
        load_rules(*paths, builtin=False)
    return str(caught.value).splitlines()


def test_a_pack_is_read_as_written() -> None:
    rules = _load(PACK)
    assert rules.words["rise"] == WordClass("rise", ("增加", "增长"), 1)
    assert rules.words["than"] == WordClass("than", ("比", "较"), 0)
    assert rules.claims["change"] == ClaimKind(
        "change",
        "变化",
        (
            SlotKind("start", ("count", "quantity", "percent")),
            SlotKind("end", ("count", "quantity", "percent"), like="start"),
            SlotKind("delta", ("count", "quantity"), ("家", "吨"), "start"),
            SlotKind("part", ("count",), many=True, role="level"),
        ),
        ("direction",),
        "headline",
    )
    assert rules.guards == {"target": Guard("target", "目标数", ("力争", "计划"), "clause")}
    assert rules.phrases == (
        Phrase(
            "change/from-to",
            "change",
            "从{start}*<direction:rise|fall>[到至]{end}，?新增{delta}",
            Place("a.yaml", 20),
            unless=("如果",),
        ),
        Phrase(
            "change/doubled",
            "change",
            "从{start:count}翻番到{end:count}",
            Place("a.yaml", 24),
            {"direction": 1},
            "block",
            blocks=("headline", "lead"),
        ),
        Phrase("share/each", "share", "", Place("a.yaml", 30), each=("percent",)),
    )
    reviewed = ("2026-01-01", "2028-01-01")
    assert rules.reference["price/food"] == Reference(
        "price/food",
        "年鉴",
        *reviewed,
        low="2",
        high="200.5",
        unit="元/吨",
        words=("食品",),
        place=Place("a.yaml", 39),
    )
    assert rules.reference["plan/14"].start == "2021-01-01"
    assert rules.reference["plan/14"].end == "2025-12-31"
    assert rules.reference["provinces"].value == "34"


def test_a_rule_is_read_as_written() -> None:
    difference, wording = _load(PACK).rules
    assert difference == Rule(
        id="change/difference",
        title="增减量应等于末值减初值",
        severity="error",
        why="读者会自己算。",
        message="{end} − {start} = {end - start}，文中为{delta}",
        place=Place("a.yaml", 47),
        on="change",
        check="abs(end - start) == delta",
        where="direction > 0",
        suggest="应为{end - start}",
        skip_when=("target",),
        unless=("如果",),
        catalogue=("CHG-01",),
        source="版面更正",
        default=False,
        passing=(
            Example(
                "企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:314家⟧。",
                place=Place("a.yaml", 63),
            ),
        ),
        failing=(
            Example(
                "企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。",
                "411家 − 97家 = 314家，文中为324家",
                date="2022-04-13",
                place=Place("a.yaml", 65),
            ),
        ),
        skipping=(
            Example("企业增加到⟦end:411家⟧。", reason="缺 初值、增减量", place=Place("a.yaml", 69)),
            Example("企业很多。", place=Place("a.yaml", 70)),
        ),
    )
    assert (wording.pattern, wording.default) == ("<fall>{times:multiple}", True)


def test_all_faults_of_all_files_come_together() -> None:
    Path("a.yaml").write_text(PACK.replace("check:", "chek:"), encoding="utf-8")
    Path("b.yaml").write_text("guards:\n  target: {title: 目标}\nrule: []\n", encoding="utf-8")
    Path("c.yaml").write_text("a: [", encoding="utf-8")
    assert _faults("a.yaml", "b.yaml", "c.yaml") == [
        'a.yaml:47: a rule lacks the key "check" (or a "pattern" instead)',
        'a.yaml:50: unknown key "chek" in an entry of rules; did you mean "check"?',
        'b.yaml:2: guards/target lacks the key "words" (Words as they are printed)',
        'b.yaml:2: guards: "target" is defined at a.yaml:34 already',
        'b.yaml:3: unknown key "rule" in the file; did you mean "rules"?',
        "c.yaml:2: not readable as YAML: did not find expected node content",
    ]


@pytest.mark.parametrize("section", ["words", "claims", "phrases", "guards", "reference", "rules"])
def test_an_id_that_comes_twice_names_both_places(section: str) -> None:
    Path("a.yaml").write_text(PACK, encoding="utf-8")
    Path("b.yaml").write_text(PACK, encoding="utf-8")
    faults = [line for line in _faults("a.yaml", "b.yaml") if f": {section}: " in line]
    names = [(line.split(":")[1], line.split("a.yaml:")[1]) for line in faults]
    assert names
    assert all(second == f"{first} already" for first, second in names)


def test_what_is_said_twice_under_two_ids_is_refused() -> None:
    Path("a.yaml").write_text(PACK, encoding="utf-8")
    again = """\
        phrases:
          - {id: again, claim: share, each: [percent]}
        rules:
          - id: again
            title: 再说一遍
            on: change
            check: abs(end-start)==delta
            where: direction  > 0
            severity: query
            why: 同一条
            message: 不同的话
            examples: {pass: [无], fail: [{text: 无, message: 无}], skip: []}
        """
    Path("b.yaml").write_text(dedent(again), encoding="utf-8")
    assert _faults("a.yaml", "b.yaml") == [
        'b.yaml:2: phrase "again" says what "share/each" at a.yaml:30 says already',
        'b.yaml:4: rule "again" says what "change/difference" at a.yaml:47 says already',
    ]


def test_a_folder_is_read_with_its_folders_and_a_file_once() -> None:
    for name in ("b/two.yml", "one.yaml", ".hidden/x.yaml", "note.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(f"words:\n  w{len(name)}: [词]\n", encoding="utf-8")
    assert list(load_rules(".", "one.yaml", builtin=False).words) == ["w9", "w8"]


BAD_FILES: list[tuple[bytes, str]] = [
    (b"", "a.yaml:1: the file is empty; expected words, claims, phrases … or rules"),
    (b"# nothing\n", "a.yaml:1: the file is empty; expected words, claims, phrases … or rules"),
    (b"{}\n", "a.yaml: the file holds no words, claims … or rules"),
    (b"words:\n\tx: [a]\n", "a.yaml:2: a tab stands here; indent with spaces"),
    (b"words: \x00\n", "a.yaml:1: a control character 0x0 stands here; indent with spaces"),
    ("words:\n  比".encode("gb18030"), "a.yaml:2: not UTF-8: byte 0xb1; save the file as UTF-8"),
    (b"#" * ((1 << 20) + 1), "a.yaml: the file has 1048577 bytes; at most 1048576 are read"),
    (b"a: &x [1]\n", 'a.yaml:1: anchor "&x" refused; write the value out'),
    (b"a: 1\nb: *x\n", 'a.yaml:2: alias "*x" refused; write the value out'),
    (b"a: " + b"[" * 100_000, "a.yaml:1: nested deeper than 12"),
    (b"words: {}\n---\nrules: []\n", "a.yaml:2: a second document starts; a rule file is one"),
    (b"? [a]\n: 1\n", "a.yaml:1: a key must be a word"),
    (
        b"words: !!python/object/apply:os.system [ls]\n",
        'a.yaml:1: tag "tag:yaml.org,2002:python/object/apply:os.system" refused; '
        "write a plain list or mapping",
    ),
    (b"words: !!binary aGk=\n", 'a.yaml:1: tag "binary" refused; write a plain value'),
    (b"rules\n", "a.yaml:1: \"the file\": expected a mapping with words, claims, phrases, guards, "
     'reference, rules, found "rules"'),
    (b"<<: {words: {}}\n", 'a.yaml:1: unknown key "<<" in the file; known: claims, guards, '
     "phrases, reference, rules, words"),
    (b"words: {}\nwords: {}\n", 'a.yaml:2: key "words" stands twice, first in line 1'),
]  # fmt: skip


@pytest.mark.parametrize(("data", "fault"), BAD_FILES, ids=[str(row[0][:20]) for row in BAD_FILES])
def test_a_bad_file_is_refused_in_one_line(data: bytes, fault: str) -> None:
    Path("a.yaml").write_bytes(data)
    assert _faults("a.yaml") == [fault]


def test_a_byte_order_mark_is_no_fault() -> None:
    Path("a.yaml").write_bytes(b"\xef\xbb\xbf" + PACK.encode())
    assert len(load_rules("a.yaml", builtin=False).rules) == 2


def test_a_missing_file_and_an_empty_folder_are_named() -> None:
    assert _faults("none.yaml") == ["none.yaml: not readable: No such file or directory"]
    Path("empty").mkdir()
    assert _faults("empty") == ["empty: no rule file (*.yaml) in this folder"]


def test_the_hash_follows_the_bytes_and_not_the_folder(tmp_path: Path) -> None:
    Path("a.yaml").write_text(PACK, encoding="utf-8")
    Path("other").mkdir()
    Path("other/a.yaml").write_text(PACK, encoding="utf-8")
    here = load_rules("a.yaml", builtin=False)
    there = load_rules("other", builtin=False)
    assert here.hash == there.hash
    assert there.rules[0].place == Place(str(Path("other/a.yaml")), 47)
    Path("a.yaml").write_text(PACK + "# \n", encoding="utf-8")
    assert load_rules("a.yaml", builtin=False).hash != here.hash


def test_a_second_start_takes_the_cache_and_never_imports_yaml(tmp_path: Path) -> None:
    first = _load(PACK)
    code = (
        "import sys; from checker.ruleset.load import load_rules\n"
        "print(load_rules('a.yaml', builtin=False).hash, 'yaml' in sys.modules)"
    )
    root = Path(__file__).parent.parent.parent
    warm = {**os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run([sys.executable, "-c", code], env=warm, capture_output=True, check=True)
    assert run.stdout.decode().split() == [first.hash, "False"]
    cold = {**warm, "CHECKER_CACHE": str(tmp_path / "none")}
    run = subprocess.run([sys.executable, "-c", code], env=cold, capture_output=True, check=True)
    assert run.stdout.decode().split() == [first.hash, "True"]
    assert load_rules("a.yaml", builtin=False) == first


def test_faults_are_not_cached() -> None:
    Path("a.yaml").write_text("a: 1\n", encoding="utf-8")
    assert _faults("a.yaml") == _faults("a.yaml")
    assert not list(Path("../cache").rglob("rules-*"))


def test_rules_without_their_examples_are_the_same_rules() -> None:
    whole = load_rules()
    for _ in range(2):
        brief = load_rules(examples=False)
        assert brief.hash == whole.hash
        assert not any(r.passing or r.failing or r.skipping for r in brief.rules)
        wanted = [structs.replace(r, passing=(), failing=(), skipping=()) for r in whole.rules]
        assert list(brief.rules) == wanted
        assert brief.phrases == whole.phrases
