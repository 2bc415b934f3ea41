"""What a figure measures: indicator, place, period and verb, from the words around it.

The words before a figure in its clause are cut down from both ends: “今年以来，全市完成投资
⟦48亿元⟧” leaves the place 全市, the verb 完成 and the indicator 投资. A clause that leaves
nothing (“比上年增长⟦8%⟧”) speaks of the indicator before it; a counted noun after the figure
(“⟦3000名⟧种植户”) is the indicator where none stands before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Mention, Page, When
from checker.core.span import Span
from checker.core.tables import load_table
from checker.figures.reading import Reading

_CLAUSE_MARKS = late(r"[，,。；;：:！？!?、\n（）()…—]")
_SENTENCE_MARKS = frozenset("。！？!?\n")
_TIME_KINDS = frozenset({"date", "period"})
_UNNAMED_KINDS = frozenset({"ordinal", "duration", "age"})
_NOUN = late(r"[^，,。；;：:！？!?、\n（）()“”‘’\"《》\d\s]{1,16}")
_LONGEST_INDICATOR = 24
_LOOK_BACK = 48


class Context(Struct, frozen=True, gc=False):
    """What the words around one figure say of it; each with its own place."""

    indicator: Mention | None = None
    place: Mention | None = None
    period: Mention | None = None
    period_when: When | None = None
    verb: Mention | None = None


class _Words(Struct, frozen=True):
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    places: re.Pattern[str]
    after_stops: re.Pattern[str]


@cache
def _words() -> _Words:
    table: dict[str, Any] = load_table("language/zh/context.yaml")
    leading, trailing, places, stops = (
        "|".join(sorted(map(re.escape, table[key]), key=len, reverse=True))
        for key in ("leading", "trailing", "places", "after-stops")
    )
    return _Words(
        late(f"(?:{leading})+"),
        late(f"(?:{trailing})+$"),
        late(rf"(?:{places})|[\u4e00-\u9fff]{{2,5}}?(?:省|自治区|市|县|区|州|盟|旗)(?!场)"),
        late(stops),
    )


class _Open(Struct):
    """What is carried from figure to figure in one block."""

    indicator: Mention | None = None
    place: Mention | None = None
    period: Mention | None = None
    when: When | None = None


def find_contexts(
    readings: Sequence[Reading], page: Page, relative: Sequence[tuple[Span, When]] = ()
) -> list[Context]:
    """Return the context of each of `readings` (sorted, in flow coordinates of `page`).

    `relative` are words of time without a numeral (去年, 上半年), sorted by place.
    """
    words = _words()
    contexts: list[Context] = []
    carried = _Open()
    block = -1
    last_end = 0
    times = _Times(relative)
    for number, reading in enumerate(readings):
        here = page.block_at(reading.start)
        if here != block:
            block, carried = here, _Open()
            last_end = page.blocks[here].span.start if page.blocks else 0
        sentence = _carry(page.flow, last_end, reading.start, carried)
        period = times.before(reading.start, sentence)
        if period is not None:
            carried.period, carried.when = period
        contexts.append(_context(number, readings, page, last_end, carried, words))
        if reading.kind in _TIME_KINDS:
            carried.period = Mention(
                page.flow[reading.start : reading.end], Span(reading.start, reading.end)
            )
            carried.when = reading.when
        else:
            last_end = reading.end
    return contexts


class _Times:
    """The words of time without numerals, asked for from left to right."""

    def __init__(self, relative: Sequence[tuple[Span, When]]) -> None:
        self._starts = [span.start for span, _ in relative]
        self._relative = relative

    def before(self, position: int, floor: int) -> tuple[Mention, When] | None:
        """Return the last one in `[floor, position)`."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or self._starts[at] < floor:
            return None
        span, when = self._relative[at]
        return Mention("", span), when


def _carry(flow: str, last_end: int, start: int, carried: _Open) -> int:
    """Drop what a new sentence does not inherit; return where the sentence begins."""
    floor = max(last_end, start - 2000)
    ends = [flow.rfind(mark, floor, start) for mark in _SENTENCE_MARKS]
    end = max(ends)
    if end >= 0:
        carried.indicator = None
        carried.period = carried.when = None
        return end + 1
    return last_end


