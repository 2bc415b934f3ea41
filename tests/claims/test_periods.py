"""One indicator over periods that lie within or beside each other."""

import pytest

from tests.claims.found import slots_in


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "2021年1—4月，全县税收2.4亿元。2021年1—5月，全县税收3.1亿元。",
            [{"earlier": ("2.4亿元",), "later": ("3.1亿元",)}],
        ),
        (
            "2021年1—4月，全县税收2.4亿元。2021年5月，全县税收0.7亿元。"
            "2021年1—5月，全县税收3.1亿元。",
            [{"earlier": ("2.4亿元",), "later": ("3.1亿元",), "between": ("0.7亿元",)}],
        ),
        # Another year, another thing, an increase, a single period.
        ("2020年1—4月，全县税收2.4亿元。2021年1—5月，全县税收3.1亿元。", []),
        ("2021年1—4月，全县税收2.4亿元。2021年1—5月，全县投资3.1亿元。", []),
        ("2021年1—4月，全县税收2.4亿元。2021年1—5月，全县税收增加3.1亿元。", []),
        ("2021年1—4月，全县税收2.4亿元。", []),
    ],
)
def test_sums_since_one_day(text: str, slots: list[dict[str, tuple[str, ...]]]) -> None:
    assert slots_in(text, "cumulative") == slots


def test_four_quarters_fill_a_year() -> None:
    quarters = "".join(
        f"2021年{name}季度，全县税收{tax}亿元。"
        for name, tax in (("一", 1.2), ("二", 1.3), ("三", 1.5), ("四", 1.1))
    )
    assert slots_in(f"{quarters}2021年，全县税收5.1亿元。", "whole-period") == [
        {"parts": ("1.2亿元", "1.3亿元", "1.5亿元", "1.1亿元"), "whole": ("5.1亿元",)}
    ]


def test_three_quarters_do_not() -> None:
    text = "2021年一季度，全县税收1.2亿元。2021年二季度，全县税收1.3亿元。2021年，全县税收5.1亿元。"
    assert not slots_in(text, "whole-period")
