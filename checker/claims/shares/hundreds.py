"""Several wholes told in one row of shares: 男占52.1%，女占47.9%，党员占31.4%，团员占….

Each stretch of the row that comes to a hundred is a whole of its own; what is left between
such stretches is one as well where a single wrong digit keeps it from a hundred.
"""

from collections.abc import Sequence
from decimal import Decimal

from checker.core.late import late

_HUNDRED = Decimal(100)
_ROUNDING = Decimal("0.2")
_TENTH = late(r"\d+\.\d+")
_LEAST = 2
_LEAST_ROW = 4


def wholes_in(shares: Sequence[Decimal]) -> list[range]:
    """Return the places of each whole in a row of two wholes or more, nothing in others.

    52.1, 47.9, 31.4, 68.6 are two wholes: the first two shares and the last two.
    """
    if len(shares) < _LEAST_ROW or sum(shares) < _HUNDRED + 1:
        return []
    left = _from_left(shares)
    done = left[-1].stop if left else 0
    right = _from_left(list(reversed(shares[done:])))
    taken = right[-1].stop if right else 0
    last = [range(len(shares) - one.stop, len(shares) - one.start) for one in reversed(right)]
    rest = range(done, len(shares) - taken)
    if not rest:
        return [*left, *last] if len(left) + len(last) > 1 else []
    is_slip = len(rest) >= _LEAST and _is_one_digit_off([shares[at] for at in rest])
    return [*left, rest, *last] if (left or last) and is_slip else []


def _from_left(shares: Sequence[Decimal]) -> list[range]:
    """Return the stretches from the first share on that come to a hundred, one after another."""
    found: list[range] = []
    start, total = 0, Decimal(0)
    for at, share in enumerate(shares):
        total += share
        if abs(total - _HUNDRED) <= _ROUNDING and at > start:
            found.append(range(start, at + 1))
            start, total = at + 1, Decimal(0)
        elif total > _HUNDRED:
            break
    return found


def _is_one_digit_off(shares: Sequence[Decimal]) -> bool:
    """Tell whether another digit in one share, all printed to a tenth, makes them a hundred."""
    if not all(_TENTH.fullmatch(str(share)) for share in shares):
        return False
    gap = abs(sum(shares) - _HUNDRED)
    return any(gap == digit * Decimal(10) ** place for digit in range(1, 10) for place in (0, 1))
