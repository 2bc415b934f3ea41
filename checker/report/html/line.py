"""The small number line of a card: what is printed against what the figures give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal, InvalidOperation

from msgspec import Struct

from checker.core.model import Figure, Finding
from checker.report.html.pieces import shown
from checker.report.html.wording import wording

_EXACT = Context(prec=30, Emin=-9999, Emax=9999)
# Beyond this ratio of the largest to the smallest value a linear scale shows one dot.
_WIDE = 30
_EDGE = 6
_DIGITS = 6
_PLACES = 12
_COUNTABLE = Decimal("1e20")
_SCALES = ((Decimal("1e8"), "亿"), (Decimal("1e4"), "万"))

Ends = tuple[Decimal | None, Decimal | None]


class Bar(Struct, frozen=True):
    """One interval on the line, in percent of its width; `dot` where it is a single point."""

    left: str
    width: str
    middle: str
    dot: bool
    label: str
    open_left: bool = False
    open_right: bool = False


class NumberLine(Struct, frozen=True):
    """Printed and computed interval over one scale."""

    printed: Bar
    computed: Bar
    is_logarithmic: bool


def number_line(
    finding: Finding, language: str, figures: Mapping[int, Figure] | None = None
) -> NumberLine | None:
    """Return the number line of `finding`, None where there is nothing to compare.

    With the `figures` of the page the one that is compared is told as it is printed.
    """
    printed, computed = _ends(finding.printed), _ends(finding.computed)
    if printed is None or computed is None:
        return None
    known = [end for end in (*printed, *computed) if end is not None]
    if not known:
        return None
    wide = min(known) > 0 and max(known) > _WIDE * min(known)
    place = _placing(known, wide)

    def bar(ends: Ends, label: str) -> Bar:
        left = 0.0 if ends[0] is None else place(ends[0])
        right = 100.0 if ends[1] is None else place(ends[1])
        return Bar(
            f"{left:.1f}%",
            f"{max(0.0, right - left):.1f}%",
            f"{(left + right) / 2:.1f}%",
            right - left < 2.5,
            label,
            ends[0] is None,
            ends[1] is None,
        )

    named = [figures[i] for i in finding.figures if i in figures] if figures else []
    figure = _compared(named, printed)
    told, right = label_of(printed, language), label_of(computed, language)
    if figure is not None:
        told = _told_as_printed(figure, printed, language)
        right = _told_alike(computed, figure, language)
    return NumberLine(bar(printed, told), bar(computed, right), wide)


def _placing(known: Sequence[Decimal], wide: bool) -> Callable[[Decimal], float]:
    """Return what gives the place of a value in percent of the line."""
    places = [_EXACT.log10(end) if wide else end for end in known]
    low, high = min(places), max(places)

    def place(end: Decimal) -> float:
        value = _EXACT.log10(end) if wide else end
        if high == low:
            return 50.0
        share = _EXACT.divide(_EXACT.subtract(value, low), _EXACT.subtract(high, low))
        return _EDGE + float(share) * (100 - 2 * _EDGE)

    return place


def _compared(figures: Iterable[Figure], printed: Ends) -> Figure | None:
    """Return the one figure that `printed` are the ends of, None where that is not certain."""
    low, high = printed
    fitting = {
        figure.text: figure
        for figure in figures
        if figure.amount is not None
        if (low is None or low <= figure.amount.value)
        and (high is None or figure.amount.value <= high)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _told_as_printed(figure: Figure, printed: Ends, language: str) -> str:
    """Return the figure, and beside it what it may stand for: 8000公顷（可指7500—8500）."""
    text = shown(figure.text)
    if printed[0] == printed[1]:
        return text
    return wording(language)["may-be"].format(figure=text, range=label_of(printed, language))


def _told_alike(computed: Ends, figure: Figure, language: str) -> str:
    """Return the ends with the places of the printed figure, as an editor would print them."""
    step = figure.amount.step if figure.amount is not None else Decimal(0)
    known = [end for end in computed if end is not None]
    if not step or any(end / step >= _COUNTABLE for end in known):
        return label_of(computed, language)
    ends = [None if end is None else _EXACT.multiply(round(end / step), step) for end in computed]
    # What the places hide is what is wrong.
    is_hidden = figure.amount is not None and figure.amount.value in ends
    return label_of(computed if is_hidden else (ends[0], ends[1]), language)


def _ends(pair: tuple[str | None, str | None] | None) -> Ends | None:
    if pair is None:
        return None
    try:
        low, high = (None if end is None else Decimal(end) for end in pair)
    except InvalidOperation:
        return None
    is_drawable = all(end is None or end.is_finite() for end in (low, high))
    return (low, high) if is_drawable else None


def label_of(ends: Ends, language: str) -> str:
    """Return an interval in words: 313—315, ≥ 50, 14万."""
    low, high = ends
    if low is None and high is None:
        return "—"
    if low is None or high is None:
        sign, end = ("≤", high) if low is None else ("≥", low)
        return f"{sign} {short_number(end or Decimal(0), language)}"
    if low == high:
        return short_number(low, language)
    texts = [short_number(_rounded(end, high - low), language) for end in (low, high)]
    return "—".join(texts)


def _rounded(end: Decimal, width: Decimal) -> Decimal:
    """Return an end with no more places than the width of its interval makes worth reading."""
    places = 1 - width.adjusted()
    exponent = end.as_tuple().exponent
    if places < 0 or not isinstance(exponent, int) or -exponent <= places or places > _PLACES:
        return end
    return end.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def short_number(value: Decimal, language: str) -> str:
    """Return `value` in at most six digits, with 万 and 亿 in Chinese, 1,234 in English."""
    rounded = Context(prec=_DIGITS, Emin=-9999, Emax=9999).plus(value)
    if language == "zh":
        for scale, word in _SCALES:
            if abs(rounded) >= scale and abs(rounded) < scale * 10**8:
                return f"{_written(_EXACT.divide(rounded, scale))}{word}"
        return _written(rounded)
    return _written(rounded, ",")


def _written(value: Decimal, group: str = "") -> str:
    if value and not -20 < value.adjusted() < 20:
        return f"{value:.3e}"
    text = f"{value:{group}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
