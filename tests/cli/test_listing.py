"""Which pages a run takes, and with which dates."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import RIGHT, WRONG, run, write

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("text", "options", "day"),
    [
        ("---\ndate: 2022-04-13\n---\n" + RIGHT, [], "2022-04-13"),
        ("本市日报 2022年4月13日 星期三 第8760期\n\n" + RIGHT, [], "2022-04-13"),
        ("---\ndate: 2022-04-13\n---\n" + RIGHT, ["--date", "2022-05-01"], "2022-05-01"),
        (RIGHT, [], "-"),
        ("", [], "-"),
    ],
)
def test_the_date_listed_is_the_one_that_counts(
    capsys: Capture, tmp_path: Path, text: str, options: list[str], day: str
) -> None:
    write(tmp_path / "a.txt", text)
    write(tmp_path / "20211231-A02.txt", text)
    of_path = "2021-12-31" if day == "-" else day
    for name, shown in (("a.txt", day), ("20211231-A02.txt", of_path)):
        ran = run(capsys, "check", name, "--list-files", *options)
        assert (ran.code, ran.out) == (0, f"{name}\t{shown}\n")
        if text and shown != "-":
            (page,) = run(capsys, "check", name, "-f", "json", *options).document()["pages"]
            assert page["date"] == shown


def test_a_name_cannot_break_the_lines_or_reach_the_terminal(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "p/a\n\x1b[31mb.txt", RIGHT)
    write(tmp_path / "p/c.jsonl", json.dumps({"id": "x\ny\x1b\t", "text": RIGHT}) + "\n[]\n")
    ran = run(capsys, "check", "p", "no\n\x1bsuch.txt", "--list-files")
    assert ran.out == "p/a  [31mb.txt\t-\np/c.jsonl#x y  \t-\n"
    assert [line.partition(": ")[0] for line in ran.faults()] == ["checker"] * 2
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("options", [[], ["--list-files"]])
def test_where_exclude_leaves_nothing_it_is_named(
    capsys: Capture, tmp_path: Path, options: list[str]
) -> None:
    write(tmp_path / "checker.yaml", 'fail-on: error\nexclude: ["*"]\n')
    (tmp_path / "p").mkdir()
    ran = run(capsys, "check", "p", *options)
    assert "exclude" not in ran.err
    write(tmp_path / "p/a.txt", WRONG)
    ran = run(capsys, "check", "p", *options)
    said = "checker: checker.yaml:2: 没有找到版面：p 中的版面都被 exclude 排除了"
    assert (ran.code, ran.out, ran.faults()) == (2, "", [said])
    (english,) = run(capsys, "check", "p", "--lang", "en", *options).faults()
    assert english == 'checker: checker.yaml:2: no page found; "exclude" leaves out all of p'


def test_where_nothing_changed_one_line_says_so(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.c")
    for command in (["init", "-q"], ["add", "a.txt"], ["commit", "-qm", "page"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    for options in ([], ["--list-files"]):
        ran = run(capsys, "check", ".", "--changed-since", "HEAD", *options)
        assert ran.code == 0
        assert ran.faults() == ["checker: 自 HEAD 以来没有版面改动，未核查任何版面"]
    ran = run(capsys, "check", ".", "--changed-since", "HEAD", "--lang", "en")
    assert ran.faults() == ["checker: no page has changed since HEAD; nothing was checked"]
