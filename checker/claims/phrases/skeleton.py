"""Blocks as phrases see them: text in which every figure is one typed placeholder.

“高新技术企业从2018年初的97家，增加到411家” becomes “高新技术企业从▢的▣，增加到▣”, where each
placeholder tells the figure's kind and whether it is a level or a change. Quotation marks
are left out, so that a phrase need not mention them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import get_args

from msgspec import Struct

from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Cut, Figure, Kind, Page
from checker.core.span import Span

KINDS: tuple[Kind, ...] = get_args(Kind)
_FIRST = 0xE000
# Every placeholder, for character classes: two for each kind, level and change.
ANY_FIGURE = f"{chr(_FIRST)}-{chr(_FIRST + 2 * len(KINDS) - 1)}"
# A class repeated (`[…]+`) is sought six times slower than one followed by the same.
_DROPPED = late(r"[“”‘’\"《》〈〉\u3000 \ue000-\uf8ff][“”‘’\"《》〈〉\u3000 \ue000-\uf8ff]*")
_SENTENCE_END = late(r"[。！？!?\n][。！？!?\n]*")
_FULL_STOP = late("。。*")
_SELDOM_ENDS = "！？!?\n"
# Longer stretches without a full stop are no prose; cutting them keeps matching linear.
_LONGEST_SENTENCE = 600
# No paragraph and no chart has so many figures; what follows them is a dump of data. To look
# for claims there would take minutes where a page takes a second.
_MOST_FIGURES = 1000
_NEVER_CHANGES = frozenset({"date", "period", "ordinal", "age"})
_CHART_KINDS = ("infographic",)
_TO_LABEL = to_last(f"，。；：、！？\n（(){ANY_FIGURE}")
_LONGEST_LABEL = 40


def placeholder(kind: Kind, *, change: bool) -> str:
    """Return the character that stands for a figure of `kind`."""
    return chr(_FIRST + 2 * KINDS.index(kind) + change)


# The placeholders of figures that are amounts of something, no dates, spans of time or ranks.
AMOUNTS = "".join(
    placeholder(kind, change=change)
    for kind in KINDS
    if kind not in ("date", "period", "duration", "ordinal", "age")
    for change in (False, True)
)
_PLACEHOLDERS = {
    kind: (placeholder(kind, change=False), placeholder(kind, change=True)) for kind in KINDS
}


def placeholders(*kinds: Kind) -> tuple[str, ...]:
    """Return the characters that stand for figures of some kinds, levels and changes."""
    return tuple(letter for kind in kinds for letter in _PLACEHOLDERS[kind])


def is_figure(letter: str) -> bool:
    """Tell whether a letter is a placeholder."""
    return _FIRST <= ord(letter) < _FIRST + 2 * len(KINDS)


def is_change_letter(letter: str) -> bool:
    """Tell whether a placeholder stands for a change."""
    return (ord(letter) - _FIRST) % 2 == 1


def label_before(text: str, hole: int) -> str:
    """Return the words between the last mark or figure and a hole, at most 40."""
    start = max(0, hole - _LONGEST_LABEL)
    return text[behind_last(_TO_LABEL, text, start, hole) : hole]


class Skeleton(Struct, frozen=True):
    """One block (or one chart) with its figures as placeholders.

    `holes[i]` is the position of the placeholder of figure `figures[i]`; `cuts` lead from
    the skeleton back to the flow. `sentences` are spans of the skeleton; `changes` are the
    figures that the word before them makes a change.
    """

    text: str
    blocks: tuple[int, ...]
    figures: tuple[int, ...]
    holes: tuple[int, ...]
    cuts: tuple[Cut, ...]
    sentences: tuple[Span, ...]
    changes: tuple[int, ...]

    def has_any(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words or placeholders stands in the text.

        With this a finder leaves a block first of all: it costs a fraction of a search.
        """
        return any(map(self.text.__contains__, words))

    def sentences_with(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the sentences that hold one of some words or placeholders."""
        held = [word for word in words if word in self.text]
        if not held or len(self.sentences) == 1:
            return [0] if held else []
        find = self.text.find
        return [
            number
            for number, sentence in enumerate(self.sentences)
            if any(find(word, sentence.start, sentence.end) >= 0 for word in held)
        ]

    def letters(self) -> list[str]:
        """Return the placeholders in the text."""
        return [*map(self.text.__getitem__, self.holes)]

    def figures_in(self, start: int, end: int) -> tuple[int, ...]:
        """Return the ids of the figures whose placeholders lie in `[start, end)`."""
        return self.figures[bisect_left(self.holes, start) : bisect_left(self.holes, end)]

    def to_flow(self, span: Span, figures: Sequence[Figure]) -> Span:
        """Return the stretch of the flow that a stretch of the skeleton stands for."""
        start = self._flow(span.start, figures, at_end=False)
        return Span(start, max(start, self._flow(span.end - 1, figures, at_end=True)))

    def _flow(self, position: int, figures: Sequence[Figure], *, at_end: bool) -> int:
        hole = bisect_left(self.holes, position)
        if hole < len(self.holes) and self.holes[hole] == position:
            flow = figures[self.figures[hole]].flow
            return flow.end if at_end else flow.start
        cut = self.cuts[bisect_right(self.cuts, position, key=_flow_of) - 1]
        return position + cut.shift + at_end


def _flow_of(cut: Cut) -> int:
    return cut.flow


class _Builder:
    """Collects the pieces of one skeleton and where each came from."""

    def __init__(self, flow: str, start: int, end: int) -> None:
        self._flow = flow
        # The last first, to be taken from the end.
        self._dropped = [match.span() for match in _DROPPED.finditer(flow, start, end)][::-1]
        self._pieces: list[str] = []
        self._length = 0
        self._cuts: list[Cut] = [Cut(0, start)]
        self.holes: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Append `[start, end)` of the flow, without the marks phrases ignore."""
        dropped = self._dropped
        while dropped and dropped[-1][0] < end:
            first, last = dropped[-1]
            if last > start:
                self._append(start, first)
                start = min(last, end)
            if last > end:
                break
            dropped.pop()
        self._append(start, end)

    def hole(self, character: str) -> None:
        """Append a placeholder."""
        self.holes.append(self._length)
        self._pieces.append(character)
        self._length += 1

    def _append(self, start: int, end: int) -> None:
        if start < end:
            self._cuts.append(Cut(self._length, start - self._length))
            self._pieces.append(self._flow[start:end])
            self._length += end - start

    def finish(self) -> tuple[str, tuple[Cut, ...]]:
        """Return the text and its cuts."""
        return "".join(self._pieces), tuple(self._cuts)


def find_skeletons(
    page: Page, figures: Sequence[Figure], change_words: frozenset[str]
) -> Iterator[Skeleton]:
    """Yield a skeleton for every block that holds figures, one for each run of chart blocks.

    `change_words` stand right before a figure that is a change, not a level (“比上年增加”,
    but not “增加到”).
    """
    by_block: dict[int, list[Figure]] = {}
    for figure in figures:
        by_block.setdefault(figure.block, []).append(figure)
    for run in _runs(page):
        held = [figure for block in run for figure in by_block.get(block, ())]
        if held:
            end = page.blocks[run[-1]].span.end
            if len(held) > _MOST_FIGURES:
                end = held[_MOST_FIGURES].flow.start
            yield _skeleton(page, run, end, held[:_MOST_FIGURES], change_words)


def _runs(page: Page) -> Iterator[tuple[int, ...]]:
    """Yield block numbers, the torn pieces of one chart together."""
    run: list[int] = []
    for number, block in enumerate(page.blocks):
        previous = page.blocks[run[-1]] if run else None
        is_same_chart = (
            previous is not None
            and block.kind in _CHART_KINDS
            and previous.kind in _CHART_KINDS
            and block.article == previous.article
        )
        if run and not is_same_chart:
            yield tuple(run)
            run = []
        run.append(number)
    if run:
        yield tuple(run)


def _skeleton(
    page: Page,
    run: tuple[int, ...],
    end: int,
    figures: Sequence[Figure],
    change_words: frozenset[str],
) -> Skeleton:
    start = page.blocks[run[0]].span.start
    builder = _Builder(page.flow, start, end)
    by_last = _by_last(change_words)
    at = start
    changes: list[int] = []
    for figure in figures:
        builder.add(at, figure.flow.start)
        before = _start_with_hedge(figure, at)
        change = _is_change(page.flow, at, before, figure, by_last)
        if change:
            changes.append(figure.id)
        builder.hole(_PLACEHOLDERS[figure.kind][change])
        at = figure.flow.end
    builder.add(at, end)
    text, cuts = builder.finish()
    # The pieces of a chart follow one another like the clauses of a sentence.
    text = text.replace("\n", "，")
    ids = tuple([figure.id for figure in figures])
    holes, sentences = tuple(builder.holes), _sentences(text)
    return Skeleton(text, run, ids, holes, cuts, sentences, tuple(changes))


def _start_with_hedge(figure: Figure, floor: int) -> int:
    start = figure.flow.start
    if figure.hedge is not None and floor <= figure.hedge.span.start < start:
        return figure.hedge.span.start
    return start


@cache
def _by_last(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the words under their last letters, which tells for most that they do not stand."""
    lasts: dict[str, list[str]] = {}
    for word in sorted(words):
        lasts.setdefault(word[-1], []).append(word)
    return {last: tuple(group) for last, group in lasts.items()}


def _is_change(
    flow: str, floor: int, before: int, figure: Figure, by_last: dict[str, tuple[str, ...]]
) -> bool:
    if figure.kind in _NEVER_CHANGES:
        return False
    end = before - 1 if flow[before - 1 : before] == "了" else before
    words = by_last.get(flow[end - 1 : end])
    return words is not None and flow.endswith(words, floor, end)


def _sentences(text: str) -> tuple[Span, ...]:
    # One letter is sought ten times faster than a class.
    ends = _SENTENCE_END if any(mark in text for mark in _SELDOM_ENDS) else _FULL_STOP
    spans: list[Span] = []
    start = 0
    for end in [*(match.end() for match in ends.finditer(text)), len(text)]:
        while end - start > _LONGEST_SENTENCE:
            spans.append(Span(start, start + _LONGEST_SENTENCE))
            start += _LONGEST_SENTENCE
        if end > start:
            spans.append(Span(start, end))
        start = end
    return tuple(spans)
