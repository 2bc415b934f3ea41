"""Figures that go on after their unit: 三元五角, 七成五, 一米八, 三个亿, 三又二分之一, 75折."""

from decimal import Decimal

from msgspec import Struct

from checker.core.late import late
from checker.figures.adjust import and_half
from checker.figures.hedges import Hedge
from checker.figures.numerals import TABLE, Numeral, read_numeral
from checker.figures.pattern import DIGITS
from checker.figures.unit_at import halved_after, more_than, word_at
from checker.figures.words import UNITS, Word, words_by_text

# What may follow 五 in 七成五 or 一米八: no other word, or the five of 五保户 would be taken.
_ALONE = r"(?![\u4e00-\u9fff])|(?=以[上下]|左右|上下|[的多到至和与])"
_ONE = f"[{DIGITS}]|[一二三四五六七八九]"
_CHANGE = late(
    rf"(?:零?(?P<tenths>{_ONE})(?:[角毛](?![色度落质])|(?P<bare>{_ALONE}|(?=钱))))?+"
    rf"(?:零?(?P<cents>{_ONE})分(?![之别为]))?+(?:钱(?![塘江]))?+"
)
_TENTH = late(rf"(?P<digit>[一二三四五六七八九])(?:{_ALONE})")
_HEIGHT = late(rf"(?P<digits>[一二三四五六七八九]{{1,2}}|[{DIGITS}]{{2}})(?:{_ALONE})")
_DIGITS: dict[str, int] = TABLE["digits"]
_WHOLE_MONEY = frozenset(UNITS["with-change"])
_HUNDRED_MILLION = late("亿(?![元吨斤级])")
_WITH_DIGITS = frozenset({"米", "秒"})
_TEN = Decimal(10)
_CURRENCIES = frozenset(UNITS["currencies"])
_WORDS = words_by_text()
_BARE = Word("", 0, "count")


class Rest(Struct, frozen=True, gc=False):
    """Where a figure ends that goes on after its unit, and its number with the rest added."""

    end: int
    numeral: Numeral


def change_after(flow: str, end: int, unit: str, numeral: Numeral) -> Rest | None:
    """Read the 五角八分 of 三百元五角八分 and the 五 of 十二块五."""
    if unit not in _WHOLE_MONEY or not _is_whole(numeral):
        return None
    match = _CHANGE.match(flow, end)
    if match is None or not (match["tenths"] or match["cents"]):
        return None
    # 3元5 is no price, 三块五 is one.
    if match["bare"] is not None and (unit != "块" or match["cents"]):
        return None
    cents = 10 * _digit(match["tenths"]) + _digit(match["cents"])
    value = numeral.value + Decimal(cents) / 100
    step = Decimal("0.01") if match["cents"] else Decimal("0.1")
    return Rest(match.end(), Numeral(value, step, step))


def tenths_after(flow: str, end: int, numeral: Numeral) -> Rest | None:
    """Read the 五 of 七成五 (in tenths: 7.5)."""
    match = _TENTH.match(flow, end) if _is_whole(numeral) else None
    if match is None:
        return None
    step = Decimal("0.1")
    return Rest(match.end(), Numeral(numeral.value + _digit(match[0][0]) * step, step, step))


def height_after(flow: str, end: int, numeral: Numeral) -> Rest | None:
    """Read the 八 of 一米八, the 75 of 1米75 and the 83 of 9秒83."""
    match = _HEIGHT.match(flow, end) if _is_whole(numeral) else None
    if match is None:
        return None
    digits = "".join(str(_digit(digit)) for digit in match["digits"])
    step = _TEN ** -len(digits)
    return Rest(match.end("digits"), Numeral(numeral.value + int(digits) * step, step, step))


def hundred_millions(flow: str, end: int) -> bool:
    """Tell whether 亿 goes on after 个: 两个|亿的投资; 两个亿元村 are villages."""
    return _HUNDRED_MILLION.match(flow, end) is not None


def discount(words: str) -> Numeral | None:
    """Return the percents of a discount in two digits: 三八折, 75折; 七八折 is a range."""
    digits = [_DIGITS.get(word, word) for word in words]
    if len(digits) != 2 or digits[1] == 0:
        return None
    if isinstance(digits[0], int) and isinstance(digits[1], int):
        if digits[1] == digits[0] + 1 or not digits[0]:
            return None
        return Numeral(Decimal(10 * digits[0] + digits[1]), Decimal(1), Decimal(1))
    numeral = read_numeral(words)
    is_plain = numeral is not None and numeral.plain and numeral.top is None
    return numeral if is_plain and numeral is not None and numeral.value > _TEN else None


def _is_whole(numeral: Numeral) -> bool:
    return numeral.top is None and numeral.step == 1


def _digit(text: str | None) -> int:
    if not text:
        return 0
    return _DIGITS[text] if text in _DIGITS else int(text)


def pieces(
    flow: str, end: int, at: int, numeral: Numeral, inside: Hedge | None
) -> tuple[Word, Numeral, Hedge | None, int, int]:
    """Read on after 个: 3个|半小时, 3个|多小时, 两个|亿, 6个|卢布."""
    word = _WORDS["个"]
    after = flow[end : end + 1]
    if after == "半" and (inner := halved_after(flow, end)) is not None:
        stop, numeral = and_half(flow, end, numeral)
        return inner, numeral, inside, stop + inner.length - inner.name.startswith("个"), at
    if after == "多" and (more := more_than(flow, end)) is not None:
        return more.word, numeral, more.hedge, more.end, at
    if after == "亿" and hundred_millions(flow, end):
        end, at, word = end + 1, end + 1, word_at(flow, end + 1, han=False) or _BARE
        return word, numeral.scaled(8), inside, end + word.length, at
    if after in "/／每" and after:
        return word, numeral, inside, end, at
    # 6个卢布 is money as 6卢布 is.
    money = word_at(flow, end, han=False)
    if money is not None and money.name in _CURRENCIES:
        return money, numeral, inside, end + money.length, end
    return word, numeral, inside, end, at


def going_on(flow: str, end: int, numeral: Numeral, word: Word) -> tuple[Word, Numeral, int]:
    """Read what follows the unit without one of its own: 三元|五角, 七成|五, 一米|八."""
    if word.name in _WITH_DIGITS:
        rest = height_after(flow, end, numeral)
    elif word.power:
        rest = tenths_after(flow, end, numeral)
    else:
        rest = change_after(flow, end, word.name, numeral)
        word = _WORDS["元"] if rest is not None and word.name == "块" else word
    return (word, numeral, end) if rest is None else (word, rest.numeral, rest.end)
