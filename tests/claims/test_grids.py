"""The total row and the total column of a table."""

import pytest

from tests.claims.found import claims_in

ROWS = (
    "|地区|学校（所）|学生（万人）|增长（%）|\n|---|---|---|---|\n"
    "|东区|12|3.5|2|\n|西区|18|4.1|3|\n"
)
GRIDS = [
    (ROWS + "|合计|30|7.6|2.5|", [("30", 0), ("7.6", 0)]),
    (ROWS + "|合 计|31|7.7|2.5|", [("31", 1), ("7.7", 1)]),
    (
        "地区\t学校\t医院\t合计\n东区\t12\t3\t15\n西区\t18\t4\t23\n南区\t9\t2\t11\n",
        [("15", 0), ("23", 1), ("11", 0)],
    ),
]


@pytest.mark.parametrize(("text", "totals"), GRIDS)
def test_totals_of_a_table_and_how_far_they_are_off(
    text: str, totals: list[tuple[str, int]]
) -> None:
    found = [
        (figures[claim.slot("total")[0]].text, claim.constants[0].value)
        for claim, figures in claims_in(text, "grid-total")
    ]
    assert sorted(found) == sorted(totals)


NO_GRIDS = [
    # a part of a row, a cell without a figure, no head, no total
    "|地区|学校|\n|---|---|\n|东区|12|\n|其中南街|5|\n|合计|12|",
    "|地区|学校|\n|---|---|\n|东区|12|\n|西区|—|\n|合计|12|",
    "|东区|12|\n|西区|18|\n|合计|31|",
    "|地区|学校|\n|---|---|\n|东区|12|\n|西区|18|",
]


@pytest.mark.parametrize("text", NO_GRIDS)
def test_what_is_no_sum_is_left_alone(text: str) -> None:
    assert claims_in(text, "grid-total") == []
