"""Changes whose levels stand around them, over commas and full stops."""

import pytest

from tests.claims.found import Slots, claims_in, slots_in

SOUGHT: list[tuple[str, str, Slots]] = [
    (
        "2015年入学率为61.2%。到2020年末，入学率达63.5%，提高2.3个百分点。",
        "change",
        {"start": ("61.2%",), "end": ("63.5%",), "points": ("2.3个百分点",)},
    ),
    (
        "入学率达63.5%，比上年提高2.3个百分点。上年入学率为61.2%。",
        "change",
        {"start": ("61.2%",), "end": ("63.5%",), "points": ("2.3个百分点",)},
    ),
    (
        "1—9月借阅量增长6.2%，比1—8月加快0.4个百分点，1—8月为5.8%。",
        "change",
        {"start": ("5.8%",), "end": ("6.2%",), "points": ("0.4个百分点",)},
    ),
    (
        "上年全县粮食总产32.1万吨。今年达到35.6万吨，增产3.5万吨。",
        "change",
        {"start": ("32.1万吨",), "end": ("35.6万吨",), "delta": ("3.5万吨",)},
    ),
    (
        "今年投资12.6亿元，去年为10.5亿元；今年比去年增长20%。",
        "change",
        {"start": ("10.5亿元",), "end": ("12.6亿元",), "rate": ("20%",)},
    ),
    (
        "2010年书店只有120家。2020年达到480家，增长了3倍。",
        "change",
        {"start": ("120家",), "end": ("480家",), "times": ("3倍",)},
    ),
    (
        "经营溢利从279.4万元减少27.7%至202.0万元。",
        "change",
        {"start": ("279.4万元",), "end": ("202.0万元",), "rate": ("27.7%",)},
    ),
    (
        "原油期货涨升1.34元或2.44%，来到每桶56.21元。",
        "change",
        {"end": ("56.21元",), "delta": ("1.34元",), "rate": ("2.44%",)},
    ),
    # the levels handed out by 分别
    (
        "入学率在2011年底和2012年底分别为38.3%和42.1%，一年来提高了3.8个百分点。",
        "change",
        {"start": ("38.3%",), "end": ("42.1%",), "points": ("3.8个百分点",)},
    ),
    # another thing in between
    (
        "商业成交206套，均价4.6万元；上周成交187套，均价5.8万元；成交套数上升10.16%。",
        "change",
        {"start": ("187套",), "end": ("206套",), "rate": ("10.16%",)},
    ),
    # a counting word is told but once
    (
        "读者达到4.85亿，较2010年底增加2770万人，增幅仅为6.1%。",
        "change",
        {"end": ("4.85亿",), "delta": ("2770万人",), "rate": ("6.1%",)},
    ),
    (
        "读者规模达8.02亿，普及率为57.7%。上半年新增读者2968万，较上年末增长3.8%。",
        "change",
        {"end": ("8.02亿",), "delta": ("2968万",), "rate": ("3.8%",)},
    ),
    # the rate before its noun
    (
        "读者以208.9%的增幅，从2010年底的6311万爆发增长到1.95亿。",
        "change",
        {"start": ("6311万",), "end": ("1.95亿",), "rate": ("208.9%",)},
    ),
    (
        "甲班收入增长7.8%，乙班增长9.3%，乙班比甲班快1.5个百分点。",
        "gap",
        {"other": ("7.8%",), "one": ("9.3%",), "gap": ("1.5个百分点",)},
    ),
    (
        "该馆排名第9，较上年上升3位，上年列第12位。",
        "rank-move",
        {"before": ("第12位",), "after": ("第9",), "moved": ("3位",)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "slots"), SOUGHT)
def test_levels_around_a_change_are_found(text: str, kind: str, slots: Slots) -> None:
    assert slots in slots_in(text, kind)


def test_a_level_is_no_rise() -> None:
    text = "受理案件比上年下降1.3%。结案率为93.0%，同比上升1.3个百分点。"
    assert slots_in(text, "across-zero") == []


def test_a_tenth_of_a_percentage_is_no_slip() -> None:
    text = "甲险收入1288亿元，同比增长6.7%；乙险收入1486亿元，占比53.6%，同比上升1.4个百分点。"
    assert slots_in(text, "change") == []


def test_from_a_fall_to_a_rise_is_their_sum() -> None:
    text = "客流增速由上年的下降1.2%转为增长1.5%，回升2.7个百分点。"
    (slots,) = slots_in(text, "across-zero")
    assert slots == {"one": ("1.5%",), "other": ("1.2%",), "points": ("2.7个百分点",)}
    assert slots_in(text, "change") == []


def test_an_increase_is_held_against_the_increase_before() -> None:
    text = "前三季度新增贷款1.25万亿元，同比多增2300亿元，上年同期新增1.02万亿元。"
    slots = {"start": ("1.02万亿元",), "end": ("1.25万亿元",), "delta": ("2300亿元",)}
    assert slots in slots_in(text, "change")


def test_a_rather_big_fire_is_held_against_nothing() -> None:
    text = "发生较大火灾54起，比去年同期减少4起，下降6.9%。"
    (slots,) = slots_in(text, "change")
    assert slots == {"rate": ("6.9%",), "delta": ("4起",), "end": ("54起",)}


ONE_SLIP = [
    "2015年入学率为61.2%。到2020年末，入学率达63.5%，提高2.8个百分点。",
    "入学率达83.5%，比上年提高2.3个百分点。上年入学率为61.2%。",
    "上年全县粮食总产32.1万吨。今年达到36.5万吨，增产3.5万吨。",
]


@pytest.mark.parametrize("text", ONE_SLIP)
def test_one_slip_makes_a_question(text: str) -> None:
    (claim,) = [claim for claim, _ in claims_in(text, "change") if claim.phrase == "change/sought"]
    assert claim.inferred


NOT_SOUGHT = [
    # more than one digit off: these are hardly of one change
    "2015年入学率为61.2%。到2020年末，入学率达63.5%，提高8.9个百分点。",
    # something else rises or falls
    "上年全县粮食总产32.1万吨。今年达到35.6万吨，棉花增产3.1万吨。",
    # what else a value is held against
    "增长7.4%，高于全省的6.1%，比上年提高1.5个百分点。",
    # a rate of every year
    "上年投资10亿元。今年达到12亿元，年均增长8%。",
]


@pytest.mark.parametrize("text", NOT_SOUGHT)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert [c for c, _ in claims_in(text, "change") if c.phrase == "change/sought"] == []


def test_values_told_one_by_one_meet_their_rates() -> None:
    text = "今年共发生火灾356起、死亡12人，去年同期分别为412起和15人，分别下降13.6%和20%。"
    assert slots_in(text, "change") == [
        {"start": ("412起",), "end": ("356起",), "rate": ("13.6%",)},
        {"start": ("15人",), "end": ("12人",), "rate": ("20%",)},
    ]


def test_amounts_told_one_by_one_meet_their_rates() -> None:
    text = "全年共发生火灾356起，死亡12人，同比分别减少56起和3人，分别下降13.6%和20%。"
    assert slots_in(text, "change") == [
        {"end": ("356起",), "delta": ("56起",), "rate": ("13.6%",)},
        {"end": ("12人",), "delta": ("3人",), "rate": ("20%",)},
    ]


def test_two_lists_of_which_nothing_fits_say_nothing() -> None:
    text = "全年共发生火灾356起，死亡12人，同比分别减少86起和9人，分别下降13.6%和20%。"
    assert slots_in(text, "change") == []


def test_places_without_their_word_go_up_where_numbers_go_down() -> None:
    (slots,) = slots_in("该馆综合排名由12位跃升至9位，上升3位。", "rank-move")
    assert slots == {"moved": ("3位",), "after": ("9位",), "before": ("12位",)}
    assert slots_in("该馆综合排名由12位跃升至9位，上升3位。", "change") == []
