"""Messages and derivations: the words of the rule with the figures of the page in them."""

from functools import lru_cache

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Figure
from checker.judge.operands import Bound
from checker.judge.render import counted, shown, stretch, substituted
from checker.judge.wording import Language, say
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_tree import (
    Both,
    Call,
    Compare,
    Condition,
    Either,
    Name,
    Node,
    Number,
    Value,
    names_in,
    parts_of,
)
from checker.ruleset.expression_value import NotEvaluated, RuleFault

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}
_FIELD = late(r"\{([^{}]*)\}")
# Names a message may use besides slots and constants.
_WORDS_OF_THE_PAGE = ("items", "match")


class Template(Struct, frozen=True):
    """A message in pieces: texts and formulas in turn, a text first."""

    texts: tuple[str, ...]
    fields: tuple[str, ...]


@lru_cache(maxsize=1024)
def parse_template(message: str) -> Template:
    """Return the pieces of a message like `{end} − {start} = {end - start}`."""
    pieces = _FIELD.split(message)
    return Template(tuple(pieces[::2]), tuple(pieces[1::2]))


def filled(message: str, bound: Bound, check: Condition | None, language: Language = "zh") -> str:
    """Return a message with its fields filled from the claim."""
    template = parse_template(message)
    parts = [template.texts[0]]
    for field, text in zip(template.fields, template.texts[1:], strict=True):
        parts += [_field(field.strip(), bound, check, language), text]
    return "".join(parts)


def _field(field: str, bound: Bound, check: Condition | None, language: Language) -> str:
    if field in _WORDS_OF_THE_PAGE and field not in bound.slots:
        if field == "match":
            return bound.claim.span.of(bound.page.flow)
        return say("list", language).join(item.text for item in bound.claim.items)
    try:
        return _value(parse_expression(field).value(), bound, check, language)
    except (NotEvaluated, ValueError):
        # What cannot be computed is left out; the figures are quoted beside it all the same.
        return "?"


def _value(value: Value, bound: Bound, check: Condition | None, language: Language) -> str:
    match value:
        case Name():
            return substituted(value, bound, language)
        case Call(function="unit") | Call(function="sum", arguments=(Name(),)):
            return substituted(value, bound, language)
        case _:
            beside = lone_figure(check, bound) if check is not None else None
            return shown(value, bound, language, beside)


def comparisons(condition: Node) -> tuple[Compare, ...]:
    """Return the comparisons of a condition, in order."""
    if isinstance(condition, Compare):
        return (condition,)
    if isinstance(condition, Both | Either):
        return tuple(found for part in parts_of(condition) for found in comparisons(part))
    return ()


def lone_figure(condition: Condition, bound: Bound) -> Figure | None:
    """Return the figure that stands alone on one side of the first comparison."""
    for comparison in comparisons(condition):
        name = lone_name(comparison, bound)
        if name is not None:
            return bound.figure(name)
    return None


def lone_name(comparison: Compare, bound: Bound) -> str | None:
    """Return the slot that stands alone on one side, where the other side is computed."""
    left, right = comparison.left, comparison.right
    for lone, other in ((right, left), (left, right)):
        if isinstance(lone, Name) and bound.figure(lone.id) is not None:
            return None if isinstance(other, Number) or _is_figure(other, bound) else lone.id
    return None


def _is_figure(value: Value, bound: Bound) -> bool:
    return isinstance(value, Name) and value.id in bound.slots


def derivation(
    condition: Condition, bound: Bound, language: Language = "zh", *, holds: bool = False
) -> str:
    """Return the formula with the figures in it and what it comes to: 411家 − 97家 = 314家.

    Where nothing is computed, the comparison that `holds` is shown itself: 12家 ≤ 42家.
    """
    texts: list[str] = []
    beside = lone_figure(condition, bound)
    for comparison in comparisons(condition):
        if holds and (text := _compared(comparison, bound, language)):
            texts.append(text)
            continue
        for side in (comparison.left, comparison.right):
            if not isinstance(side, Name | Number) and any(
                name in bound.slots for name in names_in(side)
            ):
                text = _equation(side, bound, beside, language)
                texts += [text] if text and text not in texts else []
    return "；".join(texts)


def _compared(comparison: Compare, bound: Bound, language: Language) -> str:
    """Return a comparison of two figures as they are printed; nothing for any other."""
    sides = (comparison.left, comparison.right)
    if not all(_is_printed(side, bound) for side in sides):
        return ""
    left, right = (substituted(side, bound, language) for side in sides)
    return f"{left} {_SIGNS.get(comparison.operator, comparison.operator)} {right}"


def _is_printed(value: Value, bound: Bound) -> bool:
    """Tell whether a value is one figure of the page: a slot, or the first of a list."""
    if isinstance(value, Call) and value.function in ("first", "last"):
        return isinstance(value.arguments[0], Name)
    if isinstance(value, Call) and value.function in ("middle", "plain"):
        return _is_printed(value.arguments[0], bound)
    return isinstance(value, Name) and bound.figure(value.id) is not None


def _equation(value: Value, bound: Bound, beside: Figure | None, language: Language) -> str:
    try:
        if dates := stretch(value, bound, language):
            return f"{dates} = {counted(value, bound, language)}"
        left = substituted(value, bound, language)
        right = shown(value, bound, language, beside)
    except (NotEvaluated, RuleFault):
        return ""
    return left if left == right else f"{left} = {right}"
