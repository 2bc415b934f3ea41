"""Many pages through the check, in reading order, whatever the number of processes."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from importlib import import_module
from itertools import chain, islice
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.archive.batches import Done, batches
from checker.archive.cache import PageCache, code_stamp
from checker.archive.source import PageSource
from checker.archive.worker import Checker, CheckPage, Packed, Setup, Task, unpack, unread
from checker.check import Options, check_page
from checker.core.model import PageReport
from checker.ruleset.model import Ruleset

# Starting a process costs as much as checking this many pages.
_FEW = 24
_AS_IT_COMES = Options()


class Progress(Struct, frozen=True):
    """How far a run is: pages reported, how many of them from the cache, and their length."""

    pages: int = 0
    kept: int = 0
    characters: int = 0


class CacheChoice(Struct, frozen=True):
    """Whether what was found before counts, and where it is kept (None: the user's folder)."""

    is_used: bool = True
    folder: Path | None = None


USUAL_CACHE = CacheChoice()
NO_CACHE = CacheChoice(is_used=False)
OptionsOf = Callable[[PageSource], Options]


def check_archive(
    sources: Iterable[PageSource],
    ruleset: Ruleset,
    options: Options | OptionsOf = _AS_IT_COMES,
    *,
    jobs: int | None = None,
    cache: CacheChoice = USUAL_CACHE,
    progress: Callable[[Progress], None] = lambda progress: None,
    notify: Callable[[str], None] = lambda message: None,
    check: CheckPage = check_page,
) -> Iterator[PageReport]:
    """Yield the report of every page in the order of `sources`, while they are checked.

    `jobs` None means all processor cores; with one, or with few pages, everything happens in
    this process. `notify` gets what the user should know but what is wrong with no page: a
    cache that cannot be used, a process that was killed. `check` must be a function of a
    module. Close the iterator to end the run early.
    """
    setup = Setup(
        rules=msgspec.msgpack.encode(ruleset),
        # To hash the whole program takes 10 ms; without a cache nobody asks.
        stamp=code_stamp(ruleset.hash) if cache.is_used else "",
        cache=cache.folder,
        is_cached=cache.is_used,
        check=check,
    )
    tasks = _tasks(sources, options)
    first = list(islice(tasks, _FEW + 1))
    count = jobs or _cores()
    if count == 1 or len(first) <= _FEW:
        done = _check_here(chain(first, tasks), setup, ruleset, notify)
    else:
        _tidy(cache, notify)
        done = _check_there(chain(first, tasks), setup, ruleset, count, notify)
    with closing(done):
        yield from _reports(done, Checker(_uncached(setup), ruleset), progress)


def _tasks(sources: Iterable[PageSource], options: Options | OptionsOf) -> Iterator[Task]:
    for source in sources:
        yield Task(source, options if isinstance(options, Options) else options(source))


def _reports(
    done: Iterator[Done], spare: Checker, progress: Callable[[Progress], None]
) -> Iterator[PageReport]:
    """Unpack the reports; `spare` checks a page anew whose kept report cannot be read."""
    kept = characters = 0
    for pages, page in enumerate(done, 1):
        report = _report(page, spare)
        kept += page.packed is not None and page.packed.is_kept
        characters += len(report.page.text) if report.page else 0
        progress(Progress(pages, kept, characters))
        yield report


def _report(done: Done, spare: Checker) -> PageReport:
    source = done.task.source
    if done.packed is None:
        return unread(source, "not checked: each process that tried was killed (out of memory?)")
    report = unpack(done.packed, source.path)
    if report is None:
        (again,) = spare.check([done.task])
        report = unpack(again, source.path)
    assert report is not None
    return report


def _check_here(
    tasks: Iterator[Task], setup: Setup, ruleset: Ruleset, notify: Callable[[str], None]
) -> Generator[Done, None, None]:
    checker = Checker(setup, ruleset)
    try:
        for batch in batches(tasks):
            packed: list[Packed] = checker.check(batch.tasks)
            while checker.notices:
                notify(checker.notices.pop(0))
            yield from map(Done, batch.tasks, packed)
    finally:
        checker.close()


def _check_there(
    tasks: Iterator[Task],
    setup: Setup,
    ruleset: Ruleset,
    jobs: int,
    notify: Callable[[str], None],
) -> Generator[Done, None, None]:
    """Take pages from the cache while they are in it; from the first other one on, use processes.

    A kept page costs less than its way to a process and back.
    """
    checker = Checker(setup, ruleset)
    try:
        for task in tasks:
            packed = checker.kept(task)
            if packed is None:
                break
            yield Done(task, packed)
        else:
            return
    finally:
        # Also notes that what was kept is still of use.
        checker.check(())
        checker.close()
        while checker.notices:
            notify(checker.notices.pop(0))
    # Processes take 15 ms to load, before any is started.
    pool = import_module("checker.archive.pool")
    yield from pool.check_in_processes(chain([task], tasks), setup, jobs, notify)


def _tidy(cache: CacheChoice, notify: Callable[[str], None]) -> None:
    """Put the cache right before several processes open it at once."""
    if cache.is_used:
        kept = PageCache(cache.folder, notify)
        kept.drop_old()
        kept.close()


def _uncached(setup: Setup) -> Setup:
    return msgspec.structs.replace(setup, is_cached=False)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
