"""What changes a number once its numeral is read: a sign, 半 after the unit, 番."""

from decimal import Decimal

from checker.core.late import late
from checker.figures.numerals import LONGEST, Numeral
from checker.figures.pattern import Token

SIGN_ENDS = frozenset("-－−+＋—下负")
# A hyphen is a sign at the head of a cell or after a word, not between two numbers or letters.
_SIGN = late(
    r"(?:零下|(?<![胜肩担抱欺自])负|(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ%％）)”年月日万亿元－\-])[-－−+＋]"
    r"|(?<=[为是和、])—)$"
)
_HALF = Decimal("0.5")
_FIRST_YEAR, _LAST_YEAR, _ROUND_YEARS = 1000, 2200, 100


def is_year(numeral: Numeral) -> bool:
    """Tell whether a number before 年 is too long for a stretch of time: 表10|2020年.

    What no year can be is read as a stretch: 4021年.
    """
    is_long = _FIRST_YEAR <= numeral.value < _LAST_YEAR
    return numeral.plain and is_long and numeral.coarse < _ROUND_YEARS


def and_half(flow: str, end: int, numeral: Numeral) -> tuple[int, Numeral]:
    """Add the half of 两年|半, 一倍|半."""
    if numeral.top is not None or numeral.step != 1:
        return end, numeral
    return end + 1, Numeral(numeral.value + _HALF, _HALF, _HALF)


def doublings(numeral: Numeral) -> Numeral:
    """Turn 番 into a multiple: 翻一番 is twice, 翻两番 four times."""
    if numeral.top is not None or numeral.value > LONGEST:
        return numeral
    return Numeral(Decimal(2) ** numeral.value, numeral.step, numeral.step)


def with_sign(flow: str, token: Token) -> None:
    """Take a sign, 零下 or 负 right before a number into it."""
    if token.start == 0 or flow[token.start - 1] not in SIGN_ENDS:
        return
    before = _SIGN.search(flow, max(0, token.start - 3), token.start)
    if before is None or (token.han and before[0] != "零下" and before[0] != "负"):
        return
    token.start = before.start()
    if before[0] not in "+＋":
        token.numeral = negated(token.numeral)


def negated(numeral: Numeral) -> Numeral:
    """Return the numeral below zero: 负百分之三."""
    top = None if numeral.top is None else -numeral.top
    return Numeral(-numeral.value, numeral.step, numeral.coarse, top, numeral.plain)


def without_sign(token: Token, start: int) -> None:
    """Give back a sign that belongs to the figure before."""
    numeral = token.numeral
    token.start = start
    top = None if numeral.top is None else abs(numeral.top)
    token.numeral = Numeral(abs(numeral.value), numeral.step, numeral.coarse, top, numeral.plain)
