"""The JSON reports, written page by page; loaded where one is asked for."""

from typing import BinaryIO

from checker import __version__
from checker.core.model import PageReport
from checker.report.json_document import (
    JSON,
    json_begin,
    json_end,
    json_line_end,
    json_page,
    json_parting,
    json_with_path,
    to_json_line,
)
from checker.report.page_form import PageForm
from checker.report.stream import Brief, RunEnd


class JsonWriter:
    """Writes one document."""

    form: PageForm | None = JSON

    def __init__(self, out: BinaryIO, rules_hash: str):
        self._out, self._count = out, 0
        self._out.write(json_begin(__version__, rules_hash).encode("utf-8"))

    def add_brief(self, page: Brief) -> bool:
        """Write a page from the form that was made of it."""
        self._out.write(json_parting(self._count).encode("utf-8"))
        self._out.write(json_with_path(page.path, page.forms[JSON.name]))
        self._count += 1
        return True

    def add(self, page: PageReport) -> None:
        """Write one page."""
        self._out.write(json_page(page, self._count).encode("utf-8"))
        self._count += 1

    def finish(self, end: RunEnd) -> None:
        """Write what comes last."""
        self._out.write(json_end(end.totals).encode("utf-8"))
        self._out.flush()


class JsonLinesWriter:
    """Writes a line for each page, and one for the whole run."""

    form: PageForm | None = JSON

    def __init__(self, out: BinaryIO, rules_hash: str):
        self._out = out

    def add_brief(self, page: Brief) -> bool:
        """Write a page from the form that was made of it."""
        self._out.write(json_with_path(page.path, page.forms[JSON.name]))
        self._out.write(b"\n")
        return True

    def add(self, page: PageReport) -> None:
        """Write one page."""
        self._out.write(to_json_line(page).encode("utf-8"))

    def finish(self, end: RunEnd) -> None:
        """Write what comes last."""
        self._out.write(json_line_end(end.totals).encode("utf-8"))
        self._out.flush()
