"""A formula with the printed figures in it: 411家 − 97家 = 314家."""

from msgspec import structs

from checker.core.interval import Interval
from checker.core.model import Figure
from checker.judge.calendar_words import calendar_words
from checker.judge.display import (
    PERCENT,
    PLAIN,
    POINTS,
    Display,
    composed,
    display_of,
    number_text,
    written_range,
)
from checker.judge.lone import factors_of, is_constant, turns_units, worth_of_units
from checker.judge.operands import Bound, measure_of
from checker.judge.wording import Language, say
from checker.ruleset.expression_dimension import canonical
from checker.ruleset.expression_evaluate import compute
from checker.ruleset.expression_tree import (
    Binary,
    Call,
    Name,
    Negative,
    Number,
    Text,
    Value,
    names_in,
)
from checker.ruleset.expression_value import Operand

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": "^"}
_OF_DATES = ("age", "days", "days_apart", "minutes", "months", "years", "years_apart")
_MULTIPLE = structs.replace(PLAIN, places=1)
_MANY_TIMES = 10
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 3}


def substituted(value: Value, bound: Bound, language: Language = "zh") -> str:
    """Return the formula with the words of the page for its names."""
    match value:
        case Number():
            return number_text(value.value, 12)
        case Text():
            return value.text
        case Name():
            return name_text(value.id, bound, say("list", language))
        case Negative():
            return f"−{_inner(value.operand, 3, bound, language)}"
        case Binary("/", Number(one), Binary("-", Binary("/", end, delta), sign)) if one == 1:
            # 1 / (end / delta - 1) names each figure once; editors write delta ÷ (end − delta).
            return substituted(_of_the_base(end, delta, sign, bound), bound, language)
        case Binary("*", factor, Name(sign)) if bound.constant(sign) in (1, -1):
            return substituted(_turned(factor, bound.constant(sign)), bound, language)
        case Binary("*", Name(sign), factor) if bound.constant(sign) == 1:
            return substituted(factor, bound, language)
        case Binary("/", factor, Name(sign)) if bound.constant(sign) == 1:
            return substituted(factor, bound, language)
        case Binary("*", Name(sign), factor) if bound.constant(sign) == -1:
            return f"−{_inner(factor, 3, bound, language)}"
        case Binary("-", from_this, Name(sign)) if (bound.constant(sign) or 0) < 0:
            shown_this = _inner(from_this, 1, bound, language)
            return f"{shown_this} + {-(bound.constant(sign) or 0)}"
        case Binary("*" | "/") if turns_units(value, bound):
            return _converted(value, bound, language)
        case Binary():
            strength = _STRENGTH[value.operator]
            left = _inner(value.left, strength, bound, language)
            # a − (b − c) needs its brackets, a + (b + c) does not.
            right = _inner(value.right, strength + (value.operator in "-/"), bound, language)
            return f"{left} {_SIGNS[value.operator]} {right}"
        case Call():
            return _call(value, bound, language)


def _converted(value: Binary, bound: Bound, language: Language) -> str:
    """Return 14吨 ÷ 20亩 for what each 亩 yields: `plain` and the worth of an 亩 cancel out.

    What turns one printed unit into another stays: 150吨 ÷ 20公顷 ÷ 15.
    """
    text = ""
    for factor, power in factors_of(value):
        if not is_constant(factor, bound):
            inner = _inner(factor, 2 + (power < 0), bound, language)
            text += f"{' × ' if power > 0 else ' ÷ '}{inner}" if text else inner
    rest = worth_of_units(value, bound)
    over, under = rest.numerator, rest.denominator
    return text + (f" × {over}" if over != 1 else "") + (f" ÷ {under}" if under != 1 else "")


def _of_the_base(end: Value, delta: Value, sign: Value, bound: Bound) -> Value:
    """Return delta / (end - delta) for a rise, delta / (end + delta) for a fall."""
    falls = isinstance(sign, Name) and bound.constant(sign.id) == -1
    return Binary("/", delta, Binary("+" if falls else "-", end, delta))


