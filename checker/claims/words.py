"""The words around a figure, and how alike two figures' words are."""

from checker.core.alike import partial_ratio
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Figure, Page
from checker.core.span import Span

_CLAUSE_ENDS = late('[，。；：！？、（）()\n“”"《》]')
_CONTEXT_ENDS = late("[。！？；\n，]")
_NOISE = late(r"[0-9０-９.．%％“”‘’\"（）()\s年月日的了为达到由从至将]+")
_TO_SENTENCE = to_last("。！？；\n")
_SENTENCE_END = late("[。！？；\n]")
_REACH = 40
# Longer stretches without a full stop are no prose, and to read them again for every claim is
# quadratic.
_LONGEST_SENTENCE = 2000


def label_of(figure: Figure, page: Page) -> str:
    """Return what the figure measures: its indicator, or the words of its clause before it."""
    if figure.indicator is not None:
        return figure.indicator.text
    return clause_before(figure, page)


def clause_before(figure: Figure, page: Page) -> str:
    """Return the words between the last mark and the figure."""
    block = page.blocks[figure.block].span
    start = max(block.start, figure.flow.start - _REACH)
    return _CLAUSE_ENDS.split(page.flow[start : figure.flow.start])[-1]


def words_after(figure: Figure, page: Page) -> str:
    """Return up to eight characters after the figure, in its clause."""
    end = min(page.blocks[figure.block].span.end, figure.flow.end + 8)
    return _CLAUSE_ENDS.split(page.flow[figure.flow.end : end])[0]


def context_of(figure: Figure, page: Page, reach: int = _REACH) -> str:
    """Return the words before and after the figure in its block, without digits and marks."""
    block = page.blocks[figure.block].span
    floor = max(block.start, figure.flow.start - reach)
    start = behind_last(_TO_SENTENCE, page.flow, floor, figure.flow.start)
    after = page.flow[figure.flow.end : min(block.end, figure.flow.end + 8)]
    return bare(page.flow[start : figure.flow.start] + _CONTEXT_ENDS.split(after)[0])


def bare(text: str) -> str:
    """Return `text` without digits, marks and the words every clause has."""
    return _NOISE.sub("", text)


def likeness(one: str, other: str) -> int:
    """Return 0–100: how much of the shorter text the longer one holds in one stretch."""
    if len(one) < 2 or len(other) < 2:
        return 100 if one and one == other else 0
    return round(partial_ratio(one, other))


def sentence_around(page: Page, span: Span) -> str:
    """Return the sentence of the flow that holds `span`; a semicolon ends one too."""
    floor, limit = near_in_block(page, span)
    start = behind_last(_TO_SENTENCE, page.flow, floor, span.start)
    after = _SENTENCE_END.search(page.flow, span.end, limit)
    return page.flow[start : after.start() if after else limit]


def near_in_block(page: Page, span: Span) -> tuple[int, int]:
    """Return how far around `span` to look for where its sentence begins and ends."""
    block = page.blocks[page.block_at(span.start)].span
    floor, limit = span.start - _LONGEST_SENTENCE, span.end + _LONGEST_SENTENCE
    return max(block.start, floor), min(block.end, limit)
