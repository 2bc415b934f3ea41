"""Totals told without 其中: by words, names, brackets and the numbers themselves."""

import pytest

from tests.claims.found import claims_in, slots_in

COMPLETE = [
    ("公司员工共260人（男150人、女110人）。", "260人", ("150人", "110人")),
    ("铁路全长1142公里，甘肃境内305公里，青海境内837公里。", "1142公里", ("305公里", "837公里")),
    ("煤矿有200个项目，地方有32个项目，共计232个。", "232个", ("200个", "32个")),
    ("去年招收研究生420名，今年招收510名，两年共招收930名。", "930名", ("420名", "510名")),
    (
        "零售总额9398亿元。消费品零售额8227亿元；其中集团购买879亿元。生产资料零售额1171亿元。",
        "9398亿元",
        ("8227亿元", "1171亿元"),
    ),
    ("车上45人中，12人遇难，33人获救。", "45人", ("12人", "33人")),
    ("新增病例9例，均为输入病例（东市4例，西市5例）。", "9例", ("4例", "5例")),
    ("共收到提案412件，立案389件，不予立案23件。", "412件", ("389件", "23件")),
    ("机上162名乘客和9名机组人员，总共171人全部生还。", "171人", ("162名", "9名")),
    (
        "人均可支配收入18620元，其中工资性收入7940元，经营净收入6210元，转移净收入4470元。",
        "18620元",
        ("7940元", "6210元", "4470元"),
    ),
]


def _complete(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            figures[claim.slot("total")[0]].text,
            tuple(figures[i].text for i in claim.slot("parts")),
        )
        for claim, figures in claims_in(text, "total")
        if any(constant.value for constant in claim.constants)
    ]


@pytest.mark.parametrize(("text", "total", "parts"), COMPLETE)
def test_a_total_is_found_with_all_its_parts(text: str, total: str, parts: tuple[str, ...]) -> None:
    assert (total, parts) in _complete(text)


NEARLY = [
    "学校共有图书41286册，中文30512册，外文20774册。",
    "代表团一行36人，由24名队员、8名教练和6名领队组成。",
    "筹集住房700套（市本级400套，东城区100套）。",
    "全镇46个村，已通公路的19个，未通的7个。",
    "机场有飞机80架，波音52架，其他18架。",
    "船上6名船员和86名旅客共98人获救。",
]


@pytest.mark.parametrize("text", NEARLY)
def test_parts_that_should_add_up_are_a_claim_even_if_they_do_not(text: str) -> None:
    assert len(_complete(text)) == 1


INCOMPLETE = [
    "在校生共4860人，去年招生1200人，今年招生1350人。",
    "去年招生1200人，今年招生1350人，在校生共4860人。",
    "先后捐款3000元、5000元，去年又捐2万元，累计捐款12.8万元。",
    "首批1200万元已到位，第二批800万元即将拨付，项目总投资1.2亿元。",
    "党员1320名，其中女党员312名，少数民族党员280名，大专以上学历860名。",
    "城市居民人均收入32160元，农村居民人均收入16820元，居民人均收入25630元。",
    "改造10个村（东区、西区各2个，南区1个）。",
    "人口12.6万人，紧急转移1.2万人，需救助3.6万人。",
    # projects are neither towns nor villages
    "走访了3个乡镇和12个村共20个项目。",
    # the list goes on
    "新增高新企业60家，小巨人企业52家、众创空间6家、技术中心2家、单项冠军4个。",
    "教职工153人，医护人员117人，其他后勤人员41人。",
]


@pytest.mark.parametrize("text", INCOMPLETE)
def test_what_need_not_be_all_is_no_claim(text: str) -> None:
    assert _complete(text) == []


def test_a_total_may_be_broken_down_twice() -> None:
    text = "人口4183万人。按城乡分，城镇2512万人，乡村1671万人。按性别分，男2130万人，女2053万人。"
    assert [slots["total"] for slots in slots_in(text, "total")] == [("4183万人",)] * 2


