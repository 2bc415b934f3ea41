"""What a card, a block and the head of the report consist of."""

import pytest

from checker.report.html import to_html
from tests.report.outline import outline, part
from tests.report.sample import sample_report

MADE = "2022-04-12 21:40"
CARD = """\
<li#c1.card.error>
  <h3>
    <span.s.error>
      差错
    增减量应等于末值减初值
  <p.quote>
    <q>
      <small>
        副题
      4年新增高新技术企业
      <b.short>
        324家
      、省级以上创新平台126家
    <q>
      <small>
        导语
      …全市高新技术企业由2018年初的
      <b.short>
        97家
      增加到2021年的
      <b.short>
        411家
      ，科技型中小企业入库594家…
  <p.message>
    411家 − 97家 = 314家，文中为324家
  <div.line>
    <span.k>
      文中
    <svg.bar.printed>
      <line>
      <circle>
    <span.n>
      324家
    <span.k>
      应为
    <svg.bar.computed>
      <line>
      <circle>
    <span.n>
      314
  <p.keyed.suggestion>
    <span.k>
      改法
    <span>
      应为314家
  <p.keyed.slip>
    <span.k>
      可能
    <span>
      324 与 314 一位数字不同，可能是录入之误
  <details>
    <summary>
      为什么查
    <p>
      两个数值与增减量同见一版，读者会自己算。
      <code>
        change/difference
  <div.review>
    <button>
      采纳
    <button>
      误报
    <button>
      口径不同
    <a.to>
      看原文
"""
ARTICLE = """\
<p.b.lead>
  记者从市科技局了解到，全市高新技术企业由
  <a.m.rounding.short>
    2018年初
  的
  <a.m.error.short>
    97家
  增加到
  <a.m.rounding.short>
    2021年
  的
  <a.m.error.short>
    411家
  ，科技型中小企业入库
  <a.m.error.short>
    594家
  。
"""


@pytest.mark.parametrize(
    ("start", "expected"), [("<li#c1.card.error>", CARD), ("<p.b.lead>", ARTICLE)]
)
def test_the_structure_of_a_card_and_of_a_block(start: str, expected: str) -> None:
    lines = outline(to_html(sample_report(), generated=MADE))
    assert part(lines, start) == expected.splitlines()


def test_the_head_tells_page_date_version_rules_and_coverage() -> None:
    lines = outline(to_html(sample_report(), generated=MADE))
    assert [line.strip() for line in part(lines, "<header.head>") if "<" not in line] == [
        "a02.txt",
        "2022-04-13",
        "共找到数据",
        "31",
        "· 已核",
        "24",
        "· 未核",
        "7",
        "核查器 0.1.0 · 规则",
        "5f1c0a9be27d",
        "· 生成于 2022-04-12 21:40",
    ]
