"""How a figure is written: 10几万人, 3千万元, 9~16亿元, 二〇〇八年8月8日.

Phrases see a figure as one placeholder; what is said here needs its own characters. Each
claim is of a kind of its own and has one constant, 1 for the form that is advised against.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from checker.claims.half_width import half_width, half_width_texts
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span
from checker.core.tables import load_table


class _Form(Struct, frozen=True):
    """What is asked of a figure, and whether it is so; `before`: characters of it that are not."""

    kind: str
    constant: str
    is_faulty: bool
    before: int = 0


_Finder = Callable[[Figure, str, Page], _Form | None]

_FORMS: dict[str, Any] = load_table("language/zh/number-forms.yaml")
# GB/T 15835—2011 holds from this day; the edition of 1995 let a range share its 万.
_EDITION_2011 = dt.date(2011, 11, 1)
_TIMES = ("date", "period")
_NUMBERS = ("count", "quantity", "money", "percent", "duration", "multiple", "age")
_HAN = "〇零一二三四五六七八九"
_JOIN = "[—―–─~〜至到-]{1,2}"

_RANGE = late(
    rf"(?P<first>\d[\d.,]*)(?P<low>万亿|万|亿|%|‰)?(?P<unit>[^\d—―–─~〜至到-]{{0,3}}){_JOIN}"
    r"(?P<last>\d[\d.,]*)(?P<high>万亿|万|亿|%|‰)"
)
_SHORT_YEAR = late(r"(?:\d{4}年?" + _JOIN + r")?\d{2}年(?!代)")
_FULL_YEARS = late(rf"\d{{4}}年?{_JOIN}\d{{4}}年")
_ROUGH = late(r"一二|二三|两三|三四|四五|五六|六七|七八|八九|几|\d几")
_NEIGHBOURS = ("一二", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九")
_DIGIT_NEIGHBOURS = ("12", "23", "34", "45", "56", "67", "78", "89")
_MIXED = late(r"(?<![\d.,])\d{1,3}(?:[十百千]|\.\d+[百千])")
_THOUSAND_UNIT = late(r"\d千(?:" + "|".join(_FORMS["thousand-units"]) + ")")
_HAN_YEAR = late(f"[{_HAN}]{{4}}年")
_MIXED_DATE = late(
    rf"[{_HAN}]{{4}}年\d|\d年[一二三四五六七八九十]{{1,2}}月(?!期)|\d月[一二三四五六七八九十]{{1,3}}日"
)
_ERA = late("|".join(_FORMS["eras"]))
# 每斤.46元 lacks its zero; 返家.11名 begins a sentence behind a half-width full stop.
_BEFORE_POINT = late(_FORMS["before-point"])
_LEADING_ZERO = late(r"0\d")
_LONG = late(r"(?P<digits>\d{5,})(?![\d.,万亿千])")
_FIRST_HAN = frozenset(_HAN + "两几十百千")
_IDLE_BEFORE = frozenset("第前、十百初")


def spelling_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim for each figure whose way of writing is in question."""
    is_new = page.date is None or page.date >= _EDITION_2011
    for figure, text in zip(figures, half_width_texts(figures), strict=True):
        for form in _forms_of(figure, text, page):
            if (found := form(figure, text, page)) and (is_new or form is not _range):
                yield _claim(figure, found)


def _forms_of(figure: Figure, text: str, page: Page) -> tuple[_Finder, ...]:
    """Return what to look for: nothing in most figures, which are digits and a unit."""
    if figure.kind in _TIMES:
        is_plain = _PLAIN_TIME.fullmatch(text) and not (figure.when and figure.when.lunar)
        return () if is_plain else _OF_TIMES
    if figure.span.end - figure.span.start > len(text):
        return (*_OF_NUMBERS, _broken)
    if page.flow[figure.flow.start - 1 : figure.flow.start] in _MARKS_BEFORE:
        return _OF_NUMBERS
    if plain := _PLAIN_NUMBER.fullmatch(text):
        return _OF_PLAIN_NUMBERS[plain.lastgroup or ""]
    return _OF_NUMBERS if _ODD.search(text) else ()


