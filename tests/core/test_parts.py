"""Files that killed runs left half written: cleared away, unless a run is still at it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.core.cache import clear_parts, open_whole

posix = pytest.mark.skipif(os.name != "posix", reason="locks and kills as on POSIX")
LEFT = "a.json.0123abcd.part"
# Writes half of a report and waits to be killed.
_WRITER = """
import sys, time
from pathlib import Path
from checker.core.cache import open_whole
with open_whole(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("ready", flush=True)
    time.sleep(60)
"""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _left(folder: Path, name: str = LEFT) -> Path:
    path = folder / name
    path.write_bytes(b"half")
    return path


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    others = ["a.json", "b.json.0123abcd.part", "a.json.part", "a.json.0123abcX.part", "a.json.bak"]
    for name in (LEFT, *others):
        _left(tmp_path, name)
    clear_parts(tmp_path, r"a\.json")
    assert _names(tmp_path) == sorted(others)


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    clear_parts(tmp_path / "none", "a")


@posix
def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with open_whole(path) as file:
        file.write(b"new")
        file.flush()
        (part,) = _names(tmp_path)
        clear_parts(tmp_path, r"a\.json")
        assert _names(tmp_path) == [part]
    assert (_names(tmp_path), path.read_bytes()) == (["a.json"], b"new")


@posix
def test_one_made_this_moment_stays_and_one_of_yesterday_goes(tmp_path: Path) -> None:
    path = tmp_path / LEFT
    path.touch()
    clear_parts(tmp_path, r"a\.json")
    assert _names(tmp_path) == [LEFT]
    os.utime(path, (0, 0))
    clear_parts(tmp_path, r"a\.json")
    assert _names(tmp_path) == []


@posix
def test_after_kill_the_next_run_clears(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WRITER, str(tmp_path / "a.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"ready\n"
        (part,) = _names(tmp_path)
        clear_parts(tmp_path, r"a\.json")
        assert _names(tmp_path) == [part]
        run.send_signal(signal.SIGKILL)
        run.wait()
    clear_parts(tmp_path, r"a\.json")
    assert _names(tmp_path) == []
