"""Bounds and targets in a side clause are not what parts come to."""

import pytest

from tests.claims.found import slots_in

ASIDE = [
    "全县水果产量46.3万吨，连续3年稳定在40万吨以上。其中，苹果25.6万吨，梨18.7万吨。",
    "全县水果产量46.3万吨，连续3年超过40万吨。其中，苹果25.6万吨，梨18.7万吨。",
    "全县水果产量46.3万吨，首次突破45万吨，其中苹果25.6万吨，梨18.7万吨。",
    "全县水果产量46.3万吨，超额完成44万吨的年度目标。其中，苹果25.6万吨，梨18.7万吨。",
    "全县水果产量46.3万吨，为年初计划44万吨的105.2%。其中，苹果25.6万吨，梨18.7万吨。",
]


@pytest.mark.parametrize("text", ASIDE)
def test_what_a_figure_is_held_against_is_no_total(text: str) -> None:
    assert [slots["total"] for slots in slots_in(text, "total")] == [("46.3万吨",)]


TOLD = [
    # nothing else stands before
    ("水果产量超过40万吨，其中苹果25.6万吨，梨14.7万吨。", "40万吨"),
    # another unit
    ("果园18.2万亩，水果产量超过40万吨，其中苹果25.6万吨，梨14.7万吨。", "40万吨"),
    # a plan of its own
    ("总投资46.3亿元，年度计划投资40.3亿元，其中中央25.6亿元，地方14.7亿元。", "40.3亿元"),
]


@pytest.mark.parametrize(("text", "total"), TOLD)
def test_a_bound_with_a_subject_may_have_parts(text: str, total: str) -> None:
    assert total in [each for slots in slots_in(text, "total") for each in slots["total"]]
