"""A headline's figure that the story does not print: taken from two of its figures, or absent.

“两馆共接待读者12万人” over “甲馆接待7万人，乙馆接待5万人” is a sum; “增加314家” over
“由97家增加到411家” a difference. One step is all a reader is asked to follow.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from checker.claims.agreement.alike import (
    Role,
    base_interval,
    context_score,
    is_again,
    near_score,
    score_of,
)
from checker.claims.phrases.match import are_alike
from checker.claims.words import clause_before
from checker.core.interval import Interval, overlap
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot

_LEVELS = frozenset({"count", "quantity", "money"})
_SUM, _DIFFERENCE, _QUOTIENT, _PRODUCT = 1, 2, 3, 4
_LIKE = 60
# Both figures must be all but named alike before a wrong result is a slip.
_VERY_LIKE = 80
_MOST_FIGURES = 40
_ONE_STATEMENT = 120
_SUM_WORDS = late("[共总]|合计|累计")
# Counts below this stand for people and parties (三兄弟, 两国), not for quantities.
_LEAST_COUNT = 20
_LEAST_BARE = 10_000
# Small counts of these are no part of a name (三兄弟, 两国): 9人遇难, 12起盗窃案.
_COUNTED = frozenset(("人", "名", "位", "起", "枚", "辆", "艘", "架", "件", "具", "宗", "头", "栋"))
_LONGEST_SUM = 8
_TAIL = 2
_TAIL_LIKE = 70
_VAGUE = frozenset("数几百千万亿")
_NAMED = frozenset("“‘『「《〈（(")


class _Pair(Struct, frozen=True):
    """Two figures of the story and how alike the less alike of them is to the headline's."""

    one: Figure
    other: Figure
    score: int


def derived_claim(shown: Figure, told: Sequence[Figure], page: Page, role: Role) -> Claim | None:
    """Return the claim that two figures of the story give the headline's by one step."""
    pairs = list(_pairs(shown, told, page, role))
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        for step in _steps(shown):
            if _gives(step, pair, shown):
                return _claim(shown, pair, step, inferred=False)
    return _missed(shown, pairs, page, role)


def _steps(shown: Figure) -> tuple[int, ...]:
    if shown.kind == "multiple":
        return (_QUOTIENT,)
    return (_SUM, _DIFFERENCE, _PRODUCT) if shown.kind in _LEVELS else ()


def _pairs(shown: Figure, told: Sequence[Figure], page: Page, role: Role) -> Iterator[_Pair]:
    """Yield pairs of levels that stand in one statement or are both like the headline's."""
    like = {
        figure.id: score_of(shown, figure, page)
        for figure in [other for other in told if _may_derive(shown, other, role)][:_MOST_FIGURES]
    }
    held = [figure for figure in told if figure.id in like]
    for number, one in enumerate(held):
        for other in held[number + 1 :]:
            if like[one.id] < _LIKE > like[other.id] or not _fit(one, other):
                continue
            scores = sorted((like[one.id], like[other.id]))
            is_near = (
                one.block == other.block
                and other.flow.start - one.flow.end <= _ONE_STATEMENT
                and not _SENTENCE_END.search(page.flow, one.flow.end, other.flow.start)
            )
            if scores[0] >= _LIKE or is_near:
                yield _Pair(one, other, scores[0] if not is_near else scores[1])


_SENTENCE_END = late("[。！？\n]")


def _may_derive(shown: Figure, other: Figure, role: Role) -> bool:
    """Tell whether a figure can be part of a derivation: a plain level of a fitting unit."""
    if other.amount is None or other.hedge is not None or other.amount.top is not None:
        return False
    if other.id in role.changes:
        return False
    if shown.kind == "multiple":
        return other.kind in _LEVELS
    return other.kind == "multiple" or (other.kind in _LEVELS and are_alike(shown, other))


def _fit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures can be combined: of one unit, or a level and a multiple."""
    if "multiple" in (one.kind, other.kind):
        return one.kind != other.kind
    return are_alike(one, other)


def _gives(step: int, pair: _Pair, shown: Figure) -> bool:
    """Tell whether the pair gives the headline's figure by this step."""
    target = base_interval(shown)
    one, other = base_interval(pair.one), base_interval(pair.other)
    if target is None or one is None or other is None:
        return False
    has_multiple = "multiple" in (pair.one.kind, pair.other.kind)
    if (step == _PRODUCT) != has_multiple:
        return False
    match step:
        case 1:
            result = one + other
        case 2:
            result = abs(one - other)
        case 3:
            result = one / other if not other.holds(0) else Interval.point(0)
        case _:
            result = one * other
    return overlap(result, target) and (_is_narrow(result) or _is_middle(result, target))


def _is_narrow(result: Interval) -> bool:
    """Tell whether a result says enough not to meet a figure by accident."""
    lo, hi = result.lo.at, result.hi.at
    return lo is not None and hi is not None and hi - lo <= abs(lo) / 10


def _is_middle(result: Interval, target: Interval) -> bool:
    """Tell whether the printed numbers give the printed number: 7万 + 5万 = 12万."""
    middles = [_middle(interval) for interval in (result, target)]
    return middles[0] is not None and middles[0] == middles[1]


def _middle(interval: Interval) -> Fraction | None:
    lo, hi = interval.lo.at, interval.hi.at
    return None if lo is None or hi is None else (lo + hi) / 2


