"""`checker check`: what it prints, what it writes, and how it ends."""

import json
from pathlib import Path

import pytest

from checker.archive.run import Progress as Counts
from checker.cli import main
from checker.cli.progress import Progress
from tests.cli.run import RIGHT, WRONG, run, run_process, write

Capture = pytest.CaptureFixture[str]


def test_a_page_with_a_wrong_difference_fails(capsys: Capture, tmp_path: Path) -> None:
    ran = run(capsys, "check", write(tmp_path / "a.txt", WRONG))
    assert ran.code == 1
    assert "\n    411家 − 97家 = 314家" in ran.out
    assert "文中为324家" in ran.out
    assert "[change/difference]" in ran.out
    assert ran.err == ""


def test_a_page_without_faults_ends_with_zero_and_its_coverage(
    capsys: Capture, tmp_path: Path
) -> None:
    ran = run(capsys, "check", write(tmp_path / "a.txt", RIGHT))
    assert ran.code == 0
    assert "未见不符" in ran.out
    assert "数据5处：已核" in ran.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "error"], 1),
        (["--fail-on", "query"], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "change/difference"], 0),
        (["--ignore", "change/,enumeration/"], 0),
        (["--ignore", "CHG-01"], 0),
        (["--select", "change/difference"], 1),
        (["--select", "CHG-01"], 1),
        (["--select", "dates", "--select", "date/"], 2),
        (["--select", "date"], 0),
        (["--select", "all"], 1),
        (["--select", "default", "--ignore", "change"], 0),
    ],
)
def test_exit_codes(capsys: Capture, tmp_path: Path, options: list[str], code: int) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    assert run(capsys, "check", page, *options).code == code


