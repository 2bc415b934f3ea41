"""Changes and gaps whose levels are sought around them, over commas and full stops.

“城镇化率达63.5%，比上年提高2.3个百分点。上年为61.2%”: where the order of words binds no levels
those nearby are tried. A pair that fits makes the claim; one that would fit but for one slip of a
digit makes it as well, as a question.
"""

from collections.abc import Collection, Iterator, Sequence

from checker.claims.gaps import span_of
from checker.claims.move import LEVEL_KINDS
from checker.claims.roles import Term
from checker.claims.seeker import FARTHEST, LEVEL_ROLES, Seeker
from checker.claims.skeleton import Skeleton
from checker.claims.slips import growth_needs, increase_needs
from checker.claims.told import may_share
from checker.claims.tries import Try
from checker.core.model import Claim, Constant, Figure, Slot

_MOST_LISTS = 2
# By a slot that only claims of this kind have.
_KINDS = (("gap", "gap"), ("moved", "rank-move"), ("end", "change"))


def sought_claims(
    terms: Sequence[Term], used: Collection[int], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim for each change or gap in `terms` that no order of words has bound."""
    for at, term in enumerate(terms):
        if at in used or term.role not in ("change", "gap") or term.yearly:
            continue
        if len(term.figures) > 1:
            yield from _side_by_side(at, terms, skeleton, figures)
        elif found := Seeker(at, terms, skeleton, figures).found():
            yield _claim(found, term.side, skeleton, figures)


def _claim(found: Try, side: int, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    kind = next((name for slot, name in _KINDS if slot in found.slots), "across-zero")
    slots = {name: figure.id for name, figure in found.slots.items()}
    names = {"change": "direction", "rank-move": "side"}
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (number,)) for name, number in slots.items()),
        span=span_of(slots.values(), skeleton, figures),
        phrase=f"{kind}/sought",
        constants=(Constant(names[kind], side),) if side and kind in names else (),
        inferred=True,
        score=80,
    )


def _side_by_side(
    at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the changes of values told one by one: 火灾⟦356起⟧、死亡⟦12人⟧，分别下降⟦13.6%⟧和⟦20%⟧.

    All but one must fit.
    """
    last = terms[at]
    size, number = len(last.figures), at - 1
    given: list[Term] = []
    while number >= 0 and len(terms[number].figures) == size and len(given) < _MOST_LISTS:
        given.append(terms[number])
        number -= 1
    ends = terms[max(0, number - size + 1) : number + 1]
    are_levels = len(ends) == size and all(
        len(it.figures) == 1 and it.role in LEVEL_ROLES and it.figure.kind in LEVEL_KINDS
        for it in ends
    )
    if not given or not are_levels or last.hole - ends[0].hole > FARTHEST:
        return
    tries = [_beside(place, ends, given[0], last, figures) for place in range(size)]
    held = [one for one in tries if one is not None]
    if len(held) == size and sum(one.fits() for one in held) >= max(1, size - 1):
        for one in held:
            yield _claim(one, last.side, skeleton, figures)


def _is_level(term: Term, figures: Sequence[Figure]) -> bool:
    is_one = len(term.figures) == 1 and term.role in LEVEL_ROLES
    return is_one and term.figure.kind in LEVEL_KINDS


def _beside(
    place: int, ends: Sequence[Term], given: Term, last: Term, figures: Sequence[Figure]
) -> Try | None:
    """Return one place of two lists: what it was or by how much it changed, and the rate."""
    end = ends[place].figure
    other, rate = figures[given.figures[place]], figures[last.figures[place]]
    if rate.kind != "percent" or not may_share(end, other) or not last.side:
        return None
    if given.role == "change":
        needs = increase_needs(end, other, rate, last.side)
        slots = {"end": end, "delta": other, "rate": rate}
    else:
        needs = growth_needs(other, end, rate, last.side)
        slots = {"start": other, "end": end, "rate": rate}
    return Try(slots, [needs], likely=True)
