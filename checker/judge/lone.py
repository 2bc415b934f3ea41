"""The figure that stands alone against all others of a comparison: it is the odd one out."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from checker.core.model import Figure
from checker.judge.operands import Bound, measure_of
from checker.ruleset.expression_tree import (
    Binary,
    Both,
    Call,
    Compare,
    Condition,
    Either,
    Name,
    Negative,
    Node,
    Number,
    Value,
    parts_of,
)
from checker.ruleset.expression_value import Operand, bare, multiply

_MINUS = bare([-1])


class Lone(Struct, frozen=True):
    """A slot's name alone on one side, perhaps with a sign: `rate`, `direction * rate`."""

    name: str
    is_right: bool
    sign: int
    side: Value
    other: Value

    def signed(self, operand: Operand) -> Operand:
        """Return what the other side says of the figure itself: a fall of 3% is printed 3%."""
        return operand if self.sign == 1 else multiply(operand, _MINUS)


def lone_of(comparison: Compare, bound: Bound) -> Lone | None:
    """Return the figure that stands alone where the other side is computed, None if none does."""
    left, right = comparison.left, comparison.right
    for side, other in ((right, left), (left, right)):
        name, sign = _signed_name(side, bound)
        if name and sign and bound.figure(name) is not None:
            if isinstance(other, Number) or is_figure(other, bound):
                return None
            return Lone(name, side is right, sign, side, other)
    return None


def _signed_name(value: Value, bound: Bound) -> tuple[str, int]:
    """Return the name in `rate`, `-rate` or `direction * rate`, and its sign."""
    match value:
        case Name():
            return value.id, 1
        case Negative(Name(name)):
            return name, -1
        case Binary("*", Name(sign), Name(name)) if bound.constant(sign) in (1, -1):
            return name, bound.constant(sign) or 0
        case _:
            return "", 0


def lone_name(comparison: Compare, bound: Bound) -> str | None:
    """Return the slot that stands alone on one side, where the other side is computed."""
    lone = lone_of(comparison, bound)
    return lone.name if lone is not None else None


def lone_figure(condition: Condition, bound: Bound) -> Figure | None:
    """Return the figure that stands alone on one side of the first comparison."""
    for comparison in comparisons(condition):
        name = lone_name(comparison, bound)
        if name is not None:
            return bound.figure(name)
    return None


def is_figure(value: Value, bound: Bound) -> bool:
    """Tell whether a value is a slot of the claim and nothing more."""
    return isinstance(value, Name) and value.id in bound.slots


def comparisons(condition: Node) -> tuple[Compare, ...]:
    """Return the comparisons of a condition, in order."""
    if isinstance(condition, Compare):
        return (condition,)
    if isinstance(condition, Both | Either):
        return tuple(found for part in parts_of(condition) for found in comparisons(part))
    return ()


def factors_of(value: Value, power: int = 1) -> Iterator[tuple[Value, int]]:
    """Yield the factors of a product or quotient, each with 1 or, if it divides, −1."""
    if isinstance(value, Binary) and value.operator in "*/":
        yield from factors_of(value.left, power)
        yield from factors_of(value.right, power if value.operator == "*" else -power)
    else:
        yield value, power


def is_constant(value: Value, bound: Bound) -> bool:
    """Tell whether a value is a constant of the claim: what the unit of a mean is worth."""
    return isinstance(value, Name) and bound.constant(value.id) is not None


def turns_units(value: Binary, bound: Bound) -> bool:
    """Tell whether constants make good that `plain` drops a unit: 亩 of 14吨 ÷ plain(20亩)."""
    factors = list(factors_of(value))
    return (
        factors[0][1] == 1
        and not is_constant(factors[0][0], bound)
        and any(is_constant(factor, bound) for factor, _ in factors)
        and any(_plain_name(factor) in bound.slots for factor, _ in factors)
    )


def worth_of_units(value: Binary, bound: Bound) -> Fraction:
    """Return what constants and the units dropped by `plain` multiply by, taken together."""
    worth = Fraction(1)
    for factor, power in factors_of(value):
        figure = bound.figure(_plain_name(factor))
        if figure is not None:
            worth *= measure_of(figure).factor ** power
        elif isinstance(factor, Name):
            worth *= Fraction(bound.constant(factor.id) or 1) ** power
    return worth


def _plain_name(value: Value) -> str:
    match value:
        case Call("plain", (Name(name),)):
            return name
    return ""
