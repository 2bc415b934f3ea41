"""How far a long run is: a line that renews itself on a terminal, now and then one elsewhere."""

import argparse
import sys
import time
from typing import Any, Self

from checker.cli.run import Setup

_PAUSE_ON_SCREEN, _PAUSE_ELSEWHERE = 0.2, 15.0
_CLEAR = "\r\x1b[K"
_WORDS = {
    "zh": "已核查 {pages} 版，每秒 {rate:.0f} 版",
    "en": "{pages} pages checked, {rate:.0f} a second",
}


class Progress:
    """Shows how far a run is on standard error, if it takes long enough."""

    def __init__(self, language: str, is_quiet: bool):
        self._words = _WORDS[language]
        self._is_quiet = is_quiet
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
        rate = progress.pages / (now - self._start)
        text = self._words.format(pages=progress.pages, rate=rate)
        sys.stderr.write(f"{_CLEAR}{text}" if self._on_screen else f"checker: {text}\n")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._on_screen:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = False


def progress_for(arguments: argparse.Namespace, setup: Setup) -> Progress:
    """Return what shows the progress of a run."""
    return Progress(setup.language, arguments.quiet)
