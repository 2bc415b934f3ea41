"""Lines broken inside numbers, words and rows; what the page itself prints between them."""

import pytest

from checker.core.span import Span
from checker.read.breaks import is_cut, is_row, row_numbers
from checker.read.page import page_from_text

CUTS = [
    ("产值达到8.", "5亿元", True),
    ("产值达到8", ".5亿元", True),
    ("新增企业10", "58家", True),
    ("增长１", "２％", True),
    ("增长5", "%，居首位", True),
    ("产值", "，比上年增长", True),
    ("他说：“", "今年更好”", True),
    ("三次产业之比17.3:", "49.2", True),
    ("今年1", "-11月", True),
    ("投资2", "亿元", True),
    ("今年4月", "1日起", True),
    ("1.", "5家企业入选", False),
    ("糕点5.7", "2.衣着类", False),
    ("其中：城区 25.0", "35个乡镇 24.8", False),
    ("新增企业58家。", "12家", False),
    ("新增企业58家", "其中规上企业", False),
]
ROWS = [
    ("钢材 2，208 万吨 1，633 万吨 35．2", True),
    ("东山县 120 135 12.5%", True),
    ("企业从 2018 年初的 97 家", False),
    ("截至 2021 年 4 月", False),
    ("东山县 120", False),
    ("增长 5%，降低 3%。", False),
]
JOINED = [
    # A line without an end goes on, however ragged the column is.
    (
        "全市粮食播种面积达到56万亩，\n比上年扩大3万亩，其中小麦面积31\n万亩，玉米面积25万亩，\n都超过计划。",
        [
            "全市粮食播种面积达到56万亩，比上年扩大3万亩，其中小麦面积31万亩，玉米面积25万亩，都超过计划。"
        ],
    ),
    # A column break after the only line, as wide as the column that goes on.
    (
        "去年全市一共新增高新技术企业八十\n\n五家，总数达到396家，比上年的311\n家增长27.3%。",
        ["去年全市一共新增高新技术企业八十五家，总数达到396家，比上年的311家增长27.3%。"],
    ),
    # … and where every line of the column ends a clause.
    (
        "运送旅客的周转量达7218亿人\n\n公里，比上年增长7.9%。其中：\n铁路2488亿人公里，增长8.5%。",
        ["运送旅客的周转量达7218亿人公里，比上年增长7.9%。其中：", "铁路2488亿人公里，增长8.5%。"],
    ),
    # … and inside a number.
    (
        "港区投入资金改造堆场，累计达到2.\n\n4亿元，比上年多0.5亿元，堆场面\n积扩大一倍。",
        ["港区投入资金改造堆场，累计达到2.4亿元，比上年多0.5亿元，堆场面积扩大一倍。"],
    ),
    # A dash that begins a line is no subhead inside a sentence.
    (
        "报纸二版有篇文章，题目不足十五个字——\n——《仓容够了，卖粮快了》，说的就是这件\n事。",
        ["报纸二版有篇文章，题目不足十五个字————《仓容够了，卖粮快了》，说的就是这件事。"],
    ),
]
FURNITURE = [
    "2022年4月13日 星期三",
    "第04版 要闻",
    "责任编辑：周小满 美术编辑：林一",
    "电话：0635-8211234",
    "- 4 -",
    "A04",
    "第4页",
]
SPACED = [
    ("全县帮扶15 4户，增长2 8.6%。", "全县帮扶154户，增长28.6%。"),
    ("全县帮扶企业31 4家", "全县帮扶企业314家"),
    ("到 2 0 2 1 年，共 1 2 . 5 万户。", "到2021年，共12.5万户。"),
    ("增长 27 . 8 %，回落 6.70 ‰。", "增长27.8%，回落6.70‰。"),
    ("新建住房1. 2 万套，增长8 .5%。", "新建住房1.2万套，增长8.5%。"),
    # These are two numbers, or a list.
    ("东县 15 4 户", "东县15 4户"),
    ("食品 2.1 3.2，衣着 4.5 1.1。", "食品2.1 3.2，衣着4.5 1.1。"),
    ("到2021 97家，增加。", "到2021 97家，增加。"),
    ("见图1 3家企业，都在东部。", "见图1 3家企业，都在东部。"),
    ("任务是：1. 5家企业投产，2. 修路。", "任务是：1. 5家企业投产，2.修路。"),
    ("共12 345人，增加。", "共12 345人，增加。"),
    ("it sold 15 4 inch pipes, so far。", "it sold 15 4 inch pipes, so far。"),
]


