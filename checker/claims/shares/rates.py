"""Which amounts a rate is of, by the letters of its name: 开工率 is that of 已开工3643个."""

from checker.claims.shares.words import has_pair
from checker.claims.told import Told
from checker.core.late import late

_PAIR = 2
_GENERAL_RATE = late(
    "综合|平均|总体|整体|一次性?|有效|资金|监督|抽查|抽检|样品|产品|案件|项目|全省|全市|全县|全国|总|达到?|其|这批|[不未]"
)
_LEAST_NOUN = 2


def is_rate_of_both(rate: str, part: str, other: str) -> bool:
    """Tell whether a rate is of two amounts together: 调撤率 of 调解211件，撤诉97件."""
    if len(rate) != _PAIR:
        return False
    one, two = rate[0], rate[1]
    return one in other and two in part and one not in part and two not in other


def is_rate_of(rate: str, said: str) -> bool:
    """Tell whether a rate is not of others: 毕业生就业率 says nothing of 在校生."""
    subject = _GENERAL_RATE.sub("", rate[:-2])
    return len(subject) < _LEAST_NOUN or has_pair(subject, said)


def may_have_rate(part: Told, rate: str) -> bool:
    """Tell whether an amount can have a rate: 亏损面 is of firms, not of what they lost."""
    return part.figure.kind == "count" or not rate.endswith("面")
