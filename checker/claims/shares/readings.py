"""What a share may be of where the words beside it leave that open.

The whole may be that of the share before (“女党员占29.4%。少数民族党员727万名，占7.5%”), the part
may be told after its share (“占75%，达2.7万户”), or both be named again (“人民币贷款占同期社会融资
规模的71.2%”). Of all readings the first that fits is taken; where none does, the first of those
that leave little doubt, so that a wrong figure is asked about.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from checker.claims.shares.fit import fits, likeness
from checker.claims.shares.named import head_of, named_again, noun_of, told_earlier
from checker.claims.shares.parts import has_share, part_of
from checker.claims.shares.rates import is_rate_of, may_have_rate
from checker.claims.shares.roles import Bound, bind
from checker.claims.shares.scene import Reading, Scene, is_larger, is_telling, may_be_whole
from checker.claims.shares.words import (
    ShareWords,
    core_of,
    has_pair,
    is_of_another,
    share_words,
)
from checker.claims.told import Told, alike_before, clause_of, may_share
from checker.core.late import late

_VERY_LIKE = 0.75
_PAIR = 2
_ADDED = "新增|增量|增加额|增加量|增长额|净增"
_INCREASE = late(_ADDED)
_IN_INCREASE = late(f"占[^，。；、]{{0,16}}(?:{_ADDED})[^，。；、]{{0,10}}$")
_SO_MUCH = late(
    "^[^，。；：、]{0,4}[，（](?:也就是|即|合|折合|总额|总量|数量|金额|规模|数额|绝对额|总数|共计|共有|共|计|达到?|为|是|有|约|近|超过?)+$"
)
_AMONG = late(
    "(?:^|[，；])(?P<whole>[^，；]{1,14}?)之?[中里]，(?P<subject>[^，；占]{2,20}?)的?(?:比例|比重|占比)"
    "(?:已经?|由|从|上年|去年|年初|年[末底]|同期|的|提升|提高|上升|升高|增加|增|升|下降|降低|降|至|到|为|达|了)*$"
)
_REACHES = late("^[^，。；]{0,8}[到至为]了?$")
_SUBJECT = late("(?P<subject>[^，；：、]{3,30}?)(?:所|约|仅|只|共|合计|已|就|均|都|也|还)*占")
_SETTING = late("^.*(?:来看|看|其中|方面|期间|[年月]末?|[年月]底)")
_WHOLE_SAID = late("总数|总量|总额|总人数|总值|全部|总户数")
_OLD = late("请假|缺席|缺勤|无效|落选|旧存|结转|往年|历年|积压|同比|增长|提高|去年|上年")
_REST = late(
    "^[，；](?:而)?(?:(?:其余|其他|其它|剩余|余下|剩下|另外|另有|另)[^，。；]{0,6}"
    "|(?:没有|没|尚未|未|不)[^，。；]{1,6}的(?:只|仅|才|就|约|共)*有?)$"
)
_MARKET = late("市场占有|占有$|渗透$|市场份额")


def best_reading(index: int, scene: Scene, bound: Bound | None) -> Bound | None:
    """Return what the share at `index` binds; `bound` is what the words beside it say."""
    share = scene.told[index].figure
    if bound is not None and (bound.beside or fits(bound.part.figure, bound.whole.figure, share)):
        return bound
    guess = bound
    for reading in readings(index, scene):
        if not reading.bound.beside and fits(
            reading.bound.part.figure, reading.bound.whole.figure, share
        ):
            return reading.bound
        if guess is None and reading.strong:
            guess = reading.bound
    return guess


def is_of_increase(index: int, told: Sequence[Told]) -> bool:
    """Tell whether a share is of what was added: 占全部新增贷款的44.9%, 占新增贷款320亿元的30%."""
    words = share_words(told[index].gap)
    if words is not None:
        return _INCREASE.search(words.whole) is not None
    return index > 0 and _IN_INCREASE.search(told[index - 1].gap) is not None


def bind_increase(index: int, scene: Scene) -> Bound | None:
    """Return the increases that a share of an increase binds: 新增112亿元，占新增额的35%."""
    turned = scene.turned()
    bound = bind(index, turned.told, turned.earlier, scene.shared)
    return None if bound is None else structs.replace(bound, sure=False)


def readings(index: int, scene: Scene) -> Iterator[Reading]:
    """Yield the ways to read a share, the likeliest first."""
    share = scene.told[index]
    words = share_words(share.gap)
    among = _among(index, scene.told)
    if among is not None:
        yield from named_again(among["subject"], among["whole"], index, scene, is_among=True)
    if words is None or words.plan:
        return
    part = part_of(index, scene.told, share)
    if words.rate and not _MARKET.search(words.rate):
        yield from _of_rate(words, index, scene)
        return
    yield from _told_after(index, words, scene)
    yield from _beside_rest(index, part, words, scene)
    subject, head = _subject(index, scene.told), head_of(words, scene)
    if subject and (words.whole or head):
        yield from named_again(subject, words.whole or head, index, scene, is_among=bool(head))
    if (
        part is not None
        and part.number not in scene.shared
        and has_share(part, words.subject, core_of(words.whole))
    ):
        yield from _in_sentence(part, words, scene)
        yield from _carried(part, words, scene)
        yield from told_earlier(part, words, share, scene)


def _of_rate(words: ShareWords, index: int, scene: Scene) -> Iterator[Reading]:
    """Yield the amounts that a rate stands among: 参保62.4万人，参保率96%，应参保⟦65万人⟧."""
    name = words.rate
    levels = [one for one in scene.told if one.is_level() and may_have_rate(one, name)]
    named = [one for one in levels if _is_said(name, clause_of(one))]
    for part in named:
        said = clause_of(part)
        if part.number in scene.shared or not is_rate_of(name, said) or _OLD.search(said):
            continue
        wholes = [one for one in levels if one is not part and may_share(one.figure, part.figure)]
        # 受理755件（含旧存280件），结案600件
        wholes = [one for one in wholes if one.depth <= part.depth]
        is_clear = len(named) == len(wholes) == 1 and name[-2:] in said and "不良" not in name
        for whole in wholes:
            strong = is_clear and not _OLD.search(clause_of(whole))
            if strong or (may_be_whole(whole, part) and is_telling(scene.told[index], least=_PAIR)):
                # 应参保65万人 bears the name of a rate as well, but is the whole.
                pair = (part, whole) if is_larger(whole, part) else (whole, part)
                yield Reading(Bound(*pair, sure=False), strong)


def _is_said(name: str, said: str) -> bool:
    """Tell whether a clause says what a rate is of; 不合格6件 does not say 合格."""
    at = next(
        (said.find(name[n : n + 2]) for n in range(len(name) - 1) if name[n : n + 2] in said), 0
    )
    if at and said[at - 1] in ("不", "未", "无", "非") and name[:1] not in "不未无非":
        return False
    return has_pair(name, said) or all(letter in said for letter in name[-2:])


def _in_sentence(part: Told, words: ShareWords, scene: Scene) -> Iterator[Reading]:
    """Yield the one amount before a part, where the share is of a total in other words."""
    at = part.number - scene.told[0].number
    wholes = [
        one
        for one in alike_before(scene.told, at, part.figure)
        if one.depth <= part.depth and one.number not in scene.shared
    ]
    if len(wholes) != 1 or is_of_another(words.whole, clause_of(wholes[0])):
        return
    is_total = _WHOLE_SAID.search(words.whole) is not None or words.whole.startswith("总")
    is_total = is_total or (bool(words.rate) and "其中" in part.gap)
    yield Reading(Bound(part, wholes[0], sure=False), is_total and is_larger(wholes[0], part))


def _among(index: int, told: Sequence[Told]) -> re.Match[str] | None:
    """Return the words of “读者中，持卡的比例升至⟦85%⟧”, whole and part in them."""
    said = "".join(one.gap for one in told[max(0, index - 2) : index + 1])[-60:]
    if "中，" not in said and "里，" not in said:
        return None
    found = _AMONG.search(said)
    return None if found is None or _is_start(index, told) else found


def _is_start(index: int, told: Sequence[Told]) -> bool:
    """Tell whether a share is what it was before a change: 由上年的⟦90%⟧提升至95%."""
    after = told[index + 1] if index + 1 < len(told) else None
    return after is not None and after.figure.kind == "percent" and bool(_REACHES.search(after.gap))


def _subject(index: int, told: Sequence[Told]) -> str:
    """Return what a clause says has the share, where the amount does not stand in it."""
    share = told[index]
    found = _SUBJECT.search(share.gap) if "占" in share.gap else None
    if found is None:
        return ""
    before = told[index - 1] if index else None
    is_beside = found.start() == 0 and before is not None and before.is_level()
    return "" if is_beside else _SETTING.sub("", found["subject"])


def _told_after(index: int, words: ShareWords, scene: Scene) -> Iterator[Reading]:
    """Yield the part that follows its share: 个体工商户占75%，达⟦2.7万户⟧."""
    told = scene.told
    after = told[index + 1] if index + 1 < len(told) else None
    if after is None or not after.is_level() or not _SO_MUCH.search(after.gap):
        return
    core = core_of(words.whole)
    wholes = [
        one for one in alike_before(told, index, after.figure) if one.number not in scene.shared
    ]
    if len(wholes) > 1:
        wholes = [one for one in wholes if is_larger(one, after)]
    for sentence in scene.earlier[:2]:
        wholes += [one for one in sentence if one.is_level() and may_be_whole(one, after)]
    for at, whole in enumerate(wholes):
        if is_of_another(words.whole, clause_of(whole)):
            continue
        is_named = not core or likeness(core, clause_of(whole)) >= _VERY_LIKE
        is_only = at == 0 and (len(wholes) == 1 or "其中" in told[index].gap)
        yield Reading(Bound(after, whole, sure=False), is_named and is_only)


def _beside_rest(
    index: int, part: Told | None, words: ShareWords, scene: Scene
) -> Iterator[Reading]:
    """Yield a part with the rest of its whole: 补助6亿元，占总投资的60%，其余⟦4亿元⟧自筹."""
    rest = scene.told[index + 1] if index + 1 < len(scene.told) else None
    if part is None or rest is None or not rest.is_level() or not _REST.search(rest.gap):
        return
    alike = alike_before(scene.told, index, part.figure)
    is_only = len(alike) == 1 and may_share(rest.figure, part.figure)
    if is_only and not (words.rate or is_of_another(words.whole, clause_of(part))):
        yield Reading(Bound(part, rest, sure=False, beside=True), strong=True)


def _carried(part: Told, words: ShareWords, scene: Scene) -> Iterator[Reading]:
    """Yield the whole of the share before, where this one names none or the same."""
    carried = scene.carried
    if carried is None or words.rate or part.number == carried.whole.number:
        return
    whole = carried.whole
    core = core_of(words.whole)
    if core and likeness(core, clause_of(whole)) < _VERY_LIKE:
        return
    if is_of_another(words.whole, clause_of(whole)) or not may_share(whole.figure, part.figure):
        return
    is_strong = part.figure.unit == whole.figure.unit and not words.subject
    if part.figure.kind != "count":
        is_strong = is_strong and noun_of(part) in clause_of(whole) + clause_of(carried.part)
    yield Reading(Bound(part, whole, sure=False), is_strong)
