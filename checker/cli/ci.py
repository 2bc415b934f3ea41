"""Formats for code hosts and build servers, written while pages come in."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from checker.core.errors import CheckerError
from checker.core.model import Severity
from checker.report.fault_words import fault_in
from checker.report.github import GithubWriter, fault_command, is_in_actions, summary_path
from checker.report.gitlab import GitlabWriter
from checker.report.junit import JunitWriter
from checker.report.repository import find_repository
from checker.report.sarif import SarifWriter
from checker.report.stream import RuleHelp, RunInfo, Writer
from checker.ruleset.marks import read_marks
from checker.ruleset.model import Example, Rule, Ruleset

_EXAMPLES = 2


def _github(out: BinaryIO, run: RunInfo) -> Writer:
    return GithubWriter(out, run, summary_path(os.environ))


WRITERS: dict[str, Callable[[BinaryIO, RunInfo], Writer]] = {
    "sarif": SarifWriter,
    "junit": JunitWriter,
    "github": _github,
    "gitlab": GitlabWriter,
}


def wants_annotations(on_screen: list[str], elsewhere: list[str]) -> bool:
    """Tell whether GitHub annotations are to be written beside what was asked for.

    Inside Actions they are, unless a format for machines has standard output to itself.
    """
    is_free = all(form == "text" for form in on_screen)
    return is_free and is_in_actions(os.environ) and "github" not in elsewhere


def fault_commands(language: str, faults: Iterable[CheckerError]) -> Iterator[str]:
    """Yield GitHub's annotation of each fault that ended the run, at its file if there is one."""
    for fault in faults:
        is_file = fault.path is not None and Path(fault.path).is_file()
        text = fault_in(language, " ".join((fault.message if is_file else str(fault)).split()))
        path = find_repository().path(fault.path) if is_file and fault.path else ""
        yield fault_command(text, path, fault.line)


def run_info(
    ruleset: Ruleset,
    version: str,
    *,
    language: str,
    has_baseline: bool,
    fail_on: str | None,
    all_claims: bool,
) -> RunInfo:
    """Return what the writers must know before the first page."""
    levels: dict[str, Severity | None] = {"query": "query", "never": None}
    return RunInfo(
        version=version,
        rules_hash=ruleset.hash,
        rules=tuple(_help(rule) for rule in ruleset.rules),
        language=language,
        has_baseline=has_baseline,
        fail_on=levels.get(fail_on or "error", "error"),
        all_claims=all_claims,
        repository=find_repository(),
    )


def _help(rule: Rule) -> RuleHelp:
    return RuleHelp(
        id=rule.id,
        title=rule.title,
        why=rule.why,
        severity=rule.severity,
        passing=_plain(rule.passing),
        failing=_plain(rule.failing),
        source=rule.source,
    )


def _plain(examples: tuple[Example, ...]) -> tuple[str, ...]:
    return tuple(read_marks(example.text).text for example in examples[:_EXAMPLES])
