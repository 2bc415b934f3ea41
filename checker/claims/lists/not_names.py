"""Counts behind names that count something else: 甲、乙、丙夺得五枚, 甲、乙、铁人三项.

What a phrase takes for a list may be the end of a sentence, a list that goes on behind the
count, or names of which the count says how many of something they have.
"""

from collections.abc import Sequence

from checker.claims.lists.naming import TABLE
from checker.core.late import late
from checker.core.model import Figure, Mention

# 珠海等珠三角|5市, 队员杨某等先后攻入|5球: what stands before the count is no name.
_NO_NAME = late(
    "[的是了]|有$|[和与及或]$|等(?![级额效候待])|都|均(?![价衡安])|同积|各积|先后|分别"
    "|独揽|夺得|获得|赢得|斩获|攻入|打入|打进|摘得|拿下|收获|齐名"
)
OTHERS = late("等(?![级额效候待])")
_BRACKET = late("（[^（）]*[、和与及][^（）]*）")
# 大数据|三大业态培育、……: the list goes on.
_GOES_ON = late("[^，。；：、！？（）“”\n0-9一二三四五六七八九十两]{1,8}、")
# 等|1个市、8个县: of the names some are counted by the one, some by the other.
_OTHER_COUNT = late("[^，。；：、！？（）“”\n]{0,4}、[0-9一二三四五六七八九十两]")
_LONGEST = 12
_MANIFOLD = frozenset("个项家大种类条点国省市县区部者方位")
_NAMED = {unit: tuple(words) for unit, words in TABLE["named-counts"].items()}
_PERSONS = frozenset("人名位")
_PAIR_OF_PLACES = frozenset("地岸")


def is_named_count(flow: str, figure: Figure) -> bool:
    """Tell whether a count is the end of a name: 铁人|三项, 女子|四人."""
    return flow.endswith(_NAMED.get(figure.unit, ()), 0, figure.flow.start)


def goes_on(flow: str, figure: Figure) -> bool:
    """Tell whether the list goes on behind a count: 图书|三大主题活动、读书会."""
    return _GOES_ON.match(flow, figure.flow.end) is not None


def counts_others(flow: str, names: Sequence[Mention], figure: Figure, *, is_open: bool) -> bool:
    """Tell whether a count behind names counts something else.

    `is_open`: 等 stands between them, as in “甲、乙、丙等3个”.
    """
    end = figure.flow.end
    if is_named_count(flow, figure) or any(OTHERS.search(name.text) for name in names):
        return True
    if is_open:
        # 甲某、乙某……等两地老中青演员: from two places.
        is_pair = figure.unit in _PAIR_OF_PLACES and _value(figure) == 2 < len(names)
        # 项目负责人耿某与工人马某、何某、李某等3名工人: on the other side of 与 they begin.
        is_joined = figure.unit in _PERSONS and any("与" in name.text for name in names[:-1])
        return is_pair or is_joined or _OTHER_COUNT.match(flow, end) is not None
    return (
        _NO_NAME.search(names[-1].text) is not None
        or (_value(figure) == 1 and figure.unit not in _MANIFOLD)
        or _GOES_ON.match(flow, end) is not None
        or any(_BRACKET.search(name.text) for name in names)
        or any(len(name.text) > _LONGEST for name in names[-2:])
    )


def _value(figure: Figure) -> int:
    return int(figure.amount.value) if figure.amount is not None else 0
