"""Exact intervals with open, closed and soft ends, and their arithmetic.

An interval holds every value that a printed number may stand for. Ends are
Fractions (None: unbounded). A soft end comes from a hedge whose width is a
convention (约, 近): a contradiction that rests on it is a query, not an error.
"""

from fractions import Fraction

from msgspec import Struct


class End(Struct, frozen=True, gc=False):
    """One end of an interval: `at` None means unbounded."""

    at: Fraction | None
    open: bool = False
    soft: bool = False


UNBOUNDED = End(None, open=True)


class Interval(Struct, frozen=True, gc=False):
    """All values from `lo` to `hi`; an empty interval cannot be built."""

    lo: End
    hi: End

    @classmethod
    def point(cls, value: Fraction | int) -> "Interval":
        """Return the interval that holds only `value`."""
        end = End(value if isinstance(value, Fraction) else Fraction(value))
        return cls(end, end)

    @classmethod
    def closed(cls, lo: Fraction, hi: Fraction) -> "Interval":
        """Return `[lo, hi]`."""
        return cls(End(lo), End(hi))

    def is_point(self) -> bool:
        """Tell whether exactly one value is in it."""
        return self.lo.at is not None and self.lo.at == self.hi.at

    def holds(self, value: Fraction | int) -> bool:
        """Tell whether `value` lies inside."""
        return overlap(self, Interval.point(value))

    def __neg__(self) -> "Interval":
        low = _negated(self.hi)
        return Interval(low, low if self.lo is self.hi else _negated(self.lo))

    def __add__(self, other: "Interval") -> "Interval":
        low = _sum(self.lo, other.lo)
        if self.lo is self.hi and other.lo is other.hi:
            return Interval(low, low)
        return Interval(low, _sum(self.hi, other.hi))

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def times(self, factor: Fraction) -> "Interval":
        """Return `factor` times the interval, as `self * Interval.point(factor)` but faster."""
        above = factor.numerator
        if above == 1 == factor.denominator:
            return self
        lo, hi = self.lo, self.hi
        if above < 0:
            lo, hi, factor = _negated(hi), _negated(lo), -factor
        if above == 0:
            return Interval.point(0)
        low = _scaled(lo, factor)
        return Interval(low, low if lo is hi else _scaled(hi, factor))

    def __mul__(self, other: "Interval") -> "Interval":
        lo, hi = other.lo, other.hi
        if lo.at is not None and not lo.soft and (lo is hi or lo == hi):
            return self.times(lo.at)
        if _is_plain(self) and _is_plain(other):
            # Of amounts above zero the ends are known without trying all four products.
            return Interval(_times(self.lo, other.lo), _times(self.hi, other.hi))
        pairs = [
            _product(a, b, sign_a, sign_b)
            for a, sign_a in ((self.lo, -1), (self.hi, 1))
            for b, sign_b in ((other.lo, -1), (other.hi, 1))
        ]
        return Interval(_least(pairs), _greatest(pairs))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.holds(0):
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(_inverse(other.hi), _inverse(other.lo))

    def __pow__(self, power: int) -> "Interval":
        """Return the interval to a whole power, as one value is multiplied by itself."""
        if power < 0:
            return Interval.point(1) / self**-power
        if power == 0:
            return Interval.point(1)
        base = abs(self) if power % 2 == 0 else self
        return Interval(_power(base.lo, power), _power(base.hi, power))

    def __abs__(self) -> "Interval":
        if self.lo.at is not None and self.lo.at >= 0:
            return self
        if self.hi.at is not None and self.hi.at <= 0:
            return -self
        return Interval(End(Fraction(0)), _greatest([_negated(self.lo), self.hi]))


def _is_plain(interval: Interval) -> bool:
    """Tell whether it lies above zero and both its ends are known."""
    lo, hi = interval.lo, interval.hi
    if lo.at is None or hi.at is None or lo.at.numerator <= 0:
        return False
    return lo is hi or lo == hi or _is_less(lo.at, hi.at)


def overlap(a: Interval, b: Interval) -> bool:
    """Tell whether some value lies in both."""
    return not _is_past(a.lo, b.hi) and not _is_past(b.lo, a.hi)


def below(a: Interval, b: Interval, *, or_equal: bool) -> bool:
    """Tell whether some value of `a` is below (or equal to) some value of `b`."""
    if a.lo.at is None or b.hi.at is None or _is_less(a.lo.at, b.hi.at):
        return True
    return or_equal and not _is_past(a.lo, b.hi)


def least(a: Interval, b: Interval) -> Interval:
    """Return what the smaller of a value of `a` and a value of `b` may be."""
    # The smaller one reaches its upper end only where both do.
    return Interval(_least([a.lo, b.lo]), _inner(a.hi, b.hi, -1))


