"""Amount and rate of a change, and the level that their words name, wherever it is told."""

import pytest

from tests.claims.found import Slots, slots_in

FOUND: list[tuple[str, Slots]] = [
    (
        "全市共发生火灾⟦3285起⟧，造成48人死亡。与上年相比，火灾起数减少⟦515起⟧，下降⟦13.6%⟧。",
        {"end": ("3285起",), "delta": ("515起",), "rate": ("13.6%",)},
    ),
    (
        "造成812人受伤、直接损失3.2亿元。与去年相比，受伤人数减少77人，下降8.7%。",
        {"end": ("812人",), "delta": ("77人",), "rate": ("8.7%",)},
    ),
    (
        "刑事案件262件，同比下降2.60%，同比减少7件。",
        {"end": ("262件",), "delta": ("7件",), "rate": ("2.60%",)},
    ),
    (
        "基金收入完成2236万元,完成年初预算数25200万元的8.9%,比上年增收367万元,增长19.6%。",
        {"end": ("2236万元",), "delta": ("367万元",), "rate": ("19.6%",)},
    ),
    (
        "收入完成911万元，占预算月进度的44.3%，短月进度1143万元，较上年同月减收1901万元，下降67.6%。",
        {"end": ("911万元",), "delta": ("1901万元",), "rate": ("67.6%",)},
    ),
]
NOT_FOUND = [
    # Held against two years.
    "存款余额100亿元，比年初增加20亿元，同比增长15%。",
    # Nobody knows how many 10人以上 are.
    "发生死亡10人以上的事故，造成323人伤亡；与去年相比，人数减少131人，下降18.9%。",
]


@pytest.mark.parametrize(("text", "slots"), FOUND)
def test_the_level_of_amount_and_rate_is_found(text: str, slots: Slots) -> None:
    assert slots in slots_in(text.replace("⟦", "").replace("⟧", ""), "change")


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert not [slots for slots in slots_in(text, "change") if {"delta", "rate"} <= slots.keys()]


def test_a_wrong_digit_is_noticed() -> None:
    text = "全市共发生火灾3285起，造成48人死亡。与上年相比，火灾起数减少715起，下降13.6%。"
    assert {"end": ("3285起",), "delta": ("715起",), "rate": ("13.6%",)} in slots_in(text, "change")


SEVERAL = "价格上涨2.3%，涨幅比上月的2.7%回落0.4个百分点，比去年同月的1.3%高1.0个百分点。"


def test_several_points_in_one_sentence_have_one_level() -> None:
    found = slots_in(SEVERAL, "change")
    assert {"start": ("2.7%",), "end": ("2.3%",), "points": ("0.4个百分点",)} in found
    assert {"start": ("1.3%",), "end": ("2.3%",), "points": ("1.0个百分点",)} in found


def test_a_yearly_rate_may_be_told_before_its_levels() -> None:
    text = "三年来，全镇产值以平均每年20%的速度增长，由5000万元增加到8640万元。"
    slots = {"start": ("5000万元",), "end": ("8640万元",), "annual": ("20%",), "years": ("三年",)}
    assert slots in slots_in(text, "change")


def test_how_long_a_change_took() -> None:
    text = "入学率从1978年的67.7%升到1997年的85.1%，19年上升17.4个百分点。"
    slots = {"first": ("1978年",), "last": ("1997年",), "years": ("19年",)}
    assert slots in slots_in(text, "years-from-to")


def test_gaps_name_their_values() -> None:
    text = "东部增长6.3%，中部增长9.1%，西部增长8.4%，中部快于东部2.8个百分点，快于西部0.9个百分点"
    found = [set(slots.values()) for slots in slots_in(text, "gap")]
    assert {("9.1%",), ("6.3%",), ("2.8个百分点",)} in found
    # 0.7, but for a slip.
    assert {("9.1%",), ("8.4%",), ("0.9个百分点",)} in found


HANDED_OUT: list[tuple[str, Slots]] = [
    (
        "受理案件532件768人，去年同期为787件1279人，件数和人数分别下降32.40%、39.95%。",
        {"start": ("1279人",), "end": ("768人",), "rate": ("39.95%",)},
    ),
    (
        "2015年受理15985件，审结14135件，分别上升42.6%和43%。2014年受理11210件，审结9882件。",
        {"start": ("9882件",), "end": ("14135件",), "rate": ("43%",)},
    ),
    (
        "火灾14万起，死亡2722人，分别比上年减少5.2%和12.1%；上年为14.77万起和3097人。",
        {"start": ("3097人",), "end": ("2722人",), "rate": ("12.1%",)},
    ),
    (
        "失业率3.9%，分别比上年末的4.2%和目标4.5%低0.3个百分点和0.6个百分点。",
        {"start": ("4.5%",), "end": ("3.9%",), "points": ("0.6个百分点",)},
    ),
    (
        "公路里程比1990年翻了一番，由3.5万公里增加到7万公里。",
        {"start": ("3.5万公里",), "end": ("7万公里",), "doubling": ("一番",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), HANDED_OUT)
def test_lists_and_levels_told_later(text: str, slots: Slots) -> None:
    assert slots in slots_in(text, "change")


def test_the_whole_of_a_share_may_be_told_later() -> None:
    text = "企业上交税金96亿元，占全省财政收入的40%。全省财政收入为240亿元。"
    assert {"whole": ("240亿元",), "part": ("96亿元",), "share": ("40%",)} in slots_in(
        text, "share"
    )


def test_what_a_share_was_is_no_share_of_the_list() -> None:
    text = "甲党得票率为38.2%，比上届的41.5%减少3.3个百分点，而乙党得票率为35.1%，增加4.2个百分点。"
    assert not [slots for slots in slots_in(text, "share-list") if "41.5%" in slots["shares"]]
    assert all(slots.get("end") != ("35.1%",) for slots in slots_in(text, "change"))
