"""How a computed value is written: in the unit, scale and places of the printed figures."""

import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from msgspec import Struct

from checker.core.interval import Interval
from checker.core.model import Figure
from checker.judge.operands import measure_of
from checker.ruleset.expression_dimension import product

_SCALES = (("万亿", Decimal(10**12)), ("亿", Decimal(10**8)), ("万", Decimal(10**4)))
_WORTH = {"": Decimal(1), **dict(_SCALES)}
_MOST_PLACES = 12
# However many digits a page prints, none is rounded away.
_EXACT = Context(prec=1_000_000)
_LARGE = 100_000


class Display(Struct, frozen=True):
    """How values of one kind are shown: `one` is what 1 of the shown unit is to a formula.

    `places` is how many decimal places the page prints; `scale` is 万 or 亿 or nothing.
    `largest` is the number that the page itself prints so; what is not much larger stays so.
    """

    unit: str
    one: Fraction
    scale: str = ""
    places: int = 0
    largest: Fraction = Fraction(0)


PLAIN = Display("", Fraction(1))
PERCENT = Display("%", Fraction(1, 100))
POINTS = Display("个百分点", Fraction(1, 100))


def display_of(figure: Figure) -> Display:
    """Return how `figure` is printed: 1.2亿元 is in 亿 of 元, with one place."""
    measured = measure_of(figure)
    match figure.kind:
        case "percent" | "fraction":
            unit, scale = (figure.unit if figure.unit in ("‰", "成") else "%"), ""
        case "percentage-point":
            unit, scale = figure.unit or POINTS.unit, ""
        case _:
            unit, scale = figure.unit, _scale_of(figure)
    one = measured.factor * Fraction(scale_value(scale)) if scale else measured.factor
    if unit == "%":
        one = PERCENT.one
    largest = PLAIN.largest
    if figure.amount is not None:
        largest = abs(Fraction(figure.amount.value))
        if one != measured.factor:
            largest *= measured.factor / one
    return Display(unit, one, scale, _places(figure, scale), largest)


def _scale_of(figure: Figure) -> str:
    text = unicodedata.normalize("NFKC", figure.text)
    unit = unicodedata.normalize("NFKC", figure.unit)
    last = (text[: text.rindex(unit)] if unit and unit in text else text)[-3:]
    return next((word for word, _ in _SCALES if word in last), "")


def scale_value(scale: str) -> Decimal:
    """Return what a word of magnitude multiplies by: 万 by 10000, nothing by one."""
    return _WORTH.get(scale, _WORTH[""])


def _places(figure: Figure, scale: str) -> int:
    # 三分之一 has no places, however many its decimals would have.
    if figure.amount is None or not figure.amount.step or figure.kind == "fraction":
        return 0
    step = figure.amount.step / scale_value(scale) if scale else figure.amount.step
    step = step.normalize()
    exponent = step.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def written(value: Fraction, display: Display, spare: int = 1) -> str:
    """Return `value` as the page would write it, with at most `spare` places more.

    >>> written(Fraction(314), Display("家", Fraction(1)))
    '314家'
    """
    display = _rescaled(value, display)
    return (
        f"{number_text(value / display.one, display.places + spare)}{display.scale}{display.unit}"
    )


def as_printed(interval: Interval, display: Display) -> str:
    """Return values of just the places of a printed figure, with its zeros: 8.0% beside 9.0%."""
    lo, hi = interval.lo.at or Fraction(0), interval.hi.at or Fraction(0)
    ends = [_rescaled(end, display) for end in (lo or hi, hi or lo)]
    if any(end != display for end in ends):
        return written_range(interval, display, 0)
    texts = dict.fromkeys(
        _padded(number_text(end / display.one, display.places), display.places) for end in (lo, hi)
    )
    return f"{'—'.join(texts)}{display.scale}{display.unit}"


def written_range(interval: Interval, display: Display, spare: int = 1, to: str = "—") -> str:
    """Return both ends of a bounded interval, or the one value it holds."""
    lo, hi = interval.lo.at, interval.hi.at
    if lo is None or hi is None or lo == hi:
        return written(lo if lo is not None else hi or Fraction(0), display, spare)
    low, high = _rescaled(lo or hi, display), _rescaled(hi or lo, display)
    if low.scale != high.scale:
        return f"{written(lo, display, spare)}{to}{written(hi, display, spare)}"
    texts = _same_places([number_text(end / low.one, low.places + spare) for end in (lo, hi)])
    if texts[0] == texts[1]:
        return f"{texts[0]}{low.scale}{low.unit}"
    return f"{texts[0]}{to}{texts[1]}{low.scale}{low.unit}"


def _same_places(texts: list[str]) -> list[str]:
    """Write 60.7—60.78 as 60.70—60.78."""
    places = max(len(text.partition(".")[2]) for text in texts)
    return [_padded(text, places) for text in texts]


def _padded(text: str, places: int) -> str:
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.ljust(places, '0')}" if places else text


def _rescaled(value: Fraction, display: Display) -> Display:
    """Return a display with 万 or 亿 where the number is unwieldy without."""
    if display.unit in (PERCENT.unit, POINTS.unit, "‰", "成"):
        return display
    size = abs(value / display.one)
    base = display.one / Fraction(scale_value(display.scale))
    if size >= max(Fraction(_LARGE), 10 * display.largest):
        return next(
            (
                Display(display.unit, base * Fraction(scale), word, max(2, display.places))
                for word, scale in _SCALES
                if abs(value) >= base * Fraction(scale)
            ),
            display,
        )
    # The page itself writes 0.50亿, so 0.60亿 is no trouble to its readers.
    if 0 < size < 1 and display.scale and not 0 < display.largest < 1:
        word = "万" if abs(value) >= base * 10_000 else ""
        return Display(display.unit, base * Fraction(scale_value(word)), word, display.places)
    return display


def number_text(number: Fraction, places: int) -> str:
    """Return a number with at most `places` places, rounded half up, with − for minus."""
    above, below = abs(number.numerator), number.denominator
    if below == 1:
        return f"{'−' if number.numerator < 0 else ''}{Decimal(above):f}"
    # Two digits at least, or a small value would read as nothing.
    while above and above * 10**places < 10 * below and places < _MOST_PLACES:
        if above * 10**places % below == 0:
            break
        places += 1
    units = (2 * above * 10**places + below) // (2 * below)
    digits = f"{Decimal(units).scaleb(-places, _EXACT):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"−{digits}" if number < 0 and units else digits


def decimal_string(number: Fraction | None) -> str | None:
    """Return a number as a decimal string, None for None; twelve places at most."""
    if number is None:
        return None
    return number_text(number, _MOST_PLACES).replace("−", "-")


def composed(dimension: str, figures: list[Figure]) -> Display | None:
    """Return a unit made of two: 元 and 吨 give 元/吨."""
    for one, other in _pairs(figures):
        measured, divisor = measure_of(one), measure_of(other)
        if product(measured.dimension, divisor.dimension, -1) == dimension:
            shown_unit = f"{one.unit}/{other.unit}"
            return Display(shown_unit, measured.factor / divisor.factor, "", 0)
        if product(measured.dimension, divisor.dimension) == dimension:
            unit = "·".join(unit for unit in (one.unit, other.unit) if unit)
            return Display(unit, measured.factor * divisor.factor, "", 0)
    return None


def _pairs(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for one in figures:
        for other in figures:
            if one is not other and one.amount is not None and other.amount is not None:
                yield one, other
