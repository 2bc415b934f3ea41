"""Layout goes, paragraphs stay, and every character of the flow leads back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.core.span import Span
from checker.read.flow import without_space
from checker.read.page import page_from_text

FLOWS = [
    ("今年 5 月 20 日", "今年5月20日"),
    ("科 技 型 企 业 158 家", "科技型企业158家"),
    ("研发投入占 GDP 比 重 达 到 2.95% ，居首位。", "研发投入占GDP比重达到2.95%，居首位。"),
    ("共 12 345 人", "共12 345人"),
    ("共\u300012\u00a0345\u2009人", "共12 345人"),
    ("12\u200b345人\ufeff", "12345人"),
    ("增长\u200f5\u202c%。", "增长5%。"),
    ("“小巨人” 13 家", "“小巨人”13家"),
    ("1 — 2 月", "1—2月"),
    ("He said “no” to it", "He said “no” to it"),
    ("one word.  And one more.  And the last.", "one word. And one more. And the last."),
    (
        "全市共有各类企业和个体户总计12\n345家，比去年同期增加了不少。",
        "全市共有各类企业和个体户总计12345家，比去年同期增加了不少。",
    ),
    (
        "新能源汽车产量自2018\r\n年以来持续增长，形势\r\n良好。",
        "新能源汽车产量自2018年以来持续增长，形势良好。",
    ),
    # The mark of the next row ends no number.
    ("糕点 6.3 5.7\n2.衣着类 4.1 4.2\n3，日用品 1", "糕点6.3 5.7 2.衣着类4.1 4.2 3，日用品1"),
    (
        "a well-\nknown firm of the town\nsold in May 12\nboats.",
        "a well-known firm of the town sold in May 12 boats.",
    ),
]
TORN = [
    (
        "全市登记在册的企业从年初的97家增加到\n这几年里逐步发展起来的2021年的\n\n411家，其中一半以上分布在东部的\n三个县区。",
        1,
    ),
    (
        "我市支持各类企业协同攻关，自从2018\n年启动以来逐步扩大规模，到了2018\n\n年以来，累计支持85个项目落地，\n成效明显。",
        1,
    ),
    ("这些重点产业集群先后入选了省级\n\n“十强”产业集群，带动就业。", 2),
    ("“从实名认证、自主核名，到发起\n\n设立，再到最后提交，全部在网上\n办理完成。”", 1),
    ("全市工作平稳有序，成效明显。\n各项任务如期完成，\n\n“十强”产业集群，带动就业增\n加。", 2),
]
LINES = [
    ("　　第一段写到这里就结束。\n　　第二段也写到这里结束。\n", 2),
    ("第一段是很完整的一句话。\n第二段是另一句完整的话。\n第三段。", 3),
    (
        "这一段的头一行写满了整整一栏文字，\n第二行却只写了一点。\n新的一段从这里开始写满了整整一栏，\n到此为止。",
        2,
    ),
    ("编号\t产量\t增长\n1\t100\t5%\n2\t120\t6%", 3),
    ("| 县 | 产量 |\n|---|---|\n| 东 | 100 |", 3),
    ("- 甲县100吨\n- 乙县120吨", 2),
    ("# 标题\n正文在这里，只有一句。", 2),
]
text_like = st.text(
    alphabet=st.sampled_from(
        list("从年初的97家，增加到411家。“”（）—·ab -\t\n\n\r\u3000\u00a0\u200b\u200f\x00■#|")
    )
    | st.characters(),
    max_size=200,
)


@pytest.mark.parametrize(("text", "flow"), FLOWS)
def test_white_space_of_the_layout_is_dropped(text: str, flow: str) -> None:
    assert page_from_text(text).flow == flow


@pytest.mark.parametrize(("text", "count"), TORN)
def test_a_torn_paragraph_is_put_together(text: str, count: int) -> None:
    assert len(page_from_text(text).flow.split("\n")) == count


@pytest.mark.parametrize(("text", "count"), LINES)
def test_lines_that_are_paragraphs_stay_apart(text: str, count: int) -> None:
    assert len(page_from_text(text).flow.split("\n")) == count


def test_cells_of_a_table_stay_apart() -> None:
    assert (
        page_from_text("县\t产量\n东县\t100\n西 县\t 120").flow == "县\t产量\n东县\t100\n西县\t120"
    )


def test_a_span_of_the_flow_covers_the_break_in_the_text() -> None:
    page = page_from_text("全市工业企业总数达到1\n58 家，比上年多。")
    start = page.flow.index("158家")
    assert page.to_source(Span(start, start + 4)).of(page.text) == "1\n58 家"


def _narrow(text: str) -> str:
    """Return text with its marks in half width, as the flow may have them in either."""
    return text.translate(str.maketrans("，；：？！（）", ",;:?!()"))


@given(text_like)
def test_every_character_of_the_flow_leads_back_to_the_text(text: str) -> None:
    page = page_from_text("。" + text)
    for position, character in enumerate(page.flow):
        if character.isspace():
            continue
        source = page.to_source(Span(position, position + 1))
        assert _narrow(source.of(page.text)) == _narrow(character)


@given(text_like)
def test_no_character_is_lost_and_blocks_tile_the_flow(text: str) -> None:
    page = page_from_text("。" + text)
    assert _narrow(without_space(page.flow)) == _narrow(without_space("。" + text))
    assert "\n".join(block.span.of(page.flow) for block in page.blocks) == page.flow
    for block in page.blocks:
        source = page.to_source(block.span).of(page.text)
        assert _narrow(without_space(source)) == _narrow(without_space(block.span.of(page.flow)))


@given(text_like)
def test_cuts_are_sorted_and_articles_hold_each_block_once(text: str) -> None:
    page = page_from_text(text)
    flows = [cut.flow for cut in page.cuts]
    assert flows == sorted(set(flows))
    assert flows[0] == 0
    held = sorted(number for article in page.articles for number in article.blocks)
    assert held == list(range(len(page.blocks)))
    for article in page.articles:
        assert all(page.blocks[number].article == article.number for number in article.blocks)
