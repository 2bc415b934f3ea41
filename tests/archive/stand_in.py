"""Checks that stand in for the real one, to see what a run does; functions of a module, so that
a new process finds them."""

import os
import signal
import time
from pathlib import Path

from checker.check import Options
from checker.core.model import Article, Block, Cut, Finding, Page, PageReport, Verdict
from checker.core.span import Span
from checker.ruleset.model import Ruleset

RULES = Ruleset("hash", {}, {}, (), {}, {}, ())


def report_on(page: Page) -> PageReport:
    """Return a report with one finding that tells the page's text and date."""
    finding = Finding(
        rule="say/text",
        kind="say",
        verdict=Verdict.FAIL,
        severity="error",
        figures=(),
        span=Span(0, 1),
        message=f"{page.text}|{page.date}|{page.title}|{page.meta}",
        fingerprint="0" * 16,
    )
    return PageReport(page.path, page, (), (finding,))


def say_text(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Report the text itself."""
    return report_on(page)


def count_calls(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Report, and note in the file named by the environment that this page was checked."""
    with Path(os.environ["CALLS"]).open("a", encoding="utf-8") as file:
        file.write(f"{page.text.splitlines()[0]}\n")
    return report_on(page)


def kill_once(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Kill this process at the page that says so, the first time only."""
    if "刀" in page.text:
        mark = Path(os.environ["MARK"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return report_on(page)


def kill_always(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Kill this process at every page that says so."""
    if "刀" in page.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return report_on(page)


def break_down(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Fail as a bug would."""
    if "虫" in page.text:
        raise ZeroDivisionError
    return report_on(page)


def take_time(page: Page, ruleset: Ruleset, options: Options) -> PageReport:
    """Take longer for early pages, so that later ones are done first."""
    time.sleep(0.05 if page.text.startswith("000") else 0.001)
    return report_on(page)


def plain_page(text: str) -> Page:
    """Return a page that is one block."""
    span = Span(0, len(text))
    blocks = (Block("body", span, 0),)
    return Page("", text, text, (Cut(0, 0),), blocks, (Article(0, "", (0,)),))
