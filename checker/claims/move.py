"""A change in the making, and what else may be told of its level."""

from msgspec import Struct

from checker.claims.roles import Term

LEVEL_KINDS = frozenset({"count", "quantity", "money", "duration", "age", "number"})
LEVELS = LEVEL_KINDS | {"percent"}
BRACKETS = ("（", "(")
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
