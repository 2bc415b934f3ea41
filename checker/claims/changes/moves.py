"""Changes bound by the roles of their figures, in whatever order and wording they are told.

“沪指收于1863.80点，下跌33.43点，跌幅1.76%”, “失业率为3.1%，比上年末（3.4%）下降0.3个百分点”,
“比上年增加109万吨，达到1199万吨”: from the last figure of a change one goes back to the level it
led to, and to what that is held against.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.claims.changes.bases import is_fall
from checker.claims.changes.binder import MoveBinder
from checker.claims.changes.gaps import gap_claims, span_of
from checker.claims.changes.move import BRACKETS, LEVELS, Move
from checker.claims.changes.roles import Term, find_terms
from checker.claims.changes.sought import sought_claims
from checker.claims.changes.yearly import yearly_claims
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.slips import difference_needs, fit
from checker.claims.told import may_share
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot

_RESULTS = ("delta", "rate", "points", "times", "doubling", "ratio", "annual")
_RANKS = {"start": "before", "end": "after", "delta": "moved"}
_TOLD = ("end", "delta", "rate")
_RANKED = late("排名|名次|位次|排行|座次|排位")
_AT_CLOSE = late("收盘|收报|报收|收于|尾盘")
_FROM = late("[从由自]")


def move_claims(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `change` for each change whose figures determine each other."""
    if len(skeleton.figures) < 2:
        return
    terms = find_terms(skeleton, figures)
    if all(term.role in ("level", "start") for term in terms):
        return
    binder = MoveBinder(terms, skeleton, figures)
    after = {one.last: other for one, other in pairwise(terms)}
    used: set[int] = set()
    for at in range(len(terms) - 1, -1, -1):
        if at in used or terms[at].role not in ("change", "ratio", "end"):
            continue
        move, taken = binder.bind(at)
        claims = list(_claims(move, skeleton, figures)) if len(move.slots) > 1 else []
        if claims:
            used.update(taken)
            yield from claims
            if twin := _twin(move, after, figures):
                yield from _claims(twin, skeleton, figures)
    gaps = list(gap_claims(terms, used, skeleton, figures))
    yield from gaps
    told = {i for claim in gaps for i in claim.figure_ids()}
    used.update(at for at, term in enumerate(terms) if term.figures[0] in told)
    yield from sought_claims(terms, used, skeleton, figures)
    yield from yearly_claims(terms, skeleton, figures)


def _twin(move: Move, after: Mapping[int, Term], figures: Sequence[Figure]) -> Move | None:
    """Return the change told once more in brackets: 12千公顷（⟦18万亩⟧），增加1千公顷（⟦1.5万亩⟧）.

    `after` leads from the last hole of a term to the next term.
    """
    slots = dict(move.slots)
    for name in ("start", "end", "delta"):
        if name in slots:
            own = slots[name]
            inner = after.get(own.last)
            if inner is None or inner.mark not in BRACKETS or inner.depth <= own.depth:
                return None
            slots[name] = inner
    if _is_rounded_away(slots, move.side, figures):
        return None
    return Move(slots, move.side, move.against, move.sure)


def _is_rounded_away(slots: Mapping[str, Term], side: int, figures: Sequence[Figure]) -> bool:
    """Tell whether a rate is not that of the figures in brackets, but off by less than one place.

    It was computed before they were converted and rounded.
    """
    if not slots.keys() >= set(_TOLD):
        return False
    end, delta, rate = (slots[name].figure.amount for name in _TOLD)
    if end is None or delta is None or rate is None or not side:
        return False
    base = end.value - side * delta.value
    gap = abs(abs(100 * delta.value / base) - rate.value) if base else rate.step
    return rate.step / 2 <= gap < rate.step


