"""The number line of a card: where things stand, and in which words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

import checker
from checker.report.html.line import label_of, number_line, short_number
from tests.report.sample import sample_report

FINDING = sample_report().pages[0].findings[0]
Ends = tuple[str | None, str | None]

LINES = [
    # printed           computed           where printed, where computed, logarithmic
    (("324", "324"), ("314", "314"), "94.0%", "6.0%", False),
    (("1", "2"), ("2", "3"), "28.0%", "72.0%", False),
    (("140000", "140000"), ("1", "5000"), "94.0%", "37.6%", True),
    (("5", "5"), ("5", "5"), "50.0%", "50.0%", False),
    (("-2.2", "-2.2"), ("3", "3"), "6.0%", "94.0%", False),
    (("60", "60"), (None, "50"), "94.0%", "3.0%", False),
    (("40", "40"), ("50", None), "6.0%", "97.0%", False),
    (("1e900", "1e900"), ("1", "1"), "94.0%", "6.0%", True),
]


@pytest.mark.parametrize(("printed", "computed", "first", "second", "wide"), LINES)
def test_number_line(printed: Ends, computed: Ends, first: str, second: str, wide: bool) -> None:
    line = number_line(structs.replace(FINDING, printed=printed, computed=computed), "zh")
    assert line is not None
    assert (line.printed.middle, line.computed.middle) == (first, second)
    assert line.is_logarithmic is wide


@pytest.mark.parametrize(
    ("printed", "computed"),
    [
        (None, ("1", "2")),
        (("1", "2"), None),
        ((None, None), (None, None)),
        (("x", "1"), ("1", "2")),
        (("NaN", "1"), ("1", "2")),
        (("Infinity", "1"), ("1", "2")),
    ],
)
def test_no_line_where_there_is_nothing_to_draw(
    printed: Ends | None, computed: Ends | None
) -> None:
    assert number_line(structs.replace(FINDING, printed=printed, computed=computed), "zh") is None


NUMBERS = [
    ("314", "314", "314"),
    ("9999", "9999", "9,999"),
    ("10000", "1万", "10,000"),
    ("140500", "14.05万", "140,500"),
    ("14000000000", "140亿", "14,000,000,000"),
    ("48.270", "48.27", "48.27"),
    ("0.333333333333", "0.333333", "0.333333"),
    ("-2.25", "-2.25", "-2.25"),
    ("100", "100", "100"),
    ("0", "0", "0"),
    ("1e30", "1.000e+30", "1.000e+30"),
    ("1e-30", "1.000e-30", "1.000e-30"),
]


@pytest.mark.parametrize(("value", "chinese", "english"), NUMBERS)
def test_short_number(value: str, chinese: str, english: str) -> None:
    assert short_number(Decimal(value), "zh") == chinese
    assert short_number(Decimal(value), "en") == english


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("313", "315", "313—315"),
        ("314", "314", "314"),
        ("13.680981", "15.217391", "13.7—15.2"),
        ("60.700266", "60.777703", "60.7—60.778"),
        ("31.5", "32.5", "31.5—32.5"),
        ("26500000", "37500000", "2650万—3750万"),
        (None, "50", "≤ 50"),
        ("50", None, "≥ 50"),
        (None, None, "—"),
    ],
)
def test_label_of(low: str | None, high: str | None, words: str) -> None:
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert label_of((ends[0], ends[1]), "zh") == words


decimals = st.decimals(allow_nan=False, allow_infinity=False).map(str)


@given(st.lists(decimals, min_size=4, max_size=4))
def test_every_bar_stays_on_the_line(ends: list[str]) -> None:
    ordered = sorted(ends[:2], key=Decimal), sorted(ends[2:], key=Decimal)
    finding = structs.replace(
        FINDING,
        printed=(ordered[0][0], ordered[0][1]),
        computed=(ordered[1][0], ordered[1][1]),
    )
    line = number_line(finding, "zh")
    assert line is not None
    for bar in (line.printed, line.computed):
        left, width, middle = (float(x.rstrip("%")) for x in (bar.left, bar.width, bar.middle))
        assert -0.1 <= left <= middle <= left + width + 0.1 <= 100.2


COMPARED = [
    # figure, printed, computed, told as printed, told as right
    ("8000公顷", ("7500", "8500"), ("9210.4", "9211"), "8000公顷（可指7500—8500）", "9210—9211"),
    ("8000公顷", ("8000", "8000"), ("9210", "9210"), "8000公顷", "9210"),
    ("21.5%", ("21.45", "21.55"), ("21.695", "21.7042"), "21.5%（可指21.45—21.55）", "21.7"),
    ("21.7%", ("21.7", "21.7"), ("21.701", "21.704"), "21.7%", "21.701—21.704"),
    ("60%", ("60", "60"), (None, "50"), "60%", "≤ 50"),
]


@pytest.mark.parametrize(("text", "printed", "computed", "told", "right"), COMPARED)
def test_the_figure_compared_is_told_as_printed(
    text: str, printed: Ends, computed: Ends, told: str, right: str
) -> None:
    (figure,) = checker.find_figures(f"全市为{text}。")
    finding = structs.replace(FINDING, figures=(figure.id,), printed=printed, computed=computed)
    line = number_line(finding, "zh", {figure.id: figure})
    assert line is not None
    assert (line.printed.label, line.computed.label) == (told, right)
