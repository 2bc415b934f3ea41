"""Text in a terminal: how wide it is, and where its lines break."""

import re
import unicodedata
from collections.abc import Iterator

from checker.core.late import late

# A number with its unit, and a word, stay whole; all else may part between two characters.
_PIECE = late(r"[!-~]++\s?|\s|.", re.S)
_NO_START = frozenset("，。、；：？！）》」』】〕”’…—,.;:?!)]}%％")
_MOST_MOVED = 6
_NO_END = frozenset("（《「『【〔“‘([{")
# A terminal does not draw these, or they would move its cursor about.
_UNSEEN = late("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def width_of(text: str) -> int:
    """Return how many columns `text` takes; a Chinese character takes two.

    >>> width_of("97家")
    4
    """
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    # Chinese terminals draw “ambiguous” marks (— ÷ ✗) wide; too short a line does no harm.
    return 1 if unicodedata.east_asian_width(character) in ("N", "Na", "H") else 2


def printable(text: str) -> str:
    """Return `text` without what would confuse a terminal, on one line."""
    return _UNSEEN.sub(" ", text) if _UNSEEN.search(text) else text


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Yield `text` in lines of at most `width` columns.

    The first line begins with `first`, the others with `rest` (spaces under `first`). No line
    begins with ，or 。 and none ends with （.
    """
    hanging = " " * width_of(first) if rest is None else rest
    line, used = first, width_of(first)
    empty = used
    for piece in _pieces(text):
        size = width_of(piece.rstrip())
        if used + size > width and used > empty:
            kept, moved = _held_back(line, piece)
            yield kept.rstrip()
            line, empty = hanging + moved, width_of(hanging)
            used = width_of(line)
            if not piece.strip():
                continue
        line += piece
        used += width_of(piece)
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(printable(text)):
        yield match[0]


def _held_back(line: str, piece: str) -> tuple[str, str]:
    """Return the line and what of its end must go to the next one with `piece`."""
    cut, following = len(line), piece[0]
    while cut > 1 and (following in _NO_START or line[cut - 1] in _NO_END):
        cut -= 1
        following = line[cut]
    is_little = 0 < len(line) - cut <= _MOST_MOVED and line[:cut].strip()
    return (line[:cut], line[cut:]) if is_little else (line, "")
