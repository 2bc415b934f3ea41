"""A number on its way to a figure, and the master pattern that finds where one may start."""

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Kind
from checker.figures.hedges import Hedge
from checker.figures.numerals import TABLE, Numeral

DIGITS = "0-9０-９"
LATIN = "A-Za-zＡ-Ｚａ-ｚ"
HAN = "".join((*TABLE["digits"], *TABLE["places"], *TABLE["scales"], *TABLE["short"], "几"))
PLACES = "".join((*TABLE["places"], *TABLE["scales"]))
_FORMAL = "".join(TABLE["formal"])
HAN_DIGITS = "".join(TABLE["digits"])

# All patterns are possessive: on giving a digit back, 百分之一二十 would be read as 1 %.
_GROUPED = rf"[{DIGITS}]{{0,2}}+(?:[,，][{DIGITS}]{{3}}(?![{DIGITS}]))++"
_WHOLE = rf"(?:{_GROUPED}|[{DIGITS}]*+)"
_DECIMALS = rf"(?:[.．·][{DIGITS}]++)?+"
# 558万6019票, 1,931万1,105人: what is left of the ten thousands, in three digits or four.
_REST = (
    rf"(?:(?<=万)(?:[{DIGITS}]{{3,4}}|[{DIGITS}],[{DIGITS}]{{3}})(?=[人票名元件户张股平条册吨]))?+"
)
# 1亿3000|多万: the hundred millions go with what 多万 stands behind.
_PLACED = (
    rf"(?:[{PLACES}]++(?:[{DIGITS}]++{_DECIMALS}(?=[{PLACES}]|[多余来][万千百])|几(?=[{PLACES}]))?+)*+"
    rf"{_REST}"
)
# 十万柒仟捌佰: formal digits go on where a formal place shows that they are no words.
_MIXED = rf"(?:[{_FORMAL}]?+[拾佰仟萬億][{HAN}{_FORMAL}]*+)?+"
_HAN_RUN = rf"[{HAN}]*+{_MIXED}(?:点[{HAN_DIGITS}]++[万亿]*+)?+"
NUMBER = late(
    rf"[{DIGITS}{LATIN}{HAN}第数半{_FORMAL}]"
    # 7.6 before 十种 is a number of its own.
    rf"(?:(?<=[{DIGITS}]){_WHOLE}(?:[.．·][{DIGITS}]++(?:(?=十)|{_PLACED})|{_PLACED})"
    rf"|(?<=[{HAN}]){_HAN_RUN}"
    # Words with Latin letters swallow their digits: AK47, G20, PM2.5, addresses.
    rf"|(?<=[{LATIN}])[{LATIN}{DIGITS}@/:：_.．?&=%#~+－-]*+"
    rf"|(?<=第)(?=[{DIGITS}{HAN}])(?:[{DIGITS}]++|[{HAN}]++)"
    rf"|(?<=数)(?=[{PLACES}])[{PLACES}]++"
    rf"|(?<=半)"
    rf"|(?<=[{_FORMAL}])(?:(?=[{_FORMAL}]{{0,12}}[拾佰仟萬億万亿])|(?<=[壹贰叁柒捌玖])(?=[十百千])|(?<=拾)(?=[一二三四五六七八九][万亿]))"
    rf"[{HAN}{_FORMAL}]++"
    rf"(?:点[{HAN_DIGITS}{_FORMAL}]++)?+"
    # 陆点五折: one formal digit is a word elsewhere.
    rf"|(?<=[{_FORMAL}])点[{HAN_DIGITS}{_FORMAL}]++(?=[折成元倍]))"
)


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
