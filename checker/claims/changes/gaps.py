"""Two values and what is between them, or which of them is the greater.

“男婴512名，女婴478名，相差34名”, “增长9.1%，快于全省的8.4%”, “首次突破50亿元大关，达到53.2亿元”.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from checker.claims.changes.roles import Term
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_LEVEL_KINDS = frozenset({"count", "quantity", "money", "duration", "age", "percent"})
_LEVEL_ROLES = ("level", "end", "base")
_FARTHEST = 80
# 较去年四季度⟦2.2%⟧的增速放缓，也低于预期的1%: what is compared is told before.
_COMPARED = late("[较比](?!例|重)[^，]{0,16}$")
# 瑞典队以⟦2分⟧之差紧随其后: of a third.
_OF_ANOTHER = late("[^，。；]{2,}以(?:仅|微弱的)?$")
_REACHED = ("达", "至", "到", "为", "报", "收于", "报于")


def gap_claims(
    terms: Sequence[Term], used: Collection[int], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield claims of the kinds `gap` and `held-against` over terms that no change took up."""
    for at, term in enumerate(terms):
        if at in used or len(term.figures) > 1:
            continue
        if term.role == "gap" and at > 1:
            yield from _gap(at, terms, skeleton, figures)
        elif term.role == "change" and at > 1 and term.against:
            yield from _named(at, terms, skeleton, figures)
        elif term.role == "base" and term.side:
            yield from _held_against(at, terms, skeleton, figures)


def span_of(ids: Iterable[int], skeleton: Skeleton, figures: Sequence[Figure]) -> Span:
    """Return the stretch of the flow from the first to the last of some figures."""
    chosen = list(ids)
    first, last = (
        skeleton.holes[bisect_left(skeleton.figures, i)] for i in (min(chosen), max(chosen))
    )
    return skeleton.to_flow(Span(first, last + 1), figures)


def _gap(
    at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    one, other, gap = terms[at - 2 : at + 1]
    if not _is_pair(one, other, gap, skeleton, figures) or _OF_ANOTHER.search(gap.words):
        return
    # Of three values in a row no two are known to be meant.
    before = terms[at - 3] if at > 2 else None
    is_third = before is not None and _near(before, one, skeleton.text)
    if is_third and are_alike(terms[at - 3].figure, one.figure):
        return
    slots = {"one": one.figures[0], "other": other.figures[0], "gap": gap.figures[0]}
    yield _claim("gap", slots, 0, skeleton, figures)


def _named(
    at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the gap of two values whose names are said again: 甲县比乙县多⟦22家⟧."""
    one, other, gap = terms[at - 2 : at + 1]
    name = gap.words.partition(gap.against)[0].rstrip("比较与")
    if len(name) < 2 or not _is_pair(one, other, gap, skeleton, figures):
        return
    for first, second in ((one, other), (other, one)):
        if name in first.words and gap.against in second.words:
            slots = {"one": first.figures[0], "other": second.figures[0], "gap": gap.figures[0]}
            yield _claim("gap", slots, gap.side, skeleton, figures)


def _is_pair(
    one: Term, other: Term, gap: Term, skeleton: Skeleton, figures: Sequence[Figure]
) -> bool:
    """Tell whether two values stand side by side and a third can be their difference."""
    terms = (one, other)
    if any(term.role not in _LEVEL_ROLES or len(term.figures) > 1 for term in terms):
        return False
    if one.depth != other.depth or not _near(one, gap, skeleton.text):
        return False
    first, second, third = (term.figure for term in (one, other, gap))
    if bool(first.unit) != bool(second.unit):
        return False
    if not are_alike(first, second) or first.kind not in _LEVEL_KINDS:
        return False
    if third.kind == "percentage-point":
        return first.kind == "percent"
    return first.kind != "percent" and are_alike(first, third)


def _held_against(
    at: int, terms: Sequence[Term], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the comparison of a value with the mark it is above or below, on either side of it."""
    base = terms[at]
    first = at - 1
    while first > 0 and terms[first].role in ("base", "mark"):
        first -= 1
    is_led = base.free and not base.mark.strip("，、（(")
    before = terms[first] if first >= 0 and is_led else None
    after = terms[at + 1] if at + 1 < len(terms) else None
    if after is not None and not (
        after.free and after.mark == "，" and after.words.endswith(_REACHED)
    ):
        after = None
    for one in (before, after):
        if one is not None and _can_compare(one, base, skeleton, figures):
            slots = {"one": one.figures[0], "other": base.figures[0]}
            yield _claim("held-against", slots, base.side, skeleton, figures)
            return


def _can_compare(one: Term, base: Term, skeleton: Skeleton, figures: Sequence[Figure]) -> bool:
    first, second = one.figure, base.figure
    if len(one.figures) > 1 or first.kind not in _LEVEL_KINDS or not are_alike(first, second):
        return False
    if _is_turned_round(first, second) or _COMPARED.search(one.words):
        return False
    is_level = one.role in ("level", "end", "change")
    pair = (one, base) if one.hole < base.hole else (base, one)
    return is_level and one.depth <= base.depth and _near(*pair, skeleton.text)


def _is_turned_round(first: Figure, second: Figure) -> bool:
    """Tell whether the greater one may be called the lower: a faster time, a fall of −0.7%."""
    is_time = first.kind == "duration" and "秒" in first.text
    return is_time or any(
        one.amount is not None and one.amount.value < 0 for one in (first, second)
    )


def _near(one: Term, other: Term, text: str) -> bool:
    between = text[one.last + 1 : other.hole]
    return len(between) < _FARTHEST and not any(mark in between for mark in "。！？；\n")


def _claim(
    kind: str,
    slots: Mapping[str, int],
    side: int,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (number,)) for name, number in slots.items()),
        span=span_of(slots.values(), skeleton, figures),
        phrase=f"{kind}/roles",
        constants=(Constant("side", side),) if side else (),
    )
