"""Whether a part, a whole and their share agree as printed, and how like two names are."""

from collections.abc import Sequence
from fractions import Fraction

from checker.claims.slips import is_quotient
from checker.core.interval import Interval, overlap
from checker.core.model import Figure
from checker.core.units import UnitInfo, unit_of

_ROUGH = Fraction(6, 100)


def fits(part: Figure, whole: Figure, share: Figure) -> bool:
    """Tell whether a share is that of its part in its whole: 45亿元 of 90亿元 are 50%."""
    rough = is_rough(share)
    # Seldom is it so close that it takes Fractions, which are slow.
    if (told := is_quotient(part, whole, share, float(_ROUGH) if rough else 0)) is not None:
        return told
    one, other, rate = (_worth(figure) for figure in (part, whole, share))
    if one is None or other is None or rate is None or other.holds(0):
        return False
    quotient = one / other
    if rough:
        return overlap(quotient, Interval.closed(*_around(share)))
    return overlap(quotient, rate)


def is_rough(share: Figure) -> bool:
    """Tell whether a share is told in tenths or as a fraction: 七成, 三分之一."""
    return share.kind == "fraction" or "成" in share.text


def likeness(name: str, said: str) -> float:
    """Return how many of the neighbouring letters of a name stand together in what is said.

    >>> likeness("民营企业进出口", "民营企业进出口总值")
    1.0
    """
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return sum(pair in said for pair in pairs) / len(pairs) if pairs else 0.0


def _worth(figure: Figure) -> Interval | None:
    interval, unit = figure.interval(), unit_of(figure.unit)
    if interval is None:
        return None
    return interval if unit is None else interval.times(unit.factor)


def _around(share: Figure) -> tuple[Fraction, Fraction]:
    unit = unit_of(share.unit)
    amount = share.amount
    value = Fraction(amount.value) if amount is not None else Fraction(0)
    middle = value * (unit.factor if unit is not None else 1)
    return middle - _ROUGH, middle + _ROUGH


def same_whole(one: Figure, one_share: Figure, two: Figure, two_share: Figure) -> bool:
    """Tell whether two parts by their shares come to one whole: 30万, 60% and 20万, 40%."""
    worths = [_worth(figure) for figure in (one, one_share, two, two_share)]
    if any(worth is None for worth in worths):
        return False
    a, share_a, b, share_b = (worth for worth in worths if worth is not None)
    if share_a.holds(0) or share_b.holds(0):
        return False
    return overlap(a / share_a, b / share_b)


def is_multiple_of(end: Figure, start: Figure, times: Figure) -> bool:
    """Tell whether one amount is so many times another: 30 and 10, 3倍; or a third of it."""
    one, other, rate = (_worth(figure) for figure in (end, start, times))
    if one is None or other is None or rate is None or other.holds(0):
        return False
    if is_rough(times):
        middle = _around(times)[0] + _ROUGH
        rate = Interval.closed(middle * Fraction(85, 100), middle * Fraction(118, 100))
    return overlap(one / other, rate)


def is_mean_of(mean: Figure, total: Figure, size: Figure, unit: UnitInfo | None) -> bool:
    """Tell whether a total by a number is a mean for one `unit`: 36万元, 120户 and 3000元."""
    one, other, rate = (_worth(figure) for figure in (total, size, mean))
    if one is None or other is None or rate is None or other.holds(0):
        return False
    each = unit.factor if unit is not None else Fraction(1)
    return overlap((one / other).times(each), rate)


def sum_fits(parts: Sequence[Figure], whole: Figure, share: Figure) -> bool:
    """Tell whether a share is that of several parts together in their whole."""
    ones = [_worth(part) for part in parts]
    other, rate = _worth(whole), _worth(share)
    if other is None or rate is None or other.holds(0):
        return False
    total = Interval.point(0)
    for one in ones:
        if one is None:
            return False
        total += one
    return overlap(total / other, Interval.closed(*_around(share)) if is_rough(share) else rate)
