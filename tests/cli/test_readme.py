"""What the README promises: its picture, its keys, its commands."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import ROOT, run, write

Capture = pytest.CaptureFixture[str]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_the_command_prints(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = re.search(r"```\n\$ checker (.*)\n([^`]*)```", README)
    assert picture is not None
    monkeypatch.chdir(ROOT)
    printed = run(capsys, *picture[1].split()).out
    assert _fails(printed) == _fails(picture[2])


def _fails(text: str) -> list[str]:
    """Return the lines up to the last fail; each new rule changes the counts below."""
    lines = text.strip().splitlines()
    last = max(number for number, line in enumerate(lines) if line.startswith("    ["))
    return lines[: last + 1]


def test_every_key_of_the_json_is_explained(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", "从97家增加到411家，新增324家。\n")
    document = json.loads(run(capsys, "check", page, "--format", "json").out)
    (shown,) = document["pages"]
    keys = {*document, *shown, *document["summary"], *shown["figures"][0], *shown["claims"][0]}
    explained = set(re.findall(r"`(\w+)`", README))
    assert keys - explained == set()


def test_every_key_of_the_configuration_stands_in_its_example(
    capsys: Capture, tmp_path: Path
) -> None:
    example = re.search(r"```yaml\n(date-pattern.*?)```", README, re.S)
    assert example is not None
    text = example[1].replace("rules: [our-rules]", "rules: []").replace("wording/", "change/")
    write(tmp_path / "checker.yaml", text.replace("rules: []  ", "# rules"))
    ran = run(capsys, "config", "show")
    assert ran.code == 0
    shown = {line.partition(":")[0] for line in ran.out.splitlines() if line[0].isalpha()}
    assert shown == {
        "baseline",
        "city",
        "date-pattern",
        "exclude",
        "fail-on",
        "ignore",
        "language",
        "overrides",
        "select",
        "severity",
        "waivers",
    }


def test_the_waivers_of_the_example_hold(capsys: Capture, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(waivers:.*?)```", README, re.S)
    assert example is not None
    page = tmp_path / "innovation.txt"
    shutil.copy(ROOT / "examples/pages/innovation.txt", page)
    write(tmp_path / "waivers.yaml", example[1])
    day = ("--today", "2022-04-14")
    ran = run(capsys, "check", page, *day)
    assert ("豁免 1" in ran.out, ran.err) == (True, "")
    lines = [line for line in example[1].splitlines(keepends=True) if "⟦411家⟧" not in line]
    write(tmp_path / "waivers.yaml", "".join(lines))
    ran = run(capsys, "check", page, *day)
    assert "豁免 1" not in ran.out
    (told,) = ran.faults()
    assert "只引了部分数据" in told
    assert all(figure in told for figure in ("324家", "97家", "411家"))


def test_ci_runs_the_second_command() -> None:
    commands = re.findall(r"^    (python3 .*)$", README, re.M)
    assert len(commands) == 2
    assert commands[0].endswith("checker check examples/pages/innovation.txt")
    assert commands[1].endswith("-m pytest")
