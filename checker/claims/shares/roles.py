"""Which amounts a share binds: its part, and the whole that its words or its sentence name."""

from collections.abc import Sequence

from msgspec import Struct

from checker.claims.phrases.match import are_alike
from checker.claims.shares.parts import SHORT_GAP, has_share, part_of
from checker.claims.shares.rates import is_rate_of, is_rate_of_both, may_have_rate
from checker.claims.shares.words import (
    ShareWords,
    core_of,
    is_done_for,
    is_of_another,
    is_plan,
    share_noun,
    share_words,
    total_name,
)
from checker.claims.told import Told, alike_before, clause_of, may_share
from checker.core.late import late
from checker.core.model import Figure

Earlier = Sequence[Sequence[Told]]

_INLINE_WHOLE = late("占[^，。；：！？、占]{0,26}$")
_INLINE_SHARE = late(
    "^[^，。；：、\\d]{0,10}的(?:比重|比例)?(?:约|近|已|为|达到?|超过|只|仅|有|多|弱|强)*$"
)
_LISTED = late("^[和与及、]$")
_NEGATED = late("[不未](?P<what>[\u4e00-\u9fff]{1,3})$")
_AMONG = late("^[^，。；、]{0,24}[中里](?:，|$|[^国央部学小东西型期外])")
_DONE = late("已|实|其中|完成|共有|有$|仅|投票")
_OLD_STOCK = late("旧存|结转|往年|历年|含上年|积压|同比|增长|提高")
_BRACKET = late("^[^，。；：、（]{0,12}（(?:即|约|共|为|有|合)*$")
_THAT_IS = late("^[^，。；：、]{0,6}，?(?:即|也就是|合)$")


class Bound(Struct, frozen=True):
    """A part with its whole; `sure` where the words name the whole or it is the only one.

    `beside`: what is called the whole is the other part of two (起诉30.8万人，不起诉12.2万人).
    """

    part: Told
    whole: Told
    sure: bool
    beside: bool = False

    def is_one_unit(self) -> bool:
        """Tell whether both have a unit, or neither; what stands beside is added to the part."""
        units = (self.part.figure.unit, self.whole.figure.unit)
        return not self.beside or "" not in units or units[0] == units[1]


def bind(index: int, told: Sequence[Told], earlier: Earlier, shared: set[int]) -> Bound | None:
    """Return what the share at `index` binds; `shared` are parts with a share of their own."""
    share = told[index]
    if _is_handed_out(index, told):
        return None
    words = share_words(share.gap)
    inline = _inline_whole(index, told)
    if inline is not None:
        part = part_of(index - 1, told, share)
        if part is None or not may_share(part.figure, inline.figure):
            return None
        return Bound(part, inline, sure=True)
    if words is None:
        return _in_brackets(index, told, shared)
    part = part_of(index, told, share)
    if (
        part is None
        or part.number in shared
        or not has_share(part, words.subject, core_of(words.whole))
    ):
        return None
    if words.rate:
        return _of_rate(part, words.rate, told, shared) if may_have_rate(part, words.rate) else None
    if words.plan:
        return _of_plan(part, told, earlier[0] if earlier else ())
    return _of_whole(part, words, told, earlier, shared)


def _is_handed_out(index: int, told: Sequence[Told]) -> bool:
    """Tell whether a share in brackets is the first of several: （分别占总数的⟦44%⟧和22%）."""
    share, after = told[index], told[index + 1 : index + 2]
    is_list = any(one.figure.kind == "percent" and _LISTED.match(one.gap) for one in after)
    return is_list and share.gap.startswith("（分别")


def _inline_whole(index: int, told: Sequence[Told]) -> Told | None:
    """Return the whole of “占在校学生总数⟦1509万人⟧的⟦56%⟧”."""
    if not index or not _INLINE_SHARE.search(told[index].gap):
        return None
    whole = told[index - 1]
    return whole if whole.is_level() and _INLINE_WHOLE.search(whole.gap) else None


def _index(one: Told, told: Sequence[Told]) -> int:
    return one.number - told[0].number


def _wholes(part: Told, told: Sequence[Told], shared: set[int]) -> list[Told]:
    """Return the amounts before a part that may be its whole, the nearest first."""
    alike = [
        one
        for one in alike_before(told, _index(part, told), part.figure)
        if one.number not in shared and one.depth <= part.depth
    ]
    larger = [one for one in alike if _exceeds(one.figure, part.figure)]
    if larger or len(alike) != 1:
        return larger
    # A whole that is smaller than its part is a slip, if the words leave no doubt.
    is_told = _is_all(alike[0]) or _DONE.search(clause_of(part))
    return alike if is_told and are_alike(alike[0].figure, part.figure) else []


def _exceeds(one: Figure, other: Figure) -> bool:
    if one.amount is None or other.amount is None:
        return False
    is_counted = one.unit == other.unit or one.kind == other.kind == "count"
    return not is_counted or one.amount.value >= other.amount.value


def _of_whole(
    part: Told, words: ShareWords, told: Sequence[Told], earlier: Earlier, shared: set[int]
) -> Bound | None:
    core = core_of(words.whole)
    candidates = _wholes(part, told, shared)
    if core:
        for one in candidates:
            said = clause_of(one)
            if _names(core, one, said) and not is_of_another(words.whole, said):
                return Bound(part, one, sure=len(candidates) == 1 or _is_all(one))
        return _of_earlier(part, words.whole, core, earlier)
    candidates = [one for one in candidates if not is_of_another(words.whole, clause_of(one))]
    among = [one for one in candidates if _AMONG.search(one.after)]
    if among:
        return Bound(part, among[0], sure=True)
    if not candidates:
        return _of_told_total(part, told, earlier)
    return Bound(part, candidates[0], sure=len(candidates) == 1 and bool(words.whole))


