"""Findings read back from what the command wrote, by code that knows nothing of the writers."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.archive.make_archive import Planted


def pack(rule: str) -> str:
    """Return the pack of a rule: which of its rules finds a fault may change."""
    return rule.partition("/")[0]


def sarif_results(path: Path) -> list[dict[str, Any]]:
    """Return the results of the one run."""
    (run,) = json.loads(path.read_text(encoding="utf-8"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    results: list[dict[str, Any]] = run["results"]
    return results


def sarif_planted(path: Path, root: Path) -> set[Planted]:
    """Return page, pack and wrong figure of each open result, the figure cut out of the page."""
    found = set()
    for result in sarif_results(path):
        if result["kind"] == "fail" and not result.get("suppressions"):
            if result.get("baselineState") == "unchanged":
                continue
            for words in _words(result, root):
                place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                found.add(Planted(unquote(place), pack(result["ruleId"]), words))
    return found


def _words(result: dict[str, Any], root: Path) -> list[str]:
    words = []
    for related in result["relatedLocations"]:
        place = related["physicalLocation"]
        region = place["region"]
        page = root / unquote(place["artifactLocation"]["uri"])
        line = page.read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
        words.append(line[region["startColumn"] - 1 : region["endColumn"] - 1])
    return words


def sarif_identities(path: Path) -> list[tuple[str, str]]:
    """Return page and pack of each open result, in order."""
    return [
        (
            unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]),
            pack(r["ruleId"]),
        )
        for r in sarif_results(path)
        if r["kind"] == "fail"
        and not r.get("suppressions")
        and r.get("baselineState") != "unchanged"
    ]


def junit_failures(path: Path) -> list[tuple[str, str]]:
    """Return page and pack of each failing case, in order."""
    import junitparser

    found = []
    for suite in junitparser.JUnitXml.fromfile(str(path)):
        for case in suite:
            if any(isinstance(result, junitparser.Failure) for result in case.result):
                found.append((case.classname, pack(case.name)))
    return found


def junit_counts(path: Path) -> tuple[int, int, int, int]:
    """Return tests, failures, errors and skips, counted case by case and as the head says."""
    import junitparser

    suites = junitparser.JUnitXml.fromfile(str(path))
    said = (suites.tests, suites.failures, suites.errors, suites.skipped)
    cases = [case for suite in suites for case in suite]

    def having(kind: Any) -> int:
        return sum(any(isinstance(result, kind) for result in case.result) for case in cases)

    counted = (
        len(cases),
        having(junitparser.Failure),
        having(junitparser.Error),
        having(junitparser.Skipped),
    )
    assert counted == said
    return counted
