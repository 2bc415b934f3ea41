"""Changes that a phrase and the roles of their figures both found are told once.

What was sought around a change counts only where nothing else has bound it.
"""

from collections.abc import Sequence

from msgspec import structs

from checker.core.model import Claim, Slot

_SOUGHT = "/sought"
_RESULTS = frozenset(
    {
        "delta",
        "rate",
        "points",
        "times",
        "ratio",
        "gap",
        "moved",
        "days",
        "length",
        "years",
    }
)
_WHOLE = 3


def without_repetition(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims of kind `change` joined where they say one thing, the others untouched."""
    kept: list[Claim] = []
    bound = _bound(claims)
    ranks = {
        claim.slot("before") + claim.slot("after") for claim in claims if claim.kind == "rank-move"
    }
    # By what they say of one slot: a page has thousands of changes, too many to compare all.
    saying: dict[Slot, list[int]] = {}
    for claim in claims:
        if claim.phrase.endswith(_SOUGHT) and claim.slots[-1].figures[0] in bound:
            continue
        if claim.kind == "change" and (claim.slot("start") + claim.slot("end")) in ranks:
            continue
        if claim.kind != "change" or claim.phrase.endswith(_SOUGHT):
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


def _bound(claims: Sequence[Claim]) -> set[int]:
    """Return the amounts and rates of changes whose levels the order of words has bound."""
    return {
        i
        for claim in claims
        if _is_whole(claim)
        for slot in claim.slots
        if slot.name in _RESULTS or (slot.name == "annual" and _has_years(claim))
        for i in slot.figures
    }


def _has_years(claim: Claim) -> bool:
    return bool(claim.slot("years") or (claim.slot("from") and claim.slot("to")))


def _is_whole(claim: Claim) -> bool:
    names = {slot.name for slot in claim.slots}
    is_whole = len(names) >= _WHOLE or bool(names & {"span", "since", "then", "ahead", "behind"})
    return is_whole and not claim.phrase.endswith(_SOUGHT)


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
