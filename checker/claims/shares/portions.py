"""Amounts told in one list and their shares in another: 分别为30万台、20万台，分别占30%、20%.

Each amount divided by its share gives one whole, whether it is printed or not; so neighbours in
the lists are compared. “增加值分别为77亿元、378亿元和545亿元，三次产业比例为7.7:37.8:54.5” too.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton, placeholders
from checker.claims.shares.wholes import RATIO_UNIT, step_of, terms_of
from checker.claims.shares.words import has_pair
from checker.claims.told import Reading, Told
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

_LISTS = ("分别", "依次", "比例", "结构", "构成", "之比", "业比")
# Shares, and 7.7:37.8:54.5.
_PARTS = placeholders("percent", "number")
_OPENS = late(
    "(?:占[^，。；：！？、]{0,24}|比重|比例|份额|占比)(?:分别|依次|各)[^，。；、]{0,4}$|(?:分别|依次)[^，。；]{0,4}占[^，。；、]{0,24}$"
)
_JOIN = late("^(?:、|和|与|及|以及|，)$")
_RATIO = late("比例|比重|结构|构成|之比|比$|比[为是由]|占比")
_LEAST = 2
# Two amounts and their two shares, or three amounts and the ratio of all.
_FEW = 4
_THOUSAND = Decimal(1000)


def find_portions(reading: Reading) -> Iterator[Claim]:
    """Yield the claims of lists of amounts and lists of their shares."""
    skeleton, figures = reading.skeleton, reading.figures
    if len(skeleton.figures) < _FEW or not skeleton.has_any(_LISTS):
        return
    for number in skeleton.sentences_with(_PARTS):
        told = reading.told(skeleton.sentences[number])
        previous = reading.told(skeleton.sentences[number - 1]) if number else []
        yield from _of_shares(told, previous, skeleton, figures)
        yield from _of_ratios(told, previous, skeleton, figures)


def _of_shares(
    told: Sequence[Told], previous: Sequence[Told], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    for index, share in enumerate(told):
        if share.figure.kind != "percent" or share.change or not _OPENS.search(share.gap):
            continue
        shares = _run(index, told)
        amounts = _amounts(len(shares), told[:index], previous)
        if len(shares) < _LEAST or not amounts or not _are_theirs(share.gap, amounts):
            continue
        for (one, one_share), (two, two_share) in pairwise(zip(amounts, shares, strict=True)):
            yield _pair(one, one_share, two, two_share, skeleton, figures)


def _are_theirs(gap: str, amounts: Sequence[Told]) -> bool:
    """Tell whether shares are of the amounts: what has them is not named anew, or named alike."""
    subject = _SUBJECT.findall(gap)[-1]
    said = "".join(one.gap for one in amounts)
    return len(subject) < _LEAST_NOUN or has_pair(subject[-4:], said)


_SUBJECT = late("(?:^|[，；。])(?:其|所|各|各自)?([^，；。]*?)(?:所?占|分别|依次|比重|比例|份额)")
_LEAST_NOUN = 2


def _run(index: int, told: Sequence[Told]) -> list[Told]:
    """Return the shares listed from index on: 8%、42%和50%."""
    found = [told[index]]
    for one in told[index + 1 :]:
        if one.figure.kind != "percent" or not _JOIN.search(one.gap):
            break
        found.append(one)
    return found


def _amounts(count: int, before: Sequence[Told], previous: Sequence[Told]) -> list[Told]:
    """Return the last list of just so many amounts of one unit; their growth may stand between.

    Where more of the unit stand there, nobody knows which are meant, but for a total before them.
    """
    levels = [one for one in before if one.is_level()]
    if not levels:
        levels = [one for one in previous if one.is_level()]
    if len(levels) < count:
        return []
    chosen = levels[-count:]
    if not all(are_alike(one.figure, chosen[0].figure) for one in chosen):
        return []
    rest = levels[:-count]
    return chosen if len(rest) <= 1 or _are_listed(chosen) else []


def _are_listed(chosen: Sequence[Told]) -> bool:
    return all(_JOIN.search(one.gap) for one in chosen[1:])


def _pair(
    one: Told,
    one_share: Told,
    two: Told,
    two_share: Told,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Claim:
    return Claim(
        kind="whole-of-two",
        slots=(
            Slot("one", (one.figure.id,)),
            Slot("one_share", (one_share.figure.id,)),
            Slot("two", (two.figure.id,)),
            Slot("two_share", (two_share.figure.id,)),
        ),
        span=skeleton.to_flow(Span(one.hole, two_share.hole + 1), figures),
        phrase="whole-of-two/lists",
    )


def _of_ratios(
    told: Sequence[Told], previous: Sequence[Told], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield for neighbours in a list of amounts that they stand as the terms of 7.7:37.8:54.5."""
    for index, ratio in enumerate(told):
        if ratio.figure.unit != RATIO_UNIT or not _RATIO.search(ratio.gap[-20:]):
            continue
        terms = terms_of(ratio.figure)
        amounts = _amounts(len(terms), told[:index], previous)
        if len(terms) <= _LEAST or not amounts:
            continue
        for (one, a), (two, b) in pairwise(zip(amounts, terms, strict=True)):
            half = max(step_of(a), step_of(b)) / 2
            numbers = {"first": a, "second": b, "half": half}
            yield Claim(
                kind="ratio-of-two",
                slots=(
                    Slot("one", (one.figure.id,)),
                    Slot("two", (two.figure.id,)),
                    Slot("terms", (ratio.figure.id,)),
                ),
                span=skeleton.to_flow(Span(one.hole, ratio.hole + 1), figures),
                phrase="ratio-of-two/lists",
                constants=tuple(
                    Constant(name, int(value * _THOUSAND)) for name, value in numbers.items()
                ),
            )
