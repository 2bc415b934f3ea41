"""Where the command starts: faults become one line and an exit code."""

import atexit
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from checker.cli.parser import language_asked, parse_arguments
from checker.core.errors import CheckerError, RulesError
from checker.report.fault_words import fault_in
from checker.report.text_width import printable

FAULT = 2
# As shells tell it: 128 and the number of SIGINT, of SIGPIPE.
INTERRUPTED = 128 + 2
_CUT_OFF = 128 + 13
_STOPPED = {"zh": "已中断", "en": "interrupted"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` and return its exit code: 0, 1, or 2 for a fault."""
    _speak_utf8()
    arguments = Namespace()
    try:
        arguments = parse_arguments(argv)
        module, _, function = arguments.run.partition(":")
        code: int = getattr(import_module(module), function)(arguments)
        sys.stdout.flush()
    except RulesError as error:
        return _faults(_language(arguments, argv), *error.faults)
    except CheckerError as error:
        return _faults(_language(arguments, argv), error)
    except KeyboardInterrupt as stop:
        _interrupted(_language(arguments, argv), *stop.args)
        return INTERRUPTED
    except BrokenPipeError:
        return _cut_off()
    except OSError as error:
        # Of the screen or a pipe; files have faults of their own.
        _cut_off()
        fault = CheckerError(f"cannot be written: {error.strerror}", "<stdout>")
        return _faults(_language(arguments, argv), fault)
    return code


def command() -> NoReturn:
    """Run the command and end the process.

    To give the memory of all modules and tables back piece by piece, as Python does, takes a
    tenth of a short run; the system takes it back as a whole. What was registered for the end
    of the process happens, and nothing is left open: files are closed by who opened them.
    """
    try:
        code = main()
    except SystemExit as asked:
        # Of --help and --version.
        code = asked.code if isinstance(asked.code, int) else 0
    if not _is_watched():
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    sys.exit(code)


def _is_watched() -> bool:
    """Tell whether threads, a debugger or a profiler wait for Python's own end."""
    is_traced = sys.gettrace() is not None or sys.getprofile() is not None
    return is_traced or "threading" in sys.modules or bool(sys.flags.interactive)


def _language(arguments: Namespace, argv: Sequence[str] | None) -> str:
    """Return the language of a fault: as configured where the run got so far, else as asked."""
    return getattr(arguments, "lang", None) or language_asked(argv)


def _interrupted(language: str, *said: str) -> None:
    """Tell what became of the run, as far as the command knows it."""
    print(f"checker: {said[0] if said else _STOPPED[language]}", file=sys.stderr)


def _faults(language: str, *faults: CheckerError) -> int:
    for fault in faults:
        text = fault_in(language, " ".join(str(fault).split()))
        print(f"checker: {printable(text)}", file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        # Actions reads both streams; standard output may be a report for a machine.
        for command in import_module("checker.cli.ci").fault_commands(language, faults):
            print(command, file=sys.stderr)
    return FAULT


def _cut_off() -> int:
    """Leave quietly when the reader (`| head`) has seen enough."""
    with suppress(OSError):
        # Python flushes at exit, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _CUT_OFF


def _speak_utf8() -> None:
    """Write UTF-8 everywhere: a report piped on Windows is to be the same file as elsewhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
