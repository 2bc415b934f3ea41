"""The options of every command, with help in Chinese and in English."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NoReturn

from checker import __version__
from checker.cli.formats import CI_FORMATS, FORMATS
from checker.cli.help_words import Words, help_words
from checker.core.errors import CheckerError

_LANGUAGES = ("zh", "en")
_FAIL_ON = ("error", "query", "never")
_COLOURS = ("auto", "always", "never")
_NOTHING_TO_DO = 2
_Commands = Any


class _Parser(argparse.ArgumentParser):
    """Tells a usage fault in one line."""

    def error(self, message: str) -> NoReturn:
        raise CheckerError(f"{message}; see `{self.prog} --help`")


class _Paired(argparse.Action):
    """Keeps --format and --output in the order given, because they pair up."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        namespace.outputs = [*namespace.outputs, (self.dest, values)]


def parse_arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of a command; CheckerError for a usage fault.

    `run` says what carries the command out, as `module:function`.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(help_words(language_asked(given)))
    if not given:
        parser.print_help(sys.stderr)
        raise SystemExit(_NOTHING_TO_DO)
    return parser.parse_args(given)


def language_asked(argv: Sequence[str] | None = None) -> str:
    """Return the language for help and for faults of usage, before all options are read."""
    given = list(sys.argv[1:] if argv is None else argv)
    for option, value in pairwise([*given, ""]):
        if option == "--lang=en" or (option == "--lang" and value == "en"):
            return "en"
    return "zh"


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = _Parser("checker", description=words("checker"), **_form(words, "checker-examples"))
    _general(parser, words)
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    commands = parser.add_subparsers(title=words("commands"), metavar=words("command"))
    commands.required = True
    for add in (_check, _figures, _rules, _waivers, _config):
        add(commands, words)
    return parser


def _form(words: Words, examples: str) -> dict[str, Any]:
    return {
        "epilog": words(examples),
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "add_help": False,
        "allow_abbrev": False,
    }


def _command(
    commands: _Commands, name: str, run: str, words: Words, key: str = ""
) -> argparse.ArgumentParser:
    key = key or name
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=words(key), description=words(key), **_form(words, f"{key}-examples")
    )
    parser.set_defaults(run=run)
    _general(parser, words)
    return parser


def _general(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("general"))
    group.add_argument("-h", "--help", action="help", help=words("help"))
    # A default here would undo what was given before the command.
    suppressed = argparse.SUPPRESS
    group.add_argument("--lang", choices=_LANGUAGES, default=suppressed, help=words("lang"))


def _check(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "check", "checker.cli.check:run_check", words)
    _pages(parser, words)
    _which_rules(parser, words)
    _decisions(parser, words)
    group = parser.add_argument_group(words("output"))
    formats = words("format").format(formats=", ".join((*FORMATS, *CI_FORMATS)))
    group.add_argument("-f", "--format", action=_Paired, metavar="FORMAT", help=formats)
    group.add_argument("-o", "--output", action=_Paired, metavar="FILE", help=words("output-file"))
    parser.set_defaults(outputs=[])
    _text_look(group, words)
    group.add_argument("-a", "--all", action="store_true", help=words("all"))
    group.add_argument("-q", "--quiet", action="store_true", help=words("quiet"))
    group.add_argument("--fail-on", choices=_FAIL_ON, help=words("fail-on"))
    group.add_argument("--exit-zero", action="store_true", help=words("exit-zero"))
    _archive(parser, words)


def _figures(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "figures", "checker.cli.figures:run_figures", words)
    _pages(parser, words)
    _which_rules(parser, words)
    group = parser.add_argument_group(words("output"))
    forms = ("text", "json", "csv")
    group.add_argument("-f", "--format", choices=forms, default="text", help=words("sheet-format"))
    group.add_argument("-o", "--output", metavar="FILE", help=words("output-file"))
    _text_look(group, words)


