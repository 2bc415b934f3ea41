"""The edits that are tried on a figure, and how computed values are written."""

from fractions import Fraction

import pytest
from msgspec import structs

from checker.core.interval import Interval
from checker.core.span import Span
from checker.judge.display import (
    PERCENT,
    Display,
    decimal_string,
    display_of,
    number_text,
    written,
    written_range,
)
from checker.judge.edits import LENGTHS, digits_of, edits_of
from tests.judge.build import figure_of

EDITS = [
    # printed, kind of slip, all that may have been meant
    ("140亿元", "magnitude", ["140万元", "140万亿元"]),
    ("140万元", "magnitude", ["140亿元"]),
    ("140万元", "put-in", ["140元"]),
    ("140元", "left-out", ["140万元", "140亿元"]),
    ("3,240家", "swapped", ["2,340家", "3,420家", "3,204家"]),
    # Full-width digits stay so.
    ("８．７家", "swapped", ["７．８家"]),
    ("２１家", "swapped", ["１２家"]),
    ("594家", "swapped", ["954家", "549家"]),
    ("45.86%", "swapped", ["54.86%", "48.56%", "45.68%"]),
    # A number does not begin with an idle zero, and equal digits have nothing to swap.
    ("10家", "swapped", []),
    ("33家", "swapped", []),
    ("4倍", "times", ["5倍", "3倍"]),
    ("4家", "times", []),
    ("3.2%", "point", ["32%", "0.32%", "320%", "0.032%"]),
    (
        "12家",
        "digit",
        [*(f"{n}2家" for n in range(2, 10)), *(f"1{n}家" for n in (0, 1, 3, 4, 5, 6, 7, 8, 9))],
    ),
]


@pytest.mark.parametrize(("text", "slip", "expected"), EDITS)
def test_edits_of_a_figure(text: str, slip: str, expected: list[str]) -> None:
    figure = figure_of(0, text, Span(0, len(text)))
    assert [edit.figure.text for edit in edits_of(figure) if edit.slip == slip] == expected


def test_a_digit_more_or_less_is_looked_for_on_its_own() -> None:
    figure = figure_of(0, "12.4家", Span(0, 5))
    edits = {edit.figure.text: edit.slip for edit in edits_of(figure, LENGTHS)}
    assert [text for text, slip in edits.items() if slip == "extra"] == ["2.4家", "1.4家"]
    assert {"12.43家", "112.4家", "92.4家"} - set(edits) == {"92.4家"}
    assert "012.4家" not in edits


def test_the_digits_of_a_figure_are_as_printed() -> None:
    assert digits_of("１８．２４％") == "１８．２４"
    assert digits_of("近3,240家") == "3,240"
    assert digits_of("十几家") == ""


def test_an_edited_figure_is_read_like_a_printed_one() -> None:
    figure = figure_of(0, "140亿元", Span(0, 5))
    edited = {edit.figure.text: edit.figure.amount for edit in edits_of(figure)}
    for text in ("140万元", "1.4亿元", "14亿元", "410亿元"):
        assert edited[text] == figure_of(0, text, Span(0, 5)).amount


@pytest.mark.parametrize("text", ["约80家", "超300家", "4万人以上", "2018年初"])
def test_hedges_and_dates_are_not_edited(text: str) -> None:
    assert list(edits_of(figure_of(0, text, Span(0, len(text))))) == []


def test_no_value_is_tried_twice_and_none_is_the_printed_one() -> None:
    figure = figure_of(0, "1.21%", Span(0, 5))
    values = [edit.figure.amount.value for edit in edits_of(figure) if edit.figure.amount]
    assert len(values) == len(set(values))
    assert figure.amount is not None
    assert figure.amount.value not in values


DISPLAYS = [
    ("97家", Display("家", Fraction(1))),
    ("1.2万人", Display("人", Fraction(10_000), "万", 1)),
    ("140亿元", Display("元", Fraction(10**8), "亿", 0)),
    ("48.27%", Display("%", Fraction(1, 100), "", 2)),
    ("1.51个百分点", Display("个百分点", Fraction(1, 100), "", 2)),
    ("2800吨", Display("吨", Fraction(1000))),
    ("4万人以上", Display("人", Fraction(10_000), "万", 0)),
]


@pytest.mark.parametrize(("text", "expected"), DISPLAYS)
def test_a_figure_tells_how_its_like_are_written(text: str, expected: Display) -> None:
    found = display_of(figure_of(0, text, Span(0, len(text))))
    assert structs.replace(found, largest=Fraction(0)) == expected


KILOWATTS = Display("千瓦", Fraction(10_000), "万", 0, Fraction(124_517))
YUAN = Display("元", Fraction(10**8), "亿", 1)
WRITTEN = [
    (Fraction(314), Display("家", Fraction(1)), "314家"),
    (Fraction(-2300), Display("人", Fraction(10_000), "万", 1), "−2300人"),
    (Fraction(165_200_000), Display("吨", Fraction(1000)), "16.52万吨"),
    # The page itself writes 124517万, so 161533万 is no trouble to its readers.
    (Fraction(1_615_330_000), KILOWATTS, "161533万千瓦"),
    (Fraction(99_999), Display("家", Fraction(1)), "99999家"),
    (Fraction(100_000), Display("家", Fraction(1)), "10万家"),
    (Fraction(140_000_000), YUAN, "1.4亿元"),
    (Fraction(50_000_000), YUAN, "5000万元"),
    (Fraction(1400), YUAN, "1400元"),
    (Fraction(15 * 10**12), YUAN, "15万亿元"),
    (Fraction(1, 3), PERCENT, "33.3%"),
    (Fraction(31, 97), Display("%", Fraction(1, 100), "", 2), "31.959%"),
    (Fraction(0), PERCENT, "0%"),
    (Fraction(1, 3000), PERCENT, "0.033%"),
    (Fraction(10), PERCENT, "1000%"),
]


@pytest.mark.parametrize(("value", "display", "expected"), WRITTEN)
def test_a_computed_value_is_written_as_the_page_would(
    value: Fraction, display: Display, expected: str
) -> None:
    assert written(value, display) == expected


def test_numbers_are_rounded_half_up_and_never_show_binary_dust() -> None:
    assert number_text(Fraction(25, 2), 0) == "13"
    assert number_text(Fraction(-25, 2), 0) == "−13"
    assert number_text(Fraction(3, 10), 12) == "0.3"
    assert number_text(Fraction(1, 10**11), 0) == "0.00000000001"
    assert decimal_string(Fraction(-9, 4)) == "-2.25"
    assert decimal_string(None) is None
    assert number_text(Fraction(10**5000 + 1) / 2, 1) == "5" + "0" * 4999 + ".5"


def test_a_range_from_zero_is_in_one_scale() -> None:
    interval = Interval.closed(Fraction(0), Fraction(10_000_000))
    assert written_range(interval, Display("公斤", Fraction(10**8), "亿")) == "0—1000万公斤"
