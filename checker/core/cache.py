"""Files that may be thrown away: where they live, and how they are written whole."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

FOLDER_VARIABLE = "CHECKER_CACHE"
_NAME = "claim-checker"
_PART = ".part"
# Elsewhere a file cannot be removed while it is open, which tells the same.
_CAN_LOCK = os.name == "posix"
_A_MOMENT = 10.0


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
        with path.open("wb") as file, _first_fault_told(file):
            yield file
        return
    whole = path.resolve()
    whole.parent.mkdir(parents=True, exist_ok=True)
    # Not by tempfile: its files are for the owner's eyes only, and a report is to be shared.
    aside = whole.with_name(f"{whole.name}.{os.urandom(4).hex()}{_PART}")
    try:
        with aside.open("xb") as file, _first_fault_told(file):
            _mark_in_use(file)
            yield file
            file.flush()
            if _CAN_LOCK:
                # Before it is closed: without its mark another run would take it for left over.
                aside.replace(whole)
        if not _CAN_LOCK:
            aside.replace(whole)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


@contextmanager
def _first_fault_told(file: BinaryIO) -> Iterator[None]:
    """Have what went wrong first come out, not that the file cannot be closed after it."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            file.close()
        raise


def clear_parts(folder: Path, names: str) -> None:
    """Remove what killed runs left of the files in `folder` whose name the pattern `names` fits.

    What another run is writing just now stays.
    """
    part = re.compile(rf"(?:{names})\.[0-9a-f]{{8}}{re.escape(_PART)}")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if part.fullmatch(entry.name) and not _is_in_use(Path(entry.path)):
                # Where there are no such marks a file that is open cannot be removed.
                with suppress(OSError):
                    Path(entry.path).unlink()


def _mark_in_use(file: BinaryIO) -> None:
    """Mark a file as being written, until it is closed or its process ends in whatever way."""
    if _CAN_LOCK:
        locks = import_module("fcntl")
        with suppress(OSError):
            locks.flock(file, locks.LOCK_EX | locks.LOCK_NB)


def _is_in_use(path: Path) -> bool:
    """Tell whether a run is writing the file; where that cannot be told, it is."""
    if not _CAN_LOCK:
        return False
    locks = import_module("fcntl")
    try:
        with path.open("rb") as file:
            locks.flock(file, locks.LOCK_EX | locks.LOCK_NB)
            # One without content may have been made this moment, its mark still to come.
            return os.fstat(file.fileno()).st_size == 0 and _is_young(file)
    except OSError:
        return True


def _is_young(file: BinaryIO) -> bool:
    return time.time() - os.fstat(file.fileno()).st_mtime < _A_MOMENT
