"""The growth of a whole against that of all its parts.

“进出口4743亿元，增长31.5%。其中出口2492亿元，增长27.8%；进口2251亿元，增长35.8%”: a whole grows no
faster than its fastest part and no slower than its slowest.
"""

from collections.abc import Iterator, Sequence

from checker.core.late import late
from checker.core.model import Claim, Figure, Page, Slot
from checker.core.span import Span

# Only rises: a fall has another sign, and what is neither is not compared.
_RISE = late("[，,]?(?:[^，。；\n]{0,8}(?:增长|上升|增加|增产))(?:了|近|约|超过)?")
_FARTHEST = 2
_TRADE = ("exports", "imports")


def growth_claims(
    claims: Sequence[Claim], page: Page, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim of kind `growth-of-parts` for each whole whose parts all come with a rise."""
    # Trade is told both by name and as a list of parts.
    for whole, parts in dict.fromkeys(map(_whole_and_parts, claims)):
        if not whole or len(parts) < 2:
            continue
        rate = _rise_after(whole[0], page, figures)
        rates = [_rise_after(part, page, figures) for part in parts]
        found = tuple(number for number in rates if number is not None)
        if rate is not None and len(found) == len(parts):
            yield Claim(
                kind="growth-of-parts",
                slots=(Slot("whole", (rate,)), Slot("parts", found)),
                span=Span(figures[rate].flow.start, max(figures[i].flow.end for i in found)),
                phrase="growth-of-parts/rises",
            )


def _whole_and_parts(claim: Claim) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if claim.kind == "total" and any(c.name == "complete" and c.value for c in claim.constants):
        return claim.slot("total"), claim.slot("parts")
    if claim.kind == "trade" and all(map(claim.slot, _TRADE)):
        return claim.slot("trade"), tuple(i for name in _TRADE for i in claim.slot(name))
    return (), ()


def _rise_after(number: int, page: Page, figures: Sequence[Figure]) -> int | None:
    """Return the rise in percent right behind a figure, an absolute rise may stand between."""
    start = figures[number].flow.end
    for other in figures[number + 1 : number + 1 + _FARTHEST]:
        between = page.flow[start : other.flow.start]
        if not _RISE.fullmatch(between):
            return None
        if other.kind == "percent":
            return other.id
        start = other.flow.end
    return None
