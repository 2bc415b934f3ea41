"""A run over many pages: order, processes, cache, and what goes wrong on the way."""

import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from checker.archive import run as run_module
from checker.archive import worker as worker_module
from checker.archive.run import NO_CACHE, CacheChoice, Progress, Run, check_archive, check_to_forms
from checker.archive.source import PageSource
from checker.archive.walk import find_pages
from checker.archive.worker import CheckPage
from checker.check import Options
from checker.core.cache import open_whole
from checker.core.model import PageReport
from checker.read import decode as decode_module
from checker.report.fault_words import fault_in
from checker.report.page_form import PageForm
from tests.archive import stand_in

JOBS = [1, 2, 3]
_IN_TWO = Run(jobs=2, cache=NO_CACHE, check=stand_in.say_text)


def _texts(count: int) -> list[PageSource]:
    return [PageSource(f"p#{n:04}", text=f"{n:04}") for n in range(count)]


def _run(
    sources: Sequence[PageSource] | Iterator[PageSource],
    check: CheckPage = stand_in.say_text,
    jobs: int = 1,
    cache: CacheChoice = NO_CACHE,
) -> tuple[list[PageReport], list[str], Progress]:
    notices: list[str] = []
    seen = [Progress()]
    reports = check_archive(
        sources, stand_in.RULES, run=Run(jobs, cache, seen.append, notices.append, check)
    )
    return list(reports), notices, seen[-1]


def _said(reports: Sequence[PageReport]) -> list[str]:
    return [
        report.findings[0].message.split("|")[0] if report.findings else "" for report in reports
    ]


@pytest.mark.parametrize("jobs", JOBS)
def test_reports_come_in_reading_order(jobs: int) -> None:
    reports, notices, last = _run(_texts(400), stand_in.take_time, jobs)
    assert _said(reports) == [f"{n:04}" for n in range(400)]
    assert [report.path for report in reports] == [f"p#{n:04}" for n in range(400)]
    assert notices == []
    assert last == Progress(pages=400, kept=0)


def test_the_reports_are_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    sources = _texts(150)
    cache = CacheChoice(folder=tmp_path)
    one, *others = [
        _run(sources, jobs=jobs, cache=kept)[0]
        for jobs, kept in ((1, NO_CACHE), (2, NO_CACHE), (3, cache), (2, cache), (1, cache))
    ]
    assert all(other == one for other in others)


def test_what_a_line_says_of_its_page_is_used_where_the_page_is_silent() -> None:
    day = dt.date(2022, 4, 13)
    silent = PageSource("a", text="甲", date=day, title="要闻", meta={"n": "3"})
    speaking = PageSource("b", text="---\ndate: 2022-04-14\n---\n乙", date=day)
    reports, _, _ = _run([silent, speaking])
    assert reports[0].findings[0].message == "甲|2022-04-13|要闻|{'n': '3'}"
    assert reports[1].page is not None
    assert reports[1].page.date == dt.date(2022, 4, 14)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_checks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    calls = tmp_path / "calls"
    monkeypatch.setenv("CALLS", str(calls))
    cache = CacheChoice(folder=tmp_path / "cache")
    sources = _texts(80)
    first, _, fresh = _run(sources, stand_in.count_calls, jobs, cache)
    again, _, kept = _run(sources, stand_in.count_calls, jobs, cache)
    assert first == again
    assert (fresh.kept, kept.kept) == (0, 80)
    assert sorted(calls.read_text().split()) == [f"{n:04}" for n in range(80)]
    # Another name, title or day: the same page moved, and two other pages.
    moved = [PageSource("x", text="0000"), PageSource("p", text="0001", title="要闻")]
    moved.append(PageSource("p", text="0002", date=dt.date(2022, 4, 13)))
    reports, _, last = _run(moved, stand_in.count_calls, jobs, cache)
    assert last.kept == 1
    assert reports[0].path == "x"
    assert reports[0].page is not None
    assert reports[0].page.path == "x"


def test_options_and_rules_are_part_of_the_key(tmp_path: Path) -> None:
    cache = CacheChoice(folder=tmp_path)
    kept = []
    for options in (Options(), Options(rules=frozenset("ab")), Options(rules=frozenset("ba"))):
        seen = [Progress()]
        list(
            check_archive(
                _texts(1),
                stand_in.RULES,
                options,
                Run(1, cache, seen.append, check=stand_in.say_text),
            )
        )
        kept.append(seen[-1].kept)
    assert kept == [0, 0, 1]


