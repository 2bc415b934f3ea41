"""A part, its whole and the share told of them."""

import pytest

from tests.claims.found import claims_in, slots_in

# The sentence, and whole, part and share that it binds.
BOUND = [
    ("全县有农户12.6万户，已有8.9万户用上自来水，占70.6%。", ("12.6万户", "8.9万户", "70.6%")),
    ("全省1250个行政村中已有1175个通了公路，占行政村总数的94%。", ("1250个", "1175个", "94%")),
    (
        "完成投资640亿元，增长15%。房产投资128亿元，增长8%，占投资的比重为20%。",
        ("640亿元", "128亿元", "20%"),
    ),
    ("抽查的400辆出租车中，12%（48辆）没有打表。", ("400辆", "48辆", "12%")),
    ("省下达资金6000万元，目前已到位5400万元，资金到位率90%。", ("6000万元", "5400万元", "90%")),
    ("会议应到380人，实到361人，出席率95%。", ("380人", "361人", "95%")),
    ("今年计划植树60万亩，到目前已完成45万亩，完成计划的75%。", ("60万亩", "45万亩", "75%")),
]


@pytest.mark.parametrize(("text", "slots"), BOUND)
def test_part_whole_and_share_are_bound(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("whole", "part", "share"), ((one,) for one in slots), strict=True))
    assert expected in slots_in(text, "share")


UNBOUND = [
    "全市有农户12.6万户，新增合作社3200户，占全省的8.9%。",
    "上半年出口42亿元，增长12%；进口36亿元，占全省的5%。",
    "高校在校生86万人，其中理工科32万人，毕业生就业率为92%。",
    "会议应到代表300人，实到285人，一致通过决议，赞成率达100%。",
    "新增清洁企业7家，全市清洁企业数量占全省总数的20%。",
    "公司总资产120亿元。负债48亿元，占净资产的67%。",
    "项目405个，其中大项目40个，产业项目投资占比达到60%。",
    "一般公共预算总收入27.1亿元，其中：一般公共预算收入3.0亿元，完成预算的102%。",
    "全市一般预算支出124.2亿元，完成预算50.5%。分科目看，教育支出18.9亿元，完成预算42.1%。",
    "预算22万元，支出合计，其中用车支出8.5万元，完成预算的60.5%；接待支出0.3万元，完成预算的3.8%。",
    "全年出生人口2.4万人。全市常住人口215万人，城市人口占总人口比重为50.2%。",
]


@pytest.mark.parametrize("text", UNBOUND)
def test_shares_of_what_is_not_told_are_left_alone(text: str) -> None:
    assert slots_in(text, "share") == []


def test_what_is_said_twice_of_two_is_a_share_of_both() -> None:
    text = "全年决定起诉308人，不起诉122人，不起诉率28.4%。"
    assert slots_in(text, "share") == []
    assert slots_in(text, "share-of-two") == [
        {"one": ("122人",), "others": ("308人",), "share": ("28.4%",)}
    ]


def test_a_whole_from_the_sentence_before_is_inferred() -> None:
    text = "造林457万公顷。林业重点工程造林297万公顷，占造林的65%。"
    assert [claim.inferred for claim, _ in claims_in(text, "share")] == [True]


def test_tenths_and_fractions_are_rough() -> None:
    text = "全班60人，近视的有20人，占三分之一。"
    assert slots_in(text, "rough-share") == [
        {"whole": ("60人",), "part": ("20人",), "share": ("三分之一",)}
    ]


def test_vote_rates_are_of_one_whole() -> None:
    text = "他获得652万票，得票率为53.4%，对手获得569万票，得票率为46.6%。"
    assert slots_in(text, "whole-of-two") == [
        {"one": ("652万票",), "one_share": ("53.4%",), "two": ("569万票",), "two_share": ("46.6%",)}
    ]


def test_amounts_and_shares_in_two_lists_are_paired() -> None:
    text = "销往三地的产品分别为30万台、20万台和50万台，分别占总销量的30%、20%和50%。"
    assert [slots["two"] for slots in slots_in(text, "whole-of-two")] == [("20万台",), ("50万台",)]


def test_shares_of_something_else_are_no_list_of_the_amounts() -> None:
    text = "城镇收入3.2万元，农村收入1.5万元，食品支出分别占30%和38%。"
    assert slots_in(text, "whole-of-two") == []


LISTS = [
    ("男性占51.2%，女性占48.8%。", 1),
    ("工人占45%，农民占30%，其余25%为干部。", 1),
    ("被调查者中，62%赞成，25%反对，13%没有表态。", 1),
    ("水质优良断面占83.4%，一般占13.6%，劣质断面占3.0%。", 1),
    ("一千元以下占5.8%，1000元以上占94.2%。", 0),
    ("小麦占42%，玉米占35%，豆类占23%。", 0),
]


@pytest.mark.parametrize(("text", "complete"), LISTS)
def test_words_say_whether_shares_are_all(text: str, complete: int) -> None:
    found = [claim.constants[0].value for claim, _ in claims_in(text, "share-list")]
    assert found == [complete]


NO_LISTS = [
    "多选题中，看电视占65%，上网占58%，读报占40%。",
    "工业占生产总值的42%，对增长的贡献率为55%，新产业占工业的15%。",
    "城镇居民食品支出占消费支出的30%，农村占34%，全体居民占32%。",
    "受访者中，65%看电视，58%上网，40%读报。",
]


@pytest.mark.parametrize("text", NO_LISTS)
def test_shares_of_different_wholes_are_no_list(text: str) -> None:
    assert slots_in(text, "share-list") == []


MEANS = [
    ("全村120户收入36万元，平均每户3000元。", ("120户", "36万元", "3000元")),
    ("种水稻30万亩，平均亩产480公斤，总产14.4万吨。", ("30万亩", "14.4万吨", "480公斤")),
    ("以每公斤4元的价格收购苹果5000公斤，付款2万元。", ("5000公斤", "2万元", "4元")),
    ("7天假期共接待游客210万人次，日均接待30万人次。", ("7天", "210万人次", "30万人次")),
]


@pytest.mark.parametrize(("text", "slots"), MEANS)
def test_a_mean_has_its_number_and_total(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("size", "total", "mean"), ((one,) for one in slots), strict=True))
    assert slots_in(text, "told-average") == [expected]


NO_MEANS = [
    "全县50万人，财政收入5亿元，农民人均纯收入3200元。",
    "每吨涨价200元，去年销售500吨，收入20万元。",
    "小麦30万亩，玉米20万亩，小麦平均亩产400公斤，玉米总产1.2亿公斤。",
]


@pytest.mark.parametrize("text", NO_MEANS)
def test_means_of_something_else_are_left_alone(text: str) -> None:
    assert slots_in(text, "told-average") == []


def test_a_year_and_its_days_may_stand_a_sentence_apart() -> None:
    text = "去年有9640人死于车祸。平均每天有26.4人死于车祸，每过55分钟就有1人丧生。"
    assert slots_in(text, "period-average") == [{"daily": ("26.4人",), "total": ("9640人",)}]


def test_new_firms_are_not_all_new_businesses() -> None:
    text = "全年新增市场主体2502万户，日均新登记企业2.2万户。"
    assert slots_in(text, "period-average") == []
