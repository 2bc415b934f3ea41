"""Totals and parts that are counted with other words."""

import pytest

from tests.claims.found import slots_in

FOUND = [
    ("新建安置房860套，其中城东510个和城西350个。", "860套", ("510个", "350个")),
    ("新建安置房860套，其中城东510个，城西350个。", "860套", ("510个", "350个")),
    ("排查隐患75项，其中消防48处、用电30处、燃气17处。", "75项", ("48处", "30处", "17处")),
]


@pytest.mark.parametrize(("text", "total", "parts"), FOUND)
def test_other_counters_of_the_same_things(text: str, total: str, parts: tuple[str, ...]) -> None:
    assert slots_in(text, "total-of-counts") == [{"total": (total,), "parts": parts}]


OTHERS = [
    "全县12个乡镇，其中甲镇有学校5所、乙镇4所、丙镇2所。",
    "新建安置房960套，其中城东510个，城西350个。",
    "代表团36人，其中队员24名、教练8名和领队4名。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_things(text: str) -> None:
    assert slots_in(text, "total-of-counts") == []
