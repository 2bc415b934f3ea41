"""Formulas of rules: what they may say, what is wrong with them, and what they come to."""

import contextlib
import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.core.interval import UNBOUNDED, End, Interval
from checker.core.model import When
from checker.ruleset.expression import Sort, parse_expression, sorts_of
from checker.ruleset.expression_dimension import canonical, product
from checker.ruleset.expression_evaluate import Outcome, Scope, compute, judge_condition
from checker.ruleset.expression_tree import Compare
from checker.ruleset.expression_value import Argument, NotEvaluated, Operand, RuleFault, bare
from checker.ruleset.model import ClaimKind, Reference, SlotKind
from tests.core.test_interval import interval, to_text

FACTS = {
    "price/food": Reference(
        "price/food", "a book", "2026-01-01", "2027-01-01", low="2", high="200", unit="元/公斤"
    ),
    "provinces": Reference("provinces", "a law", "2026-01-01", "2027-01-01", value="31"),
    "plan/14": Reference(
        "plan/14", "a plan", "2026-01-01", "2027-01-01", start="2021-01-01", end="2025-12-31"
    ),
}


def number(text: str, dimension: str = "") -> Operand:
    """Return a measured operand: number("[2,3)", "家")."""
    return Operand(interval(text), dimension)


def day(text: str) -> When:
    """Return the day written so: 2022-04-13."""
    date = dt.date.fromisoformat(text)
    printed = (date.year, date.month, date.day)
    return When("day", printed, printed, date, date)


def year(number: int) -> When:
    """Return a whole year."""
    said = (number, None, None)
    return When("year", said, said, dt.date(number, 1, 1), dt.date(number, 12, 31))


def judge(source: str, **names: Argument) -> Outcome:
    """Return the outcome of a condition."""
    return judge_condition(parse_expression(source).condition(), Scope(names, FACTS))


def result(source: str, **names: Argument) -> Operand:
    """Return the value of a formula."""
    return compute(parse_expression(source).value(), Scope(names, FACTS))


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


VALUES = [
    ("end - start", "[1,2)", "[3,4]", "(1,3]"),
    ("end - start * 2", "[1,2)", "[3,4]", "(-1,2]"),
    ("-(end / start)", "[1,2)", "[3,4]", "[-4,-3/2)"),
    ("end / start - 1", "[2,4]", "[3,4]", "[-1/4,1]"),
    ("end ** 2", "[1,2]", "[-3,4]", "[0,16]"),
    ("start ** -1", "[2,4]", "[0,0]", "[1/4,1/2]"),
    ("abs(start - end)", "[1,2)", "[3,4]", "(1,3]"),
    ("min(start, end)", "[1,5)", "[3,4]", "[1,4]"),
    ("max(start, end)", "[1,5)", "[3,4]", "[3,5)"),
    ("0.1 + 0.2", "[0,0]", "[0,0]", "[3/10,3/10]"),
]


@pytest.mark.parametrize(("source", "start", "end", "expected"), VALUES)
def test_values_are_computed_exactly(source: str, start: str, end: str, expected: str) -> None:
    found = result(source, start=number(start), end=number(end))
    assert to_text(found.interval) == expected


LISTS = [
    ("sum(parts)", "[6,12]"),
    ("mean(parts)", "[2,4]"),
    ("min(parts)", "[1,2]"),
    ("max(parts)", "[3,6]"),
    ("first(parts)", "[2,4]"),
    ("last(parts)", "[3,6]"),
    ("count(parts)", "[3,3]"),
]


@pytest.mark.parametrize(("source", "expected"), LISTS)
def test_lists_are_summed_counted_and_compared(source: str, expected: str) -> None:
    parts = (number("[2,4]", "家"), number("[1,2]", "家"), number("[3,6]", "家"))
    assert to_text(result(source, parts=parts).interval) == expected


CONDITIONS = [
    ("a == b", "[1,2]", "[2,3]", True),
    ("a == b", "[1,2)", "[2,3]", False),
    ("a != b", "[1,2]", "[1,2]", True),
    ("a != b", "[2,2]", "[2,2]", False),
    ("a < b", "[2,3]", "[1,2]", False),
    ("a <= b", "[2,3]", "[1,2]", True),
    ("a > b", "[1,2]", "[2,3]", False),
    ("a >= b", "[1,2]", "[2,3]", True),
    ("not a == b", "[2,2]", "[2,2]", False),
    ("not a < b", "[2,3]", "[1,2]", True),
    ("not not a < b", "[2,3]", "[1,2]", False),
    ("0 <= a <= 1", "[9/10,11/10]", "[0,0]", True),
    ("0 <= a <= 1", "[102/100,104/100]", "[0,0]", False),
    ("not 0 <= a <= 1", "[102/100,104/100]", "[0,0]", True),
    ("a < 0 or b > 2", "[1,2]", "[3,3]", True),
    ("a < 0 and b > 2", "[1,2]", "[3,3]", False),
    ("not (a > 0 and b > 2)", "[1,2]", "[3,3]", False),
    ("is_between(a, b)", "[1,2)", "[2,9]", False),
    ("is_between(a, b)", "[1,2]", "[2,9]", True),
    ("not is_between(a, b)", "[3,4]", "[2,9]", False),
    ("not is_between(a, b)", "[1,4]", "[2,9]", True),
    ("not is_between(a, b)", "[2,4]", "(2,9]", True),
    ("is_between(a, 1, 3)", "[0,1]", "[0,0]", True),
    ("is_between(a, 1, 3)", "[0,1)", "[0,0]", False),
    ("not is_between(a, 1, 3)", "[1,3]", "[0,0]", False),
]


