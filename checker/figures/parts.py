"""Parts and ratios: 三分之一, 百分之二十点五, 千分之三, 1/3, 一半, 3.8：1, 21.5∶36.1∶43.4."""

import re
from decimal import Decimal

from checker.core.late import late
from checker.figures.adjust import negated, with_sign
from checker.figures.hedges import hedge_after, hedge_before
from checker.figures.lookalikes import is_score
from checker.figures.numerals import LONGEST, Numeral, read_numeral
from checker.figures.pattern import DIGITS, HAN, HAN_DIGITS, Token
from checker.figures.words import UNITS, Word, half_width, words_by_text

FRACTION = late(
    rf"分之(?P<sign>[-－−负])?+(?P<top>(?:(?:[{DIGITS}]{{1,3}}(?:[,，][{DIGITS}]{{3}}(?![{DIGITS}]))++|[{DIGITS}]++)"
    rf"(?:[.．·][{DIGITS}]++)?+[万亿]?+|[{HAN}]++(?:点[{HAN_DIGITS}]++)?+))"
)
_TO = frozenset("到至—")
_HIGH = late(
    rf"(?:[到至]|—{{1,2}})(?P<high>[{HAN}]++(?:点[{HAN_DIGITS}]++)?+|[{DIGITS}]++(?:[.．·][{DIGITS}]++)?+)"
    r"(?:(?![\u4e00-\u9fff%％年月日])|(?=的|左右|以[上下内]|之间))"
)
_MIXED = late(rf"又(?P<below>[{HAN}]{{1,6}}+|[{DIGITS}]{{1,4}}+)(?=分之)")
_NUMBER = rf"[{DIGITS}]++(?:[.．·][{DIGITS}]++)?+"
_RATIO = late(rf"{_NUMBER}(?:[∶：:]{_NUMBER})++")
_SLASH = late(rf"([{DIGITS}]++)[/／]([{DIGITS}]++)(?![{DIGITS}/／])")
# 2014-031, 010-6500, 1.2.3, 1+1, 10+N, 192.168.0.1.
_CHAIN = late(rf"{_NUMBER}(?:[-－–.．/／+＋]++[{DIGITS}A-Za-z]++)++")
# 12 345户, 1 228.3亿元 and 15 4户: spaces from typesetting, after a word and before a unit only.
_SPACED = late(
    rf"(?<=[\u4e00-\u9fff])(?:[{DIGITS}]{{1,3}}+(?: [{DIGITS}]{{3}})++(?:[.．][{DIGITS}]++)?+"
    rf"|[{DIGITS}]{{1,2}}+ [{DIGITS}]{{1,2}})(?![{DIGITS} ])"
)
# 2. 4％: a space after the point, before a unit only.
_SPACED_POINT = late(rf"(?<=[\u4e00-\u9fff])[{DIGITS}]++[.．] [{DIGITS}]++")
_PLUS = late(r"[+＋][A-Za-zＡ-Ｚａ-ｚ0-9０-９]")
_LARGEST_DENOMINATOR = 1000
_HALF_NOT_BEFORE = late("[是会要导岛径封殖决挂山坡夜途路场自停成信工]")


