"""One pass over the flow for every number that is no date: 300余家, 4万人以上, 百分之五."""

from collections.abc import Sequence

from checker.figures import lookalikes as look
from checker.figures.adjust import and_half, doublings, is_year, without_sign
from checker.figures.bare import read_bare
from checker.figures.compound import discount, going_on, pieces
from checker.figures.hedged import hedged
from checker.figures.hedges import Hedge, hedge_inside
from checker.figures.numerals import LONGEST, TABLE, Numeral, read_numeral
from checker.figures.ones import is_counting, spells_out, sums_up
from checker.figures.ordinals import read_leading, read_ordinal
from checker.figures.parts import (
    read_fraction,
    read_half,
    read_mixed,
    read_ratio,
    spaced_end,
)
from checker.figures.pattern import PLACES, Rubbish, Token
from checker.figures.prices import CODES, read_code
from checker.figures.reading import Reading
from checker.figures.start import NUMBER
from checker.figures.unit_at import (
    is_weight,
    per,
    scale_end,
    word_after_larger,
    word_at,
)
from checker.figures.words import Word, words_by_text

_WORDS = words_by_text()
_THOUSAND_UNITS = frozenset(TABLE["thousand-units"])
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_PLACES = frozenset(PLACES)
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LATIN_WIDE = frozenset(chr(ord(letter) + 0xFEE0) for letter in _LATIN) | _LATIN
_YEAR_DIGITS = 4
_MORE = frozenset("余多来几把")
# 千把人 are about a thousand, 三千把椅子 are chairs.
_HUNDREDS = frozenset("百千万")
# What a figure may go on with after its unit: 三元五角, 七成五, 一米八.
_GO_ON = frozenset("零一二三四五六七八九0123456789０１２３４５６７８９")
_HALVED = frozenset({"duration", "multiple", "quantity", "age"})
# 十分 and 三角 are words; 三十二亿五千万度 and 五百七十八万匹 are figures.
_LONG_HAN = 3
_MEASURED = frozenset({"count", "money", "quantity", "percent", "percentage-point"})
# 米每秒 is one unit, 3年每年 is not.
_RATED = frozenset({"count", "money", "quantity"})
_POINT_SPACE = (". ", "． ")
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
        if (
            start < done
            or (flow[start] in _LATIN_WIDE and flow[start : start + 3] not in CODES)
            or rubbish.holds(start, end)
        ):
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
    if first in _ARABIC:
        return _read_arabic(flow, start, end)
    if first == "第":
        return read_ordinal(flow, start, end)
    if first == "半":
        return read_half(flow, start)
    if first in _LATIN:
        return _read_code(flow, start, end)
    return _read_han(flow, start, end)


