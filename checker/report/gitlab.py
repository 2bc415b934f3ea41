"""Findings as GitLab code quality JSON: one entry for each open fail."""

import hashlib
from typing import BinaryIO

import msgspec

from checker.core.model import PageReport
from checker.report.page_form import PageForm
from checker.report.region import Places, full_message
from checker.report.stream import Brief, RunEnd, RunInfo

_SEVERITIES = {"error": "major", "query": "minor", "style": "info"}


class GitlabWriter:
    """Writes entries as pages come. Waived and known findings are not for the merge request."""

    form: PageForm | None = None

    def __init__(self, out: BinaryIO, run: RunInfo):
        self._out = out
        self._repository = run.repository
        self._names: dict[str, int] = {}
        self._count = 0
        out.write(b"[")

    def add_brief(self, page: Brief) -> bool:
        """Pass over a page without fails."""
        return not page.digest.fails

    def add(self, page: PageReport) -> None:
        """Write the page's open fails, and what could not be checked on it."""
        places, path = Places(page), self._repository.path(page.path)
        for finding in page.findings:
            if finding.is_open_fail():
                region = places.of_finding(finding)
                severity = _SEVERITIES[finding.severity]
                said = full_message(finding)
                lines = (region.line, region.end_line)
                self._write(path, lines, finding.rule, severity, said, finding.fingerprint)
        for problem in page.problems:
            said, name = problem.message, problem.rule or "read"
            print_of = hashlib.sha256(f"{name}\0{page.path}\0{said}".encode()).hexdigest()[:16]
            self._write(path, (1, 1), name, "critical", said, print_of)

    def finish(self, end: RunEnd) -> None:
        """Close the list."""
        self._out.write(b"\n]\n" if self._count else b"]\n")

    def _write(
        self, path: str, lines: tuple[int, int], rule: str, severity: str, said: str, known_by: str
    ) -> None:
        entry = {
            "description": said.replace("\n", " "),
            "check_name": rule,
            "fingerprint": self._unique(known_by),
            "severity": severity,
            "location": {
                "path": path,
                "lines": {"begin": lines[0], "end": lines[1]},
            },
        }
        self._out.write(b",\n" if self._count else b"\n")
        self._out.write(msgspec.json.encode(entry))
        self._count += 1

    def _unique(self, name: str) -> str:
        """Return `name`; GitLab drops an entry whose fingerprint it has seen."""
        number = self._names.get(name, 0)
        self._names[name] = number + 1
        if not number:
            return name
        return hashlib.sha256(f"{name}\0{number}".encode()).hexdigest()[:16]
