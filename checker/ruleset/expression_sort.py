"""What the names of a formula are, as far as it is known before any page is read."""

from msgspec import Struct

from checker.core.units import unit_of
from checker.ruleset.expression_dimension import canonical
from checker.ruleset.expression_functions import Form
from checker.ruleset.model import ClaimKind, SlotKind

_DATES = ("date", "period")
_PURE = ("percent", "percentage-point", "multiple", "fraction")


class Sort(Struct, frozen=True):
    """What a name is. `dimension` None: a plain number, which fits any counting word.

    A dimension in angle brackets is that of the slot so named, whatever it will be;
    `flexible`: it may turn out to be none.
    """

    form: Form
    dimension: str | None = None
    flexible: bool = False


# Names every formula may use.
BUILT_IN = {"issue_date": Sort("date")}


def sorts_of(claim: ClaimKind) -> dict[str, Sort]:
    """Return what a formula over claims of this kind may name."""
    slots = {slot.name: slot for slot in claim.slots}
    found = {slot.name.replace("-", "_"): _sort_of(slot, slots) for slot in claim.slots}
    constants = {name.replace("-", "_"): Sort("constant") for name in claim.constants}
    return found | constants | BUILT_IN


def _sort_of(slot: SlotKind, slots: dict[str, SlotKind]) -> Sort:
    if slot.kinds and all(kind in _DATES for kind in slot.kinds):
        return Sort("date")
    form: Form = "list" if slot.many else "number"
    leader = slot
    for _ in slots:
        leader = slots.get(leader.like, leader)
    if all(kind in _PURE for kind in leader.kinds):
        return Sort(form, "")
    known = {_dimension_of(unit) for unit in _units_of(leader)}
    if len(known) == 1 and None not in known:
        return Sort(form, known.pop())
    plain = {*_PURE, "number", "ordinal"} & set(leader.kinds)
    return Sort(form, f"<{leader.name}>", bool(plain))


def _units_of(slot: SlotKind) -> tuple[str, ...]:
    if slot.units:
        return slot.units
    return ("元",) if slot.kinds == ("money",) else ()


def _dimension_of(unit: str) -> str | None:
    info = unit_of(unit)
    return None if info is None else canonical(info.dimension)