def read_fraction(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Return the fraction whose denominator stands in `[start, end)`: 三|分之一."""
    match = FRACTION.match(flow, end)
    below = read_numeral(flow[start:end])
    if match is None or below is None or match.end() - end > LONGEST:
        return None, end
    above = read_numeral(match["top"])
    if above is None or below.top is not None or below.value <= 0:
        return None, match.end()
    token = Token(start, match.end(), above, "fraction", "", match.end(), han=True)
    if match["sign"]:
        token.numeral = negated(above)
    elif flow[token.end : token.end + 1] in _TO:
        _to_high(flow, token)
    words = flow[start:end]
    if words == "百":
        token.kind, token.unit = "percent", "%"
    elif words == "千":
        token.kind, token.unit = "percent", "‰"
    else:
        token.numeral = _divided(token.numeral, below.value)
    token.joined = token.numeral.top is not None and token.end > match.end()
    _with_hedges(flow, token)
    with_sign(flow, token)
    return token, token.end


def _to_high(flow: str, token: Token) -> None:
    """Add the upper end of 百分之五到十, which does not repeat the 百分之."""
    match = _HIGH.match(flow, token.end)
    high = read_numeral(match["high"]) if match is not None else None
    low = token.numeral
    if match is None or high is None or high.top is not None or low.top is not None:
        return
    if low.value < high.value:
        token.numeral = Numeral(low.value, high.step, high.coarse, high.value)
        token.end = token.unit_start = match.end()


def read_mixed(flow: str, start: int, end: int, whole: Numeral) -> Token | None:
    """Return 三又二分之一, whose whole number stands in `[start, end)`."""
    match = _MIXED.match(flow, end)
    if match is None or whole.top is not None:
        return None
    part, _ = read_fraction(flow, *match.span("below"))
    if part is None or part.kind != "fraction" or part.numeral.top is not None:
        return None
    value = whole.value + part.numeral.value
    numeral = Numeral(value, part.numeral.step, part.numeral.step)
    return Token(start, part.end, numeral, "number", "", part.end, han=True)


def read_half(flow: str, start: int) -> tuple[Token | None, int]:
    """Return 一半 as a fraction, 半年 and 半个月 as durations."""
    half = Numeral(Decimal("0.5"), Decimal("0.5"), Decimal("0.5"))
    if flow[start] == "一":
        token = Token(start, start + 2, half, "fraction", "", start + 2, han=True)
        if _HALF_NOT_BEFORE.match(flow, start + 2):
            return None, start + 2
        return _with_hedges(flow, token), token.end
    for length in (3, 2, 1):
        word = words_by_text().get(flow[start + 1 : start + 1 + length])
        if word is not None and _is_halved(flow, start, word):
            end = start + 1 + word.length
            if word.unless is not None and word.unless.match(flow, end):
                return None, start + 1
            before = flow[start - 1 : start]
            if before in ("上", "下", "前", "后", "大", "每") and before:
                return None, end
            half = half.scaled(word.power)
            token = Token(start, end, half, word.kind, word.name, start + 1, han=True)
            return _with_hedges(flow, token), token.end
    return None, start + 1


def _is_halved(flow: str, start: int, word: Word) -> bool:
    """Tell whether 半 halves the unit: 半年, 半成, 半公里; 半斤 and 半两 are sayings."""
    if word.kind == "quantity":
        return word.length > 1 and not word.name.isascii()
    return word.kind == "duration" or flow[start + 1] == "成"


def read_ratio(flow: str, start: int, end: int) -> tuple[Token | None, int] | None:
    """Return the ratio, fraction or chain of digits at `start`; None if it is a plain number."""
    mark = flow[end]
    if mark in "∶：:":
        return _ratio(flow, start, end)
    if mark in "/／":
        return _slashed(flow, start)
    if mark in "+＋":
        return (None, end + 2) if _PLUS.match(flow, end) else None
    chain = _CHAIN.match(flow, start)
    if chain is None:
        return None
    if mark in ".．" or _is_code(half_width(chain[0])):
        return None, chain.end()
    return None


def spaced_end(flow: str, start: int) -> int:
    """Return where a number with spaces inside ends (15 4|户), 0 if it has none."""
    match = _SPACED.match(flow, start) or _SPACED_POINT.match(flow, start)
    return 0 if match is None else match.end()


def _ratio(flow: str, start: int, end: int) -> tuple[Token | None, int] | None:
    match = _RATIO.match(flow, start)
    if match is None:
        return None
    if is_score(flow, start, match.end()) or match.end() - start > LONGEST:
        return None, match.end()
    numeral = read_numeral(flow[start:end])
    if numeral is None:
        return None, match.end()
    return Token(start, match.end(), numeral, "number", "∶", end, joined=True), match.end()


def _slashed(flow: str, start: int) -> tuple[Token | None, int] | None:
    match = _SLASH.match(flow, start)
    if match is None:
        chain = _CHAIN.match(flow, start)
        return None if chain is None else (None, chain.end())
    above, below = read_numeral(match[1]), read_numeral(match[2])
    if above is None or below is None or not 0 < above.value < below.value:
        return None, match.end()
    if below.value > _LARGEST_DENOMINATOR or _is_money(flow, match.end()):
        return None
    numeral = _divided(above, below.value)
    token = Token(start, match.end(), numeral, "fraction", "", match.end())
    return _with_hedges(flow, token), token.end


def _is_money(flow: str, at: int) -> bool:
    return any(flow.startswith(name, at) for name in UNITS["currencies"])


def _is_code(chain: str) -> bool:
    """Tell whether digits joined with hyphens are a code, not a range: 2014-031, 0635-8231."""
    terms = re.split(r"[-–]+", chain)
    if len(terms) != 2 or not all(term.replace(".", "", 1).isdigit() for term in terms):
        return True
    low, high = terms
    has_zero = any(len(term) > 1 and term[0] == "0" and term[1] != "." for term in terms)
    return has_zero or max(len(low), len(high)) > 6 or Decimal(low) >= Decimal(high)


def _divided(above: Numeral, below: Decimal) -> Numeral:
    top = None if above.top is None else above.top / below
    step = above.step / below
    return Numeral(above.value / below, step, step, top)


def _with_hedges(flow: str, token: Token) -> Token:
    token.before = hedge_before(flow, token.start)
    after = hedge_after(flow, token.end)
    if after is not None:
        token.after = after
        token.end = after.end
    return token
