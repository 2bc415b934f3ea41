"""Rules tested by their own examples, and by what they would not notice.

Every example is checked as a page of its own, by its rule alone. A passing example is then
checked again with one figure after the other changed: a rule that still passes would not
notice a slip there. Rules of mere style are not asked that.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from checker.check import Options, check_page
from checker.core.model import Finding, Page, PageReport, Verdict
from checker.core.span import Span
from checker.read.page import page_from_text
from checker.ruleset.marks import Mark, Marked, read_marks
from checker.ruleset.model import Example, Rule, Ruleset

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HAN_NUMBER = re.compile(r"[一二两三四五六七八九十]")
_HAN_NEXT = str.maketrans("一二两三四五六七八九十", "三五五七八九二三四六六")


class Result(Struct, frozen=True):
    """What came of the examples: faults and gaps, a line each, with file and line."""

    examples: int
    faults: tuple[str, ...]
    unnoticed: tuple[str, ...]


def run_examples(ruleset: Ruleset, rules: Sequence[Rule]) -> Result:
    """Return what comes of the examples of `rules`."""
    count = 0
    faults: list[str] = []
    unnoticed: list[str] = []
    for rule in rules:
        for verdict, example in examples_of(rule):
            count += 1
            fault = example_fault(ruleset, rule, verdict, example)
            if fault:
                faults.append(f"{_place(rule, example)}: {rule.id}: {fault}")
            elif verdict is Verdict.PASS and rule.check and rule.severity != "style":
                gaps = unnoticed_changes(ruleset, rule, example)
                unnoticed += (f"{_place(rule, example)}: {rule.id}: {gap}" for gap in gaps)
    return Result(count, tuple(faults), tuple(unnoticed))


def examples_of(rule: Rule) -> Iterator[tuple[Verdict, Example]]:
    """Yield every example of a rule with the verdict it must get."""
    groups = (
        (Verdict.PASS, rule.passing),
        (Verdict.FAIL, rule.failing),
        (Verdict.SKIP, rule.skipping),
    )
    for verdict, examples in groups:
        for example in examples:
            yield verdict, example


def example_fault(ruleset: Ruleset, rule: Rule, verdict: Verdict, example: Example) -> str:
    """Return what comes out otherwise than the example says; empty if nothing does."""
    marked = read_marks(example.text)
    report = _checked(ruleset, rule, marked.text, example.date)
    if report.problems:
        return report.problems[0].message
    found = [finding for finding in report.findings if finding.rule == rule.id]
    if rule.pattern and verdict is Verdict.PASS:
        return f"expected no finding, found {_told(found)}" if found else ""
    said = example.message or example.reason
    if verdict is Verdict.SKIP and not said and not found:
        return ""
    fitting = [finding for finding in found if finding.verdict is verdict]
    if not fitting:
        return f"expected {verdict.value}, found {_told(found)}"
    if verdict is Verdict.PASS and any(f.verdict is Verdict.FAIL for f in found):
        return f"expected only pass, found {_told(found)}"
    if said and not any(_said(finding) == said for finding in fitting):
        return f"expected “{said}”, found {_told(fitting)}"
    fitting = [finding for finding in fitting if not said or _said(finding) == said]
    faults = [_slot_fault(finding, report, marked) for finding in fitting]
    return "" if "" in faults else faults[0]


def unnoticed_changes(ruleset: Ruleset, rule: Rule, example: Example) -> Iterator[str]:
    """Yield the figures of a passing example that may change without the rule failing."""
    marked = read_marks(example.text)
    for mark in marked.marks:
        if mark.slot and not _is_noticed(ruleset, rule, example, marked, mark):
            yield f"{mark.slot} ({mark.text})"


def unreached(ruleset: Ruleset, rules: Sequence[Rule], pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the rules that judge nothing on any of `pages`; a skip reaches nothing."""
    wanted = frozenset(rule.id for rule in rules)
    reached: set[str] = set()
    for page in pages:
        report = check_page(page, ruleset, Options(rules=wanted))
        reached |= {f.rule for f in report.findings if f.verdict is not Verdict.SKIP}
    return tuple(rule.id for rule in rules if rule.id not in reached)


def _checked(ruleset: Ruleset, rule: Rule, text: str, day: str) -> PageReport:
    date = dt.date.fromisoformat(day) if day else None
    page = page_from_text(text, date=date)
    return check_page(page, ruleset, Options(date=date, rules=frozenset({rule.id})))


def _slot_fault(finding: Finding, report: PageReport, marked: Marked) -> str:
    """Return which marked figure does not fill its slot."""
    spans = {figure.id: figure.span for figure in report.figures}
    filled = {(s.name, spans[i]) for s in finding.slots for i in s.figures}
    named = [spans[number] for number in finding.figures]
    for mark in marked.marks:
        if mark.slot and not _is_in(mark.span, [at for name, at in filled if name == mark.slot]):
            return f"slot {mark.slot} is not filled by {mark.text}"
        if not mark.slot and finding.verdict is not Verdict.SKIP and not _is_in(mark.span, named):
            return f"{mark.text} took no part"
    return ""


def _is_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(span == other for other in spans)


def _is_noticed(ruleset: Ruleset, rule: Rule, example: Example, marked: Marked, mark: Mark) -> bool:
    for text in changed(mark.text):
        whole = marked.text[: mark.span.start] + text + marked.text[mark.span.end :]
        report = _checked(ruleset, rule, whole, example.date)
        verdicts = {f.verdict for f in report.findings if f.rule == rule.id}
        if Verdict.FAIL in verdicts:
            return True
    return False


def changed(text: str) -> Iterator[str]:
    """Yield a figure's words with another number in them: a few that nobody could round to.

    >>> list(changed("97家"))
    ['90家', '47家', '970家', '97000家', '9家', '1家']
    """
    found = list(_NUMBER.finditer(text))
    for match in found:
        for number in _other_numbers(match[0]):
            yield text[: match.start()] + number + text[match.end() :]
    if not found and _HAN_NUMBER.search(text):
        yield text.translate(_HAN_NEXT)


def _other_numbers(digits: str) -> Iterator[str]:
    whole, point, places = digits.partition(".")
    tried = (
        digits[:-1] + str((int(digits[-1]) + 3) % 10),
        str((int(digits[0]) + 3) % 9 + 1) + digits[1:],
        f"{whole}0{point}{places}",
        f"{whole}000{point}{places}",
        f"{whole[:-1] or 0}{point}{places}",
        "1",
    )
    yield from (number for number in dict.fromkeys(tried) if number != digits)


def _said(finding: Finding) -> str:
    return finding.message if finding.verdict is Verdict.FAIL else finding.reason or ""


def _told(findings: Sequence[Finding]) -> str:
    told = (
        f"{finding.verdict.value} “{said}”" if (said := _said(finding)) else finding.verdict.value
        for finding in findings
    )
    return ", ".join(dict.fromkeys(told)) or "nothing"


def _place(rule: Rule, example: Example) -> str:
    place = example.place or rule.place
    return f"{place.path}:{place.line}"
