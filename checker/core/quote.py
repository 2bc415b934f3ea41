"""A stretch of the page quoted with the words around it: 年销售额⟦140亿元⟧，带动农户.

What an editor decided is tied to such quotes, never to lines or offsets: a quote is
found again after paragraphs were moved and sentences beside it were edited.
"""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from checker.core.model import Figure, Finding, Page
from checker.core.span import Span

OPEN, CLOSE = "⟦", "⟧"
_SIDE = 12
# A number in a chart often stands alone in its block; its label is the block beside it.
_TOO_FEW = 4
_UNSEEN = ("C", "Z")
_LONGEST = 60


class Quote(Struct, frozen=True):
    """The quoted words and what stands before and after them."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{OPEN}{self.words}{CLOSE}{self.after}"


def quoted_spans(finding: Finding, figures: Mapping[int, Figure], page: Page) -> tuple[Span, ...]:
    """Return what to quote of a finding: its figures, or its first words if it has none."""
    named = tuple(figures[number].flow for number in finding.figures if number in figures)
    if named:
        return named
    start = finding.span.start
    return (Span(start, min(finding.span.end, start + _LONGEST, len(page.flow))),)


def quote_at(page: Page, flow: Span, side: int = _SIDE) -> Quote:
    """Return the words at `flow` with at most `side` code points on each side.

    The words around come from the same block, so that a moved paragraph keeps them; only
    where the block holds next to nothing else, the blocks beside it are quoted too.
    """
    bounds = _bounds(page, flow)
    before = page.flow[max(bounds.start, flow.start - side) : flow.start]
    after = page.flow[flow.end : min(bounds.end, flow.end + side)]
    return Quote(_unmarked(before), _unmarked(flow.of(page.flow)), _unmarked(after))


def parse_quote(text: str) -> Quote | None:
    """Return the quote that `text` spells, None where its two marks are missing."""
    before, opened, rest = text.partition(OPEN)
    words, closed, after = rest.partition(CLOSE)
    if not opened or not closed or not words.strip():
        return None
    return Quote(before, words, _unmarked(after))


def plain(text: str) -> str:
    """Return `text` as it is compared: full width folded, no white space, nothing unseen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if unicodedata.category(c)[0] not in _UNSEEN)


def _bounds(page: Page, flow: Span) -> Span:
    if not page.blocks:
        return Span(0, len(page.flow))
    block = page.blocks[page.block_at(flow.start)].span
    if len(block) - len(flow) >= _TOO_FEW:
        return Span(min(block.start, flow.start), max(block.end, flow.end))
    return Span(0, len(page.flow))


def _unmarked(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "").replace("\n", " ")
