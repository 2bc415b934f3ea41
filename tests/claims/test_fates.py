"""People told apart by what became of them, against how many they were."""

import pytest

from tests.claims.found import claims_in, slots_in

TOLD = [
    # text, the whole, the parts, whether they do not add up
    ("井下的7名工人，有3人获救，另有4人不幸遇难。", "7名", ("3人", "4人"), False),
    ("9名员工中，有5人在河边遇害，2人失踪，另2人脱险。", "9名", ("5人", "2人", "2人"), False),
    ("9名员工中，有5人在河边遇害，2人失踪，另3人脱险。", "9名", ("5人", "2人", "3人"), True),
    ("车上28人中，12人死亡，其中3人是儿童，其余16人受伤。", "28人", ("12人", "16人"), False),
]


@pytest.mark.parametrize(("text", "whole", "parts", "is_doubtful"), TOLD)
def test_all_fates_make_the_whole(
    text: str, whole: str, parts: tuple[str, ...], is_doubtful: bool
) -> None:
    found = [
        (slots, claim.inferred)
        for slots, (claim, _) in zip(slots_in(text, "total"), claims_in(text, "total"), strict=True)
        if {c.name: c.value for c in claim.constants}.get("complete")
    ]
    assert found == [({"total": (whole,), "parts": parts}, is_doubtful)]


NOT_ALL = [
    "车祸造成6人死亡，3人受伤，另有2人失踪。",
    "47名乘客中，42人死亡，另有6名机组人员遇难。",
    "这批战俘共9人，其中3人重伤，另有2人失踪。",
    "9人中毒，有3人死亡，2人受伤。",
    "全班48人中，有12人获奖，5人受伤。",
]


@pytest.mark.parametrize("text", NOT_ALL)
def test_what_need_not_be_all_is_no_total(text: str) -> None:
    phrases = [claim.phrase for claim, _ in claims_in(text, "total")]
    assert "total/fates" not in phrases
