"""Years that no year can be: “4021年是建党100周年”."""

from collections.abc import Iterator, Sequence

from checker.core.model import Claim, Constant, Figure, Slot

_LEAST = 1000
# 94049271987年: the columns of a table have run together.
_MOST = 100_000
# 5000年文明, 2300年历史 are stretches of time.
_ROUND = 100


def far_year_claims(figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `far-year` for each number of years with four digits or more."""
    for figure in figures:
        amount = figure.amount
        if figure.kind != "duration" or figure.unit != "年" or amount is None:
            continue
        if _LEAST <= amount.value < _MOST and figure.hedge is None:
            yield Claim(
                kind="far-year",
                slots=(Slot("year", (figure.id,)),),
                span=figure.flow,
                phrase="far-year/each",
                constants=(Constant("round", int(amount.coarse >= _ROUND)),),
            )
