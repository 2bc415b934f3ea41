"""Whether a fail is near to holding: one wrong digit in one figure would explain it.

What a finder only guessed to belong together is worth a question where it nearly fits: “其中出口
3.46亿元……占44.6%” of a whole of 4.93亿元 is most likely the share of another whole.
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from checker.core.model import Figure
from checker.judge.edits import TELLING, edits_of
from checker.judge.lone import is_figure
from checker.judge.operands import Bound, Operands
from checker.judge.trials import Trials
from checker.ruleset.expression_tree import Compare, Condition, names_in

_MOST_DIGITS = 12
# 1.27万亿元 and 1.27万元.
_SCALES = tuple(Decimal(10) ** power for power in (4, -4, 8, -8))


def is_far(condition: Condition, failed: Compare, bound: Bound) -> bool:
    """Tell whether no wrong digit, swapped digits or wrong 万 of one figure explains a fail.

    Only of what should be equal: how near two figures are says nothing of which is greater.
    """
    if failed.operator != "==" or not any(name in bound.slots for name in names_in(failed)):
        return False
    if is_figure(failed.left, bound) and is_figure(failed.right, bound):
        # Two places that tell one thing: 第九场 and 第一场.
        return False
    telling = Trials(condition, bound, reading="strict")
    digits = Trials(condition, _without_hedges(bound), reading="strict")
    for name in dict.fromkeys(names_in(condition)):
        for place, figure in enumerate(bound.slots.get(name, ())):
            if any(digits.holds(name, place, other) for other in _with_other_digit(figure)):
                return False
            if any(telling.holds(name, place, other) for other in _telling(figure)):
                return False
    return True


def _without_hedges(bound: Bound) -> Bound:
    """Return the claim with 3800 for 3800余: in the width of a hedge some digit always fits."""
    if not any(_is_hedged(figure) for figure in bound.all_figures()):
        return bound
    slots = {name: tuple(map(_bare, figures)) for name, figures in bound.slots.items()}
    fresh = Operands(bound.operands.issue_date)
    return structs.replace(bound, slots=slots, operands=fresh, scopes={}, alike={})


def _is_hedged(figure: Figure) -> bool:
    return figure.amount is not None and figure.amount.sense is not None


def _bare(figure: Figure) -> Figure:
    if figure.amount is None or figure.amount.sense is None:
        return figure
    return structs.replace(figure, amount=structs.replace(figure.amount, sense=None, width=None))


def _with_other_digit(figure: Figure) -> Iterator[Figure]:
    """Yield a figure with each of its digits changed, in whatever numerals it is written."""
    amount = figure.amount
    if amount is None or amount.sense or not amount.step or amount.value % amount.step:
        return
    digits = str(int(abs(amount.value) / amount.step))
    if len(digits) > _MOST_DIGITS:
        return
    sign = -1 if amount.value < 0 else 1
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                value = sign * int(digits[:at] + other + digits[at + 1 :]) * amount.step
                yield structs.replace(figure, amount=structs.replace(amount, value=value))


def _telling(figure: Figure) -> Iterator[Figure]:
    """Yield a figure with two digits swapped or a wrong 万: what hardly ever fits by chance."""
    amount = figure.amount
    if amount is None or not amount.step or amount.value % amount.step:
        return
    if len(str(int(abs(amount.value) / amount.step))) > _MOST_DIGITS:
        return
    for edit in edits_of(figure, TELLING):
        yield edit.figure
    for factor in _SCALES:
        value = amount.value * factor
        yield structs.replace(figure, amount=structs.replace(amount, value=value))
