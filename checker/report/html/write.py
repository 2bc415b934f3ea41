"""Put the report together while pages come in: one self-contained file, or a folder of them."""

import base64
import datetime as dt
import hashlib
import tempfile
import zlib
from collections.abc import Generator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from checker.core.cache import write_whole
from checker.core.model import PageReport, Problem, Report
from checker.report.html.document import document_around, fill
from checker.report.html.states import OPEN_STATES, STATES, State
from checker.report.html.totals import RuleTotals
from checker.report.html.view import PageView, page_view, total_counts
from checker.report.html.wording import wording

_INDEX = "index.html"
_IN_MEMORY = 8 * 1024 * 1024


def to_html(report: Report, *, language: str = "zh", generated: str | None = None) -> str:
    """Return `report` as one HTML file that needs nothing else.

    One page is written out; of many pages the index is, and each page is packed behind it
    and unpacked when it is opened. `generated` is the time to print, now if not given.
    """
    pages = HtmlPages(report.version, report.rules_hash, language, generated)
    for page in report.pages:
        pages.add(page)
    out = BytesIO()
    pages.write_file(out)
    return out.getvalue().decode("utf-8")


def write_html_folder(
    report: Report, folder: Path, *, language: str = "zh", generated: str | None = None
) -> tuple[Path, ...]:
    """Write `report` as a folder with an index and one file for each page.

    Every file appears whole or not at all, and the index last. Return the files written.
    """
    pages = HtmlPages(report.version, report.rules_hash, language, generated, is_folder=True)
    for page in report.pages:
        pages.add(page)
    return pages.write_folder(folder)


class _Row(Struct, frozen=True):
    """What the index says of a page."""

    number: int
    path: str
    title: str
    date: str
    worst: str
    problems: tuple[Problem, ...]
    counts: dict[State, int]
    figures: int
    checked: int
    badness: tuple[int, ...]


class HtmlPages:
    """Takes in pages one by one; each waits in a file of its own, rendered and packed.

    What stays in memory is a line of the index for each page.
    """

    def __init__(
        self,
        version: str,
        rules_hash: str,
        language: str = "zh",
        generated: str | None = None,
        *,
        is_folder: bool = False,
    ):
        self._language = "zh" if language.startswith("zh") else "en"
        self._words = wording(language)
        self._is_folder = is_folder
        self._values = {
            "t": self._words,
            "language": self._language,
            "report": Report((), version, rules_hash),
            "generated": generated or dt.datetime.now().strftime("%Y-%m-%d %H:%M"),
        }
        self._rows: list[_Row] = []
        self._totals = RuleTotals()
        self._names: list[str] = []
        self._known: set[str] = set()
        self._packed = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        # A page is rendered when the next one comes: it says whether one follows.
        self._waiting: PageView | None = None

    def add(self, page: PageReport) -> None:
        """Take in one page, in reading order."""
        view = page_view(page, len(self._rows), self._language)
        if self._waiting is not None:
            self._render(self._waiting, is_last=False)
        self._waiting = view
        self._rows.append(_row(view))
        self._totals.add(page)
        self._names.append(f"{page.path}|{page.page.date if page.page else ''}")
        self._known.update(card.id for card in view.cards if card.is_reviewable)

    def write_file(self, out: BinaryIO) -> None:
        """Write all pages as one file; nothing may be added after it."""
        if len(self._rows) == 1:
            self._finish()
            (page,) = self._pages()
            out.write(self._document(self._rows[0].title, _unpacked(page)))
            return
        self._finish()
        before, after = self._around(self._words["title"])
        out.write(f"{before}{self._index(is_packed=bool(self._rows))}".encode())
        if self._rows:
            out.write(b'<div id="opened" hidden></div>\n')
        with closing(self._pages()) as pages:
            for number, page in enumerate(pages, 1):
                script = b'<script type="text/plain" id="packed-%d">%b</script>\n'
                out.write(script % (number, page))
        out.write(after.encode("utf-8"))

    def write_folder(self, folder: Path) -> tuple[Path, ...]:
        """Write a file for each page and the index, and return them."""
        self._finish()
        paths = [folder / _file_name(row.number) for row in self._rows]
        with closing(self._pages()) as pages:
            for path, row, page in zip(paths, self._rows, pages, strict=True):
                write_whole(path, self._document(row.title, _unpacked(page)))
        index = self._document(self._words["title"], self._index(is_packed=False))
        write_whole(folder / _INDEX, index)
        return (*paths, folder / _INDEX)

    def _finish(self) -> None:
        if self._waiting is not None:
            self._render(self._waiting, is_last=True)
            self._waiting = None

    def _pages(self) -> Generator[bytes, None, None]:
        # Closed even if what is made of the pages cannot be written.
        with self._packed:
            self._packed.seek(0)
            for line in self._packed:
                yield line.rstrip(b"\n")

    def _render(self, view: PageView, *, is_last: bool) -> None:
        text = fill(
            "page.html.jinja",
            page=view,
            is_many=view.number > 0 or not is_last or self._is_folder,
            index_link=_INDEX if self._is_folder else "#",
            previous_link=self._link(view.number - 1) if view.number else "",
            next_link="" if is_last else self._link(view.number + 1),
            **self._values,
        )
        packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 9))
        self._packed.write(packed + b"\n")

    def _index(self, *, is_packed: bool) -> str:
        """Return the part of the document that lists all pages, worst first."""
        rows = self._rows
        counts = total_counts(rows)
        text = fill(
            "index.html.jinja",
            views=sorted(rows, key=lambda row: (row.badness, row.number)),
            is_packed=is_packed,
            links={row.number: self._link(row.number) for row in rows},
            counts=counts,
            columns=[state for state in STATES if state in OPEN_STATES or counts[state]],
            figures=sum(row.figures for row in rows),
            checked=sum(row.checked for row in rows),
            totals=self._totals.sorted(),
            **self._values,
        )
        return f"{text}\n"

    def _document(self, title: str, body: str) -> bytes:
        before, after = self._around(title)
        return f"{before}{body}{after}".encode()

    def _around(self, title: str) -> tuple[str, str]:
        # What the script needs: which review this is, and its words.
        data: dict[str, object] = {
            "review": _review_id(self._names),
            "known": sorted(self._known),
            "words": self._words,
        }
        return document_around(title, data, **self._values)

    def _link(self, number: int) -> str:
        return _file_name(number) if self._is_folder else f"#p{number + 1}"


def _row(view: PageView) -> _Row:
    return _Row(
        number=view.number,
        path=view.path,
        title=view.title,
        date=view.date,
        worst=view.worst,
        problems=view.problems,
        counts=view.counts,
        figures=view.figures,
        checked=view.checked,
        badness=view.badness(),
    )


def _file_name(number: int) -> str:
    return f"page-{number + 1:04}.html"


def _unpacked(page: bytes) -> str:
    return zlib.decompress(base64.b64decode(page)).decode("utf-8")


def _review_id(names: list[str]) -> str:
    """Return what ties decisions to these pages, so that a report made anew finds them."""
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "replace")).hexdigest()[:16]
