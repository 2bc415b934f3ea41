"""Money named before its number: ￥1200, US$300万, RMB500; and half of a price: 打对折."""

from collections.abc import Iterator
from decimal import Decimal

from checker.figures.numerals import Numeral
from checker.figures.pattern import Token
from checker.figures.words import UNITS

_NAMES: dict[str, str] = UNITS["signs"]
_WORDS: dict[str, dict[str, str]] = UNITS["names-before"]
# The last characters of ￥, US$ and 港币; codes in letters are asked for apart.
SIGNS = frozenset(name[-1] for name in _NAMES if not name.isalpha()) | frozenset(
    name[-1] for names in _WORDS.values() for name in names
)
CODES = frozenset(name for name in _NAMES if name.isalpha())
_LONGEST = 3
_HALF_PRICE = "对折"
_HALF = Numeral(Decimal(50), Decimal(10), Decimal(10))


def with_price(flow: str, token: Token) -> None:
    """Take the sign before a number, and the unit that a name before it says: 港币|500元.

    $1.$2 is a gap to fill.
    """
    if flow[token.end : token.end + 1] == "." or flow[token.start - 2 : token.start - 1] == ".":
        return
    names = _WORDS.get(token.unit)
    for length in range(min(_LONGEST, token.start), 0, -1):
        named = names.get(flow[token.start - length : token.start]) if names else None
        if named is not None:
            token.unit, token.kind = named, token.kind if token.unit else "money"
            return
        unit = _NAMES.get(flow[token.start - length : token.start])
        if unit is not None:
            _priced(token, unit, token.start - length)
            return


def read_code(flow: str, token: Token) -> Token | None:
    """Return the price whose code stands before the number: RMB|500; None for other words."""
    start = token.start - _LONGEST
    _priced(token, _NAMES[flow[start : token.start]], start)
    return token if token.start == start else None


def _priced(token: Token, unit: str, start: int) -> None:
    if not token.unit:
        token.kind, token.unit, token.start = "money", unit, start
    elif token.kind == "money":
        token.start = start


def half_prices(flow: str) -> Iterator[Token]:
    """Yield the 对折 of 打对折 as percents; 对折 alone is a way to fold."""
    at = flow.find(_HALF_PRICE)
    while at >= 0:
        end = at + len(_HALF_PRICE)
        if flow.endswith(("打", "打了", "打个"), 0, at):
            yield Token(at, end, _HALF, "percent", "%", end, han=True)
        at = flow.find(_HALF_PRICE, end)
