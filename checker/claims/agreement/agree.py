"""One figure told twice: what headline, chart or caption say against the story.

A pair is made where the words around both figures are alike. Equal values need little
likeness to be the same fact; a difference is only claimed where the words are all but the
same, nothing tells the two apart, and no place of the story prints the value.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.claims.agreement.across import DISPLAY_KINDS
from checker.claims.agreement.alike import (
    Role,
    are_apart,
    are_one_fact,
    base_interval,
    have_one_value,
    is_again,
    levels_differ,
    near_score,
    nouns_differ,
    periods_differ,
    score_of,
)
from checker.claims.agreement.derive import derived_claim, headline_claim
from checker.claims.phrases.match import are_alike
from checker.core.interval import overlap
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_KINDS = frozenset(
    {"count", "quantity", "money", "percent", "percentage-point", "multiple", "ordinal"}
)
_SHARES = frozenset({"percent", "percentage-point"})
_HEADLINES = frozenset({"headline", "kicker", "subhead"})
_SAME_VALUE_LIKENESS = 50
_OTHER_KIND_LIKENESS = 85
_CERTAIN_LIKENESS = 95
_FARTHEST_POWER = 6
_CLEAR_LEAD = 5


class Story(Struct, frozen=True):
    """The figures of one article that are displayed, and those that its text tells."""

    shown: list[Figure]
    told: list[Figure]


def agreement_claims(page: Page, figures: Sequence[Figure], role: Role) -> Iterator[Claim]:
    """Yield what can be said of each displayed figure: agreement, derivation, or absence."""
    stories = stories_of(page, figures)
    told = [figure for story in stories.values() for figure in story.told]
    for story in stories.values():
        for figure in story.shown if story.told else ():
            yield from _claims_of(figure, story, told, page, role)


def stories_of(page: Page, figures: Sequence[Figure]) -> dict[int, Story]:
    """Return the comparable figures of each article."""
    stories: dict[int, Story] = {}
    for figure in figures:
        if figure.kind in _KINDS:
            block = page.blocks[figure.block]
            story = stories.get(block.article)
            if story is None:
                story = stories[block.article] = Story([], [])
            (story.shown if block.kind in DISPLAY_KINDS else story.told).append(figure)
    return stories


def _claims_of(
    shown: Figure, story: Story, elsewhere: Sequence[Figure], page: Page, role: Role
) -> Iterator[Claim]:
    if pair := _same(shown, story.told, page, role):
        yield _agreement(shown, *pair)
        yield from _labels(shown, pair[1], page)
        return
    if other := _other_kind(shown, story.told, page):
        yield other
        return
    if page.blocks[shown.block].kind in _HEADLINES:
        derived = derived_claim(shown, story.told, page, role)
        if derived is not None:
            yield derived
            return
    if pair := _contradicting(shown, story, page, role):
        yield _agreement(shown, *pair)
    elif page.blocks[shown.block].kind in _HEADLINES:
        yield from headline_claim(shown, story.told, page, elsewhere)


def _same(
    shown: Figure, told: Sequence[Figure], page: Page, role: Role
) -> tuple[int, Figure] | None:
    """Return the figure of the story that says the same, and how alike the words are."""
    candidates = [
        (score, -other.id, other)
        for other in told
        if shown.kind == other.kind
        and are_alike(shown, other)
        and have_one_value(shown, other)
        and role.is_one(shown, other)
        and (score := score_of(shown, other, page)) >= _SAME_VALUE_LIKENESS
    ]
    if not candidates:
        return None
    # A figure of the same period is the better partner, whatever the words.
    score, _, other = max(
        candidates, key=lambda found: (not periods_differ(shown, found[2]), *found[:2])
    )
    return score, other


def _contradicting(
    shown: Figure, story: Story, page: Page, role: Role
) -> tuple[int, Figure] | None:
    """Return the one figure of the story that must be the same fact and has another value."""
    if any(_prints_again(shown, other, page) for other in story.told):
        return None
    reach = _reach(shown, page)
    found = [
        other
        for other in story.told
        if other.block in reach
        and are_one_fact(shown, other, page, role)
        and (not _may_be_equal(shown, other) or are_apart(shown, other))
    ]
    other = _surest(shown, found, page)
    if other is None:
        return None
    if any(
        rival is not shown and have_one_value(rival, other) and score_of(rival, other, page) >= 60
        for rival in story.shown
        if are_alike(rival, other)
    ):
        return None
    return near_score(shown, other, page), other


def _surest(shown: Figure, found: Sequence[Figure], page: Page) -> Figure | None:
    """Return the figure whose words are most alike; None where another value comes near."""
    ranked = sorted(found, key=lambda other: -near_score(shown, other, page))
    if not ranked:
        return None
    best, *others = ranked
    least = near_score(shown, best, page) - _CLEAR_LEAD
    rivals = [other for other in others if near_score(shown, other, page) > least]
    return best if all(have_one_value(best, other) for other in rivals) else None


def _may_be_equal(one: Figure, other: Figure) -> bool:
    a, b = base_interval(one), base_interval(other)
    return a is None or b is None or overlap(a, b)


def _prints_again(shown: Figure, other: Figure, page: Page) -> bool:
    if not are_alike(shown, other) or not is_again(shown, other):
        return False
    if other.kind == "count" and not nouns_differ(shown, other, page):
        return True
    is_exact = shown.amount is not None and shown.amount == other.amount
    return is_exact or score_of(shown, other, page) >= 60


def _reach(shown: Figure, page: Page) -> range:
    """Return the blocks a displayed figure speaks for: a section's head for its section."""
    kind = page.blocks[shown.block].kind
    if kind != "section":
        return range(len(page.blocks))
    later = range(shown.block + 1, len(page.blocks))
    end = next((n for n in later if page.blocks[n].kind == kind), len(page.blocks))
    return range(shown.block, end)


