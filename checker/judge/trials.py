"""Edits of a claim's figures are tried: which of them make its formula hold?"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from checker.core.model import Figure
from checker.judge.edits import USUAL, Edit, edits_of
from checker.judge.operands import Bound, Reading, operand_of
from checker.ruleset.expression_evaluate import Scope, judge_condition
from checker.ruleset.expression_tree import Compare, Condition
from checker.ruleset.expression_value import Argument, NotEvaluated, RuleFault

_MOST_TRIALS = 300
_FAR = 20
_SCALED = ("left-out", "magnitude", "point", "put-in")


class Fit(Struct, frozen=True):
    """A figure of the claim and the edit of it after which everything fits."""

    figure: Figure
    edit: Edit


class Trials:
    """Tries edits on a condition, at most a fixed number of them.

    The other figures count as printed: their width would let a neighbour of the right value
    pass. Only `lone` keeps the width of its rounding, which the formula may need.
    """

    def __init__(
        self,
        condition: Condition,
        bound: Bound,
        lone: str | None = None,
        reading: Reading = "printed",
    ) -> None:
        self._condition, self._bound = condition, bound
        self._left = _MOST_TRIALS
        self._names = dict(bound.scope(reading).names)
        if lone is not None and (rounded := bound.scope("strict").names.get(lone)) is not None:
            self._names[lone] = rounded

    def fitting(self, names: Iterable[str], kinds: tuple[str, ...] = USUAL) -> Iterator[Fit]:
        """Yield the edits of the figures in these slots that make the condition hold."""
        for name in names:
            for place, figure in enumerate(self._bound.slots.get(name, ())):
                for edit in edits_of(figure, kinds):
                    self._left -= 1
                    if self._left < 0:
                        return
                    if self.holds(name, place, edit.figure) and not (
                        edit.slip in _SCALED and self._is_negligible(name, place, edit.figure)
                    ):
                        yield Fit(figure, edit)

    def fits_exchanged(self, one: str, other: str) -> bool:
        """Tell whether the condition holds with two figures of one sort in each other's place."""
        first, second = self._bound.figure(one), self._bound.figure(other)
        if first is None or second is None or _sort_of(first) != _sort_of(second):
            return False
        if _are_far_apart(first, second):
            return False
        names = self._bound.scope("strict").names
        return self._judged({**names, one: names[other], other: names[one]})

    def _is_negligible(self, name: str, place: int, figure: Figure) -> bool:
        """Tell whether a tenth would do as well: 10.5吨 is lost in the rounding of 12.6万吨."""
        if not isinstance(self._condition, Compare) or self._condition.operator != "==":
            return False
        assert figure.amount is not None
        tenth = structs.replace(figure.amount, value=figure.amount.value / 10)
        return self.holds(name, place, structs.replace(figure, amount=tenth))

    def holds(self, name: str, place: int, figure: Figure) -> bool:
        """Tell whether the condition holds with `figure` in a place of a slot."""
        operand = operand_of(figure, "strict")
        if operand is None:
            return False
        listed = self._names.get(name)
        if isinstance(listed, tuple):
            assert not isinstance(operand, str)
            changed = (*listed[:place], operand, *listed[place + 1 :])
            return self._judged({**self._names, name: changed})  # type: ignore[dict-item]
        return self._judged({**self._names, name: operand})

    def _judged(self, names: dict[str, Argument]) -> bool:
        try:
            return judge_condition(self._condition, Scope(names, self._bound.facts)).holds
        except (NotEvaluated, RuleFault):
            return False


def _are_far_apart(one: Figure, other: Figure) -> bool:
    """Tell whether nobody would take one for the other: 3000台 a day, 1台 a minute."""
    if one.amount is None or other.amount is None:
        return False
    small, large = sorted((abs(one.amount.value), abs(other.amount.value)))
    return large > small * _FAR


def _sort_of(figure: Figure) -> tuple[str, str, bool]:
    return figure.kind, figure.unit, figure.amount is None
