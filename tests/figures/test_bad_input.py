"""Whatever the text holds, figures come out in order, inside it, and in time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.core.model import Figure
from checker.figures.find import find_figures_in
from tests.figures.pages import page_of

_WORDS = """
0 1 2 9 12 2018 3.5 1,234 １ ２ ３．５ 一 二 两 三 十 百 千 万 亿 零 〇 廿 半 几 数 多 余 来
点 分之 百分之 第 前 % ％ ‰ 成 折 倍 番 翻 个 家 人 名 年 月 日 时 分 秒 元 美元 吨 千 瓦 千瓦
米 / ∶ ： : - － — ～ 至 到 + 和 、 ， 。 （ ） “ ” 近 约 超过 以上 左右 从 由 A G K km http://
@ . ． · ¥ 负 零下 ' ’ 个百分点 周 星期 岁 小时 个月 壹 贰 拾 佰 ( [ ① ٣ 𝟙
"""
_PIECES = [*_WORDS.split(), "\n", " ", "\u3000", "\0", "\u200f", "\u202e", "\ud800"]


def _check(text: str) -> tuple[Figure, ...]:
    figures = find_figures_in(page_of(text))
    done = 0
    for number, figure in enumerate(figures):
        assert figure.id == number
        assert done <= figure.flow.start < figure.flow.end <= len(text)
        assert figure.text == text[figure.flow.start : figure.flow.end]
        assert (figure.amount is None) == (figure.kind in ("date", "period"))
        figure.interval()
        done = figure.flow.end
    return figures


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    _check(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_sequence_of_pieces_is_read(pieces: list[str]) -> None:
    _check("".join(pieces))


def test_twenty_thousand_random_lines_are_read() -> None:
    chance = random.Random(20)
    for _ in range(20_000):
        _check("".join(chance.choices(_PIECES, k=chance.randint(1, 14))))


LONG = [
    "9",
    "1 ",
    "1,",
    "１，",
    "1.",
    "一",
    "十",
    "万",
    "几",
    "数",
    "半",
    "第",
    "百分之",
    "一分之",
    "1/",
    "1:",
    "1-",
    "1+",
    "a1",
    "(",
    "“一",
    "1至",
    "1、",
    "近",
    "约",
    "1万",
    "零",
    "点一",
    "一点",
    "五六",
    "-",
    "1小时",
    "1个半",
    "A",
    "1年1个月",
    "“三清”（",
    "壹",
    "1 . ",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_hundred_thousand_times_the_same_is_read(piece: str) -> None:
    _check(piece * (100_000 // len(piece)))


def test_a_number_of_a_hundred_thousand_digits_is_no_figure() -> None:
    assert _check("共" + "7" * 100_000 + "人") == ()


@pytest.mark.parametrize("word", ["7 ", "1至", "9,", "1、", "1年", "3%"])
def test_a_dump_of_numbers_is_given_up(word: str) -> None:
    """The first thousands are read; the sentence behind the dump is read again."""
    text = word * 20_000 + "\n全市共有97家企业。"
    found = find_figures_in(page_of(text))
    assert 1000 < len(found) < 5000
    assert found[-1].text == "97家"


def test_a_long_text_of_letters_is_no_dump() -> None:
    found = find_figures_in(page_of("word " * 9000 + "97家"))
    assert [figure.unit for figure in found] == ["家"]
