"""One pass over the flow for every number that is no date: 300余家, 4万人以上, 百分之五."""

from collections.abc import Sequence

from msgspec import Struct

from checker.figures import lookalikes as look
from checker.figures.adjust import and_half, doublings, is_year, with_sign, without_sign
from checker.figures.bare import read_bare
from checker.figures.hedges import (
    Hedge,
    hedge_after,
    hedge_before,
    hedge_inside,
    is_recent_period,
)
from checker.figures.numerals import LONGEST, TABLE, Numeral, read_numeral
from checker.figures.ones import counts_one
from checker.figures.ordinals import read_leading, read_ordinal
from checker.figures.parts import read_fraction, read_half, read_ratio, spaced_end
from checker.figures.pattern import NUMBER, PLACES, Rubbish, Token
from checker.figures.reading import Reading
from checker.figures.words import PARTIES, UNITS, Word, lengths_by_first, words_by_text

_WORDS = words_by_text()
_LENGTHS = lengths_by_first()
_THOUSAND_UNITS = frozenset(TABLE["thousand-units"])
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_PLACES = frozenset(PLACES)
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LATIN_WIDE = frozenset(chr(ord(letter) + 0xFEE0) for letter in _LATIN) | _LATIN
_MORE = frozenset("余多来几")
# 十分 and 三角 are words; 三十二亿五千万度 and 五百七十八万匹 are figures.
_LONG_HAN = 3
_MEASURED = frozenset({"count", "money", "quantity", "percent", "percentage-point"})
# 米每秒 is one unit, 3年每年 is not.
_RATED = frozenset({"count", "money", "quantity"})
_POINT_SPACE = (". ", "． ")
_GRADES = frozenset({"级", "大", "强"})
_COMPARING = frozenset({"高于", "低于", "多于", "少于", "大于", "小于", "超过"})
_CURRENCIES = frozenset(UNITS["currencies"])
_PERIODS = frozenset({"年", "个月", "天", "周", "周年", "日", "载"})
# Marks after digits that make a ratio, a fraction, a chain or a list of them.
_CHAINS = frozenset("∶：:/／-－–+＋.．")


def find_numbers(flow: str, dates: Sequence[Reading]) -> list[Token]:
    """Return the numbers of `flow` outside `dates`, from left to right."""
    found: list[Token] = []
    done = floor = 0
    taken = iter(dates)
    date = next(taken, None)
    rubbish = Rubbish()
    for match in NUMBER.finditer(flow):
        start, end = match.span()
        if start < done or flow[start] in _LATIN_WIDE or rubbish.holds(start, end):
            continue
        while date is not None and date.end <= start:
            floor, date = date.end, next(taken, None)
        if date is not None and date.start < end:
            done = date.end
            continue
        token, done = _read_at(flow, start, end)
        if token is None or (date is not None and token.end > date.start):
            continue
        if token.start < floor:
            without_sign(token, start)
        found.append(token)
        floor = token.end
    return found