_PLAIN_TIME = late(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|[今去明本上同前当]\w")
_NUMERALS = "几一二两三四五六七八九十百千〇零"
# Nearly all figures: 3万元, 12.5%, 三个.
_PLAIN_NUMBER = late(
    rf"(?:[1-9][0-9]{{0,3}}(?:\.[0-9]{{1,4}})?|[一两三四五六七八九十]"
    rf"|(?P<long>[1-9][0-9]{{4,}}(?:\.[0-9]{{1,4}})?)|(?P<part>0\.[0-9]{{1,4}}))"
    rf"[^0-9{_NUMERALS}—―–─~〜至到-]*+"
)
# What a plain number does not have.
_ODD = late("^[^1-9]|[几十百千〇零—―–─~〜至到-]|[0-9]{5}|[二三四五六七八九]{2}")
_MARKS_BEFORE = ("、", ".", "．")


def _claim(figure: Figure, form: _Form) -> Claim:
    return Claim(
        kind=form.kind,
        slots=(Slot("figure", (figure.id,)),),
        span=Span(figure.flow.start - form.before, figure.flow.end),
        phrase=f"{form.kind}/spelling",
        constants=(Constant(form.constant, int(form.is_faulty)),),
    )


def _range(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a range has its 万, 亿 or % at both ends: 9~16亿元 may be read as 9元.

    9000人至1.1万人 and 9000至1.2万人 can be read in one way only.
    """
    if figure.amount is None or figure.amount.top is None:
        return None
    match = _RANGE.match(text)
    if match is None:
        return None
    is_shared = not (match["low"] or match["unit"]) and _is_less(match["first"], match["last"])
    return _Form("range-form", "shared", is_shared)


def _is_less(one: str, other: str) -> bool:
    first, last = (float(digits.replace(",", "").rstrip(".")) for digits in (one, other))
    return first < last


def _year(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a year is cut to two digits: 97年3月, 1988—90年."""
    if figure.kind not in _TIMES:
        return None
    if _SHORT_YEAR.match(text):
        return _Form("year-form", "short", True)
    return _Form("year-form", "short", False) if _FULL_YEARS.match(text) else None


def _rough(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a rough number is written in digits: 10几万人, 3、4个."""
    if figure.kind not in _NUMBERS:
        return None
    if match := _ROUGH.search(text):
        return _Form("rough-form", "digits", match[0][0].isdigit())
    if text[0].isdigit() and _is_parted(figure, text, page, _DIGIT_NEIGHBOURS):
        return _Form("rough-form", "digits", True, 2)
    return None


def _parted(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a rough number is parted: 三、四天 for 三四天."""
    if figure.kind not in _NUMBERS or text[0] not in _FIRST_HAN:
        return None
    if text.startswith(_NEIGHBOURS):
        return _Form("rough-parts", "parted", False)
    is_parted = _is_parted(figure, text, page, _NEIGHBOURS)
    return _Form("rough-parts", "parted", True, 2) if is_parted else None


def _is_parted(figure: Figure, text: str, page: Page, neighbours: Sequence[str]) -> bool:
    """Tell whether the figure and the digit before its 、 are neighbours that count roughly."""
    start, end = figure.flow.start, figure.flow.end
    if page.flow[start - 1 : start] != "、" or figure.unit not in _COUNTED_ROUGHLY:
        return False
    before = page.flow[start - 3 : start - 2]
    pair = half_width(page.flow[start - 2 : start - 1]) + text[0]
    if pair not in neighbours or text[1:2].isdigit():
        return False
    if not before.isalpha() or before in _IDLE_BEFORE or before in _FIRST_HAN:
        return False
    return page.flow[end : end + 1] not in "、和" and not page.flow.startswith(_NOT_ROUGH, end)


_COUNTED_ROUGHLY = frozenset(_FORMS["counted-roughly"])
_NOT_ROUGH = tuple(_FORMS["not-rough-before"])


def _mixed(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether digits and 十百千 make one number: 3千万元; 35千伏 has a unit with 千."""
    if figure.kind in _TIMES or not _MIXED.search(text):
        return None
    return _Form("mixed-numeral", "mixed", _THOUSAND_UNIT.search(text) is None)


def _two(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether 二 counts things that 两 counts: 二个."""
    if text[0] != "二" or figure.kind not in ("count", "duration"):
        return None
    if text[1:] != figure.unit or not figure.unit:
        return None
    before = page.flow[figure.flow.start - 1 : figure.flow.start]
    is_counted = figure.unit in _LIANG and before not in _IDLE_BEFORE and before not in _FIRST_HAN
    return _Form("two-form", "liang", is_counted)


_LIANG = frozenset(_FORMS["two-is-liang"])


def _zero(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether 零 stands in a year, or 〇 in a count: 二零一二年, 一百〇五人."""
    is_time = figure.kind in _TIMES
    if "零" not in text and "〇" not in text:
        return None
    return _Form("zero-form", "wrong", ("零" if is_time else "〇") in text)


def _date(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether one date is written in digits and in words: 二〇〇八年8月8日."""
    if figure.kind not in _TIMES:
        return None
    if _MIXED_DATE.search(text):
        return _Form("date-form", "mixed", True)
    return _Form("date-form", "mixed", False) if _HAN_YEAR.match(text) else None


def _traditional(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a date of another calendar is written in digits: 光绪26年, 农历8月15日."""
    when = figure.when
    if when is None or not (when.lunar or _ERA.match(text)):
        return None
    own = text.split("（")[0].split("(")[0]
    return _Form("traditional-date", "digits", any(letter.isdigit() for letter in own))


def _zero_led(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a zero is missing or idle: .46元, 099天."""
    start = figure.flow.start
    if figure.kind not in _NUMBERS or not text[0].isdigit():
        return None
    if page.flow[start - 1 : start] in (".", "．"):
        is_point = _BEFORE_POINT.search(page.flow, max(0, start - 4), start - 1)
        return _Form("zero-led", "wrong", True) if is_point else None
    if text[0] != "0":
        return None
    return _Form("zero-led", "wrong", bool(_LEADING_ZERO.match(text)))


def _long_zeros(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether a long number ends in zeros that 万 or 亿 would spare: 237000000公里."""
    match = _LONG.match(text) if figure.kind in _NUMBERS else None
    return _Form("long-zeros", "zeros", match["digits"].endswith("0000")) if match else None


def _broken(figure: Figure, text: str, page: Page) -> _Form | None:
    """Say whether the digits of a number stand on two lines."""
    lines = page.text[figure.span.start : figure.span.end]
    return _Form("broken-number", "broken", bool(_BROKEN.search(lines))) if "\n" in lines else None


_BROKEN = late(r"[\d.]\s*\n\s*[\d.]")

_OF_TIMES: tuple[_Finder, ...] = (_year, _zero, _date, _traditional)
_OF_NUMBERS: tuple[_Finder, ...] = (
    _range,
    _rough,
    _parted,
    _mixed,
    _two,
    _zero,
    _zero_led,
    _long_zeros,
)
_OF_PLAIN_NUMBERS: dict[str, tuple[_Finder, ...]] = {
    "": (),
    "long": (_long_zeros,),
    "part": (_zero_led,),
}