def _read_arabic(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    mark = flow[end : end + 1]
    if mark == " " or flow.startswith(_POINT_SPACE, end):
        after = spaced_end(flow, start)
        word = word_at(flow, scale_end(flow, after), han=False) if after else None
        if word is not None and word.kind in _MEASURED:
            return _read_counted(flow, start, scale_end(flow, after), han=False)
        unit = word_at(flow, end + 1, han=False) if not after else None
        if unit is not None and unit.kind == "quantity" and unit.name.isascii():
            return _read_spaced_unit(flow, start, end, unit)
    if mark in _CHAINS and mark:
        chained = read_ratio(flow, start, end)
        if chained is not None:
            return chained
    return _read_counted(flow, start, end, han=False)


def _read_spaced_unit(flow: str, start: int, end: int, unit: Word) -> tuple[Token | None, int]:
    """Read 5 km, as scientists print it."""
    numeral = read_numeral(flow[start:end])
    if numeral is None:
        return None, end
    return _finish(flow, start, end + 1, numeral, None, unit, han=False)


def _read_han(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Read a numeral of Chinese words, and drop what only looks like one."""
    if end - start > 1 and flow[start] in "零〇" and flow[start + 1] != "点":
        start += 1  # 两年零三个月
    token, done = _read_counted(flow, start, end, han=True)
    if token is None or token.kind in ("percent", "fraction", "multiple"):
        return token, done
    phrase_end = look.set_phrase_end(flow, start)
    if phrase_end == token.end and look.is_case(flow, start, phrase_end):
        return token, done
    if phrase_end and _outgrows(flow, token, phrase_end):
        return token, done
    if phrase_end or look.is_part_of_name(flow, token.unit_start):
        return None, max(phrase_end, end)
    if token.unit == "次" and look.is_session(flow, start):
        return None, token.end
    return token, done


def _outgrows(flow: str, token: Token, phrase_end: int) -> bool:
    """Tell whether the figure is more than the phrase it begins with: 十分|钟, 零点|五公里."""
    at = token.unit_start
    # 四级 is a word, not so in 省、市、县、乡四级.
    if token.unit == "级" and look.ends_levels(flow, token.start):
        return True
    # 一种 is a word, not so in 铁路、公路和水路一种.
    if flow[token.start] == "一" and (
        sums_up(flow, token.start, token.unit) or spells_out(flow, token.start, token.unit)
    ):
        return True
    if look.is_of_list(flow, token.start, at):
        return True
    # 八方 is a word, 八方面 is not.
    if phrase_end < at or flow.startswith("方面", at):
        return True
    if word_after_larger(flow, token.start, at) is not None:
        return True
    is_one = at == token.start + 1 and flow[token.start] == "一"
    is_longer = token.end > phrase_end > at and token.kind != "count"
    return is_longer and (not is_one or token.kind == "duration")


def _read_code(flow: str, start: int, end: int) -> tuple[Token | None, int]:
    """Read RMB500 and USD200万."""
    match = NUMBER.match(flow, start + 3)
    if match is None or flow[start + 3] not in _ARABIC:
        return None, end
    token, done = _read_counted(flow, start + 3, match.end(), han=False)
    return (None if token is None else read_code(flow, token)), max(done, end)


def _read_counted(flow: str, start: int, end: int, *, han: bool) -> tuple[Token | None, int]:
    """Read numeral, 余 or 多 inside, 万 or 亿 after it, and the unit."""
    after = flow[end : end + 1]
    last = flow[end - 1]
    if last == "两" and han and is_weight(flow, start, end):
        end, after = end - 1, "两"
    elif last == "千" and after in _THOUSAND_UNITS:
        end -= 1
        if end == start:
            return None, end + 1
        after = "千"
    if after == "分" and flow.startswith("分之", end) and not flow.startswith("差", end + 2):
        return read_fraction(flow, start, end)
    if after == "折" and (percents := discount(flow[start:end])) is not None:
        return _discounted(flow, start, end, percents, han)
    numeral = read_numeral(flow[start:end])
    if numeral is None:
        return None, end
    inside = None
    at = end
    if after in _MORE and (after != "把" or (end - start == 1 and flow[start] in _HUNDREDS)):
        inside, numeral, at = _more(flow, start, at, numeral)
    word = word_at(flow, at, han=han and end - start < _LONG_HAN)
    if word is None and han:
        word = _WORDS["两"] if after == "两" else word_after_larger(flow, start, end)
        # 三九八三年, with a wrong digit, is no year.
        word = _WORDS["年"] if after == "年" and end - start == _YEAR_DIGITS else word
    if word is not None and word.name == "番" and "翻" not in flow[max(0, start - 5) : start]:
        return None, max(at, look.set_phrase_end(flow, start))
    if word is not None and word.name == "年" and is_year(numeral):
        return None, at
    if word is None:
        return _unmeasured(flow, start, end, at, numeral, inside, han)
    if han and not is_counting(flow, start, end, word, inside):
        return None, end
    return _finish(flow, start, at, numeral, inside, word, han)


def _discounted(
    flow: str, start: int, end: int, percents: Numeral, han: bool
) -> tuple[Token | None, int]:
    """Return 三八折 and 75折 as percents."""
    if word_at(flow, end, han=False) is None:
        return None, end + 1
    token = Token(start, end + 1, percents, "percent", "%", end, han)
    return hedged(flow, token, bare=False), token.end


def _more(flow: str, start: int, at: int, numeral: Numeral) -> tuple[Hedge | None, Numeral, int]:
    """Read 余 or 多 between numeral and unit, and 万 or 亿 after it: 100多|万人.

    In 一亿三千多|万亩 the 万 is that of 三千 alone.
    """
    sense = hedge_inside(flow, at)
    after = at + 1
    while flow[after : after + 1] in _PLACES and flow[after : after + 1]:
        after += 1
    power = len(flow[at + 1 : after])
    if sense is None or (power == 0 and word_at(flow, after, han=False) is None):
        return None, numeral, at
    if power:
        if flow[after - 1] == "千" and flow[after : after + 1] in _THOUSAND_UNITS:
            after -= 1
        whole = read_numeral(flow[start:at] + flow[at + 1 : after])
        if whole is None:
            return None, numeral, at
        numeral = whole
    if flow[at] == "来" and flow[at - 1] not in _PLACES and numeral.coarse < 10 * numeral.step:
        return None, numeral, at
    return Hedge(at, at + 1, flow[at], sense), numeral, after


def _unmeasured(
    flow: str, start: int, end: int, at: int, numeral: Numeral, inside: Hedge | None, han: bool
) -> tuple[Token | None, int]:
    """Read a number without a unit: 3万|朝鲜人, 50.2, 数百万."""
    if han and flow.startswith("半", end) and flow[start:end] == "一":
        return read_half(flow, start)
    if flow.startswith("又", end) and (mixed := read_mixed(flow, start, end, numeral)):
        return _with_unit(flow, mixed)
    if inside is None:
        at = end
    token = read_bare(flow, start, end, at, numeral, inside, han=han)
    if token is None:
        return None, end
    return hedged(flow, token, bare=han and flow[start] in _PLACES), token.end


def _finish(
    flow: str, start: int, at: int, numeral: Numeral, inside: Hedge | None, word: Word, han: bool
) -> tuple[Token | None, int]:
    end = at + word.length
    unit = word.name
    after = flow[end : end + 1]
    if unit == "个":
        word, numeral, inside, end, at = pieces(flow, end, at, numeral, inside)
        unit = word.name
    elif after in ("/", "／", "每") and word.kind in _RATED:
        end, unit = per(flow, end, unit)
    elif after == "半" and (word.kind in _HALVED or word.power):
        end, numeral = and_half(flow, end, numeral)
    elif after in _GO_ON and after:
        word, numeral, end = going_on(flow, end, numeral, word)
        unit = word.name
    if word.power:
        numeral = numeral.scaled(word.power)
    token = Token(start, end, numeral, word.kind, unit, at, han, inside=inside)
    if word.kind == "multiple" and word.name == "番":
        token.numeral = doublings(numeral)
    lead = read_leading(flow, token)
    if lead is not None:
        return lead, lead.end
    return hedged(flow, token, bare=han and flow[start] in _PLACES), token.end


def _with_unit(flow: str, token: Token) -> tuple[Token, int]:
    """Add the unit of 三又二分之一|小时."""
    word = word_at(flow, token.end, han=False)
    if word is not None and word.kind in _HALVED:
        token.kind, token.unit, token.end = word.kind, word.name, token.end + word.length
    return hedged(flow, token, bare=False), token.end
