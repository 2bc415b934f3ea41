"""Numerals as newspapers print them: 1.2万, ３５, 2亿3千万, 三百二十, 二十点五, 五六十, 几十."""

from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from checker.core.late import late
from checker.core.tables import load_table

TABLE: dict[str, Any] = load_table("language/zh/numerals.yaml")
# A longer run of digits is an identifier or rubbish; it must never become a number.
LONGEST = 40

_DIGITS: dict[str, int] = TABLE["digits"]
_PLACES: dict[str, int] = TABLE["places"]
_SCALES: dict[str, int] = TABLE["scales"]
_ALL_DIGITS = frozenset(_DIGITS)
_SOME = frozenset(TABLE["some"])
_POINT: str = TABLE["point"]
_HALF: str = TABLE["half"]
# Full-width digits and marks become ASCII; formal and short forms become plain ones.
_PLAIN = str.maketrans(
    {chr(0xFF10 + n): str(n) for n in range(10)}
    | {"，": ",", "．": ".", "·": ".", "－": "-", "−": "-", "＋": "+"}
    | TABLE["formal"]
    | TABLE["short"]
)
_ARABIC = late(r"(?:[0-9]{1,3}(?:[, ][0-9]{3})++|[0-9]++(?: [0-9]++)?+)(?:\.[0-9]++)?+")
# The whole section: 3, 3.5, 3千, 三百二十, 二十点五.
_ONE = Decimal(1)
_HALF_VALUE = Decimal("0.5")


class Numeral(Struct, frozen=True, gc=False):
    """The value of a numeral and its written places; see `Amount` for what they mean.

    `plain`: a whole number without 万 or 亿 and without a range, as counted things have.
    """

    value: Decimal
    step: Decimal
    coarse: Decimal
    top: Decimal | None = None
    plain: bool = False

    def scaled(self, power: int) -> "Numeral":
        """Return the numeral `power` places higher: 3.5 and 万 give 35000."""
        return Numeral(
            _moved(self.value, power),
            _moved(self.step, power),
            _moved(self.coarse, power),
            None if self.top is None else _moved(self.top, power),
        )


@lru_cache(maxsize=1 << 12)
def read_numeral(words: str) -> Numeral | None:
    """Return what a numeral says, None where it is none.

    >>> read_numeral("2亿3千万").value
    Decimal('2.30E+8')
    """
    if len(words) > LONGEST:
        return None
    arabic = _ARABIC.fullmatch(words)
    if arabic is not None:
        return _arabic_section(words, "")
    plain = words.translate(_PLAIN).replace(". ", ".")
    if "万万" in plain[1:]:
        plain = plain[0] + plain[1:].replace("万万", "亿")  # 四万万同胞
    sign = -1 if plain[:1] == "-" else 1
    numeral = _scaled(plain.lstrip("+-"))
    if numeral is None or sign == 1:
        return numeral
    return Numeral(-numeral.value, numeral.step, numeral.coarse, None, numeral.plain)


def power_of(words: str) -> int | None:
    """Return the power of ten that 万, 亿, 百万 … stand for, None for other words."""
    power = 0
    for word in words:
        step = _SCALES.get(word) or _PLACES.get(word)
        if step is None:
            return None
        power += step
    return power


@cache
def _power_of_ten(exponent: int) -> Decimal:
    """Return 1, 0.1, 1E+2 …; one object for all figures, since a page keeps what it finds."""
    return _ONE.scaleb(exponent)


def _moved(value: Decimal, power: int) -> Decimal:
    """Return `value` times ten to `power`, without an exponent: 35000, not 3.5E+4."""
    moved = value.scaleb(power)
    exponent = moved.as_tuple().exponent
    return Decimal(int(moved)) if isinstance(exponent, int) and exponent > 0 else moved


def _scaled(words: str) -> Numeral | None:
    """Read a numeral with 亿 or 万: what stands before is multiplied, what follows is added."""
    for scale in ("亿", "万"):
        head, found, tail = words.rpartition(scale)
        if not found:
            continue
        left = _scaled(head) if head else Numeral(_ONE, _ONE, _ONE)
        if left is None or scale in head:
            return None
        left = left.scaled(_SCALES[scale])
        return _joined(left, tail, _SCALES[scale]) if tail else left
    return _section(words)


def _joined(left: Numeral, tail: str, power: int) -> Numeral | None:
    """Add the smaller part of 2亿3千万 or of 三万二 to the larger one."""
    # 三万二 is 32000, but 一亿零一 is one more than 一亿.
    has_zero = tail[0] in "零〇"
    tail = tail[1:] if has_zero else tail
    if tail in _DIGITS and not has_zero:
        right: Numeral | None = Numeral(Decimal(_DIGITS[tail]), _ONE, _ONE).scaled(power - 1)
    else:
        right = _scaled(tail)
        if right is not None and right.top is not None and _ALL_DIGITS.issuperset(tail):
            right = right if has_zero else right.scaled(power - 1)  # 三万二三
    if right is None or right.value >= Decimal(1).scaleb(power) or left.step < 1:
        return None
    top = left.value + (right.value if right.top is None else right.top)
    ranged = left.top is not None or right.top is not None
    if left.top is not None and right.top is None:
        top = left.top + right.value
    step = right.step if "万" not in tail else max(right.step, _ONE)
    return Numeral(left.value + right.value, step, right.coarse, top if ranged else None)


