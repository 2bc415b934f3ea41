"""Percentages that together make a whole: 占77.4%……占7.7%……占14.9%; 产业结构21.5∶36.1∶42.4."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.phrases.merge import Draft
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_TERM = late(r"\d+(?:[.．·]\d+)?")
RATIO_UNIT = "∶"
_HUNDRED = Decimal(100)
# Terms that are no shares (1∶3 on a map) come nowhere near a hundred.
_NEAR = Decimal(10)
_STRUCTURE = late("产业结构|产业比|产业增加值比|三次产业|一二三产业|构成|占比")
_WORDS_BEFORE = 30
_OF_WHOLE = late("占|比重|比例|份额")


def ratio_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `structure` for each ratio of three or more terms of a whole.

    They are shares where the words say so (产业结构) or where they come near a hundred.
    `gap` is how far their sum is from 100, `slack` how far rounding can bring it; both in
    thousandths of a point.
    """
    for figure in figures:
        if figure.kind != "number" or figure.unit != RATIO_UNIT:
            continue
        terms = terms_of(figure)
        gap = abs(sum(terms, Decimal(0)) - _HUNDRED)
        before = page.flow[max(0, figure.flow.start - _WORDS_BEFORE) : figure.flow.start]
        if len(terms) >= 3 and (gap <= _NEAR or _STRUCTURE.search(before)):
            slack = sum((step_of(term) for term in terms), Decimal(0)) / 2
            yield Claim(
                kind="structure",
                slots=(Slot("terms", (figure.id,)),),
                span=Span(figure.flow.start, figure.flow.end),
                phrase="structure/ratio",
                constants=(
                    Constant("gap", int(gap * 1000)),
                    Constant("slack", int(slack * 1000)),
                ),
            )


_PLAIN = str.maketrans("０１２３４５６７８９．·", "0123456789..")


def terms_of(figure: Figure) -> list[Decimal]:
    """Return the terms of a ratio: 7.7, 37.8 and 54.5 of 7.7∶37.8∶54.5."""
    return [Decimal(term.translate(_PLAIN)) for term in _TERM.findall(figure.text)]


def step_of(term: Decimal) -> Decimal:
    """Return what one is worth in the last place of a printed number."""
    exponent = term.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def complement_claims(drafts: Sequence[Draft], figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `complement` for neighbouring changes of two shares.

    “工业品占比由60.4%上升到72.8%，农产品由39.6%下降到27.2%”: both years make a whole.
    """
    changes = [
        draft
        for draft in drafts
        if draft.match.phrase.claim.id == "change"
        and all(_is_share(draft.slots.get(name, ()), figures) for name in ("start", "end"))
    ]
    for one, other in pairwise(changes):
        texts = [draft.span.of(draft.match.skeleton.text) for draft in (one, other)]
        before = one.match.skeleton.text[max(0, one.span.start - _WORDS_BEFORE) : one.span.start]
        if one.match.skeleton is not other.match.skeleton or not _OF_WHOLE.search(
            before + texts[0]
        ):
            continue
        gap = one.match.skeleton.text[one.span.end : other.span.start]
        if not _OF_WHOLE.search(gap + texts[1]):
            continue
        span = Span(one.span.start, other.span.end)
        yield Claim(
            kind="complement",
            slots=(
                Slot("before", one.slots["start"] + other.slots["start"]),
                Slot("after", one.slots["end"] + other.slots["end"]),
            ),
            span=one.match.skeleton.to_flow(span, figures),
            phrase="complement/changes",
        )


def _is_share(ids: tuple[int, ...], figures: Sequence[Figure]) -> bool:
    return bool(ids) and all(figures[i].kind == "percent" for i in ids)
