"""A part, its whole and the share that is told of them, in any order and over commas.

“全县农户12.6万户，已有8.9万户用上自来水，占70.6%”; “3846个项目已开工3643个，开工率94.7%”.
The share's words say whether it is one; the part is the nearest amount before it; the whole is
named by the share's words, or is what the sentence began with.
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import placeholder
from checker.claims.shares.chains import Alone, are_of_one_whole
from checker.claims.shares.fit import fits, is_rough
from checker.claims.shares.groups import group_bounds
from checker.claims.shares.joint import Joint, is_joint, joint_share
from checker.claims.shares.parts import part_of
from checker.claims.shares.readings import best_reading, bind_increase, is_of_increase
from checker.claims.shares.roles import Bound, bind
from checker.claims.shares.scene import Scene
from checker.claims.shares.words import ShareWords, core_of, share_words
from checker.claims.slips import fit, is_one_slip, ratio_needs, worth
from checker.claims.told import Earlier, Reading, Told, alike_before, may_share
from checker.core.late import late
from checker.core.model import Claim, Kind, Slot
from checker.core.span import Span

_ANCHORS = ("占", "率", "（", "比重", "比例", "份额", "完成", "即", "面", "计划", "预算", "任务")
_KINDS: tuple[Kind, ...] = ("percent", "fraction")
_LETTERS = tuple(placeholder(kind, change=False) for kind in _KINDS)


def find_shares(reading: Reading) -> Iterator[Claim]:
    """Yield a claim of kind `share` for each share whose part and whole are told beside it."""
    numbers = reading.skeleton.sentences_with(_LETTERS)
    if not numbers or not reading.skeleton.has_any(_ANCHORS):
        return
    paragraph = _Paragraph(reading)
    for number in numbers:
        yield from paragraph.claims(number)


def _is_share(one: Told) -> bool:
    amount = one.figure.amount
    is_range = amount is not None and amount.top is not None
    return one.figure.kind in _KINDS and not one.change and not is_range


class _Paragraph:
    """Binds the shares of a paragraph in order and keeps what the next may be of."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._carried: Bound | None = None
        self._alone: Alone | None = None

    def claims(self, number: int) -> Iterator[Claim]:
        """Yield the claims of one sentence; what has its own share is nobody's whole."""
        told = self._reading.told(self._reading.skeleton.sentences[number])
        earlier = self._reading.sentences_before(number, _SENTENCES_BACK)
        shared: set[int] = set()
        alone: list[Alone] = []
        grouped: dict[int, Bound] = {}
        for index, share in enumerate(told):
            if not _is_share(share):
                continue
            scene = Scene(told, earlier, shared, self._carried)
            if is_joint(share):
                yield from _joint(joint_share(index, scene), share)
                continue
            grouped |= {one.number: bound for one, bound in group_bounds(index, scene)}
            bound = grouped.get(share.number) or self._bound(index, scene, earlier.own())
            if bound is not None and bound.is_one_unit():
                shared.add(bound.part.number)
                self._carry(bound, share)
                yield _claim(bound, share, self._reading)
                continue
            words = share_words(share.gap)
            part = part_of(index, told, share) if words is not None else None
            if part is not None and words is not None:
                shared.add(part.number)
                if later := self._told_later(number, part, words):
                    yield _claim(Bound(part, later, sure=False), share, self._reading)
                    continue
                alone.append(Alone(part, share, words))
        yield from self._of_one_whole(alone, told)

    def _told_later(self, number: int, part: Told, words: ShareWords) -> Told | None:
        """Return the whole that the next sentence names: 占全省收入的40%。全省收入为⟦240亿元⟧."""
        spans = self._reading.skeleton.sentences
        if len(core_of(words.whole)) < _LEAST_NAME or number + 1 >= len(spans):
            return None
        for one in self._reading.told(spans[number + 1])[:_FIRST_GAPS]:
            name = one.before.rstrip("为是达到有共约")
            if one.is_level() and may_share(one.figure, part.figure):
                return one if name.endswith(words.whole) else None
        return None

    def _bound(self, index: int, scene: Scene, own: Earlier) -> Bound | None:
        if is_of_increase(index, scene.told):
            return bind_increase(index, scene)
        bound = best_reading(index, scene, bind(index, scene.told, own, scene.shared))
        return bound if bound is None else _nearly_fitting(bound, scene.told[index], scene.told)

    def _carry(self, bound: Bound, share: Told) -> None:
        """Keep a bound for the shares after it if it holds."""
        is_right = fits(bound.part.figure, bound.whole.figure, share.figure)
        self._carried = bound if is_right and not bound.beside else None

    def _of_one_whole(self, alone: Sequence[Alone], told: Sequence[Told]) -> Iterator[Claim]:
        if not alone:
            return
        divided = bool(_DIVIDED.search("".join(one.gap for one in told[:_FIRST_GAPS])))
        for two in alone:
            one = self._alone
            self._alone = two
            if one is None:
                continue
            between = "".join(
                each.gap for each in told if one.share.hole < each.hole < two.share.hole
            )
            is_one = are_of_one_whole(one, two, divided=divided, between=between)
            if is_one and _may_be_one_whole(one, two):
                yield _one_whole(one, two, self._reading)
                self._alone = two.named_as(one)