def _section(words: str) -> Numeral | None:
    if words == _HALF:
        return Numeral(_HALF_VALUE, _HALF_VALUE, _HALF_VALUE)
    arabic = _ARABIC.match(words)
    if arabic is not None:
        return _arabic_section(arabic[0], words[arabic.end() :])
    whole, point, decimals = words.partition(_POINT)
    if not point:
        return _han_whole(words)
    numeral = _han_whole(whole)
    if numeral is None or numeral.top is not None or not decimals:
        return None
    if not all(digit in _DIGITS for digit in decimals):
        return None
    digits = "".join(str(_DIGITS[digit]) for digit in decimals)
    return _from_digits(f"{numeral.value:f}.{digits}")


def _arabic_section(number: str, place: str) -> Numeral | None:
    """Read 3, 3.5, 1,234 or 3千 (Arabic digits and at most two place words)."""
    if number[0] == "0" and number[1:2].isdigit():
        return None
    numeral = _from_digits(number.replace(",", "").replace(" ", ""))
    if not place or numeral is None:
        return numeral
    if place[0] in _PLACES and place[1:2].isdigit():
        return _joined_sections(numeral.scaled(_PLACES[place[0]]), _section(place[1:]))
    power = power_of(place)
    return None if power is None or len(place) > 2 else numeral.scaled(power)


def _joined_sections(left: Numeral, right: Numeral | None) -> Numeral | None:
    """Add the 4百 of 5千4百."""
    if right is None or right.top is not None or right.value >= left.step:
        return None
    return Numeral(left.value + right.value, right.step, right.coarse)


def _from_digits(digits: str) -> Numeral | None:
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    _, _, decimals = digits.partition(".")
    bare = digits.replace(".", "")
    stripped = bare.rstrip("0")
    step = _power_of_ten(-len(decimals))
    coarse = _power_of_ten(len(bare) - len(stripped) - len(decimals)) if stripped else step
    return Numeral(value, step, coarse, None, not decimals)


def _han_whole(words: str) -> Numeral | None:
    """Read a Chinese whole number below 万, digit by digit or with place words."""
    if not words:
        return None
    if all(word in _DIGITS for word in words):
        return _han_digits(words)
    low = high = 0
    lowest = 3
    at = 0
    above = 4
    while at < len(words):
        if words[at] in ("零", "〇") and at:
            at += 1
            if at == len(words):
                return None
            continue
        begin = at
        low_digit, high_digit, at = _digit_at(words, at)
        place = _PLACES.get(words[at]) if at < len(words) else 0
        if low_digit is None:
            if place is None or at >= len(words) or (at and words[at - 1] in _DIGITS):
                return None
            low_digit = high_digit = 1
        if place is None or place >= above:
            return None
        if at >= len(words) and 1 < above < 4 and words[begin - 1] in _PLACES:
            place = above - 1
        at += 1
        low += low_digit * 10**place
        high += high_digit * 10**place
        lowest = above = place
    return _from_range(low, high, lowest)


def _from_range(low: int, high: int, lowest: int) -> Numeral:
    coarse = _power_of_ten(lowest)
    while low == high and low and low % (coarse * 10) == 0:
        coarse *= 10
    top = Decimal(high) if high != low else None
    return Numeral(Decimal(low), _ONE, coarse, top, top is None)


def _han_digits(words: str) -> Numeral | None:
    """Read 七, 二〇二二 (digit by digit) or 五六 (five to six)."""
    digits = [_DIGITS[word] for word in words]
    if len(digits) > 2 and all(b == a + 1 for a, b in pairwise(digits)):
        return None  # 一二三级 names three grades
    if len(digits) == 2 and (digits[1] == digits[0] + 1 or digits == [3, 5]) and digits[0]:
        return _from_range(digits[0], digits[1], 0)
    if len(digits) == 2 or (len(digits) > 1 and "两" in words):
        return None
    return _from_digits("".join(map(str, digits)))


def _digit_at(words: str, at: int) -> tuple[int | None, int, int]:
    """Return the digit at `at` as low and high end, and where it stops: 五, 五六, 几."""
    word = words[at]
    if word in _SOME:
        return (1 if at else 2), 9, at + 1
    if word not in _DIGITS:
        return None, 0, at
    digit = _DIGITS[word]
    following = _DIGITS.get(words[at + 1]) if at + 1 < len(words) else None
    if following is not None and digit and (following == digit + 1 or (digit, following) == (3, 5)):
        return digit, following, at + 2
    return digit, digit, at + 1
