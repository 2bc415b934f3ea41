"""Where results go: formats paired with files, written page by page where the format allows."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from msgspec import Struct, structs

from checker import __version__
from checker.cli.formats import FORMATS, SUFFIXES, View
from checker.core.cache import open_whole
from checker.core.errors import CheckerError
from checker.core.model import PageReport, Report
from checker.report.json_document import json_begin, json_end, json_page, to_json_line
from checker.report.text_report import text_end, text_page
from checker.report.totals import Totals

_LEAST_WIDTH, _MOST_WIDTH, _PLAIN_WIDTH = 40, 100, 80


class Output(Struct, frozen=True):
    """One format and the file it goes to; no file: standard output."""

    form: str
    path: str = ""


def paired(given: Sequence[tuple[str, str]]) -> tuple[Output, ...]:
    """Return the outputs that --format and --output ask for, in the order given.

    An --output belongs to the --format before it; one that comes first, to the next.
    CheckerError where a format is unknown or two outputs would share a place.
    """
    outputs: list[Output] = []
    waiting = ""
    for option, value in given:
        if option == "format":
            outputs.append(Output(_known(value), waiting))
            waiting = ""
        elif outputs and not outputs[-1].path and not waiting:
            outputs[-1] = Output(outputs[-1].form, value)
        elif waiting:
            outputs.append(_by_suffix(waiting))
            waiting = value
        else:
            waiting = value
    if waiting:
        outputs.append(_by_suffix(waiting))
    _refuse_shared(outputs)
    return tuple(outputs) or (Output("text"),)


def _known(form: str) -> str:
    if form not in FORMATS:
        raise CheckerError(f'no format is called "{form}"; known: {", ".join(FORMATS)}')
    return form


def _by_suffix(path: str) -> Output:
    return Output(SUFFIXES.get(Path(path).suffix.lower(), "text"), path)


def _refuse_shared(outputs: Iterable[Output]) -> None:
    taken: dict[str, str] = {}
    for output in outputs:
        place = str(Path(output.path).absolute()) if output.path else ""
        if place in taken:
            shown = output.path or "standard output"
            message = f"{taken[place]} and {output.form} would both go to {shown}"
            raise CheckerError(f"{message}; give each format a file with -o")
        taken[place] = output.form


class Sink:
    """Takes the pages of a run one by one and writes them in one format."""

    def __init__(self, output: Output, view: View, rules_hash: str, stack: ExitStack):
        self._output, self._rules_hash = output, rules_hash
        self._out = open_output(output, stack)
        self._view = _for_file(view) if output.path else view
        self._pages: list[PageReport] = []
        self._count = 0
        if output.form == "json":
            self._out.write(json_begin(__version__, rules_hash))

    def page(self, page: PageReport) -> None:
        """Write or keep one page."""
        match self._output.form:
            case "text":
                self._out.write(text_page(page, self._view.look))
            case "json":
                self._out.write(json_page(page, self._count))
            case "jsonl":
                self._out.write(to_json_line(page))
            case _:
                self._pages.append(page)
        self._count += 1

    def end(self, totals: Totals) -> None:
        """Write what comes after the last page."""
        match self._output.form:
            case "text":
                self._out.write(text_end(totals, self._view.look))
            case "json":
                self._out.write(json_end(totals))
            case "jsonl":
                pass
            case form:
                report = Report(tuple(self._pages), __version__, self._rules_hash)
                self._out.write(_of(FORMATS[form], report, self._view))
        self._out.flush()


def _of(writer: Callable[[Report, View], str], report: Report, view: View) -> str:
    return writer(report, view)


def open_output(output: Output, stack: ExitStack) -> TextIO:
    """Return where to write; a file takes its place only when the whole run went well."""
    if not output.path:
        return sys.stdout
    try:
        file = stack.enter_context(open_whole(Path(output.path)))
    except OSError as error:
        raise CheckerError(f"cannot be written: {error.strerror}", output.path) from error
    text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
    # Undone in reverse: flushed into the file first, then the file is put in place.
    stack.callback(text.detach)
    return text


def _for_file(view: View) -> View:
    """Return the view for a file: no colours, and problems told in it."""
    look = structs.replace(view.look, is_coloured=False, shows_problems=True, width=_PLAIN_WIDTH)
    return structs.replace(view, look=look)


def screen_width() -> int:
    """Return how wide text on standard output may be."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH
    return max(_LEAST_WIDTH, min(shutil.get_terminal_size().columns, _MOST_WIDTH))


def wants_colour(choice: str) -> bool:
    """Tell whether to colour: by choice, else on a terminal unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.name != "nt"
