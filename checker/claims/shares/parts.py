"""The part that a share is told of: the nearest amount before it, with what stands between."""

from collections.abc import Sequence

from checker.claims.shares.words import has_pair
from checker.claims.told import Told, clause_of
from checker.core.late import late

_BETWEEN = frozenset(("percent", "percentage-point", "multiple", "date", "period", "ordinal"))
_FARTHEST_PART = 70


def part_of(index: int, told: Sequence[Told], share: Told) -> Told | None:
    """Return the nearest amount before index; growth, dates and brackets may stand between."""
    for one in reversed(told[max(0, index - 5) : index]):
        if share.hole - one.hole > _FARTHEST_PART:
            return None
        if one.is_level() and one.depth <= share.depth:
            if _EACH.search(one.before):
                continue
            return one
        if one.depth <= share.depth and not _may_stand_between(one):
            return None
    return None


def _may_stand_between(one: Told) -> bool:
    """Tell whether a figure only adds to the amount before it: 增长7.4%, 比上年下降1.3个百分点."""
    if not one.change and one.figure.kind not in _BETWEEN:
        return False
    return "其中" not in one.gap and len(_ADDED.sub("", one.gap)) <= SHORT_GAP


# 共死亡1300人，平均每天⟦3人⟧，占14%
_EACH = late("平均|每[天日周月年]")
_ADDED = late(
    "扣除价格因素|按可比口径|可比价格|比|较|与|上年|去年|同期|前年|年初|同比|环比|相比|增长|增加|下降|减少|上升|提高|降低|实际|名义|"
    "增幅|涨|增|减|降|多|少|达到?|为|了|年均|其|的|约|又|也|近|[，、（）]"
)
SHORT_GAP = 4


def has_share(part: Told, subject: str, core: str) -> bool:
    """Tell whether the amount is what has the share: 已有6000户脱贫，⟦脱贫户⟧占75%."""
    said = clause_of(part)
    # ⟦1680个⟧县通了电话，通话县占80%
    is_said = subject[-2:] in said or all(letter in said for letter in subject)
    if not subject or is_said:
        # A kind of its whole is told by its own name: 城市人口占总人口 is not of 常住人口.
        return core != subject[-2:] or len(subject) < SHORT_GAP or subject[:2] in said
    return part.figure.unit.endswith(subject[-1]) or (bool(core) and has_pair(subject, said))
