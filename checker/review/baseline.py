"""The baseline: all findings of an archive accepted on one day, so that only new ones fail.

A finding is known by its fingerprint: 16 hex digits which the judge makes of the rule's id,
the indicators, periods and words of its figures, and the clause around the first of them, in
half width and without white space (checker/judge/fingerprint.py). Neither path nor line nor
neighbouring text goes in, so a fingerprint survives moved paragraphs, moved files and edits
beside the claim; it changes when a figure, the claim's own words or the rule's id change.
Where a page says the very same thing twice, the second one has a fingerprint of its own. Beside
it stand the pages that told it: the same slip printed again on another page is new, unless one of
these pages is gone, as it may be the one that moved. How the fingerprint is made
stays the same between releases; if it ever must change, `schema` of the baseline file goes up,
and older files are refused with that reason.
"""

import json
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from checker.core.cache import write_whole
from checker.core.errors import CheckerError
from checker.core.model import Finding, PageReport, Report, Verdict

SCHEMA = 1

# The pages of each fingerprint as absolute paths; none where the file does not say.
Known = Mapping[str, frozenset[str]]


class Entry(Struct, frozen=True, order=True):
    """One line of the baseline; rule and figures are there for the reader of a diff."""

    rule: str
    figures: str
    fingerprint: str
    pages: tuple[str, ...] = ()


def baseline_entries(pages: Iterable[PageReport]) -> tuple[Entry, ...]:
    """Return what a baseline of these pages holds: open or known fails, each once, sorted."""
    found: dict[str, tuple[str, str]] = {}
    told_on: dict[str, set[str]] = {}
    for page in pages:
        for finding in page.findings:
            if finding.verdict is Verdict.FAIL and finding.waived is None:
                found.setdefault(finding.fingerprint, (finding.rule, _words(finding, page)))
                told_on.setdefault(finding.fingerprint, set()).add(page.path)
    return tuple(
        sorted(Entry(*found[known], known, tuple(sorted(told_on[known]))) for known in found)
    )


def write_baseline(pages: Iterable[PageReport], path: Path) -> int:
    """Write the baseline of these pages, whole or not at all; return how many lines it has."""
    entries = baseline_entries(pages)
    lines = ",\n".join(_line(entry, path) for entry in entries)
    text = f'{{\n"schema": {SCHEMA},\n"findings": [\n{lines}\n]\n}}\n'
    write_whole(path, text.encode("utf-8"))
    return len(entries)


def load_baseline(path: Path) -> Known:
    """Return the fingerprints in a baseline file with the pages that told them."""
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
    return dict(_entries(data.get("findings"), path))


def apply_baseline(report: Report, known: Known) -> Report:
    """Return `report` with the findings of the baseline marked as not new."""
    return structs.replace(report, pages=tuple(mark_known(page, known) for page in report.pages))


def mark_known(page: PageReport, known: Known) -> PageReport:
    """Return one page with the fails of the baseline marked as not new."""
    findings = tuple(
        structs.replace(finding, is_new=False)
        if finding.verdict is Verdict.FAIL and _is_known(finding.fingerprint, page.path, known)
        else finding
        for finding in page.findings
    )
    return structs.replace(page, findings=findings)


def _words(finding: Finding, page: PageReport) -> str:
    known = {figure.id: figure.text for figure in page.figures}
    return "、".join(known[number] for number in finding.figures if number in known)


def _is_known(fingerprint: str, path: str, known: Known) -> bool:
    pages = known.get(fingerprint)
    if pages is None:
        return False
    return not pages or _whole(path) in pages or not all(map(_is_there, pages))


@lru_cache(maxsize=10_000)
def _is_there(page: str) -> bool:
    """Tell whether a page's file is there; that of a page in a .jsonl file stands before `#`."""
    return Path(page).exists() or ("#" in page and Path(page.rpartition("#")[0]).exists())


def _whole(path: str | Path) -> str:
    return str(Path(path).resolve())


def _line(entry: Entry, baseline: Path) -> str:
    values: dict[str, object] = {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "figures": entry.figures,
        "pages": [_from(baseline, page) for page in entry.pages],
    }
    text = json.dumps(values, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _from(baseline: Path, page: str) -> str:
    """Return a page's path as seen from the folder of the baseline, the same on every system."""
    try:
        return Path(os.path.relpath(_whole(page), _whole(baseline.parent))).as_posix()
    except ValueError:
        # Another drive.
        return _whole(page)


def _entries(findings: object, path: Path) -> Iterable[tuple[str, frozenset[str]]]:
    if not isinstance(findings, list):
        raise CheckerError("expected a list under “findings”; write the baseline anew", path)
    for number, entry in enumerate(findings, 1):
        fingerprint = entry.get("fingerprint") if isinstance(entry, dict) else None
        if not isinstance(fingerprint, str) or not fingerprint:
            raise CheckerError(f"finding {number} has no fingerprint; write it anew", path)
        pages = entry.get("pages", [])
        if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
            raise CheckerError(f"finding {number} has pages that are no paths; write it anew", path)
        yield fingerprint, frozenset(_whole(path.parent / page) for page in pages)
