"""The report as one JSON document: the contract that other programs build on.

The document can be written bit by bit, a line for each page: `json_begin`, `json_page` for
every page, `json_end`. What each key means stands in the README.
"""

from collections.abc import Callable
from importlib import import_module

import msgspec

from checker.core.model import PageReport, Problem, Report
from checker.report.json_rows import claim_row, figure_row
from checker.report.page_form import PageForm
from checker.report.places import Lines
from checker.report.totals import Totals

SCHEMA = 1


def to_json(report: Report, *, language: str = "zh") -> str:
    """Return `report` as one JSON document that ends with a line break.

    The document is the same in every language; `language` is there because all writers
    take it.
    """
    totals = Totals()
    pieces = [json_begin(report.version, report.rules_hash)]
    for number, page in enumerate(report.pages):
        pieces.append(json_page(page, number))
        totals.add(page)
    return "".join((*pieces, json_end(totals)))


def json_begin(version: str, rules_hash: str) -> str:
    """Return the beginning of the document."""
    tool: dict[str, object] = {"name": "checker", "version": version, "rules": rules_hash}
    return f'{{"schema":{SCHEMA},"tool":{_encoded(tool)},"pages":['


def json_page(page: PageReport, number: int) -> str:
    """Return one page of the document; `number` counts from 0."""
    return f"{json_parting(number)}{_object(page)}"


def json_parting(number: int) -> str:
    """Return what stands before a page of the document; `number` counts from 0."""
    return ",\n" if number else "\n"


def json_end(totals: Totals) -> str:
    """Return the end of the document: the counts over all pages."""
    return f'\n],"summary":{_encoded(totals.to_object())}}}\n'


def to_json_line(page: PageReport) -> str:
    """Return one page as a line of JSON Lines."""
    return f"{_object(page)}\n"


def json_line_end(totals: Totals) -> str:
    """Return the last line of JSON Lines: the counts over all pages, so that a whole file shows."""
    return f'{{"summary":{_encoded(totals.to_object())}}}\n'


def json_with_path(path: str, rest: bytes) -> bytes:
    """Return one page as JSON, of its path and of what `JSON` wrote."""
    return b'{"path":%b,%b' % (_as_bytes(path), rest)


def _object(page: PageReport) -> str:
    return json_with_path(page.path, _without_path(page)).decode("utf-8")


def _without_path(page: PageReport) -> bytes:
    """Return a page as JSON without its first key and what stands before that."""
    values = page_object(page)
    del values["path"]
    return _as_bytes(values)[1:]


JSON = PageForm("json", _without_path)


def page_object(page: PageReport) -> dict[str, object]:
    """Return one page as plain values, keys in the order of the contract."""
    source = page.page
    lines = Lines(source.text if source else "")
    status = page.status_of()
    return {
        "path": page.path,
        "date": source.date.isoformat() if source and source.date else None,
        "city": source.city if source else None,
        "title": source.title if source else None,
        "characters": len(source.text) if source else 0,
        "articles": [
            {"number": article.number, "headline": article.headline}
            for article in (source.articles if source else ())
        ],
        "figures": [figure_row(f, page, lines, status[f.id]) for f in page.figures],
        "claims": [claim_row(finding, page, lines) for finding in page.findings],
        "problems": [problem_object(problem) for problem in page.problems],
    }


def problem_object(problem: Problem) -> dict[str, object]:
    """Return one problem as plain values."""
    return {"message": problem.message, "path": problem.path, "rule": problem.rule or None}


def _encoded(value: dict[str, object] | str) -> str:
    return _as_bytes(value).decode("utf-8")


def _as_bytes(value: dict[str, object] | str) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        # Half a character from a JSON Lines file: escaped, as that file had it.
        dumps: Callable[..., str] = import_module("json").dumps
        return dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("utf-8")
