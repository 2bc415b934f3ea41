"""What a share may be of where the words beside it leave that open.

The whole may be that of the share before (“女党员占29.4%。少数民族党员727万名，占7.5%”), the part
may be told after its share (“占75%，达2.7万户”), or both be named again (“人民币贷款占同期社会融资
规模的71.2%”). Of all readings the first that fits is taken; where none does, the first of those
that leave little doubt, so that a wrong figure is asked about.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from checker.claims.share_fit import fits, is_rough, likeness
from checker.claims.share_roles import Bound, bind, part_of
from checker.claims.share_words import (
    ShareWords,
    core_of,
    has_pair,
    is_of_another,
    share_words,
    total_name,
)
from checker.claims.told import LEVEL_KINDS, Told, alike_before, clause_of, may_share
from checker.core.late import late

_MOST_READ = 40
_LIKE, _VERY_LIKE = 0.6, 0.75
_LEAST_NAME = 3
_TELLING_DIGITS = 3
_INCREASE = late("新增|增量|增加额|增加量|增长额|净增|新增加")
_IN_INCREASE = late(f"占[^，。；、]{{0,16}}(?:{_INCREASE.pattern})[^，。；、]{{0,10}}$")
_OF_INCREASE = late("增加额|增量|新增额|新增|净增")
_OF_CHANGE = late("多增|少增|多减|同比|增幅")
_SO_MUCH = late(
    "^[^，。；：、]{0,4}[，（](?:也就是|即|合|折合|总额|总量|数量|金额|规模|数额|绝对额|总数|共计|共有|共|计|达到?|为|是|有|约|近|超过?)+$"
)
_AMONG = late(
    "(?:^|[，；])(?P<whole>[^，；]{1,14}?)之?[中里]，(?P<subject>[^，；占]{2,20}?)的?(?:比例|比重|占比)"
    "(?:已经?|由|从|上年|去年|年初|年[末底]|同期|的|提升|提高|上升|升高|增加|增|升|下降|降低|降|至|到|为|达|了)*$"
)
_REACHES = late("^[^，。；]{0,8}[到至为]了?$")
_HEAD = late("(?:^|，)(?P<whole>[^，：；]{2,14}?)之?[中里内][：，]")
_SUBJECT = late("(?P<subject>[^，；：、]{3,30}?)(?:所|约|仅|只|共|合计|已|就|均|都|也|还)*占")
_SETTING = late("^.*(?:来看|看|其中|方面|期间|[年月]末?|[年月]底)")
_TAIL = late("(?:总数量?|总量|总额|总值|数量|人数|户数|数额|余额|规模|数|量|额|的)+$")
_TOTAL = late("总|全部|合计|累计|共(?!建|同|享|和|产|青)")
_WHOLE_SAID = late("总数|总量|总额|总人数|总值|全部|总户数")
# A whole in other words: 占公司股份总数的 of 总股本4亿股.
_ALSO = {"股份总数": "总股本", "股本": "总股本", "总股份": "总股本"}
_MARKET = late("市场占有|占有$|渗透$|市场份额")


class Scene(Struct, frozen=True):
    """A sentence with those before it, the nearest first, of paragraphs before as well.

    `shared` are parts with a share of their own; `carried` is what the share before is of.
    """

    told: Sequence[Told]
    earlier: Sequence[Sequence[Told]]
    shared: set[int]
    carried: Bound | None = None

    def turned(self) -> "Scene":
        """Return the scene with what is an increase told as an amount, and the reverse."""
        earlier = [[_turned(one) for one in sentence] for sentence in self.earlier]
        return structs.replace(self, told=[_turned(one) for one in self.told], earlier=earlier)


class Reading(Struct, frozen=True):
    """One way to read a share; `strong` where the words leave little doubt."""

    bound: Bound
    strong: bool


def best_reading(index: int, scene: Scene, bound: Bound | None) -> Bound | None:
    """Return what the share at `index` binds; `bound` is what the words beside it say."""
    share = scene.told[index].figure
    if bound is not None and (bound.beside or fits(bound.part.figure, bound.whole.figure, share)):
        return bound
    guess = bound
    for reading in readings(index, scene):
        if fits(reading.bound.part.figure, reading.bound.whole.figure, share):
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


def _turned(one: Told) -> Told:
    is_amount = one.figure.kind in LEVEL_KINDS
    if not is_amount:
        return one
    is_increase = (one.change or bool(_OF_INCREASE.search(one.before + one.after[:4]))) and not (
        _OF_CHANGE.search(one.before)
    )
    return structs.replace(one, change=not is_increase)


def readings(index: int, scene: Scene) -> Iterator[Reading]:
    """Yield the ways to read a share, the likeliest first."""
    share = scene.told[index]
    words = share_words(share.gap)
    among = _AMONG.search("".join(one.gap for one in scene.told[: index + 1])[-60:])
    if among is not None and not _is_start(index, scene.told):
        yield from _of_names(among["subject"], among["whole"], index, scene, is_among=True)
    if words is None or words.plan or (words.rate and not _MARKET.search(words.rate)):
        return
    yield from _told_after(index, words, scene)
    part = part_of(index, scene.told, share)
    subject = _subject(index, scene.told)
    if subject and words.whole:
        yield from _of_names(subject, words.whole, index, scene, is_among=False)
    if part is not None and part.number not in scene.shared:
        yield from _carried(part, words, scene)
        yield from _of_earlier(part, words, share, scene)


def _is_start(index: int, told: Sequence[Told]) -> bool:
    """Tell whether a share is what it was before a change: 由上年的⟦90%⟧提升至95%."""
    after = told[index + 1] if index + 1 < len(told) else None
    return after is not None and after.figure.kind == "percent" and bool(_REACHES.search(after.gap))


def _subject(index: int, told: Sequence[Told]) -> str:
    """Return what a clause says has the share, where the amount does not stand in it."""
    share = told[index]
    found = _SUBJECT.search(share.gap)
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
    wholes = [one for one in alike_before(told, index, after.figure) if _holds(one, after)]
    for sentence in scene.earlier[:2]:
        wholes += [one for one in sentence if one.is_level() and _is_whole(one, after)]
    for at, whole in enumerate(wholes):
        if is_of_another(words.whole, clause_of(whole)):
            continue
        is_named = not core or likeness(core, clause_of(whole)) >= _VERY_LIKE
        is_only = at == 0 and (len(wholes) == 1 or "其中" in told[index].gap)
        yield Reading(Bound(after, whole, sure=False), is_named and is_only)


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
        noun = _TAIL.sub("", part.before)[-2:]
        is_strong = is_strong and noun in clause_of(whole) + clause_of(carried.part)
    yield Reading(Bound(part, whole, sure=False), is_strong)


def _of_names(
    subject: str, whole: str, index: int, scene: Scene, *, is_among: bool
) -> Iterator[Reading]:
    """Yield the amounts that the share's words name again: 民营企业进出口占进出口总值的52.7%."""
    of_part, of_whole = _TAIL.sub("", subject), _TAIL.sub("", core_of(whole))
    if len(of_part) < 2 or len(of_whole) < 2:
        return
    amounts = [one for one in _before(index, scene) if one.figure.kind in LEVEL_KINDS]
    parts = _named(of_part, amounts, 0.1 if is_among else _LIKE)
    for likely, part in parts[:2]:
        others = [one for one in amounts if may_share(one.figure, part.figure)]
        wholes = _named(of_whole, [one for one in others if one is not part], _LIKE)
        for like, one in wholes[:2]:
            if part.change and not one.change and not _INCREASE.search(clause_of(one)):
                continue
            is_strong = like >= _VERY_LIKE and (is_among or likely >= _VERY_LIKE)
            is_strong = is_strong and part is parts[0][1] and len(wholes) == 1
            yield Reading(Bound(part, one, sure=False), is_strong)


