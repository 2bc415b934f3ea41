"""Parts that add up to their total, whatever the words say of them."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd
from typing import Any

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Figure
from checker.core.units import unit_of

# Decimal where all figures have one unit, else Fraction: never both at once.
Number = Any
# Averages and prices are shares of one another, but they do not add up: 人均收入, 每百元资金.
_AVERAGE = late("人均|平均|户均|亩均|日均|月均|年均|每[^年日月天]|单价|均价|价格")
# A difference smaller than this share of the total may be a part too small to be named; the
# more digits the total has, the less it is chance.
_MANY = 5
_LEAST_SLIP = dict(enumerate((1, 1, 0.1, 0.08, 0.02, 0.01)))
_LITTLE = 0.1
# A list of so many parts that goes down to so few.
_LONG = 4
_FEW = 1
# Round figures with fewer digits than these differ by one digit by chance.
_ROUND = 4


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
    read = _reader((total, *parts))
    goal = read(total)
    if goal is None:
        return 0
    reached, place = goal[0] * 0, goal[1]
    for number, part in enumerate(parts, 1):
        value = read(part)
        if value is None:
            return 0
        reached += value[0]
        place = max(place, value[1])
        if number > 1 and abs(reached - goal[0]) <= (0 if place == 1 else place):
            return number
        if reached > goal[0] + place:
            return 0
    return 0


def may_hold(total: Figure, part: Figure) -> bool:
    """Tell whether a part is no greater than a total, as printed."""
    whole, piece = printed_all((total, part))
    return whole is None or piece is None or bool(whole[0] >= piece[0])


def significance(parts: Sequence[Figure], total: Figure) -> int:
    """Return by how many digits parts and total agree: the fewer, the easier by chance."""
    distance = near(parts, total)
    if distance is not None and distance.gap == 0:
        return distance.digits
    values = [value for value in printed_all((total, *parts)) if value is not None]
    return len(str(int(values[0][0] / max(place for _, place in values))))


class Near(Struct, frozen=True):
    """How far some parts are from their total: `gap` and `total` in the last common place.

    Zeros that all figures end in are left out (`rounded`), so `digits` tells how much is printed;
    `scaled` figures (万, decimals) may be off by one in the last place.
    """

    total: int
    parts: tuple[int, ...]
    rounded: bool
    scaled: bool

    @property
    def gap(self) -> int:
        """Return what is missing (below 0: what is too much)."""
        return self.total - sum(self.parts)

    @property
    def digits(self) -> int:
        """Return the number of digits of the total."""
        return len(str(self.total))

    def is_one_digit_off(self) -> bool:
        """Tell whether one other digit in one figure would make the parts add up.

        Small gaps do not count: what is missing may be a part too small to be named. Figures
        of many digits may be off by one in the last place as well, from rounding.
        """
        gap = self.gap
        numbers = (self.total, *self.parts)
        fives = all(number % 5 == 0 for number in numbers)
        is_round = self.digits < _ROUND and (fives or self.rounded)
        if is_round or abs(gap) < self.total * _LEAST_SLIP[min(self.digits, _MANY)]:
            return False
        return self.is_mended()

    def is_slip_of_list(self) -> bool:
        """Tell whether one other digit would make a list that looks complete add up.

        The little that is missing may be what nobody named: 铁路40亿吨，公路50亿吨，水运4亿吨. Who
        names a place with one person leaves out none with more.
        """
        if not self.gap or not self.is_mended():
            return False
        is_little = 0 < self.gap < self.total * _LITTLE
        goes_down = not (self.scaled or self.rounded) and len(self.parts) >= _LONG
        return not is_little or (goes_down and min(self.parts) <= _FEW < self.gap)

    def is_mended(self) -> bool:
        """Tell whether one other digit in one figure would make the parts add up."""
        slack = range(-1, 2) if self.scaled and self.digits >= _ROUND else range(1)
        gaps = (self.gap + more for more in slack)
        return any(is_one_digit(gap) and _mends(self, gap) for gap in gaps)


def is_one_digit(gap: int) -> bool:
    """Tell whether one digit of a number may be wrong by so much: 30, not 33."""
    return len(str(abs(gap)).rstrip("0")) <= 1


def _mends(near: Near, gap: int) -> bool:
    """Tell whether one figure with one other digit would close the gap."""
    mended = [(near.total, near.total - gap)]
    mended += [(part, part + gap) if part > 0 else (-part, -part - gap) for part in near.parts]
    return any(_differ_in_one(one, other) for one, other in mended)


def near(parts: Sequence[Figure], total: Figure, more: Sequence[Figure] = ()) -> Near | None:
    """Return how parts and total stand to each other; None where a figure has two ends.

    `more` stands with the total: what was there and came in is what went out and is left.
    """
    values = printed_all((total, *parts, *more))
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known[0][0]:
        return None
    step = min(place for _, place in known)
    whole = [value / step for value, _ in known]
    numbers = [int(value) for value in whole]
    if numbers != whole:
        return None
    zeros = _common_zeros(numbers)
    numbers = [number // zeros for number in numbers]
    last = len(parts) + 1
    parted = (*numbers[1:last], *(-number for number in numbers[last:]))
    return Near(numbers[0], parted, zeros > 1, step != 1)


def may_be_digit_off(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell at small cost whether one other digit may make parts and total add up."""
    values = printed_all((total, *parts))
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return False
    gap = 2 * known[0][0] - sum([value for value, _ in known])
    step = min([place for _, place in known])
    if gap % step:
        return False
    # Common zeros count for nothing, and rounding may add one behind the others.
    digits = int(str(abs(int(gap / step))).rstrip("0") or 0)
    return digits < 10 or is_one_digit(digits - 1) or is_one_digit(digits + 1)