def _turned(value: Value, sign: int | None) -> Value:
    """Return a gap as it is read in one direction: (end - start) * -1 is start − end."""
    if sign == 1:
        return value
    if isinstance(value, Binary) and value.operator == "-":
        return Binary("-", value.right, value.left)
    return Negative(value)


def _inner(value: Value, strength: int, bound: Bound, language: Language) -> str:
    text = substituted(value, bound, language)
    if isinstance(value, Binary):
        return f"({text})" if _STRENGTH[value.operator] < strength else text
    is_sum = isinstance(value, Call) and value.function in ("abs", "sum")
    return f"({text})" if is_sum and strength > 1 and (" + " in text or " − " in text) else text


def _call(value: Call, bound: Bound, language: Language) -> str:
    first = value.arguments[0]
    match value.function:
        case "sum" if isinstance(first, Name):
            return name_text(first.id, bound, " + ")
        case "abs":
            return substituted(_larger_first(first, bound), bound, language)
        case "middle" | "plain":
            return substituted(first, bound, language)
        case "unit" if isinstance(first, Text):
            # A symbol that no entry names is wrong without a right one beside it.
            fact = bound.scope("printed").facts.get(first.text)
            return "" if fact is None else fact.unit
        case "first" | "last" if isinstance(first, Name):
            figures = bound.slots.get(first.id, ())
            return figures[0 if value.function == "first" else -1].text if figures else ""
        case "mean" if isinstance(first, Name):
            figures = bound.slots.get(first.id, ())
            return f"({name_text(first.id, bound, ' + ')}) ÷ {len(figures)}"
        case "min" | "max":
            listed = "、".join(substituted(item, bound, language) for item in value.arguments)
            return f"{say(value.function, language)}({listed})"
        case _:
            return counted(value, bound, language)


def counted(value: Value, bound: Bound, language: Language) -> str:
    """Return what `value` comes to with what is counted: 59天, 3或4年."""
    if isinstance(value, Call) and (words := calendar_words(value, bound, language)):
        return words
    found = compute(value, bound.scope("printed"))
    return f"{shown(value, bound, language)}{found.unit}"


def stretch(value: Value, bound: Bound, language: Language) -> str:
    """Return the dates a count of days or years is taken from: 2018年初至2021年."""
    if not isinstance(value, Call) or value.function not in _OF_DATES:
        return ""
    # Of one period with both its ends: years(span, span).
    dates = dict.fromkeys(substituted(item, bound, language) for item in value.arguments)
    return say("from-to", language).join(dates)


def _larger_first(value: Value, bound: Bound) -> Value:
    """A fall is written 12.1 − 9.8, not 9.8 − 12.1."""
    if isinstance(value, Binary) and value.operator == "-":
        at = compute(value, bound.scope("printed")).interval.hi.at
        if at is not None and at < 0:
            return Binary("-", value.right, value.left)
    return value


def name_text(name: str, bound: Bound, between: str) -> str:
    """Return the printed words for a slot or the number of a constant."""
    if name in bound.slots:
        return between.join(figure.text for figure in bound.slots[name])
    if name == "issue_date" and bound.page.date is not None:
        return bound.page.date.isoformat()
    value = bound.constant(name)
    return "" if value is None else str(value)


def shown(
    value: Value, bound: Bound, language: Language = "zh", beside: Figure | None = None
) -> str:
    """Return what `value` comes to, computed from the printed numbers alone.

    `beside` is the figure it is compared with; a share is shown as that one is.
    """
    if isinstance(value, Call) and (words := calendar_words(value, bound, language)):
        return words
    found = compute(value, bound.scope("printed"))
    display = display_for(value, found, bound, beside)
    texts = [_reading(reading, display) for reading in found.readings()]
    return say("or", language).join(dict.fromkeys(texts))


def _reading(reading: Interval, display: Display) -> str:
    return written_range(reading, display)


