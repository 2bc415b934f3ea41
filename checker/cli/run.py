"""A run over pages: from the options to page reports, one after the other."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from checker.cli.decide import Choice, Memory, Policy, options_for
from checker.cli.inputs import Wanted, excludes_all, find_sources
from checker.cli.outputs import Output, prepared, refuse_pages
from checker.core.errors import CheckerError, RulesError
from checker.core.model import PageReport
from checker.report.digest import DIGEST, read_digest
from checker.report.fault_words import fault_in
from checker.report.page_form import PageForm
from checker.report.stream import Brief
from checker.report.text_width import printable
from checker.report.totals import Totals, totals_of
from checker.ruleset.load import load_rules
from checker.ruleset.model import Ruleset
from checker.settings.find import settings_for
from checker.settings.model import NO_SETTINGS, Language, Settings

_UNCHANGED = {
    "zh": "自 {revision} 以来没有版面改动，未核查任何版面",
    "en": "no page has changed since {revision}; nothing was checked",
}
_OWN_REPORT = {
    "zh": "{path}: 是 checker 写的报告，不是版面，略过",
    "en": "{path}: a report that checker wrote, no page; left out",
}
_MADE = {"zh": "新建文件夹 {folder}", "en": "folder {folder} is made"}


class Setup(Struct, frozen=True):
    """What a run is made with, once options and configuration are joined."""

    wanted: Wanted
    settings: Settings
    ruleset: Ruleset
    policy: Any
    language: Language


def set_up(arguments: argparse.Namespace, examples: bool = False) -> Setup:
    """Return what a run needs; CheckerError where options, configuration or rules are faulty.

    `examples`: the rules with theirs.
    """
    settings = settings_of(arguments, arguments.paths)
    # Faults from here on speak the language that is configured.
    arguments.lang = language_of(arguments, settings)
    _check_named(arguments, settings)
    ruleset = load_rules(*settings.rules, *arguments.rules, examples=examples)
    choice = Choice(flat(arguments.select), flat(arguments.ignore))
    changed_since = getattr(arguments, "changed_since", None)
    return Setup(
        wanted=Wanted(tuple(arguments.paths), arguments.date, changed_since, _written(arguments)),
        settings=settings,
        ruleset=ruleset,
        policy=Policy(ruleset, settings, choice),
        language=arguments.lang,
    )


def _check_named(arguments: argparse.Namespace, settings: Settings) -> None:
    """Raise RulesError where the configuration names files that there are not, with its lines."""
    is_made = getattr(arguments, "write_baseline", None) is not None
    named = [("rules", path) for path in settings.rules]
    for key in ("waivers", "baseline"):
        path = getattr(settings, key)
        is_read = hasattr(arguments, key) and not getattr(arguments, key)
        if path and is_read and not (key == "baseline" and is_made):
            named.append((key, path))
    faults = [
        CheckerError(f'"{key}": no such file or folder: {path}', settings.path, settings.lines[key])
        for key, path in named
        if not Path(path).exists()
    ]
    if faults:
        raise RulesError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))


def _written(arguments: argparse.Namespace) -> frozenset[str]:
    """Return the files that the run writes, as absolute paths."""
    paths = [value for option, value in getattr(arguments, "outputs", ()) if option == "output"]
    paths.append(getattr(arguments, "output", None))
    return frozenset(str(Path(path).absolute()) for path in paths if path)


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


def _nothing(_: str) -> None:
    pass


class Decided:
    """A page after configuration, waivers and baseline had their say.

    `brief` is there where they say nothing, and nothing is wrong with the page.
    """

    def __init__(self, checked: Any, brief: Brief | None, decide: Callable[..., PageReport]):
        self.path: str = checked.path
        self.brief = brief
        self._checked, self._decide = checked, decide
        self._report: PageReport | None = None

    def report(self) -> PageReport:
        """Return the whole report."""
        if self._report is None:
            report: PageReport = self._checked.report()
            # Where there is a brief nothing would change.
            self._report = report if self.brief else self._decide(report)
        return self._report

    def totals(self) -> Totals:
        """Return the counts of the page."""
        return self.brief.digest.totals if self.brief else totals_of(self.report())


class Hows(Struct, frozen=True):
    """How to go through the pages: processes, cache, what shows the progress, what hears more.

    `heard` gets what is told of the run itself, in English.
    """

    jobs: int | None = None
    cache: Any = None
    progress: Any = None
    heard: Callable[[str], None] = _nothing


def decided_pages(
    setup: Setup, memory: Memory, hows: Hows, forms: Iterable[PageForm] = ()
) -> Generator[Decided, None, None]:
    """Yield each page, in reading order, with what was decided of it; written in `forms`.

    CheckerError where there is no page at all, unless only changed ones were wanted.
    """
    run = import_module("checker.archive.run")
    wanted = list(dict.fromkeys((DIGEST, *forms)))
    pages = run.check_to_forms(
        find_sources(setup.wanted, setup.settings, partial(tell_left_out, setup.language)),
        setup.ruleset,
        partial(options_for, setup.policy, setup.wanted.date, setup.language),
        run.Run(
            jobs=hows.jobs,
            cache=hows.cache or run.NO_CACHE,
            progress=hows.progress or (lambda progress: None),
            notify=partial(_notify, setup.language, hows.heard),
        ),
        wanted,
    )
    is_empty = True
    with closing(pages):
        for page in pages:
            is_empty = False
            yield _decided(page, wanted, setup, memory)
    if is_empty:
        no_page_found(setup)


def _notify(language: Language, heard: Callable[[str], None], said: str) -> None:
    heard(said)
    tell(fault_in(language, said))


def _decided(checked: Any, forms: list[PageForm], setup: Setup, memory: Memory) -> Decided:
    digest = read_digest(checked.forms[0]) if checked.forms else None
    is_plain = (
        digest is not None
        and not digest.totals.problems
        and not setup.policy.changes(checked.path, digest)
        and not memory.changes(digest)
    )
    if digest is None or not is_plain:
        return Decided(checked, None, lambda report: _final(report, setup, memory))
    memory.pass_by(checked.path)
    names = (form.name for form in forms)
    brief = Brief(checked.path, digest, dict(zip(names, checked.forms, strict=True)))
    return Decided(checked, brief, memory.mark)


def _final(report: PageReport, setup: Setup, memory: Memory) -> PageReport:
    problems = tuple(
        structs.replace(problem, message=fault_in(setup.language, problem.message))
        for problem in report.problems
    )
    report = structs.replace(report, problems=problems)
    return memory.mark(setup.policy.decide(report))


def check_pages(setup: Setup) -> Iterator[PageReport]:
    """Yield the report of each page, checked in this process, severities as configured."""
    nothing_waived = Memory(None, None, dt.date.today())
    with closing(decided_pages(setup, nothing_waived, Hows(jobs=1))) as pages:
        for page in pages:
            yield page.report()


def no_page_found(setup: Setup) -> None:
    """Say that nothing changed; else raise the fault, so that the run does not look clean."""
    if revision := setup.wanted.changed_since:
        tell(_UNCHANGED[setup.language].format(revision=revision))
        return
    where, settings = ", ".join(setup.wanted.paths), setup.settings
    if excludes_all(setup.wanted, settings):
        message = f'no page found; "exclude" leaves out all of {where}'
        raise CheckerError(message, settings.path, settings.lines.get("exclude"))
    raise CheckerError("no page found; pages are .txt, .md, .jsonl and .jsonl.gz files", where)


def tell(message: str) -> None:
    """Tell the user something that is wrong with no page."""
    print(f"checker: {printable(message)}", file=sys.stderr)


def prepare(outputs: Iterable[Output], setup: Setup) -> None:
    """Make the folders that outputs lack, and tell of each: it may be a slip of the pen.

    CheckerError where an output cannot be, so that no page is checked for nothing.
    """
    files = tuple(outputs)
    refuse_pages(files, setup.wanted.paths)
    for folder in prepared(files):
        tell(_MADE[setup.language].format(folder=folder))


def tell_left_out(
    language: Language, path: str, is_named: bool, *, is_listed: bool = False
) -> None:
    """Tell of a report that is no page, where it was named or where the pages are listed."""
    if is_named or is_listed:
        tell(_OWN_REPORT[language].format(path=path))


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
    made, read = arguments.write_baseline, arguments.baseline
    if made and read and Path(made).absolute() != Path(read).absolute():
        raise CheckerError("--baseline and --write-baseline name two files; name one")
    given = made or read or settings.baseline
    return Path(given) if given else None
