"""What there is after all that came and went: 年初存栏860头，购进310头，出栏420头，年末⟦750头⟧.

Each amount is put in or taken out by the word before it (购进, 出栏). What is left stands
behind them, or before the changes it is made of (净增820人，其中迁入960人，迁出140人). Not every
account is told in full: a claim is made where it comes out, or would but for one digit.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from checker.claims.phrases.alternatives import each
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton, placeholder
from checker.claims.told import Reading, Told, may_share
from checker.claims.totals.adding_up import near
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span
from checker.core.tables import load_table
from checker.core.units import unit_of

_LEVELS = "".join(placeholder(kind, change=False) for kind in ("count", "quantity", "money"))
_TABLE = "language/zh/accounts.yaml"
_WORDS = f"[^，。；{ANY_FIGURE}]"
_LEFT = late(
    f"(?:{each('结节剩', '余')}|{each('结库滚现实', '存')}|余额|{each('实现尚还', '有')}"
    f"|未结|未审结|在[押册]|结转下年|{each('年期月季', '[末底终]')}"
    f"|{each('到至', f'{_WORDS}{{0,6}}[末底]，')}){_WORDS}{{0,8}}(?=[{_LEVELS}])"
)
_NET = late("净[增减]|增|减|上升|下降")
_THEREOF = ("其中", "由于", "包括")
_ENDS = ("余", "存", "有", "末", "底", "终", "未", "在押", "在册", "结转")
_DOWN = ("减", "降", "出", "亡")
_KINDS = frozenset(("count", "quantity", "money"))
_REACH = 3
_FARTHEST = 200
_MOST = 6
_LEAST_TERMS = 3
_LEAST_DIGITS = 3


@cache
def _sides() -> re.Pattern[str]:
    table = load_table(_TABLE)
    plus, minus = (
        "|".join(sorted(table[side], key=len, reverse=True)) for side in ("plus", "minus")
    )
    return re.compile(f"(?P<plus>{plus})|(?P<minus>{minus})")


def find_accounts(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `account` for each amount that others by their words come to."""
    skeleton = reading.skeleton
    if len(skeleton.holes) <= _LEAST_TERMS:
        return
    text = skeleton.text
    may_be_left = _says(text, _ENDS)
    holes = {match.end() for match in _LEFT.finditer(text)} if may_be_left else ()
    may_be_net = _says(text, _THEREOF) and _says(text, _DOWN)
    if not holes and not may_be_net:
        return
    for at, sentence in enumerate(skeleton.sentences):
        if any(sentence.start <= hole < sentence.end for hole in holes):
            yield from _behind(at, holes, reading)
        if may_be_net and _says(sentence.of(text), _THEREOF):
            yield from _before(at, reading)


def _says(text: str, words: Iterable[str]) -> bool:
    return any(map(text.__contains__, words))


def _side(one: Told) -> int:
    """Return 1 for what came in, −1 for what went out, 0 where the words do not tell."""
    words = [*_sides().finditer(one.before)]
    return 0 if not words else 1 if words[-1]["plus"] else -1


def _behind(at: int, holes: Collection[int], reading: Reading) -> Iterator[Claim]:
    """Yield the accounts whose result stands last, in the sentence at a place."""
    skeleton = reading.skeleton
    told = reading.told(skeleton.sentences[at])
    earlier = [
        one
        for sentence in skeleton.sentences[max(0, at - _REACH) : at]
        for one in reading.told(sentence)
    ]
    for number, left in enumerate(told):
        if left.hole in holes and not left.depth:
            before = [
                one
                for one in (*earlier, *told[:number])
                if _may_stand_beside(one, left) and _side(one)
            ]
            terms = before[-_MOST:]
            for size in range(len(terms), _LEAST_TERMS - 1, -1):
                if _comes_out(left, 1, terms[-size:]):
                    yield _claim(left, 1, terms[-size:], skeleton, reading)
                    break


def _before(at: int, reading: Reading) -> Iterator[Claim]:
    """Yield the net changes whose parts, some up, some down, follow “其中”."""
    skeleton = reading.skeleton
    sentences = skeleton.sentences[at - 1 if at else 0 : at + 1]
    told = [one for sentence in sentences for one in reading.told(sentence)]
    for number, left in enumerate(told):
        side = _side(left) if _NET.search(left.before) else 0
        opening = side and next(
            (
                n
                for n, one in enumerate(told)
                if n > number and any(word in one.gap for word in _THEREOF)
            ),
            None,
        )
        if not opening or left.depth:
            continue
        terms = [one for one in told[opening:] if _may_stand_beside(one, left) and _side(one)]
        if left.change:
            terms = [one for one in terms if one.change]
        terms = terms[:_MOST]
        if {_side(one) for one in terms} == {1, -1} and _comes_out(left, side, terms):
            yield _claim(left, side, terms, skeleton, reading)
            return


def _may_stand_beside(one: Told, left: Told) -> bool:
    return (
        not one.depth
        and one.figure.kind in _KINDS
        and abs(one.hole - left.hole) < _FARTHEST
        and one.figure.hedge is None
        and may_share(one.figure, left.figure)
    )


def _comes_out(left: Told, side: int, terms: Sequence[Told]) -> bool:
    """Tell whether terms come to what is left, or would but for one digit."""
    ups = [one.figure for one in terms if _side(one) == side]
    downs = [one.figure for one in terms if _side(one) != side]
    if not ups or not downs:
        return False
    ups.sort(key=_size, reverse=True)
    distance = near([*downs, left.figure], ups[0], ups[1:])
    return distance is not None and (
        not distance.gap or (distance.digits >= _LEAST_DIGITS and distance.is_mended())
    )


def _size(figure: Figure) -> float:
    """Return about how large a figure is beside others of its dimension."""
    unit, amount = unit_of(figure.unit), figure.amount
    factor = 1.0 if unit is None else float(unit.factor)
    return factor * float(amount.value) if amount is not None else 0.0


def _claim(
    left: Told, side: int, terms: Sequence[Told], skeleton: Skeleton, reading: Reading
) -> Claim:
    held = [left, *terms]
    span = Span(min(one.hole for one in held), max(one.hole for one in held) + 1)
    return Claim(
        kind="account",
        slots=(
            Slot("plus", tuple(one.figure.id for one in terms if _side(one) == side)),
            Slot("minus", tuple(one.figure.id for one in terms if _side(one) != side)),
            Slot("left", (left.figure.id,)),
        ),
        span=skeleton.to_flow(span, reading.figures),
        phrase="account/told",
        inferred=True,
        score=80,
    )
