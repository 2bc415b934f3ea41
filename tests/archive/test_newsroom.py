"""What a newsroom does with its archive, from the first run on, by the command alone.

With CHECKER_FULL=1 the archive has 10,000 pages and 200 planted contradictions.
"""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from msgspec import Struct

from tests.archive.command import checker, plain_environment
from tests.archive.make_archive import Planted, write_archive
from tests.archive.read_back import (
    junit_counts,
    junit_failures,
    pack,
    sarif_identities,
    sarif_planted,
    sarif_results,
)

pytest.importorskip("junitparser")
IS_FULL = bool(os.environ.get("CHECKER_FULL"))
PAGES, PLANTED = (10_000, 200) if IS_FULL else (240, 12)
ALL = [f"--output={name}" for name in ("a.sarif", "a.xml", "a.jsonl")]


class Room(Struct, frozen=True):
    """A newsroom: its folder, and what is wrong in its archive."""

    home: Path
    planted: tuple[Planted, ...]

    def expected(self) -> list[tuple[str, str]]:
        """Return page and pack of each planted contradiction, in reading order."""
        return [(planted.path, planted.pack) for planted in self.planted]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    home = tmp_path_factory.mktemp("newsroom")
    planted = write_archive(home, PAGES, PLANTED)
    assert len(planted) == PLANTED
    return Room(home, planted)


def _years(room: Room) -> list[str]:
    return sorted(path.name for path in room.home.iterdir() if path.name.isdigit())


def _check(room: Room, *options: str) -> int:
    command = ("check", *_years(room), "--cache", "cache", "--fail-on", "query")
    done = checker(*command, *options, cwd=room.home)
    assert "Traceback" not in done.err
    assert done.code in (0, 1), done.err
    return done.code


def _agree(room: Room, expected: list[tuple[str, str]]) -> None:
    """Assert that SARIF and JUnit hold exactly these open findings."""
    assert sarif_identities(room.home / "a.sarif") == expected
    assert junit_failures(room.home / "a.xml") == expected


