"""Parts that add up to their total, whatever the words say of them."""

from collections.abc import Sequence
from fractions import Fraction

from checker.core.late import late
from checker.core.model import Figure
from checker.core.units import unit_of

# Averages and prices are shares of one another, but they do not add up: 人均收入, 每百元资金.
_AVERAGE = late("人均|平均|户均|亩均|日均|月均|年均|每[^年日月天]|单价|均价|价格")


def is_average(label: str) -> bool:
    """Tell whether a figure with these words before it is an average or a price."""
    return _AVERAGE.search(label) is not None


def is_bound(figure: Figure) -> bool:
    """Tell whether the figure is a threshold (500万元以上), which is no part of anything."""
    return figure.amount is not None and figure.amount.sense in ("at-least", "at-most")


def count_adding_up(parts: Sequence[Figure], total: Figure) -> int:
    """Return how many of the first parts (two or more) make up the total, 0 where none do.

    The printed numbers must add up to within one of the coarsest last places: that they do so
    by chance is rare, that their wide intervals overlap is not.
    """
    goal = _printed(total)
    if goal is None:
        return 0
    reached, place = Fraction(0), goal[1]
    for number, part in enumerate(parts, 1):
        printed = _printed(part)
        if printed is None:
            return 0
        reached += printed[0]
        place = max(place, printed[1])
        if number > 1 and abs(reached - goal[0]) <= (0 if place == 1 else place):
            return number
    return 0


def _printed(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return the printed value and its last place in the base unit; None for ranges."""
    if figure.amount is None or figure.amount.top is not None:
        return None
    info = unit_of(figure.unit)
    factor = info.factor if info is not None else Fraction(1)
    return Fraction(figure.amount.value) * factor, Fraction(figure.amount.step) * factor