def _read_at(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Return the number at one match of NUMBER, and from where to go on."""
    first = flow[start]
    if end - start > LONGEST:
        return None, end
    if first == "第":
        return read_ordinal(flow, start, end)
    if first == "半":
        return read_half(flow, start)
    if first in _ARABIC:
        return _read_arabic(flow, start, end)
    return _read_han(flow, start, end)


def _read_arabic(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    mark = flow[end : end + 1]
    if mark == " " or flow.startswith(_POINT_SPACE, end):
        after = spaced_end(flow, start)
        word = _word_at(flow, _scale_end(flow, after), han=False) if after else None
        if word is not None and word.kind in _MEASURED:
            return _read_counted(flow, start, _scale_end(flow, after), han=False)
    if mark in _CHAINS and mark:
        chained = read_ratio(flow, start, end)
        if chained is not None:
            return chained
    return _read_counted(flow, start, end, han=False)


def _scale_end(flow: str, at: int) -> int:
    while flow[at : at + 1] in _PLACES and flow[at : at + 1]:
        at += 1
    return at


def _read_han(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Read a numeral of Chinese words, and drop what only looks like one."""
    token, done = _read_counted(flow, start, end, han=True)
    if token is None or token.kind in ("percent", "fraction", "multiple"):
        return token, done
    phrase_end = look.set_phrase_end(flow, start)
    if phrase_end == token.end and look.is_case(flow, start, phrase_end):
        return token, done
    # 八方 is a word, 八方面 is not.
    if phrase_end and flow.startswith("方面", token.unit_start):
        return token, done
    if phrase_end or look.is_part_of_name(flow, token.unit_start):
        return None, max(phrase_end, end)
    if token.unit == "次" and look.is_session(flow, start):
        return None, token.end
    return token, done


def _read_counted(flow: str, start: int, end: int, *, han: bool) -> tuple[Token | None, int]:
    """Read numeral, 余 or 多 inside, 万 or 亿 after it, and the unit."""
    if flow[end - 1] == "千" and flow[end : end + 1] in _THOUSAND_UNITS and flow[end : end + 1]:
        end -= 1
        if end == start:
            return None, end + 1
    if flow.startswith("分之", end):
        return read_fraction(flow, start, end)
    numeral = read_numeral(flow[start:end])
    if numeral is None:
        return None, end
    inside = None
    at = end
    if flow[at : at + 1] in _MORE:
        inside, numeral, at = _more(flow, at, numeral)
    word = _word_at(flow, at, han=han and end - start < _LONG_HAN)
    if word is not None and word.name == "番" and "翻" not in flow[max(0, start - 5) : start]:
        return None, max(at, look.set_phrase_end(flow, start))
    if word is not None and word.name == "年" and is_year(numeral):
        return None, at
    if word is None:
        return _unmeasured(flow, start, end, at, numeral, inside, han)
    if han and not _is_counting(flow, start, end, word, inside):
        return None, end
    return _finish(flow, start, at, numeral, inside, word, han)


def _more(flow: str, at: int, numeral: Numeral) -> tuple[Hedge | None, Numeral, int]:
    """Read 余 or 多 between numeral and unit, and 万 or 亿 after it: 100多|万人."""
    sense = hedge_inside(flow, at)
    after = at + 1
    while flow[after : after + 1] in _PLACES and flow[after : after + 1]:
        after += 1
    power = len(flow[at + 1 : after])
    if sense is None or (power == 0 and _word_at(flow, after, han=False) is None):
        return None, numeral, at
    if power:
        if flow[after - 1] == "千" and flow[after : after + 1] in _THOUSAND_UNITS:
            after -= 1
        scale = read_numeral("1" + flow[at + 1 : after])
        if scale is None:
            return None, numeral, at
        numeral = numeral.scaled(scale.value.adjusted())
    if flow[at] == "来" and numeral.coarse < 10 * numeral.step:
        return None, numeral, at
    return Hedge(at, at + 1, flow[at], sense), numeral, after


def _word_at(flow: str, at: int, *, han: bool) -> Word | None:
    """Return the longest unit or counting word at `at`."""
    lengths = _LENGTHS.get(flow[at : at + 1])
    if lengths is None:
        return None
    for length in lengths:
        word = _WORDS.get(flow[at : at + length])
        if word is not None:
            if word.arabic and han:
                return _parties_at(flow, at)
            if word.unless is not None and word.unless.match(flow, at + length):
                continue
            return word
    return None


def _parties_at(flow: str, at: int) -> Word | None:
    """Return 方 as the word for parties: 三方 sign what 3方 of timber measure."""
    if flow[at] != "方" or PARTIES.unless is None or PARTIES.unless.match(flow, at + 1):
        return None
    return PARTIES


def _is_counting(flow: str, start: int, end: int, word: Word, inside: Hedge | None) -> bool:
    """Tell whether a Chinese numeral before `word` counts: 三家, 一家, 几十家; not 几家, 百年."""
    first = flow[start]
    if end - start > 1 and not all(word in _PLACES for word in flow[start:end]):
        return True
    if first == "一":
        is_more = word.name == "个" and _more_than(flow, end + 1) is not None
        return is_more or counts_one(flow, start, word)
    if first in "几数零〇":
        return False
    if first in _PLACES and first != "十":
        if word.name in _GRADES:
            return False
        if end - start > 1 and word.kind in ("money", "quantity"):
            return not flow.startswith(("级", "俱乐部"), end + word.length)
        return inside is not None or hedge_before(flow, start, bare=True) is not None
    return True


def _unmeasured(
    flow: str, start: int, end: int, at: int, numeral: Numeral, inside: Hedge | None, han: bool
) -> tuple[Token | None, int]:
    """Read a number without a unit: 3万|朝鲜人, 50.2, 数百万."""
    if han and flow.startswith("半", end) and flow[start:end] == "一":
        return read_half(flow, start)
    if inside is None:
        at = end
    token = read_bare(flow, start, end, at, numeral, inside, han=han)
    if token is None:
        return None, end
    return _hedged(flow, token, bare=han and flow[start] in _PLACES), token.end


def _finish(
    flow: str, start: int, at: int, numeral: Numeral, inside: Hedge | None, word: Word, han: bool
) -> tuple[Token | None, int]:
    end = at + word.length
    unit = word.name
    if flow[end : end + 1] in ("/", "／", "每") and word.kind in _RATED:
        end, unit = _per(flow, end, unit)
    elif flow.startswith("半", end) and word.kind in ("duration", "multiple", "quantity"):
        end, numeral = and_half(flow, end, numeral)
    elif word.name == "个" and flow.startswith("半", end):
        whole = _word_at(flow, end + 1, han=False) or _word_at(flow, at, han=False)
        inner = _WORDS.get("个" + whole.name) if whole is not None else None
        if inner is not None and inner.kind == "duration" and whole is not None:
            end, numeral = and_half(flow, end, numeral)
            word, unit, end = inner, inner.name, end + whole.length
    elif word.name == "个" and (more := _more_than(flow, end)) is not None:
        word, inside, unit, end = more.word, more.hedge, more.word.name, more.end
    elif word.name == "个":
        # 6个卢布 is money as 6卢布 is.
        money = _word_at(flow, end, han=False)
        if money is not None and money.name in _CURRENCIES:
            word, unit, end, at = money, money.name, end + money.length, end
    if word.power:
        numeral = numeral.scaled(word.power)
    token = Token(start, end, numeral, word.kind, unit, at, han, inside=inside)
    if word.kind == "multiple" and word.name == "番":
        token.numeral = doublings(numeral)
    lead = read_leading(flow, token)
    if lead is not None:
        return lead, lead.end
    return _hedged(flow, token, bare=han and flow[start] in _PLACES), token.end


class _More(Struct, frozen=True, gc=False):
    """The unit that 个 and 多 stand before: 3个多|小时."""

    word: Word
    hedge: Hedge
    end: int


def _more_than(flow: str, at: int) -> _More | None:
    """Read 多 and the rest of the unit after 个: 3个|多小时, 5个|多百分点."""
    rest = _word_at(flow, at + 1, han=False) if flow.startswith("多", at) else None
    word = _WORDS.get("个" + rest.name) if rest is not None else None
    if word is None and flow.startswith("月", at + 1):
        word, rest = _WORDS["个月"], None
    if word is None or not flow.startswith("多", at):
        return None
    return _More(word, Hedge(at, at + 1, "多", "more"), at + word.length)


def _per(flow: str, end: int, unit: str) -> tuple[int, str]:
    """Read the second half of 元/吨 or 米每秒."""
    stop = end + 1
    below = _word_at(flow, stop, han=False)
    if below is None:
        stop = _scale_end(flow, stop)
        below = _word_at(flow, stop, han=False)
    if below is None:
        return end, unit
    mark = "每" if flow[end] == "每" else "/"
    return stop + below.length, unit + mark + flow[end + 1 : stop] + below.name


def _hedged(flow: str, token: Token, *, bare: bool) -> Token:
    """Add the hedges before and after, and the sign before."""
    before = hedge_before(flow, token.start, bare=bare)
    if before is not None and before.text in _COMPARING and flow.startswith("前", token.end):
        before = None  # 高于四年前的170万 says nothing of four years.
    if before is not None and token.kind == "duration" and token.unit in _PERIODS:
        before = None if is_recent_period(before, flow, token.end) else before
    token.before = before
    with_sign(flow, token)
    after = hedge_after(flow, token.end)
    if after is not None:
        token.after = after
        token.end = after.end
    return token
