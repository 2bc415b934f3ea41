"""Which pages a run is over, and which rules judge each of them."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from msgspec import Struct, structs

from checker.archive.dates import DATE_PATTERNS, check_patterns
from checker.archive.source import PageSource
from checker.archive.walk import Walk, find_files, find_pages
from checker.core.errors import CheckerError
from checker.read.decode import LIMIT, decode
from checker.settings.model import Settings

STANDARD_INPUT = "-"


class Wanted(Struct, frozen=True):
    """What the command line says of the pages; `outputs`: files the run writes, no pages."""

    paths: tuple[str, ...]
    date: dt.date | None = None
    changed_since: str | None = None
    outputs: frozenset[str] = frozenset()


LeftOut = Callable[[str, bool], None]


def find_sources(wanted: Wanted, settings: Settings, left_out: LeftOut) -> Iterator[PageSource]:
    """Yield the pages to check, in reading order.

    A date given for the run goes before those that paths hold. `left_out` gets the reports of
    earlier runs, and whether they were named.
    """
    dates = () if wanted.date else _patterns(settings)
    walk = Walk(settings.exclude, dates, wanted.outputs, left_out)
    for source in _sources(wanted, walk):
        yield _with_city(source, settings.city)


def excludes_all(wanted: Wanted, settings: Settings) -> bool:
    """Tell of a run without pages whether it would have some if nothing were excluded."""
    walk = Walk(outputs=wanted.outputs)
    return bool(settings.exclude) and any(find_files(wanted.paths, walk))


def _sources(wanted: Wanted, walk: Walk) -> Iterator[PageSource]:
    if wanted.changed_since:
        find_changed = import_module("checker.archive.changed").find_changed
        found = structs.replace(walk, left_out=lambda path, _: walk.left_out(path, False))
        for file in find_changed(wanted.changed_since, wanted.paths, walk):
            yield from find_pages([file.path], found)
        return
    if wanted.paths.count(STANDARD_INPUT) > 1:
        raise CheckerError("standard input (-) can be given once only")
    for run in _runs(wanted.paths):
        if run == [STANDARD_INPUT]:
            yield _standard_input()
        else:
            yield from find_pages(run, walk)


def _runs(paths: Sequence[str]) -> Iterator[list[str]]:
    """Part the paths at standard input, so that files given twice are still read once."""
    run: list[str] = []
    for path in paths:
        if path != STANDARD_INPUT:
            run.append(path)
            continue
        if run:
            yield run
        yield [path]
        run = []
    if run:
        yield run


def _standard_input() -> PageSource:
    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        return PageSource(STANDARD_INPUT, problem=f"expected at most {LIMIT >> 20} MiB")
    try:
        return PageSource(STANDARD_INPUT, text=decode(data))
    except CheckerError as error:
        return PageSource(STANDARD_INPUT, problem=error.message)


def _patterns(settings: Settings) -> tuple[str, ...]:
    try:
        check_patterns(settings.date_pattern)
    except CheckerError as error:
        line = settings.lines.get("date-pattern")
        raise CheckerError(error.message, settings.path, line) from error
    # The newsroom's own come first; the usual forms are known all the same.
    return (*settings.date_pattern, *DATE_PATTERNS)


def _with_city(source: PageSource, city: str | None) -> PageSource:
    if not city or "city" in source.meta:
        return source
    return structs.replace(source, meta={**source.meta, "city": city})


def printed_date(source: PageSource) -> dt.date | None:
    """Return the date that the page itself tells, in its front matter or its masthead."""
    read = import_module("checker.read.page")
    with suppress(CheckerError):
        if source.text is not None:
            return cast("dt.date | None", read.page_from_text(source.text).date)
        return cast("dt.date | None", read.read_page(Path(source.file)).date)
    return None


def fits(path: str, globs: Sequence[str]) -> bool:
    """Tell whether a page's path fits one of the globs, from any folder of it on.

    >>> fits("archive/2022/ads/A02.txt", ["ads/*"])
    True
    """
    parts = PurePath(path).parts
    tails = ["/".join(parts[start:]) for start in range(len(parts))]
    return any(fnmatch(tail, pattern) for pattern in globs for tail in tails)
