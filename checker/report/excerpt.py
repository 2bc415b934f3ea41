"""The words around a figure, from clause mark to clause mark: 进出口总额由〔32.5亿元〕."""

from collections.abc import Sequence

from checker.core.late import late
from checker.core.model import Page
from checker.core.quote import quote_at
from checker.core.span import Span

_NEAR = 30
_SIDE = 10
# A clause may be somewhat longer before its words are cut, and tells nothing if shorter.
REACH = 20
_LEAST = 4
_MARK = late(r"[，。；：！？、]")
_NUMBER = frozenset("0123456789.,%％０１２３４５６７８９．〇零一二三四五六七八九十百千万亿")


def grouped(spans: Sequence[Span], page: Page) -> list[list[Span]]:
    """Return the spans in groups that one excerpt can show."""
    groups: list[list[Span]] = []
    for span in spans:
        last = groups[-1][-1] if groups else None
        is_near = last is not None and span.start - last.end <= _NEAR
        if last and is_near and page.block_at(last.start) == page.block_at(span.start):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def excerpt(group: Sequence[Span], page: Page) -> str:
    """Return the words from the first to the last span, each span in 〔〕, spaces as typed."""
    before = before_of(quote_at(page, group[0], REACH).before)
    text = _typed(page, Span(group[0].start - len(before), group[0].start), before)
    for span, following in zip(group, (*group[1:], None), strict=True):
        text += f"〔{page.typed(span)}〕"
        if following is not None and following.start > span.end:
            text += page.typed(Span(span.end, following.start), around=True)
    after = after_of(quote_at(page, group[-1], REACH).after)
    end = group[-1].end
    return (text + _typed(page, Span(end, end + len(after)), after)).strip()


def _typed(page: Page, span: Span, words: str) -> str:
    """Return the words that stand at `span` with the spaces between them."""
    is_there = words and span.start >= 0 and span.of(page.flow) == words
    return page.typed(span, around=True) if is_there else words


def before_of(words: str) -> str:
    """Return the end of `words` that makes a clause, at least one not torn from a number.

    >>> before_of("，比上年增长12.1%。进出口总额由")
    '进出口总额由'
    """
    if len(words) <= _SIDE:
        return words
    ends = [mark.end() for mark in _MARK.finditer(words)]
    if starts := [end for end in ends if len(words) - end >= _LEAST]:
        return words[starts[-1] :]
    if len(words) < REACH:
        return words
    start = _out_of_word(words, len(words) - _SIDE, 1)
    return words[start:]


def after_of(words: str) -> str:
    """Return the beginning of `words` that makes a clause, at least one not torn from a number.

    >>> after_of("、省级以上创新平台112家，比上年增加")
    '、省级以上创新平台112家'
    """
    if len(words) <= _SIDE:
        return words
    ends = [mark.start() for mark in _MARK.finditer(words) if mark.start() >= _LEAST]
    if ends:
        return words[: ends[0]]
    if len(words) < REACH:
        return words
    return words[: _out_of_word(words, _SIDE, -1)]


def _out_of_word(words: str, cut: int, step: int) -> int:
    """Return the nearest cut in the direction of `step` that is in no number or Latin word."""
    while 0 < cut < len(words) and _is_one_word(words[cut - 1], words[cut]):
        cut += step
    return cut


def _is_one_word(one: str, other: str) -> bool:
    if one in _NUMBER and not _MARK.match(other):
        # 12|.1%, and 2021|年: the unit belongs to its number.
        return True
    return all(character.isascii() and character.isalnum() for character in (one, other))
