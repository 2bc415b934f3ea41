"""Where reports go: folders that are made, pages that are not written over, Ctrl-C on the way."""

import os
from pathlib import Path

import pytest

from checker.cli import main
from tests.cli.run import RIGHT, WRONG, run, write

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.mark.parametrize(
    ("options", "folder"),
    [
        (["check", "a.txt", "-f", "json", "-o", "out/2022/a.json"], "out/2022"),
        (["check", "a.txt", "-f", "html", "-o", "out/html/"], "out/html"),
        (["check", "a.txt", "--baseline", "b/b.json", "--write-baseline"], "b"),
        (["figures", "a.txt", "-f", "csv", "-o", "out/a.csv"], "out"),
    ],
)
def test_a_missing_folder_is_made_and_told(
    capsys: Capture, tmp_path: Path, options: list[str], folder: str
) -> None:
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, *options, "--lang", "en")
    assert ran.code == 0
    assert ran.faults()[0] == f"checker: folder {folder} is made"
    assert any((tmp_path / folder).iterdir())
    assert "is made" not in run(capsys, *options, "--lang", "en").err
    assert "新建文件夹" not in run(capsys, *options).err


def test_the_made_folder_is_told_in_chinese(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    assert run(capsys, "check", "a.txt", "-o", "o/a.json").err == "checker: 新建文件夹 o\n"


def test_a_folder_for_one_file_is_refused_and_not_made(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "check", "a.txt", "-f", "json", "-o", "out/")
    assert (ran.code, ran.out) == (2, "")
    assert ran.faults() == ["checker: out/: 这是文件夹，而 json 是一个文件；请给其中的文件名"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("output", ["a.txt", "./a.txt"])
def test_a_page_is_not_written_over(capsys: Capture, tmp_path: Path, output: str) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    ran = run(capsys, "check", "a.txt", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.faults() == [f"checker: {output}: 报告会覆盖要核查的版面；请另取文件名"]
    assert page.read_text(encoding="utf-8") == WRONG


def test_a_page_in_the_folder_is_not_written_over_but_a_report_is(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "p/a.txt", WRONG)
    write(tmp_path / "p/empty.txt", "")
    (tmp_path / "p/bad.txt").write_bytes(b"\0\1" * 99)
    assert run(capsys, "check", "p", "-o", "p/a.txt").faults() == [
        "checker: p/a.txt: 报告会覆盖要核查的版面；请另取文件名"
    ]
    for options in ([], ["-q"], ["-f", "json"], ["-f", "html"]):
        for _ in range(2):
            ran = run(capsys, "check", "p", *options, "-o", "p/r.txt")
            assert "覆盖" not in ran.err
    other = write(tmp_path / "r.txt", "anything")
    run(capsys, "check", "p", "-o", "r.txt")
    assert other.read_text(encoding="utf-8") != "anything"


def test_a_file_where_a_folder_should_be_is_said(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    write(tmp_path / "out", "x")
    ran = run(capsys, "check", "a.txt", "-o", "out/a.json")
    assert (ran.code, ran.faults()) == (2, ["checker: out/a.json: 无法写入：不是文件夹"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "sarif", "junit", "gitlab"])
def test_a_full_disk_is_told_of_the_file(capsys: Capture, tmp_path: Path, form: str) -> None:
    write(tmp_path / "a.txt", WRONG)
    ran = run(capsys, "check", "a.txt", "-f", form, "-o", "/dev/full")
    assert (ran.code, ran.faults()) == (2, ["checker: /dev/full: 无法写入：磁盘已满"])
    ran = run(capsys, "figures", "a.txt", "-o", "/dev/full")
    assert (ran.code, ran.faults()) == (2, ["checker: /dev/full: 无法写入：磁盘已满"])


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_summary_that_cannot_be_written_is_named(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: Patch, form: str
) -> None:
    write(tmp_path / "a.txt", WRONG)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/summary.md")
    assert main(["check", "a.txt", "-f", form]) == 2
    out, err = capsysbinary.readouterr()
    said = "no/summary.md: 无法写入：没有这个文件或文件夹"
    assert err.decode().splitlines() == [f"checker: {said}", f"::error title=checker::{said}"]
    assert b"::error file=a.txt" in out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_folder_that_cannot_be_made_is_one_line(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    (tmp_path / "locked").mkdir(mode=0o500)
    ran = run(capsys, "check", "a.txt", "-o", "locked/out/a.json")
    assert (ran.code, len(ran.faults())) == (2, 1)


def test_what_a_killed_run_left_is_cleared(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RIGHT)
    for name in ("a.json.0123abcd.part", "r/page-0001.html.0123abcd.part", "mine.part"):
        write(tmp_path / name, "half")
    run(capsys, "check", "a.txt", "-f", "json", "-o", "a.json", "-f", "html", "-o", "r/")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.txt", "mine.part", "r"]
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == [
        "index.html",
        "page-0001.html",
    ]


def _interrupt(monkeypatch: Patch, after: int) -> None:
    """Press Ctrl-C when so many pages were written."""
    seen = [0]

    def interrupted(writer: object, page: object) -> bool:
        seen[0] += 1
        if seen[0] > after:
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr("checker.cli.json_outputs.JsonWriter.add_brief", interrupted)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "已中断：核查过的 3 版记在缓存里，再运行同一命令就从那里接着核查"),
        (["--no-cache"], "已中断：核查过的 3 版没有记下（未用缓存），再运行要从头核查"),
        (
            ["--cache", "a.txt/cache"],
            "已中断：核查过的 3 版没有记下（未用缓存），再运行要从头核查",
        ),
        (
            ["--lang", "en"],
            "interrupted: 3 pages are kept in the cache; the same command goes on there",
        ),
    ],
)
def test_ctrl_c_says_what_is_kept_and_leaves_old_reports_alone(
    capsys: Capture, tmp_path: Path, monkeypatch: Patch, options: list[str], said: str
) -> None:
    _interrupt(monkeypatch, after=2)
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        write(tmp_path / name, RIGHT)
    old = write(tmp_path / "a.json", "old")
    ran = run(capsys, "check", "a.txt", "b.txt", "c.txt", "d.txt", *options, "-o", old)
    assert (ran.code, ran.out) == (130, "")
    assert ran.faults()[-1] == f"checker: {said}"
    assert old.read_text(encoding="utf-8") == "old"


def test_ctrl_c_elsewhere_is_one_line_too(
    capsys: Capture, tmp_path: Path, monkeypatch: Patch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.cli.figures.check_pages", interrupted)
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "figures", "a.txt")
    assert (ran.code, ran.out, ran.err) == (130, "", "checker: 已中断\n")


@pytest.mark.parametrize("width", ["3", "39", "1001", "x", "-4", "٤٠"])
def test_a_width_that_cannot_be_is_one_line(capsys: Capture, tmp_path: Path, width: str) -> None:
    write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "check", "a.txt", f"--width={width}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.faults() == [
        f"checker: --width 须是 40 至 1000，不能是 '{width}'；用法见 checker check --help"
    ]
    assert run(capsys, "check", "a.txt", "--width", "40").code == 0
