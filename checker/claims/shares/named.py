"""Wholes and parts of a share that its words name again, or that sentences before told."""

from collections.abc import Iterator, Sequence

from checker.claims.shares.fit import likeness
from checker.claims.shares.roles import Bound
from checker.claims.shares.scene import Reading, Scene, is_larger, is_telling
from checker.claims.shares.words import ShareWords, core_of, has_pair, is_of_another, total_name
from checker.claims.told import LEVEL_KINDS, Told, clause_of, may_share
from checker.core.late import late

_LIKE, _VERY_LIKE = 0.6, 0.75
_INCREASE = late("新增|增量|增加额|增加量|增长额|净增")
_WHOLE_SAID = late("总数|总量|总额|总人数|总值|全部|总户数")
# A whole in other words: 占公司股份总数的 of 总股本4亿股.
_ALSO = {"股份总数": "总股本", "股本": "总股本", "总股份": "总股本"}
_MOST_READ = 40
_LEAST_NAME = 3
_TAIL = late("(?:总数量?|总量|总额|总值|数量|人数|户数|数额|余额|规模|数|量|额|的)+$")
_TOTAL = late("总|全部|合计|累计|共(?!建|同|享|和|产|青)")
_HEAD = late("(?:^|，)(?P<whole>[^，：；]{2,14}?)之?[中里内][：，]")


def named_again(
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
            # 蓄水工程供水量 is none of what 其他水源供水量 tells.
            is_named = of_part[:2] in clause_of(part) if is_among else likely >= _VERY_LIKE
            is_strong = like >= _VERY_LIKE and is_named
            is_strong = is_strong and part is parts[0][1] and len(wholes) == 1
            yield Reading(Bound(part, one, sure=False), is_strong)


def _named(name: str, amounts: Sequence[Told], least: float) -> list[tuple[float, Told]]:
    """Return the amounts whose clauses say a name, the likest and then the nearest first."""
    like = [(likeness(name, clause_of(one)), one) for one in amounts]
    return sorted((pair for pair in like if pair[0] >= least), key=lambda pair: -pair[0])


def told_earlier(part: Told, words: ShareWords, share: Told, scene: Scene) -> Iterator[Reading]:
    """Yield the wholes that sentences and paragraphs before told."""
    if words.subject and words.subject[-2:] not in clause_of(part):
        return
    core = core_of(words.whole)
    name = total_name(words.whole)
    tells = is_telling(share)
    head = head_of(words, scene)
    for sentence in scene.earlier:
        for one in sentence:
            if not one.is_level() or not may_share(one.figure, part.figure):
                continue
            said = clause_of(one)
            if is_of_another(words.whole, said):
                continue
            strong = _is_told_whole(part, one, words, name, head)
            if not strong and not is_larger(one, part):
                continue
            if strong or (tells and (not core or has_pair(core, said))):
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
    noun = noun_of(part)
    is_total = _WHOLE_SAID.search(words.whole) or (words.whole and _TOTAL.search(one.before))
    return bool(is_total) and len(noun) > 1 and noun in said


def noun_of(one: Told) -> str:
    """Return the last two letters of what an amount is of: 会员 of 青年会员数."""
    return _TAIL.sub("", one.before)[-2:]


def _before(index: int, scene: Scene) -> list[Told]:
    """Return the figures before a share, the nearest first, not too many."""
    found = list(reversed(scene.told[:index]))
    for sentence in scene.earlier:
        found += reversed(sentence)
    return found[:_MOST_READ]


def head_of(words: ShareWords, scene: Scene) -> str:
    """Return the whole that a sentence begins with where its shares name none: 会员中，……占."""
    if core_of(words.whole):
        return ""
    found = _HEAD.search(scene.told[0].gap)
    return found["whole"] if found is not None else ""
