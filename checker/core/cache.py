"""Files that may be thrown away: where they live, and how they are written whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

FOLDER_VARIABLE = "CHECKER_CACHE"


def cache_folder() -> Path:
    """Return the folder for what can be computed again (not created here)."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("claim-checker", False))


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
