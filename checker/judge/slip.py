"""The likely slip: one small edit of one figure after which everything fits."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from checker.core.model import Figure
from checker.judge.edits import LENGTHS, USUAL, Edit, digits_of, edits_of
from checker.judge.lone import Lone, lone_of
from checker.judge.operands import Bound, operand_of
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import Outcome, Scope, compute, judge_condition
from checker.ruleset.expression_tree import (
    Binary,
    Call,
    Compare,
    Condition,
    Name,
    Number,
    Value,
    names_in,
)
from checker.ruleset.expression_value import NotEvaluated, RuleFault, touch

_MOST_TRIALS = 200
_PAIR = 2


def likely_slip(
    condition: Condition, outcome: Outcome, bound: Bound, language: Language = "zh"
) -> str:
    """Return the one slip that explains a fail, empty if none or several would.

    324家 against 411家 − 97家 gives “324家 疑为 314家（一位数字之差）”. The figure that
    stands alone against the others is looked at first: it is the odd one out.
    """
    comparison = outcome.failed
    if not isinstance(comparison, Compare):
        return ""
    if comparison.operator == "in":
        return _in_band(condition, comparison, bound, language)
    if comparison.operator != "==":
        return _exchanged(condition, comparison, bound, language)
    if _is_pair(comparison, bound):
        return _of_pair(comparison, bound, language)
    trials = _Trials(condition, bound)
    alone = lone_of(comparison, bound)
    lone = alone.name if alone is not None else None
    if lone and (mixed := _percent_for_points(comparison, lone, bound, language)):
        return mixed
    if alone and (base := _wrong_base(alone, bound, language)):
        return base
    if lone and (found := list(trials.fitting(lone)) or list(trials.fitting(lone, LENGTHS))):
        return _told(found, bound, lone, language)
    others = [n for n in dict.fromkeys(names_in(comparison)) if n != lone and bound.figure(n)]
    every = [(name, edit) for name in others for edit in trials.fitting(name)]
    if len(every) == 1:
        return _told([every[0][1]], bound, every[0][0], language)
    return _exchanged(condition, comparison, bound, language)


def _exchanged(condition: Condition, comparison: Compare, bound: Bound, language: Language) -> str:
    """Tell of the one pair of figures that would fit in each other's place: 由411家增加到97家."""
    names = [name for name in dict.fromkeys(names_in(comparison)) if bound.figure(name)]
    # 280吨一天 and 12万吨一年 are held together by more than their order.
    if comparison.operator != "==" and len(names) != _PAIR:
        return ""
    trials = _Trials(condition, bound)
    pairs = [pair for pair in combinations(names, 2) if trials.fits_exchanged(*pair)]
    if len(pairs) != 1:
        return ""
    one, other = (bound.figure(name) for name in pairs[0])
    assert one is not None
    assert other is not None
    return say("exchanged", language, figure=one.text, right=other.text)


class _Trials:
    """Tries edits on a condition, at most a fixed number of them."""

    def __init__(self, condition: Condition, bound: Bound) -> None:
        self.condition = condition
        self.bound = bound
        self.left = _MOST_TRIALS
        # The others count as printed: their width would let a neighbour of the right value pass.
        self.names = bound.scope("printed").names

    def fitting(self, name: str, kinds: tuple[str, ...] = ()) -> Iterator[Edit]:
        """Yield the edits of one slot's figure that make the condition hold."""
        figure = self.bound.figure(name)
        if figure is None:
            return
        for edit in edits_of(figure, kinds or USUAL):
            self.left -= 1
            if self.left < 0:
                return
            if self._holds(name, edit.figure):
                yield edit

    def fits_exchanged(self, one: str, other: str) -> bool:
        """Tell whether the condition holds with two figures of one sort in each other's place."""
        first, second = self.bound.figure(one), self.bound.figure(other)
        if first is None or second is None:
            return False
        if (first.kind, first.unit, first.amount is None) != (
            second.kind,
            second.unit,
            second.amount is None,
        ):
            return False
        names = dict(self.bound.scope("strict").names)
        names |= {one: names[other], other: names[one]}
        try:
            return judge_condition(self.condition, Scope(names, self.bound.facts)).holds
        except (NotEvaluated, RuleFault):
            return False

    def _holds(self, name: str, figure: Figure) -> bool:
        operand = operand_of(figure, "strict")
        if operand is None:
            return False
        scope = Scope({**self.names, name: operand}, self.bound.facts)
        try:
            return judge_condition(self.condition, scope).holds
        except (NotEvaluated, RuleFault):
            return False


