"""What is left of one figure without another: 计划投资12亿元，已完成7.5亿元，尚需⟦4.5亿元⟧.

Words right before a figure tell that it is what is left, or what one has more than the
other; the two are those before it in the sentence. Which is the greater is not told, and
other things may be left as well, so a claim is made only where it holds or one digit is wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.claims.phrases.alternatives import each
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton, placeholder
from checker.claims.told import Reading, Told
from checker.claims.totals.adding_up import near
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

_LEVELS = "".join(
    placeholder(kind, change=change)
    for kind in ("count", "quantity", "money")
    for change in (False, True)
)
_DONE = "[产支收销付招录生建完用花卖养种植售得投领购缴][^，。；]?"
_WORDS = (
    f"(?:{each('尚还仍', '[需欠差缺剩余有]')}|{each('剩结节盈', '余')}|{each('剩余', '下')}"
    f"|{each('结库', '存')}|节约|节省|便宜|优惠|毛利润?|净[增减赚盈亏流买卖转迁支收][入出加少]?"
    f"|超[产支收销员载重编]|短[收缺]|缺口|缺额|差额|{each('相只仅顺逆', '差')}|赤字"
    f"|结转下年(?:支出|使用)?|未结案?|{each('增减', '收')}|{each('多少', _DONE)})"
    f"(?:投资|资金|金额|出|了|为|达|约|共|人口){{0,2}}[{_LEVELS}]"
)
_CUE, _CUE_BEFORE = late(_WORDS), late(f"{_WORDS}$")
_LONGEST = 12
_FARTHEST = 90
# Few digits differ by one digit by chance.
_FEW = 2
_PAIR = 2
# Behind full stops, or where three or more figures may be meant, that takes more digits.
_MANY = 4
_SENTENCES = 2
_MOST = 5
_FAR = 180


def find_remainders(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `left-of-two` for each figure that is what two others differ by."""
    skeleton = reading.skeleton
    if len(skeleton.holes) <= _PAIR:
        return
    text = skeleton.text
    # Few texts have such words, and one search tells it.
    if not _CUE.search(text):
        return
    holes = {
        hole
        for hole in skeleton.holes
        if text[hole] in _LEVELS and _CUE_BEFORE.search(text, max(0, hole - _LONGEST), hole + 1)
    }
    if not holes:
        return
    for number, sentence in enumerate(skeleton.sentences):
        if any(sentence.start <= hole < sentence.end for hole in holes):
            told = reading.told(sentence)
            earlier = [
                one
                for before in skeleton.sentences[max(0, number - _SENTENCES) : number]
                for one in reading.told(before)
            ]
            for at, left in enumerate(told):
                if left.hole in holes and len(earlier) + at > 1:
                    pair = _pair(left, told[:at], earlier)
                    if pair:
                        yield _claim(*pair, left, skeleton, reading.figures)


def _pair(left: Told, here: list[Told], earlier: list[Told]) -> tuple[Told, Told] | None:
    """Return the two figures that a third is the difference of, but for one wrong digit."""
    before = [one for one in here if _may_be_meant(one, left, _FARTHEST)]
    if left.figure.hedge or any(one.figure.hedge for one in before):
        return None
    if len(before) == _PAIR:
        one, other = before
        if _differ(one, other, left, 1, slip=False) or _differ(one, other, left, _FEW):
            return one, other
    before = [one for one in (*earlier, *here) if _may_be_meant(one, left, _FAR)][-_MOST:]
    before = [one for one in before if not one.figure.hedge]
    pairs = list(combinations(reversed(before), _PAIR))
    least = _FEW if len(pairs) == 1 else _MANY
    for one, other in pairs:
        if _differ(one, other, left, least, slip=False):
            return one, other
    slipped = [(one, other) for one, other in pairs if _differ(one, other, left, _MANY)]
    return slipped[0] if len(slipped) == 1 else None


def _may_be_meant(one: Told, left: Told, reach: int) -> bool:
    return (
        one.depth == left.depth
        and left.hole - one.hole < reach
        and are_alike(one.figure, left.figure)
        and not one.change
    )


def _claim(
    one: Told, other: Told, left: Told, skeleton: Skeleton, figures: Sequence[Figure]
) -> Claim:
    holes = sorted((one.hole, other.hole))
    return Claim(
        kind="left-of-two",
        slots=(
            Slot("one", (one.figure.id,)),
            Slot("other", (other.figure.id,)),
            Slot("left", (left.figure.id,)),
        ),
        span=skeleton.to_flow(Span(holes[0], left.hole + 1), figures),
        phrase="left-of-two/told",
        inferred=True,
        score=80,
    )


def _differ(one: Told, other: Told, left: Told, least: int, *, slip: bool = True) -> bool:
    """Tell whether two figures of some digits differ by a third, or would but for one digit."""
    for whole, part in ((one, other), (other, one)):
        distance = near((part.figure, left.figure), whole.figure)
        if distance is None or distance.digits < least:
            continue
        if distance.gap == 0 or (slip and distance.is_mended()):
            return True
    return False
