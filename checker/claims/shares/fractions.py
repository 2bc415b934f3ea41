"""Two fractions of one whole: 全村三分之二的土地种水稻，其余⟦三分之一⟧种甘蔗."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.phrases.skeleton import Skeleton, placeholder
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_LETTER = placeholder("fraction", change=False)
# The second is of all that the first is not.
_REST = late(
    "[，、；](?:而|另|还有)?(?:"
    "其余|其他|其它|剩余|余下|剩下|另外|另有|另|还有|不|没有|没|未)[^，。；：占]{0,8}(?:占|约占|占了|只占|仅占)?$"
)
_FARTHEST = 50
_PAIR = 2


def fraction_claims(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `fraction-pair` for a fraction and what is called the rest of it."""
    skeleton, figures = reading.skeleton, reading.figures
    if len(skeleton.figures) < _PAIR or skeleton.text.count(_LETTER) < _PAIR:
        return
    for sentence in skeleton.sentences:
        told = reading.told(sentence)
        held = [one for one in told if one.figure.kind == "fraction" and not one.change]
        for one, other in pairwise(held):
            is_next = other.number == one.number + 1 and len(other.gap) < _FARTHEST
            if is_next and _REST.search(other.gap) and not _is_wide(one, other):
                yield _claim(one, other, skeleton, figures)


def _is_wide(*pair: Told) -> bool:
    """Tell whether one is only told about: 三分之二以上, 近三分之一."""
    return any(one.figure.hedge is not None for one in pair)


def _claim(one: Told, other: Told, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    values = [it.figure.amount.value for it in (one, other) if it.figure.amount is not None]
    gap = abs(sum(values, Decimal(0)) - 1)
    return Claim(
        kind="fraction-pair",
        slots=(Slot("one", (one.figure.id,)), Slot("other", (other.figure.id,))),
        span=skeleton.to_flow(Span(one.hole, other.hole + 1), figures),
        phrase="fraction-pair/rest",
        constants=(Constant("gap", round(gap * 1000)),),
    )