def test_semicolons_part_breakdowns_of_one_total() -> None:
    text = "70个城市中，价格上涨的为23个，下降的为47个；租金上涨的为9个，下降的为61个。"
    assert [slots["parts"] for slots in slots_in(text, "total")] == [
        ("23个", "47个"),
        ("9个", "61个"),
    ]


PARAGRAPHS = [
    "全年完成投资1820亿元。\n其中，第一产业52亿元，第二产业741亿元，第三产业1027亿元。",
    "全年完成投资1820亿元，增长8.1%。\n分产业看，第一产业62亿元，第二产业741亿元，第三产业1027亿元。",
]


INDUSTRIES = "第一产业增加值62.5亿元，增长3%；第二产业增加值741.3亿元；第三产业增加值1027.6亿元。"
ASIDES = [
    "全市生产总值1820.4亿元，按可比价格计算，增长6.1%，增速居全省第3位。分产业看，" + INDUSTRIES,
    "全市生产总值1820.4亿元，按可比价格计算，同比增长6.1%，增速居全省第3位。\n分产业看，"
    + INDUSTRIES,
    "全市生产总值1820.4亿元，增长6.1%。增速比一季度加快0.3个百分点。\n分产业看，" + INDUSTRIES,
]


@pytest.mark.parametrize("text", ASIDES)
def test_rates_between_part_no_total_from_its_parts(text: str) -> None:
    (slots,) = slots_in(text, "total")
    assert slots["total"] == ("1820.4亿元",)
    assert slots["parts"] == ("62.5亿元", "741.3亿元", "1027.6亿元")


def test_a_set_of_names_may_run_on_over_a_full_stop() -> None:
    text = (
        "全社会用电量186.5亿千瓦时。分产业看，第一产业用电量3.2亿千瓦时，第二产业用电量120.5亿千瓦时，"
        "第三产业用电量30.4亿千瓦时。居民用电量42.4亿千瓦时。"
    )
    (slots,) = slots_in(text, "total")
    assert len(slots["parts"]) == 4


NESTED = [
    "第一产业增加值62.5亿元，第二产业增加值741.3亿元，其中工业增加值650.3亿元，第三产业增加值1027.6亿元。",
    "第一产业增加值62.5亿元；第二产业增加值741.3亿元，其中工业650.3亿元，建筑业91亿元；"
    "第三产业增加值1027.6亿元。",
]


@pytest.mark.parametrize("text", NESTED)
def test_what_is_named_of_one_part_is_left_out(text: str) -> None:
    told = slots_in("全市生产总值1820.4亿元，增长6.1%。分产业看，" + text, "total")
    parts = ("62.5亿元", "741.3亿元", "1027.6亿元")
    assert {"total": ("1820.4亿元",), "parts": parts} in told


WINNERS = [
    "收到稿件420件，评出一等奖4件、二等奖8件、三等奖18件，共30件获奖。",
    "收到稿件420件，评出一等奖4件、二等奖8件、三等奖18件，共36件获奖。",
]


@pytest.mark.parametrize("text", WINNERS)
def test_what_a_list_is_out_of_is_no_part(text: str) -> None:
    assert [slots["parts"] for slots in slots_in(text, "total")] == [("4件", "8件", "18件")]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_the_parts_may_begin_the_next_paragraph(text: str) -> None:
    (slots,) = slots_in(text, "total")
    assert slots["total"] == ("1820亿元",)
    assert len(slots["parts"]) == 3


def test_a_difference_is_no_part_of_what_is_larger() -> None:
    text = "出口总额为83.3亿元，增长5.8%；进口总额为62.8亿元，增长7.9%。出口大于进口20.5亿元。"
    assert slots_in(text, "total") == []


def test_what_is_done_is_no_total_of_what_is_not() -> None:
    assert slots_in("到年底已有23项建成投产，5项正在试车，18项进入安装阶段。", "total") == []
