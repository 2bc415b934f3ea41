"""The lines of a page as they stand on paper: where, how wide, how far apart."""

from msgspec import Struct

from checker.core.late import late

# Zero-width marks and marks of direction are layout, though `\s` does not know them.
UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# All that `\s` stands for, letter by letter: beside other letters the class costs five times as
# much to search for.
_BLANK = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SPACE = f"[{_BLANK}{UNSEEN}]"
_EDGE = late(rf"{SPACE}*+")
_UNSEEN = late(f"[{UNSEEN}]")
_INDENT = ("\u3000\u3000", "    ", "\t")
_CELL_GAP = late(r"(?<=\S)(?:[ \u3000]*+\t\s*+|[ \u3000]{2,}+)(?=\S)")
_PIPES = late(r"\|.*\|$")


class Line(Struct, frozen=True, gc=False):
    """A line that is not blank, without the white space at its ends.

    `width` counts a Chinese character as two; `gap` is the number of blank lines before;
    `cells` the number of table cells in it.
    """

    start: int
    end: int
    text: str
    width: int
    gap: int
    indented: bool
    cells: int


def split_lines(text: str, start: int = 0) -> list[Line]:
    """Return the lines of `text` from `start` on."""
    lines: list[Line] = []
    position, gap = start, 0
    for raw in (text[start:] if start else text).splitlines(keepends=True):
        stripped = raw.strip()
        begin = position
        position += len(raw)
        # Almost no line has unseen marks at its ends; only those pay for the regex.
        if stripped and (_is_unseen(stripped[0]) or _is_unseen(stripped[-1])):
            stripped = _stripped_of_unseen(stripped)
        if not stripped:
            gap += 1
            continue
        begin += raw.index(stripped)
        lines.append(_line(raw, stripped, begin, gap))
        gap = 0
    return lines


def _line(raw: str, stripped: str, start: int, gap: int) -> Line:
    characters = len(stripped)
    # A Chinese character takes three bytes in UTF-8: counting bytes is counting widths.
    width = characters + (len(stripped.encode("utf-8", "surrogatepass")) - characters) // 2
    indented = raw.startswith(_INDENT)
    return Line(start, start + characters, stripped, width, gap, indented, _cells(stripped))


def _cells(text: str) -> int:
    if text[0] == "|" and _PIPES.match(text):
        return max(2, text.count("|") - 1)
    if "\t" in text or "  " in text or "\u3000" in text:
        return 1 + len(_CELL_GAP.findall(text))
    return 1


def _is_unseen(character: str) -> bool:
    return not character.isprintable() and _UNSEEN.match(character) is not None


def _stripped_of_unseen(text: str) -> str:
    begin = _EDGE.match(text)
    end = _EDGE.match(text[::-1])
    assert begin is not None
    assert end is not None
    return text[begin.end() : len(text) - end.end()] if begin.end() < len(text) else ""
