"""One claim told in two places: a headline's increase and its story's two levels."""

from collections.abc import Iterator, Sequence

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.merge import Draft
from checker.claims.words import bare, label_of, likeness
from checker.core.model import Figure, Page

DISPLAY_KINDS = frozenset({"headline", "kicker", "subhead", "section", "caption", "infographic"})
_LEAST_LIKENESS = 75
# Claims of one kind further apart than this in an article do not complete each other.
_REACH = 100


def joined_across(
    drafts: Sequence[Draft], page: Page, figures: Sequence[Figure]
) -> list[tuple[Draft, int]]:
    """Return the drafts with those of two places that complete each other joined.

    Each comes with the likeness of the words it was joined by (100: nothing was joined).
    """
    done: list[tuple[Draft, int]] = []
    groups: dict[tuple[str, int], list[Draft]] = {}
    for draft in drafts:
        claim = draft.match.phrase.claim
        if claim.merge:
            article = page.blocks[draft.match.skeleton.blocks[0]].article
            groups.setdefault((claim.id, article), []).append(draft)
        else:
            done.append((draft, 100))
    for group in groups.values():
        done += _joined(group, page, figures)
    return done


def _joined(
    group: Sequence[Draft], page: Page, figures: Sequence[Figure]
) -> Iterator[tuple[Draft, int]]:
    used: set[int] = set()
    for number, draft in enumerate(group):
        if number in used:
            continue
        best = _partner(number, group, used, page, figures)
        if best is None:
            yield draft, 100
            continue
        other, score = best
        used.update((number, other))
        first, second = sorted((number, other))
        yield _completed(group[first], group[second]), score


def _partner(
    number: int, group: Sequence[Draft], used: set[int], page: Page, figures: Sequence[Figure]
) -> tuple[int, int] | None:
    draft = group[number]
    scored = [
        (likeness(_label(draft, page, figures), _label(group[at], page, figures)), -at)
        for at in range(number + 1, min(len(group), number + _REACH))
        if at not in used and _complete_each_other(draft, group[at], page, figures)
    ]
    score, at = max(scored, default=(0, 0))
    return (-at, score) if score >= _LEAST_LIKENESS else None


def _complete_each_other(one: Draft, other: Draft, page: Page, figures: Sequence[Figure]) -> bool:
    claim = one.match.phrase.claim
    if claim is not other.match.phrase.claim or not claim.merge:
        return False
    if one.slots.keys() & other.slots.keys() or one.figures() & other.figures():
        return False
    blocks = [page.blocks[draft.match.skeleton.blocks[0]] for draft in (one, other)]
    if blocks[0].article != blocks[1].article:
        return False
    if claim.merge == "headline" and len({b.kind in DISPLAY_KINDS for b in blocks}) == 1:
        return False
    slots = one.slots | other.slots
    return all(
        are_alike(figures[slots[slot.name][0]], figures[slots[slot.like][0]])
        for slot in claim.slots
        if slot.like and slot.name in slots and slot.like in slots
    )


def _label(draft: Draft, page: Page, figures: Sequence[Figure]) -> str:
    """Return what the claim is about: the words before its first figure that has an amount."""
    ids = sorted(
        i for i in draft.figures() if figures[i].kind not in ("date", "period", "duration")
    )
    return bare(label_of(figures[ids[0]], page)) if ids else ""


def _completed(one: Draft, other: Draft) -> Draft:
    from_text = one if one.span <= other.span else other
    return Draft(
        from_text.match, one.slots | other.slots, one.constants | other.constants, from_text.span
    )
