"""Two numbers that are one figure, and lists that name their unit once: 4至5万人, 12、15万吨."""

from collections.abc import Iterable

from checker.figures.hedges import TABLE
from checker.figures.numerals import Numeral, power_of
from checker.figures.pattern import Token

_JOINS = frozenset(TABLE["range-joins"])
_LISTS = frozenset(TABLE["list-joins"])
_SMALLER: dict[str, dict[str, int]] = TABLE["smaller"]
# A rate of exchange with two quotes: 5600／6000盾.
_SLASHES = frozenset("/／")
_MOVES = frozenset("从由自")
# 三至五成 begins at 30 %.
_TENTHS = frozenset("成折")
# 两年零三个月, 8天又20小时.
_BETWEEN = frozenset("零又")
_SEVERALLY = ("分别", "均", "都")
_LONGEST_JOIN = 2
# Not 十: 三到二十 begins at 3.
_SCALES = frozenset("百千万亿")


def join_ranges(tokens: Iterable[Token], flow: str) -> list[Token]:
    """Return `tokens` with ranges joined and with units and scales handed back to lists."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.start <= joined[-1].end + 1 and _is_rest(joined[-1], token, flow):
            joined[-1] = _whole(joined[-1], token)
            continue
        if joined and token.start - joined[-1].end <= _LONGEST_JOIN:
            gap = flow[joined[-1].end : token.start]
            is_quoted = gap in _SLASHES and token.kind == "money"
            if (gap in _JOINS or is_quoted) and _is_range(joined[-1], token, gap, flow):
                joined[-1] = _range(joined[-1], token, flow)
                continue
            if gap in _LISTS:
                _share_unit(joined, token, flow)
                _share_hedge(joined[-1], token, flow)
        if joined and joined[-1].tentative:
            joined.pop()
        joined.append(token)
    if joined and joined[-1].tentative:
        joined.pop()
    return joined


def _is_range(low: Token, high: Token, gap: str, flow: str) -> bool:
    if low.joined or high.joined or low.after is not None or low.inside is not None:
        return False
    if low.numeral.top is not None or high.numeral.top is not None or "ordinal" in (low.kind,):
        return False
    if low.unit and (low.unit != high.unit or (gap in "到至" and flow[low.start - 1] in _MOVES)):
        return False
    if low.tentative and not high.unit:
        return False
    if not low.unit and not high.unit and gap in "-－到":
        return False
    return _shared(low, high, flow).value < high.numeral.value


def _is_rest(large: Token, small: Token, flow: str) -> bool:
    """Tell whether 47分 goes on from 2小时, or 三个月 from 两年零."""
    if small.start != large.end and flow[large.end] not in _BETWEEN:
        return False
    factors = _SMALLER.get(large.unit)
    if not factors or small.unit not in factors:
        return False
    plain = large.numeral.plain and small.numeral.top is None
    return plain and small.numeral.value < factors[small.unit]


def _whole(large: Token, small: Token) -> Token:
    """Return 2小时47分 as 167 of the smaller unit."""
    value = large.numeral.value * _SMALLER[large.unit][small.unit] + small.numeral.value
    step = small.numeral.step
    numeral = Numeral(value, step, step, None, small.numeral.plain)
    kind = large.kind if large.kind == "quantity" else "duration"
    # Behind 小时 no score is meant, nor money.
    unit = "分钟" if kind == "duration" and small.unit == "分" else small.unit
    token = Token(large.start, small.end, numeral, kind, unit, small.unit_start)
    token.before, token.inside, token.after = large.before, small.inside, small.after
    return token


def _shared(low: Token, high: Token, flow: str) -> Numeral:
    """Return the first number with the scale of the second: 4至5万 begins at 4万."""
    if low.unit or low.numeral.step >= 1000:
        return low.numeral
    if high.unit_start < high.end and flow[high.unit_start] in _TENTHS:
        return low.numeral.scaled(1)
    for power in _scales_of(high, flow):
        if low.numeral.value < high.numeral.value.scaleb(-power):
            return low.numeral.scaled(power)
    return low.numeral


def _scales_of(token: Token, flow: str) -> list[int]:
    """Return the powers of the 千亿, 亿 … at the end of a numeral, the largest first.

    两到三千亿 begins at 2千亿, but 七千到九千亿 at 7千亿.
    """
    end = at = token.unit_start
    while at > token.start and flow[at - 1] in _SCALES:
        at -= 1
    powers = [power_of(flow[start:end]) or 0 for start in range(at, end)]
    return [power for power in powers if power]


def _range(low: Token, high: Token, flow: str) -> Token:
    bottom = _shared(low, high, flow)
    numeral = Numeral(bottom.value, high.numeral.step, high.numeral.coarse, high.numeral.value)
    token = Token(low.start, high.end, numeral, high.kind, high.unit, high.unit_start)
    token.before, token.inside, token.after = low.before, high.inside, high.after
    token.joined = True
    return token


def _share_hedge(first: Token, second: Token, flow: str) -> None:
    """Hand on the hedge of 分别突破6000万吨、15万标箱, which is said of both."""
    hedge = first.before
    if hedge is not None and second.before is None and flow.endswith(_SEVERALLY, 0, hedge.start):
        second.before = hedge


def _share_unit(tokens: list[Token], last: Token, flow: str) -> None:
    """Hand the unit of 12、15万吨 back to the numbers before it that have none."""
    for token in reversed(tokens):
        is_half = token.unit == "个" and last.unit == "个百分点"
        if (token.unit and not is_half) or not last.unit or token.joined or token.han:
            return
        if flow[token.end : token.end + 1] not in _LISTS and not is_half:
            return
        if not is_half:
            token.numeral = _shared(token, last, flow)
        token.kind, token.unit = last.kind, last.unit
