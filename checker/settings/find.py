"""Which configuration counts: the nearest `checker.yaml` from the pages' folder upward."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from checker.core.errors import CheckerError
from checker.settings.model import NO_SETTINGS, Settings

NAME = "checker.yaml"


def find_settings(paths: Sequence[str]) -> Path | None:
    """Return the configuration for a run over `paths`, None where there is none.

    Raises CheckerError where two of the paths have different ones: a run has one.
    """
    found: dict[Path | None, str] = {}
    for path in paths:
        found.setdefault(_nearest(_folder_of(path)), path)
    if len(found) > 1:
        told = "; ".join(f"{path}: {file or 'none'}" for file, path in found.items())
        message = f"the paths have different configurations ({told})"
        raise CheckerError(f"{message}; check them one by one, or name one with --config")
    return next(iter(found), None)


def read_settings(path: Path) -> Settings:
    """Return the configuration in a file; RulesError with every fault that it has."""
    # YAML costs more than a page: it is loaded only where there is something to read.
    settings: Settings = import_module("checker.settings.load").load_settings(path)
    return settings


def settings_for(paths: Sequence[str], chosen: str | None = None) -> Settings:
    """Return the configuration in `chosen`, or the one found for `paths`."""
    path = Path(chosen) if chosen else find_settings(paths)
    return NO_SETTINGS if path is None else read_settings(path)


def _folder_of(path: str) -> Path:
    """Return the folder a path is in; for a glob, the folder before its first mark."""
    given = Path("." if path == "-" else path)
    parts = given.parts
    marked = next((i for i, part in enumerate(parts) if set(part) & set("*?[")), None)
    if marked is not None and not given.exists():
        given = Path(*parts[:marked])
    return given if given.is_dir() else given.parent


def _nearest(folder: Path) -> Path | None:
    absolute = folder.absolute()
    for here in (absolute, *absolute.parents):
        if (here / NAME).is_file():
            return _shortest(here / NAME)
    return None


def _shortest(path: Path) -> Path:
    """Return the path as a user would write it: from here, if it is below."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
