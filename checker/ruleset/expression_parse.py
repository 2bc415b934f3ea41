"""The text of a formula becomes a tree; everything that is no formula is refused."""

import ast
import keyword
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from checker.core.late import late
from checker.ruleset.expression_functions import FUNCTIONS
from checker.ruleset.expression_tree import (
    OPPOSITE,
    Arithmetic,
    Binary,
    Both,
    Call,
    Comparator,
    Compare,
    Condition,
    Either,
    Name,
    Negative,
    Node,
    Number,
    Test,
    Text,
    Value,
    walk,
)
from checker.ruleset.reading import did_you_mean

_LONGEST = 500
_DEEPEST = 20
_HIGHEST_POWER = 10
_FOREIGN = late(r"""[^a-z0-9_ .+\-*/()<>=!,"']""")
_INSTEAD = {"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")", "，": ",", "＝": "==", "≤": "<="}
_WORD = late(
    r"\"[^\"]*+\"?|'[^']*+'?|(?<![\w.])[a-z_]\w*+|(?P<number>(?<![\w.])\d[\d.]*+[a-z_]\w*+)"
)
_PLAIN_NUMBER = late(r"\d+(?:\.\d+)?")
_NUMBER_FORM = 'write numbers like 12 or 0.5, found "{}"'
_LOGIC = ("and", "or", "not")
_OPERATORS: dict[type[ast.operator], Arithmetic] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_COMPARATORS: dict[type[ast.cmpop], Comparator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class UnknownFunctionsError(ValueError):
    """A formula calls functions that there are not; `beside` are the other names in it."""

    def __init__(self, names: tuple[str, ...], beside: tuple[str, ...]):
        self.names, self.beside = names, beside
        super().__init__("; ".join(self.messages()))

    def messages(self) -> tuple[str, ...]:
        """Return what to tell of each function."""
        return tuple(f'no function "{name}"{did_you_mean(name, FUNCTIONS)}' for name in self.names)


def parse_tree(source: str) -> Node:
    """Return the tree of a formula like `abs(end - start) == delta`.

    Raises ValueError with a message for the author of the rule.
    """
    text = " ".join(source.split())
    if not text:
        raise ValueError("expected a formula, found nothing")
    if len(text) > _LONGEST:
        raise ValueError(f"a formula has at most {_LONGEST} characters, found {len(text)}")
    if foreign := _FOREIGN.search(text):
        raise ValueError(_about_foreign(foreign[0]))
    # Slots may bear words that Python keeps for itself: years(from, to).
    text = _WORD.sub(_unreserved, text)
    try:
        body = ast.parse(text, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(f'not a formula: "{" ".join(source.split())}"') from None
    _refuse_unknown(body)
    return _Builder(text).node(body)


def _refuse_unknown(body: ast.expr) -> None:
    """Raise UnknownFunctionsError with every function that there is not, and the names beside."""
    calls = [
        node.func
        for node in ast.walk(body)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    unknown = dict.fromkeys(c.id.lower() for c in calls if c.id.lower() not in FUNCTIONS)
    if unknown:
        names = [node for node in ast.walk(body) if isinstance(node, ast.Name)]
        beside = dict.fromkeys(name.id.lower() for name in names if name not in calls)
        raise UnknownFunctionsError(tuple(unknown), tuple(beside))


def _about_foreign(sign: str) -> str:
    if sign in _INSTEAD:
        return f'"{sign}" has no meaning in a formula; write "{_INSTEAD[sign]}"'
    if sign.isascii() and sign.isalpha():
        return f'names are in small letters, found "{sign}"'
    return f'"{sign}" has no meaning in a formula'


def _unreserved(word: re.Match[str]) -> str:
    if word["number"]:
        raise ValueError(_NUMBER_FORM.format(word[0]))
    if keyword.iskeyword(word[0]) and word[0] not in _LOGIC:
        return word[0].capitalize()
    return word[0]


class _Builder:
    """Turns Python's tree of one formula into ours."""

    def __init__(self, text: str) -> None:
        self.text = text

    def node(self, node: ast.expr) -> Node:
        """Return a condition or a value, whichever it is."""
        if _is_condition(node):
            return self.condition(node, 0)
        return self.value(node, 0)

    def condition(self, node: ast.expr, depth: int, wanted: bool = True) -> Condition:
        """Return what must hold; `wanted` False: what must not."""
        self._check_depth(depth)
        match node:
            case ast.BoolOp():
                parts = tuple(self.condition(item, depth + 1, wanted) for item in node.values)
                # Not both is either not.
                return Both(parts) if isinstance(node.op, ast.And) is wanted else Either(parts)
            case ast.UnaryOp(op=ast.Not()):
                return self.condition(node.operand, depth + 1, not wanted)
            case ast.Compare():
                return self._chain(node, depth, wanted)
            case ast.Call() if _is_condition(node):
                return self._test(node, depth, wanted)
        raise ValueError(f'expected a comparison, found the value "{self._source(node)}"')

    def _chain(self, node: ast.Compare, depth: int, wanted: bool) -> Condition:
        values = [self.value(item, depth + 1) for item in (node.left, *node.comparators)]
        operators = [_COMPARATORS[type(item)] for item in node.ops]
        parts = tuple(
            Compare(operator if wanted else OPPOSITE[operator], left, right)
            for operator, left, right in zip(operators, values, values[1:], strict=False)
        )
        if len(parts) == 1:
            return parts[0]
        return Both(parts) if wanted else Either(parts)

    def _test(self, node: ast.Call, depth: int, wanted: bool) -> Condition:
        call = self._call(node, depth)
        if call.function != "is_between":
            return Test(call.function, call.arguments, wanted)
        value, low, *high = call.arguments
        if not high:
            return Compare("in" if wanted else "out", value, low)
        if wanted:
            return Both((Compare(">=", value, low), Compare("<=", value, high[0])))
        return Either((Compare("<", value, low), Compare(">", value, high[0])))

    def value(self, node: ast.expr, depth: int) -> Value:
        """Return what can be computed."""
        self._check_depth(depth)
        match node:
            case ast.Constant(value=str(text)):
                raise ValueError(f'a text stands only in a function: band("{text}")')
            case ast.Constant():
                return self._number(node)
            case ast.Name():
                return Name(node.id.lower())
            case ast.UnaryOp(op=ast.USub()):
                return Negative(self.value(node.operand, depth + 1))
            case ast.BinOp() if type(node.op) in _OPERATORS:
                return self._binary(node, _OPERATORS[type(node.op)], depth)
            case ast.Call() if not _is_condition(node):
                return self._call(node, depth)
            case ast.Attribute():
                raise ValueError(f'a formula has no attributes: "{self._source(node)}"')
        if _is_condition(node):
            raise ValueError(f'expected a value, found the comparison "{self._source(node)}"')
        raise ValueError(f'"{self._source(node)}" has no meaning in a formula')

    def _binary(self, node: ast.BinOp, operator: Arithmetic, depth: int) -> Binary:
        left, right = self.value(node.left, depth + 1), self.value(node.right, depth + 1)
        if operator == "**":
            if any(isinstance(part, Binary) and part.operator == "**" for part in walk(left)):
                raise ValueError("a power of a power is not computed; multiply the powers")
            _check_power(right, self._source(node.right))
        return Binary(operator, left, right)

    def _call(self, node: ast.Call, depth: int) -> Call:
        self._check_depth(depth)
        if not isinstance(node.func, ast.Name):
            raise ValueError(f'"{self._source(node.func)}" cannot be called')
        name = node.func.id.lower()
        function = FUNCTIONS[name]
        if node.keywords or any(isinstance(item, ast.Starred) for item in node.args):
            raise ValueError(f"{name}() takes its values without names")
        if not function.fits(len(node.args)):
            expected = ", ".join(function.takes)
            raise ValueError(f"{name}() takes ({expected}), found {len(node.args)} values")
        return Call(name, tuple(self._arguments(node.args, name, depth)))

    def _arguments(self, nodes: list[ast.expr], name: str, depth: int) -> Iterator[Value]:
        for position, node in enumerate(nodes):
            takes_text = FUNCTIONS[name].form_at(position) == "text"
            yield self._argument(node, name, depth, takes_text=takes_text)

    def _argument(self, node: ast.expr, name: str, depth: int, *, takes_text: bool) -> Value:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if takes_text:
                return Text(node.value)
            raise ValueError(f"{name}() takes no text")
        if takes_text:
            raise ValueError(f'{name}() takes the id of a reference entry in quotes: {name}("…")')
        return self.value(node, depth + 1)

    def _number(self, node: ast.Constant) -> Number:
        written = self._source(node)
        if not _PLAIN_NUMBER.fullmatch(written):
            raise ValueError(_NUMBER_FORM.format(written))
        return Number(Fraction(Decimal(written)))

    def _source(self, node: ast.expr) -> str:
        return self.text[node.col_offset : node.end_col_offset]

    def _check_depth(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError(f"a formula is at most {_DEEPEST} levels deep")


def _is_condition(node: ast.expr) -> bool:
    match node:
        case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
            return True
        case ast.Call(func=ast.Name(id=name)):
            function = FUNCTIONS.get(name.lower())
            return function is not None and function.gives == "truth"
    return False


def _check_power(power: Value, written: str) -> None:
    """Refuse powers that cannot be exact; a name or a function is looked at when it has a value."""
    fixed = power.operand if isinstance(power, Negative) else power
    match fixed:
        case Number(value) if value.denominator == 1 and value <= _HIGHEST_POWER:
            return
        case Name() | Call() if fixed is power:
            return
    raise ValueError(
        f"a power is a whole number from -{_HIGHEST_POWER} to {_HIGHEST_POWER}, "
        f'found "{written.lower()}"'
    )
