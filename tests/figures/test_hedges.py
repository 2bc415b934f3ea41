"""Hedges before and after a number, and the interval each gives."""

from fractions import Fraction

import pytest

from checker.core.amount import Sense
from tests.figures.test_numbers import figures_of
from tests.marked import unmark

# sample, hedge, sense, lower end, upper end (None: unbounded)
HEDGED: list[tuple[str, str | None, Sense | None, str | None, str | None]] = [
    ("⟦210余个⟧项目", "余", "more", "210", "220"),
    ("⟦100多万人⟧", "多", "more", "1000000", "2000000"),
    ("⟦一亿三千多万亩⟧", "多", "more", "130000000", "140000000"),
    ("⟦二亿零二百余万斤⟧", "余", "more", "202000000", "203000000"),
    ("⟦26亿3300多万元⟧", "多", "more", "2633000000", "2634000000"),
    ("⟦2亿余元⟧", "余", "more", "200000000", "300000000"),
    ("⟦400余亿元⟧", "余", "more", "40000000000", "50000000000"),
    ("⟦3公里多⟧", "多", "more", "3", "4"),
    ("⟦二十来岁⟧", "来", "more", "20", "21"),
    ("⟦4万人以上⟧", "以上", "at-least", "40000", None),
    ("⟦50%以上⟧", "以上", "at-least", "50", None),
    ("⟦3个及以上⟧", "及以上", "at-least", "3", None),
    ("⟦五千元以下⟧罚款", "以下", "at-most", None, "5000"),
    ("⟦300元左右⟧", "左右", "about", "285", "315"),
    ("近⟦300家⟧企业", "近", "nearly", "200", "300"),
    ("约⟦30%⟧", "约", "about", "28.5", "31.5"),
    ("约占⟦30%⟧", "约", "about", "28.5", "31.5"),
    ("约⟦80多人⟧", "约+多", "about", "76", "84"),
    ("大约近⟦300家⟧", "大约+近", "about", "285", "315"),
    ("超过⟦3亿斤⟧", "超过", "over", "300000000", "400000000"),
    ("超过了⟦300家⟧", "超过", "over", "300", "400"),
    ("突破⟦1.2万家⟧", "突破", "over", "12000", "13000"),
    ("逾⟦6000人⟧", "逾", "over", "6000", "7000"),
    ("至少⟦5家⟧", "至少", "at-least", "5", None),
    ("不低于⟦20.5万人⟧", "不低于", "at-least", "205000", None),
    ("不超过⟦5次⟧", "不超过", "at-most", None, "5"),
    ("不足⟦5人⟧", "不足", "under", "4", "5"),
    ("不到⟦3小时⟧", "不到", "under", "2", "3"),
    ("上⟦百家⟧企业", "上", "over", "100", "200"),
    ("历时近⟦5年⟧建成", "近", "nearly", "4", "5"),
    ("用了⟦三个多小时⟧", "多", "more", "3", "4"),
    ("用了⟦两个多月⟧", "多", "more", "2", "3"),
    ("才⟦一个多月⟧", "多", "more", "1", "2"),
    ("提高⟦5个多百分点⟧", "多", "more", "5", "6"),
    # No hedge: another word ends so, or the last years are meant.
    ("附近⟦300家⟧企业", None, None, "300", "300"),
    ("条约⟦3个⟧", None, None, "3", "3"),
    ("约合人民币⟦20万元⟧", "约", "about", "190000", "210000"),
    ("近⟦三年⟧累计投入", None, None, "2.5", "3.5"),
    ("近⟦5年⟧来", None, None, "4.5", "5.5"),
    ("网上⟦300家⟧店", None, None, "300", "300"),
    ("达到⟦300家⟧", None, None, "300", "300"),
]
# Two figures after one hedge: said of both after 分别, of the first alone elsewhere.
SHARED = [
    ("货物、集装箱分别突破⟦6000万吨⟧、⟦15万标箱⟧", ["突破", "突破"]),
    ("收入、税金均超⟦300亿元⟧和⟦20亿元⟧", ["超", "超"]),
    ("投资超过⟦5亿元⟧、税收⟦2亿元⟧", ["超过", None]),
    ("约⟦30家⟧、⟦20家⟧", ["约", None]),
]


@pytest.mark.parametrize(("sample", "hedges"), SHARED)
def test_a_hedge_is_said_of_each(sample: str, hedges: list[str | None]) -> None:
    text, marks = unmark(sample)
    figures = figures_of(text)
    assert [("", f.flow.start, f.flow.end) for f in figures] == marks
    assert [f.hedge.text if f.hedge else None for f in figures] == hedges


@pytest.mark.parametrize(("sample", "hedge", "sense", "low", "high"), HEDGED)
def test_a_hedge_moves_the_ends(
    sample: str, hedge: str | None, sense: Sense | None, low: str | None, high: str | None
) -> None:
    text, marks = unmark(sample)
    (figure,) = figures_of(text)
    assert [("", figure.flow.start, figure.flow.end)] == marks
    assert (figure.hedge.text if figure.hedge else None) == hedge
    assert figure.amount is not None
    assert figure.amount.sense == sense
    interval = figure.interval()
    assert interval is not None
    bounds = (interval.lo.at, interval.hi.at)
    assert bounds == (low and Fraction(low), high and Fraction(high))