def _missed(shown: Figure, pairs: Sequence[_Pair], page: Page, role: Role) -> Claim | None:
    """Return the claim of a sum or a difference that is said but does not come out.

    Only where the words leave one pair to take it from.
    """
    clause = clause_before(shown, page)
    is_change = shown.id in role.changes
    if shown.kind not in _LEVELS or shown.hedge is not None:
        return None
    if not is_change and not _SUM_WORDS.search(clause):
        return None
    very_like = [
        pair
        for pair in pairs
        if pair.one.kind == pair.other.kind == shown.kind
        and near_score(pair.one, pair.other, page) >= _VERY_LIKE
    ]
    if len(very_like) != 1 or len({p.one.id for p in pairs} | {p.other.id for p in pairs}) != 2:
        return None
    return _claim(shown, very_like[0], _DIFFERENCE if is_change else _SUM, inferred=True)


def _claim(shown: Figure, pair: _Pair, step: int, *, inferred: bool) -> Claim:
    return Claim(
        kind="derived",
        slots=(
            Slot("shown", (shown.id,)),
            Slot("one", (pair.one.id,)),
            Slot("other", (pair.other.id,)),
        ),
        span=shown.flow,
        phrase="derived/one-step",
        constants=(Constant("step", step),),
        inferred=inferred,
        score=pair.score,
    )


def headline_claim(
    shown: Figure, told: Sequence[Figure], page: Page, elsewhere: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield whether a headline's figure is printed anywhere in its story.

    Where it is not, the figure that the story has for the same thing is told with it; a small
    count is only looked for where there is one. Nothing is said where another story of the page
    prints it: the headline may be of both.
    """
    is_quantity = _is_quantity(shown)
    if not (is_quantity or _is_small_count(shown)) or _is_named(shown, page):
        return
    again = next((other for other in told if is_again(shown, other)), None)
    if again is None and any(is_again(shown, other) for other in elsewhere):
        return
    if again is None and (run := _adding_up_to(shown, told, page)):
        yield _sum(shown, run)
        return
    near = again if again is not None else _nearest(shown, told, page)
    if near is None and not is_quantity:
        return
    slots = (Slot("shown", (shown.id,)),)
    yield Claim(
        kind="headline-figure",
        slots=slots if near is None else (*slots, Slot("told", (near.id,))),
        span=shown.flow,
        phrase="headline-figure/printed",
        constants=(Constant("found", int(again is not None)),),
    )


def _adding_up_to(shown: Figure, told: Sequence[Figure], page: Page) -> list[Figure]:
    """Return figures of one sentence that follow each other and come to the headline's number.

    21枚奖牌 over “8枚金牌、6枚银牌和7枚铜牌”.
    """
    if shown.kind not in _LEVELS or shown.amount is None or shown.hedge is not None:
        return []
    like = [f for f in told if f.amount is not None and f.hedge is None and are_alike(shown, f)]
    for first in range(len(like)):
        total = Decimal(0)
        for last in range(first, min(first + _LONGEST_SUM, len(like))):
            between = page.flow[like[max(first, last - 1)].flow.end : like[last].flow.start]
            if last > first and _SENTENCE_END.search(between):
                break
            total += _value(like[last])
            if last > first and total == shown.amount.value and like[last].unit == shown.unit:
                return like[first : last + 1]
    return []


def _end_alike(one: Figure, other: Figure, page: Page) -> bool:
    """Tell whether the words before both figures end alike: 亩产皮棉|75斤, 每亩产皮棉|95斤."""
    ends = [clause_before(figure, page)[-_TAIL:] for figure in (one, other)]
    return len(ends[0]) == _TAIL and ends[0] == ends[1]


def _value(figure: Figure) -> Decimal:
    return figure.amount.value if figure.amount is not None else Decimal(0)


def _sum(shown: Figure, parts: Sequence[Figure]) -> Claim:
    return Claim(
        kind="total",
        slots=(Slot("total", (shown.id,)), Slot("parts", tuple(part.id for part in parts))),
        span=shown.flow,
        phrase="derived/sum",
        constants=(Constant("complete", 1),),
    )


def _nearest(shown: Figure, told: Sequence[Figure], page: Page) -> Figure | None:
    """Return the figure of the story that the headline may have meant, by the words around it."""
    scored = [
        (
            max(near, _TAIL_LIKE * _end_alike(shown, other, page)),
            max(near, context_score(shown, other, page)),
            -other.id,
            other,
        )
        for other in told
        if other.kind == shown.kind and are_alike(shown, other)
        for near in (near_score(shown, other, page),)
    ]
    near, score, _, found = max(scored, default=(0, 0, 0, None))
    return found if max(near, score) >= _LIKE else None


def _is_small_count(figure: Figure) -> bool:
    """Tell whether a count is one of people or cases, which a story counts as its headline does."""
    return figure.kind == "count" and figure.unit in _COUNTED and figure.hedge is None


def _is_named(figure: Figure, page: Page) -> bool:
    return page.flow[figure.flow.start - 1 : figure.flow.start] in _NAMED


def _is_quantity(figure: Figure) -> bool:
    """Tell whether a headline's figure must be told again: 3.5亿元, 314家, not 两国 or 三农."""
    if figure.kind == "ordinal" or figure.amount is None:
        return False
    if figure.text[0] in _VAGUE or figure.unit == "大":
        return False
    least = _LEAST_COUNT if figure.unit else _LEAST_BARE
    return figure.kind != "count" or figure.amount.value >= least
