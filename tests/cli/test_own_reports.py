"""The checker's own reports in the folder of the pages are no pages."""

import gzip
from pathlib import Path

import pytest

from checker.archive.own_reports import is_own_report
from checker.archive.walk import Walk, count_pages, find_pages
from tests.cli.run import RIGHT, WRONG, run, write

Capture = pytest.CaptureFixture[str]
REPORTS = [
    ("text", ""),
    ("text", "--quiet"),
    ("text", "--all"),
    ("text", "--lang en"),
    ("text", "--lang en --quiet"),
    ("json", ""),
    ("jsonl", ""),
    ("html", ""),
    ("html", "--lang en"),
]
NO_REPORTS = [
    WRONG,
    "",
    "---\ndate: 2022-04-13\n---\n全市有97家。\n",
    '{"path": "a", "text": "全市有97家。"}\n',
    '{"id": "a", "date": "2022-04-13", "text": "全市有97家。"}\n',
    '{"path":"a.txt","date":null,"city":null,"title":null,"text":"全市有97家。"}\n',
    '{"schema":1,"tool":{"name":"other"}}\n',
    '<!doctype html>\n<html lang="zh">\n<head>\n<title>全市</title>\n',
    "据悉，数据5处：已核3，未核2。\n",
    "✗ 差错  全市\n    [见第2版]\n",
    "全市有97家。\n    [change/difference]\n",
]


@pytest.mark.parametrize(("form", "options"), REPORTS)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.jsonl.gz"])
def test_every_report_is_known_whatever_its_name(
    capsys: Capture, tmp_path: Path, form: str, options: str, name: str
) -> None:
    write(tmp_path / "pages/a.txt", WRONG)
    report = tmp_path / name
    run(capsys, "check", "pages", "-f", form, "-o", report, *options.split())
    if name.endswith(".gz"):
        report.write_bytes(gzip.compress(report.read_bytes()))
    assert is_own_report(str(report))


def test_a_report_over_many_pages_is_known(capsys: Capture, tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path / f"pages/{number}.txt", WRONG if number == 40 else RIGHT)
    run(capsys, "check", "pages", "-o", "a.txt")
    assert is_own_report(str(tmp_path / "a.txt"))


@pytest.mark.parametrize("text", NO_REPORTS)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_pages_are_no_reports(tmp_path: Path, text: str, name: str) -> None:
    assert not is_own_report(str(write(tmp_path / name, text)))


def test_what_cannot_be_read_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b"x" * 99)[:20])
    (tmp_path / "other.txt").write_bytes(bytes(range(256)) * 40)
    for name in ("torn.jsonl.gz", "other.txt", "none.txt", ""):
        assert not is_own_report(str(tmp_path / name))


def _paths(*given: str, walk: Walk) -> list[str]:
    return [source.path for source in find_pages(given, walk)]


def test_reports_are_left_out_and_said(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "pages/a.txt", WRONG)
    run(capsys, "check", "pages", "-f", "jsonl", "-o", "pages/o.jsonl")
    said: list[tuple[str, bool]] = []
    walk = Walk(left_out=lambda path, is_named: said.append((path, is_named)))
    assert _paths("pages", walk=walk) == ["pages/a.txt"]
    assert _paths("pages/*", walk=walk) == ["pages/a.txt"]
    assert _paths("pages/o.jsonl", walk=walk) == []
    assert said == [("pages/o.jsonl", False), ("pages/o.jsonl", False), ("pages/o.jsonl", True)]


def test_the_outputs_of_the_run_are_no_pages(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    out = write(tmp_path / "o.txt", "anything")
    walk = Walk(outputs=frozenset({str(out)}))
    assert _paths(str(tmp_path), walk=walk) == [(tmp_path / "a.txt").as_posix()]
    assert count_pages([str(tmp_path)], walk) == 1


def test_the_command_leaves_its_reports_out(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    first = run(capsys, "check", ".", "-o", "r.txt", "-o", "o.jsonl")
    assert (first.code, first.err) == (1, "")
    again = run(capsys, "check", ".", "-f", "json")
    assert [page["path"] for page in again.document()["pages"]] == ["a.txt"]
    assert again.err == ""
    listed = run(capsys, "check", ".", "--list-files")
    assert (listed.code, listed.out) == (0, "a.txt\t-\n")
    assert listed.faults() == [
        "checker: o.jsonl: 是 checker 写的报告，不是版面，略过",
        "checker: r.txt: 是 checker 写的报告，不是版面，略过",
    ]
    named = run(capsys, "check", "a.txt", "o.jsonl", "-q")
    assert (named.code, named.faults()) == (1, [listed.faults()[0]])
    assert run(capsys, "check", "o.jsonl").faults() == [
        "checker: o.jsonl: 是 checker 写的报告，不是版面，略过",
        "checker: o.jsonl: 没有找到版面；版面是 .txt、.md、.jsonl 或 .jsonl.gz 文件",
    ]
