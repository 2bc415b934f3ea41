"""What would have been right: the values that fit all the other figures."""

import math
from fractions import Fraction

from msgspec import Struct

from checker.core.interval import Interval
from checker.core.model import Figure
from checker.judge.display import (
    Display,
    as_printed,
    display_of,
    number_text,
    written,
    written_range,
)
from checker.judge.lone import Lone, is_figure, lone_of
from checker.judge.operands import Bound, Reading, measure_of
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import Outcome, Scope, compute
from checker.ruleset.expression_tree import (
    Binary,
    Compare,
    Name,
    Negative,
    Value,
    names_in,
)
from checker.ruleset.expression_value import NotEvaluated, Operand, RuleFault

_KEYS = {"<": "less", "<=": "at-most", ">": "more", ">=": "at-least"}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_SIGNIFICANT = 4
_OTHER_SCALE = 1000
_MOST_BITS = 4096
_ROOT_SCALE = 10**6
_SHARES = ("fraction", "multiple", "percent", "percentage-point")


class Plain(Struct, frozen=True):
    """What the printed numbers come to; `is_whole` where all of them are whole numbers."""

    interval: Interval
    is_whole: bool


def suggestion(outcome: Outcome, bound: Bound, language: Language = "zh") -> str:
    """Return which values of the odd figure would be right: 应为 313—315家."""
    comparison = outcome.failed
    if not isinstance(comparison, Compare) or outcome.left is None or outcome.right is None:
        return ""
    if comparison.operator == "in":
        return _believable(comparison, outcome.right, bound, language)
    lone = lone_of(comparison, bound)
    if lone is None:
        return _of_solved(comparison, bound, language)
    figure = bound.figure(lone.name)
    if figure is None or figure.amount is None:
        return ""
    other = lone.signed(outcome.left if lone.is_right else outcome.right)
    operator = _MIRRORED[comparison.operator] if lone.is_right else comparison.operator
    return _of_lone(figure, other, operator, lone, bound, language)


def _of_solved(comparison: Compare, bound: Bound, language: Language) -> str:
    """Return what the one figure of a side would have to be: the rate in (1 + rate) ** years."""
    if comparison.operator != "==":
        return ""
    for side, other in (
        (comparison.right, comparison.left),
        (comparison.left, comparison.right),
    ):
        names = [name for name in names_in(side) if _is_amount(name, bound)]
        if len(names) != 1 or is_figure(side, bound) or is_figure(other, bound):
            continue
        figure = bound.figure(names[0])
        solved, plain = (
            solve(side, names[0], target.interval, bound.scope("printed")) if target else None
            for target in (_computed(other, bound, "strict"), _computed(other, bound, "printed"))
        )
        if figure is not None and solved is not None:
            leading = Plain(plain, is_whole=False) if plain and plain.is_point() else None
            value = right_values(figure, solved, display_of(figure), leading, language)
            right = say("right", language, value=value)
            return say("of-figure", language, figure=figure.text, text=right) if value else ""
    return ""


def _is_amount(name: str, bound: Bound) -> bool:
    figure = bound.figure(name)
    return figure is not None and figure.amount is not None


def _computed(value: Value, bound: Bound, reading: Reading) -> Operand | None:
    try:
        return compute(value, bound.scope(reading))
    except (NotEvaluated, RuleFault):
        return None


def _of_lone(
    figure: Figure, other: Operand, operator: str, lone: Lone, bound: Bound, language: Language
) -> str:
    """Return what stands in `figure <operator> other`."""
    display = _display_for(figure, other.interval, bound)
    if operator == "==":
        plain = _plain_value(lone, bound)
        texts = [
            right_values(figure, reading, display, plain, language) for reading in other.readings()
        ]
        value = say("or", language).join(dict.fromkeys(text for text in texts if text))
        return say("right", language, value=value) if value else ""
    if operator not in _KEYS:
        return ""
    end = other.interval.hi.at if operator in ("<", "<=") else other.interval.lo.at
    if end is None:
        return ""
    up = operator in (">", ">=")
    return say(_KEYS[operator], language, value=_rounded(end, display, up=up))


def _display_for(figure: Figure, computed: Interval, bound: Bound) -> Display:
    """Return how the figure is printed; as the others are where it is in quite another scale.

    Where 70623万元 should come to 70622亿元, 亿 is what the editor looks for.
    """
    display = display_of(figure)
    size = max((abs(end.at) for end in (computed.lo, computed.hi) if end.at), default=None)
    if size is None or figure.amount is None or not display.largest:
        return display
    printed = display.largest * display.one
    if printed / _OTHER_SCALE < size < printed * _OTHER_SCALE:
        return display
    dimension = measure_of(figure).dimension
    others = (other for other in bound.all_figures() if other.id != figure.id and other.amount)
    alike = (display_of(f) for f in others if dimension and measure_of(f).dimension == dimension)
    return next(alike, display)


def _plain_value(lone: Lone, bound: Bound) -> Plain | None:
    """Return what the printed numbers themselves come to, where that is one number."""
    found = _computed(lone.other, bound, "printed")
    if found is None or not found.interval.is_point() or len(tuple(found.readings())) != 1:
        return None
    names = [*names_in(lone.other), lone.name]
    figures = [figure for name in names for figure in bound.slots.get(name, ())]
    return Plain(lone.signed(found).interval, all(_is_whole(figure) for figure in figures))


def _is_whole(figure: Figure) -> bool:
    """Tell whether a figure is printed as a whole number of things: 20亩, not 2.0万亩 or 20%."""
    amount = figure.amount
    if amount is None or figure.kind in _SHARES:
        return False
    return amount.exact or (amount.step == 1 and amount.sense is None and amount.top is None)


