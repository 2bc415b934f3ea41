"""What every writer of a run has in common: pages come one by one, the end comes last.

A writer keeps no page, so that memory does not grow with the archive.
"""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from checker.core.model import PageReport, Severity
from checker.report.digest import Digest
from checker.report.page_form import PageForm
from checker.report.repository import NO_REPOSITORY, Repository
from checker.report.totals import Totals


class RuleHelp(Struct, frozen=True):
    """What a report says of a rule: title, why it exists, sentences that pass and that fail."""

    id: str
    title: str
    why: str
    severity: Severity
    passing: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    source: str = ""


class RunInfo(Struct, frozen=True):
    """What is known before the first page. `has_baseline`: known findings are marked so."""

    version: str
    rules_hash: str
    rules: tuple[RuleHelp, ...] = ()
    language: str = "zh"
    has_baseline: bool = False
    fail_on: Severity | None = "error"
    all_claims: bool = False
    repository: Repository = NO_REPOSITORY


class RunEnd(Struct, frozen=True):
    """What is known after the last page; `notices` go with no page."""

    totals: Totals
    is_complete: bool = True
    notices: tuple[str, ...] = ()


class Brief(Struct, frozen=True):
    """A page without problems that nobody decided anything about, its report left unread.

    `forms` has by its name what the form of each writer made of the page.
    """

    path: str
    digest: Digest
    forms: Mapping[str, bytes]


class Writer(Protocol):
    """A report that is written while pages come in. `form`: what it wants of pages in brief."""

    form: PageForm | None

    def add_brief(self, page: Brief) -> bool:
        """Write a page from what is known in brief; False: its report is needed, by `add`."""

    def add(self, page: PageReport) -> None:
        """Write one page, in reading order."""

    def finish(self, end: RunEnd) -> None:
        """Write what comes last; nothing may be added after it."""
