"""Laws of dates: what is written is read, whatever the text, in linear time."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.figures.dates import find_dates, find_relative

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
_PLACES = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMS = ["long", "wide", "han", "dash", "padded", "slash", "dot"]


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _PLACES[tens]) + "十" if tens else ""
    return head + (_PLACES[ones] if ones else "")


def _written(day: dt.date, form: str) -> str:
    if form == "han":
        year = "".join(_PLACES[int(digit)] for digit in str(day.year))
        return f"{year}年{_han(day.month)}月{_han(day.day)}日"
    long = f"{day.year}年{day.month}月{day.day}日"
    return {
        "long": long,
        "wide": long.translate(_WIDE),
        "dash": f"{day.year}-{day.month}-{day.day}",
        "padded": day.isoformat(),
        "slash": f"{day.year}/{day.month}/{day.day}",
        "dot": f"{day.year}.{day.month}.{day.day}",
    }[form]


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["，", "（", "截至", "\n", ""]))
def test_a_date_is_read_as_it_was_written(day: dt.date, form: str, before: str) -> None:
    text = f"{before}{_written(day, form)}，大桥通车。"
    (reading,) = find_dates(text, None)
    assert reading.when is not None
    assert text[reading.start : reading.end] == _written(day, form)
    assert (reading.kind, reading.when.start, reading.when.end) == ("date", day, day)


@given(DAYS, DAYS, st.sampled_from(["至", "到", "—", "——", "～", "-"]))
def test_a_range_has_both_its_ends(first: dt.date, last: dt.date, join: str) -> None:
    text = f"{_written(first, 'long')}{join}{_written(last, 'long')}"
    (reading,) = find_dates(text, None)
    assert reading.when is not None
    assert (reading.start, reading.end, reading.kind) == (0, len(text), "period")
    assert (reading.when.start, reading.when.end) == (first, last)


@given(DAYS, st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)))
def test_a_bare_day_lies_within_half_a_year_of_the_page(day: dt.date, issue: dt.date) -> None:
    (reading,) = find_dates(f"{day.month}月{day.day}日", issue)
    assert reading.when is not None
    if reading.when.start is not None:
        assert abs((reading.when.start - issue).days) <= 186


@given(
    st.text(
        alphabet="0１一十二〇年月日号第前至—-/.:：时点分半周星期初正腊农历末底"
        "世纪代个季度元闰甲子大今去光绪民国公“十四五”’ \n",
        max_size=40,
    )
)
def test_readings_lie_in_the_text_and_apart(text: str) -> None:
    for anchor in (None, dt.date(2022, 4, 13)):
        end = 0
        for reading in find_dates(text, anchor):
            assert end <= reading.start < reading.end <= len(text)
            assert reading.when is not None
            end = reading.end
        end = 0
        for span, _ in find_relative(text, anchor):
            assert end <= span.start < span.end <= len(text)
            end = span.end


@pytest.mark.parametrize("unit", ["1", "一", "年", "1 ", "第1", "’", "周", "十四五", "—"])
def test_a_long_run_of_one_thing_takes_no_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    find_dates(text, dt.date(2022, 4, 13))
    assert time.process_time() - begun < 1
