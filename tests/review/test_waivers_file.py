"""A waivers file is read strictly: every fault with its line, all at once."""

import datetime as dt
from pathlib import Path

import pytest

from checker.core.errors import CheckerError
from checker.core.quote import Quote
from checker.review.waivers import Waiver
from checker.review.waivers_file import WaiversError, load_waivers, prune_waivers

GOOD = """\
# 头版
waivers:
  # 统计局有排名
  - rule: rank/first
    quotes:
      - 增长⟦61.27%⟧，增幅居全省首位
    reason: 省统计局快报有排名
    by: 王编辑
    until: 2022-12-31

  # 产值
  - rule: agreement/same
    decision: 口径不同
    quotes: [总产值⟦12亿元⟧, 规上总产值⟦9亿元⟧]
    indicators: [工业总产值, 规上工业总产值]
    reason: "统计范围不同：一为规上"
    page: 2022/04/13/A02.txt
# 完
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "waivers.yaml"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_load_waivers(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert load_waivers(path) == (
        Waiver(
            rule="rank/first",
            quotes=(Quote("增长", "61.27%", "，增幅居全省首位"),),
            reason="省统计局快报有排名",
            by="王编辑",
            until=dt.date(2022, 12, 31),
            path=str(path),
            line=4,
        ),
        Waiver(
            rule="agreement/same",
            decision="different-basis",
            quotes=(Quote("总产值", "12亿元", ""), Quote("规上总产值", "9亿元", "")),
            indicators=("工业总产值", "规上工业总产值"),
            reason="统计范围不同：一为规上",
            page="2022/04/13/A02.txt",
            path=str(path),
            line=12,
        ),
    )


@pytest.mark.parametrize(
    "text", ["", "# 尚无\n", "waivers:\n", "waivers: []\n", "\ufeffwaivers: []\n"]
)
def test_an_empty_file_has_no_waivers(tmp_path: Path, text: str) -> None:
    assert load_waivers(write(tmp_path, text)) == ()


ENTRY = "waivers:\n  - rule: a/b\n    reason: 已核\n    quotes: [增长⟦3%⟧]\n"
KEYS = "rule, decision, quotes, indicators, reason, by, decided, until, page"
KNOWN = "false-alarm, different-basis, 误报, 口径不同"
FAULTS = [
    (ENTRY + "    untill: 2022-01-01\n", [f"5: unknown key “untill”; known keys: {KEYS}"]),
    (ENTRY + "    reason: 再核\n", ["5: “reason” is given twice"]),
    (ENTRY + "    decision: maybe\n", [f"5: unknown decision “maybe”; known: {KNOWN}"]),
    (ENTRY + "    by: [王]\n", ["5: “by” must be text"]),
    (ENTRY + "    indicators: 产值\n", ["5: “indicators” must be a list"]),
    (
        ENTRY + "    indicators: [产值, 产值]\n",
        ["5: indicators names two different indicators"],
    ),
    ("waivers:\n  - rule: a/b\n", ["2: quotes is required", "2: reason is required"]),
    (
        "waivers:\n  - rule: a/b\n    reason:\n    quotes: [增长⟦3%⟧]\n",
        ["3: reason is required"],
    ),
    (
        "waivers:\n  - rule: a/b\n    reason: x\n    quotes: [增长3%]\n",
        ["4: a quote marks its figure, as in 年销售额⟦140亿元⟧，带动"],
    ),
    (
        "waivers:\n  - rule: a/b\n    reason: x\n    quotes: 增长⟦3%⟧\n",
        ["4: “quotes” must be a list"],
    ),
    (
        "waivers:\n  - rule: [a/b]\n    reason: {x: y}\n    quotes: [增长⟦3%⟧]\n",
        ["2: “rule” must be text", "3: “reason” must be text"],
    ),
    ("waivers:\n  - 增长3%\n", ["2: expected an entry with rule, quotes and reason"]),
    ("waivers: 无\n", ["1: expected a list of entries under “waivers:”"]),
    ("- rule: a/b\n", ["1: expected “waivers:” and a list of entries"]),
    ("waiver: []\n", ["1: unknown key “waiver”; known key: waivers"]),
    (
        "waivers:\n  - rule: a/b\n    resaon: x\n  - reason: x\n    quotes: [x]\n",
        [
            "2: quotes is required",
            "2: reason is required",
            f"3: unknown key “resaon”; known keys: {KEYS}",
            "4: rule is required",
            "5: a quote marks its figure, as in 年销售额⟦140亿元⟧，带动",
        ],
    ),
]


@pytest.mark.parametrize(("text", "faults"), FAULTS)
def test_all_faults_are_told_together(tmp_path: Path, text: str, faults: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(WaiversError) as caught:
        load_waivers(path)
    assert str(caught.value).splitlines() == [f"{path}:{fault}" for fault in faults]


UNREADABLE = [
    ("waivers: [\n", "2: not readable as YAML: "),
    ("a: &a [1]\nwaivers: *a\n", "2: aliases (*name) are not allowed"),
    ("waivers: " + "[" * 5000, "1: nested too deep"),
    ("waivers:\n  - reason: \x00\n", ""),
    (b"waivers:\n  - reason: \xb2\xbb\xd6\xaa\n", "2: expected UTF-8; save the file as UTF-8"),
    (b"#" * 5_000_001, " waivers file has 5000001 bytes; at most 5000000"),
]


@pytest.mark.parametrize(("text", "message"), UNREADABLE)
def test_a_file_that_is_none_is_one_clear_error(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CheckerError) as caught:
        load_waivers(path)
    assert str(caught.value).startswith(f"{path}:{message}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="waivers file cannot be read"):
        load_waivers(tmp_path / "none.yaml")


def test_a_python_tag_makes_nothing(tmp_path: Path) -> None:
    text = ENTRY + "    by: !!python/object/apply:os.getcwd []\n"
    with pytest.raises(WaiversError, match="“by” must be text"):
        load_waivers(write(tmp_path, text))


@pytest.mark.parametrize(
    "day", ["下周", "2022-02-30", "2022-4-1", "20220401", "", "２０２２-０４-０１"]
)
def test_a_broken_day_counts_as_expired(tmp_path: Path, day: str) -> None:
    (waiver,) = load_waivers(write(tmp_path, ENTRY + f"    until: {day}\n"))
    assert waiver.until is None
    assert waiver.is_expired(dt.date(1900, 1, 1))
    assert waiver.fault == (day or '""')


def test_pruning_keeps_the_others_to_the_byte(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert prune_waivers(path, load_waivers(path)[:1]) == 1
    head, _, tail = GOOD.partition("  - rule: rank/first\n")
    assert path.read_text(encoding="utf-8") == head + tail[tail.index("\n  # 产值") :]


def test_pruning_the_last_keeps_the_end(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert prune_waivers(path, load_waivers(path)[1:]) == 1
    kept = path.read_text(encoding="utf-8")
    assert kept == GOOD[: GOOD.index("  - rule: agreement")] + "# 完\n"


def test_pruning_all_leaves_an_empty_list(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert prune_waivers(path, load_waivers(path)) == 2
    assert load_waivers(path) == ()
    assert "waivers: []\n" in path.read_text(encoding="utf-8")


def test_pruning_nothing_leaves_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert prune_waivers(path, ()) == 0
    assert path.read_text(encoding="utf-8") == GOOD


def test_two_entries_on_a_line_are_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    entry = "{rule: a/b, reason: x, quotes: [增长⟦3%⟧]}"
    path = write(tmp_path, f"waivers: [{entry}, {entry}]\n")
    with pytest.raises(CheckerError, match="begin each entry on a line of its own"):
        prune_waivers(path, load_waivers(path)[:1])
    assert len(load_waivers(path)) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["waivers.yaml"]