def _named(name: str, amounts: Sequence[Told], least: float) -> list[tuple[float, Told]]:
    """Return the amounts whose clauses say a name, the likest and then the nearest first."""
    like = [(likeness(name, clause_of(one)), one) for one in amounts]
    return sorted((pair for pair in like if pair[0] >= least), key=lambda pair: -pair[0])


def _of_earlier(part: Told, words: ShareWords, share: Told, scene: Scene) -> Iterator[Reading]:
    """Yield the wholes that sentences and paragraphs before told."""
    if words.subject and words.subject[-2:] not in clause_of(part):
        return
    core = core_of(words.whole)
    name = total_name(words.whole)
    is_telling = _is_telling(share)
    found = _HEAD.search(scene.told[0].gap)
    head = found["whole"] if found is not None and not core else ""
    for sentence in scene.earlier:
        for one in sentence:
            if not one.is_level() or not may_share(one.figure, part.figure):
                continue
            said = clause_of(one)
            if is_of_another(words.whole, said):
                continue
            strong = _is_told_whole(part, one, words, name, head)
            if not strong and not _holds(one, part):
                continue
            if strong or (is_telling and (not core or has_pair(core, said))):
                yield Reading(Bound(part, one, sure=False), strong)


def _is_told_whole(part: Told, one: Told, words: ShareWords, name: str, head: str) -> bool:
    """Tell whether an earlier amount is surely the whole that a share's words call so."""
    said = clause_of(one)
    if len(name) >= _LEAST_NAME + 1 and one.before.endswith(name):
        return True
    if any(word in words.whole and other in said for word, other in _ALSO.items()):
        return True
    if head and likeness(head, said) >= _VERY_LIKE and _TOTAL.search(one.before):
        return True
    core = core_of(words.whole)
    if core:
        return likeness(core, said) > _VERY_LIKE and bool(_TOTAL.search(one.before))
    if part.figure.unit != one.figure.unit or words.rate:
        return False
    noun = _TAIL.sub("", part.before)[-2:]
    is_total = _WHOLE_SAID.search(words.whole) or (words.whole and _TOTAL.search(one.before))
    return bool(is_total) and len(noun) > 1 and noun in said


def _before(index: int, scene: Scene) -> list[Told]:
    """Return the figures before a share, the nearest first, not too many."""
    found = list(reversed(scene.told[:index]))
    for sentence in scene.earlier:
        found += reversed(sentence)
    return found[:_MOST_READ]


def _is_whole(whole: Told, part: Told) -> bool:
    return may_share(whole.figure, part.figure) and _holds(whole, part)


def _holds(whole: Told, part: Told) -> bool:
    one, other = whole.figure.amount, part.figure.amount
    return one is not None and other is not None and one.value >= other.value


def _is_telling(share: Told) -> bool:
    """Tell whether a share has so many digits that it hardly fits by chance: 44.9%, not 50%."""
    amount = share.figure.amount
    if amount is None or is_rough(share.figure):
        return False
    return len(str(amount.value).replace(".", "").strip("0-")) >= _TELLING_DIGITS or (
        amount.value >= amount.step * 100
    )
