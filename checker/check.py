"""The whole way of one page: read, figures, claims, judge, report."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from checker import __version__
from checker.claims.find import find_claims
from checker.core.errors import CheckerError
from checker.core.garbage import collected_later
from checker.core.late import late
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
# Not 20220413 and not 2022-W15-3, which Python would take as well.
_DAY = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_page(page: Page, ruleset: Ruleset, options: Options = _USUAL) -> PageReport:
    """Return all that the rules say of `page`."""
    with collected_later():
        figures = find_figures_in(page)
        claims = find_claims(page, figures, ruleset, options.rules)
        found = judge_page(page, figures, claims, ruleset, options.rules, options.language)
    findings, problems = found
    return PageReport(page.path, page, figures, findings, problems)


def check_path(path: Path, ruleset: Ruleset, options: Options = _USUAL) -> PageReport:
    """Return what the rules say of the page in `path`; one that cannot be read is a problem."""
    try:
        page = read_page(path, date=options.date)
    except CheckerError as error:
        return PageReport(str(path), None, problems=(Problem(error.message, str(path)),))
    return check_page(page, ruleset, options)


def find_figures(
    text: str, *, language: str | None = None, date: dt.date | str | None = None
) -> list[Figure]:
    """Return every figure of `text`, in reading order.

    >>> [figure.text for figure in find_figures("年加工食品100吨，年销售额140亿元。")]
    ['100吨', '140亿元']

    `language` None means what the text is written in; Chinese is read so far. A `date` may be
    written, like 2022-04-13; CheckerError where it is none.
    """
    return list(find_figures_in(page_from_text(text, date=_day(date))))


def check_text(
    text: str, *, date: dt.date | str | None = None, rules: Ruleset | None = None
) -> Report:
    """Return the report on one page given as text; `date` as in `find_figures`."""
    page = page_from_text(text, date=_day(date))
    ruleset = rules or load_rules()
    return _report([check_page(page, ruleset)], ruleset)


def check_file(
    path: Path | str, *, date: dt.date | str | None = None, rules: Ruleset | None = None
) -> Report:
    """Return the report on the page in one file; CheckerError where it cannot be read."""
    page = read_page(Path(path), date=_day(date))
    ruleset = rules or load_rules()
    return _report([check_page(page, ruleset)], ruleset)


def _day(date: object) -> dt.date | None:
    """Return the day that a caller gave as a date or as text; CheckerError where it is none."""
    if isinstance(date, dt.datetime):
        return date.date()
    if date is None or isinstance(date, dt.date):
        return date
    if isinstance(date, str) and _DAY.fullmatch(date):
        with suppress(ValueError):
            return dt.date.fromisoformat(date)
    raise CheckerError(f"expected a day like 2022-04-13, found {date!r}")


def _report(pages: Iterable[PageReport], ruleset: Ruleset) -> Report:
    return Report(tuple(pages), __version__, ruleset.hash)
