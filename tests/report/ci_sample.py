"""What the tests of the CI writers share: one run written by a writer, as text."""

import io
from collections.abc import Callable, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from checker.core.model import PageReport, Verdict
from checker.report.stream import RuleHelp, RunEnd, RunInfo, Writer
from checker.report.totals import Totals

HELP = RuleHelp(
    id="change/difference",
    title="增减量应等于末值减初值",
    why="两个数值与增减量同见一版，读者会自己算。",
    severity="error",
    passing=("全市高新技术企业从2018年初的97家增加到2021年的411家，新增314家。",),
    failing=("全市高新技术企业从2018年初的97家增加到2021年的411家，新增324家。",),
)
RUN = RunInfo("0.1.0", "5f1c0a9be27d4410", (HELP,))


def written(
    pages: Sequence[PageReport],
    make: Callable[[BinaryIO, RunInfo], Writer],
    run: RunInfo = RUN,
    *,
    is_complete: bool = True,
    notices: tuple[str, ...] = (),
) -> str:
    """Return what the writer that `make` returns writes of a run over `pages`."""
    out = io.BytesIO()
    writer = make(out, run)
    totals = Totals()
    for page in pages:
        writer.add(page)
        totals.add(page)
    writer.finish(RunEnd(totals, is_complete, notices))
    return out.getvalue().decode("utf-8")


def with_fails(page: PageReport, count: int) -> PageReport:
    """Return the page with `count` fails, errors and queries and styles in turn."""
    severities = ("style", "query", "error")
    fail = next(finding for finding in page.findings if finding.verdict is Verdict.FAIL)
    findings = tuple(
        replace(fail, severity=severities[number % 3], fingerprint=f"{number:016x}")
        for number in range(count)
    )
    return replace(page, findings=findings, problems=())
