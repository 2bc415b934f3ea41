"""One figure with another power of ten."""

import pytest

from tests.claims.found import slots_in

FIRST = "全市快递业务收入14.3亿元。"


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("据了解，全市快递业务收入143亿元。", True),
        ("据了解，全市快递业务收入14.3万元。", True),
        ("据了解，全市快递业务收入14.3亿元。", True),
        # A hundred times is no slip of this kind; other digits, other things, other units.
        ("据了解，全市快递业务收入1430亿元。", False),
        ("据了解，全市快递业务收入15.3亿元。", False),
        ("据了解，邮政储蓄存款143亿元。", False),
        ("据了解，全市快递业务收入143亿件。", False),
    ],
)
def test_pairs(second: str, found: bool) -> None:
    assert bool(slots_in(FIRST + second, "same-digits")) is found


def test_one_digit_is_chance() -> None:
    text = "全市快递业务收入5亿元。据了解，全市快递业务收入50亿元。"
    assert not slots_in(text, "same-digits")


def test_one_sentence_tells_of_two_things() -> None:
    assert not slots_in("形成年产1500万吨炼油、150万吨乙烯的能力。", "same-digits")
