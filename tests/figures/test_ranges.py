"""Two numbers that are one figure, and those that stay two."""

from decimal import Decimal

import pytest

from tests.figures.test_numbers import figures_of
from tests.marked import unmark

# sample, kind, unit, low, high
RANGES = [
    ("⟦4至5万人⟧", "count", "人", "40000", "50000"),
    ("⟦4万至5万人⟧", "count", "人", "40000", "50000"),
    ("⟦20%～30%⟧", "percent", "%", "20", "30"),
    ("⟦70-90%⟧", "percent", "%", "70", "90"),
    ("⟦100—200元⟧", "money", "元", "100", "200"),
    ("⟦9~16亿元⟧", "money", "元", "900000000", "1600000000"),
    ("⟦500至1万元⟧", "money", "元", "500", "10000"),
    ("⟦1至2个⟧", "count", "个", "1", "2"),
    ("⟦六百吨到八百五十吨⟧", "quantity", "吨", "600", "850"),
    ("⟦三到五百人⟧", "count", "人", "300", "500"),
    ("⟦五六十人⟧", "count", "人", "50", "60"),
    ("⟦三四百户⟧", "count", "户", "300", "400"),
    ("跌到⟦5600／6000盾⟧", "money", "盾", "5600", "6000"),
    ("兑⟦485/505盾⟧", "money", "盾", "485", "505"),
    ("占⟦七八成⟧", "percent", "%", "70", "80"),
    ("⟦十几家⟧", "count", "家", "11", "19"),
    ("⟦几十人⟧", "count", "人", "20", "90"),
    ("⟦数百万人⟧", "count", "人", "2000000", "9000000"),
    ("⟦十几个小时⟧", "duration", "个小时", "11", "19"),
]
# sample, values
SEPARATE = [
    ("从⟦97家⟧到⟦411家⟧", ["97", "411"]),
    ("由⟦20%⟧至⟦30%⟧", ["20", "30"]),
    ("⟦30家⟧至⟦20家⟧", ["30", "20"]),
    ("分别为⟦3⟧、⟦5⟧、⟦8家⟧", ["3", "5", "8"]),
    ("分别为⟦12⟧、⟦15万吨⟧", ["120000", "150000"]),
    ("分别提高⟦1.5个⟧和⟦2.5个百分点⟧", ["1.5", "2.5"]),
]


@pytest.mark.parametrize(("sample", "kind", "unit", "low", "high"), RANGES)
def test_a_range_is_one_figure(sample: str, kind: str, unit: str, low: str, high: str) -> None:
    text, marks = unmark(sample)
    (figure,) = figures_of(text)
    assert [("", figure.flow.start, figure.flow.end)] == marks
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.amount is not None
    assert (figure.amount.value, figure.amount.top) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("sample", "values"), SEPARATE)
def test_two_numbers_stay_two(sample: str, values: list[str]) -> None:
    text, marks = unmark(sample)
    found = figures_of(text)
    assert [("", f.flow.start, f.flow.end) for f in found] == marks
    assert [f.amount.value for f in found if f.amount] == [Decimal(value) for value in values]
    assert len({(f.kind, f.unit) for f in found}) == 1
