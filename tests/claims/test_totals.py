"""Totals and parts: which figures are parts of which total, and whether they are all."""

import pytest

from tests.claims.found import Slots, constants_in, slots_in

CASES: list[tuple[str, Slots, int]] = [
    (
        "保费收入498亿元，比上年增长22.7%。其中，财产险保费336亿元，人身险保费162亿元。",
        {"total": ("498亿元",), "parts": ("336亿元", "162亿元")},
        1,
    ),
    (
        "馆藏图书40万册，其中少儿读物10万册，外文读物2万册。",
        {"total": ("40万册",), "parts": ("10万册",)},
        0,
    ),
    (
        "开展活动42场，其中讲座12场、展览20场、其他活动10场。",
        {"total": ("42场",), "parts": ("12场", "20场", "10场")},
        1,
    ),
    (
        "生产总值达到641亿元。三次产业增加值分别为69.6亿元、330.8亿元和240.6亿元。",
        {"total": ("641亿元",), "parts": ("69.6亿元", "330.8亿元", "240.6亿元")},
        1,
    ),
]


@pytest.mark.parametrize(("text", "slots", "complete"), CASES)
def test_parts_find_their_total(text: str, slots: Slots, complete: int) -> None:
    assert slots_in(text, "total") == [slots]
    assert constants_in(text, "total") == [{"complete": complete}]


def test_growth_between_the_parts_is_no_part() -> None:
    text = "产量80万吨，其中夏粮30万吨，增加2万吨；秋粮50万吨，减少1万吨。"
    assert slots_in(text, "total") == [{"total": ("80万吨",), "parts": ("30万吨", "50万吨")}]


def test_increases_beside_all_parts_make_a_claim_of_their_own() -> None:
    text = (
        "工资569亿元，比上年增加54亿元。"
        "其中国有单位469亿元，增加43亿元；集体单位100亿元，增加11亿元。"
    )
    assert slots_in(text, "total") == [
        {"total": ("569亿元",), "parts": ("469亿元", "100亿元")},
        {"total": ("54亿元",), "parts": ("43亿元", "11亿元")},
    ]


def test_another_unit_ends_the_list() -> None:
    text = "完成投资3.2亿元，其中道路2.1亿元，惠及5000人，绿化面积3万亩。"
    assert slots_in(text, "total") == [{"total": ("3.2亿元",), "parts": ("2.1亿元",)}]


def test_a_total_named_as_one_of_the_names_is_not_their_whole() -> None:
    text = "出口总额719亿元，其中三资企业出口120亿元；进口总额638亿元。"
    assert constants_in(text, "total") == [{"complete": 0}]


def test_the_share_of_a_part_is_bound_to_its_total() -> None:
    text = "就业人员746万人，其中城镇就业人员467万人，占全部就业人员比重为62.6%。"
    assert slots_in(text, "share") == [
        {"whole": ("746万人",), "part": ("467万人",), "share": ("62.6%",)}
    ]


def test_last_years_share_is_passed_over() -> None:
    text = "投资1538亿元，其中生产性投资1053亿元，所占比重由上年的65.9%上升到68.4%。"
    assert [slots["share"] for slots in slots_in(text, "share")] == [("68.4%",)]


NO_SHARE = [
    "经费支出409亿元，其中研究经费142亿元，占国内生产总值的0.7%。",
    "建保护区1227个，其中国家级155个；面积9821万公顷，占国土的9.9%。",
]


@pytest.mark.parametrize("text", NO_SHARE)
def test_a_share_of_another_whole_is_left_alone(text: str) -> None:
    assert slots_in(text, "share") == []


CLOSED = [
    # 、 joins the known names, and the comma closes the list behind them
    ("实施项目517个，其中新开工279个、续建238个，竣工253个。", ("279个", "238个"), 1),
    # what adds up is complete, what does not is left at its first part
    ("实施项目517个，其中新开工279个，续建238个，竣工253个。", ("279个", "238个"), 1),
    ("实施项目527个，其中新开工279个，续建238个，竣工253个。", ("279个",), 0),
    # travellers go by four ways, goods by a fifth
    (
        "旅客周转量100亿人公里，其中：铁路40亿人公里；公路50亿人公里；水运4亿人公里；民航6亿人公里。",
        ("40亿人公里", "50亿人公里", "4亿人公里", "6亿人公里"),
        1,
    ),
    (
        "货运量100亿吨，其中铁路40亿吨，公路50亿吨，水运4亿吨，民航1亿吨。",
        ("40亿吨",),
        0,
    ),
]


@pytest.mark.parametrize(("text", "parts", "complete"), CLOSED)
def test_known_names_are_all_where_the_marks_close_the_list(
    text: str, parts: tuple[str, ...], complete: int
) -> None:
    assert [slots["parts"] for slots in slots_in(text, "total")] == [parts]
    assert constants_in(text, "total") == [{"complete": complete}]


SIDE_BY_SIDE = [
    ("完成投资3.2亿元，其中道路2.1亿元、绿化0.4亿元。", ("3.2亿元", "2.1亿元", "0.4亿元")),
    ("这十项成果中，五项来自南校区，两项来自北校区。", ("十项", "五项", "两项")),
]


@pytest.mark.parametrize(("text", "figures"), SIDE_BY_SIDE)
def test_parts_side_by_side(text: str, figures: tuple[str, ...]) -> None:
    (slots,) = slots_in(text, "disjoint-parts")
    assert slots["total"] + slots["parts"] == figures


NOT_SIDE_BY_SIDE = [
    "存书59册，其中旧书23册，已借给13194个读者。",
    "书店46家中，33家开业和22家达标。",
    "出口719亿元，其中机电产品出口120亿元；进口638亿元。",
]


@pytest.mark.parametrize("text", NOT_SIDE_BY_SIDE)
def test_what_may_overlap_is_not_side_by_side(text: str) -> None:
    assert slots_in(text, "disjoint-parts") == []


def test_an_increase_may_be_the_total() -> None:
    text = "支出158亿元，比上年增加5.5亿元。在增加的支出中，购书用3亿元，办展用2.5亿元。"
    assert slots_in(text, "total") == [{"total": ("5.5亿元",), "parts": ("3亿元", "2.5亿元")}]


def test_averages_do_not_add_up() -> None:
    text = "居民人均收入9860元，其中城镇居民人均收入13250元，农村居民人均收入6120元。"
    assert slots_in(text, "total") == []


def test_a_whole_that_bears_all_names_is_their_total() -> None:
    text = "新建改建公路320公里，其中新建115公里，改建215公里。"
    assert constants_in(text, "total") == [{"complete": 1}]


def test_what_the_money_goes_to_is_side_by_side() -> None:
    text = "支出158亿元，其中用于购书60亿元，用于修缮和扩建40亿元。"
    (slots,) = slots_in(text, "disjoint-parts")
    assert slots["parts"] == ("60亿元", "40亿元")


def test_a_list_of_rates_ends_at_its_semicolon() -> None:
    text = "销售收入240亿元，增长15%，其中批发增长18%，零售增长12%；利润2亿元，增长9%。"
    assert slots_in(text, "total") == []


def test_the_whole_of_another_share_is_no_total() -> None:
    text = "样本店收入152亿元，占3.4万户商店的60%；利润7亿元。其中连锁的469户增长8%。"
    assert slots_in(text, "total") == []
    text = "公园占地32亩，其中水面5亩。"
    assert slots_in(text, "total") == [{"total": ("32亩",), "parts": ("5亩",)}]
