"""How far a long run is: a line that renews itself on a terminal, now and then one elsewhere."""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Self

from checker.archive.walk import Walk, count_pages
from checker.cli.run import Setup

_PAUSE_ON_SCREEN, _PAUSE_ELSEWHERE = 0.2, 15.0
_CLEAR = "\r\x1b[K"
_WORDS = {
    "zh": {
        "done": "已核查 {pages} 版，每秒 {rate:.0f} 版",
        "of": "已核查 {pages}/{total} 版，每秒 {rate:.0f} 版，还需 {left}",
    },
    "en": {
        "done": "{pages} pages checked, {rate:.0f} a second",
        "of": "{pages} of {total} pages checked, {rate:.0f} a second, {left} left",
    },
}


class Progress:
    """Shows how far a run is on standard error, if it takes long enough.

    `count` says how many pages there are, 0 where that is not known; it is asked once, and
    only of a run that is long.
    """

    def __init__(self, language: str, is_quiet: bool, count: Callable[[], int] = lambda: 0):
        self._words = _WORDS[language]
        self._is_quiet = is_quiet
        self._count = count
        self._total: int | None = None
        self._on_screen = sys.stderr.isatty()
        self._pause = _PAUSE_ON_SCREEN if self._on_screen else _PAUSE_ELSEWHERE
        self._start = self._last = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def show(self, progress: Any) -> None:
        """Show the progress, unless that was done a moment ago."""
        now = time.monotonic()
        if self._is_quiet or now - self._last < self._pause:
            return
        self._last = now
        text = self._text(progress.pages, now - self._start)
        sys.stderr.write(f"{_CLEAR}{text}" if self._on_screen else f"checker: {text}\n")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._on_screen:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = False

    def _text(self, pages: int, seconds: float) -> str:
        if self._total is None:
            self._total = self._count()
        rate = pages / seconds
        if self._total < pages:
            return self._words["done"].format(pages=pages, rate=rate)
        left = minutes((self._total - pages) / rate)
        return self._words["of"].format(pages=pages, total=self._total, rate=rate, left=left)


def minutes(seconds: float) -> str:
    """Return a time as 1:05, with hours where there are some: 2:03:04."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    shown = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{shown}" if hours else shown.removeprefix("0")


def progress_for(arguments: argparse.Namespace, setup: Setup) -> Progress:
    """Return what shows the progress of a run."""
    wanted = setup.wanted
    if wanted.changed_since or "-" in wanted.paths:
        return Progress(setup.language, arguments.quiet)
    count = partial(count_pages, wanted.paths, Walk(setup.settings.exclude))
    return Progress(setup.language, arguments.quiet, count)
