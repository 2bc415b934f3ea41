"""Cuts the words before and after a figure down to what they name: indicator, place, verb."""

import re
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec import Struct

from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Kind, Mention
from checker.core.span import Span
from checker.core.tables import load_table
from checker.figures.words import COUNTERS, by_letter

_TO_LAST_MARK = to_last("，,。；;：:！？!?、\n（）()…—")
_MEMBER = late(r"[\u4e00-\u9fff]{1,10}")
_LONGEST_MEMBER = 12
_LONGEST_INDICATOR = 24
_LONGEST_NOUN = 16
_NOUN = late(r"[^，,。；;：:！？!?、\n（）()“”‘’\"《》\d\s]{1,16}")
_QUOTED = late(r"[“‘](?P<name>[^“”‘’，。；\n]{1,12})[”’]")
_TIME = (
    r"(?:[\d０-９]{4}年?[—－–～至-])?"
    r"(?:[\d０-９一二三四五六七八九十〇]{1,4}(?:年|月|日|季度)[初底末份]?)+"
    r"(?:以来|来|间|期间)?"
)
# 1．食品类: the mark of a list, where its lines run together.
_TIME_FIRST = late(rf"{_TIME}|[\d０-９]{{1,2}}[．.]")
# A list of years names 年 once: 由1993、1994年的.
_TIME_LAST = late(f"(?:{_TIME}|[12１２][\\d０-９]{{3}})$")
_TIME_FIRSTS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十〇")
_TIME_LASTS = frozenset("年月日度初底末份来间0123456789０１２３４５６７８９")
_COMPARING = frozenset("比较")
_SHORT_NOUNS = frozenset(noun for noun in COUNTERS["countable"] if len(noun) == 1)
# Every word for a place has one of these in its first letters.
_PLACE_MARKS = frozenset("省县市区州盟旗全我世")
_LONGEST_PLACE = 7
_NEVER_NOUN = frozenset(("", *"，,。；;：:！？!?、\n（）()．.·/／%％"))
# Left over from the row or the number before, or closed here and opened elsewhere.
_NO_WORDS = frozenset(" 、．.·/／%％-－—”’")
_AFTER_NOUN = frozenset(("", *"，,。；;：:！？!?、\n（(的”’"))


class Cut(Struct, frozen=True, gc=False):
    """What a stretch of words leaves; `is_whole`: it names what the figure is held against."""

    indicator: Mention | None = None
    place: Mention | None = None
    verb: Mention | None = None
    is_whole: bool = False


class Words(Struct, frozen=True):
    """The word lists of rules/language/zh/context.yaml, ready for use."""

    leading: dict[str, tuple[str, ...]]
    not_leading: dict[str, re.Pattern[str]]
    trailing: dict[str, tuple[str, ...]]
    trailing_lengths: dict[str, tuple[int, ...]]
    tails: frozenset[str]
    not_trailing: dict[str, str]
    places: re.Pattern[str]
    stops: re.Pattern[str]
    held_against: re.Pattern[str]
    against_firsts: frozenset[str]
    measures: re.Pattern[str]
    attributive: tuple[str, ...]
    attributive_bare: tuple[str, ...]
    verbs: tuple[str, ...]
    short: frozenset[str]
    bare_measures: frozenset[str]


@cache
def load_words() -> Words:
    """Return the word lists, read once."""
    table: dict[str, Any] = load_table("language/zh/context.yaml")
    not_stops: dict[str, str] = table["not-stops"]
    not_after: dict[str, str] = table["not-stops-after"]
    # Every branch begins with its letter, so that the search can leap from one to the next.
    stops = [
        word
        + (f"(?<![{not_after[word]}]{word})" if word in not_after else "")
        + (f"(?![{not_stops[word]}])" if word in not_stops else "")
        for word in sorted(table["after-stops"], key=len, reverse=True)
    ]
    places = _either(table["places"])
    trailing = by_letter(table["trailing"], -1)
    letter = rf"[^\x00-\u4dff\ua000-\U0010ffff{table['never-in-places']}]"
    return Words(
        by_letter(table["leading"], 0),
        {word: late(following) for word, following in table["not-leading"].items()},
        trailing,
        {letter: _lengths(group) for letter, group in trailing.items()},
        frozenset(table["trailing"]),
        table["not-trailing"],
        late(
            rf"(?:{places})|{letter}{{1,4}}?"
            rf"(?:{letter}(?:自治区|[省县州盟旗])|(?<![{table['not-cities']}])市"
            rf"|(?<![{table['not-districts']}])区)(?!{'|'.join(table['not-place-before'])})"
        ),
        late("|".join(stops)),
        late("|".join(table["held-against"])),
        frozenset(table["held-against-letters"]),
        late(_either(table["measures"])),
        tuple(table["attributive"]),
        tuple(table["attributive-bare"]),
        tuple(word for word in table["trailing"] if len(word) > 1),
        frozenset(table["short-indicators"]),
        frozenset(table["bare-measures"]),
    )


def _lengths(words: Iterable[str]) -> tuple[int, ...]:
    """Return how long the words are, the longest first; dozens of words have three lengths."""
    return tuple(sorted(set(map(len, words)), reverse=True))


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def cut(flow: str, start: int, end: int, words: Words) -> Cut:
    """Return what the clause `[start, end)` before a figure names."""
    end, verb = _without_tail(flow, start, end, words)
    start, place, is_whole = _without_head(flow, start, end, words)
    if end - start > _LONGEST_INDICATOR:
        # 由国家经贸委、交通部等组成的|赴藏慰问组: the noun stands after the last 的.
        start = flow.rfind("的", start, end) + 1 or start
    opening = flow.rfind("“", start, end)
    if opening >= 0 and flow.find("”", opening, end) < 0:
        # The figure stands in the quotation: 双拥模范城“五连冠”.
        end = opening
    if not 2 <= end - start <= _LONGEST_INDICATOR and flow[start:end] not in words.short:
        return Cut(None, place, verb, is_whole)
    return Cut(Mention(flow[start:end], Span(start, end)), place, verb, is_whole)


