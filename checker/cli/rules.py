"""`checker rules`: list and show rules, run their examples, print their schema."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.cli.run import flat, language_of, settings_of, tell
from checker.core.errors import CheckerError
from checker.report.fault_words import fault_in
from checker.report.messages import wording
from checker.report.text_width import width_of
from checker.ruleset.load import load_rules
from checker.ruleset.model import Example, Rule, Ruleset
from checker.settings.model import Language
from checker.settings.select import chosen_rules, rules_by

OK, FAILED, FAULT = 0, 1, 2
_WORDS = {
    "zh": {
        "off": "默认不用",
        "rules": "{count} 条",
        "catalogue": "目录",
        "skip-when": "遇到即不判",
        "source": "依据",
        "passing": "相符",
        "failing": "不符",
        "skipping": "未判",
        "tested": "{rules} 条规则，{examples} 个例句，{faults} 处不对",
        "unnoticed": "改动而未察觉",
        "unreached": "这些版面从未用到",
    },
    "en": {
        "off": "off by default",
        "rules": "rules: {count}",
        "catalogue": "catalogue",
        "skip-when": "skipped when",
        "source": "source",
        "passing": "passes",
        "failing": "fails",
        "skipping": "skipped",
        "tested": "rules: {rules}, examples: {examples}, wrong: {faults}",
        "unnoticed": "a change goes unnoticed",
        "unreached": "never reached by these pages",
    },
}


def run_list(arguments: argparse.Namespace) -> int:
    """Print the rules pack by pack, one a line."""
    settings = settings_of(arguments, ["."])
    ruleset = load_rules(*settings.rules, *arguments.rules)
    select = flat(arguments.select) or ("all",)
    on = chosen_rules(ruleset, select, flat(arguments.ignore)) or frozenset()
    chosen = [rule for rule in ruleset.rules if rule.id in on]
    if arguments.format == "json":
        objects = [_rule_object(rule) for rule in chosen]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=1) + "\n")
        return OK
    language = language_of(arguments, settings)
    for line in _table(chosen, language):
        sys.stdout.write(f"{line}\n")
    return OK


def run_show(arguments: argparse.Namespace) -> int:
    """Print each of the named rules: what it demands, why, and its examples."""
    ruleset = load_rules(*arguments.rules)
    named = [rules_by(name, ruleset) for name in arguments.id]
    wanted = frozenset[str]().union(*named)
    language = language_of(arguments)
    for rule in (rule for rule in ruleset.rules if rule.id in wanted):
        sys.stdout.write("\n".join((*_rule_lines(rule, language), "", "")))
    return OK


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of rule files."""
    schema = import_module("checker.ruleset.schema").rules_schema()
    sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    return OK


def run_test(arguments: argparse.Namespace) -> int:
    """Run the examples of the rules; return 1 where one comes out otherwise."""
    selftest = import_module("checker.selftest")
    ruleset = load_rules(*arguments.rules)
    language = language_of(arguments)
    words = _WORDS[language]
    tested = _tested(ruleset, arguments.rules)
    result = selftest.run_examples(ruleset, tested)
    for fault in result.faults:
        sys.stdout.write(f"✗ {fault_in(language, fault)}\n")
    if not arguments.quiet:
        for gap in result.unnoticed:
            sys.stdout.write(f"~ {words['unnoticed']}  {gap}\n")
    unread: list[CheckerError] = []
    if arguments.reach:
        for rule_id in selftest.unreached(ruleset, tested, pages_in(arguments.reach, unread)):
            sys.stdout.write(f"- {words['unreached']}  {rule_id}\n")
    counts = {"rules": len(tested), "examples": result.examples, "faults": len(result.faults)}
    sys.stdout.write(words["tested"].format(**counts) + "\n")
    tell_faults(unread, language)
    if unread:
        return FAULT
    return FAILED if result.faults else OK


def _tested(ruleset: Ruleset, paths: list[str]) -> tuple[Rule, ...]:
    """Return the rules to test: all, or those that stand in the given files and folders."""
    if not paths:
        return ruleset.rules
    given = [Path(path).resolve() for path in paths]
    return tuple(
        rule
        for rule in ruleset.rules
        if any(Path(rule.place.path).resolve().is_relative_to(path) for path in given)
    )


def pages_in(paths: list[str], faults: list[CheckerError]) -> Iterator[Any]:
    """Yield the pages under `paths`; what cannot be read goes to `faults`."""
    sources = import_module("checker.archive.walk").find_pages(paths)
    read = import_module("checker.read.page")
    for source in sources:
        try:
            if source.problem:
                faults.append(CheckerError(source.problem, source.path))
            elif source.text is not None:
                yield read.page_from_text(source.text, path=source.path, date=source.date)
            else:
                yield read.read_page(Path(source.file), date=source.date)
        except CheckerError as fault:
            faults.append(fault)


def tell_faults(faults: list[CheckerError], language: Language) -> None:
    """Tell what could not be read, a line each."""
    for fault in faults:
        tell(fault_in(language, " ".join(str(fault).split())))


def _table(rules: list[Rule], language: str) -> Iterator[str]:
    words, own = wording(language), _WORDS[language]
    column = max((width_of(rule.id) for rule in rules), default=0)
    packs: dict[str, list[Rule]] = {}
    for rule in rules:
        packs.setdefault(rule.id.partition("/")[0], []).append(rule)
    for number, (pack, members) in enumerate(packs.items()):
        if number:
            yield ""
        yield f"{pack}/  {own['rules'].format(count=len(members))}"
        for rule in members:
            off = "" if rule.default else f"（{own['off']}）"
            issues = f"  {' '.join(rule.catalogue)}" if rule.catalogue else ""
            pad = " " * (column - width_of(rule.id))
            yield f"  {rule.id}{pad}  {words[rule.severity]}  {rule.title}{off}{issues}"


def _rule_lines(rule: Rule, language: str) -> Iterator[str]:
    words = _WORDS[language]
    off = "" if rule.default else f"（{words['off']}）"
    yield f"{rule.id}  {wording(language)[rule.severity]}{off}  {rule.title}"
    yield f"  {rule.why}"
    yield f"  {rule.on}: {rule.check}" if rule.check else f"  {rule.pattern}"
    if rule.where:
        yield f"  where: {rule.where}"
    if rule.source:
        yield f"  {words['source']}: {rule.source}"
    if rule.skip_when:
        yield f"  {words['skip-when']}: {', '.join(rule.skip_when)}"
    if rule.catalogue:
        yield f"  {words['catalogue']}: {', '.join(rule.catalogue)}"
    for name, examples in _examples(rule):
        yield f"  {words[name]}:"
        for example in examples:
            yield f"    {example.text}"
            if said := example.message or example.reason:
                yield f"      → {said}"
    yield f"  {rule.place.path}:{rule.place.line}"


def _examples(rule: Rule) -> Iterator[tuple[str, tuple[Example, ...]]]:
    for name in ("passing", "failing", "skipping"):
        if examples := getattr(rule, name):
            yield name, examples


def _rule_object(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity,
        "default": rule.default,
        "why": rule.why,
        "on": rule.on or None,
        "check": rule.check or None,
        "pattern": rule.pattern or None,
        "catalogue": rule.catalogue,
        "source": rule.source or None,
        "path": rule.place.path,
        "line": rule.place.line,
    }
