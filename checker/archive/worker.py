"""Checking a handful of pages: in this process or in another, always in the same way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache as once
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from checker.archive.forms import Form
from checker.archive.keys import page_key, part_key
from checker.archive.source import PageSource
from checker.check import Options, check_page
from checker.core.errors import CheckerError
from checker.core.model import Page, PageReport, Problem
from checker.read.decode import decode, read_bytes
from checker.read.page import page_from_text
from checker.ruleset.model import Ruleset

if TYPE_CHECKING:
    from checker.archive.cache import PageCache

CheckPage = Callable[[Page, Ruleset, Options], PageReport]
_ENCODER = msgspec.msgpack.Encoder()
_TRIES = 3


class Setup(Struct, frozen=True):
    """All that a process needs to check pages; travels once. `rules` is a Ruleset as msgpack.

    The rules travel as values, not as files to load: a rule file edited in the middle of a
    run must not part it in two.
    """

    rules: bytes
    stamp: str
    cache: Path | None
    is_cached: bool
    check: CheckPage = check_page
    forms: tuple[Form, ...] = ()


class Task(Struct, frozen=True):
    """One page to check, and with what."""

    source: PageSource
    options: Options


class Packed(Struct, frozen=True):
    """A page's report on its way: msgpack without the path, which the receiver knows.

    `forms` are those of the setup. `data` None: it is in the cache, under `key`.
    """

    key: bytes
    data: bytes | None
    forms: tuple[bytes, ...]
    is_kept: bool


class Checker:
    """Checks pages with one set of rules and one cache."""

    def __init__(self, setup: Setup, ruleset: Ruleset | None = None):
        self.notices: list[str] = []
        self._setup = setup
        self._rules = ruleset or msgspec.msgpack.decode(setup.rules, type=Ruleset)
        self._cache: PageCache | None = None
        if setup.is_cached:
            # A run without a cache does not load a database for it.
            kept = import_module("checker.archive.cache")
            self._cache = kept.PageCache(setup.cache, self.notices.append)

    def setup_to_send(self) -> Setup:
        """Return the setup for another process, with the rules in it."""
        return structs.replace(self._setup, rules=msgspec.msgpack.encode(self._rules))

    def check(self, tasks: Sequence[Task]) -> list[Packed]:
        """Return the reports of a handful of pages in their order, and keep them."""
        packed = []
        fresh: list[tuple[bytes, bytes]] = []
        for task in tasks:
            packed.append(self._one(task, fresh))
        self._put(fresh)
        return packed

    def kept(self, task: Task) -> Packed | None:
        """Return what the cache has of a page, None if it must be checked."""
        if self._cache is None:
            return None
        try:
            key = self._key(task, _content(task.source))
        except CheckerError:
            return None
        if not self._setup.forms:
            data = self._cache.get(key)
            return None if data is None else Packed(key, data, (), is_kept=True)
        wanted = [part_key(key, form.name) for form in self._setup.forms]
        found = self._cache.get_all(wanted)
        if len(found) == len(wanted):
            return Packed(key, None, tuple(found[part] for part in wanted), is_kept=True)
        return self._completed(key)

    def load(self, key: bytes) -> bytes | None:
        """Return the report that the cache has under `key`."""
        return None if self._cache is None else self._cache.get(key)

    def keep(self) -> None:
        """Note in the cache what of it was of use, and make it safe."""
        self._put(())

    def tidy(self) -> None:
        """Forget what no run has asked for in a long time."""
        if self._cache is not None:
            self._cache.drop_old()

    def close(self) -> None:
        """Let go of the cache."""
        if self._cache is not None:
            self._cache.close()

    def _one(self, task: Task, fresh: list[tuple[bytes, bytes]]) -> Packed:
        try:
            content = _content(task.source)
        except CheckerError as error:
            return self._packed(b"", _unread(_said(error)))
        key = self._key(task, content)
        report = _without_path(self._checked(task, content))
        packed = self._packed(key, report)
        if report.page is not None and self._cache is not None:
            fresh += self._entries(packed)
        return packed

    def _packed(self, key: bytes, report: PageReport) -> Packed:
        forms = tuple(form(report) for form in self._setup.forms)
        return Packed(key, _encoded(report), forms, is_kept=False)

    def _entries(self, packed: Packed) -> Iterator[tuple[bytes, bytes]]:
        if packed.data is not None:
            yield packed.key, packed.data
        for form, data in zip(self._setup.forms, packed.forms, strict=True):
            yield part_key(packed.key, form.name), data

    def _completed(self, key: bytes) -> Packed | None:
        """Return a page whose report is kept but not yet in every form that is wanted now."""
        data = self.load(key)
        report = None if data is None else _decoded(data)
        if report is None:
            return None
        packed = structs.replace(self._packed(key, report), is_kept=True)
        self._put(self._entries(packed))
        return packed

    def _put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        if self._cache is not None:
            self._cache.put(entries)

    def _checked(self, task: Task, content: bytes) -> PageReport:
        try:
            page = _page(task.source, content, task.options)
            return self._setup.check(page, self._rules, task.options)
        except CheckerError as error:
            return _unread(_said(error))
        except Exception as fault:
            # A slip of ours on one page must not cost the others their report.
            return _unread(_own_fault(fault))

    def _key(self, task: Task, content: bytes) -> bytes:
        source = task.source
        of_source = (source.date, source.is_dated_by_path, source.title, source.meta)
        what = (*of_source, source.text is None, task.options)
        return page_key(self._setup.stamp, content, what)


def unpack(data: bytes | None, path: str) -> PageReport | None:
    """Return the report of the page at `path`; None where what was kept is none."""
    report = None if data is None else _decoded(data)
    return None if report is None else _with_path(report, path)


def unread(source: PageSource, message: str) -> PageReport:
    """Return the report on a page that could not be checked."""
    return PageReport(source.path, None, problems=(Problem(message, source.path),))


def _unread(message: str) -> PageReport:
    return PageReport("", None, problems=(Problem(message),))


def _decoded(data: bytes) -> PageReport | None:
    try:
        return _decoder().decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None


@once
def _decoder() -> msgspec.msgpack.Decoder[PageReport]:
    # To look through all types of a report takes longer than to encode one.
    return msgspec.msgpack.Decoder(PageReport)


def _encoded(report: PageReport) -> bytes:
    return _ENCODER.encode(report)


def _without_path(report: PageReport) -> PageReport:
    """Return the report without its path: a page that was only moved is still known."""
    return _with_path(report, "")


def _with_path(report: PageReport, path: str) -> PageReport:
    problems = tuple(structs.replace(problem, path=path) for problem in report.problems)
    page = None if report.page is None else structs.replace(report.page, path=path)
    return structs.replace(report, path=path, page=page, problems=problems)


def _content(source: PageSource) -> bytes:
    """Return the bytes of the page, those that are hashed and those that are checked."""
    if source.problem:
        raise CheckerError(source.problem)
    if source.text is not None:
        return source.text.encode("utf-8")
    path = Path(source.file)
    for _ in range(_TRIES):
        before = _stamp(path)
        data = read_bytes(path)
        if _stamp(path) == before:
            return data
    raise CheckerError("the file changes while it is read; check it again when it is whole")


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def _page(source: PageSource, content: bytes, options: Options) -> Page:
    text = source.text if source.text is not None else decode(content)
    page = page_from_text(text, date=options.date)
    is_by_path = page.date is None and source.is_dated_by_path
    return structs.replace(
        page,
        # What the page says itself goes before what its path or line says.
        date=page.date or source.date,
        title=page.title or source.title,
        city=page.city or source.meta.get("city"),
        meta={**source.meta, **page.meta},
        date_from="path" if is_by_path else page.date_from,
    )


def _own_fault(fault: Exception) -> str:
    """Return where the checker itself broke, for those who mend it."""
    step = fault.__traceback__
    where = "?"
    while step is not None:
        where = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}"
        step = step.tb_next
    return f"the checker failed on this page ({type(fault).__name__} in {where}); please report it"


def _said(error: CheckerError) -> str:
    return error.message if error.line is None else f"line {error.line}: {error.message}"
