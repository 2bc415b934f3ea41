"""A run over pages: from the options to page reports, one after the other."""

import argparse
import datetime as dt
import sys
from collections.abc import Generator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.cli.decide import Choice, Policy, options_for
from checker.cli.inputs import Wanted, find_sources
from checker.core.errors import CheckerError
from checker.core.model import PageReport
from checker.report.fault_words import fault_in
from checker.ruleset.load import load_rules
from checker.ruleset.model import Ruleset
from checker.settings.find import settings_for
from checker.settings.model import NO_SETTINGS, Language, Settings

_UNCHANGED = {
    "zh": "自 {revision} 以来没有版面改动，未核查任何版面",
    "en": "no page has changed since {revision}; nothing was checked",
}


class Setup(Struct, frozen=True):
    """What a run is made with, once options and configuration are joined."""

    wanted: Wanted
    settings: Settings
    ruleset: Ruleset
    policy: Any
    language: Language


def set_up(arguments: argparse.Namespace) -> Setup:
    """Return what a run needs; CheckerError where options, configuration or rules are faulty."""
    settings = settings_of(arguments, arguments.paths)
    # Faults from here on speak the language that is configured.
    arguments.lang = language_of(arguments, settings)
    ruleset = load_rules(*settings.rules, *arguments.rules)
    choice = Choice(flat(arguments.select), flat(arguments.ignore))
    changed_since = getattr(arguments, "changed_since", None)
    return Setup(
        wanted=Wanted(tuple(arguments.paths), arguments.date, changed_since),
        settings=settings,
        ruleset=ruleset,
        policy=Policy(ruleset, settings, choice),
        language=arguments.lang,
    )


def settings_of(arguments: argparse.Namespace, paths: list[str]) -> Settings:
    """Return the configuration that the options name or that lies above the pages."""
    if arguments.no_config:
        return NO_SETTINGS
    return settings_for(paths, arguments.config)


def language_of(arguments: argparse.Namespace, settings: Settings = NO_SETTINGS) -> Language:
    """Return the language of messages: as given, as configured, else Chinese."""
    given: Language | None = getattr(arguments, "lang", None)
    return given or settings.language or "zh"


def flat(lists: list[list[str]]) -> tuple[str, ...]:
    """Return the words of an option that was given several times."""
    return tuple(word for words in lists for word in words)


def check_pages(
    setup: Setup,
    *,
    jobs: int | None = None,
    cache: Any = None,
    progress: Any = None,
) -> Generator[PageReport, None, None]:
    """Yield the report of each page, in reading order, severities as configured.

    CheckerError where there is no page at all, unless only changed ones were wanted.
    """
    run = import_module("checker.archive.run")
    options = partial(options_for, setup.policy, setup.wanted.date, setup.language)
    reports = run.check_archive(
        find_sources(setup.wanted, setup.settings),
        setup.ruleset,
        options,
        jobs=jobs,
        cache=cache or run.NO_CACHE,
        progress=progress or (lambda progress: None),
        notify=tell,
    )
    is_empty = True
    for page in reports:
        is_empty = False
        yield setup.policy.decide(page)
    if is_empty:
        no_page_found(setup)


def no_page_found(setup: Setup) -> None:
    """Say that nothing changed; else raise the fault, so that the run does not look clean."""
    if revision := setup.wanted.changed_since:
        tell(_UNCHANGED[setup.language].format(revision=revision))
        return
    where = ", ".join(setup.wanted.paths)
    raise CheckerError("no page found; pages are .txt, .md, .jsonl and .jsonl.gz files", where)


def tell(message: str) -> None:
    """Tell the user something that is wrong with no page."""
    print(f"checker: {message}", file=sys.stderr)


def tell_problems(page: PageReport, language: Language) -> None:
    """Tell what could not be done on a page, a line each."""
    for problem in page.problems:
        text = " ".join(f"{problem.path or page.path}: {problem.message}".split())
        tell(fault_in(language, text))


def today_of(arguments: argparse.Namespace) -> dt.date:
    """Return the day on which waivers are looked at."""
    day: dt.date = arguments.today or dt.date.today()
    return day


def baseline_of(arguments: argparse.Namespace, settings: Settings) -> Path | None:
    """Return the baseline file that options or configuration name."""
    given = arguments.baseline or settings.baseline
    return Path(given) if given else None
