"""One wrong figure contradicts several others, and is named once."""

from checker.core.model import Claim, Constant, Finding, Slot, Verdict
from checker.core.span import Span
from checker.judge.judge import judge_page
from checker.ruleset.model import Rule
from tests.judge.build import figure_of, page_of, rule_of, ruleset
from tests.marked import unmark

DIFFERENCE = rule_of("change", "abs(end - start) == delta", "差{abs(end - start)}", id="difference")
RATE = rule_of(
    "share", "part / whole == share", "占{part / whole}", id="quotient", severity="query"
)
SUM = rule_of("total", "sum(parts) == total", "合{sum(parts) + 0 * total}", id="sum")
SAME = rule_of("agreement", "shown == told", "{shown}与{told}", id="value")
SMALL = rule_of("list", "count < 9", "{count}", id="small", severity="query")
RULES = (DIFFERENCE, RATE, SUM, SAME, SMALL)
ON = {"d": "change", "q": "share", "s": "total", "v": "agreement", "l": "list"}

Claims = list[tuple[str, dict[str, str]]]


def judged(text: str, claims: Claims, rules: tuple[Rule, ...] = RULES) -> list[Finding]:
    """Return the findings; a claim is a letter and the names of the figures in its slots."""
    flow, marks = unmark(text)
    figures = [figure_of(n, flow[lo:hi], Span(lo, hi)) for n, (_, lo, hi) in enumerate(marks)]
    numbers = {name: number for number, (name, _, _) in enumerate(marks)}
    made = [
        Claim(
            kind=ON[letter],
            slots=tuple(
                Slot(slot, tuple(numbers[name] for name in names.split()))
                for slot, names in slots.items()
            ),
            span=Span(0, len(flow)),
            constants=(Constant("found", 0),),
        )
        for letter, slots in claims
    ]
    findings, problems = judge_page(page_of(flow), figures, made, ruleset(*rules))
    assert not problems
    return list(findings)


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.rule, f.suggestion, f.slip) for f in findings if f.verdict is Verdict.FAIL]


HEADLINE: Claims = [
    ("d", {"start": "start", "end": "end", "delta": "delta"}),
    ("v", {"shown": "chart", "told": "end"}),
]


def test_of_two_places_the_one_that_all_else_speaks_against_is_named() -> None:
    text = "⟦chart:411家⟧……由⟦start:97家⟧增加到⟦end:441家⟧，新增⟦delta:314家⟧"
    findings = judged(text, HEADLINE)
    assert told(findings) == [("value", "", "441家 疑为 411家（改后与其他数相合）")]
    assert findings[0].reason == "同一处差错，已在上面列出"


def test_where_neither_place_fits_both_contradictions_are_told() -> None:
    text = "⟦chart:415家⟧……由⟦start:97家⟧增加到⟦end:441家⟧，新增⟦delta:314家⟧"
    assert [rule for rule, _, _ in told(judged(text, HEADLINE))] == ["difference", "value"]


def test_what_was_said_of_the_difference_alone_goes_with_it() -> None:
    text = "⟦chart:411家⟧……由⟦start:97家⟧增加到⟦end:441家⟧，新增⟦delta:314家⟧"
    findings = judged(text, [*HEADLINE, ("l", {"count": "delta"})])
    assert [rule for rule, _, _ in told(findings)] == ["value"]


BOTH: Claims = [
    ("q", {"part": "one", "whole": "all", "share": "share"}),
    ("s", {"total": "all", "parts": "one two"}),
]


def test_two_formulas_that_turn_on_one_figure_are_told_as_one() -> None:
    text = "共⟦all:84.4万人⟧，甲⟦one:21.2万人⟧、乙⟦two:27.2万人⟧，甲占⟦share:43.8%⟧"
    slip = "84.4万人 疑为 48.4万人（相邻数字颠倒）"
    assert told(judged(text, BOTH)) == [("sum", "应为 48.4万人（48.3—48.5万人均可）", slip)]


def test_the_figure_both_formulas_turn_on_is_named_and_no_other_is_suggested() -> None:
    text = "共⟦all:44.8万人⟧，甲⟦one:71.6万人⟧、乙⟦two:27.2万人⟧，甲占⟦share:39.3%⟧"
    assert told(judged(text, BOTH)) == [("sum", "", "71.6万人 疑为 17.6万人（相邻数字颠倒）")]


def test_a_slip_that_leaves_another_contradiction_is_not_told() -> None:
    text = "由⟦start:183家⟧增加到⟦end:254家⟧，新增⟦delta:76家⟧，共⟦all:446家⟧"
    claims: Claims = [
        ("d", {"start": "start", "end": "end", "delta": "delta"}),
        ("s", {"total": "all", "parts": "start end"}),
    ]
    # 254家 for 263家 would mend the sum alone, 259家 the difference alone.
    slips = [slip for _, _, slip in told(judged(text, claims))]
    assert all(not slip.startswith("254家") for slip in slips)


def test_a_headline_that_is_nowhere_casts_no_doubt_on_a_slip() -> None:
    absent = rule_of("agreement", "found == 1", "{shown}不见于正文", id="absent", severity="query")
    text = "⟦delta:324家⟧……由⟦start:97家⟧增加到⟦end:411家⟧"
    claims: Claims = [HEADLINE[0], ("v", {"shown": "delta", "told": "start"})]
    findings = judged(text, claims, (DIFFERENCE, absent))
    assert ("difference", "应为 314家", "324家 疑为 314家（一位数字之差）") in told(findings)


def test_two_slips_are_two_findings() -> None:
    text = "共⟦all:44.8万人⟧，甲⟦one:17.9万人⟧、乙⟦two:27.2万人⟧，乙占⟦share:90.7%⟧"
    claims: Claims = [
        ("q", {"part": "two", "whole": "all", "share": "share"}),
        ("s", {"total": "all", "parts": "one two"}),
    ]
    assert [rule for rule, _, _ in told(judged(text, claims))] == ["quotient", "sum"]


def test_many_fails_over_one_figure_cost_little() -> None:
    names = [f"{one}{other}" for one in "abcdefghijklm" for other in "abcdefghijkl"]
    text = "、".join(f"⟦{name}:{number + 500}家⟧" for number, name in enumerate(names))
    claims: Claims = [("v", {"shown": names[0], "told": name}) for name in names[1:]]
    assert len(told(judged(text, claims))) == 1


def test_of_a_page_of_nothing_but_faults_not_every_slip_is_looked_for() -> None:
    names = [f"{one}{other}" for one in "abcdefghijkl" for other in "abcdefghijkl"]
    text = "；".join(f"由⟦s{n}:97家⟧到⟦e{n}:411家⟧，增⟦d{n}:324家⟧" for n in names)
    claims: Claims = [("d", {"start": f"s{n}", "end": f"e{n}", "delta": f"d{n}"}) for n in names]
    slips = [slip for _, _, slip in told(judged(text, claims, (DIFFERENCE,)))]
    assert len(slips) == 144
    assert sum(bool(slip) for slip in slips) == 100
