"""Which configuration counts: the nearest `checker.yaml` from the pages' folder upward."""

import os
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


def find_near(paths: Sequence[str], name: str) -> Path | None:
    """Return the file of that name beside one of the paths, else in the nearest folder above one.

    Above means up to the root: the folder of `checker.yaml` or `.git`, or the working folder.
    """
    folders = tuple(dict.fromkeys(_folder_of(path) for path in paths))
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        for above in _up_to_root(folder):
            if (above / name).is_file():
                return _shortest(above / name)
    return None


def _up_to_root(folder: Path) -> tuple[Path, ...]:
    """Return a folder and those above it up to the root; where there is none, itself only."""
    # Not resolved: a link into another disk stays in its repository.
    here = Path(os.path.abspath(folder))  # noqa: PTH100
    folders = (here, *here.parents)
    for end, above in enumerate(folders, 1):
        # In a worktree `.git` is a file.
        if (above / NAME).is_file() or (above / ".git").exists():
            return folders[:end]
    working = Path.cwd()
    return folders[: folders.index(working) + 1] if working in folders else folders[:1]


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
