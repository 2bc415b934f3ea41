"""Many pages through the check, in reading order, whatever the number of processes."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path

from msgspec import Struct

from checker.archive.batches import Done, Handful, handfuls
from checker.archive.forms import Form
from checker.archive.keys import code_stamp
from checker.archive.source import PageSource
from checker.archive.worker import Checker, CheckPage, Setup, Task, unpack, unread
from checker.check import Options, check_page
from checker.core.model import PageReport
from checker.ruleset.model import Ruleset

# Starting a process costs as much as checking this many pages.
_FEW = 24
# How many pages are looked up in the cache before it is told whether processes are needed.
_LOOKED_UP = 256
_AS_IT_COMES = Options()


class Progress(Struct, frozen=True):
    """How far a run is: pages reported, and how many of them from the cache."""

    pages: int = 0
    kept: int = 0


class CacheChoice(Struct, frozen=True):
    """Whether what was found before counts, and where it is kept (None: the user's folder)."""

    is_used: bool = True
    folder: Path | None = None


USUAL_CACHE = CacheChoice()
NO_CACHE = CacheChoice(is_used=False)
OptionsOf = Callable[[PageSource], Options]


def _nothing(_: object) -> None:
    pass


class Run(Struct, frozen=True):
    """How to go through the pages.

    `jobs` None means all processor cores; with one, or with few pages to check, everything
    happens in this process. `notify` gets what the user should know but what is wrong with
    no page: a cache that cannot be used, a process that was killed. `check` must be a
    function of a module.
    """

    jobs: int | None = None
    cache: CacheChoice = USUAL_CACHE
    progress: Callable[[Progress], None] = _nothing
    notify: Callable[[str], None] = _nothing
    check: CheckPage = check_page


_USUAL = Run()


class Checked(Struct, frozen=True):
    """A page of the run: its path, the forms that were asked for, and its report on demand.

    A page that could not be checked has no forms.
    """

    path: str
    forms: tuple[bytes, ...]
    report: Callable[[], PageReport]


def check_archive(
    sources: Iterable[PageSource],
    ruleset: Ruleset,
    options: Options | OptionsOf = _AS_IT_COMES,
    run: Run = _USUAL,
) -> Generator[PageReport, None, None]:
    """Yield the report of every page in the order of `sources`, while they are checked.

    Close the generator to end the run early.
    """
    with closing(check_to_forms(sources, ruleset, options, run)) as pages:
        for page in pages:
            yield page.report()


def check_to_forms(
    sources: Iterable[PageSource],
    ruleset: Ruleset,
    options: Options | OptionsOf = _AS_IT_COMES,
    run: Run = _USUAL,
    forms: Sequence[Form] = (),
) -> Generator[Checked, None, None]:
    """Yield every page as `check_archive` does, written in `forms` where it was checked.

    Of a page from the cache nothing but these is read, until its report is asked for.
    """
    setup = Setup(
        # Packed when there is another process to send them to.
        rules=b"",
        # To hash the whole program takes 10 ms; without a cache nobody asks.
        stamp=code_stamp(ruleset.hash) if run.cache.is_used else "",
        cache=run.cache.folder,
        is_cached=run.cache.is_used,
        check=run.check,
        forms=tuple(forms),
    )
    checker = Checker(setup, ruleset)
    try:
        coming = handfuls(_tasks(sources, options), checker.kept)
        with closing(_done(coming, checker, run)) as done:
            yield from _pages(done, checker, run.progress)
    finally:
        checker.keep()
        checker.close()
        _tell(checker, run.notify)


def _tasks(sources: Iterable[PageSource], options: Options | OptionsOf) -> Iterator[Task]:
    for source in sources:
        yield Task(source, options if isinstance(options, Options) else options(source))


def _pages(
    done: Iterator[Done], checker: Checker, progress: Callable[[Progress], None]
) -> Iterator[Checked]:
    kept = 0
    for pages, page in enumerate(done, 1):
        packed = page.packed
        kept += packed is not None and packed.is_kept
        progress(Progress(pages, kept))
        forms = () if packed is None else packed.forms
        yield Checked(page.task.source.path, forms, partial(_report, page, checker))


def _report(done: Done, checker: Checker) -> PageReport:
    """Unpack a report; one that was kept and cannot be read is made anew."""
    source, packed = done.task.source, done.packed
    if packed is None:
        return unread(source, "not checked: each process that tried was killed (out of memory?)")
    data = packed.data if packed.data is not None else checker.load(packed.key)
    report = unpack(data, source.path)
    if report is None:
        (again,) = checker.check([done.task])
        report = unpack(again.data, source.path)
    assert report is not None
    return report


def _done(coming: Iterator[Handful], checker: Checker, run: Run) -> Generator[Done, None, None]:
    """Check in this process while there is little to check, from then on in others."""
    jobs = run.jobs or _cores()
    held: list[Handful] = []
    missing = 0
    for handful in coming:
        held.append(handful)
        if not missing and None in handful.kept:
            # Something will be written in any case.
            checker.tidy()
        missing += handful.kept.count(None)
        if jobs > 1 and missing > _FEW:
            checker.keep()
            _tell(checker, run.notify)
            # Processes take 15 ms to load, before any is started.
            pool = import_module("checker.archive.pool")
            setup = checker.setup_to_send()
            yield from pool.check_in_processes(chain(held, coming), setup, jobs, run.notify)
            return
        if jobs == 1 or sum(len(handful.tasks) for handful in held) >= _LOOKED_UP:
            yield from _check_here(held, checker, run.notify)
            held.clear()
    yield from _check_here(held, checker, run.notify)


def _check_here(
    held: Iterable[Handful], checker: Checker, notify: Callable[[str], None]
) -> Iterator[Done]:
    for handful in held:
        batch = handful.missing()
        fresh = iter(checker.check(batch.tasks) if batch else ())
        _tell(checker, notify)
        for task, kept in zip(handful.tasks, handful.kept, strict=True):
            yield Done(task, kept or next(fresh))
    checker.keep()


def _tell(checker: Checker, notify: Callable[[str], None]) -> None:
    while checker.notices:
        notify(checker.notices.pop(0))


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