def _of_told_total(part: Told, told: Sequence[Told], earlier: Earlier) -> Bound | None:
    """Return the total that a sentence before began with: “报名1010万人。应届生占71.4%”."""
    if part.depth or alike_before(told, _index(part, told), part.figure):
        return None
    for sentence in earlier:
        first = next(
            (one for one in sentence if one.is_level() and may_share(one.figure, part.figure)), None
        )
        if first is None:
            continue
        is_total = _SAID_TOTAL.search(first.before)
        if is_total and _exceeds(first.figure, part.figure):
            return Bound(part, first, sure=False)
        return None
    return None


def _names(core: str, one: Told, said: str) -> bool:
    """Tell whether an amount's words name a whole: 调查县总数 and 在调查的1451个县中."""
    if share_noun(core, said):
        return True
    ends = (one.figure.unit[-1:], one.after[:1])
    return core[-1] in ends and core[:2] in said


def _is_all(one: Told) -> bool:
    return bool(_AMONG.search(one.after) or _TOTAL.search(one.before))


_SAID_TOTAL = late("共|总[数额量计值产销]|总人数|总户数|人数|总营业收入|总收入|总面积")
_TOTAL = late("全|总|共|现有|拥有|累计|完成|实现")

_SENTENCE_HEAD = 40
_BRACKETED = late("（[^）]*）")
_SETTING = late(
    "全年|去年|今年|当年|年末|[本我全该][省市县区镇乡村厂]|完成|实现|累计|共|达到?|总|末|新增|^在|初步核算|，"
)


def _of_earlier(part: Told, whole: str, core: str, earlier: Earlier) -> Bound | None:
    """Return the whole that a sentence before named: “造林457万公顷。……占造林面积的65%”."""
    if len(core) < 2:
        return None
    whole = total_name(whole)
    for sentence in earlier:
        for one in sentence:
            is_named = one.is_level() and one.before.endswith(whole)
            if is_named and len(whole) >= SHORT_GAP and may_share(one.figure, part.figure):
                return Bound(part, one, sure=False)
    levels = (one for one in (earlier[0] if earlier else ()) if one.is_level())
    first = next((one for one in levels if may_share(one.figure, part.figure)), None)
    if first is None:
        return None
    said = _BRACKETED.sub("", first.gap[-_SENTENCE_HEAD:]) + first.after
    if not share_noun(core, said) or is_of_another(whole, said):
        return None
    head = _SETTING.sub("", said.rpartition(core[-2:])[0])
    is_total = _SAID_TOTAL.search(said)
    if not is_total and (len(head) > len(core) + 2 or not _exceeds(first.figure, part.figure)):
        return None
    return Bound(part, first, sure=False)


def _of_rate(part: Told, rate: str, told: Sequence[Told], shared: set[int]) -> Bound | None:
    """Return the part and whole of a rate whose word the part's clause repeats: 已开工…开工率."""
    clause = clause_of(part)
    is_said = any(letter in clause for letter in rate[-3:]) or is_done_for(rate, clause)
    if not is_said and "已" not in clause:
        return None
    candidates = _wholes(part, told, shared)
    negated = _NEGATED.search(rate)
    if negated is not None:
        candidates = candidates or alike_before(told, _index(part, told), part.figure)[:1]
    if candidates and is_rate_of_both(rate, clause, clause_of(candidates[0])):
        return None
    if candidates and not is_rate_of(rate, clause + clause_of(candidates[0])):
        return None
    if not candidates or any(_OLD_STOCK.search(one.gap) for one in (part, candidates[0])):
        return None
    among = [one for one in candidates if _AMONG.search(one.after)]
    if negated is not None and not among:
        alike = alike_before(told, _index(part, told), part.figure)
        if any(letter in clause_of(alike[0]) for letter in negated["what"]):
            return Bound(part, alike[0], sure=True, beside=True)
    sure = len(candidates) == 1 and is_said
    return Bound(part, (among or candidates)[0], sure=sure)


def _of_plan(part: Told, told: Sequence[Told], previous: Sequence[Told]) -> Bound | None:
    """Return what was done and its plan; 预算9万元，支出8万元，其中接待3万元 has one of its own."""
    at, between = _index(part, told), part.gap
    for one in (*reversed(told[max(0, at - 6) : at]), *previous[:3]):
        if one.depth > part.depth:
            continue
        is_alike = one.is_level() and may_share(one.figure, part.figure)
        if is_alike and is_plan(one.before + one.gap[-16:]):
            return Bound(part, one, sure=False) if "其中" not in between else None
        between += one.gap
    return None


def _in_brackets(index: int, told: Sequence[Told], shared: set[int]) -> Bound | None:
    """Return the part of “12%（48辆）没有打表” or “48辆（12%）”, of a whole that is named 中."""
    share = told[index]
    part: Told | None = None
    if index + 1 < len(told) and told[index + 1].is_level():
        between = told[index + 1].gap
        if _BRACKET.search(between) or _THAT_IS.search(between):
            part = told[index + 1]
    if part is None and index and told[index - 1].is_level() and share.gap == "（":
        part = told[index - 1]
    if part is None:
        return None
    candidates = [
        one
        for one in alike_before(told, min(index, _index(part, told)), part.figure)
        if one.number not in shared
    ]
    among = [one for one in candidates if _AMONG.search(one.after)]
    chosen = among or (candidates if len(candidates) == 1 else [])
    return Bound(part, chosen[0], sure=bool(among)) if chosen else None
