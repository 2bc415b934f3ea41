"""Half-width marks beside Chinese are read as full-width ones, no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.read.wide_marks import with_wide_marks

CASES = [
    ("完成2.46万元,完成预算的40.4%,下降5%;", "完成2.46万元，完成预算的40.4%，下降5%；"),
    ("高于全国(3.9%)3.6个百分点", "高于全国（3.9%）3.6个百分点"),
    ("其中:城镇1,580人(上年900人(调整后)).", "其中：城镇1,580人（上年900人（调整后））."),
    ("共5个省(自治区、直辖市)", "共5个省（自治区、直辖市）"),
    ("真的吗?真的!", "真的吗？真的！"),
]
AS_THEY_ARE = ["比分为3:2和1,234", "10:30开会", "f(x) and (y), z; 5%, 8", "(a)", "以3)结尾", ")("]


@pytest.mark.parametrize(("flow", "wide"), CASES)
def test_marks_beside_chinese_are_wide(flow: str, wide: str) -> None:
    assert with_wide_marks(flow) == wide


@pytest.mark.parametrize("flow", AS_THEY_ARE)
def test_other_marks_stay_as_they_are(flow: str) -> None:
    assert with_wide_marks(flow) == flow


@given(st.text(alphabet="万元1%a,;:()?!（ \n"))
def test_nothing_moves(flow: str) -> None:
    assert len(with_wide_marks(flow)) == len(flow)
