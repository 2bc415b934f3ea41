"""Pieces → paragraphs: what a column or page break tore is mended, datelines stand alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.core.late import late
from checker.core.span import Span
from checker.read.breaks import is_cut, row_numbers
from checker.read.lines import Line, split_lines
from checker.read.marks import (
    DATELINE,
    is_credited,
    is_ended,
    is_left_open,
    is_numbered,
    is_page_number,
)
from checker.read.pieces import (
    ALONE,
    FLUSH,
    GOES_ON,
    LONGEST,
    NARROW,
    PUNCTUATION,
    Mark,
    Piece,
    find_pieces,
    is_chart,
    is_full,
    is_heads,
)

# A column or page break leaves at most this many blank lines inside a paragraph.
_BREAK = 2
# As many lines of the page's own may stand in one break.
_FURNITURE = 4
# What a section head as wide as the column seldom holds.
_WORDY = late("[0-9０-９，、]")
# A number that ends with one of these goes on: 8. / 5%.
_OPEN = frozenset(".．:∶·")
_NONE: frozenset[int] = frozenset()


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph of the text, `[start, end)`, from `lines` lines of at most `width`.

    `gap` counts the blank lines before it; `mark` says what its first line shows it to be.
    `broken` are the ends of lines that were full, so that a number may go on in the next;
    `rows` the ends of the rows of a table inside running text. `holes` are lines of the page
    itself that tear it; they are paragraphs of their own, after it.
    """

    start: int
    end: int
    lines: int
    width: int
    gap: int
    mark: Mark = ""
    broken: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    holes: tuple[Span, ...] = ()


def split_paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """Return the paragraphs of `text` from `start` on, in order, with every line in one.

    A paragraph that a column break tore (增加到2021年的 / 411家) is put together again.
    """
    paragraphs: list[Paragraph] = []
    for piece in _mended(find_pieces(split_lines(text, start))):
        if len(piece.lines) == 1 and not piece.mark:
            # Most are this, in which nothing breaks and no table stands.
            line = piece.lines[0]
            paragraphs.append(Paragraph(line.start, line.end, 1, line.width, line.gap))
        else:
            paragraphs += _paragraphs(piece, text)
    return paragraphs


def _paragraphs(piece: Piece, text: str) -> Iterator[Paragraph]:
    start, end = piece.lines[0].start, piece.lines[-1].end
    count, width, gap = len(piece.lines), piece.width(), piece.lines[0].gap
    broken, rows = (_broken(piece.lines), _rows(piece.lines)) if count > 1 else (_NONE, _NONE)
    if piece.mark == "dateline" and (match := DATELINE.match(text, start, end)):
        yield Paragraph(start, match.end(), 1, width, gap, "dateline", broken)
        start, gap = _past_space(text, match.end(), end), 0
        if start == end:
            return
    mark = "" if piece.mark == "dateline" else piece.mark
    holes = tuple(hole for hole in piece.holes if hole.start >= start)
    yield Paragraph(start, end, count, width, gap, mark, broken, rows, holes)


def _rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the ends of lines before and after which a row of a table ends."""
    rows = row_numbers([line.text for line in lines])
    return frozenset(
        line.end for number, line in enumerate(lines) if number in rows or number + 1 in rows
    )


def _past_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _broken(lines: Sequence[Line]) -> frozenset[int]:
    """Return the ends of full lines that break inside a number."""
    ends = [
        line.end
        for line, after in pairwise(lines)
        if 2 * line.width > after.width
        and (line.text[-1] in _OPEN or line.text[-1].isdigit())
        and is_cut(line.text, after.text)
    ]
    return frozenset(ends)


def _mended(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with those put together that a column or page break tore."""
    held: Piece | None = None
    # What the page says of itself stands between the halves and follows them then.
    between: list[Piece] = []
    for piece in pieces:
        if held is None:
            held = piece
        elif len(between) < _FURNITURE and _is_furniture(piece) and _may_go_on(held):
            between.append(piece)
        elif _is_torn(held, piece, between):
            held = _joined(held, piece, between)
        else:
            yield held
            yield from between
            held, between = piece, []
    if held is not None:
        yield held
    yield from between


def _is_furniture(piece: Piece) -> bool:
    """Tell whether a piece is the page's own: its date, its number, its editors."""
    return len(piece.lines) == 1 and (
        piece.mark == "masthead" or (not piece.mark and is_page_number(piece.lines[0].text))
    )


def _may_go_on(piece: Piece) -> bool:
    return piece.mark not in (*ALONE, "subhead") and not is_ended(piece.lines[-1].text)


def _joined(before: Piece, after: Piece, between: Sequence[Piece]) -> Piece:
    holes = before.holes
    if between:
        holes = (*holes, Span(before.lines[-1].end, after.lines[0].start))
    before.lines.extend(after.lines)
    return Piece(before.lines, before.mark, holes)


def _is_torn(before: Piece, after: Piece, between: Sequence[Piece]) -> bool:
    last, first = before.lines[-1], after.lines[0]
    if first.gap > _BREAK or not (first.gap or between):
        return False
    if before.mark in (*ALONE, "subhead") or after.mark:
        return False
    if last.width > LONGEST:
        return False
    if is_cut(last.text, first.text) and _is_long(before) and _is_long(after):
        return True
    if is_ended(last.text) or is_credited(last.text, len(last.text)):
        return False
    if first.indented and not after.lines[-1].indented:
        return False
    if _fills_column(before, after):
        return True
    return _begins_text(before) and _is_text(after) and _is_column(before, after)


def _fills_column(before: Piece, after: Piece) -> bool:
    """Tell whether one line is exactly as wide as the column of text after it."""
    first = before.lines[0]
    is_wide = first.width >= FLUSH or (first.width > NARROW and _WORDY.search(first.text))
    if len(before.lines) > 1 or not is_wide or is_numbered(first.text):
        return False
    ends = "。" in after.lines[0].text and is_ended(after.lines[0].text)
    if len(after.lines) < 2 and not (ends and _WORDY.search(first.text)):
        return False
    return abs(first.width - after.width()) <= 2


def _is_long(piece: Piece) -> bool:
    """Tell whether a piece is more than a label or a number of a chart."""
    return piece.width() > NARROW or any(is_ended(line.text) for line in piece.lines)


def _begins_text(piece: Piece) -> bool:
    """Tell whether a piece without an end is text that goes on, not a headline or a label."""
    text = piece.lines[-1].text
    if len(piece.lines) == 1:
        return text.endswith(GOES_ON) or is_left_open(text)
    return any(line.width > NARROW or "，" in line.text for line in piece.lines[-4:])


def _is_text(piece: Piece) -> bool:
    if len(piece.lines) > 1:
        return not is_chart(piece.lines) and not is_heads(piece.lines)
    return any(mark in piece.lines[0].text for mark in PUNCTUATION) or is_ended(piece.lines[0].text)


def _is_column(before: Piece, after: Piece) -> bool:
    """Tell whether the last line is as full as the column that goes on."""
    column = max(line.width for line in (*before.lines[-4:], *after.lines[:4]))
    return column <= LONGEST and is_full(before.lines, after.lines[0], column)
