"""From a number as found to a reading with the amount it stands for."""

from decimal import Decimal

from checker.core.amount import Amount
from checker.figures.hedges import TABLE, as_mention, sense_of
from checker.figures.pattern import Token
from checker.figures.reading import Reading

_ABOUT = Decimal(TABLE["about-width"])
# Trailing zeros of these are always meant: 10% is not a rounded 13%.
_FINE = frozenset({"percent", "percentage-point", "multiple", "fraction", "ordinal", "age"})
_NONE = (None, None, None)
_COUNTED = frozenset({"count", "ordinal", "age"})
# An index that closes at 2175点 was not counted.
_MEASURED = frozenset({"点"})


def to_reading(token: Token) -> Reading:
    """Return the reading of one number."""
    found = (token.before, token.inside, token.after)
    hedges = [hedge for hedge in found if hedge is not None] if found != _NONE else []
    numeral = token.numeral
    sense = sense_of(hedges) if hedges else None
    amount = Amount(
        numeral.value,
        numeral.step,
        numeral.step if token.kind in _FINE else numeral.coarse,
        numeral.top,
        sense,
        numeral.plain and sense is None and token.kind in _COUNTED and token.unit not in _MEASURED,
        max(abs(numeral.value) * _ABOUT, numeral.step) if sense == "about" else None,
    )
    unit = token.unit
    return Reading(
        token.start,
        token.end,
        token.kind,
        unit,
        amount,
        None,
        as_mention(hedges) if hedges else None,
    )