def display_for(
    value: Value, found: Operand, bound: Bound, beside: Figure | None = None
) -> Display:
    """Return how the result of `value` is shown."""
    if found.measure == "bare" and not found.dimension:
        # Of plain numbers too: 4.1 ÷ (42.6 − 4.1) beside 10.6%.
        is_share = beside is not None and beside.kind in ("percent", "percentage-point")
        return display_of(beside) if beside is not None and is_share else PLAIN
    dimension = canonical(found.dimension)
    named = [f for name in names_in(value) for f in bound.slots.get(name, ()) if f.amount]
    if not dimension:
        share = _of_share(value, named, beside, bound)
        # 9640人 is 365 times 26.4人, not 36515%.
        return _MULTIPLE if share.unit == "%" and _is_many(found, named, beside) else share
    others = [beside] if beside is not None else []
    # What falls to each is told as the page tells it: 412公斤 of so many 万吨.
    is_each = isinstance(value, Binary) and turns_units(value, bound)
    first = [*others, *named] if is_each else [*named, *others]
    candidates = [*first, *bound.all_figures()]
    for figure in candidates:
        if canonical(measure_of(figure).dimension) == dimension:
            return _finest(display_of(figure), dimension, [*named, *others])
    return composed(dimension, candidates) or PLAIN


def _is_many(found: Operand, named: list[Figure], beside: Figure | None) -> bool:
    """Tell whether a quotient of levels is a number of times rather than a share."""
    figures = [*named, *([beside] if beside is not None else [])]
    if any(not measure_of(figure).dimension for figure in figures):
        return False
    least = found.interval.lo.at
    return least is not None and least >= _MANY_TIMES


def _finest(display: Display, dimension: str, figures: list[Figure]) -> Display:
    """Return the display with the places of the finest figure and the size of the largest."""
    alike = [display]
    for figure in figures:
        if canonical(measure_of(figure).dimension) == dimension:
            other = display_of(figure)
            if other.one == display.one:
                alike.append(other)
    return structs.replace(
        display,
        places=max(other.places for other in alike),
        largest=max(other.largest for other in alike),
    )


def _of_share(value: Value, figures: list[Figure], beside: Figure | None, bound: Bound) -> Display:
    pure = bool(figures) and all(figure.kind == "percent" for figure in figures)
    inner = _without_sign(value, bound)
    is_ratio = isinstance(inner, Binary) and inner.operator == "/"
    if is_ratio and beside is None and _are_shares(figures):
        # 14.4个百分点 is 8 times 1.8个百分点, not 800%.
        return _MULTIPLE
    if pure and isinstance(inner, Binary) and inner.operator == "-" and _is_plain(inner):
        places = max(display_of(figure).places for figure in figures)
        shared = display_of(figures[0])
        if shared.unit == "‰" and all(display_of(f).unit == "‰" for f in figures):
            return Display(shared.unit, shared.one, "", places)
        return Display(POINTS.unit, POINTS.one, "", places)
    if beside is not None and not measure_of(beside).dimension and beside.amount is not None:
        return display_of(beside)
    if pure or all(measure_of(figure).dimension for figure in figures):
        places = max((display_of(figure).places for figure in figures), default=0) if pure else 0
        return Display(PERCENT.unit, PERCENT.one, "", places)
    return next(
        (display_of(figure) for figure in figures if not measure_of(figure).dimension), PERCENT
    )


def _without_sign(value: Value, bound: Bound) -> Value:
    """Return the gap in abs(end - start) or (end - start) * direction."""
    if isinstance(value, Call) and value.function == "abs":
        return value.arguments[0]
    if not isinstance(value, Binary):
        return value
    is_signed = value.operator == "*"
    if is_signed and not any(name in bound.slots for name in names_in(value.right)):
        return value.left
    return value


def _are_shares(figures: list[Figure]) -> bool:
    kinds = {figure.kind for figure in figures}
    return bool(kinds) and kinds <= {"percent", "percentage-point"}


def _is_plain(value: Binary) -> bool:
    """Tell whether two figures are subtracted as they are, or without their signs."""
    sides = (
        side.arguments[0] if isinstance(side, Call) and side.function == "abs" else side
        for side in (value.left, value.right)
    )
    return all(isinstance(side, Name) for side in sides)
