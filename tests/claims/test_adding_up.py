"""How far parts are from their total, and whether one wrong digit explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.totals.adding_up import Near

counts = st.integers(min_value=1, max_value=10**6)


@given(st.lists(counts, min_size=2, max_size=6))
def test_parts_that_add_up_have_no_gap(parts: list[int]) -> None:
    near = Near(sum(parts), tuple(parts), False, False)
    assert near.gap == 0
    assert not near.is_one_digit_off()


ONE_OFF = [
    (41286, (30512, 10774), False),
    (61286, (30512, 10774), True),
    (41286, (50512, 10774), True),
    # swapped digits are two that are wrong
    (14286, (30512, 10774), False),
    # what is missing may be a part too small to be named
    (41287, (30512, 10774), False),
]


@pytest.mark.parametrize(("total", "parts", "off"), ONE_OFF)
def test_one_wrong_digit(total: int, parts: tuple[int, ...], off: bool) -> None:
    assert Near(total, parts, False, False).is_one_digit_off() is off


def test_rounded_figures_may_be_off_by_one_in_the_last_place() -> None:
    assert Near(68887, (30513, 28373), False, scaled=True).is_one_digit_off()
    assert not Near(68887, (30513, 28373), False, scaled=False).is_one_digit_off()
