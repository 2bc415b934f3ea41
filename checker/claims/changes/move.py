"""A change in the making, and what else may be told of its level."""

from collections.abc import Sequence

from msgspec import Struct

from checker.claims.changes.roles import Term
from checker.core.late import late

LEVEL_KINDS = frozenset({"count", "quantity", "money", "duration", "age", "number"})
LEVELS = LEVEL_KINDS | {"percent"}
BRACKETS = ("（", "(")
_PAST_AGAIN = late(
    "，(?:而|但)?(?:去年同期|上年同期|去年|上年|上年度)，?[^，。；]{0,6}?(?P<name>[^，。；]{2})"
    "(?:仅|只|则|也)?(?:为|是|有|达|约)"
)
ANOTHER_YEAR = ("同比", "环比", "比上", "较上", "比去年", "较去年")


class Move(Struct):
    """A change in the making: its terms by slot."""

    slots: dict[str, Term]
    side: int = 0
    against: str = ""
    sure: bool = True
    years: int | None = None


def is_of_another_year(change: Term, move: Move) -> bool:
    """Tell whether amount and rate are told of a level already held against another year.

    “92.8点，环比上升2.7点，升幅2.98%；同比下降7.7点，降幅7.64%”.
    """
    is_whole = "delta" in move.slots and "rate" in move.slots and "start" not in move.slots
    return is_whole and change.free and change.words.startswith(ANOTHER_YEAR)


def is_of_another_base(term: Term, after: Term, move: Move) -> bool:
    """Tell whether a level is held against another base as well: 2.3%，比甲低0.4，比乙高1.2.

    `after` is what stands behind the term.
    """
    start = move.slots.get("start")
    if start is None or start.role != "base" or not start.free:
        return False
    if term.role == "base":
        return after.role == "change"
    return term.role == "change" and after.role == "base" and term.free


def is_from_to(pair: Sequence[Term], move: Move) -> bool:
    """Tell whether two amounts are what a change of no other thing led from and to."""
    if [term.role for term in pair] != ["start", "end"] or not all(term.free for term in pair):
        return False
    if "start" in move.slots or pair[1].side not in (0, move.side):
        return False
    return all(term.figure.kind in LEVEL_KINDS for term in pair)


def is_same_in_past(move: Move, between: str) -> bool:
    """Tell whether a value of a year before names its thing again: 去年同期，净利润为⟦…⟧."""
    end = move.slots.get("end")
    found = _PAST_AGAIN.fullmatch(between) if end is not None else None
    return found is not None and end is not None and found["name"][-2:] in end.words


def is_aside(term: Term, move: Move) -> bool:
    """Tell whether a value in brackets stands beside the matter: （⟦95万元⟧用于维修）."""
    # 累计雨量（⟦356毫米⟧）较常年（⟦137毫米⟧）偏多160%: both stand in brackets.
    both = "start" in move.slots and move.slots["start"].depth == term.depth
    return term.role != "base" and not both and not ("ratio" in move.slots and term.free)
