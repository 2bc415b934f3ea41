"""Text cut into pieces, so that each figure in it can be marked and none is marked twice."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from checker.core.model import Page
from checker.core.span import Span
from checker.report.excerpt import REACH, after_of, before_of

_AROUND = 10
_NEAR = 6
_SHORT = 14
_CLAIM = 50
# Control characters have pictures of their own; what cannot be written at all becomes U+FFFD.
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if code != 10} | {127: "␡"}
# Marks that turn the direction of all text after them would let a page rewrite the report.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_SHOWN = _CONTROLS | _TURNS
_SURROGATES = re.compile("[\ud800-\udfff\ufffe\uffff\x80-\x9f]")


class Mark(Struct, frozen=True):
    """A stretch of the flow to mark: its key, its state and the card to lead to."""

    key: str
    span: Span
    state: str
    card: int | None = None


class Piece(Struct, frozen=True):
    """Some text; `keys` names the marks it carries, none for plain text."""

    text: str
    keys: tuple[str, ...] = ()
    state: str = ""
    card: int | None = None

    @property
    def fit(self) -> str:
        """Return the class of a mark that must stay on one line."""
        return " short" if len(self.text) <= _SHORT else ""


class Excerpt(Struct, frozen=True):
    """Words of one block around some marks; the block's kind and number tell where."""

    block: int
    kind: str
    pieces: tuple[Piece, ...]


def shown(text: str) -> str:
    """Return `text` with every character that cannot be shown replaced by a visible one."""
    return _SURROGATES.sub("\ufffd", text.translate(_SHOWN))


def cut(page: Page, stretch: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the pieces of `stretch`; marks are sorted, and overlapping ones share a piece.

    Spaces between words are as they were typed.
    """
    at = stretch.start
    for group, span in _grouped(marks):
        if span.start > at:
            yield Piece(shown(page.typed(Span(at, span.start), around=True)))
        keys = tuple(mark.key for mark in group)
        lead = next((mark for mark in group if mark.card is not None), group[0])
        yield Piece(shown(page.typed(span)), keys, lead.state, lead.card)
        at = span.end
    if at < stretch.end:
        yield Piece(shown(page.typed(Span(at, stretch.end), around=True)))


def _grouped(marks: Iterable[Mark]) -> Iterator[tuple[list[Mark], Span]]:
    group: list[Mark] = []
    span = Span(0, 0)
    for mark in marks:
        if group and mark.span.start < span.end:
            group.append(mark)
            span = Span(span.start, max(span.end, mark.span.end))
            continue
        if group:
            yield group, span
        group, span = [mark], mark.span
    if group:
        yield group, span


def excerpts(page: Page, marks: Sequence[Mark], claim: Span) -> tuple[Excerpt, ...]:
    """Return the words around `marks`, those that stand close together in one excerpt.

    What else belongs to the claim (the names that are counted) is quoted too, if it is near.
    """
    found: list[Excerpt] = []
    near: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        if near and not _are_near(page, near[-1], mark):
            found.append(_excerpt(page, near, claim))
            near = []
        near.append(mark)
    if near:
        found.append(_excerpt(page, near, claim))
    return tuple(found)


def _are_near(page: Page, a: Mark, b: Mark) -> bool:
    gap = b.span.start - a.span.end
    same = page.block_at(a.span.start) == page.block_at(b.span.start)
    return same and gap <= 2 * _AROUND + _NEAR


def _excerpt(page: Page, marks: Sequence[Mark], claim: Span) -> Excerpt:
    number = page.block_at(marks[0].span.start)
    block = page.blocks[number] if page.blocks else None
    whole = block.span if block else Span(0, len(page.flow))
    words = Span(marks[0].span.start, max(mark.span.end for mark in marks))
    inner = _with_claim(words, claim, whole)
    before = before_of(page.flow[max(whole.start, inner.start - REACH) : inner.start])
    after = after_of(page.flow[inner.end : min(whole.end, inner.end + REACH)])
    stretch = Span(inner.start - len(before), inner.end + len(after))
    pieces = list(cut(page, stretch, marks))
    first = [Piece("…")] if stretch.start > whole.start else []
    last = [Piece("…")] if stretch.end < whole.end else []
    return Excerpt(number, block.kind if block else "body", tuple(first + pieces + last))


def _with_claim(words: Span, claim: Span, whole: Span) -> Span:
    start, end = max(claim.start, whole.start), min(claim.end, whole.end)
    if start <= words.start and words.end <= end:
        return Span(max(start, words.start - _CLAIM), min(end, words.end + _CLAIM))
    return words
