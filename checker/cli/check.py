"""`checker check`: pages in, reports out, and an exit code that says how it went."""

import argparse
import sys
from contextlib import ExitStack, closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import structs

from checker.cli.decide import Memory, sees_all, waivers_path
from checker.cli.formats import CI_FORMATS, View
from checker.cli.inputs import find_sources, printed_date
from checker.cli.interrupt import NO_CACHE, telling_what_is_kept
from checker.cli.outputs import (
    Output,
    Run,
    open_writer,
    paired,
    refuse_html_on_screen,
    telling_of,
)
from checker.cli.progress import progress_for
from checker.cli.run import (
    Hows,
    Setup,
    baseline_of,
    decided_pages,
    no_page_found,
    prepare,
    set_up,
    tell,
    tell_left_out,
    tell_problems,
    today_of,
)
from checker.cli.screen import screen_width, wants_colour
from checker.core.errors import CheckerError
from checker.core.model import PageReport, Verdict
from checker.report.fault_words import fault_in
from checker.report.stream import RunEnd
from checker.report.text_report import Look
from checker.report.text_width import printable
from checker.report.totals import Totals
from checker.settings.model import Language

OK, FAILED, FAULT = 0, 1, 2
_ACCEPTED = {"zh": "{path}: 已收入 {count} 条", "en": "{path}: {count} accepted"}
# One fingerprint stands for all places that say the very same thing.
_PLACES = {"zh": "（共 {places} 处，同样的话记作一条）", "en": ", told in {places} places"}
_COUNTS = {"error": ("error",), "query": ("error", "query"), "never": ()}


def run_check(arguments: argparse.Namespace) -> int:
    """Check the pages, write every output, and return the exit code."""
    outputs = paired(arguments.outputs)
    refuse_html_on_screen(outputs)
    # Reports for code hosts and build servers explain each rule with some.
    setup = set_up(arguments, examples=any(output.form in CI_FORMATS for output in outputs))
    if arguments.list_files:
        return _list_files(setup)
    baseline = baseline_of(arguments, setup.settings)
    is_made = arguments.write_baseline is not None
    if is_made and baseline is None:
        raise CheckerError("--write-baseline needs the file: --write-baseline FILE.json")
    if is_made and arguments.changed_since:
        raise CheckerError("--write-baseline is over all pages; leave out --changed-since")
    known = None if is_made else baseline
    waivers = waivers_path(arguments.waivers, setup.settings, setup.wanted.paths)
    memory = Memory(waivers, known, today_of(arguments), sees_all(setup.wanted, waivers))
    baselines = [Output("baseline", str(baseline))] if is_made else []
    prepare([*outputs, *baselines], setup)
    totals, accepted = _run(arguments, setup, outputs, memory)
    if is_made and baseline is not None:
        _write_baseline(accepted, baseline, setup.language)
        # What fails now has just been accepted.
        return exit_code(totals, "never")
    return exit_code(totals, arguments.fail_on or setup.settings.fail_on, arguments.exit_zero)


def exit_code(totals: Totals, fail_on: str | None, is_zero: bool = False) -> int:
    """Return 2 where the run is incomplete, 1 where something fails, else 0."""
    if totals.problems:
        return FAULT
    fails = any(totals.open[severity] for severity in _COUNTS[fail_on or "error"])
    return FAILED if fails and not is_zero else OK


def _run(
    arguments: argparse.Namespace, setup: Setup, outputs: tuple[Output, ...], memory: Memory
) -> tuple[Totals, list[PageReport]]:
    """Check and write all pages; return the counts, and the pages if a baseline is wanted."""
    totals = Totals()
    accepted: list[PageReport] = []
    is_on_screen = any(not output.path for output in outputs)
    run = Run(
        View(_look(arguments, setup), setup.ruleset),
        has_baseline=memory.has_baseline,
        fail_on=arguments.fail_on or setup.settings.fail_on,
    )
    heard = [] if not arguments.no_cache else [NO_CACHE]
    with telling_what_is_kept(setup.language, totals, heard), ExitStack() as stack:
        writers = {output: open_writer(output, run, stack) for output in outputs}
        progress = stack.enter_context(progress_for(arguments, setup))
        hows = Hows(arguments.jobs, _cache(arguments), progress.show, heard.append)
        forms = [writer.form for writer in writers.values() if writer.form]
        pages = stack.enter_context(closing(decided_pages(setup, memory, hows, forms)))
        for page in pages:
            if page.brief is None:
                tell_problems(page.report(), setup.language)
            totals.join(page.totals())
            if arguments.write_baseline is not None and page.totals().failed:
                accepted.append(_fails_of(page.report()))
            if is_on_screen:
                # Two things on one screen: the line makes way for the report.
                progress.clear()
            for output, writer in writers.items():
                with telling_of(output):
                    if page.brief is None or not writer.add_brief(page.brief):
                        writer.add(page.report())
        notices = memory.notices(setup.language, setup.ruleset)
        for notice in notices:
            tell(notice)
        for output, writer in writers.items():
            with telling_of(output):
                writer.finish(RunEnd(totals, totals.problems == 0, notices))
    return totals, accepted


def _look(arguments: argparse.Namespace, setup: Setup) -> Look:
    return Look(
        language=setup.language,
        width=arguments.width or screen_width(),
        is_coloured=wants_colour(arguments.color),
        shows_all=arguments.all,
        is_quiet=arguments.quiet,
        # On the screen they would stand twice: standard error has them too.
        shows_problems=False,
    )


def _cache(arguments: argparse.Namespace) -> Any:
    run = import_module("checker.archive.run")
    if arguments.no_cache:
        return run.NO_CACHE
    return run.CacheChoice(folder=Path(arguments.cache) if arguments.cache else None)


def _list_files(setup: Setup) -> int:
    code, is_empty = OK, True
    left_out = partial(tell_left_out, setup.language, is_listed=True)
    for source in find_sources(setup.wanted, setup.settings, left_out):
        is_empty = False
        if source.problem:
            tell(fault_in(setup.language, f"{source.path}: {source.problem}"))
            code = FAULT
            continue
        date = setup.wanted.date or printed_date(source) or source.date
        sys.stdout.write(f"{printable(source.path)}\t{date or '-'}\n")
    if is_empty:
        no_page_found(setup)
    return code


def _fails_of(page: PageReport) -> PageReport:
    """Return what a baseline needs of a page, so that an archive does not fill the memory."""
    fails = tuple(finding for finding in page.findings if finding.verdict is Verdict.FAIL)
    named = {number for finding in fails for number in finding.figures}
    figures = tuple(figure for figure in page.figures if figure.id in named)
    return structs.replace(page, page=None, figures=figures, findings=fails)


def _write_baseline(pages: list[PageReport], path: Path, language: Language) -> None:
    try:
        count = import_module("checker.review.baseline").write_baseline(pages, path)
    except OSError as error:
        raise CheckerError(f"cannot be written: {error.strerror}", path) from error
    places = sum(finding.waived is None for page in pages for finding in page.findings)
    told = _ACCEPTED[language].format(path=path, count=count)
    tell(told if places == count else told + _PLACES[language].format(places=places))
