"""Numerals: what is written is read, and nothing that only looks like a numeral."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.figures.numerals import LONGEST, read_numeral

# value, step, coarse, forms
FORMS = [
    ("32000", "1000", "1000", ["3.2万", "三万二", "３.２万", "3．2万", "三点二万"]),
    ("32000", "1", "1000", ["32000", "32,000", "32，000", "３２０００", "三万二千"]),
    ("21", "1", "1", ["21", "２1", "二十一", "廿一", "贰拾壹"]),
    ("67.8", "0.1", "0.1", ["67.8", "67·8", "67．8", "６７·８", "六十七点八"]),
    ("230000000", "10000000", "10000000", ["2亿3千万", "2.3亿", "二点三亿"]),
    ("230000000", "10000", "10000000", ["23000万", "二亿三千万"]),
    ("1234567", "1", "1", ["1234567", "1,234,567", "1，234，567", "1 234 567"]),
    ("30000000", "10000000", "10000000", ["3千万", "３千万"]),
    ("1200000000000", "100000000000", "100000000000", ["1.2万亿", "一点二万亿"]),
    ("105", "1", "1", ["105", "一百零五", "一百〇五"]),
    ("150", "1", "10", ["150", "一百五", "一百五十"]),
    ("2022", "1", "1", ["2022", "二〇二二", "二零二二"]),
    ("1500100", "1", "100", ["一百五十万零一百", "1500100"]),
    ("0.5", "0.1", "0.1", ["0.5", "零点五", "０．５"]),
    ("0.5", "0.5", "0.5", ["半"]),
    ("2.30", "0.01", "0.1", ["2.30", "二点三零"]),
    ("-3.2", "0.1", "0.1", ["-3.2", "－３．２", "−3.2"]),
    ("100", "1", "100", ["100", "百", "一百"]),
    ("10", "1", "10", ["10", "十", "一十"]),
    ("0", "1", "1", ["0", "零", "〇"]),
]
RANGES = [
    ("十几", "11", "19"),
    ("几十", "20", "90"),
    ("数百万", "2000000", "9000000"),
    ("一百几十亿", "11000000000", "19000000000"),
    ("五六十", "50", "60"),
    ("三四百", "300", "400"),
    ("十五六", "15", "16"),
    ("两三千", "2000", "3000"),
    ("三五", "3", "5"),
    ("二十七八", "27", "28"),
    ("几千万", "20000000", "90000000"),
]
NONE = [
    "",
    "031",
    "00",
    "十十",
    "百百",
    "二二",
    "万亿亿",
    "亿3亿",
    "一十百",
    "三.二",
    "点五",
    "五点",
    "1.2.3",
    "abc",
    "3x",
    "十百千",
    "1万2万",
    "\ud800",
    "9" * (LONGEST + 1),
    "一" * 100000,
    "5百六",
    "两两",
    "-",
    "1,23",
]
_DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("value", "step", "coarse", "form"),
    [(value, step, coarse, form) for value, step, coarse, forms in FORMS for form in forms],
)
def test_a_numeral_is_read(value: str, step: str, coarse: str, form: str) -> None:
    numeral = read_numeral(form)
    assert numeral is not None
    found = (numeral.value, numeral.step, numeral.coarse, numeral.top)
    assert found == (Decimal(value), Decimal(step), Decimal(coarse), None)


@pytest.mark.parametrize(("words", "low", "high"), RANGES)
def test_a_vague_numeral_is_the_range_of_its_digits(words: str, low: str, high: str) -> None:
    numeral = read_numeral(words)
    assert numeral is not None
    assert (numeral.value, numeral.top) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_numeral_is_none(words: str) -> None:
    assert read_numeral(words) is None


def _section(number: int) -> str:
    """Write a number below 10000 in Chinese, with 零 for gaps."""
    written, gap = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + _DIGITS[digit] + word
        gap = False
    return written


def _in_chinese(number: int) -> str:
    """Write a number below 万亿 in Chinese."""
    if number == 0:
        return "零"
    written = ""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if part:
            written += ("零" if written and part < 1000 else "") + _section(part) + word
    return written


@given(st.integers(0, 10**12 - 1))
def test_what_is_written_in_chinese_is_read(number: int) -> None:
    numeral = read_numeral(_in_chinese(number))
    assert numeral is not None
    assert (numeral.value, numeral.top) == (Decimal(number), None)


@given(st.integers(0, 10**9), st.integers(0, 4), st.sampled_from(["", "万", "亿", "万亿"]))
def test_what_is_written_in_digits_is_read(digits: int, places: int, scale: str) -> None:
    number = Decimal(digits).scaleb(-places)
    power = {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale]
    numeral = read_numeral(f"{number:f}{scale}")
    assert numeral is not None
    assert numeral.value == number.scaleb(power)
    assert numeral.step == Decimal(1).scaleb(power - places)


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read(number: int) -> None:
    for mark in (",", "，", " "):
        numeral = read_numeral(f"{number:,}".replace(",", mark))
        assert numeral is not None
        assert numeral.value == number


@given(st.text("0123456789零一二两三五九十百千万亿点半几廿.,，- ", max_size=30))
def test_any_mixture_is_read_or_refused(words: str) -> None:
    numeral = read_numeral(words)
    if numeral is not None:
        assert numeral.step > 0
        assert numeral.coarse >= numeral.step or numeral.coarse > 0
        assert numeral.top is None or numeral.top > numeral.value
