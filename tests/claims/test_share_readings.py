"""Shares whose part or whole stands elsewhere than beside them."""

import pytest

from checker.claims.shares.fit import fits, likeness
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from tests.claims.found import claims_in, slots_in

# The text, and whole, part and share that it binds last.
BOUND = [
    # Of an increase.
    (
        "各项贷款比年初增加400亿元，其中农业贷款增加140亿元，占全部新增贷款的35%。",
        ("400亿元", "140亿元", "35%"),
    ),
    ("小企业贷款增加60亿元，占全市新增贷款240亿元的25%。", ("240亿元", "60亿元", "25%")),
    # Of so many of them it is true.
    ("全市36个行业中，有25个行业实现增长，增长面达69.4%。", ("36个", "25个", "69.4%")),
    (
        "安排项目710项，年度投资计划1015亿元。完成投资313.6亿元，同比增长9%，为年度投资计划的30.9%。",
        ("1015亿元", "313.6亿元", "30.9%"),
    ),
    (
        "计划开工255项（其中上半年计划开工223项），实际已开工206项，完成年度计划开工的80.8%。",
        ("255项", "206项", "80.8%"),
    ),
    # Told before its part.
    ("新开办商店3.2万家，其中个人开办的占75%，达2.4万家。", ("3.2万家", "2.4万家", "75%")),
    ("全年完成投资540亿元。工业投资占比达45%，为243亿元。", ("540亿元", "243亿元", "45%")),
    # The whole of the share before.
    (
        "协会有会员8640名。女会员2592名，占会员总数的30%。青年会员4320名，占50%。",
        ("8640名", "4320名", "50%"),
    ),
    # Both named again.
    (
        "全市图书销售总额86.5亿元，增长4%。网上图书销售36.2亿元，增长12%。网上图书销售占图书销售总额的41.8%。",
        ("86.5亿元", "36.2亿元", "41.8%"),
    ),
    (
        "全市有读者6.2万人。其中，持卡读者5.3万人。读者中，持卡的比例由上年的80%升至85%。",
        ("6.2万人", "5.3万人", "85%"),
    ),
    # Named by the head of its sentence.
    (
        "全市借阅量84.7万，人均6次。借阅量中：市馆38.8万册次（占45.8%），县馆45.9万册次。",
        ("84.7万", "38.8万册次", "45.8%"),
    ),
    ("在全部藏书40万册中，少儿读物10万册，在全部藏书中占比为25%。", ("40万册", "10万册", "25%")),
]


@pytest.mark.parametrize(("text", "slots"), BOUND)
def test_shares_bind_what_stands_elsewhere(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("whole", "part", "share"), ((one,) for one in slots), strict=True))
    assert expected in slots_in(text, "share") + slots_in(text, "bare-share")


UNBOUND = [
    # What a rise is of is no amount.
    "各项贷款余额400亿元，其中农业贷款增加140亿元，占全部新增贷款的58%。",
    # Of another whole than the share before.
    "协会有会员8640名。女会员2592名，占会员总数的30%。青年作者4300名，占作者总数的20%。",
    "全市销售收入5200亿元。百强企业销售收入1560亿元，占30%；利润103亿元，占56%。",
    "市馆藏书30万册，占全省的12%；县馆藏书20万册，占全市的9%。",
]


@pytest.mark.parametrize("text", UNBOUND)
def test_what_is_not_told_is_not_guessed(text: str) -> None:
    shares = [slots["share"] for slots in slots_in(text, "share")]
    assert all(share in (("30%",),) for share in shares)


def test_a_guess_is_at_most_a_query() -> None:
    text = "协会有会员8640名。女会员2592名，占会员总数的30%。青年会员4320名，占70%。"
    assert [claim.inferred for claim, _ in claims_in(text, "share")] == [True, True]


def test_a_list_of_parts_has_a_list_of_shares_and_of_wholes() -> None:
    text = "全年接报火警640起，伤120人。住宅火警160起、伤60人，分别占总数的25%、50%。"
    assert slots_in(text, "share") == [
        {"whole": ("640起",), "part": ("160起",), "share": ("25%",)},
        {"whole": ("120人",), "part": ("60人",), "share": ("50%",)},
    ]


CHAINS = [
    ("对甲国出口3.2亿元，占出口总额的16%；对乙国出口2.4亿元，占12%。", 1),
    ("电器起火19.2万起，占起火总数的32%；烟头起火12万起，占总数的20%；其他6万起，占总数的10%。", 2),
    ("甲县小麦20万吨，占全省的10%；乙县玉米30万吨，占全国的9%。", 0),
]


@pytest.mark.parametrize(("text", "count"), CHAINS)
def test_parts_with_shares_of_one_whole_are_compared(text: str, count: int) -> None:
    assert len(slots_in(text, "whole-of-two")) == count


def test_votes_cannot_be_more_than_all() -> None:
    found = claims_in("计票结果显示，甲的得票率为58.54%，乙的得票率为51.46%。", "share-list")
    assert [claim.constants[0].value for claim, _ in found] == [1]


def test_shares_told_one_a_sentence_are_a_list() -> None:
    text = "工人中男性占62%。工人中女性占38%。"
    assert slots_in(text, "share-list") == [{"shares": ("62%", "38%")}]


def test_a_mean_may_be_of_what_sentences_before_told() -> None:
    text = "总产量621.4万吨，增长2%。播种面积1133.4千公顷，增长1%。平均每公顷5482.6公斤。"
    assert slots_in(text, "told-average") == [
        {"size": ("1133.4千公顷",), "total": ("621.4万吨",), "mean": ("5482.6公斤",)}
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("90亿元45亿元50%", True),
        ("90亿元45亿元58%", False),
        ("60人，20人，三分之一", True),
        ("0人，20人，5%", False),
    ],
)
def test_a_share_fits_its_part_and_whole(text: str, right: bool) -> None:
    whole, part, share = find_figures_in(page_from_text(text))
    assert fits(part, whole, share) is right


