"""What one finder read at one place of the flow, before it becomes a Figure."""

from msgspec import Struct

from checker.core.amount import Amount
from checker.core.model import Kind, Mention, When


class Reading(Struct, frozen=True, gc=False):
    """A number or a date in flow coordinates: `近⟦300家⟧` with hedge 近.

    Dates and periods have `when`, all others `amount`.
    """

    start: int
    end: int
    kind: Kind
    unit: str = ""
    amount: Amount | None = None
    when: When | None = None
    hedge: Mention | None = None
