"""Lists that look complete: one wrong digit is noticed in them, more may be left out."""

import pytest

from tests.claims.found import claims_in

SLIPPED = [
    # the total
    ("侦破案件78起，其中盗窃48起、诈骗2起、赌博8起。", ("48起", "2起", "8起")),
    ("侦破的78起案件中，盗窃48起、诈骗2起、赌博8起。", ("48起", "2起", "8起")),
    (
        "查处违法车辆3260辆。其中超载车830辆，改装车250辆，无牌车180辆。",
        ("830辆", "250辆", "180辆"),
    ),
    ("代表团共84人，其中官员12人、学者32人和企业家20人。", ("12人", "32人", "20人")),
    # one part
    (
        "项目总投资4.8亿元，中央资金1.5亿元，省级资金0.9亿元，贷款4.4亿元。",
        ("1.5亿元", "0.9亿元", "4.4亿元"),
    ),
    (
        "共有职工540万人。队伍中，工人（含临时工）59万人，企业、机关管理人员120万人，教师161万人。",
        ("59万人", "120万人", "161万人"),
    ),
    (
        "县里投入320万元，乡镇投入180万元，群众集资75万元，总投入达775万元。",
        ("320万元", "180万元", "75万元"),
    ),
    ("43人失踪，其中东县18人、西县3人，南县2人；另有受伤的。", ("18人", "3人", "2人")),
]


def _complete(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(figures[i].text for i in claim.slot("parts"))
        for claim, figures in claims_in(text, "total")
        if any(constant.value for constant in claim.constants)
    ]


@pytest.mark.parametrize(("text", "parts"), SLIPPED)
def test_one_wrong_digit_in_a_list_is_a_claim(text: str, parts: tuple[str, ...]) -> None:
    assert _complete(text) == [parts]


OPEN = [
    # what is missing may be what nobody named
    "货运量100亿吨，其中铁路40亿吨，公路50亿吨，水运4亿吨，民航1亿吨。",
    "图书馆借出图书42册，其中文学类12册、历史类20册。",
    # only some are named
    "侦破案件78起，其中盗窃48起、诈骗2起、赌博8起等。",
    "出口78亿元，其中主要市场甲国48亿元、乙国2亿元、丙国8亿元。",
    # two digits are wrong, or something else stands between
    "侦破案件91起，其中盗窃48起、诈骗2起、赌博8起。",
    "侦破案件78起，其中盗窃48起，抓获12人，诈骗2起、赌博8起。",
    "工业用电56亿千瓦时，居民用电18亿千瓦时，其他用电12亿千瓦时，全年用电86亿千瓦时。",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_list_that_may_leave_something_out_is_none(text: str) -> None:
    claims = [parts for parts in _complete(text) if len(parts) > 1]
    assert claims in ([], [("56亿千瓦时", "18亿千瓦时", "12亿千瓦时")])


ITEMS = [
    # 2 is no total of 1 and 1, but one of five
    "25人失踪，其中东县18人、西县3人、南县2人，北县甲镇1人、北县乙镇1人。",
    "164人获奖，其中东区117人，西区24人，南区15人，北区4人，中区1人，新区2人，老区1人。",
]


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_of_a_list_is_no_total(text: str) -> None:
    assert len(_complete(text)) == 1


def test_a_list_that_is_a_guess_is_marked_so() -> None:
    ((claim, _),) = [
        found for found in claims_in(SLIPPED[0][0], "total") if len(found[0].slot("parts")) > 1
    ]
    assert claim.inferred


TOTALS = [
    # a part is no greater than its total
    ("立案5002件，并案626件。其中：经济方面2133件。", "5002件", "2133件"),
    ("共54人，其中男28人，女26人。其中农业人口50人。", "54人", "50人"),
    # an increase has parts of its own
    ("新增18家门店，其中东区15家，西区3家。", "18家", "15家"),
]


@pytest.mark.parametrize(("text", "total", "part"), TOTALS)
def test_the_total_is_large_enough(text: str, total: str, part: str) -> None:
    found = [
        figures[claim.slot("total")[0]].text
        for claim, figures in claims_in(text, "total")
        if figures[claim.slot("parts")[0]].text == part
    ]
    assert found == [total]


def test_a_total_told_twice_is_no_part_of_itself() -> None:
    text = "70个城市中，上涨的有23个，持平的有5个，下降的有42个，共监测城市70个。"
    assert set(_complete(text)) == {("23个", "5个", "42个")}


def test_a_sum_in_the_next_sentence() -> None:
    text = "一是省里拨款800万元；二是市里拨款500万元；三是社会捐助270万元。三项合计1570万元。"
    assert ("800万元", "500万元", "270万元") in _complete(text)


def test_how_many_rose_are_counted() -> None:
    text = "今日沪市上涨623只，下跌214只，平盘41只，共878只股票成交。"
    assert _complete(text) == [("623只", "214只", "41只")]


def test_what_is_said_of_a_part_besides_is_left_out() -> None:
    text = "建设53个项目2800公里，其中续建37个项目约2230公里、新开工16个项目580公里。"
    assert ("37个", "16个") in _complete(text)


PLACES = [
    "死亡50人，其中东县14人，西县16人。",
    "25人失踪，其中东县18人、西县3人，南县2人，北县1人，中县8人。",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_list_of_places_is_complete(text: str) -> None:
    assert any(len(parts) > 1 for parts in _complete(text))


def test_who_names_one_leaves_out_no_seven() -> None:
    text = "获奖193人，其中东市173人、西市1人、南市5人、北市1人、中市3人、新市3人。"
    assert ("173人", "1人", "5人", "1人", "3人", "3人") in _complete(text)


def test_a_total_needs_no_words_where_its_name_is_another() -> None:
    text = "会议代表520名，来自农村的120名，来自企业的110名，来自机关的90名。"
    assert _complete(text) == [("120名", "110名", "90名")]


LIKE_PARTS = [
    "建成印染厂15个，造纸厂23个，制糖厂12个，盐厂10个。",
    "364人获救，其中天全县117人，西县24人，南县15人，北县4人，中县1人，新县2人，老县1人。",
]


@pytest.mark.parametrize("text", LIKE_PARTS)
def test_what_bears_a_name_like_the_parts_is_no_total(text: str) -> None:
    assert all(parts[0] in ("117人",) for parts in _complete(text))
