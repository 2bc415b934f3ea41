"""Changes that 分别 hands out to values told one by one, before or behind.

“火灾⟦356起⟧、死亡⟦12人⟧，比上年的⟦412起⟧、⟦15人⟧分别下降⟦13.6%⟧和⟦20%⟧”.
"""

from collections.abc import Iterator, Sequence

from checker.claims.changes.move import LEVEL_KINDS
from checker.claims.changes.roles import Term
from checker.claims.changes.seeker import FARTHEST, LEVEL_ROLES
from checker.claims.changes.tries import Try, is_earlier
from checker.claims.slips import difference_needs, growth_needs, increase_needs
from checker.claims.told import may_share
from checker.core.model import Figure

_MOST_LISTS = 2
# A figure and what it is to its value: what it was before, or by how much it changed.
_Given = tuple[int, bool]


def handed_out(at: int, terms: Sequence[Term], figures: Sequence[Figure]) -> Iterator[Try]:
    """Yield each change of a list where all but one fit; the last is the list of results."""
    last = terms[at]
    size = len(last.figures)
    for ends, given in _rows(at, size, terms):
        if len(ends) < size or len(given) < size or last.hole - ends[0].hole > FARTHEST:
            continue
        tries = [
            one
            for end, known, result in zip(ends, given, last.figures, strict=True)
            if (one := _of_place(end, known, result, last.side, figures)) is not None
        ]
        if len(tries) == size and sum(one.fits() for one in tries) >= max(1, size - 1):
            yield from tries
            return


def _rows(
    at: int, size: int, terms: Sequence[Term]
) -> Iterator[tuple[Sequence[Term], Sequence[_Given]]]:
    """Yield the values that a list of results may be of, and what is known of each."""
    number, lists = at - 1, list[Term]()
    while number >= 0 and len(terms[number].figures) == size and len(lists) < _MOST_LISTS:
        lists.append(terms[number])
        number -= 1
    if lists:
        is_change = lists[0].role == "change"
        yield (
            terms[max(0, number - size + 1) : number + 1],
            [(i, is_change) for i in lists[0].figures],
        )
        return
    before, behind = terms[max(0, at - size) : at], terms[at + 1 : at + 1 + size]
    if before and is_earlier(before[0]):
        # 受理532件768人，去年同期为787件1279人，分别下降32.4%和40%
        known = [(it.figures[0], False) for it in before]
        yield terms[max(0, at - 2 * size) : max(0, at - size)], known
        if at > size:
            # 3.9%，分别比上年末的4.2%和目标4.5%低0.3个和0.6个百分点
            yield [terms[at - size - 1]] * size, known
    if behind and is_earlier(behind[0]) and len(behind[0].figures) == size:
        yield before, [(i, False) for i in behind[0].figures]
        return
    # 受理15985件，审结14135件，分别上升42.6%和43%。2014年受理11210件，审结9882件
    yield before, [(it.figures[0], False) for it in behind]


def _of_place(
    end_term: Term, known: _Given, result: int, side: int, figures: Sequence[Figure]
) -> Try | None:
    """Return one place of the lists."""
    end, (number, is_change), change = figures[end_term.figures[0]], known, figures[result]
    other = figures[number]
    if len(end_term.figures) > 1 or not side or not may_share(end, other):
        return None
    if change.kind == "percentage-point" and end.kind == "percent" and not is_change:
        high, low = (end, other) if side > 0 else (other, end)
        slots = {"start": other, "end": end, "points": change}
        return Try(slots, [difference_needs(high, low, change)], likely=True)
    is_level = end_term.role in LEVEL_ROLES and end.kind in LEVEL_KINDS
    if change.kind != "percent" or not is_level:
        return None
    if is_change:
        needs = increase_needs(end, other, change, side)
        return Try({"end": end, "delta": other, "rate": change}, [needs], likely=True)
    needs = growth_needs(other, end, change, side)
    return Try({"start": other, "end": end, "rate": change}, [needs], likely=True)