@pytest.mark.parametrize(("source", "a", "b", "expected"), CONDITIONS)
def test_a_condition_holds_where_some_values_make_it_hold(
    source: str, a: str, b: str, expected: bool
) -> None:
    assert judge(source, a=number(a), b=number(b)).holds is expected


def test_the_first_comparison_that_fails_is_told_with_both_sides() -> None:
    outcome = judge("a > 0 and a + b == 9 and a > 8", a=number("[1,2]"), b=number("[3,4]"))
    expected = parse_expression("a + b == 9").condition()
    assert isinstance(expected, Compare)
    nine = Operand(Interval.point(9), "", "bare")
    assert outcome == Outcome(False, expected, number("[4,6]"), nine)


def test_what_can_be_decided_is_decided_though_a_part_is_open() -> None:
    known, unknown = number("[1,1]"), number("[-1,1]")
    assert judge("a > 0 or a / b == 2", a=known, b=unknown).holds
    assert not judge("a < 0 and a / b == 2", a=known, b=unknown).holds
    with pytest.raises(NotEvaluated, match="zero-divisor"):
        judge("a > 0 and a / b == 2", a=known, b=unknown)


DATES = [
    ("days(from, to)", "2022-01-01", "2022-02-28", ["59"]),
    ("days(from)", "2022-01-01", "2022-02-28", ["1"]),
    ("years(from, to)", "2018-01-01", "2021-12-31", ["3", "4"]),
    ("months(from, to)", "2018-01-01", "2018-03-31", ["2", "3"]),
    ("year(to)", "2018-01-01", "2021-12-31", ["2021"]),
    ("weekday(to)", "2018-01-01", "2022-04-13", ["3"]),
    ("age(from, to)", "1958-06-02", "2022-04-13", ["63"]),
    ("age(from, to)", "1958-04-13", "2022-04-13", ["64"]),
]


@pytest.mark.parametrize(("source", "start", "end", "expected"), DATES)
def test_dates_are_counted(source: str, start: str, end: str, expected: list[str]) -> None:
    found = result(source, **{"from": day(start), "to": day(end)})
    assert [str(reading.lo.at) for reading in found.readings()] == expected


def test_a_birth_year_allows_two_ages() -> None:
    found = result("age(born, at)", born=year(1958), at=year(2025))
    assert found == bare([67, 66], "岁")


def test_both_counts_of_years_are_accepted_and_no_other() -> None:
    names: dict[str, Argument] = {"from": year(2018), "to": year(2021)}
    for years, expected in (("[3,3]", True), ("[4,4]", True), ("[5,5]", False)):
        counted = Operand(interval(years), "个", "counted")
        assert judge("years(from, to) == n", n=counted, **names).holds is expected


def test_a_count_of_years_meets_a_printed_duration() -> None:
    lasting = result("years(from, to)", **{"from": year(2018), "to": year(2021)})
    assert lasting.unit == "年"
    assert judge("n * 4 == m", n=bare([3], "年"), m=bare([12])).holds


def test_a_date_that_no_calendar_has_does_not_exist() -> None:
    leap = When("day", (None, 2, 29), (None, 2, 29))
    never = When("day", (None, 2, 30), (None, 2, 30))
    not_then = When("day", (2023, 2, 29), (2023, 2, 29))
    assert [judge("exists(a)", a=when).holds for when in (leap, never, not_then, year(2022))] == [
        True,
        False,
        False,
        True,
    ]


def test_dates_are_compared_as_far_as_they_are_known() -> None:
    early, late = day("2022-04-12"), day("2022-04-13")
    assert judge("a <= b", a=early, b=late).holds
    assert not judge("a >= b", a=early, b=late).holds
    assert judge("before(a, b)", a=early, b=late).holds
    assert not judge("before(a, b)", a=late, b=late).holds
    # Some day of the year lies before, some after.
    assert judge("a < b", a=year(2022), b=late).holds
    assert judge("a > b", a=year(2022), b=late).holds
    with pytest.raises(NotEvaluated, match="no-day"):
        judge("a < b", a=When("day", (None, 4, 6), (None, 4, 6)), b=late)