def _without_tail(flow: str, start: int, end: int, words: Words) -> tuple[int, Mention | None]:
    """Take verbs and times off the end; the last run of verbs is the figure's verb."""
    verb = None
    stop = end
    while end > start:
        last = flow[end - 1]
        ending = words.trailing.get(last)
        if ending is not None and flow.endswith(ending, start, end):
            length = _trailing_length(flow, start, end, words)
            if length:
                end -= length
                continue
        if verb is None and end < stop:
            verb = _verb(flow, end, stop)
        time = _TIME_LAST.search(flow, max(start, end - 16), end) if last in _TIME_LASTS else None
        if time is None:
            return end, verb
        end = time.start()
        stop = end if verb is None else stop
    if verb is None and end < stop:
        verb = _verb(flow, end, stop)
    return end, verb


def _verb(flow: str, start: int, end: int) -> Mention:
    # A page keeps the verb of each figure, and has few of them: one text for all its 增长.
    return Mention(sys.intern(flow[start:end]), Span(start, end))


def _trailing_length(flow: str, start: int, end: int, words: Words) -> int:
    """Return the length of the verb at `end`, 0 for one that ends a longer word: 比重达."""
    for length in words.trailing_lengths[flow[end - 1]]:
        word = flow[max(start, end - length) : end]
        if word in words.tails:
            held = words.not_trailing.get(word)
            before = end - len(word) - 1
            if held is None or before < start or flow[before] not in held:
                return len(word)
    return 0


def _without_head(
    flow: str, start: int, end: int, words: Words
) -> tuple[int, Mention | None, bool]:
    """Take adverbs, times and places off the beginning."""
    place = None
    is_whole = False
    while start < end:
        first = flow[start]
        if first in _NO_WORDS or (first == "“" and flow.find("”", start, end) < 0):
            start += 1
            continue
        if first in words.against_firsts and not is_whole:
            is_whole = words.held_against.match(flow, start, end) is not None
        length = _leading_length(flow, start, end, words) if first in words.leading else 0
        if length:
            start += length
        elif first in _TIME_FIRSTS and (time := _TIME_FIRST.match(flow, start, end)):
            start = time.end()
        elif not _PLACE_MARKS.isdisjoint(flow[start : min(end, start + _LONGEST_PLACE)]) and (
            found := words.places.match(flow, start, end)
        ):
            place = Mention(found[0], Span(*found.span()))
            start = found.end()
        else:
            break
    return start, place, is_whole


def _leading_length(flow: str, start: int, end: int, words: Words) -> int:
    """Return the length of the adverb or verb at `start`, 0 for one that is part of a word."""
    group = words.leading[flow[start]]
    if not flow.startswith(group, start, end):
        return 0
    for word in group:
        if flow.startswith(word, start, end):
            following = words.not_leading.get(word)
            if following is None or following.match(flow, start + len(word)) is None:
                return len(word)
    return 0


def noun_after(flow: str, at: int, limit: int, words: Words) -> Mention | None:
    """Return the counted noun at `at`: 3000名|种植户增收, 100个|“万企兴万村”行动."""
    first = flow[at : at + 1]
    if first in _NEVER_NOUN:
        return None
    quoted = _QUOTED.match(flow, at, limit) if first in ("“", "‘") else None
    if quoted is not None:
        return Mention(quoted["name"], Span(*quoted.span("name")))
    start = at + (first == "的")
    noun = _NOUN.match(flow, start, min(limit, at + _LONGEST_NOUN))
    if noun is None or words.stops.match(flow, start):
        return None
    stop = words.stops.search(flow, start + 1, noun.end())
    end = stop.start() if stop else noun.end()
    end -= flow[end - 1] == "的"
    if end - start < 2 and not (
        flow[start] in _SHORT_NOUNS and (stop or flow[end : end + 1] in _AFTER_NOUN)
    ):
        return None
    return Mention(flow[start:end], Span(start, end))


def shared_noun(flow: str, at: int, limit: int, kind: Kind, words: Words) -> Mention | None:
    """Return the noun a share is of: 全国60%|的职工; not 8%|的速度, which is the share's own."""
    if kind not in ("percent", "fraction") or flow[at : at + 1] != "的":
        return None
    if words.measures.match(flow, at + 1):
        return None
    return noun_after(flow, at, limit, words)


def list_start(flow: str, clause: int, floor: int, words: Words) -> int | None:
    """Return where 农业、林业、|水利投资 begins; None where no list of nouns ends in the clause."""
    start = clause
    while flow[start - 1 : start] == "、" and start - 1 > floor:
        nearest = max(floor, start - _LONGEST_MEMBER)
        begin = behind_last(_TO_LAST_MARK, flow, nearest, start - 1)
        member = flow[begin : start - 1]
        if not _MEMBER.fullmatch(member) or member.endswith(words.verbs):
            return None
        if words.stops.search(member) is not None:
            return None
        start = begin
    return start if start < clause else None


def is_base(flow: str, start: int, end: int) -> bool:
    """Tell whether a time is only what is compared with: 比|上年, 是|2016年|的1.7倍."""
    before = flow[start - 1 : start]
    if before and before in _COMPARING:
        return True
    return before == "是" and flow.startswith("的", end)