def _claims(move: Move, skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield one claim, or one for each place of the lists that 分别 hands out."""
    size = max((len(term.figures) for term in move.slots.values()), default=0)
    if not all(len(term.figures) == size or _is_shared(term) for term in move.slots.values()):
        return
    for place in range(size):
        slots = {
            name: term.figures[place if len(term.figures) > 1 else 0]
            for name, term in move.slots.items()
        }
        if move.years is not None:
            slots["years"] = move.years
        if "start" in slots and "end" in slots and _are_ranks(slots, figures):
            if move.side and (size > 1 or not _FROM.search(move.slots["start"].words)):
                yield _claim("rank-move", _RANKS, slots, move, skeleton, figures)
        elif _are_bare_ranks(slots, move, figures):
            yield _claim("rank-move", _RANKS, slots, move, skeleton, figures)
        elif _determines(slots, move, figures) and _has_one_unit(slots, figures):
            yield _claim("change", {}, _in_order(slots, move, figures), move, skeleton, figures)


def _in_order(slots: dict[str, int], move: Move, figures: Sequence[Figure]) -> Mapping[str, int]:
    """Return the slots with the levels the other way round where only so they fit.

    Which of them is the earlier one was a guess: 达到⟦120吨⟧，1990年只有⟦75吨⟧，增加了45吨.
    """
    if move.sure or not move.side or not slots.keys() >= {"start", "end", "delta"}:
        return slots
    start, end, delta = (figures[slots[name]] for name in ("start", "end", "delta"))
    high, low = (end, start) if move.side > 0 else (start, end)
    if fit(difference_needs(high, low, delta)) or not fit(difference_needs(low, high, delta)):
        return slots
    return slots | {"start": slots["end"], "end": slots["start"]}


def _is_shared(term: Term) -> bool:
    """Tell whether one figure is of all of a list: 均增长⟦20%⟧."""
    return term.role == "change" and any(word in term.words for word in ("均", "都", "各"))


def _are_ranks(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    return figures[slots["start"]].kind == "ordinal" == figures[slots["end"]].kind


def _are_bare_ranks(slots: Mapping[str, int], move: Move, figures: Sequence[Figure]) -> bool:
    """Tell whether two values are places told without 第: 排名由⟦78位⟧跃升至⟦46位⟧."""
    if not slots.keys() >= {"start", "end"} or not move.side or not _is_place(slots, figures):
        return False
    return any(_RANKED.search(move.slots[name].words) for name in ("start", "end"))


def _crosses_zero(move: Move) -> bool:
    """Tell whether one rate is a fall and the other a rise: 由下降⟦1.2%⟧转为增长⟦1.5%⟧."""
    ends = [move.slots[name].words for name in ("start", "end") if name in move.slots]
    return len(ends) > 1 and is_fall(ends[0]) != is_fall(ends[1])


def _determines(slots: Mapping[str, int], move: Move, figures: Sequence[Figure]) -> bool:
    if _crosses_zero(move):
        return False
    results = sum(name in slots for name in _RESULTS)
    levels = ("start" in slots) + ("end" in slots)
    if levels == 2 and "rate" in slots and _are_tenths_of_rates(slots, figures):
        return False
    if levels == 2:
        # 创下⟦2927点⟧的历史新高，收盘报2846点，涨2.27%: no level from which it rose.
        if move.slots["start"].role == "level" and _AT_CLOSE.search(move.slots["end"].words):
            return False
        return results > 0 or (move.side != 0 and not _is_place(slots, figures))
    if levels == 1:
        return "delta" in slots and ("rate" in slots or "times" in slots)
    return all(name in slots for name in ("rate", "annual", "years"))


def _are_tenths_of_rates(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    """Tell whether 成 counts points: 由43%提高到61%，提高了近⟦两成⟧."""
    return figures[slots["end"]].kind == "percent" and "成" in figures[slots["rate"]].text


def _is_place(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    """Tell whether a value may be a place: 由全国⟦223名⟧提升到53名 is a rise."""
    return figures[slots["start"]].unit in ("名", "位")


def _has_one_unit(slots: Mapping[str, int], figures: Sequence[Figure]) -> bool:
    levels = [figures[slots[name]] for name in ("end", "start", "delta") if name in slots]
    if any(level.kind not in LEVELS for level in levels):
        return False
    return all(may_share(levels[0], other) for other in levels[1:])


def _claim(
    kind: str,
    names: Mapping[str, str],
    slots: Mapping[str, int],
    move: Move,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    constants = [Constant("side" if names else "direction", move.side)] if move.side else []
    if "years" in slots and (amount := figures[slots["years"]].amount) is not None:
        constants.append(Constant("yearly", int(amount.value)))
    return Claim(
        kind=kind,
        slots=tuple(Slot(names.get(name, name), (i,)) for name, i in slots.items()),
        span=span_of(slots.values(), skeleton, figures),
        phrase=f"{kind}/roles",
        constants=tuple(constants),
        inferred=not move.sure,
        score=100 if move.sure else 90,
    )