ORDERED = [
    ((2022, 6, 12), (2022, 6, 20), True),
    ((2022, 6, 20), (2022, 6, 12), False),
    ((None, 6, 20), (None, 6, 12), False),
    ((None, 4, 1), (None, 7, 31), True),
    ((None, 11, 1), (None, 3, 31), True),
    ((2022, 5, None), (2021, 3, None), False),
    ((2022, None, None), (2022, None, None), True),
]


@pytest.mark.parametrize(("first", "last", "expected"), ORDERED)
def test_a_period_ends_after_it_starts(
    first: tuple[int | None, int | None, int | None],
    last: tuple[int | None, int | None, int | None],
    expected: bool,
) -> None:
    assert judge("ordered(a)", a=When("span", first, last)).holds is expected


def test_a_band_is_compared_in_its_unit() -> None:
    money, mass = number("[140000000,140000000]", "money"), number("[1000,1000]", "mass")
    band = result('band("price/food")')
    assert to_text(band.interval) == "[2,200]"
    assert canonical(band.dimension) == "money/mass"
    assert not judge('is_between(a / b, band("price/food"))', a=money, b=mass).holds
    assert judge('is_between(a / b / 1000, band("price/food"))', a=money, b=mass).holds
    assert result('cardinality("provinces")') == Operand(Interval.point(31), "", "bare")
    assert judge('a >= period("plan/14")', a=day("2021-01-01")).holds
    assert not judge('a <= period("plan/14")', a=day("2026-01-01")).holds


FAULTY = [
    ("a + b == a", "家 and 元 cannot be added or compared"),
    ("a == b", "家 and 元 cannot be added or compared"),
    ("max(a, b) > 0", "家 and 元 cannot be added or compared"),
    ("a / b == c", "家/元 and a number without a unit cannot be added or compared"),
    ("a * a == a", "家**2 and 家 cannot be added or compared"),
    ("b > 5", "元 and a number without a unit cannot be added or compared"),
    ('a == band("none")', 'no reference entry "none"'),
    ('a == cardinality("price/food")', 'the reference entry "price/food" has no value'),
    ("sum(d) == a", "a date stands where a number is expected"),
    ("d == a", "a date and a number cannot be compared"),
]


@pytest.mark.parametrize(("source", "message"), FAULTY)
def test_units_that_differ_are_a_fault_of_the_rule(source: str, message: str) -> None:
    names: dict[str, Argument] = {
        "a": Operand(interval("[1,2]"), "家", "counted"),
        "b": number("[1,2]", "元"),
        "c": number("[1,2]"),
        "d": day("2022-04-13"),
    }
    with pytest.raises(RuleFault) as fault:
        judge(source, **names)
    assert str(fault.value) == message


def test_a_plain_number_fits_any_counting_word_and_zero_fits_all() -> None:
    counted = Operand(interval("[5,5]"), "个", "counted")
    assert judge("n <= a", n=bare([5]), a=counted).holds
    assert not judge("n + 1 <= a", n=bare([5]), a=counted).holds
    assert judge("b > 0", b=number("[1,2]", "元")).holds


def test_missing_names_and_powers_that_are_not_whole_leave_it_open() -> None:
    with pytest.raises(NotEvaluated, match="missing:b"):
        judge("a == b", a=number("[1,2]"))
    with pytest.raises(NotEvaluated, match="no-power"):
        judge("a ** n == 2", a=number("[1,2]"), n=number("[1,2]"))
    with pytest.raises(NotEvaluated, match="no-power"):
        judge("a ** n == 2", a=number("[1,2]"), n=bare([101]))
    with pytest.raises(NotEvaluated, match="empty-list"):
        judge("sum(a) == 2", a=())


def test_an_unbounded_figure_is_computed_with() -> None:
    more = Operand(Interval(End(Fraction(40000)), UNBOUNDED), "人", "counted")
    exact = Operand(Interval.point(39999), "人", "counted")
    assert not judge("a == b", a=more, b=exact).holds
    assert judge("a - b == 5", a=more, b=exact).holds


DIMENSIONS = [
    ("money", "mass", -1, "money/mass"),
    ("money/mass", "mass", 1, "money"),
    ("mass", "mass", -1, ""),
    ("", "mass", -1, "1/mass"),
    ("1/mass", "mass", 1, ""),
    ("length", "length**2", 1, "length**3"),
    ("[length] ** 2 / [time]", "[length]", -1, "[length]/[time]"),
    ("b", "a", 1, "a*b"),
    ("mass^-1·money", "mass", 1, "money"),
    ("count 人^-1·money", "count 家", 1, "count 家*money/count 人"),
]


@pytest.mark.parametrize(("left", "right", "power", "expected"), DIMENSIONS)
def test_dimensions_multiply(left: str, right: str, power: int, expected: str) -> None:
    assert product(left, right, power) == expected
    assert canonical(expected) == expected
