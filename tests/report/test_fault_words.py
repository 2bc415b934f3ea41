"""Faults in Chinese: every one that the program raises is known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.core.errors import CheckerError
from checker.read import decode
from checker.report.fault_words import fault_in
from checker.ruleset.reading import did_you_mean

FILLED = {name: text.format(7, 8, 9) for name, text in decode._MESSAGES.items()}
HOME = Path(checker.__file__).parent
RAISED = ("CheckerError", "RuleFault", "ValueError", "ArgumentTypeError", "_TooMuchError")
NOTED = ("fault", "_note", "_fault")
# Python's own, which nobody sees; pieces of faults that are tried whole in other tests.
INNER = re.compile(
    r"the divisor may be zero|damaged|7;.*|no 7 .*|7 \"7\" says.*|a 7 stands here.*"
    r"|character 7 of.*"
    r"|expected 7, found 7; write.*|\"7\" is 7; .*|the paths have different configurations \(7\)"
    r"|7 and 7 would both go to 7"
)
WHOLE = [
    "json and text would both go to a.json; give each format a file with -o",
    'rule "a/b" says what "a/c" at r.yaml:3 says already',
    'phrase "a/b" says what "a/c" at r.yaml:3 says already',
    "a tab stands here; indent with spaces",
    "a control character 0x7 stands here; indent with spaces",
    'no claim kind "a"; none is known',
    'no guard "a"; known: b, c',
    '"end" is a list of figures; expected a number, e.g. sum(end)',
    "character 3 of the pattern: a second ? says nothing; drop it",
    "\"title\": expected a text, found true or false; write it in quotes: 'no'",
    "the paths have different configurations (a: a/checker.yaml; b: none); check them one by one, "
    "or name one with --config",
    "argument -j: expected a number from 1 on, found 'x'; see `checker check --help`",
    "argument --width: expected columns from 40 to 1000, found '3'; see `checker check --help`",
    "git failed: dubious ownership",
]


@pytest.mark.parametrize("name", FILLED)
def test_every_fault_of_a_file_has_its_chinese(name: str) -> None:
    told = fault_in("zh", f"2022/A02.txt: {FILLED[name]}")
    assert told.startswith("2022/A02.txt: ")
    assert not re.search(r"[a-z]{3}", told.removeprefix("2022/A02.txt: "))


@pytest.mark.parametrize("name", FILLED)
def test_english_stays_as_it_is(name: str) -> None:
    assert fault_in("en", FILLED[name]) == FILLED[name]


def _literals() -> Iterator[tuple[str, str]]:
    """Yield each fault that stands in the program, and where."""
    for path in sorted(HOME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text in _texts(node):
                if text.count(" ") > 1 and not INNER.fullmatch(text):
                    yield f"{path.relative_to(HOME)}:{node.lineno}", text  # type: ignore[attr-defined]


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in (*RAISED, *NOTED):
            yield from (text for each in node.args if (text := _text(each)))
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("message", "what"):
        yield _text(node.value)


def _text(node: ast.expr) -> str:
    """Return the words of a literal, with 7 for what is filled in; empty if it is none."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_piece, node.values))
    return ""


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    filled = ast.unparse(part)
    if "did_you_mean(" in filled or "hint" in filled:
        return '; did you mean "8"?'
    return '"7"' if "quoted(" in filled else "7"


LITERALS = sorted(_literals())


def _is_chinese(told: str) -> bool:
    """Tell whether no English sentence is left: three words that stand side by side."""
    return re.search("[\u4e00-\u9fff]", told) is not None and not re.search(
        r"(?<![\w“`'\"(.-])[a-z]+ [a-z]+ [a-z]{2,}", told
    )


@pytest.mark.parametrize(("place", "fault"), LITERALS, ids=[place for place, _ in LITERALS])
def test_every_fault_that_is_raised_has_its_chinese(place: str, fault: str) -> None:
    assert _is_chinese(fault_in("zh", f"a.yaml:7: {fault}")), fault


@pytest.mark.parametrize("fault", WHOLE)
def test_faults_put_together_have_their_chinese(fault: str) -> None:
    assert _is_chinese(fault_in("zh", f"a.yaml:7: {fault}"))


ROWS = yaml.safe_load(
    (Path(__file__).parent.parent / "ruleset/faults.yaml").read_text(encoding="utf-8")
)
OF_RULES = sorted({fault for row in ROWS for fault in row["faults"]})


