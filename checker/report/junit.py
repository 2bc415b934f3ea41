"""Claims as JUnit XML: a suite for each page, a case for each claim, passes included."""

import re
import shutil
import tempfile
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from checker.core.model import Finding, PageReport, Problem, Verdict
from checker.report.region import Places, full_message, quoted
from checker.report.stream import RunEnd, RunInfo
from checker.report.totals import SEVERITIES

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_MEMORY = 8 * 1024 * 1024
_COUNTS = ("tests", "failures", "errors", "skipped")
_TEXTS = {
    "zh": {"waived": "豁免", "known": "基线内", "below": "低于失败级别", "read": "读取"},
    "en": {"waived": "waived", "known": "in baseline", "below": "below fail-on", "read": "read"},
}


class JunitWriter:
    """Writes suites as pages come; the head with the totals is put before them at the end."""

    def __init__(self, out: BinaryIO, run: RunInfo):
        self._out = out
        self._run = run
        self._words = _TEXTS["en" if run.language == "en" else "zh"]
        self._totals = dict.fromkeys(_COUNTS, 0)
        self._suites = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115

    def add(self, page: PageReport) -> None:
        """Write the suite of one page."""
        counts = dict.fromkeys(_COUNTS, 0)
        places = Places(page)
        cases = [self._case(finding, page.path, places, counts) for finding in page.findings]
        cases += [self._problem(problem, page.path, counts) for problem in page.problems]
        for name, count in counts.items():
            self._totals[name] += count
        head = f"  <testsuite name={_attribute(page.path)}{_counted(counts)}>\n"
        self._suites.write((head + "".join(cases) + "  </testsuite>\n").encode("utf-8"))

    def finish(self, end: RunEnd) -> None:
        """Write head, suites and tail."""
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        name = _attribute(f"claim-checker {self._run.version}")
        self._out.write(f"{head}<testsuites name={name}{_counted(self._totals)}>\n".encode())
        self._suites.seek(0)
        shutil.copyfileobj(self._suites, self._out)
        self._suites.close()
        self._out.write(b"</testsuites>\n")

    def _case(self, finding: Finding, path: str, places: Places, counts: dict[str, int]) -> str:
        counts["tests"] += 1
        name = f"{finding.rule} {quoted(places.figures(finding))} [{finding.fingerprint}]"
        line = places.of_finding(finding).line
        head = (
            f"    <testcase classname={_attribute(path)} name={_attribute(name)}"
            f' file={_attribute(path)} line="{line}"'
        )
        inside = self._outcome(finding, counts)
        return f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n"

    def _outcome(self, finding: Finding, counts: dict[str, int]) -> str:
        if finding.verdict is Verdict.PASS:
            return ""
        excuse = self._excuse(finding)
        if excuse is not None:
            counts["skipped"] += 1
            return f"<skipped message={_attribute(excuse)}/>"
        counts["failures"] += 1
        message = _attribute(finding.message or finding.title or finding.rule)
        details = _text("\n".join(filter(None, (full_message(finding), finding.derivation))))
        return f'<failure type="{finding.severity}" message={message}>{details}</failure>'

    def _excuse(self, finding: Finding) -> str | None:
        """Return why the case neither passes nor fails the run, None if it fails it."""
        if finding.verdict is Verdict.SKIP:
            return finding.reason or ""
        said = finding.message or finding.title
        if finding.waived is not None:
            by = f"（{finding.waived.by}）" if finding.waived.by else ""
            return f"{self._words['waived']}：{finding.waived.reason}{by}"
        if not finding.is_new:
            return f"{self._words['known']}：{said}"
        if self._run.fail_on is None or (
            SEVERITIES.index(finding.severity) > SEVERITIES.index(self._run.fail_on)
        ):
            return f"{finding.severity}（{self._words['below']}）：{said}"
        return None

    def _problem(self, problem: Problem, path: str, counts: dict[str, int]) -> str:
        counts["tests"] += 1
        counts["errors"] += 1
        name = _attribute(problem.rule or self._words["read"])
        message = _attribute(problem.message)
        return (
            f"    <testcase classname={_attribute(path)} name={name} file={_attribute(path)}>"
            f'<error type="problem" message={message}/></testcase>\n'
        )


def _counted(counts: dict[str, int]) -> str:
    return "".join(f' {name}="{count}"' for name, count in counts.items())


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