def _rules(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "rules", "", words)
    inner = parser.add_subparsers(title=words("commands"), metavar=words("command"))
    inner.required = True
    home = "checker.cli.rules"
    listed = _command(inner, "list", f"{home}:run_list", words, "rules-list")
    _which_rules(listed, words)
    _config_file(listed, words)
    listed.add_argument("--format", choices=("text", "json"), default="text", help=words("form"))
    shown = _command(inner, "show", f"{home}:run_show", words, "rules-show")
    shown.add_argument("id", nargs="+", metavar="ID", help=words("rule-id"))
    shown.add_argument(
        "--rules", action="append", default=[], metavar="DIR", help=words("rules-dir")
    )
    tested = _command(inner, "test", f"{home}:run_test", words, "rules-test")
    tested.add_argument("rules", nargs="*", metavar="DIR", help=words("test-dir"))
    tested.add_argument("--reach", action="append", default=[], metavar="PATH", help=words("reach"))
    tested.add_argument("-q", "--quiet", action="store_true", help=words("test-quiet"))
    scored = _command(inner, "score", "checker.cli.score:run_score", words, "rules-score")
    scored.add_argument("paths", nargs="+", metavar="PATH", help=words("score-paths"))
    scored.add_argument("--verdicts", metavar="FILE", help=words("score-verdicts"))
    scored.add_argument("--every", action="store_true", help=words("score-every"))
    scored.add_argument(
        "--rules", action="append", default=[], metavar="DIR", help=words("rules-dir")
    )
    _command(inner, "schema", f"{home}:run_schema", words, "rules-schema")


def _waivers(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "waivers", "", words)
    inner = parser.add_subparsers(title=words("commands"), metavar=words("command"))
    inner.required = True
    pruned = _command(inner, "prune", "checker.cli.waivers:run_prune", words, "waivers-prune")
    _pages(pruned, words)
    _which_rules(pruned, words)
    pruned.add_argument("--waivers", metavar="FILE", help=words("waivers-file"))
    pruned.add_argument("--today", type=_day, metavar="DAY", help=words("today"))


def _config(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "config", "", words)
    inner = parser.add_subparsers(title=words("commands"), metavar=words("command"))
    inner.required = True
    shown = _command(inner, "show", "checker.cli.config:run_show", words, "config-show")
    shown.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=words("paths"))
    _config_file(shown, words)


def _pages(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words("paths"))
    group = parser.add_argument_group(words("pages"))
    group.add_argument("--date", type=_day, metavar="DAY", help=words("date"))
    _config_file(group, words)


def _config_file(group: argparse._ActionsContainer, words: Words) -> None:
    group.add_argument("--config", metavar="FILE", help=words("config-file"))
    group.add_argument("--no-config", action="store_true", help=words("no-config"))


def _which_rules(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("which-rules"))
    group.add_argument(
        "--rules", action="append", default=[], metavar="DIR", help=words("rules-dir")
    )
    for name in ("select", "ignore"):
        group.add_argument(
            f"--{name}", action="append", default=[], type=_several, metavar="ID", help=words(name)
        )


def _decisions(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("decisions"))
    group.add_argument("--waivers", metavar="FILE", help=words("waivers-file"))
    group.add_argument("--baseline", metavar="FILE", help=words("baseline"))
    group.add_argument("--write-baseline", action="store_true", help=words("write-baseline"))
    group.add_argument("--today", type=_day, metavar="DAY", help=words("today"))


def _text_look(group: argparse._ArgumentGroup, words: Words) -> None:
    group.add_argument("--color", choices=_COLOURS, default="auto", help=words("color"))
    group.add_argument("--width", type=_count, metavar="N", help=words("width"))


def _archive(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("archive"))
    group.add_argument("-j", "--jobs", type=_count, metavar="N", help=words("jobs"))
    group.add_argument("--cache", metavar="DIR", help=words("cache"))
    group.add_argument("--no-cache", action="store_true", help=words("no-cache"))
    group.add_argument("--changed-since", metavar="REV", help=words("changed-since"))
    group.add_argument("--list-files", action="store_true", help=words("list-files"))


def _day(text: str) -> dt.date:
    try:
        # Not 20220413 and not 2022-W15-3, which Python would take as well.
        if len(text) == len("2022-04-13") and text[4] == text[7] == "-":
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"expected a day like 2022-04-13, found {text!r}")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 100_000):
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return int(text)


def _several(text: str) -> list[str]:
    return [part for part in text.replace("，", ",").split(",") if part]
