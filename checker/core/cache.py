"""Files that may be thrown away: where they live, and how they are written whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

FOLDER_VARIABLE = "CHECKER_CACHE"
_NAME = "claim-checker"


def cache_folder() -> Path:
    """Return the folder for what can be computed again (not created here)."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    return _users_folder() or Path(os.devnull)


def _users_folder() -> Path | None:
    """Return where this system wants the cache to be; None where the user has no home.

    By hand: to load a library for it costs as much as to check half of a page.
    """
    try:
        home = Path("~").expanduser()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / _NAME / "Cache"
    wanted = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not wanted.is_absolute():
        # The standard has others be ignored.
        wanted = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return wanted / _NAME if wanted.is_absolute() else None


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a reader finds all of it or the old file.

    Raises OSError where the folder cannot be written.
    """
    with open_whole(path) as file:
        file.write(data)


@contextmanager
def open_whole(path: Path) -> Iterator[BinaryIO]:
    """Open `path` to be written bit by bit; it takes its place only when all went well.

    Whatever ends the writing early, a killed process too, leaves the old file as it was.
    A device or a pipe is written as it is.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    whole = path.resolve()
    whole.parent.mkdir(parents=True, exist_ok=True)
    # Not by tempfile: its files are for the owner's eyes only, and a report is to be shared.
    aside = whole.with_name(f"{whole.name}.{os.urandom(4).hex()}.part")
    try:
        with aside.open("xb") as file:
            yield file
        aside.replace(whole)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
