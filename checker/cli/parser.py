"""The options of every command, with help in Chinese and in English."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NoReturn

from checker import __version__
from checker.cli.formats import CI_FORMATS, FORMATS
from checker.cli.help_words import Words, help_words
from checker.cli.screen import columns
from checker.cli.values import columns_of_text, count, day, several
from checker.core.errors import CheckerError

_LANGUAGES = ("zh", "en")
_FAIL_ON = ("error", "query", "never")
_COLOURS = ("auto", "always", "never")
_NOTHING_TO_DO = 2
_WRITE_BASELINE, _BASELINE_END = "--write-baseline", ".json"
# As argparse has it.
_MARGIN = 2
_Commands = Any
_Fill = Callable[["_Parser", Words], None]


class _Parser(argparse.ArgumentParser):
    """Tells a usage fault in one line, and gets its options when it is first used.

    Those of the commands that are not run would take longer than to read a page.
    """

    fill: Callable[[], None] | None = None

    _usage = "usage: "

    def entitle(self, words: Words) -> None:
        """Give the parts of the help that argparse names itself their titles."""
        self._usage = words("usage")
        self._positionals.title, self._optionals.title = words("arguments"), words("options")

    def format_help(self) -> str:
        """Return the help, in one language from its first word on."""
        return f"{self._usage}{super().format_help().removeprefix('usage: ')}"

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Fill in the options and read them."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise CheckerError(f"{message}; see `{self.prog} --help`")


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; one is made for each option, so that this must be quick."""

    def __init__(self, prog: str, width: int | None = None):
        super().__init__(prog, width=width or columns() - _MARGIN)


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
    return parser.parse_args(_with_baseline_told(given))


def _with_baseline_told(given: Sequence[str]) -> list[str]:
    """Return the arguments with `--write-baseline` parted from pages that stand after it.

    >>> _with_baseline_told(["check", "--write-baseline", "pages"])
    ['check', '--write-baseline=', 'pages']
    """
    return [
        f"{one}=" if one == _WRITE_BASELINE and not after.endswith(_BASELINE_END) else one
        for one, after in pairwise([*given, ""])
    ]


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
    version = f"checker {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words("version"))
    commands = _subcommands(parser, words)
    _command(commands, "check", "checker.cli.check:run_check", words, _check)
    _command(commands, "figures", "checker.cli.figures:run_figures", words, _figures)
    _command(commands, "rules", "", words, _rules)
    _command(commands, "waivers", "", words, _waivers)
    _command(commands, "config", "", words, _config)
    return parser


def _subcommands(parser: argparse.ArgumentParser, words: Words) -> _Commands:
    # Without `prog` it would be written and read again.
    commands = parser.add_subparsers(
        title=words("commands"), metavar=words("command"), prog=parser.prog
    )
    commands.required = True
    return commands


def _form(words: Words, examples: str) -> dict[str, Any]:
    return {
        "epilog": words(examples),
        "formatter_class": _Help,
        "add_help": False,
        "allow_abbrev": False,
    }


def _command(
    commands: _Commands, name: str, run: str, words: Words, fill: _Fill, key: str = ""
) -> None:
    key = key or name
    parser: _Parser = commands.add_parser(
        name, help=words(key), description=words(key), **_form(words, f"{key}-examples")
    )
    parser.set_defaults(run=run)
    parser.fill = partial(_filled, parser, words, fill)


def _filled(parser: _Parser, words: Words, fill: _Fill) -> None:
    _general(parser, words)
    fill(parser, words)


def _general(parser: "_Parser", words: Words) -> None:
    parser.entitle(words)
    group = parser.add_argument_group(words("general"))
    group.add_argument("-h", "--help", action="help", help=words("help"))
    # A default here would undo what was given before the command.
    suppressed = argparse.SUPPRESS
    group.add_argument("--lang", choices=_LANGUAGES, default=suppressed, help=words("lang"))


def _check(parser: _Parser, words: Words) -> None:
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


def _figures(parser: _Parser, words: Words) -> None:
    _pages(parser, words)
    _which_rules(parser, words)
    group = parser.add_argument_group(words("output"))
    forms = ("text", "json", "csv")
    group.add_argument("-f", "--format", choices=forms, default="text", help=words("sheet-format"))
    group.add_argument("-o", "--output", metavar="FILE", help=words("output-file"))
    _text_look(group, words)


