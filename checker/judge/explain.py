"""Messages and derivations: the words of the rule with the figures of the page in them."""

import unicodedata
from functools import lru_cache

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Figure
from checker.judge.leads import without_lead
from checker.judge.lone import comparisons, lone_figure, lone_of
from checker.judge.operands import Bound
from checker.judge.render import counted, shown, stretch, substituted
from checker.judge.wording import Language, say
from checker.ruleset.expression import parse_expression
from checker.ruleset.expression_evaluate import judge_condition
from checker.ruleset.expression_tree import (
    Both,
    Call,
    Compare,
    Condition,
    Either,
    Name,
    Number,
    Value,
    names_in,
    parts_of,
)
from checker.ruleset.expression_value import NotEvaluated, RuleFault

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}
# Of one figure; what they come to is plain to see, or said by the rule's own words.
_PLAIN_TO_SEE = (
    "animal",
    "branch",
    "count",
    "first_day",
    "last_day",
    "middle",
    "month",
    "plain",
    "stem",
    "weekday",
    "year",
)
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "!=": "!="}
_FIELD = late(r"\{([^{}]*)\}")
# Names a message may use besides slots and constants.
_WORDS_OF_THE_PAGE = ("items", "match")
_MOST_ITEMS = 10


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
        return _listed(without_lead([item.text for item in bound.claim.items]), language)
    try:
        return _value(parse_expression(field).value(), bound, check, language)
    except (NotEvaluated, ValueError):
        # What cannot be computed is left out; the figures are quoted beside it all the same.
        return "?"


def _listed(items: list[str], language: Language) -> str:
    """Return the names that were counted; of many the first few and the last."""
    if len(items) <= _MOST_ITEMS:
        return say("list", language).join(items)
    return f"{say('list', language).join(items[: _MOST_ITEMS - 2])}……{items[-1]}"


def _value(value: Value, bound: Bound, check: Condition | None, language: Language) -> str:
    match value:
        case Name():
            return substituted(value, bound, language)
        case Call(function="unit") | Call(function="sum", arguments=(Name(),)):
            return substituted(value, bound, language)
        case _:
            beside = lone_figure(check, bound) if check is not None else None
            return shown(value, bound, language, beside)


def derivation(
    condition: Condition, bound: Bound, language: Language = "zh", *, holds: bool = False
) -> str:
    """Return the formula with the figures in it and what it comes to: 411家 − 97家 = 314家.

    What `holds` also shows what it was held against: 280吨 × 59天 = 16520吨 ≥ 1.2万吨. Where
    nothing is computed, the comparison itself is shown: 12家 ≤ 42家.
    """
    compared = _told(condition, bound) if holds else comparisons(condition)
    if not compared:
        return ""
    formulas: list[str] = []
    beside = lone_figure(condition, bound)
    for comparison in compared:
        if holds and (text := _compared(comparison, bound, language)):
            formulas.append(text)
            continue
        for side in (comparison.left, comparison.right):
            if _is_computed(side, bound) and (text := _equation(side, bound, beside, language)):
                against = _against(comparison, bound) if holds else ""
                # 55.97% is written 56%, and so is the page's.
                is_same = not against or _plain(text).endswith(_plain(against.replace("≈", "=")))
                formulas.append(text if is_same else f"{text}{against}")
    return "；".join(dict.fromkeys(formulas))


def _told(condition: Condition, bound: Bound) -> tuple[Compare, ...]:
    """Return the comparisons of what holds; of alternatives only those as printed, if any is."""
    if not isinstance(condition, Either):
        return comparisons(condition)
    parts = [part for part in parts_of(condition) if isinstance(part, Compare | Both | Either)]
    exact = [part for part in parts if _is_exact(part, bound)]
    return tuple(one for part in exact or parts for one in comparisons(part))


def _is_computed(value: Value, bound: Bound) -> bool:
    return not isinstance(value, Name | Number) and any(
        name in bound.slots for name in names_in(value)
    )


def _compared(comparison: Compare, bound: Bound, language: Language) -> str:
    """Return a comparison of two figures as they are printed; nothing for any other."""
    left, right = comparison.left, comparison.right
    if not _is_printed(left, bound) or not _is_printed(right, bound):
        return ""
    sign = _SIGNS.get(comparison.operator, comparison.operator)
    return f"{substituted(left, bound, language)} {sign} {substituted(right, bound, language)}"


def _against(comparison: Compare, bound: Bound) -> str:
    """Return what a formula was held against where it does not come to just that: ≥ 1.2万吨."""
    lone = lone_of(comparison, bound)
    figure = bound.figure(lone.name) if lone is not None else None
    if lone is None or figure is None or lone.sign != 1:
        return ""
    is_exact = _is_exact(comparison, bound)
    if comparison.operator == "==" or not is_exact:
        return "" if is_exact or comparison.operator != "==" else f" ≈ {figure.text}"
    operator = comparison.operator if lone.is_right else _MIRRORED.get(comparison.operator)
    return f" {_SIGNS.get(operator, operator)} {figure.text}" if operator else ""


def _is_exact(comparison: Condition, bound: Bound) -> bool:
    try:
        return judge_condition(comparison, bound.scope("printed")).holds
    except (NotEvaluated, RuleFault):
        return True


def _is_printed(value: Value, bound: Bound) -> bool:
    """Tell whether a value is one figure of the page: a slot, or the first of a list."""
    if isinstance(value, Call) and value.function in ("first", "last"):
        return isinstance(value.arguments[0], Name)
    if isinstance(value, Call) and value.function in ("middle", "plain"):
        return _is_printed(value.arguments[0], bound)
    return isinstance(value, Name) and bound.figure(value.id) is not None


def _equation(value: Value, bound: Bound, beside: Figure | None, language: Language) -> str:
    """Return what `value` comes to; nothing where nothing is computed in it."""
    if isinstance(value, Call) and value.function in _PLAIN_TO_SEE:
        return ""
    try:
        if dates := stretch(value, bound, language):
            return f"{dates} = {counted(value, bound, language)}"
        left = substituted(value, bound, language)
        right = shown(value, bound, language, beside)
    except (NotEvaluated, RuleFault):
        return ""
    return "" if _plain(left) == _plain(right) else f"{left} = {right}"


def _plain(text: str) -> str:
    """Return a number as one string however wide its digits are printed."""
    return unicodedata.normalize("NFKC", text)
