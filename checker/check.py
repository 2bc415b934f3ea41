"""The whole way of one page: read, figures, claims, judge, report."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from checker import __version__
from checker.claims.find import find_claims
from checker.core.errors import CheckerError
from checker.core.model import Figure, Page, PageReport, Problem, Report
from checker.figures.find import find_figures_in
from checker.judge.judge import judge_page
from checker.judge.wording import Language
from checker.read.page import page_from_text, read_page
from checker.ruleset.load import load_rules
from checker.ruleset.model import Ruleset


class Options(Struct, frozen=True):
    """What to check with: the page's date if it does not say one, and which rules are on.

    `rules` None means those that are on by default. `language` is that of what the judge
    says; the messages of rules are as their files have them.
    """

    date: dt.date | None = None
    rules: frozenset[str] | None = None
    language: Language = "zh"


_USUAL = Options()


def check_page(page: Page, ruleset: Ruleset, options: Options = _USUAL) -> PageReport:
    """Return all that the rules say of `page`."""
    figures = find_figures_in(page)
    claims = find_claims(page, figures, ruleset)
    findings, problems = judge_page(page, figures, claims, ruleset, options.rules, options.language)
    return PageReport(page.path, page, figures, findings, problems)


def check_path(path: Path, ruleset: Ruleset, options: Options = _USUAL) -> PageReport:
    """Return what the rules say of the page in `path`; one that cannot be read is a problem."""
    try:
        page = read_page(path, date=options.date)
    except CheckerError as error:
        return PageReport(str(path), None, problems=(Problem(error.message, str(path)),))
    return check_page(page, ruleset, options)


def find_figures(
    text: str, *, language: str | None = None, date: dt.date | None = None
) -> list[Figure]:
    """Return every figure of `text`, in reading order.

    >>> [figure.text for figure in find_figures("年加工食品100吨，年销售额140亿元。")]
    ['100吨', '140亿元']

    `language` None means what the text is written in; Chinese is read so far.
    """
    return list(find_figures_in(page_from_text(text, date=date)))


def check_text(text: str, *, date: dt.date | None = None, rules: Ruleset | None = None) -> Report:
    """Return the report on one page given as text."""
    ruleset = rules or load_rules()
    return _report([check_page(page_from_text(text, date=date), ruleset)], ruleset)


def check_file(
    path: Path | str, *, date: dt.date | None = None, rules: Ruleset | None = None
) -> Report:
    """Return the report on the page in one file; CheckerError where it cannot be read."""
    ruleset = rules or load_rules()
    page = read_page(Path(path), date=date)
    return _report([check_page(page, ruleset)], ruleset)


def _report(pages: Iterable[PageReport], ruleset: Ruleset) -> Report:
    return Report(tuple(pages), __version__, ruleset.hash)
