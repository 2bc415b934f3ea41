"""Where a code point stands in a file: line and column, both from 1."""

from bisect import bisect_right

from msgspec import Struct

from checker.core.late import late

_BREAK = late(r"\r\n|\r|\n")


class Place(Struct, frozen=True, gc=False):
    """A line and a column, counted in code points from 1."""

    line: int
    column: int


class Lines:
    """The line starts of one text, found once."""

    def __init__(self, text: str):
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def place(self, position: int) -> Place:
        """Return the line and the column of a code point of the text."""
        line = bisect_right(self._starts, position)
        return Place(line, position - self._starts[line - 1] + 1)
