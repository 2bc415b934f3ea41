"""Where results go: formats paired with files, written page by page where the format allows."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from msgspec import Struct, structs

from checker import __version__
from checker.archive.own_reports import is_own_report
from checker.archive.walk import is_page_name
from checker.cli.formats import CI_FORMATS, FORMATS, SUFFIXES, View
from checker.cli.screen import PLAIN_WIDTH
from checker.core.cache import clear_parts, open_whole
from checker.core.errors import CheckerError
from checker.core.model import PageReport
from checker.report.page_form import PageForm
from checker.report.stream import Brief, RunEnd, Writer
from checker.report.text_report import text_end, text_page, text_plain_page

_HTML_FILES = r"(?:index|page-\d+)\.html"


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
    return with_annotations(tuple(outputs) or (Output("text"),))


def with_annotations(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Return the outputs, inside GitHub Actions with annotations beside what was asked for."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return outputs
    on_screen = [output.form for output in outputs if not output.path]
    elsewhere = [output.form for output in outputs if output.path]
    is_wanted = import_module("checker.cli.ci").wants_annotations(on_screen, elsewhere)
    return (*outputs, Output("github")) if is_wanted else outputs


def _known(form: str) -> str:
    known = (*FORMATS, *CI_FORMATS)
    if form not in known:
        raise CheckerError(f'no format is called "{form}"; known: {", ".join(known)}')
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


def refuse_html_on_screen(outputs: Iterable[Output]) -> None:
    """Raise CheckerError where HTML would fill a terminal; into a pipe it may go."""
    on_screen = any(output.form == "html" and not output.path for output in outputs)
    if on_screen and sys.stdout.isatty():
        raise CheckerError("html is not for a terminal; name a file: -f html -o report.html")


def refuse_pages(outputs: Iterable[Output], paths: Iterable[str]) -> None:
    """Raise CheckerError where a report would be written over a page under `paths`.

    The report of an earlier run may be.
    """
    given = [Path(path).resolve() for path in paths]
    for output in outputs:
        # A device may be read and written.
        if not output.path or not Path(output.path).is_file():
            continue
        path = Path(output.path).resolve()
        is_under = any(path.is_relative_to(folder) for folder in given) and is_page_name(path.name)
        is_empty = path.stat().st_size == 0
        if path in given or (is_under and not is_empty and not is_own_report(output.path)):
            message = "the report would be written over the page; name another file"
            raise CheckerError(message, output.path)


@contextmanager
def telling_of(output: Output) -> Iterator[None]:
    """Name the file where it cannot be written to: a disk may be full by now."""
    try:
        yield
    except OSError as error:
        if not output.path:
            raise
        raise _not_written(output.path, error) from error


def prepared(outputs: Iterable[Output]) -> tuple[str, ...]:
    """Return the folders that were missing for `outputs` and are there now.

    What killed runs left of the same files is cleared away.
    """
    made: list[str] = []
    for output in (output for output in outputs if output.path):
        path, is_folder = output.path, _is_folder(output.path)
        if is_folder and output.form != "html":
            raise CheckerError(f"a folder, but {output.form} is one file; name a file in it", path)
        folder = Path(path) if is_folder else Path(path).parent
        if not folder.is_dir():
            try:
                folder.mkdir(parents=True)
            except FileExistsError as error:
                raise CheckerError("cannot be written: Not a directory", path) from error
            except OSError as error:
                raise _not_written(path, error) from error
            made.append(folder.as_posix())
        clear_parts(folder, _HTML_FILES if is_folder else re.escape(Path(path).name))
    return tuple(made)


class Run(Struct, frozen=True):
    """What is known before the first page. `fail_on` None: the default."""

    view: View
    has_baseline: bool = False
    fail_on: str | None = None


def open_writer(output: Output, run: Run, stack: ExitStack) -> Writer:
    """Return what writes pages in the format of `output`, to its file or standard output."""
    if output.form in CI_FORMATS:
        return _ci_writer(output, run, stack)
    view = _for_file(run.view) if output.path else run.view
    if output.form == "html" and _is_folder(output.path):
        return _HtmlWriter(None, Path(output.path), view)
    match output.form:
        case "text":
            return _TextWriter(open_text(output, stack), view)
        case "json":
            return _json_writer("JsonWriter", output, view, stack)
        case "jsonl":
            return _json_writer("JsonLinesWriter", output, view, stack)
        case _:
            return _HtmlWriter(open_bytes(output, stack), None, view)


def _ci_writer(output: Output, run: Run, stack: ExitStack) -> Writer:
    ci = import_module("checker.cli.ci")
    look = run.view.look
    info = ci.run_info(
        run.view.ruleset,
        __version__,
        language=look.language,
        has_baseline=run.has_baseline,
        fail_on=run.fail_on,
        all_claims=look.shows_all,
    )
    writer: Writer = ci.WRITERS[output.form](open_bytes(output, stack), info)
    return writer


def _json_writer(name: str, output: Output, view: View, stack: ExitStack) -> Writer:
    # Most runs write text only.
    kind = getattr(import_module("checker.cli.json_outputs"), name)
    writer: Writer = kind(open_bytes(output, stack), view.ruleset.hash)
    return writer


class _TextWriter:
    form: PageForm | None = None

    def __init__(self, out: TextIO, view: View):
        self._out, self._look = out, view.look

    def add_brief(self, page: Brief) -> bool:
        if self._look.shows_all or page.digest.fails:
            return False
        digest = page.digest
        self._out.write(text_plain_page(page.path, digest.date, digest.totals, self._look))
        return True

    def add(self, page: PageReport) -> None:
        self._out.write(text_page(page, self._look))

    def finish(self, end: RunEnd) -> None:
        self._out.write(text_end(end.totals, self._look))
        self._out.flush()


class _HtmlWriter:
    """Writes HTML once all pages are known: one file, or a folder with a file for each page."""

    form: PageForm | None = None

    def __init__(self, out: BinaryIO | None, folder: Path | None, view: View):
        self._out, self._folder = out, folder
        self._pages = import_module("checker.report.html.write").HtmlPages(
            __version__, view.ruleset.hash, view.language, is_folder=folder is not None
        )

    def add_brief(self, page: Brief) -> bool:
        return False

    def add(self, page: PageReport) -> None:
        self._pages.add(page)

    def finish(self, end: RunEnd) -> None:
        if self._out is not None:
            self._pages.write_file(self._out)
            self._out.flush()
        if self._folder is not None:
            try:
                self._pages.write_folder(self._folder)
            except OSError as error:
                raise _not_written(self._folder, error) from error


def _is_folder(path: str) -> bool:
    return path.endswith(("/", "\\")) or (path != "" and Path(path).is_dir())


def _not_written(path: Path | str, error: OSError) -> CheckerError:
    return CheckerError(f"cannot be written: {error.strerror}", path)


def open_bytes(output: Output, stack: ExitStack) -> BinaryIO:
    """Return where to write; a file takes its place only when the whole run went well."""
    if not output.path:
        sys.stdout.flush()
        return sys.stdout.buffer
    with telling_of(output):
        file = stack.enter_context(open_whole(Path(output.path)))
    # Before the file is closed: then nobody knows any more which of several it was.
    stack.callback(_flush, file, output)
    return file


def _flush(file: BinaryIO, output: Output) -> None:
    with telling_of(output):
        file.flush()


def open_text(output: Output, stack: ExitStack) -> TextIO:
    """Return where to write text, as UTF-8 with plain line ends."""
    if not output.path:
        return sys.stdout
    file = open_bytes(output, stack)
    text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
    # Undone in reverse: flushed into the file first, then the file is put in place.
    stack.callback(_let_go, text, output)
    return text


def _let_go(text: TextIOWrapper, output: Output) -> None:
    with telling_of(output):
        text.detach()


def _for_file(view: View) -> View:
    """Return the view for a file: no colours, and problems told in it."""
    look = structs.replace(view.look, is_coloured=False, shows_problems=True, width=PLAIN_WIDTH)
    return structs.replace(view, look=look)
