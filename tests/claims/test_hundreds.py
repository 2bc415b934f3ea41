"""Several wholes in one row of shares."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.shares.hundreds import wholes_in
from tests.claims.found import claims_in


def _row(*shares: str) -> list[Decimal]:
    return [Decimal(share) for share in shares]


@pytest.mark.parametrize(
    ("shares", "lengths"),
    [
        (_row("52.1", "47.9", "31.4", "68.6"), [2, 2]),
        (_row("52", "48", "20", "30", "50"), [2, 3]),
        # one digit of the last whole is wrong
        (_row("52.1", "47.9", "21.4", "30.2", "58.4"), [2, 3]),
        (_row("62.1", "47.9", "21.4", "30.2", "48.4"), [2, 3]),
        # no wholes: party members and league members
        (_row("52", "48", "31", "40"), []),
        (_row("52.1", "47.9", "31.4", "40.2"), []),
        (_row("52.1", "47.9"), []),
        ([], []),
    ],
)
def test_a_row_is_parted_into_its_wholes(shares: list[Decimal], lengths: list[int]) -> None:
    assert [len(whole) for whole in wholes_in(shares)] == lengths


@given(st.lists(st.decimals(0, 100, places=1), max_size=12))
def test_wholes_lie_side_by_side_and_take_up_all_or_nothing(shares: list[Decimal]) -> None:
    places = [at for whole in wholes_in(shares) for at in whole]
    assert places in ([], list(range(len(shares))))


def test_each_whole_of_a_survey_is_a_list_of_its_own() -> None:
    text = "受访者中，男性占52.4%，女性占47.6%，在校生占30.5%，在职者占44.3%，退休者占25.2%。"
    found = [
        [figures[i].text for i in claim.slot("shares")]
        for claim, figures in claims_in(text, "share-list")
    ]
    assert found == [["52.4%", "47.6%"], ["30.5%", "44.3%", "25.2%"]]