def right_values(
    figure: Figure,
    computed: Interval,
    display: Display,
    plain: Plain | None = None,
    language: Language = "zh",
) -> str:
    """Return the values that would fit, in the places in which `figure` is printed.

    Ends are those of the printed values whose rounding meets `computed`. What the printed
    numbers come to is named first: 64%（57—72%均可）.
    """
    lo, hi = computed.lo.at, computed.hi.at
    if lo is None or hi is None:
        end, key = (lo, "at-least") if hi is None else (hi, "at-most")
        return "" if end is None else f"{'≥' if key == 'at-least' else '≤'}{written(end, display)}"
    step = display.one / 10**display.places
    exact = figure.amount is not None and figure.amount.exact
    half = Fraction(0) if exact else step / 2
    first, last = math.ceil((lo - half) / step), math.floor((hi + half) / step)
    if first > last or (first == last == 0 and computed != Interval.point(0)):
        # No value with so few places fits; one place more tells where it lies.
        return written_range(computed, display)
    if last - first > 10**_SIGNIFICANT:
        fitting = written_range(computed, display, 0)
    else:
        fitting = as_printed(Interval.closed(first * step, last * step), display)
    at = plain.interval.lo.at if plain is not None and first != last else None
    nearest = None if at is None else math.floor(at / step + Fraction(1, 2))
    # What is rounded away to nothing, or past the ends, would tell less than the range.
    if plain is None or at is None or not nearest or not first <= nearest <= last:
        return fitting
    leading = as_printed(Interval.point(nearest * step), display)
    if plain.is_whole and at == nearest * step:
        return leading
    return say("also-fitting", language, value=leading, range=fitting)


def _believable(comparison: Compare, band: Operand, bound: Bound, language: Language) -> str:
    """Return for each figure of a quotient the nearest value that would lie in the band."""
    texts: list[str] = []
    for name in dict.fromkeys(names_in(comparison.left)):
        figure = bound.figure(name)
        target = solve(comparison.left, name, band.interval, bound.scope("printed"))
        if figure is None or figure.amount is None or target is None:
            continue
        if text := _nearest(figure, target, language):
            texts.append(say("of-figure", language, figure=figure.text, text=text))
    return say("and-or", language).join(texts)


def _nearest(figure: Figure, target: Interval, language: Language) -> str:
    assert figure.amount is not None
    value = Fraction(figure.amount.value) * measure_of(figure).factor
    lo, hi = target.lo.at, target.hi.at
    display = display_of(figure)
    if hi is not None and value > hi:
        return say("at-most", language, value=_rounded(hi, display, up=False))
    if lo is not None and value < lo:
        return say("at-least", language, value=_rounded(lo, display, up=True))
    return ""


def _rounded(value: Fraction, display: Display, *, up: bool) -> str:
    """Return a limit with few digits, rounded to the side that is still believable."""
    number = abs(value / display.one)
    places = _SIGNIFICANT - (
        len(number_text(Fraction(math.floor(number)), 0)) if number >= 1 else 0
    )
    step = display.one / Fraction(10) ** places
    digits = math.ceil(value / step) if up else math.floor(value / step)
    return written(digits * step, display, 12)


def solve(value: Value, name: str, target: Interval, scope: Scope) -> Interval | None:
    """Return what `name` must be so that `value` comes to `target`; None if that is not plain."""
    try:
        return _solved(value, name, target, scope)
    except (NotEvaluated, RuleFault, ZeroDivisionError):
        return None


def _solved(value: Value, name: str, target: Interval, scope: Scope) -> Interval | None:
    match value:
        case Name() if value.id == name:
            return target
        case Negative():
            return _solved(value.operand, name, -target, scope)
        case Binary() if name in names_in(value.left):
            other = compute(value.right, scope).interval
            reverse = {"+": "-", "-": "+", "*": "/", "/": "*"}.get(value.operator)
            wanted = (
                _root(target, other) if value.operator == "**" else _apply(reverse, target, other)
            )
            return None if wanted is None else _solved(value.left, name, wanted, scope)
        case Binary() if name in names_in(value.right):
            other = compute(value.left, scope).interval
            pairs = {"+": ("-", target, other), "*": ("/", target, other)}
            pairs |= {"-": ("-", other, target), "/": ("/", other, target)}
            wanted = _apply(*pairs.get(value.operator, (None, target, other)))
            return None if wanted is None else _solved(value.right, name, wanted, scope)
        case _:
            return None


def _apply(operator: str | None, left: Interval, right: Interval) -> Interval | None:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case _:
            return None


def _root(target: Interval, power: Interval) -> Interval | None:
    """Return what must be raised to a whole power to come to `target`: 1.331 and 3 give 1.1."""
    lo, hi, exponent = target.lo.at, target.hi.at, power.lo.at
    if exponent is None or not power.is_point() or exponent.denominator != 1 or exponent < 1:
        return None
    if lo is None or hi is None or lo <= 0 or max(lo, hi).numerator.bit_length() > _MOST_BITS:
        return None
    return Interval.closed(_root_of(lo, int(exponent)), _root_of(hi, int(exponent)))


def _root_of(number: Fraction, power: int) -> Fraction:
    """Return the root with as many places as a page could print."""
    scaled = int(number * _ROOT_SCALE**power)
    low, high = 0, 1 << (scaled.bit_length() // power + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**power <= scaled else (low, middle)
    return Fraction(low, _ROOT_SCALE)
