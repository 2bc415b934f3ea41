"""Paths, folders and globs → the pages in them, in reading order."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path, PurePath

from msgspec import Struct, structs

from checker.archive.dates import DATE_PATTERNS, date_in_path
from checker.archive.lines import SUFFIXES as LINE_SUFFIXES
from checker.archive.lines import count_lines, read_lines
from checker.archive.own_reports import is_own_report
from checker.archive.source import PageSource

PAGE_SUFFIXES = (".txt", ".md")
_GLOB_MARKS = "*?["


def _nothing(path: str, is_named: bool) -> None:
    pass


class Walk(Struct, frozen=True):
    """What of a folder counts as a page: `exclude` are globs against the path as given.

    The checker's own reports are none; `left_out` gets each that was met, and whether it was
    named rather than found in a folder. `outputs` are what this run writes, as absolute paths.
    """

    exclude: tuple[str, ...] = ()
    dates: tuple[str, ...] = DATE_PATTERNS
    outputs: frozenset[str] = frozenset()
    left_out: Callable[[str, bool], None] = _nothing
    looks_inside: bool = True

    def takes(self, path: str, *, is_named: bool = False) -> bool:
        """Tell whether a file is no report of the checker."""
        is_report = not is_named and bool(self.outputs) and _absolute(path) in self.outputs
        if is_report or (self.looks_inside and is_own_report(path)):
            self.left_out(_shown(path), is_named)
            return False
        return True


_USUAL = Walk()


def find_pages(paths: Iterable[str], walk: Walk = _USUAL) -> Iterator[PageSource]:
    """Yield every page under `paths` once, in the order of paths and, inside, of names.

    What cannot be read (a missing path, a folder without permission, a broken line) is
    yielded as a source with a problem, in its place.
    """
    for file in find_files(paths, walk):
        yield from pages_in(file, walk)


def find_files(paths: Iterable[str], walk: Walk = _USUAL) -> Iterator[PageSource]:
    """Yield the files under `paths` in reading order, not opened yet."""
    given = list(paths)
    seen: set[str] | None = set() if len(given) > 1 else None
    for path in given:
        for source in _expanded(path, walk):
            if seen is not None:
                real = str(Path(source.path).absolute())
                if real in seen:
                    continue
                seen.add(real)
            yield source


def pages_in(file: PageSource, walk: Walk = _USUAL) -> Iterator[PageSource]:
    """Yield the pages of one file: itself, or the lines of a JSON Lines file."""
    date = date_in_path(file.path, walk.dates)
    if file.problem or not file.file.lower().endswith(LINE_SUFFIXES):
        yield _dated(file, date) if date else file
        return
    for page in read_lines(file.file):
        yield page if page.date or not date else _dated(page, date)


def _dated(page: PageSource, date: dt.date) -> PageSource:
    return structs.replace(page, date=date, is_dated_by_path=True)


def count_pages(paths: Iterable[str], walk: Walk = _USUAL) -> int:
    """Return about how many pages there are, for the time left; nothing is decoded."""
    total = 0
    for source in find_files(paths, structs.replace(walk, looks_inside=False)):
        is_lines = source.file.lower().endswith(LINE_SUFFIXES)
        total += count_lines(source.file) if is_lines else 1
    return total


def is_page_name(name: str) -> bool:
    """Tell whether a file found in a folder is taken as a page, or as lines of pages."""
    return not name.startswith(".") and name.lower().endswith(PAGE_SUFFIXES + LINE_SUFFIXES)


def _absolute(path: str) -> str:
    return str(Path(path).absolute())


def is_excluded(path: str, exclude: Sequence[str]) -> bool:
    """Tell whether a glob of `exclude` fits the path, its name or a folder it is in."""
    if not exclude:
        return False
    parts = PurePath(path).as_posix().split("/")
    heads = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
    names = {*heads, *parts}
    return any(fnmatch(name, pattern.rstrip("/")) for pattern in exclude for name in names)


def is_folder(path: "Path | os.DirEntry[str]") -> bool:
    """Tell whether `path` is a folder; a link to itself or an endless name is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _expanded(path: str, walk: Walk) -> Iterator[PageSource]:
    if is_folder(Path(path)):
        yield from _folder(path, walk, set())
    elif _exists(path):
        if walk.takes(path, is_named=True):
            yield PageSource(_shown(path), file=path)
    elif any(mark in path for mark in _GLOB_MARKS):
        yield from _globbed(path, walk)
    else:
        yield PageSource(_shown(path), problem="no such file or folder")


def _globbed(pattern: str, walk: Walk) -> Iterator[PageSource]:
    found = sorted(import_module("glob").iglob(pattern, recursive=True), key=_parts)
    files = [path for path in found if not is_folder(Path(path))]
    if not files:
        yield PageSource(pattern, problem="no file fits this pattern")
    for path in files:
        if not is_excluded(path, walk.exclude) and walk.takes(path):
            yield PageSource(_shown(path), file=path)


def _parts(path: str) -> tuple[str, ...]:
    return PurePath(path).parts


def _exists(path: str) -> bool:
    """Tell whether there is something at `path`, be it a link that leads nowhere."""
    try:
        Path(path).lstat()
    except (OSError, ValueError):
        return False
    return True


def _folder(folder: str, walk: Walk, visited: set[tuple[int, int]]) -> Iterator[PageSource]:
    """Yield the files under `folder`; `visited` ends loops of symbolic links."""
    try:
        status = Path(folder).stat()
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield PageSource(_shown(folder), problem=f"folder not readable: {error.strerror}")
        return
    identity = (status.st_dev, status.st_ino)
    # Some file systems number nothing (0): there no loop can be told, nor made.
    if identity in visited and status.st_ino:
        return
    visited.add(identity)
    for entry in found:
        if entry.name.startswith(".") or is_excluded(entry.path, walk.exclude):
            continue
        if is_folder(entry):
            yield from _folder(entry.path, walk, visited)
        elif is_page_name(entry.name) and walk.takes(entry.path):
            yield PageSource(_shown(entry.path), file=entry.path)


def _shown(path: str) -> str:
    """Return the path as reports print it, the same on every system."""
    plain = PurePath(path).as_posix()
    return plain.encode("utf-8", "replace").decode("utf-8")
