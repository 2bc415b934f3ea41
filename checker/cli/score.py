"""`checker rules score`: how each rule does on an archive whose fails people have read."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from checker.check import Options, check_page
from checker.cli.rules import FAULT, OK, pages_in, tell_faults
from checker.cli.run import language_of
from checker.core.errors import CheckerError
from checker.review.verdicts import RuleScore, Score, load_verdicts, score
from checker.ruleset.load import load_rules

_COLUMNS = ("applied", "passed", "right", "wrong", "unread", "skipped")
_WORDS = {
    "zh": {
        "rule": "规则",
        "applied": "适用",
        "passed": "相符",
        "right": "真错",
        "wrong": "误报",
        "unread": "未读",
        "skipped": "未判",
        "precision": "准确率",
        "total": "共{characters}字：差错{errors}条，存疑{queries}条，误报{wrong}条，未读{unread}条",
    },
    "en": {
        "rule": "rule",
        **{column: column for column in _COLUMNS},
        "precision": "precision",
        "total": "{characters} characters: {errors} errors, {queries} queries, "
        "{wrong} false alarms, {unread} unread",
    },
}


def run_score(arguments: argparse.Namespace) -> int:
    """Print the table; return 2 where a page could not be read."""
    ruleset = load_rules(*arguments.rules)
    verdicts = load_verdicts(Path(arguments.verdicts)) if arguments.verdicts else ()
    every = frozenset(rule.id for rule in ruleset.rules)
    options = Options(rules=every if arguments.every else None)
    unread: list[CheckerError] = []
    reports = (check_page(page, ruleset, options) for page in pages_in(arguments.paths, unread))
    result = score(reports, verdicts)
    for line in _lines(result, language_of(arguments)):
        sys.stdout.write(f"{line}\n")
    tell_faults(unread, language_of(arguments))
    return FAULT if unread else OK


def _lines(result: Score, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"{words['rule']:<34}" + "".join(f"{words[c]:>9}" for c in (*_COLUMNS, "precision"))
    for name in sorted(result.rules):
        yield _row(name, result.rules[name])
        for reason, count in result.rules[name].skips.most_common(3):
            yield f"    {count:>6}  {reason}"
    for unread in result.unread:
        yield f"? {unread}"
    sums = {
        key: sum(getattr(rule, key) for rule in result.rules.values())
        for key in ("errors", "queries", "wrong", "unread")
    }
    yield words["total"].format(characters=result.characters, **sums)


def _row(name: str, rule: RuleScore) -> str:
    fails = rule.right + rule.wrong + rule.unread
    numbers = (
        rule.passed + fails,
        rule.passed,
        rule.right,
        rule.wrong,
        rule.unread,
        rule.skips.total(),
    )
    precision = rule.precision()
    shown = "" if precision is None else f"{precision:.0%}"
    return f"{name:<34}" + "".join(f"{number:>9}" for number in numbers) + f"{shown:>9}"
