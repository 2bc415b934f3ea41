"""The baseline: all findings of an archive accepted on one day, so that only new ones fail.

A finding is known by its fingerprint: 16 hex digits which the judge makes of the rule's id,
the indicators, periods and words of its figures, and the clause around the first of them, in
half width and without white space (checker/judge/fingerprint.py). Neither path nor line nor
neighbouring text goes in, so a fingerprint survives moved paragraphs, moved files and edits
beside the claim; it changes when a figure, the claim's own words or the rule's id change.
Where a page says the very same thing twice, the second one has a fingerprint of its own. How
it is made stays the same between releases; if it ever must change, `schema` of the baseline
file goes up, and older files are refused with that reason.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from checker.core.cache import write_whole
from checker.core.errors import CheckerError
from checker.core.model import Finding, PageReport, Report, Verdict

SCHEMA = 1


class Entry(Struct, frozen=True, order=True):
    """One line of the baseline; rule and figures are there for the reader of a diff."""

    rule: str
    figures: str
    fingerprint: str


def baseline_entries(pages: Iterable[PageReport]) -> tuple[Entry, ...]:
    """Return what a baseline of these pages holds: open or known fails, each once, sorted."""
    return tuple(
        sorted(
            {
                Entry(finding.rule, _words(finding, page), finding.fingerprint)
                for page in pages
                for finding in page.findings
                if finding.verdict is Verdict.FAIL and finding.waived is None
            }
        )
    )


def write_baseline(pages: Iterable[PageReport], path: Path) -> int:
    """Write the baseline of these pages, whole or not at all; return how many lines it has."""
    entries = baseline_entries(pages)
    lines = ",\n".join(_line(entry) for entry in entries)
    text = f'{{\n"schema": {SCHEMA},\n"findings": [\n{lines}\n]\n}}\n'
    write_whole(path, text.encode("utf-8"))
    return len(entries)


def load_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints in a baseline file."""
    try:
        data: Any = json.loads(path.read_bytes())
    except OSError as error:
        raise CheckerError(f"baseline cannot be read: {error.strerror}", path) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise CheckerError("baseline is no JSON; write it anew", path, line) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else type(data).__name__
        what = f"expected a baseline of schema {SCHEMA}, found {found}; write it anew"
        raise CheckerError(what, path)
    return frozenset(_fingerprints(data.get("findings"), path))


def apply_baseline(report: Report, known: frozenset[str]) -> Report:
    """Return `report` with the findings of the baseline marked as not new."""
    return structs.replace(report, pages=tuple(mark_known(page, known) for page in report.pages))


def mark_known(page: PageReport, known: frozenset[str]) -> PageReport:
    """Return one page with the fails of the baseline marked as not new."""
    findings = tuple(
        structs.replace(finding, is_new=False)
        if finding.verdict is Verdict.FAIL and finding.fingerprint in known
        else finding
        for finding in page.findings
    )
    return structs.replace(page, findings=findings)


def _words(finding: Finding, page: PageReport) -> str:
    known = {figure.id: figure.text for figure in page.figures}
    return "、".join(known[number] for number in finding.figures if number in known)


def _line(entry: Entry) -> str:
    values = {"fingerprint": entry.fingerprint, "rule": entry.rule, "figures": entry.figures}
    text = json.dumps(values, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _fingerprints(findings: object, path: Path) -> Iterable[str]:
    if not isinstance(findings, list):
        raise CheckerError("expected a list under “findings”; write the baseline anew", path)
    for number, entry in enumerate(findings, 1):
        fingerprint = entry.get("fingerprint") if isinstance(entry, dict) else None
        if not isinstance(fingerprint, str) or not fingerprint:
            raise CheckerError(f"finding {number} has no fingerprint; write it anew", path)
        yield fingerprint
