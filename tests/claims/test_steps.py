"""Steps and headings: how many there are, and that none is left out."""

import pytest

from tests.claims.found import claims_in, constants_in, slots_in


def test_steps_are_counted_up_to_the_last() -> None:
    text = "全年推出四项措施：一是建馆，二是购书，三是办展。"
    assert slots_in(text, "steps") == [{"count": ("四项",)}]
    assert constants_in(text, "steps") == [{"listed": 3}]


SEQUENCES = [
    ("一是建馆，二是购书，四是办展。", 2, 4),
    ("一是建馆，二是购书，二是办展。", 2, 2),
    ("一是建馆，二是购书，三是办展。", 2, 3),
    ("一、概况\n\n有店。\n\n二、做法\n\n开放。\n\n二、打算\n\n建馆。", 2, 2),
]


@pytest.mark.parametrize(("text", "before", "number"), SEQUENCES)
def test_the_first_break_of_a_sequence_is_told(text: str, before: int, number: int) -> None:
    assert constants_in(text, "sequence") == [{"before": before, "number": number}]


def test_steps_that_begin_again_are_two_runs() -> None:
    text = "一是建馆，二是购书；一是修路，二是架桥，三是种树。"
    assert [constants["number"] for constants in constants_in(text, "sequence")] == [2, 3]


NOT_COUNTED = [
    "他在六大的报告中提出原则：一是建馆，二是购书。",
    "推出四项措施。会议要求：一是建馆，二是购书。",
    "推出四项措施：一是建馆，三是购书。",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_is_not_the_count_of_the_steps(text: str) -> None:
    assert slots_in(text, "steps") == []


def test_a_heading_torn_into_a_paragraph_is_no_gap() -> None:
    text = "一、概况\n\n有店。\n\n二、做法\n\n开放。三、打算 建馆。\n\n四、保障\n\n拨款。"
    assert claims_in(text, "sequence") == []
