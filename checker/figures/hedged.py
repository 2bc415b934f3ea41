"""What stands around a number and moves it: 近|300家, 300家|以上, 零下|5度, ￥|1200."""

from checker.figures.adjust import SIGN_ENDS, with_sign
from checker.figures.hedges import (
    HEDGE_ENDS,
    HEDGE_STARTS,
    hedge_after,
    hedge_before,
    is_recent_period,
)
from checker.figures.pattern import Token
from checker.figures.prices import SIGNS, with_price

# Most numbers have none of these before them.
_BEFORE = SIGNS | HEDGE_ENDS | SIGN_ENDS
_COMPARING = frozenset({"高于", "低于", "多于", "少于", "大于", "小于", "超过"})
_PERIODS = frozenset({"年", "个月", "天", "周", "周年", "日", "载"})


def hedged(flow: str, token: Token, *, bare: bool) -> Token:
    """Add the hedges before and after, and the sign before."""
    if flow[token.start - 1 : token.start] in _BEFORE:
        _add_before(flow, token, bare=bare)
    end = token.end
    after = hedge_after(flow, end) if flow[end : end + 1] in HEDGE_STARTS else None
    if after is not None:
        token.after = after
        token.end = after.end
    return token


def _add_before(flow: str, token: Token, *, bare: bool) -> None:
    if flow[token.start - 1] in SIGNS:
        with_price(flow, token)
    before = hedge_before(flow, token.start, bare=bare)
    if before is not None and before.text in _COMPARING and flow.startswith("前", token.end):
        before = None  # 高于四年前的170万 says nothing of four years.
    if before is not None and token.kind == "duration" and token.unit in _PERIODS:
        before = None if is_recent_period(before, flow, token.end) else before
    token.before = before
    with_sign(flow, token)