def _agreement(shown: Figure, score: int, told: Figure) -> Claim:
    start = shown.flow.start if shown.hedge is None else shown.hedge.span.start
    return Claim(
        kind="agreement",
        slots=(Slot("shown", (shown.id,)), Slot("told", (told.id,))),
        span=Span(min(start, shown.flow.start), shown.flow.end),
        constants=(
            Constant("hedged", int(shown.hedge is not None and told.hedge is None)),
            Constant("power", _power(shown, told)),
            Constant("apart", int(are_apart(shown, told))),
        ),
        inferred=score < _CERTAIN_LIKENESS,
        score=score,
    )


def _power(one: Figure, other: Figure) -> int:
    """Return k where one figure is the other with the point moved k places, else 0."""
    if one.amount is None or other.amount is None or one.unit != other.unit:
        return 0
    a, b = one.amount.value, other.amount.value
    if a == 0 or b == 0 or a == b:
        return 0
    powers = range(1, _FARTHEST_POWER + 1)
    return next((k for k in powers if a == b * 10**k or b == a * 10**k), 0)


def _labels(shown: Figure, told: Figure, page: Page) -> Iterator[Claim]:
    """Yield whether an equal figure is said of the same time and of the same area."""
    is_timed = shown.kind != "ordinal" and told.period_when is not None
    if is_timed and shown.period_when is not None:
        yield _label("agreement-period", shown, told, periods_differ(shown, told))
    if (differ := levels_differ(shown, told, page)) is not None:
        yield _label("agreement-area", shown, told, differ)
    if shown.kind in _SHARES:
        yield _label("agreement-kind", shown, told, False)


def _label(kind: str, shown: Figure, told: Figure, differ: bool) -> Claim:
    return Claim(
        kind=kind,
        slots=(Slot("shown", (shown.id,)), Slot("told", (told.id,))),
        span=shown.flow,
        phrase=f"{kind}/pair",
        constants=(Constant("differ", int(differ)),),
    )


def _other_kind(shown: Figure, told: Sequence[Figure], page: Page) -> Claim | None:
    """Return the claim of a rise in percent that the story gives in percentage points."""
    if shown.kind not in _SHARES or shown.amount is None:
        return None
    for other in told:
        if (
            other.kind in _SHARES
            and other.kind != shown.kind
            and other.amount is not None
            and other.amount.value == shown.amount.value
            and near_score(shown, other, page) >= _OTHER_KIND_LIKENESS
        ):
            return _label("agreement-kind", shown, other, True)
    return None
