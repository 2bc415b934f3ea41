"""Names before their count that one clause does not hold: quoted, in groups, after 从.

“‘小桥、流水、人家’的三位一体”, “甲县（东乡、西乡）、乙县（北镇）3个乡镇”, “从加强学习，健全制度和
严格考核三个方面”.
"""

from checker.claims.lists.counts import claim_of
from checker.claims.lists.naming import Names, joints_in, split_names
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention
from checker.core.span import Span

_TO_CLAUSE = to_last("，。；：\n")
_TO_SENTENCE = to_last("。；\n")
_QUOTED = late("”的?[“‘]?$")
_SPOKEN = late("[，。！？：]")
_REACH = 160
_FEW = 3
_PAIR = 2
_GROUP = late(r"（([^（）\n0-9０-９]{1,60})）(?=、|和|及|与|以及|[等共]*$)")
# 从……，……和……三个方面: the clauses from 从 on are what is counted.
_HEADS = late("从|围绕|包括|分为|体现在|表现在|集中在|[实坚][行持]了?|做到了?|抓好?了?|：")
_ASPECTS = frozenset(("方面", "环节", "层面", "原则", "步骤", "阶段", "关系", "结合"))
_LONGEST = 24


def wider_list(flow: str, floor: int, figure: Figure) -> Claim | None:
    """Return the claim of a count right behind names that one clause does not hold."""
    start = figure.flow.start
    if flow[start - 1 : start] in ("”", "的", "“"):
        quoted = _QUOTED.search(flow, max(floor, start - _FEW), start)
        return None if quoted is None else _quoted(flow, floor, quoted.start(), figure)
    if flow[start - 1 : start] == "）":
        return _grouped(flow, floor, figure)
    if flow[start - 1 : start] == "等":
        return None
    noun = flow[figure.flow.end : figure.flow.end + 2]
    return _clauses(flow, floor, figure) if figure.unit in _ASPECTS or noun in _ASPECTS else None


def _quoted(flow: str, floor: int, end: int, figure: Figure) -> Claim | None:
    opening = flow.rfind("“", max(floor, end - _REACH), end)
    if opening < 0 or "”" in flow[opening:end]:
        return None
    names = split_names(flow, opening + 1, end)
    is_list = len(names.items) >= _FEW and _SPOKEN.search(flow, opening, end) is None
    return claim_of(figure, names, "label") if is_list else None


def _grouped(flow: str, floor: int, figure: Figure) -> Claim | None:
    """Return the claim of names in brackets, each behind what they belong to, if they fit."""
    start = behind_last(_TO_CLAUSE, flow, floor, figure.flow.start)
    groups = list(_GROUP.finditer(flow, start, figure.flow.start))
    # 党委（总支、支部）18个: one bracket beside what is counted says what kinds there are.
    if len(groups) < _PAIR or not any("、" in group[1] for group in groups):
        return None
    lists = [split_names(flow, *group.span(1)) for group in groups]
    items = tuple(item for one in lists for item in one.items)
    names = Names(items, sum(one.least for one in lists), sum(one.most for one in lists), False)
    return claim_of(figure, names, "groups")


def _clauses(flow: str, floor: int, figure: Figure) -> Claim | None:
    """Return the claim of clauses from 从 to “三个方面”, the last two joined by 和."""
    end = figure.flow.start
    sentence = behind_last(_TO_SENTENCE, flow, floor, end)
    if flow.find("，", sentence, end) < 0 or (sentence == floor and floor):
        return None
    last = flow.rfind("，", sentence, end)
    if "、" in flow[last:end] or not joints_in(flow, last + 1, end):
        return None
    heads = list(_HEADS.finditer(flow, sentence, last))
    if not heads or _HEADS.search(flow, last, end):
        return None
    cuts = [at for at in range(heads[-1].end(), end) if flow[at] == "，"]
    starts = [heads[-1].end(), *(cut + 1 for cut in cuts)]
    items = tuple(
        Mention(flow[a:b], Span(a, b)) for a, b in zip(starts, [*cuts, end], strict=True) if a < b
    )
    if any(len(item.text) > _LONGEST for item in items):
        return None
    most = len(items) + len(joints_in(flow, last + 1, end))
    return claim_of(figure, Names(items, len(items), most, False), "clauses-before")