def _told(found: list[Edit], bound: Bound, name: str, language: Language) -> str:
    figure = bound.figure(name)
    if len({edit.figure.text for edit in found}) != 1 or figure is None:
        return ""
    return _about(figure, found[0], language)


def _about(figure: Figure, edit: Edit, language: Language) -> str:
    right = edit.figure.text
    return say("about", language, figure=figure.text, right=right, slip=_kind_of(edit, language))


def _kind_of(edit: Edit, language: Language) -> str:
    return say(f"slip-{edit.slip}", language, word=edit.word)


def _in_band(condition: Condition, comparison: Compare, bound: Bound, language: Language) -> str:
    """Where a band is missed, any digit would do; only a wrong 万 or 亿 explains so much."""
    trials = _Trials(condition, bound)
    texts: list[str] = []
    for name in dict.fromkeys(names_in(comparison.left)):
        found = list(trials.fitting(name, ("magnitude",)))
        if len(found) == 1:
            texts.append(_told(found, bound, name, language))
    return say("and-or", language).join(texts)


def _is_pair(comparison: Compare, bound: Bound) -> bool:
    sides = (comparison.left, comparison.right)
    return all(isinstance(side, Name) and bound.figure(side.id) for side in sides)


def _of_pair(comparison: Compare, bound: Bound, language: Language) -> str:
    """Of two figures that should be one, neither is the odd one; say how they differ."""
    one, other = (
        bound.figure(side.id) if isinstance(side, Name) else None
        for side in (comparison.left, comparison.right)
    )
    if one is None or other is None or other.amount is None:
        return ""
    for edit in edits_of(one):
        if edit.figure.amount is not None and edit.figure.amount.value == other.amount.value:
            slip = _kind_of(edit, language) if edit.is_mutual else say("slip-magnitude", language)
            return say("between-two", language, figure=one.text, right=other.text, slip=slip)
    return ""


def _percent_for_points(comparison: Compare, lone: str, bound: Bound, language: Language) -> str:
    """18.24% where 48.27% − 30.03% is meant, and the reverse."""
    names = [name for name in dict.fromkeys(names_in(comparison)) if name != lone]
    figure, others = bound.figure(lone), [bound.figure(name) for name in names]
    if figure is None or figure.kind not in ("percent", "percentage-point") or len(others) != 2:
        return ""
    if not all(other is not None and other.kind == "percent" for other in others):
        return ""
    for first, second in (names, names[::-1]):
        one, two = Name(first), Name(second)
        rate = Binary("-", Binary("/", one, two), Number(Fraction(1)))
        meant = Binary("-", one, two) if figure.kind == "percent" else rate
        if _meets(meant, Name(lone), bound):
            unit = "个百分点" if figure.kind == "percent" else "%"
            right = f"{digits_of(figure.text)}{unit}"
            slip = say("slip-percent", language)
            return say("about", language, figure=figure.text, right=right, slip=slip)
    return ""


def _wrong_base(lone: Lone, bound: Bound, language: Language) -> str:
    """277 ÷ 1763 where 277 ÷ 1486 is meant: the later value was taken as the base."""
    side = lone.other
    value = side.arguments[0] if isinstance(side, Call) and side.function == "abs" else side
    match value:
        case Binary("-", Binary("/", later, earlier), Number(Fraction(numerator=1, denominator=1))):
            meant = Binary("-", Number(Fraction(1)), Binary("/", earlier, later))
            figure = bound.figure(lone.name)
            if figure is not None and _meets(meant, lone.side, bound):
                return say("wrong-base", language, figure=figure.text)
    return ""


def _meets(meant: Binary, lone: Value, bound: Bound) -> bool:
    scope = bound.scope("strict")
    try:
        return touch(compute(meant, scope), compute(lone, scope))
    except (NotEvaluated, RuleFault):
        return False