def _rules(parser: _Parser, words: Words) -> None:
    commands = _subcommands(parser, words)
    home = "checker.cli.rules"
    _command(commands, "list", f"{home}:run_list", words, _rules_list, "rules-list")
    _command(commands, "show", f"{home}:run_show", words, _rules_show, "rules-show")
    _command(commands, "test", f"{home}:run_test", words, _rules_test, "rules-test")
    _command(commands, "score", "checker.cli.score:run_score", words, _rules_score, "rules-score")
    _command(commands, "schema", f"{home}:run_schema", words, _nothing, "rules-schema")


def _rules_list(parser: _Parser, words: Words) -> None:
    _which_rules(parser, words)
    _config_file(parser, words)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=words("form"))


def _rules_show(parser: _Parser, words: Words) -> None:
    parser.add_argument("id", nargs="+", metavar="ID", help=words("rule-id"))
    _rules_folders(parser, words)


def _rules_test(parser: _Parser, words: Words) -> None:
    parser.add_argument("rules", nargs="*", metavar="DIR", help=words("test-dir"))
    parser.add_argument("--reach", action="append", default=[], metavar="PATH", help=words("reach"))
    parser.add_argument("-q", "--quiet", action="store_true", help=words("test-quiet"))


def _rules_score(parser: _Parser, words: Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words("score-paths"))
    parser.add_argument("--verdicts", metavar="FILE", help=words("score-verdicts"))
    parser.add_argument("--every", action="store_true", help=words("score-every"))
    _rules_folders(parser, words)


def _rules_folders(group: argparse._ActionsContainer, words: Words) -> None:
    group.add_argument(
        "--rules", action="append", default=[], metavar="DIR", help=words("rules-dir")
    )


def _nothing(parser: _Parser, words: Words) -> None:
    """Stand for a command that has no options of its own."""


def _waivers(parser: _Parser, words: Words) -> None:
    commands = _subcommands(parser, words)
    run = "checker.cli.waivers:run_prune"
    _command(commands, "prune", run, words, _waivers_prune, "waivers-prune")


def _waivers_prune(parser: _Parser, words: Words) -> None:
    _pages(parser, words)
    _which_rules(parser, words)
    parser.add_argument("--waivers", metavar="FILE", help=words("waivers-file"))
    parser.add_argument("--dry-run", action="store_true", help=words("dry-run"))
    parser.add_argument("--today", type=day, metavar="DAY", help=words("today"))


def _config(parser: _Parser, words: Words) -> None:
    commands = _subcommands(parser, words)
    _command(commands, "show", "checker.cli.config:run_show", words, _config_show, "config-show")


def _config_show(parser: _Parser, words: Words) -> None:
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=words("paths"))
    _config_file(parser, words)


def _pages(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words("paths"))
    group = parser.add_argument_group(words("pages"))
    group.add_argument("--date", type=day, metavar="DAY", help=words("date"))
    _config_file(group, words)


def _config_file(group: argparse._ActionsContainer, words: Words) -> None:
    group.add_argument("--config", metavar="FILE", help=words("config-file"))
    group.add_argument("--no-config", action="store_true", help=words("no-config"))


def _which_rules(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("which-rules"))
    _rules_folders(group, words)
    for name in ("select", "ignore"):
        group.add_argument(
            f"--{name}", action="append", default=[], type=several, metavar="ID", help=words(name)
        )


def _decisions(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("decisions"))
    group.add_argument("--waivers", metavar="FILE", help=words("waivers-file"))
    group.add_argument("--baseline", metavar="FILE", help=words("baseline"))
    group.add_argument(
        _WRITE_BASELINE, nargs="?", const="", metavar="FILE", help=words("write-baseline")
    )
    group.add_argument("--today", type=day, metavar="DAY", help=words("today"))


def _text_look(group: argparse._ArgumentGroup, words: Words) -> None:
    group.add_argument("--color", choices=_COLOURS, default="auto", help=words("color"))
    group.add_argument("--width", type=columns_of_text, metavar="N", help=words("width"))


def _archive(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("archive"))
    group.add_argument("-j", "--jobs", type=count, metavar="N", help=words("jobs"))
    group.add_argument("--cache", metavar="DIR", help=words("cache"))
    group.add_argument("--no-cache", action="store_true", help=words("no-cache"))
    group.add_argument("--changed-since", metavar="REV", help=words("changed-since"))
    group.add_argument("--list-files", action="store_true", help=words("list-files"))
