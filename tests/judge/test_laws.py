"""Laws of the judge: true figures never fail however they are rounded; wrong ones do."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.core.model import Verdict
from tests.judge.build import Sample, rule_of

# A machine under load is no fault of the code.
UNHURRIED = settings(deadline=None)

DIFFERENCE = rule_of("change", "abs(end - start) == delta", "{end - start}")
GROWTH = rule_of("change", "end / start - 1 == rate", "{end / start - 1}")
SHARE = rule_of("share", "part / whole == share", "{part / whole}")
TOTAL = rule_of("total", "sum(parts) == total", "{sum(parts)}")

TRUE = st.decimals(min_value=1, max_value=99_999, places=6)
PLACES = st.integers(0, 4)
ROUNDINGS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])


def printed(value: Decimal, places: int, rounding: str) -> str:
    """Return `value` as a paper prints it."""
    return f"{value.quantize(Decimal(1).scaleb(-places), rounding=rounding):f}"


@UNHURRIED
@given(start=TRUE, end=TRUE, places=PLACES, more=PLACES, rounding=ROUNDINGS)
def test_a_true_growth_rate_never_fails(
    start: Decimal, end: Decimal, places: int, more: int, rounding: str
) -> None:
    start, end = sorted([start, end])
    rate = (end / start - 1) * 100
    texts = printed(start, places, rounding), printed(end, places, rounding)
    text = (
        f"由⟦start:{texts[0]}亿元⟧增加到⟦end:{texts[1]}亿元⟧，"
        f"增长⟦rate:{printed(rate, more, rounding)}%⟧"
    )
    assert Sample("change", text).finding(GROWTH).verdict is not Verdict.FAIL


@UNHURRIED
@given(part=TRUE, whole=TRUE, places=PLACES, more=PLACES, rounding=ROUNDINGS)
def test_a_true_share_never_fails(
    part: Decimal, whole: Decimal, places: int, more: int, rounding: str
) -> None:
    part, whole = sorted([part, whole])
    text = (
        f"⟦whole:{printed(whole, places, rounding)}万人⟧中"
        f"⟦part:{printed(part, places, rounding)}万人⟧，"
        f"占⟦share:{printed(part / whole * 100, more, rounding)}%⟧"
    )
    assert Sample("share", text).finding(SHARE).verdict is not Verdict.FAIL


@UNHURRIED
@given(parts=st.lists(TRUE, min_size=2, max_size=6), places=PLACES, rounding=ROUNDINGS)
def test_a_true_total_never_fails(parts: list[Decimal], places: int, rounding: str) -> None:
    listed = "、".join(f"⟦parts:{printed(part, places, rounding)}亿元⟧" for part in parts)
    text = f"{listed}，共⟦total:{printed(sum(parts, Decimal(0)), places, rounding)}亿元⟧"
    assert Sample("total", text).finding(TOTAL).verdict is Verdict.PASS


@UNHURRIED
@given(start=st.integers(0, 99_999), delta=st.integers(1, 9999), slip=st.integers(1, 999))
def test_a_wrong_exact_difference_fails_and_the_right_one_is_told(
    start: int, delta: int, slip: int
) -> None:
    def judged(printed_delta: int) -> tuple[Verdict, str, str]:
        text = f"由⟦start:{start}家⟧到⟦end:{start + delta}家⟧，增加⟦delta:{printed_delta}家⟧"
        finding = Sample("change", text).finding(DIFFERENCE)
        return finding.verdict, finding.message, finding.severity

    assert judged(delta) == (Verdict.PASS, "", "error")
    verdict, message, severity = judged(delta + slip)
    assert (verdict, message) == (Verdict.FAIL, f"{delta}家")
    # Only where round numbers may hide the difference is it less than an error.
    round_number = any(n % 100 == 0 for n in (start, start + delta, delta + slip))
    assert severity == "error" or round_number


@UNHURRIED
@given(parts=st.lists(st.integers(1, 10**6), min_size=2, max_size=6), more=st.integers(1, 9))
def test_a_total_beyond_what_rounding_can_explain_fails(parts: list[int], more: int) -> None:
    listed = "、".join(f"⟦parts:{part}万元⟧" for part in parts)
    # Half the last place for each part and for the total is all that rounding can explain.
    gap = (len(parts) + 1) // 2 + more
    finding = Sample("total", f"{listed}，共⟦total:{sum(parts) + gap}万元⟧").finding(TOTAL)
    assert finding.verdict is Verdict.FAIL
