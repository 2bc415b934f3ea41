"""Changes and gaps whose levels are sought around them, over commas and full stops.

“城镇化率达63.5%，比上年提高2.3个百分点。上年为61.2%”: where the order of words binds no levels
those nearby are tried. A pair that fits makes the claim; one that would fit but for one slip of a
digit makes it as well, as a question.
"""

from collections.abc import Collection, Iterator, Sequence

from checker.claims.changes.gaps import span_of
from checker.claims.changes.handed_out import handed_out
from checker.claims.changes.roles import Term
from checker.claims.changes.seeker import Seeker
from checker.claims.changes.tries import Try
from checker.claims.phrases.skeleton import Skeleton
from checker.core.model import Claim, Constant, Figure, Slot

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
            for place in handed_out(at, terms, figures):
                yield _claim(place, term.side, skeleton, figures)
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
