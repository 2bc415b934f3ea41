"""Matches that speak of the same figures become one claim."""

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from checker.claims.lists.listed import (
    are_of_others,
    has_one_before,
    is_inside_name,
    is_label,
    listed_names,
    told_of_names,
)
from checker.claims.lists.not_names import counts_others
from checker.claims.lists.numbered import as_mixed
from checker.claims.phrases.match import Match
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

_LONGEST_NOUN = 3


class Draft(Struct, frozen=True):
    """A claim in the making: slots by name, and the matches it was made from."""

    match: Match
    slots: dict[str, tuple[int, ...]]
    constants: dict[str, Constant]
    span: Span

    def figures(self) -> frozenset[int]:
        """Return the ids of all its figures."""
        return frozenset(i for ids in self.slots.values() for i in ids)


def to_drafts(matches: Iterable[Match]) -> list[Draft]:
    """Return one draft for each claim of one skeleton, those of one kind merged.

    Two matches of a kind are one claim when they put a figure into the same slot and
    contradict each other nowhere: “从97家增加到411家” and “增加到411家，新增314家”.
    """
    matches = list(matches)
    if len(matches) < 2:
        return [Draft(match, match.slots, match.constants, match.span) for match in matches]
    drafts: list[Draft] = []
    bound = _Bound()
    for match in matches:
        draft = Draft(match, match.slots, match.constants, match.span)
        near = (number for number in bound.with_any(draft) if _are_one(draft, drafts[number]))
        number = next(near, len(drafts))
        if number < len(drafts):
            drafts[number] = draft = _joined(drafts[number], draft)
        else:
            drafts.append(draft)
        bound.add(number, draft)
    return _without_parts(drafts)


class _Bound:
    """Which drafts bind a figure for a kind of claim.

    Only these are compared with another draft; in a block of thousands of claims all pairs
    would be too many.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], set[int]] = {}

    def add(self, number: int, draft: Draft) -> None:
        """Note the figures of the draft with this number."""
        claim = id(draft.match.phrase.claim)
        for figure in draft.figures():
            self._numbers.setdefault((claim, figure), set()).add(number)

    def with_any(self, draft: Draft) -> list[int]:
        """Return the numbers of the drafts of a kind that bind a figure of `draft`, in order."""
        claim = id(draft.match.phrase.claim)
        found = [self._numbers.get((claim, figure), ()) for figure in draft.figures()]
        return sorted(set(chain.from_iterable(found)))


def _are_one(one: Draft, other: Draft) -> bool:
    if one.match.phrase.claim is not other.match.phrase.claim:
        return False
    shared = one.slots.keys() & other.slots.keys()
    if not any(set(one.slots[name]) & set(other.slots[name]) for name in shared):
        return False
    if any(one.slots[name] != other.slots[name] for name in shared):
        return False
    mine = {i for name in one.slots.keys() - shared for i in one.slots[name]}
    theirs = {i for name in other.slots.keys() - shared for i in other.slots[name]}
    return not (mine & other.figures() or theirs & one.figures())


def _joined(one: Draft, other: Draft) -> Draft:
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return Draft(one.match, other.slots | one.slots, other.constants | one.constants, span)


def _without_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop drafts that say less than another of their kind, and repetitions."""
    if len(drafts) < 2:
        return list(drafts)
    kept: list[Draft] = []
    bound = _Bound()
    said: set[int] = set()
    for draft in sorted(drafts, key=_rank):
        claim = id(draft.match.phrase.claim)
        others = [kept[number] for number in bound.with_any(draft)]
        # What binds no figure is a part of anything of its kind.
        is_empty = claim in said and not draft.figures()
        if is_empty or any(_is_part(draft, o) or _contradicts(draft, o) for o in others):
            continue
        said.add(claim)
        bound.add(len(kept), draft)
        kept.append(draft)
    return sorted(kept, key=lambda draft: draft.span)


def _rank(draft: Draft) -> tuple[int, bool]:
    """Rank those first that bind most, and of those the ones that know where a change began."""
    return -len(draft.figures()), "start" not in draft.slots


def _is_part(small: Draft, large: Draft) -> bool:
    if small.match.phrase.claim is not large.match.phrase.claim:
        return False
    return all(set(ids) <= set(large.slots.get(name, ())) for name, ids in small.slots.items())


