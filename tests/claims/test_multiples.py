"""How many times one amount is another, wherever both are told."""

import pytest

from tests.claims.found import claims_in, slots_in

# The text, and what is so many times what.
TOLD = [
    (
        "毕业生由2001年的114万人增加到2022年的1076万人，是2001年的9.4倍。",
        ("1076万人", "114万人", "9.4倍"),
    ),
    (
        "工厂目前年产水泥30万吨。扩建后年产量可达90万吨，相当于目前年产量的3倍。",
        ("90万吨", "30万吨", "3倍"),
    ),
    ("东线全长9600公里，西线全长3200公里，东线是西线的3倍。", ("9600公里", "3200公里", "3倍")),
    ("去年利润3亿元，今年达到9亿元，相当于去年的3倍。", ("9亿元", "3亿元", "3倍")),
    ("甲库藏书80万册，乙库藏书32万册，相当于甲库藏书的40%。", ("32万册", "80万册", "40%")),
]


@pytest.mark.parametrize(("text", "slots"), TOLD)
def test_both_amounts_of_a_multiple_are_found(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("end", "start", "times"), ((one,) for one in slots), strict=True))
    assert slots_in(text, "told-multiple") == [expected]


def test_thirds_and_tenths_are_rough() -> None:
    text = "甲库藏书90万册，乙库藏书30万册，是甲库藏书的三分之一。"
    assert slots_in(text, "rough-multiple") == [
        {"end": ("30万册",), "start": ("90万册",), "times": ("三分之一",)}
    ]
    assert all(claim.inferred for claim, _ in claims_in(text, "rough-multiple"))


NOT_TOLD = [
    "甲库藏书90万册，乙库藏书30万册，是上年的2倍。",
    "甲库藏书90万册，乙库藏书30万册，是丙库新书的2倍。",
    "由2001年的114万人增加到2022年的1076万人，是1999年的12倍。",
    "甲库藏书90万册，乙库为全市藏书的40%。",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_base_that_is_not_told_is_not_guessed(text: str) -> None:
    assert slots_in(text, "told-multiple") + slots_in(text, "rough-multiple") == []
