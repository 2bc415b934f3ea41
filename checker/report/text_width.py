"""Text in a terminal: how wide it is, and where its lines break."""

import re
import unicodedata
from collections.abc import Iterator

from checker.core.late import late

# A number with its unit, and a word, stay whole; all else may part between two characters.
_PIECE = late(
    r"第?(?:[!-~]|[０-９．％])++(?:(?<=[0-9０-９%％])[万亿多余]{0,3}+[\u4e00-\u9fff]{0,2}+)?+\s?|\s|.",
    re.S,
)
_NO_START = frozenset("，。、；：？！）》」』】〕”’…—,.;:?!)]}%％")
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
    line: list[str] = [first]
    used = empty = width_of(first)
    for piece in _pieces(text):
        size = width_of(piece.rstrip())
        if used + size > width and used > empty:
            kept, moved = _held_back(line, piece, width - width_of(hanging))
            yield "".join(kept).rstrip()
            line = [hanging, *moved]
            used = width_of("".join(line))
            empty = width_of(hanging)
            if not piece.strip():
                continue
        line.append(piece)
        used += width_of(piece)
    yield "".join(line).rstrip()


def _pieces(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(printable(text)):
        yield match[0]


def _held_back(line: list[str], piece: str, room: int) -> tuple[list[str], list[str]]:
    """Return the line and what of its end must go to the next one with `piece`."""
    cut, following = len(line), piece
    while cut > 1 and (following[0] in _NO_START or line[cut - 1][-1:] in _NO_END):
        cut -= 1
        following = line[cut]
    moved = line[cut:]
    is_little = cut > 1 and width_of("".join((*moved, piece.rstrip()))) <= room
    return (line[:cut], moved) if is_little else (line, [])
