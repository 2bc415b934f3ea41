"""Names before their count that one clause does not hold."""

import pytest

from tests.claims.found import constants_in, slots_in

WIDE = [
    ("作品都有“小桥、流水、人家”的三位一体。", "三位", 3, 3),
    ("具有“专业化、精细化、特色化、新颖化”的“六化”特征。", "六化", 4, 4),
    ("从增强意识，加大力度和健全制度三个方面抓起。", "三个", 2, 3),
    ("造成甲县（东乡、西乡）、乙县（北镇）3个乡镇受灾。", "3个", 3, 3),
    ("甲料抽查12批次、乙料4批次、丙料7批次，上述4类产品合格。", "4类", 3, 3),
]


@pytest.mark.parametrize(("text", "count", "least", "most"), WIDE)
def test_names_are_counted(text: str, count: str, least: int, most: int) -> None:
    claims = [*slots_in(text, "counted-list"), *slots_in(text, "enumeration")]
    assert {"count": (count,)} in claims
    kind = "counted-list" if slots_in(text, "counted-list") else "enumeration"
    (constants,) = constants_in(text, kind)
    names = ("least", "most") if kind == "counted-list" else ("listed", "listed_most")
    assert tuple(constants[name] for name in names) == (least, most)


NARROW = [
    "“哟呵，香甜，这等好茶！”两位老人说。",
    "改选的党委（总支、支部）18个。",
    "从长远看，从硬件和软件两个方面都要改。",
]


@pytest.mark.parametrize("text", NARROW)
def test_what_is_left_alone(text: str) -> None:
    assert all(found["count"] != ("18个",) for found in slots_in(text, "counted-list"))
    assert all(c["least"] <= 2 <= c["most"] for c in constants_in(text, "counted-list"))
