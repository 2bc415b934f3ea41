"""Files that may be thrown away: where they live, and how they are written whole."""

import os
import tempfile
from pathlib import Path

import platformdirs

FOLDER_VARIABLE = "CHECKER_CACHE"


def cache_folder() -> Path:
    """Return the folder for what can be computed again (not created here)."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("claim-checker", False))


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a reader finds all of it or the old file.

    Raises OSError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise
