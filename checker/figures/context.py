"""What a figure measures: indicator, place, period and verb, from the words around it.

The words before a figure in its clause are cut down from both ends: “今年以来，全市完成投资
⟦48亿元⟧” leaves the place 全市, the verb 完成 and the indicator 投资. A clause that leaves
nothing (“比上年增长⟦8%⟧”) or names what the figure is held against (“占全国的⟦8%⟧”) speaks of
the indicator before it; a counted noun after the figure (“⟦3000名⟧种植户”) says more than the
verb before it. What brackets hold ends with them: “化肥（折纯）由⟦524万吨⟧” speaks of 化肥.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.core.last_mark import to_last
from checker.core.late import late
from checker.core.model import Mention, Page, When
from checker.core.span import Span
from checker.figures.carried import Carried, Times
from checker.figures.phrases import (
    Cut,
    Words,
    cut,
    is_base,
    list_start,
    load_words,
    noun_after,
    shared_noun,
)
from checker.figures.reading import Reading
from checker.figures.severally import Severally

_CLAUSE_MARKS = late(r"[，,。；;：:！？!?、\n（）()…—]")
_TURNS = late(r"[。！？!?\n（）()]")
_TO_LAST_MARK = to_last("，,。；;：:！？!?、\n（）()…—")
_SENTENCE_MARKS = frozenset("。！？!?\n")
_OPENING = frozenset("（(")
_CLOSING = frozenset("）)")
_TIME_KINDS = frozenset({"date", "period"})
_UNNAMED_KINDS = frozenset({"duration", "age"})
_SIZE_KINDS = frozenset({"count", "quantity", "money"})
_COUNTED_KINDS = frozenset({"count", "number"})
_RANKED = late("[居列位排保]")
_LOOK_BACK = 48
_TOPIC_BACK = 80
_DEEPEST = 8
_NO_LIMIT = 1 << 60


class Context(Struct, frozen=True, gc=False):
    """What the words around one figure say of it; each with its own place."""

    indicator: Mention | None = None
    place: Mention | None = None
    period: Mention | None = None
    period_when: When | None = None
    verb: Mention | None = None


_NOTHING = Context()


class _Bracket(Struct, frozen=True):
    """What held where a bracket opened."""

    indicator: Mention | None
    clause: int
    at: int


class _Walk:
    """One walk over the sentences and brackets of a flow, in step with its figures."""

    def __init__(self, flow: str, severally: Severally) -> None:
        self._flow = flow
        self._brackets: list[_Bracket] = []
        self.carried = Carried()
        self.clause = 0
        self.sentence = 0
        # The clause that has named the size of a whole: 占总数1356万人的.
        self.whole = -1
        # Which figure it has come to, and what 分别 hands to one that names nothing itself.
        self.number = 0
        self.severally = severally
        # The clause before a bracket that has just been closed, and where it was closed.
        self.before_bracket: tuple[int, int, int] | None = None

    def enter(self, start: int) -> None:
        """Begin a new block."""
        self.carried = Carried()
        self._brackets = []
        self.clause = self.sentence = start
        self.before_bracket = None

    def go_to(self, position: int, floor: int) -> None:
        """Take in the marks in [floor, position); those before belong to other figures."""
        for turn in _TURNS.finditer(self._flow, floor, position):
            self._take(turn[0], turn.start(), floor)
        self._begin_clause(position, floor)

    def _begin_clause(self, position: int, floor: int) -> None:
        near = position - _LOOK_BACK
        marks = _TO_LAST_MARK.match(self._flow, near if near > floor else floor, position)
        if marks is not None:
            self.clause = marks.end()

    def _take(self, mark: str, at: int, floor: int) -> None:
        carried = self.carried
        if mark in _SENTENCE_MARKS:
            carried.indicator = carried.period = carried.when = carried.before = None
            self._brackets = []
            self.sentence = at + 1
        elif mark in _OPENING and len(self._brackets) < _DEEPEST:
            self._begin_clause(at, floor)
            clause = self.clause if self.clause > floor else floor
            self._brackets.append(_Bracket(carried.indicator, clause, at))
        elif mark in _CLOSING and self._brackets:
            bracket = self._brackets.pop()
            carried.indicator = bracket.indicator or carried.indicator
            self.before_bracket = (bracket.clause, bracket.at, at + 1)


def find_contexts(
    readings: Sequence[Reading],
    page: Page,
    blocks: Sequence[int],
    relative: Sequence[tuple[Span, When]] = (),
) -> Iterator[Context]:
    """Yield the context of each of `readings` (sorted, in flow coordinates of `page`).

    `blocks` are the numbers of the blocks they stand in; `relative` are words of time without
    a numeral (去年, 上半年), sorted by place.
    """
    words = load_words()
    flow = page.flow
    walk = _Walk(flow, Severally(flow, readings))
    times = Times(flow, relative)
    block = -1
    last_end = floor = 0
    for number, reading in enumerate(readings):
        if blocks[number] != block:
            block = blocks[number]
            last_end = page.blocks[block].span.start if page.blocks else 0
            walk.enter(last_end)
            floor = max(floor, last_end)
        walk.go_to(reading.start, floor)
        floor = reading.end
        _say_word(times, walk, last_end, reading.start)
        if reading.kind in _TIME_KINDS:
            yield _NOTHING
            _say_time(reading, flow, walk.carried)
        else:
            following = readings[number + 1].start if number + 1 < len(readings) else _NO_LIMIT
            walk.number = number
            walk.severally.enter(walk.sentence)
            context = _context(reading, flow, last_end, following, walk, words)
            walk.severally.note(context.indicator)
            yield context
            last_end = reading.end


def _say_word(times: Times, walk: _Walk, last_end: int, position: int) -> None:
    """Note the last word of time before a figure, or what ends a comparison with another time."""
    period = times.before(position, max(last_end, walk.sentence))
    if period is not None:
        walk.carried.say(times.flow, *period)
    elif walk.carried.before is not None:
        walk.carried.end_change(times.flow, last_end, position)


def _say_time(reading: Reading, flow: str, carried: Carried) -> None:
    """Note the time that what follows is about, if it is not what is only compared with."""
    if not is_base(flow, reading.start, reading.end):
        said = Span(reading.start, reading.end)
        carried.say(flow, Mention(said.of(flow), said), reading.when)


def _context(
    reading: Reading, flow: str, last_end: int, following: int, walk: _Walk, words: Words
) -> Context:
    carried = walk.carried
    end = reading.start
    if reading.hedge is not None and reading.hedge.span.start < end:
        end = reading.hedge.span.start
    found = _before(flow, end, last_end, walk, words)
    if found.place is not None:
        carried.place = found.place
    if found.is_whole and _is_size_of_whole(reading, flow, following):
        walk.whole = walk.clause
        size = _after(reading, flow, following, found, words) or found.indicator
        return Context(size, carried.place, carried.period, carried.when, found.verb)
    is_whole = found.is_whole or walk.whole == walk.clause
    indicator = None
    kind = reading.kind
    if kind not in _UNNAMED_KINDS and (kind != "ordinal" or _is_ranked(flow, walk.clause, end)):
        indicator = (
            _after(reading, flow, following, found, words)
            or (None if is_whole else found.indicator)
            or walk.severally.given(walk.number, last_end)
            or carried.indicator
            or _topic(flow, last_end, reading.start, words)
            or found.indicator
        )
    elif kind == "duration" and found.verb is not None and "连续" in found.verb.text:
        # 增幅连续4年居全省第一 goes on to speak of 增幅.
        carried.indicator = found.indicator or carried.indicator
    if indicator is not None:
        carried.indicator = indicator
    return Context(indicator, carried.place, carried.period, carried.when, found.verb)


def _is_size_of_whole(reading: Reading, flow: str, following: int) -> bool:
    """Tell whether a share of the figure follows: 占总数⟦1356万人⟧的46.7%."""
    if reading.kind not in _SIZE_KINDS or flow[following - 1 : following] != "的":
        return False
    return _CLAUSE_MARKS.search(flow, reading.end, following) is None


def _is_ranked(flow: str, clause: int, end: int) -> bool:
    """Tell whether an ordinal measures something: 居全省第5位 does, 第三次会议 does not."""
    return _RANKED.search(flow, max(clause, end - _LOOK_BACK), end) is not None


def _before(flow: str, end: int, last_end: int, walk: _Walk, words: Words) -> Cut:
    """Return what the clause before the figure names, one step past a bracket before it."""
    found = cut(flow, max(walk.clause, last_end, end - _LOOK_BACK), end, words)
    named = found.indicator
    if named is not None and named.span.start == walk.clause:
        wide = list_start(flow, walk.clause, last_end, words)
        if wide is not None:
            wider = cut(flow, wide, end, words)
            return wider if wider.indicator is not None and not wider.is_whole else found
    outer = walk.before_bracket
    if outer is None or outer[2] != walk.clause or outer[2] < last_end:
        return found
    if found.indicator is not None and found.indicator.text not in words.bare_measures:
        return found
    start, stop, _ = outer
    return cut(flow, max(start, stop - _LOOK_BACK), stop, words)


def _after(reading: Reading, flow: str, following: int, found: Cut, words: Words) -> Mention | None:
    """Return the noun that follows the figure where it says more than the words before."""
    if reading.kind in _COUNTED_KINDS:
        if _has_fraction(reading) or reading.unit == "∶":
            return None
        return noun_after(flow, reading.end, following, words)
    verb = found.verb.text if found.verb is not None else ""
    is_of = verb.endswith(words.attributive) and flow.startswith("的", reading.end)
    if is_of or verb.endswith(words.attributive_bare):
        return noun_after(flow, reading.end, following, words)
    return shared_noun(flow, reading.end, following, reading.kind, words)


def _has_fraction(reading: Reading) -> bool:
    """Tell whether the number is a table's 17.2, which counts nothing that follows it."""
    return not reading.unit and reading.amount is not None and reading.amount.step < 1


def _topic(flow: str, last_end: int, end: int, words: Words) -> Mention | None:
    """Return the noun of an earlier clause of the sentence that holds no figure."""
    for start, stop in _clauses_back(flow, max(last_end, end - _TOPIC_BACK), end):
        indicator = cut(flow, start, stop, words).indicator
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