def is_digit_gap(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell whether parts and total differ by so much as one digit of a figure may be wrong by."""
    distance = near(parts, total)
    return distance is None or is_one_digit(distance.gap)


def _common_zeros(numbers: Sequence[int]) -> int:
    """Return the greatest power of ten that all numbers are multiples of."""
    common, zeros = gcd(*numbers), 1
    while common and common % (zeros * 10) == 0:
        zeros *= 10
    return zeros


def _differ_in_one(one: int, other: int) -> bool:
    """Tell whether two numbers are written with the same digits but for one."""
    a, b = str(one), str(other)
    if other < 0 or abs(len(a) - len(b)) > 1:
        return False
    width = max(len(a), len(b))
    pairs = zip(a.zfill(width), b.zfill(width), strict=True)
    return sum(x != y for x, y in pairs) == 1


def printed_all(figures: Sequence[Figure]) -> list[tuple[Number, Number] | None]:
    """Return the printed value and the last place of each figure, in a common unit.

    None for a range. Where all have one unit or are counts, nothing needs to be converted.
    """
    read = _reader(figures)
    return [read(figure) for figure in figures]


def _reader(figures: Sequence[Figure]) -> Callable[[Figure], tuple[Number, Number] | None]:
    """Return what tells the printed values of figures in a common unit."""
    units = {figure.unit for figure in figures}
    return _plain if len(units) == 1 or all(map(_is_base, units)) else printed


def _plain(figure: Figure) -> tuple[Number, Number] | None:
    amount = figure.amount
    return None if amount is None or amount.top is not None else (amount.value, amount.step)


def _is_base(unit: str) -> bool:
    info = unit_of(unit)
    return info is None or info.factor == 1


def printed(figure: Figure) -> tuple[Number, Number] | None:
    """Return the printed value and its last place in the base unit; None for ranges."""
    if figure.amount is None or figure.amount.top is not None:
        return None
    info = unit_of(figure.unit)
    factor = info.factor if info is not None else Fraction(1)
    return Fraction(figure.amount.value) * factor, Fraction(figure.amount.step) * factor