def test_json_is_the_contract_and_nothing_else_is_printed(capsys: Capture, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", WRONG)
    ran = run(capsys, "check", path, "--format", "json", "--date", "2022-04-13")
    (page,) = ran.document()["pages"]
    assert (page["path"], page["date"], page["characters"]) == (
        path.as_posix(),
        "2022-04-13",
        len(WRONG),
    )
    (fail,) = [claim for claim in page["claims"] if claim["verdict"] == "fail"]
    assert fail["rule"] == "change/difference"
    text = {figure["id"]: figure["text"] for figure in page["figures"]}
    assert {name: [text[i] for i in ids] for name, ids in fail["slots"].items()}["delta"] == [
        "324家"
    ]


def test_several_formats_go_to_their_files(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    form = ["--format", "json", "-o", "out/a.json", "--format", "html", "-o", "a.html"]
    ran = run(
        capsys, "check", page, "--format", "text", *form, "-o", "b.jsonl", "--color", "always"
    )
    assert ran.code == 1
    assert "\x1b[31m✗ 差错" in ran.out
    assert json.loads((tmp_path / "out/a.json").read_bytes())["summary"]["fail"] == 1
    first, last = (tmp_path / "b.jsonl").read_bytes().splitlines()
    assert json.loads(first)["path"] == page.as_posix()
    assert json.loads(last)["summary"]["fail"] == 1
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_text_file_holds_no_colours_but_the_problems(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    out = tmp_path / "report.txt"
    ran = run(capsys, "check", page, tmp_path / "no.txt", "--color", "always", "-o", out)
    assert (ran.code, ran.out) == (2, "")
    text = out.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "! 未能核查：没有这个文件" in text


def test_english(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", RIGHT)
    ran = run(capsys, "check", page, "--lang", "en")
    assert "nothing contradicts" in ran.out
    assert "not checked:" in ran.out


def test_quiet_prints_nothing_where_nothing_fails(capsys: Capture, tmp_path: Path) -> None:
    assert run(capsys, "check", write(tmp_path / "a.txt", RIGHT), "-q").out == ""


def test_all_lists_passes_and_what_was_not_checked(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", f"{RIGHT}\n另有读者8400人。\n")
    ran = run(capsys, "check", page, "--all")
    assert "✓ 相符  411家 − 97家 = 314家" in ran.out
    assert "· 未核的数据：" in ran.out
    assert "8400人(3)" in ran.out


def test_a_folder_is_checked_in_the_order_of_names(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "pages/2022/04/13/A02.txt", WRONG)
    write(tmp_path / "pages/2022/04/12/A01.txt", RIGHT)
    write(tmp_path / "pages/notes.pdf", "x")
    ran = run(capsys, "check", "pages", "--format", "json")
    pages = ran.document()["pages"]
    assert [(page["path"], page["date"]) for page in pages] == [
        ("pages/2022/04/12/A01.txt", "2022-04-12"),
        ("pages/2022/04/13/A02.txt", "2022-04-13"),
    ]


def test_the_date_given_goes_before_that_of_the_path(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "20220413-A02.txt", RIGHT)
    options = ("--date", "2022-05-01", "--format", "json")
    (page,) = run(capsys, "check", "20220413-A02.txt", *options).document()["pages"]
    assert page["date"] == "2022-05-01"


def test_files_are_listed_and_not_checked(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "2022/04/13/A02.txt", WRONG)
    write(tmp_path / "2022/x.txt", WRONG)
    ran = run(capsys, "check", "2022", "--list-files")
    assert (ran.code, ran.out) == (0, "2022/04/13/A02.txt\t2022-04-13\n2022/x.txt\t-\n")


def test_html_is_refused_on_a_terminal_but_may_go_into_a_pipe(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    assert run(capsys, "check", page, "-f", "html").out.startswith("<!doctype html>")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = run(capsys, "check", page, "-f", "html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.faults() == ["checker: html 不能写到终端；请给文件名：-f html -o report.html"]
    assert run(capsys, "check", page, "-f", "html", "-o", "a.html").code == 1


def test_standard_input_is_a_page() -> None:
    ran = run_process("check", "-", "--format", "json", given=WRONG.encode("gb18030"))
    assert ran.code == 1
    (page,) = ran.document()["pages"]
    assert page["path"] == "-"
    assert ran.document()["summary"]["error"] == 1


def test_standard_input_and_files_keep_their_order(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.txt", RIGHT), write(tmp_path / "b.txt", RIGHT)
    ran = run_process("check", a, "-", b, "--format", "json", given=RIGHT.encode())
    paths = [page["path"] for page in ran.document()["pages"]]
    assert paths == [a.as_posix(), "-", b.as_posix()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--write-baseline", "base.json"],
        ["--baseline", "base.json", "--write-baseline"],
        ["--baseline", "base.json", "--write-baseline", "base.json"],
    ],
)
def test_a_baseline_lets_known_fails_pass(
    capsys: Capture, tmp_path: Path, arguments: list[str]
) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    ran = run(capsys, "check", *arguments, page, "-q")
    assert ran.code == 0
    assert ran.err == "checker: base.json: 已收入 1 条\n"
    ran = run(capsys, "check", page, "--baseline", "base.json")
    assert ran.code == 0
    assert "基线中已有 1" in ran.out


def test_a_baseline_says_that_one_line_stands_for_the_same_words_on_two_pages(
    capsys: Capture, tmp_path: Path
) -> None:
    pages = [write(tmp_path / name, WRONG) for name in ("a.txt", "b.txt")]
    ran = run(capsys, "check", "--write-baseline", "base.json", *pages, "-q")
    assert ran.err == "checker: base.json: 已收入 1 条（共 2 处，同样的话记作一条）\n"


WAIVERS = """waivers:
  - rule: change/difference
    quotes: [从2018年初的⟦97家⟧，增加到, 2021年的⟦411家⟧，新增, 新增⟦324家⟧。]
    reason: 口径见附注
    by: 王编辑
    until: 2030-12-31
"""


def test_waivers_beside_the_page_hold(capsys: Capture, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", WRONG)
    report = run(capsys, "check", page, "--format", "json").document()
    (fail,) = [c for c in report["pages"][0]["claims"] if c["verdict"] == "fail"]
    text = {figure["id"]: figure["text"] for figure in report["pages"][0]["figures"]}
    quotes = [text[number] for number in fail["figures"]]
    waiver = WAIVERS.replace(
        "[从2018年初的⟦97家⟧，增加到, 2021年的⟦411家⟧，新增, 新增⟦324家⟧。]",
        str([WRONG.strip().replace(quote, f"⟦{quote}⟧") for quote in quotes]),
    )
    write(tmp_path / "waivers.yaml", waiver)
    ran = run(capsys, "check", page)
    assert (ran.code, "豁免 1" in ran.out) == (0, True)
    ran = run(capsys, "check", page, "--today", "2031-01-01")
    assert ran.code == 1
    assert "已于 2030-12-31 到期" in ran.err
    ran = run(capsys, "waivers", "prune", page)
    assert "删去 0 条豁免，留下 1 条" in ran.out
    write(page, RIGHT)
    stale = "没有结果与之相符"
    assert stale not in run(capsys, "check", page).err
    ran = run(capsys, "check", str(tmp_path))
    assert (ran.code, stale in ran.err) == (0, True)
    write(tmp_path / "b.txt", "")
    assert stale not in run(capsys, "check", str(tmp_path)).err
    (tmp_path / "b.txt").unlink()
    # It names no page, so it may be of another one; the folder tells.
    assert "删去 0 条豁免，留下 1 条" in run(capsys, "waivers", "prune", page).out
    assert "删去 1 条豁免，留下 0 条" in run(capsys, "waivers", "prune", str(tmp_path)).out


def test_rules_of_the_newsroom_are_added(capsys: Capture, tmp_path: Path) -> None:
    rule = """rules:
  - id: house/brand
    title: 不写“第一品牌”
    pattern: 第一品牌
    severity: query
    why: 广告法。
    message: 宜删去“第一品牌”
    examples:
      pass: [本地品牌有3个。, 全市品牌5个。]
      fail:
        - {text: 这是第一品牌。, message: 宜删去“第一品牌”}
        - {text: 它是全国第一品牌。, message: 宜删去“第一品牌”}
"""
    write(tmp_path / "house/brand.yaml", rule)
    page = write(tmp_path / "a.txt", "它是我市的第一品牌，有3家店。\n")
    ran = run(capsys, "check", page, "--rules", "house", "--fail-on", "query")
    assert ran.code == 1
    assert "宜删去“第一品牌”" in ran.out


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path / f"pages/{number:02}.txt", WRONG if number % 3 else RIGHT)
    options = ("check", "pages", "--format", "json", "--no-cache")
    one = run_process(*options, "-j", "1", folder=tmp_path)
    two = run_process(*options, "-j", "2", folder=tmp_path)
    assert one.code == two.code == 1
    assert one.out == two.out
    assert one.document()["summary"]["pages"] == 30


def test_inside_actions_annotations_come_by_themselves(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    page = write(tmp_path / "a.txt", WRONG)
    assert main(["check", str(page)]) == 1
    assert b"::error file=" in capsysbinary.readouterr().out


def test_html_as_a_folder_has_an_index_and_a_file_for_each_page(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "pages/a.txt", WRONG)
    write(tmp_path / "pages/b.txt", RIGHT)
    assert run(capsys, "check", "pages", "--format", "html", "-o", "report/").code == 1
    names = sorted(path.name for path in (tmp_path / "report").iterdir())
    assert names == ["index.html", "page-0001.html", "page-0002.html"]


def test_progress_is_told_now_and_then(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("checker.cli.progress.time.monotonic", lambda: now[0])
    with Progress("zh", is_quiet=False) as progress:
        for pages, seconds in ((1, 1.0), (400, 20.0), (401, 21.0), (900, 40.0)):
            now[0] = seconds
            progress.show(Counts(pages=pages))
    assert capsys.readouterr().err.splitlines() == [
        "checker: 已核查 400 版，每秒 20 版",
        "checker: 已核查 900 版，每秒 22 版",
    ]
