"""SEMANTICS: from print to interval, row by row."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.core.amount import Amount, Sense, to_interval
from tests.core.test_interval import to_text

# A machine under load is no fault of the code.
UNHURRIED = settings(deadline=None)


def amount(value: str, step: str, coarse: str = "", **more: object) -> Amount:
    """Return an amount; `coarse` is `step` if not given."""
    fields = {"value": Decimal(value), "step": Decimal(step), "coarse": Decimal(coarse or step)}
    return Amount(**(fields | more))  # type: ignore[arg-type]


PRINTED = [
    # what is printed, its amount, strict reading, loose reading
    ("97家", amount("97", "1", exact=True), "[97,97]", "[97,97]"),
    ("120家", amount("120", "1", "10", exact=True), "[120,120]", "[120,120]"),
    ("4000人", amount("4000", "1", "1000", exact=True), "[4000,4000]", "[3500,4500]"),
    ("48.27%", amount("48.27", "0.01"), "[9653/200,9655/200]", "[9653/200,9655/200]"),
    ("48.0%", amount("48.0", "0.1", "1"), "[959/20,961/20]", "[95/2,97/2]"),
    ("48%", amount("48", "1"), "[95/2,97/2]", "[95/2,97/2]"),
    ("1.2万人", amount("12000", "1000"), "[11500,12500]", "[11500,12500]"),
    ("2800吨", amount("2800", "1", "100"), "[5599/2,5601/2]", "[2750,2850]"),
    (
        "140亿元",
        amount("14E9", "1E8", "1E9"),
        "[13950000000,14050000000]",
        "[13500000000,14500000000]",
    ),
    ("−2.2%", amount("-2.2", "0.1"), "[-9/4,-43/20]", "[-9/4,-43/20]"),
    ("0家", amount("0", "1", exact=True), "[0,0]", "[0,0]"),
]


@pytest.mark.parametrize(("text", "given", "strict", "loose"), PRINTED)
def test_print_becomes_an_interval(text: str, given: Amount, strict: str, loose: str) -> None:
    def plain(bounds: str) -> str:
        lo, hi = bounds[1:-1].split(",")
        return f"[{Fraction(lo)},{Fraction(hi)}]"

    assert to_text(to_interval(given)) == plain(strict), text
    assert to_text(to_interval(given, loose=True)) == plain(loose), text


HEDGES: list[tuple[str, Sense, Amount, str]] = [
    ("320余家", "more", amount("320", "1", "10"), "(320,330~)"),
    ("300多家", "more", amount("300", "1", "100"), "(300,400~)"),
    ("3.2亿多", "more", amount("32E7", "1E7"), "(320000000,330000000~)"),
    # Unbounded above as far as errors go; one step up is a soft end.
    ("超过100家", "over", amount("100", "1", "100"), "(100,200~)"),
    ("至少50%", "at-least", amount("50", "1", "10"), "[50,∞)"),
    ("4万人以上", "at-least", amount("40000", "10000"), "[40000,∞)"),
    ("不超过30天", "at-most", amount("30", "1", "10"), "(-∞,30]"),
    ("近400家", "nearly", amount("400", "1", "100"), "[300~,400)"),
    ("不足50人", "under", amount("50", "1", "10"), "(40~,50)"),
    ("约80场", "about", amount("80", "1", "10", width=Decimal(4)), "[76~,84~]"),
    ("约9场", "about", amount("9", "1", width=Decimal(1)), "[8~,10~]"),
]


@pytest.mark.parametrize(("text", "sense", "given", "expected"), HEDGES)
def test_hedges_move_the_ends(text: str, sense: Sense, given: Amount, expected: str) -> None:
    hedged = Amount(given.value, given.step, given.coarse, None, sense, False, given.width)
    assert to_text(to_interval(hedged)) == expected, text
    assert to_text(to_interval(hedged, loose=True)) == expected, text


RANGES: list[tuple[str, Sense | None, Amount, str]] = [
    ("3—5万人", None, amount("30000", "10000", top=Decimal(50000)), "[30000,50000]"),
    ("十几家", None, amount("11", "1", top=Decimal(19)), "[11,19]"),
    ("约3—5年", "about", amount("3", "1", top=Decimal(5)), "[3~,5~]"),
    ("超过30—40%", "over", amount("30", "10", top=Decimal(40)), "(30,∞)"),
    ("3—5个以上", "at-least", amount("3", "1", top=Decimal(5)), "[3,∞)"),
]


@pytest.mark.parametrize(("text", "sense", "given", "expected"), RANGES)
def test_a_range_is_a_range(text: str, sense: Sense | None, given: Amount, expected: str) -> None:
    hedged = Amount(given.value, given.step, given.coarse, given.top, sense)
    assert to_text(to_interval(hedged)) == expected, text


@UNHURRIED
@given(digits=st.integers(-(10**9), 10**9), exponent=st.integers(-4, 8), exact=st.booleans())
def test_an_interval_holds_what_is_printed_and_the_loose_one_holds_the_strict(
    digits: int, exponent: int, exact: bool
) -> None:
    value = Decimal(digits).scaleb(exponent)
    step = Decimal(1).scaleb(exponent)
    zeros = len(str(digits)) - len(str(digits).rstrip("0"))
    printed = Amount(value, step, step.scaleb(zeros), None, None, exact)
    strict, loose = to_interval(printed), to_interval(printed, loose=True)
    assert strict.holds(Fraction(value))
    for end in (strict.lo.at, strict.hi.at):
        assert end is not None
        assert loose.holds(end)
