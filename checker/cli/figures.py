"""`checker figures`: the number sheet."""

import argparse
import sys
from contextlib import ExitStack

from checker import __version__
from checker.cli.outputs import Output, open_text, telling_of
from checker.cli.run import check_pages, prepare, set_up, tell_problems
from checker.cli.screen import screen_width, wants_colour
from checker.core.model import Report
from checker.report.json_document import to_json
from checker.report.numbers_sheet import sheet_to_csv, sheet_to_text
from checker.report.text_report import Look

OK, FAULT = 0, 2


def run_figures(arguments: argparse.Namespace) -> int:
    """Print every figure of the pages; return 2 where a page could not be read."""
    setup = set_up(arguments)
    output = Output(arguments.format, arguments.output or "")
    prepare([output], setup)
    pages = tuple(check_pages(setup))
    for page in pages:
        tell_problems(page, setup.language)
    report = Report(pages, __version__, setup.ruleset.hash)
    look = Look(
        language=setup.language,
        width=arguments.width or screen_width(),
        is_coloured=not arguments.output and wants_colour(arguments.color),
    )
    text = _written(report, arguments.format, look)
    with telling_of(output), ExitStack() as stack:
        open_text(output, stack).write(text)
    sys.stdout.flush()
    return FAULT if any(page.problems for page in pages) else OK


def _written(report: Report, form: str, look: Look) -> str:
    match form:
        case "json":
            return to_json(report)
        case "csv":
            return sheet_to_csv(report)
        case _:
            return sheet_to_text(report, look)
