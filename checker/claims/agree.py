"""One figure told twice: what headline, chart or caption say against the story.

A pair is made where the words around both figures are alike. Equal values need little
likeness to be the same fact; a difference is only claimed where the words are all but the
same and no other place of the story prints the value.
"""

from collections.abc import Iterable, Iterator, Sequence

from checker.claims.across import DISPLAY_KINDS
from checker.claims.match import are_alike
from checker.claims.words import clause_before, context_of, likeness, words_after
from checker.core.interval import overlap
from checker.core.model import Claim, Figure, Page, Slot
from checker.core.span import Span

_KINDS = frozenset(
    {"count", "quantity", "money", "percent", "percentage-point", "multiple", "ordinal"}
)
_SAME_VALUE_LIKENESS = 50
_OTHER_VALUE_LIKENESS = 85
_CERTAIN_LIKENESS = 95


def agreement_claims(
    page: Page, figures: Sequence[Figure], changes: frozenset[int]
) -> Iterator[Claim]:
    """Yield a claim of kind `agreement` for each displayed figure that the story repeats.

    `changes` are the ids of figures that are changes (增长5%), not levels (达到5%).
    """
    by_article: dict[int, tuple[list[Figure], list[Figure]]] = {}
    for figure in figures:
        if figure.kind in _KINDS:
            block = page.blocks[figure.block]
            shown, told = by_article.setdefault(block.article, ([], []))
            (shown if block.kind in DISPLAY_KINDS else told).append(figure)
    for shown, told in by_article.values():
        for figure in shown:
            if pair := _counterpart(figure, told, page, changes):
                yield pair


def _counterpart(
    shown: Figure, told: Iterable[Figure], page: Page, changes: frozenset[int]
) -> Claim | None:
    candidates = [
        (_score(shown, other, page), other)
        for other in told
        if shown.kind == other.kind
        and are_alike(shown, other)
        and (shown.id in changes) == (other.id in changes)
        and not _periods_differ(shown, other)
    ]
    same = [
        pair for pair in candidates if pair[0] >= _SAME_VALUE_LIKENESS and _agree(shown, pair[1])
    ]
    if same:
        return _claim(shown, *max(same, key=_rank))
    score, other = max(candidates, key=_rank, default=(0, shown))
    if score < _OTHER_VALUE_LIKENESS:
        return None
    return _claim(shown, score, other)


def _rank(pair: tuple[int, Figure]) -> tuple[int, int]:
    return pair[0], -pair[1].id


def _score(shown: Figure, told: Figure, page: Page) -> int:
    """Return how alike the words around two figures are."""
    one = clause_before(shown, page) + words_after(shown, page)
    other = clause_before(told, page) + words_after(told, page)
    near = likeness(one, other) if min(len(one), len(other)) >= 4 else 0
    return max(near, likeness(context_of(shown, page), context_of(told, page, 40)))


def _agree(one: Figure, other: Figure) -> bool:
    a, b = one.interval(), other.interval()
    return a is not None and b is not None and one.unit == other.unit and overlap(a, b)


def _periods_differ(one: Figure, other: Figure) -> bool:
    a, b = one.period_when, other.period_when
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return (a.start, a.end) != (b.start, b.end)


def _claim(shown: Figure, score: int, told: Figure) -> Claim:
    return Claim(
        kind="agreement",
        slots=(Slot("shown", (shown.id,)), Slot("told", (told.id,))),
        span=Span(shown.flow.start, shown.flow.end),
        inferred=score < _CERTAIN_LIKENESS,
        score=score,
    )
