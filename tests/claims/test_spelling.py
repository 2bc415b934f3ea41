"""How numbers are written: hedges, numerals, and one way of writing in one piece."""

import datetime as dt

import pytest

from checker.claims.writing.spelling import spelling_claims
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from tests.claims.found import constants_in

NOTHING: list[dict[str, int]] = []


@pytest.mark.parametrize(
    ("text", "double", "contrary"),
    [
        ("约80多平方米。", 1, 0),
        ("约300人左右。", 1, 0),
        ("大约近300家。", 1, 0),
        ("超过20多万元。", 1, 0),
        ("将近400余人。", 0, 1),
        ("不到30个左右。", 0, 1),
        ("至少20人以上。", 0, 1),
        ("超过50人以上。", 0, 1),
        ("最多50岁以下。", 0, 1),
        # A lower bound of a rough number says what it means.
        ("至少300多人。", 0, 0),
    ],
)
def test_two_hedges_on_one_number(text: str, double: int, contrary: int) -> None:
    assert constants_in(text, "hedge-pair") == [{"double": double, "contrary": contrary}]


@pytest.mark.parametrize("text", ["约80平方米。", "近年来有300多人。", "超市里有50人以上。"])
def test_one_hedge_is_no_pair(text: str) -> None:
    assert constants_in(text, "hedge-pair") == NOTHING


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("总投资9~16亿元。", "range-form", 1),
        ("含量15—30%。", "range-form", 1),
        ("总投资9亿～16亿元。", "range-form", 0),
        ("他97年3月入厂。", "year-form", 1),
        ("1988—90年间出版。", "year-form", 1),
        ("1988—1990年间出版。", "year-form", 0),
        ("到场10几万人。", "rough-form", 1),
        ("来了3、4个人。", "rough-form", 1),
        ("到场十几万人。", "rough-form", 0),
        ("走了三、四天。", "rough-parts", 1),
        ("走了三四天。", "rough-parts", 0),
        ("收入3千万元。", "mixed-numeral", 1),
        ("电压35千伏。", "mixed-numeral", 0),
        ("院里有二个人。", "two-form", 1),
        ("属于二类管理。", "two-form", 0),
        ("二零一二年开馆。", "zero-form", 1),
        ("来了一百〇五人。", "zero-form", 1),
        ("二〇一二年开馆。", "zero-form", 0),
        ("二〇〇八年8月8日开幕。", "date-form", 1),
        ("二〇〇八年八月八日开幕。", "date-form", 0),
        ("建于光绪26年。", "traditional-date", 1),
        ("建于光绪二十六年。", "traditional-date", 0),
        ("每斤0.46元。", "zero-led", 0),
        ("每斤.46元。", "zero-led", 1),
        ("票价为.46元。", "zero-led", 1),
        ("展期099天。", "zero-led", 1),
        ("相距237000000公里。", "long-zeros", 1),
        ("相距237000001公里。", "long-zeros", 0),
        ("“五·一”假期开放。", "day-name", 1),
        ("“五一”假期开放。", "day-name", 0),
        ("3.15晚会开播。", "day-name", 1),
        ("第14届全国人大代表到会。", "solemn-ordinal", 1),
        ("党的十八届三中全会之后。", "solemn-ordinal", 0),
        ("公元前2400年至1900年。", "before-christ", 1),
        ("公元前2400年至前1900年。", "before-christ", 0),
        # From before our era into it, which a smaller number must say.
        ("公元前27年至14年在位。", "before-christ", 1),
        ("公元前27年至公元14年在位。", "before-christ", 0),
        ("公元前27年至180年。", "before-christ", 0),
    ],
)
def test_one_way_of_writing(text: str, kind: str, value: int) -> None:
    assert [list(found.values()) for found in constants_in(text, kind)] == [[value]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("每箱100～150公斤。", "range-form"),
        ("90年代入厂，干了30年。", "year-form"),
        ("消息刊于三、四版。", "rough-parts"),
        ("三、四年级学生到场。", "rough-parts"),
        ("第三、四次会议。", "rough-parts"),
        ("地铁3、4、5号线开通。", "rough-form"),
        ("第二个孩子，十二个人。", "two-form"),
        ("收入3000万元。", "mixed-numeral"),
        ("展厅3.15平方米。", "day-name"),
        ("第14届运动会开幕。", "solemn-ordinal"),
        ("人数为4,088人，2020年。", "zero-led"),
        ("其余读者都已返家.11名馆员留下。", "zero-led"),
    ],
)
def test_look_alikes_are_left_alone(text: str, kind: str) -> None:
    assert constants_in(text, kind) == NOTHING


@pytest.mark.parametrize(("year", "kinds"), [(1998, []), (2010, []), (2012, ["range-form"])])
def test_ranges_may_share_their_unit_before_the_edition_of_2011(
    year: int, kinds: list[str]
) -> None:
    page = page_from_text("总投资9~16亿元。", date=dt.date(year, 1, 5))
    assert [claim.kind for claim in spelling_claims(page, find_figures_in(page))] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "constants"),
    [
        ("甲地12,345人，乙地23456人。", "digit-groups", {"grouped": 1, "plain": 1}),
        ("白天10～15℃，夜间5-8℃。", "range-joiners", {"marks": 2}),
        ("白天10—15℃，夜间5——8℃。", "range-joiners", {"marks": 1}),
        ("到齐92%，另班百分之九十。", "percent-forms", {"sign": 1, "words": 1}),
        ("书店2１家。", "digit-width", {"full": 1, "both": 1}),
        ("书店２１家。", "digit-width", {"full": 1, "both": 0}),
        ("二十国集团闭幕。20国集团声明。", "numbered-body", {"both": 1}),
        ("七国集团开会，二十国集团闭幕。", "numbered-body", {"both": 0}),
    ],
)
def test_one_way_in_one_piece(text: str, kind: str, constants: dict[str, int]) -> None:
    assert constants_in(text, kind)[:1] == [constants]
