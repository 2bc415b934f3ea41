"""The report as one JSON document: the contract that other programs build on.

The document can be written bit by bit, a line for each page: `json_begin`, `json_page` for
every page, `json_end`. What each key means stands in the README.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from importlib import import_module

import msgspec

from checker.core.amount import Amount, to_interval
from checker.core.model import Figure, Finding, Mention, PageReport, Problem, Report, Status
from checker.report.page_form import PageForm
from checker.report.places import Lines
from checker.report.totals import Totals

SCHEMA = 1
# What cannot be written in this many places is no decimal fraction (a third).
_MOST_PLACES = 40


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
    return b'{"path":%b,%b' % (_encoded(path).encode("utf-8"), rest)


def _object(page: PageReport) -> str:
    return json_with_path(page.path, _without_path(page)).decode("utf-8")


def _without_path(page: PageReport) -> bytes:
    """Return a page as JSON without its first key and what stands before that."""
    values = page_object(page)
    del values["path"]
    return _encoded(values)[1:].encode("utf-8")


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
        "figures": [figure_object(f, page, lines, status[f.id]) for f in page.figures],
        "claims": [_claim(finding, page, lines) for finding in page.findings],
        "problems": [problem_object(problem) for problem in page.problems],
    }


def figure_object(
    figure: Figure, page: PageReport, lines: Lines, status: Status
) -> dict[str, object]:
    """Return one figure as plain values."""
    place = lines.place(figure.span.start)
    blocks = page.page.blocks if page.page else ()
    block = blocks[figure.block] if figure.block < len(blocks) else None
    return {
        "id": figure.id,
        "start": figure.span.start,
        "end": figure.span.end,
        "line": place.line,
        "column": place.column,
        "text": figure.text,
        "kind": figure.kind,
        "value": f"{figure.amount.value:f}" if figure.amount else None,
        **_ends(figure),
        "unit": figure.unit,
        "hedge": _words(figure.hedge),
        "indicator": _words(figure.indicator),
        "place": _words(figure.place),
        "period": _words(figure.period),
        "verb": _words(figure.verb),
        "block": block.kind if block else "body",
        "article": block.article if block else 0,
        "status": status,
    }


def problem_object(problem: Problem) -> dict[str, object]:
    """Return one problem as plain values."""
    return {"message": problem.message, "path": problem.path, "rule": problem.rule or None}


def exact_decimal(value: Fraction) -> str:
    """Return `value` as a decimal string with every digit it has.

    >>> exact_decimal(Fraction(9655, 2))
    '4827.5'
    """
    places, scaled = 0, value
    while scaled.denominator != 1 and places < _MOST_PLACES:
        places += 1
        scaled *= 10
    # Done by hand: the context of Decimal would round long numbers.
    digits = str(abs(round(scaled))).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{digits[-places:]}" if places else f"{sign}{whole}"


def _ends(figure: Figure) -> dict[str, object]:
    if figure.amount is not None:
        return _interval(figure.amount)
    when = figure.when
    return {
        "low": when.start.isoformat() if when and when.start else None,
        "high": when.end.isoformat() if when and when.end else None,
        "low_open": False,
        "high_open": False,
        "low_soft": False,
        "high_soft": False,
    }


# The same few amounts return on every page of an archive.
@lru_cache(maxsize=16_384)
def _interval(amount: Amount) -> dict[str, object]:
    interval = to_interval(amount)
    lo, hi = interval.lo, interval.hi
    return {
        "low": None if lo.at is None else exact_decimal(lo.at),
        "high": None if hi.at is None else exact_decimal(hi.at),
        "low_open": lo.open,
        "high_open": hi.open,
        "low_soft": lo.soft,
        "high_soft": hi.soft,
    }


def _in_slots(finding: Finding) -> tuple[int, ...]:
    """Return the figures a rule looked at, slot by slot; a range that fills two stands twice."""
    looked_at = set(finding.figures)
    listed = tuple(i for slot in finding.slots for i in slot.figures if i in looked_at)
    return listed if set(listed) == looked_at else finding.figures


def _claim(finding: Finding, page: PageReport, lines: Lines) -> dict[str, object]:
    span = page.page.to_source(finding.span) if page.page else finding.span
    waived = finding.waived
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "title": finding.title,
        "verdict": finding.verdict.value,
        "severity": finding.severity,
        "by_rounding": finding.by_rounding,
        "figures": _in_slots(finding),
        "slots": {slot.name: slot.figures for slot in finding.slots},
        "start": span.start,
        "end": span.end,
        "line": lines.place(span.start).line,
        "derivation": finding.derivation,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "slip": finding.slip,
        "why": finding.why,
        "reason": finding.reason,
        "printed": finding.printed,
        "computed": finding.computed,
        "fingerprint": finding.fingerprint,
        "waived": None
        if waived is None
        else {"reason": waived.reason, "by": waived.by, "decision": waived.decision},
        "is_new": finding.is_new,
    }


def _words(mention: Mention | None) -> str | None:
    return None if mention is None else mention.text


def _encoded(value: dict[str, object] | str) -> str:
    try:
        return msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:
        # Half a character from a JSON Lines file: escaped, as that file had it.
        dumps: Callable[..., str] = import_module("json").dumps
        return dumps(value, separators=(",", ":"))