@pytest.mark.parametrize(("before", "after", "cut"), CUTS)
def test_a_break_inside_a_number_or_clause_ends_nothing(before: str, after: str, cut: bool) -> None:
    assert is_cut(before, after) is cut


@pytest.mark.parametrize(("text", "row"), ROWS)
def test_a_row_is_a_name_and_numbers(text: str, row: bool) -> None:
    assert is_row(text) is row


def test_one_row_alone_proves_nothing() -> None:
    assert row_numbers(["东县 1 2", "正文", "东县 1 2", "西县 3 4"]) == {2, 3}


def test_rows_of_a_table_are_parted_by_tabs() -> None:
    text = "产量如下：\n\n钢材 208 万吨 35.2\n大豆 16 万吨 5.3\n大蒜 9 万吨 1.2\n生产发展。"
    assert "35.2\t大豆16万吨5.3\t大蒜9万吨1.2\t生产" in page_from_text(text).flow


@pytest.mark.parametrize(("text", "paragraphs"), JOINED)
def test_a_broken_sentence_is_one_paragraph(text: str, paragraphs: list[str]) -> None:
    assert page_from_text(text).flow.split("\n") == paragraphs


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_page_itself_does_not_tear_a_sentence(line: str, gap: str) -> None:
    text = (
        f"全市登记的企业从年初的97家，增加到{gap}{line}{gap}"
        "2021年的411家，其中一半以上在东部\n三个县区。"
    )
    page = page_from_text(text)
    whole = "全市登记的企业从年初的97家，增加到2021年的411家，其中一半以上在东部三个县区。"
    first, last = page.flow.split("\n")
    assert (first, last.replace(" ", "")) == (whole, line.replace(" ", ""))
    start = page.flow.index("411家")
    assert page.to_source(Span(start, start + 4)).of(page.text) == "411家"


@pytest.mark.parametrize(("text", "flow"), SPACED)
def test_spaces_inside_a_number_are_layout(text: str, flow: str) -> None:
    assert page_from_text(text).flow == flow


TIGHT = """本报讯（记者 林一） 云山县今年新建粮仓12座，总仓
容达到30万吨，收购能力提高。
云山县新建粮仓12座
本报记者 方二
海门港一季度吞吐量增长8%，集装箱航线增至24
条，通达十三个国家。
海门港航线增至24条
"""
INSIDE = """本报讯（记者 林一） 云山县今年新建粮仓12座，总仓
容达到30万吨，收购能力提高。

云山县新建粮仓12座

据介绍，云山县新建粮仓12座里有平房仓8座，农民卖粮不用排队。
"""


def test_bylines_and_headlines_are_found_without_blank_lines() -> None:
    page = page_from_text(TIGHT)
    assert [article.headline for article in page.articles] == [
        "云山县新建粮仓12座",
        "海门港航线增至24条",
    ]


def test_the_only_heading_inside_a_story_is_its_headline() -> None:
    page = page_from_text(INSIDE)
    assert [article.headline for article in page.articles] == ["云山县新建粮仓12座"]


def test_a_dash_before_a_sentence_makes_no_headline() -> None:
    page = page_from_text(
        "今年要做好三件事：\n\n——新建粮仓12座。\n\n——新增航线24条。\n\n各县都要落实。"
    )
    assert {block.kind for block in page.blocks} == {"body"}
