"""Two parts with their shares of one whole that is not printed.

“用于购书的投资298万元，占29.9%；用于修缮的投资328万元，占32.9%”: each part divided by its share
must give the same whole.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton, is_change_letter, label_before
from checker.claims.shares.part_share import share_after
from checker.core.model import Claim, Figure, Kind, Slot
from checker.core.span import Span

_KINDS: frozenset[Kind] = frozenset({"count", "quantity", "money"})
# What both are must be said in like words: 投资 and 投资, not 收入 and 利润.
_COMMON_ENDING = 2
_FARTHEST = 100
# Two parts, two shares.
_FEW = 4
_APART = ("。", "\n", "，其中")


class _Part(Struct, frozen=True):
    """A part, where it stands, what it is called, and its share of the named whole."""

    figure: Figure
    hole: int
    label: str
    share: int
    whole: str


def implied_claims(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `whole-of-two` for neighbouring parts of one unprinted whole."""
    if len(skeleton.figures) < _FEW or skeleton.text.count("占") < 2:
        return
    for one, other in pairwise(_parts(skeleton, figures)):
        if _are_of_one_whole(one, other, skeleton.text):
            yield Claim(
                kind="whole-of-two",
                slots=(
                    Slot("one", (one.figure.id,)),
                    Slot("one_share", (one.share,)),
                    Slot("two", (other.figure.id,)),
                    Slot("two_share", (other.share,)),
                ),
                span=skeleton.to_flow(Span(one.hole, other.hole + 1), figures),
                phrase="whole-of-two/parts",
            )


def _parts(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[_Part]:
    for hole, number in zip(skeleton.holes, skeleton.figures, strict=True):
        figure = figures[number]
        if figure.kind not in _KINDS or is_change_letter(skeleton.text[hole]):
            continue
        share = share_after(hole, skeleton, figures)
        if share is not None:
            yield _Part(figure, hole, label_before(skeleton.text, hole), *share)


def _are_of_one_whole(one: _Part, other: _Part, text: str) -> bool:
    between = text[one.hole : other.hole]
    # “其中” between them gives the second part a whole of its own.
    if any(mark in between for mark in _APART) or len(between) > _FARTHEST:
        return False
    if one.whole != other.whole or not are_alike(one.figure, other.figure):
        return False
    ending = one.label[-_COMMON_ENDING:]
    return len(ending) == _COMMON_ENDING and other.label.endswith(ending)