def test_an_entry_that_is_no_report_is_checked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = CacheChoice(folder=tmp_path)
    monkeypatch.setattr(worker_module, "_encoded", lambda report: b"\xc1 no report")
    _, _, _ = _written_badly(cache)
    monkeypatch.undo()
    reports, _, last = _run(_texts(2), cache=cache)
    assert _said(reports) == ["0000", "0001"]
    assert last.pages == 2


def _written_badly(cache: CacheChoice) -> tuple[int, int, int]:
    how = Run(jobs=1, cache=cache, check=stand_in.say_text)
    run = check_archive(_texts(2), stand_in.RULES, run=how)
    with pytest.raises(AssertionError):
        list(run)
    return 0, 0, 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_that_cannot_be_read_are_reported_in_their_place(tmp_path: Path, jobs: int) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(f"第{number}版", encoding="utf-8")
    (tmp_path / "10.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "20.txt").write_bytes(b"")
    sources = list(find_pages([str(tmp_path)]))
    (tmp_path / "30.txt").unlink()
    sources.insert(40, PageSource("p.jsonl:7", problem="not readable as JSON"))
    reports, notices, _ = _run(iter(sources), jobs=jobs)
    unread = {r.path: r.problems[0].message for r in reports if r.page is None}
    assert [r.path for r in reports] == [s.path for s in sources]
    assert len(unread) == 4
    assert "expected text" in unread[f"{tmp_path.as_posix()}/10.txt"]
    assert "empty file" in unread[f"{tmp_path.as_posix()}/20.txt"]
    assert "no such file" in unread[f"{tmp_path.as_posix()}/30.txt"]
    assert unread["p.jsonl:7"] == "not readable as JSON"
    assert all(problem.path == r.path for r in reports for problem in r.problems)
    assert notices == []


def _shout(report: PageReport) -> bytes:
    return f"{report.path}!{report.findings[0].message}".encode() if report.findings else b"-"


def _whisper(report: PageReport) -> bytes:
    return report.findings[0].message.split("|")[0].encode()


_SHOUT, _WHISPER = PageForm("shout", _shout), PageForm("whisper", _whisper)


@pytest.mark.parametrize("jobs", JOBS)
def test_forms_are_made_once_and_kept_without_the_path(tmp_path: Path, jobs: int) -> None:
    progress: list[Progress] = []
    run = Run(jobs, CacheChoice(folder=tmp_path), progress.append, check=stand_in.say_text)

    def forms(*wanted: PageForm) -> list[tuple[str, tuple[bytes, ...]]]:
        pages = check_to_forms(_texts(90), stand_in.RULES, run=run, forms=wanted)
        return [(page.path, page.forms) for page in pages]

    first = forms(_SHOUT)
    assert first == [(f"p#{n:04}", (f"!{n:04}|None|None|{{}}".encode(),)) for n in range(90)]
    assert (forms(_SHOUT), progress[-1].kept) == (first, 90)
    # Another form of kept pages is made of their reports: nothing is checked again.
    both = forms(_WHISPER, _SHOUT)
    assert [made for _, made in both] == [
        (b"%04d" % n, made[0]) for n, (_, made) in enumerate(first)
    ]
    assert progress[-1].kept == 90


@pytest.mark.parametrize("jobs", JOBS)
def test_a_report_is_there_on_demand_from_the_cache_and_from_processes(
    tmp_path: Path, jobs: int
) -> None:
    run = Run(jobs, CacheChoice(folder=tmp_path), check=stand_in.say_text)
    for _ in range(2):
        pages = list(check_to_forms(_texts(60), stand_in.RULES, run=run, forms=(_SHOUT,)))
        assert len(pages) == 60
    with closing(check_to_forms(_texts(60), stand_in.RULES, run=run, forms=(_SHOUT,))) as coming:
        assert [page.report().path for page in coming] == [f"p#{n:04}" for n in range(60)]


def test_a_report_that_left_the_cache_is_made_anew(tmp_path: Path) -> None:
    run = Run(1, CacheChoice(folder=tmp_path), check=stand_in.say_text)
    list(check_to_forms(_texts(3), stand_in.RULES, run=run, forms=(_SHOUT,)))
    worker = worker_module.Checker.load
    try:
        worker_module.Checker.load = lambda self, key: None  # type: ignore[method-assign]
        with closing(check_to_forms(_texts(3), stand_in.RULES, run=run, forms=(_SHOUT,))) as pages:
            assert _said([page.report() for page in pages]) == ["0000", "0001", "0002"]
    finally:
        worker_module.Checker.load = worker  # type: ignore[method-assign]


def test_few_pages_to_check_start_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = CacheChoice(folder=tmp_path)
    _run(_texts(1000), jobs=1, cache=cache)
    # Whatever would start one fails.
    monkeypatch.setattr("checker.archive.pool.check_in_processes", None)
    edited = _texts(1000)
    for number in range(0, 1000, 50):
        edited[number] = PageSource(f"p#{number:04}", text=f"{number:04}新")
    reports, _, last = _run(edited, jobs=8, cache=cache)
    assert [r.path for r in reports] == [f"p#{n:04}" for n in range(1000)]
    assert (reports[50].findings[0].message[:5], last.kept) == ("0050新", 980)
    assert len(_run(_texts(24), jobs=8)[0]) == 24
    with pytest.raises(TypeError):
        _run(_texts(25), jobs=8)


@pytest.mark.parametrize("jobs", [2, 3])
def test_kept_pages_go_past_the_processes_in_their_order(tmp_path: Path, jobs: int) -> None:
    cache = CacheChoice(folder=tmp_path)
    _run(_texts(900), jobs=1, cache=cache)
    mixed = _texts(900)
    for number in (*range(0, 900, 7), *range(400, 560)):
        mixed[number] = PageSource(f"p#{number:04}", text=f"{number:04}新")
    alone, _, _ = _run(mixed)
    reports, _, last = _run(mixed, jobs=jobs, cache=cache)
    assert reports == alone
    assert 600 < last.kept < 700


def test_unread_pages_are_not_kept(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(b"")
    source = PageSource("a.txt", file=str(page))
    cache = CacheChoice(folder=tmp_path / "cache")
    for _ in range(2):
        reports, _, last = _run([source], cache=cache)
        assert (reports[0].page, last.kept) == (None, 0)


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.txt"
    page.write_text("一", encoding="utf-8")
    read = decode_module.read_bytes
    left = [1]

    def growing(path: Path) -> bytes:
        data = read(path)
        if left[0]:
            left[0] -= 1
            page.write_text("一二三" * left[0] + "新", encoding="utf-8")
            os.utime(page, ns=(left[0], left[0]))
        return data

    monkeypatch.setattr(worker_module, "read_bytes", growing)
    source = PageSource("a.txt", file=str(page))
    assert _said(_run([source])[0]) == ["新"]
    left[0] = 99
    (report,) = _run([source])[0]
    assert "changes while it is read" in report.problems[0].message


def _with_knife(count: int, *knives: int) -> list[PageSource]:
    return [
        PageSource(f"p#{n:04}", text=f"{n:04}{'刀' if n in knives else ''}") for n in range(count)
    ]


posix = pytest.mark.skipif(os.name != "posix", reason="kills by signal")


@posix
def test_a_killed_process_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARK", str(tmp_path / "mark"))
    reports, notices, _ = _run(_with_knife(300, 100), stand_in.kill_once, 2)
    assert [report.path for report in reports] == [f"p#{n:04}" for n in range(300)]
    assert all(report.findings for report in reports)
    (notice,) = notices
    assert notice.startswith("a process that checked pages was killed by SIGKILL; its ")
    assert notice.endswith(" pages are checked again")


@posix
def test_a_page_that_kills_its_process_is_left_out_and_said(tmp_path: Path) -> None:
    cache = CacheChoice(folder=tmp_path)
    reports, notices, _ = _run(_with_knife(200, 3, 150, 199), stand_in.kill_always, 2, cache)
    assert [report.path for report in reports] == [f"p#{n:04}" for n in range(200)]
    lost = [report.path for report in reports if not report.findings]
    assert lost == ["p#0003", "p#0150", "p#0199"]
    assert "each process that tried was killed" in reports[3].problems[0].message
    again = [notice for notice in notices if notice.endswith("again; it is left out")]
    assert sorted(again) == [
        f"p#{n}: a process that checked this page was killed by SIGKILL again; it is left out"
        for n in ("0003", "0150", "0199")
    ]


@pytest.mark.parametrize("jobs", JOBS)
def test_a_bug_costs_only_its_page(jobs: int) -> None:
    sources = _texts(60)
    sources[30] = PageSource("p#bug", text="虫")
    reports, notices, _ = _run(sources, stand_in.break_down, jobs)
    assert notices == []
    assert [report.path for report in reports if not report.findings] == ["p#bug"]
    (problem,) = reports[30].problems
    told = r"the checker failed on this page \(ZeroDivisionError in stand_in\.py:\d+\); please .+"
    assert re.fullmatch(told, problem.message)
    assert "程序出错（ZeroDivisionError，stand_in.py:" in fault_in("zh", problem.message)


def _unloadable(page: object, ruleset: object, options: object) -> PageReport:
    raise NotImplementedError


def test_processes_that_cannot_start_are_one_clear_line() -> None:
    # A function that no new process can find.
    check: CheckPage = _unloadable
    check.__qualname__ = "no_such_function"
    with pytest.raises(Exception, match=r"no_such_function|cannot start"):
        _run(_texts(60), check, 2)


# Run from standard input: a new process cannot find the script it would have to start with.
_NO_FILE = """
from checker.archive.run import NO_CACHE, Run, check_archive
from checker.archive.source import PageSource
from checker.ruleset.load import load_rules

sources = [PageSource(f"p{n}", text="从7家增加到9家。") for n in range(60)]
list(check_archive(sources, load_rules(), run=Run(jobs=2, cache=NO_CACHE)))
"""


def test_processes_that_end_while_they_start_do_not_hang_the_run() -> None:
    done = subprocess.run(
        [sys.executable, "-"], input=_NO_FILE.encode(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()[-1]
    assert told.endswith("processes for checking cannot start (ended with code 1); try -j 1")


def test_a_run_may_be_ended_early() -> None:
    run = check_archive(iter(_texts(5000)), stand_in.RULES, run=_IN_TWO)
    assert next(run).path == "p#0000"
    started = time.monotonic()
    run.close()
    assert time.monotonic() - started < 5


def test_sources_are_not_taken_far_ahead() -> None:
    taken = [0]

    def sources() -> Iterator[PageSource]:
        for source in _texts(20_000):
            taken[0] += 1
            yield source

    run = check_archive(sources(), stand_in.RULES, run=_IN_TWO)
    for _ in range(100):
        next(run)
    assert taken[0] < 2000
    run.close()


_INTERRUPTED = """
import signal
import sys
from pathlib import Path
from checker.archive import run
from checker.archive.run import CacheChoice, Run, check_archive
from tests.archive import stand_in
from tests.archive.test_run import _texts

run.code_stamp = lambda rules_hash: "the same code"
if __name__ == "__main__":
    # A test run that a shell put into the background has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    jobs, folder = int(sys.argv[1]), Path(sys.argv[2])
    for n, report in enumerate(check_archive(
        _texts(1000), stand_in.RULES,
        run=Run(jobs, CacheChoice(folder=folder), check=stand_in.take_time),
    )):
        print(report.path, flush=True)
"""


@posix
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGKILL"])
def test_an_interrupted_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, signal_name: str
) -> None:
    root = Path(__file__).parent.parent.parent
    script = tmp_path / "script.py"
    script.write_text(_INTERRUPTED, encoding="utf-8")
    command = [sys.executable, str(script), str(jobs), str(tmp_path / "cache")]
    run = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        start_new_session=True,
    )
    assert run.stdout is not None
    for line in run.stdout:
        if line.startswith("p#0300"):
            break
    if signal_name == "SIGINT":
        # As a terminal does: to every process of the run.
        os.killpg(run.pid, signal.SIGINT)
    else:
        run.send_signal(signal.SIGKILL)
    _, said = run.communicate(timeout=20)
    assert said.count("Traceback") == (1 if signal_name == "SIGINT" else 0), said
    assert said.count("KeyboardInterrupt") == (1 if signal_name == "SIGINT" else 0)
    # While the project is worked on its code may change between the two runs.
    monkeypatch.setattr(run_module, "code_stamp", lambda rules_hash: "the same code")
    cache = CacheChoice(folder=tmp_path / "cache")
    reports, notices, last = _run(_texts(1000), stand_in.take_time, jobs, cache)
    assert _said(reports) == [f"{n:04}" for n in range(1000)]
    assert last.kept >= 300
    assert notices == []


def test_an_output_takes_its_place_only_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(TypeError), open_whole(path) as file:
        file.write("no bytes")  # type: ignore[call-overload]
    assert path.read_text(encoding="utf-8") == "old"
    with open_whole(path) as file:
        file.write(b"new")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.txt"]
