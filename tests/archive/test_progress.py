"""How far a run is, on standard error."""

import io
import sys
import time

import pytest

from checker.archive.run import Progress as Reached
from checker.cli.progress import Progress, minutes


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_on_a_terminal_one_line_renews_itself(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress("en", False, lambda: 600) as progress:
        progress.show(Reached(pages=1))
        clock[0] += 10
        progress.show(Reached(pages=100))
        progress.show(Reached(pages=101))
    assert screen.getvalue() == ("\r\x1b[K100 of 600 pages checked, 10 a second, 0:50 left\r\x1b[K")


def test_elsewhere_plain_lines_now_and_then(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    lines = io.StringIO()
    monkeypatch.setattr(sys, "stderr", lines)
    with Progress("zh", False) as progress:
        for pages in range(0, 400, 10):
            progress.show(Reached(pages=pages))
            clock[0] += 1
    assert lines.getvalue() == (
        "checker: 已核查 150 版，每秒 10 版\nchecker: 已核查 300 版，每秒 10 版\n"
    )


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (65, "1:05"), (754, "12:34"), (7384, "2:03:04")]
)
def test_minutes(seconds: float, shown: str) -> None:
    assert minutes(seconds) == shown
