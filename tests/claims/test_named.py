"""Slots filled by name: behind their figures too, and not by what is part of a part."""

import pytest

from tests.claims.found import Slots, slots_in

NAMED: list[tuple[str, str, Slots]] = [
    (
        "出口1121亿美元，进口1193亿美元，当月出现72亿美元的贸易逆差。",
        "trade",
        {"exports": ("1121亿美元",), "imports": ("1193亿美元",), "deficit": ("72亿美元",)},
    ),
    (
        "基金收入4779亿元；其中，保险费收入4472亿元。支出3880亿元，结余899亿元。",
        "budget",
        {"income": ("4779亿元",), "spending": ("3880亿元",), "surplus": ("899亿元",)},
    ),
    (
        "全院共受理各类案件9471件，审执结各类案件7018件，尚有2453件未结。",
        "caseload",
        {"accepted": ("9471件",), "closed": ("7018件",), "pending": ("2453件",)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "slots"), NAMED)
def test_figures_are_named(text: str, kind: str, slots: Slots) -> None:
    assert slots in slots_in(text, kind)
