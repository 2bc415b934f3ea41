"""The figure that stands alone against all others of a comparison: it is the odd one out."""

from msgspec import Struct

from checker.core.model import Figure
from checker.judge.operands import Bound
from checker.ruleset.expression_tree import (
    Binary,
    Both,
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
