"""Ranks and serial numbers: 第九场, 第3位, 居全省第一, 前三位."""

from decimal import Decimal

from checker.core.late import late
from checker.figures.lookalikes import TABLE
from checker.figures.numerals import LONGEST, Numeral, read_numeral
from checker.figures.pattern import Token
from checker.figures.words import lengths_by_first, words_by_text

_DIVISIONS = late("|".join(sorted(TABLE["divisions"], key=len, reverse=True)))
_RANKS = late("(?:" + "|".join(TABLE["rank-words"]) + ")[的为了]?$")
_RANKED_FAR = late("(?:" + "|".join(TABLE["rank-verbs"]) + r")[^，。；：、\d]{1,8}$")
_LEADING = frozenset({"位", "名", "强", "列"})
# 第六届全国人大, 第一次会议: what follows cannot make another word of these.
_NUMBERED = frozenset({"届", "次"})
# 第二|大经济体: the rank is the number alone.
_RANKED_BY_SIZE = late("大(?![学街道厦队楼会])")
_AFTER_RANK = late(r"[，。；、！）)\n”和]|$")


def read_ordinal(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Return the ordinal whose 第 is at `start`: 第九场; None for 第三条, 第2014-031号."""
    if end - start > LONGEST or flow[end : end + 1] in ("-", "－", "—", "/"):
        return None, end
    numeral = read_numeral(flow[start + 1 : end])
    if numeral is None or numeral.step != 1 or numeral.top is not None:
        return None, end
    numeral = Numeral(numeral.value, Decimal(1), Decimal(1), None, True)
    if _DIVISIONS.match(flow, end):
        return None, end
    unit = _counter_at(flow, end)
    is_all = start == 0 and end == len(flow)
    if not unit and not is_all and not _is_rank(flow, start, end):
        return None, end
    token = Token(start, end + len(unit), numeral, "ordinal", unit, end)
    return token, token.end


def read_leading(flow: str, token: Token) -> Token | None:
    """Return the ordinal of 前三位 (first to third) for the count 三位."""
    if token.start == 0 or flow[token.start - 1] != "前" or token.unit not in _LEADING:
        return None
    numeral = token.numeral
    ranks = Numeral(numeral.value, Decimal(1), Decimal(1), None, True)
    return Token(token.start - 1, token.end, ranks, "ordinal", token.unit, token.unit_start)


def _counter_at(flow: str, at: int) -> str:
    for length in lengths_by_first().get(flow[at : at + 1], ()):
        word = words_by_text().get(flow[at : at + length])
        if word is None or word.name == "大":
            continue
        if word.kind not in ("count", "duration", "percent"):
            continue
        if word.name in _NUMBERED or word.unless is None:
            return word.name
        if not word.unless.match(flow, at + length):
            return word.name
    return ""


def _is_rank(flow: str, start: int, end: int) -> bool:
    if _RANKED_BY_SIZE.match(flow, end):
        return True
    if not _AFTER_RANK.match(flow, end):
        return False
    before = flow[max(0, start - 12) : start]
    return _RANKS.search(before[-5:]) is not None or _RANKED_FAR.search(before) is not None
