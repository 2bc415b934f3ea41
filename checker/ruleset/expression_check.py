"""What is wrong with a formula before any page is read."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from checker.ruleset.expression_dimension import product
from checker.ruleset.expression_facts import is_known
from checker.ruleset.expression_functions import FUNCTIONS, Form
from checker.ruleset.expression_sort import BUILT_IN, Sort
from checker.ruleset.expression_tree import (
    Binary,
    Both,
    Call,
    Compare,
    Either,
    Name,
    Negative,
    Node,
    Number,
    Test,
    Text,
    Value,
    names_in,
    parts_of,
    walk,
)
from checker.ruleset.model import Reference
from checker.ruleset.reading import did_you_mean

Sorts = Mapping[str, Sort]
Facts = Mapping[str, Reference] | None


def find_faults(
    tree: Node, source: str, sorts: Sorts, facts: Facts, *, condition: bool
) -> tuple[str, ...]:
    """Return one message for each fault of a formula."""
    sorts = {**sorts, **BUILT_IN}
    faults = list(_unknown(tree, sorts, facts))
    is_condition = isinstance(tree, Compare | Test | Both | Either)
    if condition and not is_condition:
        faults.append(f'"{source}" is a number; expected a comparison like end - start == delta')
    if not condition and is_condition:
        faults.append(f'"{source}" is a comparison; expected a number like end - start')
    if faults:
        # What follows would only repeat that a name is wrong.
        return tuple(dict.fromkeys(faults))
    if condition:
        faults += _constant_parts(tree)
        faults += _repeated(tree, sorts)
    checker = _Checker(sorts)
    checker.check(tree)
    return tuple(dict.fromkeys(faults + checker.faults))


def _unknown(tree: Node, sorts: Sorts, facts: Facts) -> Iterator[str]:
    for part in walk(tree):
        if isinstance(part, Name) and part.id not in sorts:
            yield f'no slot or constant "{part.id}"{did_you_mean(part.id, sorts)}'
        if isinstance(part, Text) and facts is not None and not is_known(part.text, facts):
            yield f'no reference entry "{part.text}"{did_you_mean(part.text, facts)}'


def _constant_parts(tree: Node) -> Iterator[str]:
    for part in walk(tree):
        if isinstance(part, Compare | Test) and not names_in(part):
            yield "a comparison without a slot never varies; name a slot in it"


def _repeated(tree: Node, sorts: Sorts) -> Iterator[str]:
    """A figure that is used twice is taken to vary twice: (end - start) / start is too wide."""
    for part in walk(tree):
        if isinstance(part, Compare):
            counts = Counter(_varying(part, sorts))
            for name in (name for name, count in counts.items() if count > 1):
                yield (
                    f'"{name}" stands twice in one comparison, which widens the result; '
                    "rewrite it, e.g. end / start - 1 for (end - start) / start"
                )


def _varying(node: Node, sorts: Sorts) -> Iterator[str]:
    if isinstance(node, Name) and sorts[node.id].form in ("number", "list"):
        yield node.id
    if isinstance(node, Call) and node.function == "count":
        return
    for part in parts_of(node):
        yield from _varying(part, sorts)


class _Dimension(Struct, frozen=True):
    """A dimension as far as it is known; `text` None fits any counting word or is unknown.

    `literal`: a plain number, which has no unit that it could share with 元 or 吨.
    """

    text: str | None
    flexible: bool = False
    literal: bool = False


# Functions whose result is measured as what they are given.
_KEEPING = ("abs", "max", "mean", "middle", "min", "sum")
_PLAIN = _Dimension(None)
_LITERAL = _Dimension(None, literal=True)
_COUNTING = ("<", "count ")
# What a value says of a date or a text that stands where a number should.
_FORM_NAMES: dict[Form, str] = {
    "number": "a number",
    "list": "a list of figures",
    "date": "a date or a period",
    "constant": "a constant",
    "text": "a text",
}


class _Checker:
    """Walks a formula, notes wrong forms and dimensions that cannot agree."""

    def __init__(self, sorts: Sorts) -> None:
        self.sorts = sorts
        self.faults: list[str] = []

    def check(self, node: Node) -> None:
        """Check a condition or a value with all its parts."""
        match node:
            case Both() | Either():
                for part in node.parts:
                    self.check(part)
            case Test():
                self._arguments(node)
            case Compare():
                self._compare(node)
            case _:
                self.dimension(node)

    def _compare(self, node: Compare) -> None:
        forms = {self._form(node.left), self._form(node.right)}
        if forms == {"date"}:
            return
        left, right = self.dimension(node.left), self.dimension(node.right)
        self._agree(left, right, node)

    def _form(self, value: Value) -> Form:
        match value:
            case Name():
                return self.sorts[value.id].form
            case Text():
                return "text"
            case Call() if FUNCTIONS[value.function].gives == "date":
                return "date"
            case _:
                return "number"

    def _arguments(self, node: Call | Test) -> None:
        function = FUNCTIONS[node.function]
        for position, argument in enumerate(node.arguments):
            wanted, found = function.form_at(position), self._form(argument)
            several = function.variadic and len(node.arguments) > 1
            if not _fits("number" if several else wanted, found):
                self.faults.append(
                    f"{node.function}() takes {_FORM_NAMES[wanted]}, found {_FORM_NAMES[found]}"
                )

    def dimension(self, value: Value) -> _Dimension:
        """Return the dimension of a number, noting what cannot be computed."""
        match value:
            case Number():
                return _LITERAL
            case Name():
                return self._of_name(value)
            case Negative():
                return self.dimension(value.operand)
            case Binary():
                return self._of_binary(value)
            case Call():
                return self._of_call(value)
            case Text():
                return _PLAIN

    def _of_name(self, value: Name) -> _Dimension:
        sort = self.sorts[value.id]
        if sort.form in ("list", "date"):
            message = f'"{value.id}" is {_FORM_NAMES[sort.form]}; expected a number'
            self.faults.append(f"{message}, e.g. {_example(sort.form, value.id)}")
        if sort.form == "constant":
            return _LITERAL
        return _Dimension(sort.dimension, sort.flexible)

    def _of_binary(self, value: Binary) -> _Dimension:
        left, right = self.dimension(value.left), self.dimension(value.right)
        flexible = left.flexible or right.flexible
        match value.operator:
            case "+" | "-":
                self._agree(left, right, value)
                # A count of years less one is a count of years.
                return left if left.text is not None or right.literal else right
            case "*" | "/":
                if left.text is None and right.text is None:
                    return left if left == right else _PLAIN
                power = 1 if value.operator == "*" else -1
                text = product(left.text or "", right.text or "", power)
                return _Dimension(text, flexible)
            case "**":
                return _Dimension(None, flexible) if left.text else left

    def _of_call(self, value: Call) -> _Dimension:
        before = len(self.faults)
        self._arguments(value)
        if len(self.faults) > before or value.function not in _KEEPING:
            return _PLAIN
        found = [self._of_item(item) for item in value.arguments]
        for other in found[1:]:
            self._agree(found[0], other, value)
        return found[0]

    def _of_item(self, value: Value) -> _Dimension:
        if isinstance(value, Name):
            sort = self.sorts[value.id]
            return _Dimension(sort.dimension, sort.flexible)
        return self.dimension(value)

    def _agree(self, left: _Dimension, right: _Dimension, node: Node) -> None:
        if left.flexible or right.flexible or left.text == right.text or _has_zero(node):
            return
        known = right if left.text is None else left
        if left.text is None or right.text is None:
            if (left.literal or right.literal) and not _is_counted(known.text):
                self.faults.append(
                    f'a plain number has no unit to go with {known.text}; use band("…") for it'
                )
            return
        names = _listed([f'"{name}"' for name in dict.fromkeys(names_in(node))])
        self.faults.append(
            f"the units of {names} can never agree here: {_said(left)} and {_said(right)}; "
            "if they do, declare one slot like the other"
        )


def _has_zero(node: Node) -> bool:
    return any(isinstance(part, Number) and part.value == 0 for part in parts_of(node))


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _is_counted(dimension: str | None) -> bool:
    return not dimension or dimension.startswith(_COUNTING)


def _said(dimension: _Dimension) -> str:
    return dimension.text or "a share or a multiple"


def _example(form: Form, name: str) -> str:
    return f"sum({name})" if form == "list" else f"year({name})"


def _fits(wanted: Form, found: Form) -> bool:
    if wanted == "number":
        return found in ("number", "constant")
    return wanted == found