def test_the_first_run_finds_exactly_what_was_planted(room: Room) -> None:
    assert _check(room, "-j", "2", *ALL) == 1
    _agree(room, room.expected())
    assert set(room.planted) <= sarif_planted(room.home / "a.sarif", room.home)
    tests, failures, errors, skipped = junit_counts(room.home / "a.xml")
    assert (failures, errors) == (PLANTED, 0)
    assert tests > failures + skipped > 0
    lines = (room.home / "a.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [page for line in lines if "path" in (page := json.loads(line))]
    assert [page["path"] for page in pages] == sorted(page["path"] for page in pages)
    assert len(pages) == PAGES
    assert pages[0]["date"] == "2003-01-01"


def test_a_cached_run_says_the_same_to_the_byte(room: Room) -> None:
    _check(room, "-j", "2", *ALL)
    first = [(room.home / name).read_bytes() for name in ("a.sarif", "a.xml", "a.jsonl")]
    started = time.monotonic()
    _check(room, "-j", "1", *ALL)
    assert [(room.home / name).read_bytes() for name in ("a.sarif", "a.xml", "a.jsonl")] == first
    print(f"{PAGES} pages from the cache: {time.monotonic() - started:.1f} s")


def test_a_baseline_starts_green_and_only_new_findings_fail(room: Room) -> None:
    assert _check(room, "--baseline", "base.json", "--write-baseline") in (0, 1)
    assert _check(room, "--baseline", "base.json", *ALL) == 0
    _agree(room, [])
    assert len(sarif_results(room.home / "a.sarif")) == PLANTED
    clean = next(
        page
        for page in sorted(room.home.glob("2*/**/*.txt"))
        if page.relative_to(room.home).as_posix() not in {p.path for p in room.planted}
    )
    text = clean.read_text(encoding="utf-8")
    slip = "今年新开设便民服务点，全市药店从120家增加到150家，新增40家。\n"
    try:
        clean.write_text(f"{text}\n{slip}", encoding="utf-8")
        assert _check(room, "--baseline", "base.json", *ALL) == 1
        _agree(room, [(clean.relative_to(room.home).as_posix(), "change")])
    finally:
        clean.write_text(text, encoding="utf-8")
    assert _check(room, "--baseline", "base.json", *ALL) == 0


def test_an_edited_page_is_open_no_more(room: Room) -> None:
    first = next(planted for planted in room.planted if planted.pack == "change")
    page = room.home / first.path
    text = page.read_text(encoding="utf-8")
    right = f"{int(first.wrong.removesuffix('家')) - 10}家"
    assert text.count(first.wrong) == 1
    try:
        page.write_text(text.replace(first.wrong, right), encoding="utf-8")
        assert _check(room, *ALL) == 1
        _agree(room, [pair for pair in room.expected() if pair[0] != first.path])
    finally:
        page.write_text(text, encoding="utf-8")


def test_a_waived_finding_stays_in_the_report_and_does_not_fail(room: Room) -> None:
    waived = room.planted[0]
    (room.home / "w.yaml").write_text(_waiver(room, waived), encoding="utf-8")
    assert _check(room, "--waivers", "w.yaml", *ALL) == 1
    _agree(room, room.expected()[1:])
    suppressed = [r for r in sarif_results(room.home / "a.sarif") if r.get("suppressions")]
    (result,) = suppressed
    assert pack(result["ruleId"]) == waived.pack
    assert "统计口径不同" in result["suppressions"][0]["justification"]


def _waiver(room: Room, waived: Planted) -> str:
    """Return a waivers file for one finding, its quotes taken from the JSON report."""
    done = checker("check", waived.path, "--format", "json", cwd=room.home)
    (page,) = json.loads(done.out)["pages"]
    (claim,) = [claim for claim in page["claims"] if claim["verdict"] == "fail"]
    text = (room.home / waived.path).read_text(encoding="utf-8")
    figures = [page["figures"][number] for number in claim["figures"]]
    quotes = []
    for figure in figures:
        start, end = figure["start"], figure["end"]
        before = text[max(0, start - 6) : start].split("\n")[-1]
        after = text[end : end + 6].split("\n")[0]
        quotes.append(f"{before}⟦{text[start:end]}⟧{after}")
    lines = "".join(f'\n      - "{quote}"' for quote in quotes)
    return (
        f"waivers:\n  - rule: {claim['rule']}\n    quotes:{lines}\n"
        "    reason: 统计口径不同，编辑已核\n    by: 值班编辑\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_killed_run_goes_on_and_finds_the_same(room: Room, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", *_years(room), "-j", "2"]
    command += ["--cache", str(tmp_path / "cache"), "--format", "jsonl", "-o", "killed.jsonl"]
    (room.home / "killed.jsonl").write_text("the run before\n", encoding="utf-8")
    run = subprocess.Popen(
        command, cwd=room.home, env=plain_environment(), stderr=subprocess.DEVNULL
    )
    written = partial(_has_entries, tmp_path / "cache")
    while run.poll() is None and not written():
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    if run.returncode == -signal.SIGKILL:
        assert (room.home / "killed.jsonl").read_text(encoding="utf-8") == "the run before\n"
    assert _check(room, "--cache", str(tmp_path / "cache"), "-j", "2", *ALL) == 1
    _agree(room, room.expected())


def _has_entries(cache: Path) -> bool:
    return any(path.stat().st_size > 100_000 for path in cache.glob("*"))


def test_a_page_that_cannot_be_read_ends_the_run_with_2_after_all_others(room: Room) -> None:
    bad = room.home / "2003" / "01" / "10"
    page = sorted(bad.glob("*.txt"))[3]
    text = page.read_bytes()
    try:
        page.write_bytes(b"\x00\x01\x02" * 100)
        command = ("check", *_years(room), "--cache", "cache", "--fail-on", "query")
        done = checker(*command, *ALL, cwd=room.home)
    finally:
        page.write_bytes(text)
    assert done.code == 2
    assert f"{page.relative_to(room.home).as_posix()}: 不是文本" in done.err
    shown = page.relative_to(room.home).as_posix()
    _agree(room, [pair for pair in room.expected() if pair[0] != shown])
    assert junit_counts(room.home / "a.xml")[2] == 1