def with_last_year(draft: Draft, figures: Sequence[Figure]) -> Draft:
    """Return the draft with the year its sentence opens with as the end of its growth.

    “2007年，财政收入达261亿元，是2002年的4.75倍，年均增长36.6%” ends in 2007年.
    """
    if "annual" not in draft.slots or "from" not in draft.slots or "to" in draft.slots:
        return draft
    skeleton = draft.match.skeleton
    start = next((s.start for s in reversed(skeleton.sentences) if s.start <= draft.span.start), 0)
    for number in skeleton.figures_in(start, draft.span.start):
        when = figures[number].when
        if when is not None and when.grain == "year":
            return Draft(draft.match, draft.slots | {"to": (number,)}, draft.constants, draft.span)
    return draft


def without_guessed_order(draft: Draft, figures: Sequence[Figure]) -> Draft:
    """Return the draft without its times if these are in wrong order only as the year is guessed.

    In January 一季度 is that of the new year, 前三季度 that of the old one.
    """
    if not {"from", "to"} <= draft.slots.keys():
        return draft
    first, last = (figures[draft.slots[name][0]].when for name in ("from", "to"))
    if first is None or last is None or not (first.anchored or last.anchored):
        return draft
    if first.start is None or last.start is None or first.start <= last.start:
        return draft
    slots = {name: ids for name, ids in draft.slots.items() if name not in ("from", "to")}
    return Draft(draft.match, slots, draft.constants, draft.span)


def with_years(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts of one block, where “年均” takes its years from the change before it.

    “总产值由2002年的35亿元增加到2007年的86亿元，财政收入由3亿元增加到7亿元，年均增长18.5%”.
    """
    done: list[Draft] = []
    years: dict[str, tuple[int, ...]] = {}
    for draft in drafts:
        if "from" in draft.slots and "to" in draft.slots:
            years = {name: draft.slots[name] for name in ("from", "to")}
        elif "annual" in draft.slots and years and not {"from", "to"} & draft.slots.keys():
            draft = Draft(draft.match, draft.slots | years, draft.constants, draft.span)
        done.append(draft)
    return done


def _contradicts(small: Draft, large: Draft) -> bool:
    """Tell whether a claim takes for the end what another of its kind takes for the start.

    “120万吨，比上年的100万吨增加20万吨，增长20%” is one change to 120, none to 100.
    """
    if small.match.phrase.claim is not large.match.phrase.claim:
        return False
    starts, ends = set(large.slots.get("start", ())), set(small.slots.get("end", ()))
    shared = {i for name, ids in small.slots.items() for i in ids if i in large.slots.get(name, ())}
    return bool(starts & ends and shared)


def counts_a_label(draft: Draft, page: Page, figures: Sequence[Figure]) -> bool:
    """Tell whether the names before “三清”, 南山三县公路等工程 are not what it counts."""
    if draft.match.items is None:
        return False
    counts = [figures[i] for i in draft.slots.get("count", ())]
    if any(is_label(figure, page) or is_inside_name(figure, page) for figure in counts):
        return True
    span = draft.match.skeleton.to_flow(draft.match.items, figures)
    names = listed_names(page.flow, span)
    is_open = draft.match.phrase.constants.get("open", 0) > 0
    return any(
        names[0].span.start < figure.flow.start
        and (
            are_of_others(names, figure)
            or _has_own_count(names, figure, figures)
            or counts_others(page.flow, names, figure, is_open=is_open)
        )
        for figure in counts
    )


def _has_own_count(names: Sequence[Mention], count: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether names begin with what another figure counts: 25个省、自治区及林业等8个部门."""
    return len(names[0].text) <= _LONGEST_NOUN and any(
        figure.kind == "count" and figure.flow.end == names[0].span.start
        for figure in figures[max(0, count.id - 2) : count.id]
    )


def claim_of(draft: Draft, score: int, page: Page, figures: Sequence[Figure]) -> Claim:
    """Return the claim that a draft states, with the names that it counts."""
    match = draft.match
    constants = dict(draft.constants)
    items: tuple[Mention, ...] = ()
    if match.items is not None:
        items = listed_names(page.flow, match.skeleton.to_flow(match.items, figures))
        is_behind = any(items[0].span.start > figures[i].flow.start for i in draft.slots["count"])
        constants.update(told_of_names(page.flow, items, is_behind=is_behind))
        if all(has_one_before(page.flow, items, figures[i]) for i in draft.slots["count"]):
            most = constants["listed_most"].value
            constants["listed_most"] = Constant("listed_most", most + 1)
    claim = Claim(
        kind=match.phrase.claim.id,
        slots=tuple(Slot(name, ids) for name, ids in draft.slots.items()),
        span=match.skeleton.to_flow(draft.span, figures),
        phrase=match.phrase.id,
        constants=tuple(constants.values()),
        items=items,
        inferred=score < 100,
        score=score,
    )
    return as_mixed(claim, figures) if claim.kind == "enumeration" else claim
