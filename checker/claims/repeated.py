"""Changes that a phrase and the roles of their figures both found are told once."""

from collections.abc import Sequence

from msgspec import structs

from checker.core.model import Claim, Slot


def without_repetition(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims of kind `change` joined where they say one thing, the others untouched."""
    kept: list[Claim] = []
    # By what they say of one slot: a page has thousands of changes, too many to compare all.
    saying: dict[Slot, list[int]] = {}
    for claim in claims:
        if claim.kind != "change":
            kept.append(claim)
            continue
        near = sorted({number for slot in claim.slots for number in saying.get(slot, ())})
        number = next((number for number in near if _is_one(claim, kept[number])), len(kept))
        if number < len(kept):
            kept[number] = _joined(kept[number], claim)
        else:
            kept.append(claim)
        for slot in kept[number].slots:
            saying.setdefault(slot, []).append(number)
    return kept


def _is_one(one: Claim, other: Claim) -> bool:
    mine, theirs = ({slot.name: slot.figures for slot in claim.slots} for claim in (one, other))
    shared = mine.keys() & theirs.keys()
    if not shared or any(mine[name] != theirs[name] for name in shared):
        return False
    extra = {i for name in mine.keys() - shared for i in mine[name]}
    return not extra & set(other.figure_ids())


def _joined(one: Claim, other: Claim) -> Claim:
    names = {slot.name for slot in one.slots}
    constants = {constant.name for constant in one.constants}
    return structs.replace(
        one,
        slots=(*one.slots, *(slot for slot in other.slots if slot.name not in names)),
        constants=(*one.constants, *(c for c in other.constants if c.name not in constants)),
    )
