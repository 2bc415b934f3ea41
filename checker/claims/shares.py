"""A part, its whole and the share that is told of them, in any order and over commas.

“全县农户12.6万户，已有8.9万户用上自来水，占70.6%”; “3846个项目已开工3643个，开工率94.7%”.
The share's words say whether it is one; the part is the nearest amount before it; the whole is
named by the share's words, or is what the sentence began with.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.claims.share_roles import Bound, Earlier, bind, part_of
from checker.claims.share_words import has_pair, share_words
from checker.claims.skeleton import Skeleton
from checker.claims.told import Reading, Told, may_share
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

_ANCHOR = late("占|率|比重|比例|份额|完成|（|即")


class _Alone(Struct, frozen=True):
    """A part with its share of a whole that is not printed; `rate` names it (得票).

    `plain`: the share is told by a mere 占, which names no whole.
    """

    part: Told
    share: Told
    rate: str
    plain: bool


def find_shares(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `share` for each share whose part and whole are told beside it."""
    skeleton = reading.skeleton
    if not _ANCHOR.search(skeleton.text):
        return
    earlier: list[list[Told]] = []
    for sentence in skeleton.sentences:
        told = reading.told(sentence)
        if any(_is_share(one) for one in told):
            yield from _in_sentence(told, earlier, skeleton, reading.figures)
        earlier = [told, *earlier[: _SENTENCES_BACK - 1]]


def _is_share(one: Told) -> bool:
    return one.figure.kind in ("percent", "fraction") and not one.change


def _in_sentence(
    told: Sequence[Told], earlier: Earlier, skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the claims of one sentence; what has its own share is nobody's whole."""
    shared: set[int] = set()
    alone: list[_Alone] = []
    for index, share in enumerate(told):
        if not _is_share(share):
            continue
        part = part_of(index, told, share) if share_words(share.gap) else None
        bound = bind(index, told, earlier, shared)
        if bound is not None and bound.is_one_unit():
            shared.add(bound.part.number)
            yield _claim(bound, share, skeleton, figures)
        elif part is not None:
            shared.add(part.number)
            alone.append(_Alone(part, share, _rate_of(share), _is_plain(share)))
    head = "".join(one.gap for one in told[:_FIRST_GAPS])
    is_divided = bool(_DIVIDED.search(head))
    for one, two in pairwise(alone):
        if (is_divided or _are_siblings(one, two)) and one.plain and two.plain:
            is_one = True
        else:
            is_one = bool(one.rate) and one.rate == two.rate
        if is_one and may_share(one.part.figure, two.part.figure):
            yield _one_whole(one, two, skeleton, figures)


def _rate_of(share: Told) -> str:
    words = share_words(share.gap)
    return words.rate[-2:] if words and _OF_ALL.search(words.rate) else ""


# Rates that several have of one whole: votes, a market.
_OF_ALL = late("(?:得票|支持|占有|市场份额|席位)$")


def _are_siblings(one: _Alone, two: _Alone) -> bool:
    """Tell whether two parts have a noun in common: 东部地区 and 中部地区, a semicolon between."""
    return "；" in two.part.gap and has_pair(two.part.before, one.part.before)


def _is_plain(share: Told) -> bool:
    words = share_words(share.gap)
    return words is not None and not (words.whole or words.rate or words.plan or words.subject)


# What divides one whole: 按机构类型分, 居前三位的行业是.
_DIVIDED = late(
    "按[^，。；]{1,10}[分看]，|分[^，。；]{1,8}看，|[居列排]前|前[一二三四五六七八九十]位|依次"
)
_FIRST_GAPS = 5
_SENTENCES_BACK = 3


def _one_whole(one: _Alone, two: _Alone, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    """Return the claim that two parts with their rates (得票率) are of one whole."""
    return Claim(
        kind="whole-of-two",
        slots=(
            Slot("one", (one.part.figure.id,)),
            Slot("one_share", (one.share.figure.id,)),
            Slot("two", (two.part.figure.id,)),
            Slot("two_share", (two.share.figure.id,)),
        ),
        span=skeleton.to_flow(Span(one.part.hole, two.share.hole + 1), figures),
        phrase="whole-of-two/rates",
    )


def _claim(bound: Bound, share: Told, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    holes = sorted((bound.part.hole, bound.whole.hole, share.hole))
    if bound.beside:
        return Claim(
            kind="share-of-two",
            slots=(
                Slot("one", (bound.part.figure.id,)),
                Slot("others", (bound.whole.figure.id,)),
                Slot("share", (share.figure.id,)),
            ),
            span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
            phrase="share-of-two/told",
        )
    return Claim(
        kind=_kind(bound, share),
        slots=(
            Slot("whole", (bound.whole.figure.id,)),
            Slot("part", (bound.part.figure.id,)),
            Slot("share", (share.figure.id,)),
        ),
        span=skeleton.to_flow(Span(holes[0], holes[-1] + 1), figures),
        phrase="share/told",
        inferred=not bound.sure,
        score=100 if bound.sure else 90,
    )


def _kind(bound: Bound, share: Told) -> str:
    """Return which rule re-computes the share: to the digit, about (七成), or without units."""
    units = {bound.part.figure.unit, bound.whole.figure.unit}
    if "" in units and len(units) > 1:
        return "bare-share"
    is_rough = share.figure.kind == "fraction" or "成" in share.figure.text
    return "rough-share" if is_rough else "share"


def without_second_telling(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those that bind what an earlier one of their kind binds."""
    kept: list[Claim] = []
    seen: set[tuple[str, frozenset[int]]] = set()
    for claim in claims:
        if claim.kind in _TOLD:
            key = (_TOLD[claim.kind], frozenset(claim.figure_ids()))
            if key in seen:
                continue
            seen.add(key)
        kept.append(claim)
    return kept


# Phrases and finders may both find a share or a mean.
_TOLD = {
    "share": "share",
    "whole-of-two": "whole-of-two",
    "average": "average",
    "told-average": "average",
}
