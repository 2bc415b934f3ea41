"""Every figure of a skeleton with the words around it, as finders of roles read them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import overload

from msgspec import Struct

from checker.claims.marks import BRACKETS, opened
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton, is_change_letter
from checker.core.last_mark import to_last
from checker.core.late import late
from checker.core.model import Figure, Kind
from checker.core.span import Span

LEVEL_KINDS: frozenset[Kind] = frozenset({"count", "quantity", "money"})
_TO_WORDS = to_last(f"，。；：、！？\n（）(){ANY_FIGURE}")
_AFTER = late(f"[^，。；：、！？\n（）(){ANY_FIGURE}]{{0,24}}")
_CLAUSE = late("[^，。；：！？\n（）()]*$")
_LONGEST = 40
_MOST_BACK = 12
_MOST_SENTENCES = 10


class Told(Struct, frozen=True):
    """A figure in the skeleton: its number there, its hole and the words beside it.

    `before` and `after` reach to the next mark or figure; `gap` is all text since the figure
    before it in the sentence; `depth` counts open brackets.
    """

    number: int
    hole: int
    figure: Figure
    change: bool
    before: str
    after: str
    gap: str
    depth: int

    def is_level(self) -> bool:
        """Tell whether this is an amount of something: no change, rate or price per unit."""
        figure = self.figure
        return figure.kind in LEVEL_KINDS and not self.change and "/" not in figure.unit


class Reading:
    """The figures of each sentence of a skeleton, read once for all finders.

    `before` are the readings of the paragraphs before, the nearest first.
    """

    def __init__(
        self, skeleton: Skeleton, figures: Sequence[Figure], before: Sequence["Reading"] = ()
    ) -> None:
        self.skeleton = skeleton
        self.figures = figures
        self.before = before
        self._told: dict[int, list[Told]] = {}

    def told(self, sentence: Span) -> list[Told]:
        """Return the figures of one sentence of the skeleton, in order."""
        if sentence.start not in self._told:
            self._told[sentence.start] = _told_in(sentence, self.skeleton, self.figures)
        return self._told[sentence.start]

    def sentences_before(self, number: int, back: int) -> "Earlier":
        """Return the sentences before that of a number, the nearest first.

        At most `back` of its own paragraph, then some of the paragraphs before.
        """
        spans = self.skeleton.sentences
        own = [(self, one) for one in reversed(spans[max(0, number - back) : number])]
        others = (
            (reading, one)
            for reading in self.before
            for one in reversed(reading.skeleton.sentences)
        )
        return Earlier(own, tuple(islice(others, _MOST_SENTENCES)))


class Earlier(Sequence[Sequence[Told]]):
    """Sentences before one, the nearest first; each is read when somebody looks at it.

    `own` are those of its paragraph, `others` of paragraphs before.
    """

    def __init__(
        self,
        own: Sequence[tuple[Reading, Span]],
        others: Sequence[tuple[Reading, Span]] = (),
    ) -> None:
        self._own = own
        self._all = (*own, *others)

    def own(self) -> "Earlier":
        """Return the sentences of the paragraph alone."""
        return Earlier(self._own)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Sequence[Told]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Told]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Told] | Sequence[Sequence[Told]]:
        if isinstance(at, slice):
            return [reading.told(sentence) for reading, sentence in self._all[at]]
        reading, sentence = self._all[at]
        return reading.told(sentence)


def _told_in(sentence: Span, skeleton: Skeleton, figures: Sequence[Figure]) -> list[Told]:
    text = skeleton.text
    first = bisect_left(skeleton.holes, sentence.start)
    last = bisect_left(skeleton.holes, sentence.end)
    found: list[Told] = []
    depth, at = 0, sentence.start
    has_brackets = BRACKETS.search(text, sentence.start, sentence.end) is not None
    for number in range(first, last):
        hole = skeleton.holes[number]
        gap = text[at:hole]
        if has_brackets:
            depth = max(0, depth + opened(gap))
        at = hole + 1
        near = gap[-_LONGEST:]
        marks = _TO_WORDS.match(near)
        after = _AFTER.match(text, hole + 1, sentence.end)
        # “批准逮捕158件196人”: both are told by the same words.
        words = found[-1].before if found and not gap else near[marks.end() :] if marks else near
        found.append(
            Told(
                number=number,
                hole=hole,
                figure=figures[skeleton.figures[number]],
                change=is_change_letter(text[hole]),
                before=words,
                after=after[0] if after else "",
                gap=gap,
                depth=depth,
            )
        )
    return found


# What counts one thing by several words: 2800名 voters and 2660票, 435个席位 and 199席.
_ONE_THING = (
    frozenset(("人", "名", "位", "票")),
    frozenset(("个", "席", "席位", "议席")),
    *(frozenset(("个", unit)) for unit in ("户", "家", "所", "处", "座", "项", "件", "套", "宗")),
)


def may_share(one: Figure, other: Figure) -> bool:
    """Tell whether one figure may be part of another: one unit, or a bare count (2450万) of it.

    Counting words of one thing are one unit: 2800名 and 2660票.
    """
    if one.kind == other.kind == "count":
        units = {one.unit, other.unit}
        if "" in units or any(units <= group for group in _ONE_THING):
            return True
    return are_alike(one, other)


def alike_before(told: Sequence[Told], end: int, like: Figure) -> list[Told]:
    """Return the levels like `like` among the last before index `end`, the nearest first."""
    return [
        one
        for one in reversed(told[max(0, end - _MOST_BACK) : end])
        if one.is_level() and may_share(one.figure, like)
    ]


def clause_of(one: Told) -> str:
    """Return the words of a figure's clause: those before it, and those right after it."""
    clause = _CLAUSE.search(one.gap[-_LONGEST:])
    return (clause[0] if clause and clause[0] else one.before) + one.after
