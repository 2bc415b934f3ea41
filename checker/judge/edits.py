"""What may have been meant by a printed number: one small edit of its digits or its scale."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
from msgspec import Struct

from checker.core.amount import Amount
from checker.core.late import late
from checker.core.model import Figure
from checker.judge.display import scale_value

# The slips looked for first; a digit more or less is looked for where none of them fits.
USUAL = ("digit", "magnitude", "point", "swapped", "times")
LENGTHS = ("extra", "missing")
# What seldom explains a difference by chance, and what these slips are called once found.
TELLING = ("magnitude", "point", "swapped")
TELLING_NAMES = ("left-out", "point", "put-in", "swapped", "magnitude")

_MOST_DIGITS = 20
_NUMERAL = late(r"(?P<digits>\d++(?:,\d{3})*+(?:\.\d++)?)(?P<scale>万亿|亿|万)?")
_WIDE_DIGITS = "０１２３４５６７８９"
_NARROW = str.maketrans(f"{_WIDE_DIGITS}．，", "0123456789.,")
_WIDE = str.maketrans("0123456789.,", f"{_WIDE_DIGITS}．，")
_SHIFTS = (1, -1, 2, -2)
# What an editor can have meant instead of each word of magnitude.
_MAGNITUDES = {"": ("万", "亿"), "万": ("亿", ""), "亿": ("万", "万亿"), "万亿": ("亿",)}


class Edit(Struct, frozen=True):
    """A figure as it may have been meant, and the kind of slip that made it what it is.

    `word` is the 万 or 亿 that was left out or put in.
    """

    slip: str
    figure: Figure
    word: str = ""

    @property
    def is_mutual(self) -> bool:
        """Tell whether the slip has the same name from either of the two figures."""
        return self.slip not in ("left-out", "put-in")


def digits_of(text: str) -> str:
    """Return the first number in a figure's text as it is printed.

    >>> digits_of("１８．２４％")
    '１８．２４'
    """
    number = _NUMERAL.search(text.translate(_NARROW))
    return text[slice(*number.span("digits"))] if number else ""


def edits_of(figure: Figure, kinds: tuple[str, ...] = USUAL) -> Iterator[Edit]:
    """Yield what may have been meant by a figure in Arabic digits, each value once."""
    amount = figure.amount
    number = _NUMERAL.search(figure.text.translate(_NARROW))
    # A hedge is wide enough to let much pass; an edit of it explains nothing.
    if number is None or amount is None or amount.top is not None or amount.sense is not None:
        return
    printed, scale = number["digits"].replace(",", ""), number["scale"] or ""
    if len(printed) > _MOST_DIGITS or Decimal(printed) * scale_value(scale) != abs(amount.value):
        return
    seen = {abs(amount.value)}
    for slip, digits, other in _spellings(printed, scale, kinds):
        if figure.kind == "multiple" or slip != "times":
            edited = _edited(figure, number, digits, other)
            if edited.amount is not None and abs(edited.amount.value) not in seen:
                seen.add(abs(edited.amount.value))
                yield Edit(_named(slip, scale, other), edited, other or scale)


def _named(slip: str, scale: str, other: str) -> str:
    """A missing 万 is called so, and not a 万 for an 亿."""
    if slip != "magnitude" or (scale and other):
        return slip
    return "put-in" if scale else "left-out"


def _spellings(digits: str, scale: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield (slip, digits, word of magnitude), the more telling slips first."""
    if "magnitude" in kinds:
        for other in _MAGNITUDES[scale]:
            yield "magnitude", digits, other
    if "swapped" in kinds:
        yield from (("swapped", swapped, scale) for swapped in _swapped(digits))
    if "times" in kinds:
        yield from (("times", str(Decimal(digits) + change), scale) for change in (1, -1))
    if "point" in kinds:
        yield from (("point", _shifted(digits, shift), scale) for shift in _SHIFTS)
    if "digit" in kinds:
        yield from (("digit", changed, scale) for changed in _with_other_digit(digits))
    if kinds == LENGTHS:
        yield from ((slip, changed, scale) for slip, changed in _other_lengths(digits))


def _with_other_digit(digits: str) -> Iterator[str]:
    for at, digit in enumerate(digits):
        for other in "0123456789" if digit.isdigit() else "":
            changed = digits[:at] + other + digits[at + 1 :]
            if not _has_idle_zero(changed):
                yield changed


def _other_lengths(digits: str) -> Iterator[tuple[str, str]]:
    """Yield the number with one digit more and with one less: 30.8 for 304.8."""
    for at in range(len(digits) + 1):
        for other in "0123456789":
            changed = digits[:at] + other + digits[at:]
            if not _has_idle_zero(changed):
                yield "missing", changed
    for at, digit in enumerate(digits):
        changed = digits[:at] + digits[at + 1 :]
        if digit.isdigit() and _is_number(changed) and not _has_idle_zero(changed):
            yield "extra", changed


def _is_number(digits: str) -> bool:
    return digits[:1].isdigit() and digits[-1:].isdigit()


def _swapped(digits: str) -> Iterator[str]:
    """Yield the number with two neighbouring digits swapped; the point stays where it is."""
    plain, point = digits.replace(".", ""), digits.find(".")
    for at in range(len(plain) - 1):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        if point >= 0:
            swapped = f"{swapped[:point]}.{swapped[point:]}"
        if not _has_idle_zero(swapped):
            yield swapped


def _has_idle_zero(digits: str) -> bool:
    return digits.startswith("0") and not digits.startswith("0.") and digits != "0"


def _shifted(digits: str, shift: int) -> str:
    """Return the number with its point moved, and no more idle zeros than it was printed with."""
    text = f"{Decimal(digits).scaleb(shift):f}"
    whole, _, fraction = text.partition(".")
    printed = len(digits.partition(".")[2])
    fraction = fraction[:printed] + fraction[printed:].rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _edited(figure: Figure, number: re.Match[str], digits: str, scale: str) -> Figure:
    assert figure.amount is not None
    text = figure.text[: number.start()] + _as_printed(digits, figure.text) + scale
    text += figure.text[number.end() :]
    factor = scale_value(scale)
    whole, _, fraction = digits.partition(".")
    step = Decimal(1).scaleb(-len(fraction)) * factor
    coarse = step * 10 ** (len(whole + fraction) - len((whole + fraction).rstrip("0") or "0"))
    value = Decimal(digits) * factor
    amount = Amount(
        value=-value if figure.amount.value < 0 else value,
        step=step,
        coarse=coarse,
        exact=figure.amount.exact and not scale and not fraction,
    )
    return msgspec.structs.replace(figure, text=text, amount=amount)


def _as_printed(digits: str, text: str) -> str:
    """Return digits as wide as those of `text`, and parted by threes where they are."""
    if "," in text or "，" in text:
        whole, point, fraction = digits.partition(".")
        digits = f"{int(whole):,}{point}{fraction}"
    return digits.translate(_WIDE) if any(digit in text for digit in _WIDE_DIGITS) else digits
