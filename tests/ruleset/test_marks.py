"""Marks in examples: what they say, and which are not whole."""

import pytest

from checker.core.span import Span
from checker.ruleset.marks import Mark, Marked, read_marks

CASES = [
    ("没有数字。", Marked("没有数字。", ())),
    ("有⟦start:97家⟧。", Marked("有97家。", (Mark("start", "97家", Span(1, 4)),))),
    ("⟦97家⟧", Marked("97家", (Mark("", "97家", Span(0, 3)),))),
    (
        "⟦part_2:3人⟧⟦part_2:4人⟧",
        Marked("3人4人", (Mark("part_2", "3人", Span(0, 2)), Mark("part_2", "4人", Span(2, 4)))),
    ),
    # A colon inside the figure is no slot's.
    ("⟦3:2⟧", Marked("3:2", (Mark("", "3:2", Span(0, 3)),))),
]


@pytest.mark.parametrize(("sample", "marked"), CASES)
def test_read_marks(sample: str, marked: Marked) -> None:
    assert read_marks(sample) == marked


@pytest.mark.parametrize("sample", ["⟦97家", "97家⟧", "⟦a:⟦97家⟧⟧"])
def test_a_mark_that_is_not_whole_is_refused(sample: str) -> None:
    with pytest.raises(ValueError, match="a mark is not whole; expected ⟦slot:figure⟧"):
        read_marks(sample)
