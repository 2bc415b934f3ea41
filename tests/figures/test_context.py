"""What figures measure: ⟦97家⟧ of what, where; from the words before and after them."""

import pytest

from checker.figures.find import find_figures_in
from tests.figures.pages import page_of
from tests.marked import unmark

# Sample with its figures marked, and the indicator of each.
CASES: list[tuple[str, list[str | None]]] = [
    ("今年以来，全市完成投资⟦48亿元⟧", ["投资"]),
    ("粮食产量⟦50万吨⟧，比上年增长⟦8%⟧", ["粮食产量", "粮食产量"]),
    ("带动⟦3000名⟧种植户增收", ["种植户"]),
    ("有⟦12户⟧中小企业获批", ["中小企业"]),
    ("帮助⟦20名⟧在校学生", ["在校学生"]),
    ("涉及⟦11个⟧县、⟦57个⟧乡", ["县", "乡"]),
    ("新增境外上市公司⟦2家⟧", ["境外上市公司"]),
    ("打造⟦100个⟧“百企兴百村”行动", ["百企兴百村"]),
    # Brackets end with what they hold.
    ("化肥（折纯）由⟦524万吨⟧增加到⟦869万吨⟧", ["化肥", "化肥"]),
    ("投资⟦15亿元⟧（按原价，工作量增长⟦5%⟧），增幅回落⟦3个百分点⟧", ["投资", "工作量", "投资"]),
    # What a figure is held against is not what it measures.
    ("咖啡出口值⟦3亿美元⟧，占外汇收入的⟦12.5%⟧", ["咖啡出口值", "咖啡出口值"]),
    ("生产总值增长⟦8.4%⟧，高于全国平均水平⟦1.3个百分点⟧", ["生产总值", "生产总值"]),
    # A share is one of the noun behind it, a rate is not.
    ("全国⟦60%⟧的职工增加了工资", ["职工"]),
    ("生产总值以年均⟦11%⟧的速度增长", ["生产总值"]),
    ("影响价值⟦2000亿美元⟧的商品", ["商品"]),
    # A word to strip may be part of a longer one.
    ("全年对外承包工程营业额⟦96亿元⟧", ["对外承包工程营业额"]),
    ("全国居民人均可支配收入⟦32189元⟧", ["居民人均可支配收入"]),
    ("服务业占比⟦48%⟧", ["服务业占比"]),
    ("对华直接投资总额⟦574亿元⟧", ["对华直接投资总额"]),
    ("引发高达⟦10米⟧的海啸", ["海啸"]),
    ("撤并⟦3个⟧合并单位", ["合并单位"]),
    # A clause of a verb alone goes on with the noun before it.
    ("实施重点项目⟦517个⟧，其中新开工⟦279个⟧、续建⟦238个⟧", ["重点项目"] * 3),
    ("参合率达到⟦91.7%⟧，居全省⟦前三位⟧", ["参合率", "参合率"]),
    ("任期⟦3年⟧，召开⟦第五次⟧会议", [None, None]),
]
PLACES = [("全市新增⟦5家⟧", "全市"), ("东阿县种植⟦5亩⟧", "东阿县"), ("新增上市公司⟦5家⟧", None)]


@pytest.mark.parametrize(("sample", "indicators"), CASES)
def test_a_figure_says_what_it_measures(sample: str, indicators: list[str | None]) -> None:
    text, marks = unmark(sample)
    figures = [f for f in find_figures_in(page_of(text)) if f.kind not in ("date", "period")]
    assert [("", f.flow.start, f.flow.end) for f in figures] == marks
    assert [f.indicator.text if f.indicator else None for f in figures] == indicators


@pytest.mark.parametrize(("sample", "place"), PLACES)
def test_a_figure_says_where(sample: str, place: str | None) -> None:
    (figure,) = find_figures_in(page_of(unmark(sample)[0]))
    assert (figure.place.text if figure.place else None) == place


def test_every_mention_points_at_its_words() -> None:
    text = "2021年，全市粮食总产量约50万吨（单产8.5吨），比上年增长8%。带动3000名种植户。"
    for figure in find_figures_in(page_of(text)):
        for mention in (figure.indicator, figure.place, figure.verb):
            if mention is not None:
                assert text[mention.span.start : mention.span.end] == mention.text


def test_a_new_sentence_forgets_the_indicator() -> None:
    figures = find_figures_in(page_of("粮食产量50万吨。增长8%。"))
    assert [f.indicator.text if f.indicator else None for f in figures] == ["粮食产量", None]
