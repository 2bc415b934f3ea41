"""One figure printed twice with another power of ten: 1.4亿元 here, 14亿元 there."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.words import bare, label_of, likeness, words_after
from checker.core.late import late
from checker.core.model import Claim, Figure, Page, Slot
from checker.core.span import Span

_KINDS = ("count", "quantity", "money")
_BODY = ("lead", "body")
# 10, 1000, 万 and 亿: what is mixed up when numbers are copied or translated.
_POWERS = frozenset({1, 3, 4, 8})
# 5亿 and 50亿 share their one digit by chance.
_LEAST_DIGITS = 2
_LEAST_LIKENESS = 90
_LEAST_LABEL = 4
_MOST_ALIKE = 8
_SENTENCE_END = late("[。！？；\n]")


def scale_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `same-digits` for two figures of one thing that differ in scale."""
    groups: dict[tuple[int, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.kind in _KINDS and figure.amount is not None and figure.amount.top is None:
            block = page.blocks[figure.block]
            digits = _digits(figure.amount.value)
            if block.kind in _BODY and len(digits) >= _LEAST_DIGITS:
                key = (block.article, figure.unit, digits)
                groups.setdefault(key, []).append(figure)
    for group in groups.values():
        if 1 < len(group) <= _MOST_ALIKE:
            yield from _pairs(group, page)


def _digits(value: Decimal) -> str:
    """Return the digits without noughts at either end: 14 of 1.4亿 and of 0.014."""
    # A number told as text is there at once, one told as a tuple is not.
    return str(value.normalize()).partition("E")[0].replace(".", "").lstrip("-0")


def _pairs(group: Sequence[Figure], page: Page) -> Iterator[Claim]:
    first = group[0]
    for other in group[1:]:
        assert first.amount is not None
        assert other.amount is not None
        power = abs(first.amount.value.adjusted() - other.amount.value.adjusted())
        labels = [bare(label_of(figure, page)) for figure in (first, other)]
        if power in (0, *_POWERS) and _are_one(*labels) and _are_apart(first, other, page):
            yield Claim(
                kind="same-digits",
                slots=(Slot("one", (first.id,)), Slot("other", (other.id,))),
                span=Span(first.flow.start, first.flow.end),
                phrase="same-digits/label",
                inferred=True,
                score=likeness(*labels),
            )


def _are_one(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST_LABEL and likeness(one, other) >= _LEAST_LIKENESS


def _are_apart(one: Figure, other: Figure, page: Page) -> bool:
    """Tell whether two sentences say it, and of the same thing: not 220万吨乙烯、2200万吨炼油."""
    if not _SENTENCE_END.search(page.flow, one.flow.end, other.flow.start):
        return False
    return words_after(one, page)[:2] == words_after(other, page)[:2]
