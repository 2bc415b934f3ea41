"""`checker rules` and `checker figures`."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from checker.ruleset.load import load_rules
from checker.selftest import changed
from tests.cli.run import RIGHT, ROOT, WRONG, run, write

Capture = pytest.CaptureFixture[str]

HOUSE = """words:
  own: [自有]
claims:
  stock:
    title: 进出存
    slots:
      before: {kinds: [count]}
      gone: {kinds: [count], like: before}
      left: {kinds: [count], like: before}
phrases:
  - id: stock/sold-and-left
    claim: stock
    pattern: "<own>*{before}，*售出*{gone}，*剩*{left}"
rules:
  - id: stock/balance
    title: 原有减去售出应等于剩余
    on: stock
    check: before - gone == left
    severity: error
    why: 三个数同见一句。
    message: "{before} − {gone} = {before - gone}，文中为{left}"
    examples:
      pass:
        - 书店自有图书⟦before:120册⟧，售出⟦gone:45册⟧，剩⟦left:75册⟧。
        - 书店自有图书⟦before:80册⟧，售出⟦gone:30册⟧，剩⟦left:50册⟧。
      fail:
        - text: 书店自有图书⟦before:120册⟧，售出⟦gone:45册⟧，剩⟦left:65册⟧。
          message: 120册 − 45册 = 75册，文中为65册
        - text: 书店自有图书⟦before:80册⟧，售出⟦gone:30册⟧，剩⟦left:40册⟧。
          message: 80册 − 30册 = 50册，文中为40册
      skip:
        - 书店售出30册。
