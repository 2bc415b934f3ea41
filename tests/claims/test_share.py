"""Shares that stand beside what was asked for and what was done of it."""

import pytest

from tests.claims.found import Slots, slots_in

CASES: list[tuple[str, Slots]] = [
    (
        "全年受理投诉500件，办结450件，办结率90%。",
        {"whole": ("500件",), "part": ("450件",), "share": ("90%",)},
    ),
    (
        "发放问卷500份，收回450份，回收率90%。",
        {"whole": ("500份",), "part": ("450份",), "share": ("90%",)},
    ),
    (
        "全村有农户500户，参加书社450户，占总户数的90%。",
        {"whole": ("500户",), "part": ("450户",), "share": ("90%",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), CASES)
def test_what_was_done_is_a_share_of_what_was_asked_for(text: str, slots: Slots) -> None:
    assert slots_in(text, "share") == [slots]


@pytest.mark.parametrize(
    "text", ["受理投诉500件，办结450件，增长率9%。", "受理投诉500件，办结450件。"]
)
def test_a_rate_of_growth_is_no_share(text: str) -> None:
    assert slots_in(text, "share") == []
