"""Numbers without a unit: 3万朝鲜人, 50.2, 数百万; and which of them are names."""

from checker.core.late import late
from checker.figures import lookalikes as look
from checker.figures.hedges import Hedge, hedge_before
from checker.figures.numerals import Numeral
from checker.figures.pattern import HAN, PLACES, Token
from checker.figures.words import half_width

_NOUN = late(r"[\u4e00-\u9fff]")
_LETTER = late(r"[A-Za-zＡ-Ｚａ-ｚ]")
_NAMES = late(look.TABLE["number-names"])
_DECIMAL_NAMES = late(look.TABLE["decimal-names"])
_POINTS = frozenset(".．·")
_NOT_NOUN = late(look.TABLE["not-nouns"])
_HAN = frozenset(HAN)
_LOW_ENDS = frozenset("至到")
_HUNDREDS = frozenset("百千万亿")
_SHORTEST = 3
_NEAR = 4
# Money that is paid is told by its verb, or by the noun after it.
_PAID = late(f"(?:{look.TABLE['paid-before']})$")
_MONEY = late(f"(?:{look.TABLE['money-after']})")
_COUNTED = late(r"[\u4e00-\u9fff，：:]$")
_PLACES = frozenset(PLACES)


def read_bare(
    flow: str, start: int, end: int, at: int, numeral: Numeral, inside: Hedge | None, *, han: bool
) -> Token | None:
    """Return the number from `start` to `at` that has no unit; None if it is no figure."""
    words = flow[start:end]
    if han:
        if look.is_quoted(flow, start, end) and words[0] not in "一零〇百千万亿":
            close = end + 1 if flow[end + 1] in "”’」" else end + 2
            return Token(start, close, numeral, "count", flow[end:close], end, han)
        if flow[end : end + 1] in _LOW_ENDS and flow[end + 1 : end + 2] in _HAN and len(words) < 4:
            return Token(start, end, numeral, "count", "", end, han, tentative=True)
        if not (
            _is_large(flow, start, words, numeral, inside)
            or _is_spoken(flow, start, end, words)
            or (inside is None and _is_alone(flow, start, end, words))
        ):
            return None
    elif inside is None and words[-1] not in _PLACES and _is_name(flow, start, end, words):
        return None
    is_scaled = han or inside is not None or words[-1] in _PLACES
    # In a table whose lines run together a name follows the 17.2 of the line before.
    can_count = numeral.step >= 1 and _NOUN.match(flow, at)
    is_counted = is_scaled or (can_count and not _NOT_NOUN.match(flow, at))
    kind = "count" if is_counted else "number"
    return Token(start, at, numeral, kind, "", at, han, inside=inside)  # type: ignore[arg-type]


def _is_large(flow: str, start: int, words: str, numeral: Numeral, inside: Hedge | None) -> bool:
    """Tell whether a Chinese numeral needs no unit to be one: 三万, 数百万, 上千."""
    if numeral.value < 100 or look.set_phrase_end(flow, start):
        return False
    if words[0] in _PLACES:
        return inside is not None or hedge_before(flow, start, bare=True) is not None
    return len(words) > 1 and words[-1] in _PLACES


def _is_spoken(flow: str, start: int, end: int, words: str) -> bool:
    """Tell whether 三万五 or 一百五十二 counts without a unit: 花了|一千八, 三万五|的奖金."""
    if len(words) < _SHORTEST or _HUNDREDS.isdisjoint(words) or flow[start - 1 : start] == "第":
        return False
    if look.set_phrase_end(flow, start):
        return False
    if words[-2] in _HUNDREDS and words[-1] not in _PLACES:
        paid = _PAID.search(flow, max(0, start - _NEAR), start) is not None
        return (paid and not _NOUN.match(flow, end)) or _MONEY.match(flow, end) is not None
    return _NOUN.match(flow, end) is None and _COUNTED.search(flow, start - 1, start) is not None


def _is_alone(flow: str, start: int, end: int, words: str) -> bool:
    """Tell whether the numeral is all there is, as in a cell: 三百二十. A lone 万 is a heading."""
    opens = start == 0 or (start == 1 and flow[0] in "负負-－")
    return opens and end == len(flow) and (words[0] not in _PLACES or len(words) > 1)


def _is_name(flow: str, start: int, end: int, words: str) -> bool:
    if (
        _LETTER.match(flow, end)
        or (_NAMES if _POINTS.isdisjoint(words) else _DECIMAL_NAMES).match(flow, end)
        or flow[end : end + 1] in ("”", "’", "#")
    ):
        return True
    if look.is_list_marker(flow, start, end):
        return True
    return look.is_identifier(flow, start, end, half_width(words))
