"""The parts a formula is made of, once parsed; they can be kept, hence the tags."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct

Arithmetic = Literal["+", "-", "*", "/", "**"]
# `in` and `out`: the left side lies, or does not lie, in the interval on the right.
Comparator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "out"]

OPPOSITE: dict[Comparator, Comparator] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "in": "out",
    "out": "in",
}


class Number(Struct, frozen=True, array_like=True, tag=True):
    """A number as written in the formula."""

    value: Fraction


class Text(Struct, frozen=True, array_like=True, tag=True):
    """The id of a reference entry, in quotes."""

    text: str


class Name(Struct, frozen=True, array_like=True, tag=True):
    """A slot or a constant of the claim."""

    id: str


class Negative(Struct, frozen=True, array_like=True, tag=True):
    """The value with its sign turned."""

    operand: "Value"


class Binary(Struct, frozen=True, array_like=True, tag=True):
    """Two values with an operator of arithmetic between them."""

    operator: Arithmetic
    left: "Value"
    right: "Value"


class Call(Struct, frozen=True, array_like=True, tag=True):
    """A function that gives a value."""

    function: str
    arguments: tuple["Value", ...]


class Compare(Struct, frozen=True, array_like=True, tag=True):
    """Two values with a comparison between them."""

    operator: Comparator
    left: "Value"
    right: "Value"


class Test(Struct, frozen=True, array_like=True, tag=True):
    """A function that gives true or false; `wanted` is what makes the formula hold."""

    __test__ = False  # no test case for pytest

    function: str
    arguments: tuple["Value", ...]
    wanted: bool = True


class Both(Struct, frozen=True, array_like=True, tag=True):
    """Conditions that must all hold."""

    parts: tuple["Condition", ...]


class Either(Struct, frozen=True, array_like=True, tag=True):
    """Conditions of which one must hold."""

    parts: tuple["Condition", ...]


Value = Number | Text | Name | Negative | Binary | Call
Condition = Compare | Test | Both | Either
Node = Value | Condition


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and all its parts, from left to right."""
    yield node
    for part in parts_of(node):
        yield from walk(part)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of `node`."""
    match node:
        case Negative():
            return (node.operand,)
        case Binary() | Compare():
            return (node.left, node.right)
        case Call() | Test():
            return node.arguments
        case Both() | Either():
            return node.parts
        case _:
            return ()


def names_in(node: Node) -> tuple[str, ...]:
    """Return the names in `node`, from left to right, each as often as it stands there."""
    return tuple(part.id for part in walk(node) if isinstance(part, Name))