def test_likeness_counts_neighbouring_letters() -> None:
    assert likeness("民营企业", "民营企业出口") == 1.0
    assert likeness("民营企业", "外资企业") == 1 / 3
    assert likeness("", "外资企业") == 0.0


PARAGRAPHS = [
    (
        "全市进出口总值20.1亿元，增长2%。其中，出口11.4亿元。\n私营企业进出口10.6亿元，增长8%，占进出口总值的52.7%。",
        ("20.1亿元", "10.6亿元", "52.7%"),
    ),
    (
        "全县共有学校518所，学生2.7万人。\n全县共有民办学校179所，比上年增加6所，占全县的34.6%。",
        ("518所", "179所", "34.6%"),
    ),
]


@pytest.mark.parametrize(("text", "slots"), PARAGRAPHS)
def test_a_whole_may_stand_in_the_paragraph_before(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("whole", "part", "share"), ((one,) for one in slots), strict=True))
    assert slots_in(text, "share") == [expected]


def test_another_article_tells_no_whole() -> None:
    one, other = "全市进出口总值20.1亿元。", "私营企业进出口10.6亿元，占进出口总值的52.7%。"
    text = f"# 甲\n\n{one}\n\n# 乙\n\n{other}"
    assert slots_in(text, "share") == []


def test_a_whole_may_follow_its_rate() -> None:
    text = "参加合作医疗的农民达62.4万人，参保率96%，全县应参保65万人。"
    assert slots_in(text, "share") == [
        {"whole": ("65万人",), "part": ("62.4万人",), "share": ("96%",)}
    ]


RATES = [
    ("新招职工300人，其中大学生120人，大学生比例达到40%。", ("300人", "120人", "40%")),
    ("这批书2400册，抽检120册，抽检比例5%。", ("2400册", "120册", "5%")),
    ("全国有2.4亿学生，近视率为53.6%，近视人数1.29亿。", ("2.4亿", "1.29亿", "53.6%")),
]


@pytest.mark.parametrize(("text", "slots"), RATES)
def test_a_rate_is_of_what_its_sentence_tells(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("whole", "part", "share"), ((one,) for one in slots), strict=True))
    assert expected in slots_in(text, "share")


NO_RATES = [
    "初中招生2296万人，在校生6256万人，初中毛入学率达88.6%。",
    "抽查商品300件，不合格6件，合格率比上年提高，达到97.5%。",
    "存款5485.6亿元，贷款4012.9亿元，不良贷款率0.93%。",
]


@pytest.mark.parametrize("text", NO_RATES)
def test_a_rate_of_something_else_is_left_alone(text: str) -> None:
    assert slots_in(text, "share") == []


def test_a_part_and_the_rest_are_the_whole() -> None:
    text = "中央补助6亿元，占总投资的60%，其余4亿元由地方自筹。"
    assert slots_in(text, "share-of-two") == [
        {"one": ("6亿元",), "others": ("4亿元",), "share": ("60%",)}
    ]


def test_counting_words_of_one_thing_are_one_unit() -> None:
    text = "共有2800名代表投票，赞成2660票，占95%。"
    assert slots_in(text, "bare-share") == [
        {"whole": ("2800名",), "part": ("2660票",), "share": ("95%",)}
    ]


def test_counts_of_two_things_are_no_share() -> None:
    text = "117项事项跨省通办，服务事项达129个，一次办成的事项占比达82.9%。"
    assert slots_in(text, "bare-share") == []


COMPOSED = [
    ("资金来源中，财政资金占30%，银行贷款占50%，自筹资金占20%。", 1),
    ("三次产业比重分别为12%、48%和40%。", 1),
    ("受访者中，爱读书的占30%，爱运动的占50%，爱音乐的占20%。", 0),
]


@pytest.mark.parametrize(("text", "complete"), COMPOSED)
def test_what_is_made_up_is_told_in_full(text: str, complete: int) -> None:
    found = [claim.constants[0].value for claim, _ in claims_in(text, "share-list")]
    assert found == [complete]


MEANS = [
    ("影片总票房12.8亿元，观众4000万人次，平均票价32元。", ("4000万人次", "12.8亿元", "32元")),
    ("他出场30次，共得660分，场均22分。", ("30次", "660分", "22分")),
    ("全市有医院120家，床位3.6万张，平均每家医院拥有床位300张。", ("120家", "3.6万张", "300张")),
    ("7天共接待游客700万人次，旅游收入56亿元，人均消费800元。", ("700万人次", "56亿元", "800元")),
]


@pytest.mark.parametrize(("text", "slots"), MEANS)
def test_means_of_other_names(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("size", "total", "mean"), ((one,) for one in slots), strict=True))
    assert slots_in(text, "told-average") == [expected]


def test_a_list_of_shares_may_follow_its_parts_in_the_next_sentence() -> None:
    text = "全年接报火警640起，伤120人。其中住宅火警160起、伤60人。分别占总数的25%、50%。"
    assert [slots["share"] for slots in slots_in(text, "share")] == [("25%",), ("50%",)]


def test_the_water_of_one_kind_is_not_that_of_another() -> None:
    text = (
        "地表水源供水量49.2亿立方米；其他水源供水量0.6亿立方米。"
        "在地表水源供水量中，蓄水工程供水量占32.7%。"
    )
    assert slots_in(text, "share") == []
