"""What is left of one figure without another: 计划投资12亿元，已完成7.5亿元，尚需⟦4.5亿元⟧.

Words right before a figure tell that it is what is left, or what one has more than the
other; the two are those before it in the sentence. Which is the greater is not told, and
other things may be left as well, so a claim is made only where it holds or one digit is wrong.
"""

from collections.abc import Iterator, Sequence

from checker.claims.adding_up import near
from checker.claims.match import are_alike
from checker.claims.skeleton import Skeleton, placeholder
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

_LEVELS = "".join(
    placeholder(kind, change=change)
    for kind in ("count", "quantity", "money")
    for change in (False, True)
)
_DONE = "[产支收销付招录生建完用花卖养种植售得投领购缴][^，。；]?"
_CUE = late(
    "(?:[尚还仍][需欠差缺剩余有]|剩余|剩下|余下|结余|节余|结存|库存|节约|节省|便宜|优惠|毛利润?|"
    f"净[增减赚盈亏流买卖转迁支收][入出加少]?|超[产支收销]|短缺|缺口|缺额|差额|相差|[多少]{_DONE})"
    f"(?:投资|资金|金额|出|了|为|达|约|共){{0,2}}(?=[{_LEVELS}])"
)
_FARTHEST = 90
# Few digits differ by one digit by chance.
_FEW = 2
_PAIR = 2


def find_remainders(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `left-of-two` for each figure that is what two others differ by."""
    skeleton = reading.skeleton
    if len(skeleton.holes) <= _PAIR:
        return
    holes = {match.end() for match in _CUE.finditer(skeleton.text)}
    if not holes:
        return
    for sentence in skeleton.sentences:
        if any(sentence.start <= hole < sentence.end for hole in holes):
            told = reading.told(sentence)
            for at, left in enumerate(told):
                if left.hole in holes and at > 1:
                    yield from _claims(at, left, told, skeleton, reading.figures)


def _claims(
    at: int, left: Told, told: list[Told], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the claim that a figure is left of the two like it before it, if it may be so."""
    before = [
        one
        for one in told[:at]
        if one.depth == left.depth
        and left.hole - one.hole < _FARTHEST
        and are_alike(one.figure, left.figure)
        and not one.change
    ]
    # Of three figures no two are known to be meant.
    if len(before) != _PAIR or any(one.figure.hedge for one in (*before, left)):
        return
    one, other = before
    if _differ(one.figure, other.figure, left.figure):
        yield Claim(
            kind="left-of-two",
            slots=(
                Slot("one", (one.figure.id,)),
                Slot("other", (other.figure.id,)),
                Slot("left", (left.figure.id,)),
            ),
            span=skeleton.to_flow(Span(one.hole, left.hole + 1), figures),
            phrase="left-of-two/told",
            inferred=True,
            score=80,
        )


def _differ(one: Figure, other: Figure, left: Figure) -> bool:
    """Tell whether two figures differ by a third, but for one wrong digit."""
    for whole, part in ((one, other), (other, one)):
        distance = near((part, left), whole)
        if distance is not None and (
            distance.gap == 0 or (distance.digits >= _FEW and distance.is_mended())
        ):
            return True
    return False
