"""The words around a figure: whole clauses, and no torn number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.core.span import Span
from checker.read.page import page_from_text
from checker.report.excerpt import after_of, before_of, excerpt

BEFORE = [
    ("", ""),
    ("全市实现", "全市实现"),
    ("，比上年同期增长12.1%。进出口总额由", "进出口总额由"),
    # Too little after the last mark: the clause before it is shown as well.
    ("一季度，全市规模以上工业增加值，从", "全市规模以上工业增加值，从"),
    ("全市高新技术企业从2018年初的", "全市高新技术企业从2018年初的"),
    ("加快建设的过程中共计投入资金12345亿元用于水利工程", "用于水利工程"),
    ("市内各县区高标准农田面积达到2021年的同期水平之", "的同期水平之"),
    ("该厂引进的设备型号为Robot9000pro的机器手臂共", "的机器手臂共"),
]
AFTER = [
    ("", ""),
    ("，增加到", "，增加到"),
    ("、省级以上创新平台112家，比上年增加", "、省级以上创新平台112家"),
    ("。进出口总额由去年的32.5亿元增至四十亿", "。进出口总额由去年的"),
    ("省级以上创新平台数量增加为112家其中市区的", "省级以上创新平台数量"),
    ("其中包括高新技术企业共一百二十四家以及其他企", "其中包括高新技术企业"),
]


@pytest.mark.parametrize(("words", "shown"), BEFORE)
def test_words_before_begin_a_clause(words: str, shown: str) -> None:
    assert before_of(words) == shown


@pytest.mark.parametrize(("words", "shown"), AFTER)
def test_words_after_end_a_clause(words: str, shown: str) -> None:
    assert after_of(words) == shown


@given(st.text("0123456789.%，。年家中共ab", max_size=20))
def test_an_excerpt_is_an_end_of_the_words_and_tears_no_number(words: str) -> None:
    before, after = before_of(words), after_of(words)
    assert words.endswith(before)
    assert words.startswith(after)
    for left, right in ((words[: len(words) - len(before)], before), (after, words[len(after) :])):
        assert not (left[-1:].isdigit() and right[:1].isdigit())


TYPED = [
    (
        "主场胜强敌 红队升至第2名\n\n（记者 李一 通讯员　王二）今年\n新增 97家 企业。\n",
        "（记者 李一 通讯员　王二）今年新增 〔97家〕 企业。",
    ),
    ("今年新增企业 97家，其中　民营 80家。\n", "今年新增企业 〔97家〕，其中　民营 〔80家〕。"),
]


@pytest.mark.parametrize(("text", "shown"), TYPED)
def test_spaces_in_a_line_are_shown_as_typed(text: str, shown: str) -> None:
    page = page_from_text(text)
    figures = [figure for figure in checker.find_figures(text) if figure.unit == "家"]
    assert excerpt([figure.flow for figure in figures], page) == shown


@given(st.text("甲乙1 \t　\n，"))
def test_what_is_typed_differs_from_the_flow_in_spaces_only(text: str) -> None:
    page = page_from_text(f"{text}丙")
    whole = Span(0, len(page.flow))
    for around in (False, True):
        typed = page.typed(whole, around=around)
        assert "".join(typed.split()) == "".join(page.flow.split())
