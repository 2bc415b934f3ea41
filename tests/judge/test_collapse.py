"""One slip is one finding."""

import msgspec
import pytest

from checker.core.model import Finding, Severity, Slot, Verdict
from checker.core.span import Span
from checker.judge.collapse import collapse

SET_ASIDE = "同一处差错，已在上面列出"


def fail(rule: str, figures: str, kind: str = "change", severity: Severity = "error") -> Finding:
    """Return a fail over the figures named by letters."""
    return Finding(
        rule=rule,
        kind=kind,
        verdict=Verdict.FAIL,
        severity=severity,
        figures=tuple(ord(letter) - ord("a") for letter in figures),
        span=Span(0, 0),
        message="不符",
        slip="笔误",
    )


CASES: list[tuple[str, list[Finding], list[str]]] = [
    ("nothing in common", [fail("one", "ab"), fail("two", "cd")], ["one", "two"]),
    ("the same figures", [fail("one", "ab"), fail("two", "ba")], ["one"]),
    (
        "the worse of two",
        [fail("one", "ab", severity="query"), fail("two", "ab")],
        ["two"],
    ),
    (
        "a wording is wrong for itself",
        [fail("one", "ab", severity="style"), fail("two", "ab")],
        ["one", "two"],
    ),
    (
        "headline against body, and the arithmetic that names the odd one",
        [fail("pair", "ad", "agreement"), fail("sum", "abc"), fail("rate", "abe")],
        ["pair", "sum"],
    ),
    (
        "the arithmetic error is kept before a query",
        [
            fail("rate", "abe", severity="query"),
            fail("pair", "ad", "agreement"),
            fail("sum", "abc"),
        ],
        ["pair", "sum"],
    ),
    (
        "what is said of one figure alone",
        [fail("absent", "a", severity="query"), fail("difference", "abc")],
        ["difference"],
    ),
    (
        "an error of one figure is kept before a query",
        [fail("bounds", "a"), fail("quotient", "abc", severity="query")],
        ["bounds", "quotient"],
    ),
    (
        "one figure against three places",
        [
            fail("head", "ab", "agreement"),
            fail("chart", "ac", "agreement"),
            fail("caption", "da", "agreement"),
        ],
        ["head"],
    ),
    (
        "two slips are two findings",
        [
            fail("one", "ab", "agreement"),
            fail("sum", "acd"),
            fail("two", "ef", "agreement"),
            fail("rate", "egh"),
        ],
        ["one", "sum", "two", "rate"],
    ),
]


def test_a_figure_shown_beside_a_headline_is_not_what_it_is_about() -> None:
    absent = msgspec.structs.replace(
        fail("absent", "ad", "headline-figure", "query"),
        slots=(Slot("shown", (0,)), Slot("told", (3,))),
    )
    findings = collapse([absent, fail("difference", "abc")])
    assert [f.rule for f in findings if f.verdict is Verdict.FAIL] == ["difference"]
    # What is wrong with the figure beside it is another matter.
    findings = collapse([absent, fail("difference", "bcd")])
    assert [f.rule for f in findings if f.verdict is Verdict.FAIL] == ["absent", "difference"]


@pytest.mark.parametrize(("name", "findings", "kept"), CASES, ids=[case[0] for case in CASES])
def test_what_repeats_a_fail_is_set_aside(
    name: str, findings: list[Finding], kept: list[str]
) -> None:
    found = collapse(findings)
    assert [f.rule for f in found if f.verdict is Verdict.FAIL] == kept
    assert [f.rule for f in found] == [f.rule for f in findings]
    for finding in found:
        if finding.verdict is Verdict.SKIP:
            assert (finding.reason, finding.message, finding.slip) == (SET_ASIDE, "", "")


def test_fails_without_figures_are_left_alone() -> None:
    findings = (fail("one", "", severity="query"), fail("one", "", severity="query"))
    assert collapse(findings) == findings
