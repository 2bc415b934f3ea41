"""Findings as SARIF 2.1.0, for editors and code hosts that read it.

Consumers count each result as a fault, whatever its kind, so passes and skips are left
out unless all claims are asked for. GitHub takes 25,000 results and 10 MB gzipped of a
run; beyond that the worst are kept, in reading order, and the file says so.
"""

import gzip
import heapq
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from checker.core.model import Finding, PageReport, Verdict
from checker.report.page_form import PageForm
from checker.report.region import Operand, Places, Region, full_message
from checker.report.stream import Brief, RuleHelp, RunEnd, RunInfo
from checker.report.totals import SEVERITIES

MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
_MOST_RELATED = 1_000
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "query": "warning", "style": "note"}
_KINDS = {Verdict.PASS: "pass", Verdict.FAIL: "fail", Verdict.SKIP: "notApplicable"}
_SNIPPET = 200


class SarifWriter:
    """Collects results as bytes, at most as many as GitHub takes, and writes one run."""

    form: PageForm | None = None

    def __init__(self, out: BinaryIO, run: RunInfo, most: int = MOST_RESULTS):
        self._out = out
        self._run = run
        self._most = most
        self._rules = {rule.id: number for number, rule in enumerate(run.rules)}
        # The root of the heap is the mildest and last: the first to go.
        self._kept: list[tuple[int, int, bytes]] = []
        self._seen = 0
        self._notifications: list[dict[str, Any]] = []

    def add_brief(self, page: Brief) -> bool:
        """Pass over a page that has nothing to write."""
        return not page.digest.fails and not self._run.all_claims

    def add(self, page: PageReport) -> None:
        """Take in the page's fails, or all its claims."""
        places: Places | None = None
        for finding in page.findings:
            if finding.verdict is Verdict.FAIL or self._run.all_claims:
                places = places or Places(page)
                self._keep(finding, self._result(finding, self._path(page.path), places))
        for problem in page.problems:
            about = {"associatedRule": {"id": problem.rule}} if problem.rule else {}
            location = {"physicalLocation": _artifact(self._path(problem.path or page.path))}
            note = {"level": "error", "message": {"text": problem.message}}
            self._notifications.append(note | {"locations": [location]} | about)

    def finish(self, end: RunEnd) -> None:
        """Write the whole file."""
        self._notifications += [
            {"level": "warning", "message": {"text": notice}} for notice in end.notices
        ]
        kept = sorted(self._kept, key=lambda item: -item[1])
        while True:
            data = self._document(kept, end)
            size = len(gzip.compress(data, 6))
            if size <= MOST_BYTES or not kept:
                break
            share = 0.9 * MOST_BYTES / size
            worst = heapq.nlargest(int(len(kept) * share), kept)
            kept = sorted(worst, key=lambda item: -item[1])
        self._out.write(data)

    def _path(self, path: str) -> str:
        """Return a path as the code host knows it; one given whole stays whole."""
        is_whole = PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
        return path if is_whole else self._run.repository.path(path)

    def _keep(self, finding: Finding, result: dict[str, Any]) -> None:
        item = (_badness(finding), -self._seen, msgspec.json.encode(result))
        self._seen += 1
        if len(self._kept) < self._most:
            heapq.heappush(self._kept, item)
        else:
            heapq.heappushpop(self._kept, item)

    def _document(self, kept: list[tuple[int, int, bytes]], end: RunEnd) -> bytes:
        notifications = list(self._notifications)
        if len(kept) < self._seen:
            text = (
                f"{self._seen:,} results, {len(kept):,} are written: the worst, as GitHub takes "
                f"no more than {MOST_RESULTS:,} and {MOST_BYTES:,} bytes gzipped; "
                "JSON and JUnit hold all"
            )
            notifications.append({"level": "warning", "message": {"text": text}})
        invocation = {
            "executionSuccessful": end.is_complete,
            "toolExecutionNotifications": notifications,
        }
        run = {
            "tool": {"driver": self._driver()},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "properties": {"rulesHash": self._run.rules_hash},
            "results": [msgspec.Raw(item[2]) for item in kept],
        }
        document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
        return msgspec.json.encode(document) + b"\n"

    def _driver(self) -> dict[str, Any]:
        known = {rule.id: rule for rule in self._run.rules}
        return {
            "name": "claim-checker",
            "version": self._run.version,
            "rules": [_rule(known.get(name), name) for name in self._rules],
        }

    def _result(self, finding: Finding, path: str, places: Places) -> dict[str, Any]:
        is_fail = finding.verdict is Verdict.FAIL
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules.setdefault(finding.rule, len(self._rules)),
            "kind": _KINDS[finding.verdict],
            # The standard wants no level where nothing fails.
            "level": _LEVELS[finding.severity] if is_fail else "none",
            "message": {"text": finding.reason or full_message(finding)},
            "locations": [_location(path, places.of_finding(finding))],
            "relatedLocations": _related(path, places.operands(finding)),
            "partialFingerprints": {"claim/v1": finding.fingerprint},
        }
        if finding.derivation:
            result["properties"] = {"derivation": finding.derivation}
        if finding.waived is not None:
            suppression = {"kind": "external", "status": "accepted"}
            result["suppressions"] = [suppression | {"justification": _justification(finding)}]
        if self._run.has_baseline:
            result["baselineState"] = "new" if finding.is_new else "unchanged"
        return result


def _badness(finding: Finding) -> int:
    """Return how much a result matters when not all can be kept; open fails first."""
    mildness = SEVERITIES.index(finding.severity)
    return 10 * finding.is_open_fail() + 5 * (finding.verdict is Verdict.FAIL) - mildness


def _justification(finding: Finding) -> str:
    waived = finding.waived
    assert waived is not None
    return f"{waived.reason}（{waived.by}）" if waived.by else waived.reason


def _related(path: str, operands: list[Operand]) -> list[dict[str, Any]]:
    return [
        {"id": number}
        | _location(path, operand.region)
        | {"message": {"text": f"{operand.slot} {operand.figure.text}".strip()}}
        for number, operand in enumerate(operands[:_MOST_RELATED], 1)
    ]


def _location(path: str, region: Region) -> dict[str, Any]:
    place = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    if len(region.snippet) <= _SNIPPET:
        place["snippet"] = {"text": region.snippet}  # type: ignore[assignment]
    return {"physicalLocation": _artifact(path) | {"region": place}}


def _artifact(path: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": to_uri(path)}}


def to_uri(path: str) -> str:
    """Return `path` as a URI reference: relative as it is, absolute as file://…"""
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute():
        plain = PureWindowsPath(path).as_posix() if "\\" in path else path
        return f"file:///{quote(plain.lstrip('/'), safe='/:')}"
    # A colon in the first part would read as a scheme, so it is escaped too.
    return quote(Path(path).as_posix(), safe="/")


def _rule(rule: RuleHelp | None, name: str) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title or name},
        "fullDescription": {"text": rule.why or rule.title or name},
        "help": {"text": _help(rule, ""), "markdown": _help(rule, "`")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [name.partition("/")[0]], "precision": "high"},
    }


def _help(rule: RuleHelp, mark: str) -> str:
    """Return why the rule exists and a few of its own examples, as text or as Markdown."""
    lines = [rule.why or rule.title]
    for head, examples in (("相符", rule.passing), ("不符", rule.failing)):
        lines += [f"- {head}：{mark}{example}{mark}" for example in examples[:2]]
    if rule.source:
        lines.append(f"依据：{rule.source}")
    return "\n".join(lines)
