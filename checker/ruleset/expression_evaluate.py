"""Formulas are computed over intervals: something holds where some values make it hold."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct, field

from checker.core.interval import Interval, below, overlap
from checker.core.model import When
from checker.ruleset.expression_call import call_function, call_test
from checker.ruleset.expression_tree import (
    Binary,
    Both,
    Call,
    Comparator,
    Compare,
    Condition,
    Either,
    Name,
    Negative,
    Number,
    Test,
    Text,
    Value,
)
from checker.ruleset.expression_value import (
    Argument,
    NotEvaluated,
    Operand,
    RuleFault,
    add,
    alike,
    divide,
    multiply,
    raise_to,
)
from checker.ruleset.model import Reference


class Scope(Struct, frozen=True):
    """What the names of a formula stand for on one claim, and the facts it may look up.

    `judged` and `computed` hold what came of each part of a formula, by its id, beside the part
    so that the id is not given to another: a verdict and its explanation ask for the same.
    """

    names: Mapping[str, Argument]
    facts: Mapping[str, Reference] = field(default_factory=dict)
    judged: dict[int, tuple[Compare, "Outcome"]] = field(default_factory=dict)
    computed: dict[int, tuple[Value, Argument]] = field(default_factory=dict)


class Outcome(Struct, frozen=True):
    """Whether a condition holds; if not, the first comparison that failed and its two sides."""

    holds: bool
    failed: Compare | Test | None = None
    left: Operand | None = None
    right: Operand | None = None


_HOLDS = Outcome(holds=True)


def is_possible(operator: Comparator, left: Interval, right: Interval) -> bool:
    """Tell whether some values of both sides satisfy the comparison."""
    match operator:
        case "==" | "in":
            return overlap(left, right)
        case "!=":
            return not (left.is_point() and left == right)
        case "<" | "<=":
            return below(left, right, or_equal=operator == "<=")
        case ">" | ">=":
            return below(right, left, or_equal=operator == ">=")
        case "out":
            return not _covers(right, left)


def _covers(outer: Interval, inner: Interval) -> bool:
    low = outer.lo.at is None or (inner.lo.at is not None and _reaches(outer, inner, low=True))
    high = outer.hi.at is None or (inner.hi.at is not None and _reaches(outer, inner, low=False))
    return low and high


def _reaches(outer: Interval, inner: Interval, *, low: bool) -> bool:
    wide, narrow = (outer.lo, inner.lo) if low else (outer.hi, inner.hi)
    assert wide.at is not None
    assert narrow.at is not None
    if wide.at == narrow.at:
        return not wide.open or narrow.open
    return wide.at < narrow.at if low else wide.at > narrow.at


def judge_condition(condition: Condition, scope: Scope) -> Outcome:
    """Return whether `condition` can hold.

    Raises NotEvaluated where the figures leave it open, RuleFault where the rule is wrong.
    """
    match condition:
        case Compare():
            known = scope.judged.get(id(condition))
            if known is None:
                known = scope.judged[id(condition)] = condition, _compare(condition, scope)
            return known[1]
        case Both():
            return _judge_parts(condition.parts, scope, decisive=False)
        case Either():
            return _judge_parts(condition.parts, scope, decisive=True)
        case Test():
            arguments = [argument_of(item, scope) for item in condition.arguments]
            is_true = call_test(condition.function, arguments, scope.facts)
            return _HOLDS if is_true is condition.wanted else Outcome(False, condition)


def _judge_parts(parts: tuple[Condition, ...], scope: Scope, *, decisive: bool) -> Outcome:
    """Judge parts until one is decisive: false for `and`, true for `or`."""
    open_question: NotEvaluated | None = None
    first_failed: Outcome | None = None
    for part in parts:
        try:
            outcome = judge_condition(part, scope)
        except NotEvaluated as reason:
            open_question = open_question or reason
            continue
        if outcome.holds is decisive:
            return outcome
        first_failed = first_failed or outcome
    if open_question is not None:
        raise open_question
    return first_failed or _HOLDS


def _compare(condition: Compare, scope: Scope) -> Outcome:
    one, other = argument_of(condition.left, scope), argument_of(condition.right, scope)
    if isinstance(one, When) is not isinstance(other, When):
        raise RuleFault("a date and a number cannot be compared")
    left, right = alike(_side(one), _side(other))
    operator = condition.operator
    if left.others or right.others:
        pairs = ((a, b) for a in left.readings() for b in right.readings())
        holds = any(is_possible(operator, a, b) for a, b in pairs)
    else:
        holds = is_possible(operator, left.interval, right.interval)
    return _HOLDS if holds else Outcome(False, condition, left, right)


def _side(found: Argument) -> Operand:
    if isinstance(found, Operand):
        return found
    if isinstance(found, When):
        if found.start is None or found.end is None:
            raise NotEvaluated("no-day")
        days = sorted((found.start.toordinal(), found.end.toordinal()))
        return Operand(Interval.closed(Fraction(days[0]), Fraction(days[1])), "day of the calendar")
    return _number(found)


def compute(value: Value, scope: Scope) -> Operand:
    """Return what `value` may be; raises as `judge_condition` does."""
    return _number(argument_of(value, scope))


def _number(found: Argument) -> Operand:
    if not isinstance(found, Operand):
        raise RuleFault("a list or a date stands where a number is expected")
    return found


_OPERATIONS: dict[str, Callable[[Operand, Operand], Operand]] = {
    "+": add,
    "-": lambda left, right: add(left, right, -1),
    "*": multiply,
    "/": divide,
    "**": raise_to,
}


def argument_of(value: Value, scope: Scope) -> Argument:
    """Return what `value` is: a number, a list, a date or a text."""
    match value:
        case Name():
            if value.id not in scope.names:
                raise NotEvaluated(f"missing:{value.id}")
            return scope.names[value.id]
        case Number():
            return _literal(value.value.numerator, value.value.denominator)
        case Text():
            return value.text
        case _:
            known = scope.computed.get(id(value))
            if known is None:
                known = scope.computed[id(value)] = value, _computed(value, scope)
            return known[1]


@lru_cache(maxsize=1024)
def _literal(numerator: int, denominator: int) -> Operand:
    return Operand(Interval.point(Fraction(numerator, denominator)), "", "bare")


def _computed(value: Negative | Binary | Call, scope: Scope) -> Argument:
    match value:
        case Negative():
            number = compute(value.operand, scope)
            return multiply(Operand(Interval.point(-1), "", "bare"), number)
        case Binary():
            left, right = compute(value.left, scope), compute(value.right, scope)
            return _OPERATIONS[value.operator](left, right)
        case Call():
            arguments = [argument_of(item, scope) for item in value.arguments]
            return call_function(value.function, arguments, scope.facts)