def _context(
    number: int,
    readings: Sequence[Reading],
    page: Page,
    last_end: int,
    carried: _Open,
    words: _Words,
) -> Context:
    reading = readings[number]
    if reading.kind in _TIME_KINDS:
        return Context()
    flow = page.flow
    before, place, verb = _before(reading, flow, last_end, words)
    if place is not None:
        carried.place = place
    indicator = None
    if reading.kind not in _UNNAMED_KINDS:
        # “培育⟦100家⟧标杆企业”: the counted noun says more than the verb before the figure.
        indicator = _after(reading, flow, words, _next_start(number, readings)) or before
        indicator = indicator or carried.indicator or _topic(reading, flow, last_end, words)
    if indicator is not None:
        carried.indicator = indicator
    return Context(indicator, carried.place, carried.period, carried.when, verb)


def _next_start(number: int, readings: Sequence[Reading]) -> int:
    return readings[number + 1].start if number + 1 < len(readings) else 1 << 60


def _before(
    reading: Reading, flow: str, last_end: int, words: _Words
) -> tuple[Mention | None, Mention | None, Mention | None]:
    """Return indicator, place and verb from the words of the clause before the figure."""
    end = reading.hedge.span.start if reading.hedge is not None else reading.start
    end = min(end, reading.start)
    floor = max(last_end, end - _LOOK_BACK)
    start = floor
    for mark in _CLAUSE_MARKS.finditer(flow, floor, end):
        start = mark.end()
    return _cut(flow, start, end, words)


def _cut(
    flow: str, start: int, end: int, words: _Words
) -> tuple[Mention | None, Mention | None, Mention | None]:
    verb = place = None
    while end > start:
        if trailing := words.trailing.search(flow, start, end):
            verb = verb or Mention(trailing[0], Span(*trailing.span()))
            end = trailing.start()
        elif time := _TIME_LAST.search(flow, max(start, end - 16), end):
            end = time.start()
        else:
            break
    while start < end:
        if leading := words.leading.match(flow, start, end) or _TIME_FIRST.match(flow, start, end):
            start = leading.end()
        elif found := words.places.match(flow, start, end):
            place = Mention(found[0], Span(*found.span()))
            start = found.end()
        else:
            break
    if end - start < 2 or end - start > _LONGEST_INDICATOR:
        return None, place, verb
    return Mention(flow[start:end], Span(start, end)), place, verb


_TIME = (
    r"(?:[\d０-９一二三四五六七八九十〇]{1,4}(?:年|月|日|季度)[初底末份]?)+"
    r"(?:以来|来|间|期间)?"
)
_TIME_FIRST = late(_TIME)
_TIME_LAST = late(f"{_TIME}$")


def _after(reading: Reading, flow: str, words: _Words, limit: int) -> Mention | None:
    """Return the counted noun that follows a count: “3000名⟦种植户⟧增收”."""
    if reading.kind not in ("count", "number") or _has_fraction(reading):
        return None
    noun = _NOUN.match(flow, reading.end, min(len(flow), limit, reading.end + 16))
    if noun is None:
        return None
    stop = words.after_stops.search(flow, noun.start() + 1, noun.end())
    end = stop.start() if stop else noun.end()
    if words.after_stops.match(flow, noun.start()) or end - noun.start() < 2:
        return None
    start = noun.start() + (flow[noun.start()] == "的")
    return Mention(flow[start:end], Span(start, end))


def _has_fraction(reading: Reading) -> bool:
    """Tell whether the number is a table's 17.2, which counts nothing that follows it."""
    return not reading.unit and reading.amount is not None and reading.amount.step < 1


def _topic(reading: Reading, flow: str, last_end: int, words: _Words) -> Mention | None:
    """Return the noun of an earlier clause of the sentence that holds no figure."""
    for start, end in _clauses_back(flow, max(last_end, reading.start - 80), reading.start):
        indicator, _, _ = _cut(flow, start, end, words)
        if indicator is not None:
            return indicator
    return None


def _clauses_back(flow: str, floor: int, end: int) -> Iterator[tuple[int, int]]:
    marks = [match.span() for match in _CLAUSE_MARKS.finditer(flow, floor, end)]
    stop = marks[-1][0] if marks else floor
    for start, after in reversed([(floor, floor), *marks[:-1]]):
        if flow[start:after] in _SENTENCE_MARKS:
            return
        if stop > after:
            yield after, stop
        stop = start
