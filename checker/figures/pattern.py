"""A number on its way to a figure, and the letters that numbers are written with."""

from msgspec import Struct

from checker.core.model import Kind
from checker.figures.hedges import Hedge
from checker.figures.numerals import TABLE, Numeral

DIGITS = "0-9０-９"
LATIN = "A-Za-zＡ-Ｚａ-ｚ"
HAN = "".join((*TABLE["digits"], *TABLE["places"], *TABLE["scales"], *TABLE["short"], "几"))
PLACES = "".join((*TABLE["places"], *TABLE["scales"]))
HAN_DIGITS = "".join(TABLE["digits"])


class Rubbish:
    """Tells when numbers follow one another without end: a dump of data, no text.

    Of such a run the first thousands are read and the rest is left alone; no page and no
    table of a page has one, for between its rows stand words.
    """

    _LONGEST_RUN = 4000
    _NEAREST = 2

    def __init__(self) -> None:
        self._end = 0
        self._run = 0

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the number in [start, end) is one too many in its run."""
        self._run = self._run + 1 if start - self._end <= self._NEAREST else 0
        self._end = end
        return self._run > self._LONGEST_RUN


class Token(Struct, gc=False):
    """A number as found; ranges are made by joining two of them.

    `unit_start` parts the numeral (with 余 inside) from the unit; `han`: it is written in
    Chinese words; `joined`: it is a range or a ratio already;
    `tentative`: it is a figure only as the lower end of a range (三到五百人).
    """

    start: int
    end: int
    numeral: Numeral
    kind: Kind
    unit: str = ""
    unit_start: int = 0
    han: bool = False
    before: Hedge | None = None
    inside: Hedge | None = None
    after: Hedge | None = None
    joined: bool = False
    tentative: bool = False
