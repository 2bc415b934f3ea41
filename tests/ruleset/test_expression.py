"""Formulas of rules: what they may say, and what is wrong with them."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ruleset.expression import Sort, parse_expression, sorts_of
from checker.ruleset.model import ClaimKind, Reference, SlotKind

# A machine under load is no fault of the code.
UNHURRIED = settings(deadline=None)

FACTS = {
    "price/food": Reference(
        "price/food", "a book", "2026-01-01", "2027-01-01", low="2", high="200", unit="元/公斤"
    ),
    "provinces": Reference("provinces", "a law", "2026-01-01", "2027-01-01", value="31"),
    "plan/14": Reference(
        "plan/14", "a plan", "2026-01-01", "2027-01-01", start="2021-01-01", end="2025-12-31"
    ),
}


REFUSED = [
    ("", "expected a formula, found nothing"),
    ("   ", "expected a formula, found nothing"),
    ("end -", 'not a formula: "end -"'),
    ("end start", 'not a formula: "end start"'),
    ("x if y else z", 'not a formula: "x if y else z"'),
    ("a in b", 'not a formula: "a in b"'),
    ("a is b", 'not a formula: "a is b"'),
    ("sum(a for a in b)", 'not a formula: "sum(a for a in b)"'),
    ("end.real", 'a formula has no attributes: "end.real"'),
    ("().__class__", 'a formula has no attributes: "().__class__"'),
    ("__import__('os') == end", 'no function "__import__"; known: '),
    ("eval('1') == end", 'no function "eval"'),
    ("summ(parts) == total", 'no function "summ"; did you mean "sum"?'),
    ("parts[0]", '"[" has no meaning in a formula'),
    ("{end}", '"{" has no meaning in a formula'),
    ("lambda: 1", '":" has no meaning in a formula'),
    ("(a := 1)", '":" has no meaning in a formula'),
    ("a @ b", '"@" has no meaning in a formula'),
    ("a % b", '"%" has no meaning in a formula'),
    ("a & b", '"&" has no meaning in a formula'),
    ("~a", '"~" has no meaning in a formula'),
    ("a; b", '";" has no meaning in a formula'),
    ('band("a\\n")', '"\\" has no meaning in a formula'),
    ("end − start", '"−" has no meaning in a formula; write "-"'),
    ("a × b", '"×" has no meaning in a formula; write "*"'),
    ("End == start", 'names are in small letters, found "E"'),
    ("a // b", '"a // b" has no meaning in a formula'),
    ("+a", '"+a" has no meaning in a formula'),
    ("(a, b) == c", '"(a, b)" has no meaning in a formula'),
    ("1e5 < a", 'write numbers like 12 or 0.5, found "1e5"'),
    ("0x1f < a", 'write numbers like 12 or 0.5, found "0x1f"'),
    ("1_000 < a", 'write numbers like 12 or 0.5, found "1_000"'),
    ("2j < a", 'write numbers like 12 or 0.5, found "2j"'),
    ("1if a else b", 'write numbers like 12 or 0.5, found "1if"'),
    (".5 < a", 'write numbers like 12 or 0.5, found ".5"'),
    ("'a' == b", 'a text stands only in a function: band("a")'),
    ("abs('a')", "abs() takes no text"),
    ("band(a)", 'band() takes the id of a reference entry in quotes: band("…")'),
    ("abs(a, b)", "abs() takes (number), found 2 values"),
    ("abs()", "abs() takes (number), found 0 values"),
    ("sum(*a)", "sum() takes its values without names"),
    ("sum(x=a)", "sum() takes its values without names"),
    ("abs(a)(b)", '"abs(a)" cannot be called'),
    ("a ** 2.5 == b", 'a power is a whole number from -10 to 10, found "2.5"'),
    ("a ** 99 == b", 'a power is a whole number from -10 to 10, found "99"'),
    ("9 ** 9 ** 9 == b", 'a power is a whole number from -10 to 10, found "9 ** 9"'),
    ("(a ** 9) ** 9 == b", "a power of a power is not computed; multiply the powers"),
    ("(-(a ** 9)) ** 9 == b", "a power of a power is not computed; multiply the powers"),
    ("(a == b) + 1", 'expected a value, found the comparison "a == b"'),
    ("a and b", 'expected a comparison, found the value "a"'),
    ("not a", 'expected a comparison, found the value "a"'),
    ("a == b and c", 'expected a comparison, found the value "c"'),
    ("abs(not a == b)", 'expected a value, found the comparison "not a == b"'),
    ("-" * 30 + "a == b", "a formula is at most 20 levels deep"),
    ("(" * 240 + "a" + ")" * 240, 'not a formula: "((('),
    (" + ".join(["a"] * 30) + " == b", "a formula is at most 20 levels deep"),
    ("a + " * 200 + "a", "a formula has at most 500 characters, found 801"),
    ("\x00", '"\x00" has no meaning in a formula'),
]


@pytest.mark.parametrize(("source", "message"), REFUSED)
def test_what_is_no_formula_is_refused(source: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is what is tested
        parse_expression(source)
    assert str(error.value).startswith(message)


@UNHURRIED
@given(st.text(st.sampled_from("ab01.+-*/()<>=!,\"' dnortfimlse_"), max_size=40))
def test_whatever_is_written_is_parsed_or_refused_in_plain_words(source: str) -> None:
    with contextlib.suppress(ValueError):
        assert all(name in source for name in parse_expression(source).names())


def test_a_formula_knows_its_names_and_its_kind() -> None:
    expression = parse_expression("abs(end - start)\n  == delta")
    assert expression.source == "abs(end - start) == delta"
    assert expression.names() == {"end", "start", "delta"}
    assert expression.is_condition()
    assert not parse_expression("end - start").is_condition()


def test_slots_may_bear_words_that_python_keeps() -> None:
    assert parse_expression("years(from, to) == years").names() == {"from", "to", "years"}
    assert parse_expression("is + in == class").names() == {"is", "in", "class"}


SORTS = {
    "start": Sort("number", "<start>"),
    "end": Sort("number", "<start>"),
    "level": Sort("number", "<level>", flexible=True),
    "people": Sort("number", "<people>"),
    "money": Sort("number", "money"),
    "share": Sort("number", ""),
    "parts": Sort("list", "<start>"),
    "listed": Sort("constant"),
    "from": Sort("date"),
    "to": Sort("date"),
}
TWICE = (
    '"start" stands twice in one comparison, which widens the result; '
    "rewrite it, e.g. end / start - 1 for (end - start) / start"
)
FAULTS = [
    ("ende == start", 'no slot or constant "ende"; did you mean "end"?'),
    ('band("price/foot") == share', 'no reference entry "price/foot"; did you mean "price/food"?'),
    ("1 == 1", "a comparison without a slot never varies; name a slot in it"),
    ("end == start and 0 < 1", "a comparison without a slot never varies; name a slot in it"),
    ('0 < band("price/food")', "a comparison without a slot never varies; name a slot in it"),
    ("(end - start) / start == share", TWICE),
    ("start == start", TWICE),
    ("end - start", '"end - start" is a number; expected a comparison like end - start == delta'),
    ("sum(end) == start", "sum() takes a list of figures, found a number"),
    ("abs(parts) == start", "abs() takes a number, found a list of figures"),
    ("years(start, to) == listed", "years() takes a date or a period, found a number"),
    ("parts == start", '"parts" is a list of figures; expected a number, e.g. sum(parts)'),
    ("from + 1 == listed", '"from" is a date or a period; expected a number, e.g. year(from)'),
    ("money > 100", 'a plain number has no unit to go with money; use band("…") for it'),
    ("money + listed == 0", 'a plain number has no unit to go with money; use band("…") for it'),
    ("before(from, end)", "before() takes a date or a period, found a number"),
]
NEVER = "can never agree here: {}; if they do, declare one slot like the other"
AGREE = [
    ("end - people == start", '"end" and "people"', "<start> and <people>"),
    ("end == share", '"end" and "share"', "<start> and a share or a multiple"),
    ("money / people == start", '"money", "people" and "start"', "money/<people> and <start>"),
    ("sum(parts) == people", '"parts" and "people"', "<start> and <people>"),
]


@pytest.mark.parametrize(("source", "message"), FAULTS)
def test_a_fault_is_named_before_any_page_is_read(source: str, message: str) -> None:
    assert message in parse_expression(source).faults(SORTS, FACTS)


@pytest.mark.parametrize(("source", "names", "dimensions"), AGREE)
def test_units_that_can_never_agree_are_a_fault(source: str, names: str, dimensions: str) -> None:
    (message,) = parse_expression(source).faults(SORTS)
    assert message == f"the units of {names} {NEVER.format(dimensions)}"


SOUND = [
    "end / start - 1 == share",
    "0 <= share <= 1",
    "share > 0 and share < 1",
    "end > 0",
    "level - share == 0",
    "level == share",
    "sum(parts) == start",
    "count(parts) > 1 and sum(parts) == start",
    "listed <= people",
    "years(from, to) == people",
    "from <= to",
    "from <= issue_date",
    "before(from, to) or not exists(from)",
    "max(start, end) == sum(parts)",
    "end * share == start",
    "(1 + share) ** years(from, to) == end / start",
    'is_between(money / people, band("price/food"))',
    'listed == cardinality("provinces")',
    'from >= period("plan/14")',
]


@pytest.mark.parametrize("source", SOUND)
def test_a_sound_formula_has_no_faults(source: str) -> None:
    assert parse_expression(source).faults(SORTS, FACTS) == ()


def test_a_field_of_a_message_is_a_number() -> None:
    assert parse_expression("end - start").faults(SORTS, condition=False) == ()
    (message,) = parse_expression("end == start").faults(SORTS, condition=False)
    assert message == '"end == start" is a comparison; expected a number like end - start'


def test_a_kind_of_claim_says_what_its_names_are() -> None:
    claim = ClaimKind(
        "change",
        "增减",
        (
            SlotKind("start", ("count", "percent")),
            SlotKind("end", ("count",), like="start"),
            SlotKind("share-of", ("percent",)),
            SlotKind("parts", ("count",), many=True),
            SlotKind("from", ("date", "period")),
        ),
        ("direction",),
    )
    assert sorts_of(claim) == {
        "start": Sort("number", "<start>", True),
        "end": Sort("number", "<start>", True),
        "share_of": Sort("number", ""),
        "parts": Sort("list", "<parts>"),
        "from": Sort("date"),
        "direction": Sort("constant"),
        "issue_date": Sort("date"),
    }
