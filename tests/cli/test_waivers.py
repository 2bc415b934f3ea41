"""Waivers on the command line: which of them are told of, and which are removed."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.run import RIGHT, WRONG, run, run_process, write

Capture = pytest.CaptureFixture[str]
DAY = ("--today", "2022-04-14")
QUOTES = [
    "从2018年初的⟦97家⟧，增加到",
    "增加到2021年的⟦411家⟧，新增",
    "，新增⟦324家⟧。",
]
STALE = "没有结果与之相符，可用 checker waivers prune 删去"


def _entry(quotes: list[str] = QUOTES, **keys: str) -> str:
    more = "".join(f"\n    {key}: {value}" for key, value in keys.items())
    lines = "".join(f"\n      - {quote}" for quote in quotes)
    return f"  - rule: change/difference\n    quotes:{lines}\n    reason: 已核{more}\n"


def _waivers(path: Path, *entries: str) -> Path:
    return write(path, "waivers:\n" + "".join(entries))


def _told(capsys: Capture, *arguments: str) -> list[str]:
    return [line.removeprefix("checker: ") for line in run(capsys, *arguments, *DAY).faults()]


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["a.txt"], [4]),
        (["b.txt"], [9]),
        (["a.txt", "b.txt"], [4, 9]),
        (["c.txt"], []),
        (["."], [4, 9, 14]),
        (["*.txt"], [4, 9]),
    ],
)
def test_an_unused_waiver_is_told_only_if_its_page_was_checked(
    capsys: Capture, tmp_path: Path, paths: list[str], told: list[int]
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path / name, RIGHT)
    pages = ("a.txt", "b.txt", "", "d.txt")
    entries = [_entry(QUOTES[:1], page=page or '""') for page in pages]
    file = _waivers(tmp_path / "waivers.yaml", "# a\n# b\n", *entries)
    lines = [number for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)]
    assert lines[-1] == 3 + 5 * len(pages)
    expected = [f"waivers.yaml:{line}: 豁免（change/difference）{STALE}" for line in told]
    assert _told(capsys, "check", *paths) == expected


@pytest.mark.parametrize(
    ("paths", "is_told"), [(["."], True), (["pages"], False), (["pages", "."], True)]
)
def test_one_without_page_is_told_where_its_whole_folder_is_checked(
    capsys: Capture, tmp_path: Path, paths: list[str], is_told: bool
) -> None:
    write(tmp_path / "pages/a.txt", RIGHT)
    _waivers(tmp_path / "waivers.yaml", _entry())
    said = _told(capsys, "check", *paths, "--waivers", "waivers.yaml")
    assert said == ([f"waivers.yaml:2: 豁免（change/difference）{STALE}"] if is_told else [])


@pytest.mark.parametrize(
    ("path", "page", "is_told"),
    [("b.txt", "a.txt", False), ("b.txt", "b.txt", True), ("b.txt", '""', True)],
)
def test_an_expired_one_is_told_unless_its_page_is_another(
    capsys: Capture, tmp_path: Path, path: str, page: str, is_told: bool
) -> None:
    write(tmp_path / "b.txt", RIGHT)
    _waivers(tmp_path / "waivers.yaml", _entry(until="2022-04-13", page=page))
    said = ["waivers.yaml:2: 豁免（change/difference）已于 2022-04-13 到期"]
    assert _told(capsys, "check", path) == (said if is_told else [])


def test_only_changed_pages_tell_of_theirs(capsys: Capture, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, RIGHT)
    entries = [_entry(QUOTES[:1], page=page) for page in ("a.txt", "b.txt", '""')]
    _waivers(tmp_path / "waivers.yaml", *entries)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.c")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "pages"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    write(tmp_path / "b.txt", RIGHT + "\n此外无事。\n")
    said = _told(capsys, "check", ".", "--changed-since", "HEAD")
    assert said == [f"waivers.yaml:7: 豁免（change/difference）{STALE}"]


@pytest.mark.parametrize(
    "quotes",
    [["⟦324家⟧"], ["⟦97家⟧", "⟦411家⟧", "⟦324家⟧"], [*QUOTES[:2], "⟦324家⟧"]],
)
def test_a_figure_without_words_around_is_told_how_to_be_quoted(
    capsys: Capture, tmp_path: Path, quotes: list[str]
) -> None:
    write(tmp_path / "a.txt", WRONG)
    _waivers(tmp_path / "waivers.yaml", _entry(quotes))
    (said,) = _told(capsys, "check", ".", "-q")
    assert said == (
        "waivers.yaml:2: 豁免（change/difference）的引文只有数据、没有前后文字，不起作用；请写作 "
        "“技术企业从2018年初的⟦97家⟧，增加到2021年的41”、"
        "“7家，增加到2021年的⟦411家⟧，新增324家。”、"
        "“021年的411家，新增⟦324家⟧。”"
    )
    assert "删去 0 条豁免，留下 1 条" in run(capsys, "waivers", "prune", ".", *DAY).out


def test_one_that_names_no_figure_of_the_finding_is_stale(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    _waivers(tmp_path / "waivers.yaml", _entry(["⟦325家⟧"]))
    assert _told(capsys, "check", ".", "-q")[0].endswith(STALE)


def test_what_is_told_of_waivers_is_english_where_that_is_asked_for(
    capsys: Capture, tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", WRONG)
    partly, bare = QUOTES[:2], ["⟦97家⟧"]
    entries = [_entry(until="2022-04-13"), _entry(until="x"), _entry(["⟦1家⟧"]), _entry(bare)]
    _waivers(tmp_path / "waivers.yaml", *entries, _entry(partly))
    said = _told(capsys, "check", ".", "-q", "--lang", "en")
    assert [line.partition("(change/difference) ")[2].partition(";")[0] for line in said] == [
        "fits no finding",
        "quotes only some figures of its finding and does not hold",
        "quotes a figure without words around it and does not hold",
        "expired on 2022-04-13",
        "counts as expired: its until “x” is no day like 2022-12-31",
    ]


PRUNED = [
    "  waivers.yaml:2  change/difference  已于 2022-04-13 到期：从2018年初的⟦97家⟧，增加到",
    "  waivers.yaml:9  change/difference  没有结果与之相符：全市有⟦3家⟧企业",
]


def test_pruning_lists_what_it_takes_out(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    entries = [_entry(until="2022-04-13"), _entry(["全市有⟦3家⟧企业"], page="a.txt"), _entry()]
    file = _waivers(tmp_path / "waivers.yaml", *entries)
    before = file.read_bytes()
    ran = run(capsys, "waivers", "prune", ".", "--dry-run", *DAY)
    assert (ran.code, ran.err) == (0, "")
    head = "waivers.yaml：可删去 2 条豁免，留下 1 条（--dry-run：文件未改）"
    assert ran.out.splitlines() == [head, *PRUNED]
    assert file.read_bytes() == before
    ran = run(capsys, "waivers", "prune", ".", *DAY)
    assert ran.out.splitlines() == ["waivers.yaml：删去 2 条豁免，留下 1 条", *PRUNED]
    assert file.read_text(encoding="utf-8") == "waivers:\n" + _entry()
    ran = run(capsys, "waivers", "prune", ".", *DAY)
    assert ran.out.splitlines() == ["waivers.yaml：删去 0 条豁免，留下 1 条"]


def test_pruning_over_some_pages_leaves_those_of_others(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / "pages/a.txt", RIGHT)
    file = _waivers(tmp_path / "waivers.yaml", _entry(), _entry(QUOTES[:1], page="b.txt"))
    before = file.read_bytes()
    ran = run(capsys, "waivers", "prune", "pages", "--waivers", "waivers.yaml", *DAY)
    assert ran.out.splitlines() == [
        "waivers.yaml：删去 0 条豁免，留下 2 条",
        "另有 1 条没有写明版面（page），未动：核查整个文件夹 . 才能判断",
    ]
    assert file.read_bytes() == before


@pytest.mark.parametrize("decision", ["误报", "口径不同", "false-alarm", "different-basis"])
def test_both_ways_to_write_a_decision_hold(capsys: Capture, tmp_path: Path, decision: str) -> None:
    write(tmp_path / "a.txt", WRONG)
    _waivers(tmp_path / "waivers.yaml", _entry(decision=decision))
    ran = run(capsys, "check", "a.txt", *DAY)
    assert (ran.code, ran.err) == (0, "")


def test_a_faulty_waivers_file_is_told_in_chinese(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WRONG)
    _waivers(tmp_path / "waivers.yaml", _entry(["324家"], why="x", decision="错"))
    ran = run_process("check", "a.txt", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    keys = "rule, decision, quotes, indicators, reason, by, decided, until, page"
    assert ran.faults() == [
        "checker: waivers.yaml:4: 引文要标出数据，如 年销售额⟦140亿元⟧，带动",
        f"checker: waivers.yaml:6: 没有“why”这个键；可用：{keys}",
        "checker: waivers.yaml:7: decision 不能是“错”；"
        "可用：false-alarm, different-basis, 误报, 口径不同",
    ]


PAGE = "pages/2022/04/14/X.txt"
NEAR = [PAGE, "pages/2022", "pages/**/*.txt", "pages/2022/04/*/X.txt", "pages"]


@pytest.mark.parametrize("path", NEAR)
@pytest.mark.parametrize("home", ["pages", "pages/2022", "."])
def test_a_page_finds_the_waivers_of_a_folder_above(
    capsys: Capture, tmp_path: Path, path: str, home: str
) -> None:
    write(tmp_path / PAGE, WRONG)
    write(tmp_path / "checker.yaml", "fail-on: query\n")
    _waivers(tmp_path / home / "waivers.yaml", _entry(page=PAGE))
    is_below = home == "pages/2022" and path in ("pages", "pages/**/*.txt")
    ran = run(capsys, "check", path, *DAY)
    assert (ran.code, ran.err) == (int(is_below), "")


def test_several_pages_read_their_one_file_once(capsys: Capture, tmp_path: Path) -> None:
    names = ("pages/1/a.txt", "pages/2/b.txt")
    for name in names:
        write(tmp_path / name, RIGHT)
    _waivers(tmp_path / "pages/waivers.yaml", _entry(page="1/a.txt"), _entry(page="3/c.txt"))
    said = [f"pages/waivers.yaml:2: 豁免（change/difference）{STALE}"]
    assert _told(capsys, "check", *names) == said
    assert _told(capsys, "check", names[1]) == []


def test_the_nearest_file_counts(capsys: Capture, tmp_path: Path) -> None:
    write(tmp_path / PAGE, WRONG)
    _waivers(tmp_path / "waivers.yaml", _entry())
    _waivers(tmp_path / "pages/2022/waivers.yaml", _entry(["全市有⟦3家⟧企业"], page=PAGE))
    assert run(capsys, "check", PAGE, *DAY).faults() == [
        f"checker: pages/2022/waivers.yaml:2: 豁免（change/difference）{STALE}"
    ]


@pytest.mark.parametrize("root", [".git", "checker.yaml", "working folder"])
def test_nothing_above_the_root_is_read(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    write(tmp_path / "waivers.yaml", "faulty: yes\n")
    write(tmp_path / "repo" / PAGE, WRONG)
    if root == ".git":
        (tmp_path / "repo/.git").mkdir()
    elif root == "checker.yaml":
        write(tmp_path / "repo/checker.yaml", "fail-on: error\n")
    else:
        monkeypatch.chdir(tmp_path / "repo")
    page = PAGE if root == "working folder" else f"repo/{PAGE}"
    for path in (page, page.removesuffix("/X.txt"), page.replace("X", "*")):
        ran = run(capsys, "check", path, *DAY)
        assert (ran.code, ran.err) == (1, "")
    _waivers(tmp_path / "repo/waivers.yaml", _entry())
    assert run(capsys, "check", page, *DAY).code == 0


def test_a_page_outside_the_working_folder_has_no_root(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / PAGE, WRONG)
    _waivers(tmp_path / "pages/waivers.yaml", _entry())
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run(capsys, "check", tmp_path / PAGE, *DAY).code == 1
    assert run(capsys, "check", tmp_path / "pages", *DAY).code == 0
    (tmp_path / ".git").mkdir()
    assert run(capsys, "check", f"../{PAGE}", *DAY).code == 0


@pytest.mark.parametrize("page", ["A02.txt", "13/A02.txt", "pages/13/A02.txt"])
def test_a_page_of_the_same_name_tells_of_no_other_ones_waiver(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    write(tmp_path / "pages/13/A02.txt", WRONG)
    write(tmp_path / "pages/14/A02.txt", RIGHT)
    (tmp_path / ".git").mkdir()
    file = _waivers(tmp_path / "pages/waivers.yaml", _entry(page=page))
    before = file.read_bytes()
    assert _told(capsys, "check", "pages/14") == []
    monkeypatch.chdir(tmp_path / "pages/14")
    assert _told(capsys, "check", "A02.txt") == []
    assert run(capsys, "waivers", "prune", "A02.txt", *DAY).code == 0
    assert file.read_bytes() == before