def greatest(a: Interval, b: Interval) -> Interval:
    """Return what the larger of a value of `a` and a value of `b` may be."""
    return -least(-a, -b)


def meet(a: Interval, b: Interval) -> Interval | None:
    """Return what lies in both, None where nothing does."""
    if not overlap(a, b):
        return None
    return Interval(_inner(a.lo, b.lo, 1), _inner(a.hi, b.hi, -1))


def widened(interval: Interval) -> Interval:
    """Return the interval with its soft ends moved out of the way, on their side of zero."""
    lo, hi = interval.lo, interval.hi
    if lo.soft and lo.at is not None:
        lo = End(Fraction(0), open=True) if lo.at > 0 else UNBOUNDED
    if hi.soft and hi.at is not None:
        hi = End(Fraction(0), open=True) if hi.at < 0 else UNBOUNDED
    return Interval(lo, hi)


def union(a: Interval, b: Interval) -> Interval:
    """Return the smallest interval that holds both."""
    return Interval(_least([a.lo, b.lo]), _greatest([a.hi, b.hi]))


def _is_less(a: Fraction, b: Fraction) -> bool:
    """Tell whether `a < b`; whole numbers are compared, in half the time of two Fractions."""
    return a.numerator * b.denominator < b.numerator * a.denominator


def _is_past(lo: End, hi: End) -> bool:
    """Tell whether nothing lies between a lower end and an upper end."""
    low, high = lo.at, hi.at
    if low is None or high is None:
        return False
    # Whole numbers are compared, which takes half the time that two Fractions do.
    left, right = low.numerator * high.denominator, high.numerator * low.denominator
    return left > right or (left == right and (lo.open or hi.open))


def _inner(a: End, b: End, side: int) -> End:
    """Return the inner one of two ends; `side` is 1 for lower ends, -1 for upper ones."""
    if a.at is None or b.at is None:
        return b if a.at is None else a
    if a.at == b.at:
        return End(a.at, a.open or b.open, a.soft and b.soft)
    return a if side * (a.at - b.at) > 0 else b


def _negated(end: End) -> End:
    return End(None if end.at is None else -end.at, end.open, end.soft)


def _scaled(end: End, factor: Fraction) -> End:
    return End(None if end.at is None else end.at * factor, end.open, end.soft)


def _sum(a: End, b: End) -> End:
    if a.at is None or b.at is None:
        return UNBOUNDED
    return End(a.at + b.at, a.open or b.open, a.soft or b.soft)


def _times(a: End, b: End) -> End:
    assert a.at is not None
    assert b.at is not None
    return End(a.at * b.at, a.open or b.open, a.soft or b.soft)


def _power(end: End, power: int) -> End:
    return End(None if end.at is None else end.at**power, end.open, end.soft)


def _inverse(end: End) -> End:
    if end.at is None:
        return End(Fraction(0), open=True)
    if end.at == 0:
        # Only an open end can be at zero here: 1/(0, 5] is [0.2, ∞).
        return UNBOUNDED
    return End(1 / end.at, end.open, end.soft)


class _Corner(Struct, frozen=True, gc=False):
    """A product of two ends; `infinite` is its sign where it is unbounded."""

    end: End
    infinite: int = 0


def _product(a: End, b: End, sign_a: int, sign_b: int) -> _Corner:
    zeros = [end for end in (a, b) if end.at == 0]
    if zeros:
        # A zero that is reached makes the product zero, whatever the other end is.
        reached = [zero for zero in zeros if not zero.open]
        soft = all(zero.soft for zero in reached or zeros)
        return _Corner(End(Fraction(0), not reached, soft))
    if a.at is not None and b.at is not None:
        return _Corner(End(a.at * b.at, a.open or b.open, a.soft or b.soft))
    return _Corner(UNBOUNDED, _sign(a, sign_a) * _sign(b, sign_b))


def _sign(end: End, side: int) -> int:
    if end.at is None:
        return side
    return 1 if end.at > 0 else -1


def _is_outer(at: Fraction, best: Fraction, side: int) -> bool:
    return _is_less(best, at) if side > 0 else _is_less(at, best)


def _least(ends: "list[End] | list[_Corner]") -> End:
    return _extreme(ends, side=-1)


def _greatest(ends: "list[End] | list[_Corner]") -> End:
    return _extreme(ends, side=1)


def _extreme(ends: "list[End] | list[_Corner]", side: int) -> End:
    """Return the outermost end on one side; where two tie, the closed and the hard one."""
    best: End | None = None
    for item in ends:
        end, infinite = (item.end, item.infinite) if isinstance(item, _Corner) else (item, side)
        if end.at is None:
            if infinite == side:
                return UNBOUNDED
            continue
        if best is None or best.at is None or _is_outer(end.at, best.at, side):
            best = end
        elif end.at == best.at:
            best = End(end.at, end.open and best.open, end.soft and best.soft)
    return best or UNBOUNDED