@pytest.mark.parametrize("fault", OF_RULES)
def test_every_fault_of_a_rule_file_has_its_chinese(fault: str) -> None:
    assert _is_chinese(fault_in("zh", f"a.yaml:{fault}"))


@pytest.mark.parametrize("kind", sorted({*decode._SIGNATURES.values(), "binary data"}))
def test_what_a_file_was_found_to_be_is_told_in_chinese(kind: str) -> None:
    assert kind not in fault_in("zh", decode._MESSAGES["binary"].format(kind))


@given(st.text(max_size=60))
def test_what_is_not_known_is_left_alone(text: str) -> None:
    fault = f"a.txt:{text}?"
    assert fault_in("zh", fault) == fault


TOLD: list[Any] = [
    ('p.jsonl:3: key "text": expected a string, found 5', "p.jsonl:3: text 应为文字，不能是 5"),
    ("p.jsonl:3: not readable as JSON: x", "p.jsonl:3: 不是 JSON：x"),
    ("a.txt: line 3: no such file or folder", "a.txt: 第3行: 没有这个文件或文件夹"),
    (
        "a process that checked pages was killed by SIGKILL; its 7 pages are checked again",
        "一个核查进程被终止（SIGKILL）；它的 7 版重新核查",
    ),
    (
        "c/pages-2.sqlite: going on without the cache (x)",
        "c/pages-2.sqlite: 不用缓存，继续核查（x）",
    ),
    (
        "json and sarif would both go to standard output; give each format a file with -o",
        "json 和 sarif 都要写到 屏幕；请给每种格式各加一个 -o 文件",
    ),
    (
        'r.yaml:9: unknown key "chekc" in an entry of rules; did you mean "check"?',
        "r.yaml:9: rules 的一项 没有“chekc”这个键；是不是“check”？",
    ),
    (
        'checker.yaml:2: "fail-on": no such choice: "warn"; known: error, never, query',
        "checker.yaml:2: “fail-on”不能是“warn”；可用：error, never, query",
    ),
    (
        'checker.yaml:3: "select": expected a list, found nothing',
        "checker.yaml:3: “select”：应为列表，不能是没有",
    ),
    (
        'r.yaml:50: "check": no slot or constant "strat"; did you mean "start"?',
        "r.yaml:50: “check”：没有“strat”这个槽位或常量；是不是“start”？",
    ),
    (
        'r.yaml:26: character 2 of the pattern: "{" is not closed by "}"',
        "r.yaml:26: 句式第2字：“{”没有用“}”结束",
    ),
    (
        "r.yaml:5: not readable as YAML: did not find expected ',' or ']'",
        "r.yaml:5: 不是 YAML：缺少“,”或“]”",
    ),
    (
        "pages: git knows no revision 'v9'; name a commit, branch or tag "
        "(a shallow clone lacks older ones: fetch them first)",
        "pages: git 中没有 'v9' 这个版本；请写提交、分支或标签（浅克隆缺少旧版本，请先 fetch）",
    ),
    (
        "pages: no git repository here; --changed-since compares with git",
        "pages: 这里不是 git 仓库；--changed-since 要与 git 中的版本比较",
    ),
    (
        "规则 a/b 不能计算：a date and a number cannot be compared",
        "规则 a/b 不能计算：日期与数不能相比",
    ),
    (
        "r.yaml:7: a/b: expected fail, found nothing",
        "r.yaml:7: a/b: 应为不符，却是没有",
    ),
    (
        "r.yaml:7: a/b: expected “相差3家”, found fail “相差4家”",
        "r.yaml:7: a/b: 应为“相差3家”，却是不符“相差4家”",
    ),
    ("o.json: cannot be written: Is a directory", "o.json: 无法写入：是文件夹"),
    (
        "w.yaml:7: unknown key “why”; known keys: rule, reason",
        "w.yaml:7: 没有“why”这个键；可用：rule, reason",
    ),
]


@pytest.mark.parametrize(("fault", "told"), TOLD)
def test_what_is_wrong_where_and_what_to_do(fault: str, told: str) -> None:
    assert fault_in("zh", fault) == told


def test_a_hint_stays_with_what_it_is_about() -> None:
    known = ["change/rate"]
    fault = str(CheckerError(f'no guard "tagret"{did_you_mean("tagret", known)}', "r.yaml", 4))
    assert fault_in("zh", fault) == "r.yaml:4: 没有“tagret”这个排除条件；可用：change/rate"
