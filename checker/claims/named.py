"""Claims whose slots are filled by name: 出口, 进口 and 顺差 stand in one paragraph.

A claim kind whose slots have `words` needs no phrase. In each block the figures are taken
from left to right; one whose words end with a slot's name fills that slot, and a slot that
is named again begins the next claim.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from checker.claims.phrases.alternatives import either
from checker.claims.phrases.match import fit
from checker.claims.phrases.skeleton import Skeleton, is_change_letter, label_before
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span
from checker.core.units import dimension_of
from checker.ruleset.model import ClaimKind, SlotKind

_TAIL = late(
    "(?:各类案件|案件|病例|人数|各类|分别|高达|仅|约|共|已|也|总额|完成|实现|累计|合计|达到?|为|是|有|的|全年|到"
    "|(?:缩小|扩大|下降|降低|降|提高|上升|升|收窄|回落|增加|减少)[到至为])+$"
)
# Named figures further apart than this in the skeleton belong to different claims.
_WIDEST = 260
# What is left over may be named behind its figure: 2亿元的顺差, 7件未结.
_BEHIND = frozenset(("surplus", "deficit", "pending"))
_LONGEST_BEHIND = 8


class NamedKinds(Struct, frozen=True):
    """Claim kinds with names for their slots; `word` is one of the words of any of them.

    `of_word` has the numbers of the kinds with a word that one begins with: 出口 begins 出口额.
    """

    kinds: tuple["NamedKind", ...]
    word: re.Pattern[str]
    of_word: dict[str, tuple[int, ...]]

    def in_text(self, text: str) -> Iterator["NamedKind"]:
        """Yield the kinds of which names of at least two slots stand in a text."""
        numbers: set[int] = set()
        found = self.word.search(text)
        while found is not None:
            numbers.update(self.of_word[found[0]])
            # A word may begin within another.
            found = self.word.search(text, found.start() + 1)
        for number in sorted(numbers):
            kind = self.kinds[number]
            if len({slot.name for name, slot in kind.names if name in text}) > 1:
                yield kind


class NamedKind(Struct, frozen=True):
    """A claim kind and the names of its slots, longest first.

    Where none of the few `words` stands no name does: 出口 is in 出口额 and in 货物出口.
    """

    claim: ClaimKind
    names: tuple[tuple[str, SlotKind], ...]
    words: tuple[str, ...]
    behind: frozenset[str]

    def is_named_in(self, text: str) -> bool:
        """Tell whether one of the words stands in a text."""
        return any(map(text.__contains__, self.words))

    def slot_for(self, label: str, figure: Figure, *, change: bool) -> str:
        """Return the slot that a figure with these words before it fills, or nothing."""
        for name, slot in self.names:
            if label.endswith(name):
                fits = figure.kind in slot.kinds and slot.role != ("level" if change else "change")
                return slot.name if fits else ""
        return ""

    def slot_behind(self, words: str, figure: Figure) -> str:
        """Return the slot that the words behind a figure name: 出现⟦72亿美元⟧的贸易逆差."""
        for name, slot in self.names:
            if slot.name in self.behind and words.removeprefix("的").startswith(name):
                return slot.name if figure.kind in slot.kinds else ""
        return ""


def named_kinds(claims: Iterable[ClaimKind]) -> NamedKinds:
    """Return those of some claim kinds that have names for their slots."""
    kinds = tuple(
        NamedKind(
            claim,
            names := _names(claim),
            _shortest([name for name, _ in names]),
            frozenset(slot.name for slot in claim.slots if slot.name in _BEHIND),
        )
        for claim in claims
        if any(slot.words for slot in claim.slots)
    )
    words = {word for kind in kinds for word in kind.words}
    of_word = {
        word: tuple(n for n, kind in enumerate(kinds) if word.startswith(kind.words))
        for word in words
    }
    return NamedKinds(kinds, late(either(words)), of_word)


def _names(claim: ClaimKind) -> tuple[tuple[str, SlotKind], ...]:
    pairs = [(word, slot) for slot in claim.slots for word in slot.words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _shortest(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that hold no other."""
    return tuple(n for n in names if not any(other in n for other in names if other != n))


def find_named(
    skeleton: Skeleton,
    figures: Sequence[Figure],
    named: NamedKinds,
) -> Iterator[Claim]:
    """Yield the claims whose slots the figures of one skeleton fill by name."""
    if len(skeleton.figures) < 2:
        return
    for kind in named.in_text(skeleton.text):
        for filled in _fillings(skeleton, figures, kind):
            yield from _claim(filled, skeleton, figures, kind)


def _fillings(
    skeleton: Skeleton, figures: Sequence[Figure], kind: NamedKind
) -> Iterator[dict[str, int]]:
    """Yield slot → hole number for each run of named figures."""
    filled: dict[str, int] = {}
    for number, (hole, identity) in enumerate(zip(skeleton.holes, skeleton.figures, strict=True)):
        words = label_before(skeleton.text, hole)
        behind = skeleton.text[hole + 1 : hole + 1 + _LONGEST_BEHIND] if kind.behind else ""
        if not (kind.is_named_in(words) or kind.is_named_in(behind)):
            continue
        change = is_change_letter(skeleton.text[hole])
        slot = kind.slot_for(_TAIL.sub("", words), figures[identity], change=change)
        if not slot and behind:
            slot = kind.slot_behind(behind, figures[identity])
        if not slot:
            continue
        first = min((skeleton.holes[at] for at in filled.values()), default=hole)
        if slot in filled and _is_nested(skeleton.text, hole - len(words)):
            continue
        if slot in filled or hole - first > _WIDEST:
            yield filled
            filled = {}
        filled[slot] = number
    yield filled


def _is_nested(text: str, start: int) -> bool:
    """Tell whether a clause tells a part: 收入80亿元；其中，⟦保费收入⟧75亿元."""
    thereof = ("其中", "其中，", "其中：", "包括")
    return text.endswith(thereof, 0, start) or text.startswith("其中", start)


def _claim(
    filled: dict[str, int], skeleton: Skeleton, figures: Sequence[Figure], kind: NamedKind
) -> Iterator[Claim]:
    slots: dict[str, tuple[int, ...]] = {
        name: (skeleton.figures[number],) for name, number in filled.items()
    }
    fitted = fit(kind.claim, slots, figures) if len(slots) > 1 else None
    if fitted is None or not _one_dimension(kind.claim, fitted, figures):
        return
    # 2011年末城镇人口3117人……2017年末常住人口30233人: what is of two years fills no claim.
    whens = [figures[i].period_when for ids in fitted.values() for i in ids]
    if len({when.start.year for when in whens if when is not None and when.start is not None}) > 1:
        return
    holes = [skeleton.holes[number] for number in filled.values()]
    yield Claim(
        kind=kind.claim.id,
        slots=tuple(Slot(name, ids) for name, ids in fitted.items()),
        span=skeleton.to_flow(Span(min(holes), max(holes) + 1), figures),
        phrase="named",
    )


def _one_dimension(
    claim: ClaimKind, slots: Mapping[str, tuple[int, ...]], figures: Sequence[Figure]
) -> bool:
    """Tell whether figures that should be alike are, even where the model slot is not filled."""
    for like in {slot.like for slot in claim.slots if slot.like}:
        names = [slot.name for slot in claim.slots if slot.name == like or slot.like == like]
        units = {dimension_of(figures[i].unit) for name in names for i in slots.get(name, ())}
        if len(units) > 1:
            return False
    return True
