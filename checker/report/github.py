"""Findings as annotations of a GitHub Actions step, and the step's summary page.

GitHub shows ten annotations of each kind for a step; the worst of each are written, and
the summary lists what did not fit.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from checker.core.errors import CheckerError
from checker.core.model import Finding, PageReport, Severity
from checker.report.page_form import PageForm
from checker.report.region import Places, Region, full_message, quoted
from checker.report.stream import Brief, RunEnd, RunInfo
from checker.report.text_width import printable
from checker.report.totals import SEVERITIES

MOST_OF_A_KIND = 10
_COMMANDS: dict[Severity, str] = {"error": "error", "query": "warning", "style": "notice"}
_MARKUP = re.compile(r"[\\`*_\[\]|#~]")
_LISTED = 300
# GitHub refuses a summary of over 1 MiB.
_SUMMARY_BYTES = 1_000_000
_TEXTS = {
    "zh": {
        "head": "数据核查",
        "counts": "{pages}个版面，{figures}处数据，核对{checked}处",
        "columns": "| 级别 | 位置 | 数据 | 问题 |",
        "error": "差错",
        "query": "存疑",
        "style": "规范",
        "more": "另有{count}条未列出，见完整报告。",
        "clean": "没有不符之处。",
        "unfinished": "有版面未能核查：",
        "notices": "请注意：",
    },
    "en": {
        "head": "Claim check",
        "counts": "{pages} pages, {figures} figures, {checked} of them checked",
        "columns": "| severity | place | figures | what is wrong |",
        "error": "error",
        "query": "query",
        "style": "style",
        "more": "{count} more are not listed here; see the full report.",
        "clean": "No contradiction found.",
        "unfinished": "Not everything could be checked:",
        "notices": "Please note:",
    },
}


class GithubWriter:
    """Writes annotations to the log at the end, and the summary to `summary` if given."""

    form: PageForm | None = None

    def __init__(self, out: BinaryIO, run: RunInfo, summary: Path | None = None):
        self._out = out
        self._summary = summary
        self._repository = run.repository
        self._words = _TEXTS["en" if run.language == "en" else "zh"]
        self._commands: dict[Severity, list[str]] = {name: [] for name in SEVERITIES}
        self._rows: dict[Severity, list[str]] = {name: [] for name in SEVERITIES}
        self._counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        self._problems: list[str] = []

    def add_brief(self, page: Brief) -> bool:
        """Pass over a page without fails."""
        return not page.digest.fails

    def add(self, page: PageReport) -> None:
        """Take in the page's open fails and its problems."""
        places, path = Places(page), self._repository.path(page.path)
        for finding in page.findings:
            if finding.is_open_fail():
                self._take(finding, path, places)
        for problem in page.problems:
            self._problems.append(f"{problem.path or page.path}: {problem.message}")
            if len(self._commands["error"]) < MOST_OF_A_KIND:
                about = _properties({"file": path, "title": problem.rule or "read"})
                self._commands["error"].append(f"::error {about}::{_data(problem.message)}")

    def finish(self, end: RunEnd) -> None:
        """Write the annotations and the summary."""
        for severity in SEVERITIES:
            for command in self._commands[severity]:
                self._out.write(command.encode("utf-8", "replace") + b"\n")
        if self._summary is not None:
            data = _cut(self.summary(end)).encode("utf-8", "replace")
            try:
                # Other steps of the job may have written before us.
                with self._summary.open("ab") as file:
                    file.write(data)
            except OSError as error:
                raise CheckerError(f"cannot be written: {error.strerror}", self._summary) from error

    def summary(self, end: RunEnd) -> str:
        """Return the summary page as Markdown."""
        words = self._words
        totals = end.totals
        counts = {"pages": totals.pages, "figures": totals.figures, "checked": totals.checked}
        lines = [f"## {words['head']}", "", words["counts"].format(**counts), ""]
        lines += self._table() if any(self._counts.values()) else [words["clean"], ""]
        for head, said in (("unfinished", self._problems), ("notices", end.notices)):
            if said:
                listed = (f"- {_cell(text)}" for text in said[:_LISTED])
                lines += [words[head], "", *listed, ""]
        return "\n".join(lines)

    def _table(self) -> list[str]:
        total = sum(self._counts.values())
        said = (f"{self._words[name]} {self._counts[name]}" for name in SEVERITIES)
        rows = [row for name in SEVERITIES for row in self._rows[name]][:_LISTED]
        lines = [
            " · ".join(said),
            "",
            self._words["columns"],
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
        if total > len(rows):
            lines += [self._words["more"].format(count=total - len(rows)), ""]
        return lines

    def _take(self, finding: Finding, path: str, places: Places) -> None:
        severity = finding.severity
        self._counts[severity] += 1
        if len(self._rows[severity]) >= _LISTED:
            return
        region = places.of_finding(finding)
        figures = quoted(places.figures(finding)) or region.snippet
        cells = (self._words[severity], f"{path}:{region.line}", figures, full_message(finding))
        self._rows[severity].append(f"| {' | '.join(map(_cell, cells))} |")
        if len(self._commands[severity]) < MOST_OF_A_KIND:
            self._commands[severity].append(_command(finding, path, region))


def summary_path(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return where the step's summary goes, None outside GitHub Actions."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    return Path(path) if path else None


def is_in_actions(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this run is a step of GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def fault_command(message: str, path: str = "", line: int | None = None) -> str:
    """Return the annotation of a fault that ended the run; without a file it is the job's."""
    values = {"file": path} if path else {}
    if path and line is not None:
        values["line"] = str(line)
    return f"::error {_properties({**values, 'title': 'checker'})}::{_data(message)}"


def _command(finding: Finding, path: str, region: Region) -> str:
    values = {"file": path, "line": str(region.line), "endLine": str(region.end_line)}
    # GitHub takes columns only where they are on one line.
    if region.line == region.end_line:
        values |= {"col": str(region.column), "endColumn": str(region.end_column)}
    values["title"] = finding.title or finding.rule
    return f"::{_COMMANDS[finding.severity]} {_properties(values)}::{_data(full_message(finding))}"


def _properties(values: Mapping[str, str]) -> str:
    escaped = (
        f"{name}={_data(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in values.items()
    )
    return ",".join(escaped)


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    # The log is read in a terminal too.
    return printable(escaped)


def _cell(text: str) -> str:
    """Return `text` as plain words of a Markdown table, whatever a page may hold."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", printable(text)).replace("<", "&lt;").split())


def _cut(text: str) -> str:
    """Return as many whole lines as the summary may have."""
    data = text.encode("utf-8", "replace")
    if len(data) <= _SUMMARY_BYTES:
        return text
    head = data[:_SUMMARY_BYTES].decode("utf-8", "ignore")
    return head[: head.rfind("\n") + 1]
