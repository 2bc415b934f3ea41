"""Shares that several parts have together."""

import pytest

from tests.claims.found import claims_in, slots_in

JOINT = [
    (
        "全市有书店240家，其中东区72家，西区60家，两区合计占55%。",
        ("72家", "60家"),
        "240家",
    ),
    (
        "全年借书2704册。文学与历史最多，分别为1072册和1011册，二者合占总数的77%。",
        ("1072册", "1011册"),
        "2704册",
    ),
    (
        "全省造林总面积300万亩，甲、乙、丙三市分别为90万亩、60万亩、30万亩，三市共占60%。",
        ("90万亩", "60万亩", "30万亩"),
        "300万亩",
    ),
]


@pytest.mark.parametrize(("text", "parts", "whole"), JOINT)
def test_parts_are_added(text: str, parts: tuple[str, ...], whole: str) -> None:
    found = slots_in(text, "joint-share")
    assert [(slots["parts"], slots["whole"]) for slots in found] == [(parts, (whole,))]
    assert slots_in(text, "share") == []


NO_JOINT = [
    "东区有书店72家，西区60家，两区合计占全省的5%。",
    "全市有书店240家，其中东区72家，占30%。",
]


@pytest.mark.parametrize("text", NO_JOINT)
def test_what_is_not_told_together_is_not_added(text: str) -> None:
    assert slots_in(text, "joint-share") == []


def test_a_joint_share_is_at_most_a_query() -> None:
    text = "全市有书店总计240家，其中东区72家，西区60家，两区合计占65%。"
    assert [claim.inferred for claim, _ in claims_in(text, "joint-share")] == [True]