def _nearly_fitting(bound: Bound, share: Told, told: Sequence[Told]) -> Bound:
    """Return a share of the amount just before its part if one wrong digit keeps it from that.

    With a slip in it a part may be larger than its whole: 收入226亿元，其中税收⟦371亿元⟧，占75.9%.
    """
    part = bound.part
    if bound.beside or _is_nearly(part, bound.whole, share):
        return bound
    for one in alike_before(told, part.number - told[0].number, part.figure)[:1]:
        if one is not bound.whole and _is_nearly(part, one, share):
            return structs.replace(bound, whole=one, sure=False)
    return bound


def _is_nearly(part: Told, whole: Told, share: Told) -> bool:
    figures = (part.figure, whole.figure, share.figure)
    return fits(*figures) or is_one_slip(ratio_needs(*figures))


# What divides one whole: 按机构类型分, 居前三位的行业是.
_DIVIDED = late(
    "^[^，。；]{2,14}中[，：]|按[^，。；]{1,10}[分看]，|分[^，。；]{1,8}看，|[居列排]前|前[一二三四五六七八九十]位|依次"
)
_FIRST_GAPS = 5
_SENTENCES_BACK = 3
_LEAST_NAME = 2


def _may_be_one_whole(one: Alone, two: Alone) -> bool:
    """Tell whether two parts and their shares are of one whole, but for one wrong digit."""
    values = [worth(each.figure) for each in (one.part, one.share, two.part, two.share)]
    if any(value is None or value.lo.at is None or value.lo.at <= 0 for value in values):
        return True
    part, share, other, other_share = (value for value in values if value is not None)
    needs = (
        (one.part.figure, other / other_share * share),
        (one.share.figure, part / (other / other_share)),
        (two.part.figure, part / share * other_share),
        (two.share.figure, other / (part / share)),
    )
    return fit(needs) or is_one_slip(needs)


def _one_whole(one: Alone, two: Alone, reading: Reading) -> Claim:
    """Return the claim that two parts with their rates (得票率) are of one whole."""
    return Claim(
        kind="whole-of-two",
        slots=(
            Slot("one", (one.part.figure.id,)),
            Slot("one_share", (one.share.figure.id,)),
            Slot("two", (two.part.figure.id,)),
            Slot("two_share", (two.share.figure.id,)),
        ),
        span=reading.skeleton.to_flow(Span(one.part.hole, two.share.hole + 1), reading.figures),
        phrase="whole-of-two/rates",
    )


def _claim(bound: Bound, share: Told, reading: Reading) -> Claim:
    span = _span(bound, share, reading)
    if bound.beside:
        return Claim(
            kind="share-of-two",
            slots=(
                Slot("one", (bound.part.figure.id,)),
                Slot("others", (bound.whole.figure.id,)),
                Slot("share", (share.figure.id,)),
            ),
            span=span,
            phrase="share-of-two/told",
        )
    return Claim(
        kind=_kind(bound, share),
        slots=(
            Slot("whole", (bound.whole.figure.id,)),
            Slot("part", (bound.part.figure.id,)),
            Slot("share", (share.figure.id,)),
        ),
        span=span,
        phrase="share/told",
        inferred=not bound.sure,
        score=100 if bound.sure else 90,
    )


def _joint(joint: Joint | None, share: Told) -> Iterator[Claim]:
    """Yield the claim that several parts have a share together, if they are told."""
    if joint is None:
        return
    figures = [one.figure for one in (*joint.parts, joint.whole, share)]
    yield Claim(
        kind="joint-share",
        slots=(
            Slot("parts", tuple(one.figure.id for one in joint.parts)),
            Slot("whole", (joint.whole.figure.id,)),
            Slot("share", (share.figure.id,)),
        ),
        span=Span(min(f.flow.start for f in figures), max(f.flow.end for f in figures)),
        phrase="joint-share/told",
        inferred=True,
        score=90,
    )


def _span(bound: Bound, share: Told, reading: Reading) -> Span:
    """Return the stretch of the flow from the first to the last figure of a share."""
    flows = [one.figure.flow for one in (bound.part, bound.whole, share)]
    return Span(min(flow.start for flow in flows), max(flow.end for flow in flows))


def _kind(bound: Bound, share: Told) -> str:
    """Return which rule re-computes the share: to the digit, about (七成), or without units."""
    bare = "" if are_alike(bound.part.figure, bound.whole.figure) else "bare-"
    return f"{bare}rough-share" if is_rough(share.figure) else f"{bare}share"


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


# Phrases and finders may both find a share; two finders may find a mean.
_TOLD = {
    "share": "share",
    "whole-of-two": "whole-of-two",
    "told-average": "told-average",
}
