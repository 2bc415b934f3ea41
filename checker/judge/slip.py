"""The likely slip: one small edit of one figure after which everything fits."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import msgspec
from msgspec import Struct

from checker.core.amount import Amount
from checker.core.late import late
from checker.core.model import Figure
from checker.judge.display import scale_value
from checker.judge.explain import lone_name
from checker.judge.operands import Bound, operand_of
from checker.judge.wording import Language, say
from checker.ruleset.expression_evaluate import Outcome, Scope, compute, judge_condition
from checker.ruleset.expression_tree import Binary, Call, Compare, Condition, Name, Number, names_in
from checker.ruleset.expression_value import NotEvaluated, RuleFault, touch

_MOST_TRIALS = 200
_MOST_DIGITS = 20
_PAIR = 2
_NUMERAL = late(r"(?P<digits>\d++(?:\.\d++)?)(?P<scale>万亿|亿|万)?")
_SHIFTS = (1, -1, 2, -2)
# What an editor can have meant instead of each word of magnitude.
_MAGNITUDES = {"": ("万", "亿"), "万": ("亿", ""), "亿": ("万", "万亿"), "万亿": ("亿",)}


class Edit(Struct, frozen=True):
    """A figure as it may have been meant, and the kind of slip that made it what it is."""

    slip: str
    figure: Figure


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
    lone = lone_name(comparison, bound)
    if lone and (mixed := _percent_for_points(comparison, lone, bound, language)):
        return mixed
    if lone and (base := _wrong_base(comparison, lone, bound, language)):
        return base
    if lone and (found := list(trials.fitting(lone))):
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
        for edit in edits_of(figure):
            if kinds and edit.slip not in kinds:
                continue
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
    slip = say(f"slip-{edit.slip}", language)
    return say("about", language, figure=figure.text, right=edit.figure.text, slip=slip)


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
            slip = say(f"slip-{edit.slip}", language)
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
        if _meets(meant, lone, bound):
            number = _NUMERAL.search(figure.text)
            unit = "个百分点" if figure.kind == "percent" else "%"
            right = f"{number['digits']}{unit}" if number else unit
            slip = say("slip-percent", language)
            return say("about", language, figure=figure.text, right=right, slip=slip)
    return ""


def _wrong_base(comparison: Compare, lone: str, bound: Bound, language: Language) -> str:
    """277 ÷ 1763 where 277 ÷ 1486 is meant: the later value was taken as the base."""
    side = comparison.left if lone not in names_in(comparison.left) else comparison.right
    value = side.arguments[0] if isinstance(side, Call) and side.function == "abs" else side
    match value:
        case Binary("-", Binary("/", later, earlier), Number(Fraction(numerator=1, denominator=1))):
            meant = Binary("-", Number(Fraction(1)), Binary("/", earlier, later))
            figure = bound.figure(lone)
            if figure is not None and _meets(meant, lone, bound):
                return say("wrong-base", language, figure=figure.text)
    return ""


def _meets(meant: Binary, lone: str, bound: Bound) -> bool:
    scope = bound.scope("strict")
    try:
        return touch(compute(meant, scope), compute(Name(lone), scope))
    except (NotEvaluated, RuleFault):
        return False


def edits_of(figure: Figure) -> Iterator[Edit]:
    """Yield what may have been meant by a figure in Arabic digits, each value once."""
    number = _NUMERAL.search(figure.text)
    amount = figure.amount
    # A hedge is wide enough to let much pass; an edit of it explains nothing.
    if number is None or amount is None or amount.top is not None or amount.sense is not None:
        return
    if len(number["digits"]) > _MOST_DIGITS:
        return
    seen = {amount.value}
    for slip, digits, scale in _spellings(number["digits"], number["scale"] or ""):
        if figure.kind == "multiple" or slip != "times":
            edited = _edited(figure, number, digits, scale)
            if edited.amount is not None and edited.amount.value not in seen:
                seen.add(edited.amount.value)
                yield Edit(slip, edited)


def _spellings(digits: str, scale: str) -> Iterator[tuple[str, str, str]]:
    """Yield (slip, digits, word of magnitude), the more telling slips first."""
    for other in _MAGNITUDES[scale]:
        yield "magnitude", digits, other
    for swapped in _swapped(digits):
        yield "swapped", swapped, scale
    for change in (1, -1):
        yield "times", str(Decimal(digits) + change), scale
    for shift in _SHIFTS:
        yield "point", _shifted(digits, shift), scale
    for at, digit in enumerate(digits):
        for other in "0123456789" if digit.isdigit() else "":
            changed = digits[:at] + other + digits[at + 1 :]
            if not _has_idle_zero(changed):
                yield "digit", changed, scale


def _swapped(digits: str) -> Iterator[str]:
    """Yield the number with two neighbouring digits swapped; the point stays where it is."""
    plain, point = digits.replace(".", ""), digits.find(".")
    for at in range(len(plain) - 1):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        if point >= 0:
            swapped = f"{swapped[:point]}.{swapped[point:]}"
        if not _has_idle_zero(swapped):
            yield swapped


def _has_idle_zero(digits: str) -> bool:
    return digits.startswith("0") and not digits.startswith("0.") and digits != "0"


def _shifted(digits: str, shift: int) -> str:
    text = f"{Decimal(digits).scaleb(shift):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _edited(figure: Figure, number: re.Match[str], digits: str, scale: str) -> Figure:
    assert figure.amount is not None
    text = figure.text[: number.start()] + digits + scale + figure.text[number.end() :]
    factor = scale_value(scale)
    whole, _, fraction = digits.partition(".")
    step = Decimal(1).scaleb(-len(fraction)) * factor
    coarse = step * 10 ** (len(whole + fraction) - len((whole + fraction).rstrip("0") or "0"))
    amount = Amount(
        value=Decimal(digits) * factor,
        step=step,
        coarse=coarse,
        exact=figure.amount.exact and not scale and not fraction,
    )
    return msgspec.structs.replace(figure, text=text, amount=amount)
