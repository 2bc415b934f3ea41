"""Claims as JUnit XML: a suite for each page, a case for each claim, passes included."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from checker.core.model import Finding, PageReport, Problem, Severity, Verdict
from checker.report.page_form import PageForm
from checker.report.region import Places, full_message, quoted
from checker.report.stream import Brief, RunEnd, RunInfo
from checker.report.totals import SEVERITIES

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Stands for the path; XML cannot hold it, so nothing else is it.
_PATH = "\0"
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
        self._version = run.version
        self._write = partial(_suite, run.language, run.fail_on)
        self.form: PageForm | None = PageForm(f"junit {run.language} {run.fail_on}", self._write)
        self._totals = dict.fromkeys(_COUNTS, 0)
        self._suites = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115

    def add(self, page: PageReport) -> None:
        """Write the suite of one page."""
        self._add(page.path, self._write(page))

    def add_brief(self, page: Brief) -> bool:
        """Write the suite that was made where the page was checked."""
        assert self.form is not None
        self._add(page.path, page.forms[self.form.name])
        return True

    def finish(self, end: RunEnd) -> None:
        """Write head, suites and tail."""
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        name = _attribute(f"claim-checker {self._version}")
        self._out.write(f"{head}<testsuites name={name}{_counted(self._totals)}>\n".encode())
        self._suites.seek(0)
        shutil.copyfileobj(self._suites, self._out)
        self._suites.close()
        self._out.write(b"</testsuites>\n")

    def _add(self, path: str, data: bytes) -> None:
        head, _, suite = data.partition(b"\n")
        for name, count in zip(_COUNTS, head.split(), strict=True):
            self._totals[name] += int(count)
        self._suites.write(suite.replace(_PATH.encode(), _attribute(path).encode("utf-8")))


def _suite(language: str, fail_on: Severity | None, page: PageReport) -> bytes:
    """Return the counts of a page in a line, and its suite with a mark in place of the path."""
    cases = _Cases(language, fail_on, page)
    text = "".join(cases.all())
    head = f"  <testsuite name={_PATH}{_counted(cases.counts)}>\n"
    counts = " ".join(str(count) for count in cases.counts.values())
    return f"{counts}\n{head}{text}  </testsuite>\n".encode()


class _Cases:
    """Writes the cases of one page, and counts them."""

    def __init__(self, language: str, fail_on: Severity | None, page: PageReport):
        self.counts = dict.fromkeys(_COUNTS, 0)
        self._words = _TEXTS["en" if language == "en" else "zh"]
        self._fail_on, self._page, self._places = fail_on, page, Places(page)

    def all(self) -> Iterator[str]:
        """Yield a case for each claim and for each problem."""
        for finding in self._page.findings:
            yield self._case(finding)
        for problem in self._page.problems:
            yield self._problem(problem)

    def _case(self, finding: Finding) -> str:
        self.counts["tests"] += 1
        figures = quoted(self._places.figures(finding))
        name = _attribute(f"{finding.rule} {figures} [{finding.fingerprint}]")
        line = self._places.of_finding(finding).line
        head = f'    <testcase classname={_PATH} name={name} file={_PATH} line="{line}"'
        inside = self._outcome(finding)
        return f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n"

    def _outcome(self, finding: Finding) -> str:
        if finding.verdict is Verdict.PASS:
            return ""
        excuse = self._excuse(finding)
        if excuse is not None:
            self.counts["skipped"] += 1
            return f"<skipped message={_attribute(excuse)}/>"
        self.counts["failures"] += 1
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
        if self._fail_on is None or (
            SEVERITIES.index(finding.severity) > SEVERITIES.index(self._fail_on)
        ):
            return f"{finding.severity}（{self._words['below']}）：{said}"
        return None

    def _problem(self, problem: Problem) -> str:
        self.counts["tests"] += 1
        self.counts["errors"] += 1
        name = _attribute(problem.rule or self._words["read"])
        message = _attribute(problem.message)
        return (
            f"    <testcase classname={_PATH} name={name} file={_PATH}>"
            f'<error type="problem" message={message}/></testcase>\n'
        )


def _counted(counts: dict[str, int]) -> str:
    return "".join(f' {name}="{count}"' for name, count in counts.items())


def _attribute(text: str) -> str:
    # Nearly every text is plain, and an archive has half a million of them.
    if not _SPECIAL.search(text):
        return f'"{text}"'
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