"""


def test_rules_that_come_out_as_their_examples_say(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "house/stock.yaml", HOUSE)
    ran = run(capsys, "rules", "test", "house")
    assert (ran.code, ran.out) == (0, "1 条规则，5 个例句，0 处不对\n")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "文中为65册",
            "文中写作65册",
            "27: stock/balance: 应为“120册 − 45册 = 75册，",
        ),
        ("剩⟦left:75册⟧", "剩⟦left:74册⟧", "24: stock/balance: 应为相符，却是不符"),
        ("剩⟦left:40册⟧", "剩⟦left:50册⟧", "29: stock/balance: 应为不符，却是相符"),
        (
            "⟦before:120册⟧，售出⟦gone:45册⟧，剩⟦left:75册⟧",
            "⟦gone:120册⟧，售出⟦before:45册⟧，剩⟦left:75册⟧",
            "24: stock/balance: 槽位 gone 里不是 120册",
        ),
        (
            "书店自有图书⟦before:80册⟧，售出⟦gone:30册⟧，剩⟦left:50册⟧",
            "书店图书⟦before:80册⟧，售出⟦gone:30册⟧，剩⟦left:50册⟧",
            "25: stock/balance: 应为相符，却是没有",
        ),
    ],
)
def test_an_example_that_comes_out_otherwise_fails(
    capsys: Capture, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert old in HOUSE
    path = write(tmp_path / "house/stock.yaml", HOUSE.replace(old, new, 1))
    ran = run(capsys, "rules", "test", "house")
    assert ran.code == 1
    place = path.relative_to(tmp_path).as_posix()
    faults = [line for line in ran.out.splitlines() if line.startswith("✗")]
    assert len(faults) == 1
    assert faults[0].startswith(f"✗ {place}:{fault}")


def test_a_figure_the_rule_does_not_weigh_is_reported(capsys: Capture, tmp_path: Path) -> None:
    loose = HOUSE.replace("before - gone == left", "before - gone + left > 0")
    write(tmp_path / "house/stock.yaml", loose)
    ran = run(capsys, "rules", "test", "house", "--lang", "en")
    assert "a change goes unnoticed" in ran.out
    assert "left (75册)" in ran.out
    assert "unnoticed" not in run(capsys, "rules", "test", "house", "--lang", "en", "-q").out


def test_rules_never_reached_are_listed(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "house/stock.yaml", HOUSE)
    write(tmp_path / "pages/a.txt", RIGHT)
    ran = run(capsys, "rules", "test", "house", "--reach", "pages")
    assert "- 这些版面从未用到  stock/balance" in ran.out
    write(tmp_path / "pages/b.txt", "书店自有图书120册，售出45册，剩75册。\n")
    ran = run(capsys, "rules", "test", "house", "--reach", "pages")
    assert "从未用到" not in ran.out


def test_list_shows_each_rule_once(capsys: Capture) -> None:
    ids = listed(run(capsys, "rules", "list").out)
    assert len(ids) == len(set(ids))
    assert "change/difference" in ids
    only = listed(run(capsys, "rules", "list", "--select", "change/").out)
    assert {rule.partition("/")[0] for rule in only} == {"change"}
    objects = json.loads(run(capsys, "rules", "list", "--format", "json").out)
    assert sorted(entry["id"] for entry in objects) == sorted(ids)


def listed(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines() if line.startswith("  ")]


def test_list_has_each_pack_under_a_heading(capsys: Capture) -> None:
    packs = run(capsys, "rules", "list").out.removesuffix("\n").split("\n\n")
    names = []
    for text in packs:
        heading, *rules = text.splitlines()
        name = heading.split("/")[0]
        assert heading == f"{name}/  {len(rules)} 条"
        assert all(line.startswith(f"  {name}/") for line in rules)
        names.append(name)
    assert len(names) == len(set(names)) > 5


def test_show_tells_what_why_and_examples(capsys: Capture) -> None:
    out = run(capsys, "rules", "show", "change/difference").out
    assert out.startswith("change/difference  差错  增减量应等于末值减初值\n")
    assert "abs(end - start) == delta" in out
    assert "⟦delta:" in out


def test_the_schema_is_json(capsys: Capture) -> None:
    assert "$schema" in json.loads(run(capsys, "rules", "schema").out)


def test_changed_figures_are_others() -> None:
    assert list(changed("97家")) == ["90家", "47家", "970家", "97000家", "9家", "1家"]
    assert list(changed("百分之五")) == ["百分之九"]
    assert list(changed("众多")) == []


def test_the_number_sheet_tells_how_each_figure_was_read(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    ran = run(capsys, "figures", page, "--width", "60")
    assert ran.code == 0
    assert "第1行  411家  计数 411家  ✗ 不符" in ran.out
    assert "change/difference" in ran.out
    assert "数据5处：已核" in ran.out


def test_the_number_sheet_as_csv_is_read_by_spreadsheets(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    out = tmp_path / "a.csv"
    assert run(capsys, "figures", page, "--format", "csv", "-o", out).code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["2018年初", "97家", "2021年", "411家", "324家"]
    assert rows[3]["status"] == "fail"
    assert "change/difference" in rows[3]["rules"]


def test_the_number_sheet_as_json_is_the_document(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    sheet = run(capsys, "figures", page, "--format", "json").document()
    assert sheet == run(capsys, "check", page, "--format", "json").document()


def test_help_speaks_chinese_and_english(capsys: Capture) -> None:
    for arguments, said in (
        (["--help"], "例："),
        (["--lang", "en", "--help"], "examples:"),
        (["check", "--help"], "退出码"),
        (["check", "--lang=en", "--help"], "exit codes"),
        (["rules", "test", "--help"], "例："),
    ):
        with pytest.raises(SystemExit) as ended:
            run(capsys, *arguments)
        assert ended.value.code == 0
        assert said in capsys.readouterr().out


def test_without_a_command_the_help_is_shown_as_a_fault(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        run(capsys)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.startswith("用法： checker")


@pytest.mark.parametrize("name", ["README.md", "checker/cli/help_words.py"])
def test_every_pack_named_in_examples_exists(name: str) -> None:
    packs = {rule.id.partition("/")[0] for rule in load_rules().rules}
    text = (ROOT / name).read_text(encoding="utf-8")
    lists = re.findall(r"(?:--select |select: \[|ignore: \[)([a-z/, -]+)", text)
    prefixes = re.findall(r"[（(]`?([a-z-]+/)(?!\w)", text)
    names = [name.strip() for found in (*lists, *prefixes) for name in found.split(",")]
    named = {name.partition("/")[0] for name in names if "/" in name}
    assert named
    assert named - packs == set()


def test_the_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        run(capsys, "--version")
    assert capsys.readouterr().out.startswith("checker 0.")
