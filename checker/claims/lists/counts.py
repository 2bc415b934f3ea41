"""Counts small and exact enough to count names, and the claim that they do."""

from collections.abc import Sequence

from checker.claims.lists.naming import Names
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_MOST = 99


def plain_counts(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the small exact counts among figures, as one counts names; found once for a page."""
    return tuple(figure for figure in figures if figure.kind == "count" and _is_plain(figure))


def _is_plain(figure: Figure) -> bool:
    amount = figure.amount
    if amount is None or figure.hedge is not None or not figure.unit:
        return False
    value = amount.value
    if not 1 <= value <= _MOST or value != int(value):
        return False
    if amount.top is None and amount.sense is None:
        return amount.exact
    interval = figure.interval()
    return interval is not None and interval.lo.at == interval.hi.at == value


def claim_of(
    figure: Figure, names: Names, phrase: str, *, is_open: bool = False, is_last: bool = False
) -> Claim:
    """Return the claim that a figure counts `names`.

    `is_open`: more may be meant; `is_last`: 等 stands between the last of them and the count.
    """
    span = Span(
        min(figure.flow.start, names.items[0].span.start),
        max(figure.flow.end, names.items[-1].span.end),
    )
    return Claim(
        kind="counted-list",
        slots=(Slot("count", (figure.id,)),),
        span=span,
        phrase=f"counted/{phrase}",
        constants=(
            Constant("least", names.least),
            Constant("most", names.most),
            Constant("open", 2 if is_last else int(is_open or names.is_open)),
        ),
        items=names.items,
    )
