"""Whether figures fit, and whether one slip tells why they do not."""

from fractions import Fraction

import pytest

from checker.claims.slips import (
    difference_needs,
    fit,
    growth_needs,
    increase_needs,
    is_one_slip,
    worth,
)
from checker.core.model import Figure
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text


def _figures(text: str) -> list[Figure]:
    return list(find_figures_in(page_from_text(text)))


def test_a_figure_is_worth_what_its_unit_is() -> None:
    (figure,) = _figures("重2吨。")
    value = worth(figure)
    assert value is not None
    assert (value.lo.at, value.hi.at) == (Fraction(1500), Fraction(2500))


DIFFERENCES = [
    ("63.5%，61.2%，2.3个百分点", True, False),
    # one digit, two digits swapped
    ("63.5%，61.2%，3.3个百分点", False, True),
    ("65.3%，61.2%，2.3个百分点", False, True),
    ("63.5%，61.2%，8.9个百分点", False, False),
    # one digit alone can be anything
    ("8家，3家，4家", False, False),
    ("480家，120家，360家", True, False),
    ("480家，120家，340家", False, True),
    # a wrong 万
    ("3600家，1200家，2400万家", False, True),
]


@pytest.mark.parametrize(("text", "fits", "slips"), DIFFERENCES)
def test_a_difference(text: str, fits: bool, slips: bool) -> None:
    one, other, gap = _figures(text)
    needs = difference_needs(one, other, gap)
    assert fit(needs) is fits
    assert fits or is_one_slip(needs) is slips


def test_growth_and_fall() -> None:
    start, end, rate = _figures("1172件，1326件，13.1%")
    assert fit(growth_needs(start, end, rate, 1))
    assert not fit(growth_needs(start, end, rate, -1))
    assert not fit(growth_needs(end, start, rate, 1))


def test_an_increase_with_its_rate() -> None:
    end, delta, rate = _figures("3200万册，200万册，6.7%")
    assert fit(increase_needs(end, delta, rate, 1))
    assert not fit(increase_needs(end, delta, rate, -1))


def test_a_hedge_explains_nothing() -> None:
    one, other, gap = _figures("63.5%，61.2%，约8.3个百分点")
    assert not is_one_slip([(gap, need) for _, need in difference_needs(one, other, gap)[:1]])


def test_nothing_is_negative() -> None:
    start, end, rate = _figures("12家，8家，120%")
    assert growth_needs(start, end, rate, -1) == ()
