"""The words between a count and the names behind it: 分别是, 即, a colon, a bracket, a full stop.

“通报了6起典型问题。分别是：……”, “三名嫌疑人分别来自甲省、乙省和丙省”, “四大工程：……”.
"""

import re

from msgspec import Struct

from checker.core.late import late

_OPEN = r"[^。；：！？（）()—\n]"
_FAR = (
    rf"(?:{_OPEN}|（[^（）\n]{{1,12}}）){{0,45}}?"
    r"，(?P<far>(?:它们|他们|这些)?(?:分别[是为]：?|依次[是为]：?)|即|它们是)"
)
_EACH = "分别(?:[是为指]：?|名为|位于|设在|设于|建在|来自|藏在|落户|分布在|出自|属于)"
_PLAIN = "[^，。；：！？、（）()—\\n]"
_LINK = late(
    rf"{_PLAIN}{{0,20}}?(?P<link>：|[（(]|—{{1,3}}|，?(?<![当立随旋在])即(?![将使便可日])"
    rf"|，?{_EACH}|，?依次[是为]：?|，?也?就是|，?包[括含])"
)
_COPULA = late(
    r"[^，。；：！？、（）()—了虽有把将被对向中以最\n]{1,12}?"
    r"(?P<copula>(?<![但还于凡可只总才])是|(?<![行因认作成称评誉列选变化改升分转])为)(?![了此何什])"
)
_FAR_LINK = late(_FAR)
# What no link is without, each in the stretch where it may stand.
_NEAR_CUE = late("[：（(—即分依就包]")
_FAR_CUE = late("，[它他这分依即]")
_COPULA_CUE = late("[是为]")
_NEAR_REACH, _FAR_REACH, _COPULA_REACH = 24, 48, 13
# Each letter may be a bracket of fourteen.
_FAR_WITH_ASIDES = 14 * _FAR_REACH
# 通报了6起典型问题。分别是：……: the next sentence spells them out.
_NEXT = (
    rf"{_OPEN}{{0,45}}。(?:他们|她们|它们|[^，。；：]{{0,6}}名单|这些[^，。；：]{{1,6}}|具体)?"
    r"(?P<next>(?:分别|依次)+(?:[是为]|如下)：?|(?<=们)是：?|(?:包括|如下)：|(?<=具体)[是为]?：)"
)
_NEXT_LINK = late(_NEXT)
_REACH, _NEAR = 46, 10
_FIRST = frozenset("他她它名这具分依包如")
_OF_THEM = late(r"[^，。；：、\n]{0,12}(?:之一|之中|中的|中有|中，|的[一二三四五六七八九两\d])")
# 12个部门开展“双比”活动（比成绩、比贡献）: the bracket spells out what is quoted.
_OTHER_BEFORE = late("[”》’][^，。；（(]{0,3}[（(]$|^[”’]?—")
# 八卷本也展现了……的外延：……: the colon spells out what the verb before it has.
_OTHER_TOLD = late("(?:[也却又还都着]|[^，。；：]{2}了)[^，。；：]{0,20}的[^，。；：]{1,8}：$")
# 由两个主人变为“一海五主”，即……: a label of its own stands before the names.
_LABEL = late("[“‘][^”’\\n]{0,4}[二三四五六七八九两][^”’\\n]{0,4}[”’]")
# 两港三网：……: both together are spelled out.
_MORE = late("[\u4e00-\u9fff]?[一二三四五六七八九十两][\u4e00-\u9fff]{1,2}[”’]?(?:[：（(]|，?即|—)")


class Link(Struct, frozen=True):
    """The words that join names to their count, where the names begin, and all that is between."""

    word: str
    end: int
    text: str


def link_behind(flow: str, start: int, end: int) -> Link | None:
    """Return what joins names to the count that ends at `start`: “家银行|分别是|甲行……”."""
    match = _link_match(flow, start, end)
    if match is None:
        return None if _OF_THEM.match(flow, start) else next_link(flow, start, end)
    if _OF_THEM.match(flow, start) or _OTHER_BEFORE.search(match[0]):
        return None
    link = _link(match)
    if link.word == "：" and _OTHER_TOLD.search(link.text):
        return None
    return link


def _link_match(flow: str, start: int, end: int) -> re.Match[str] | None:
    """Return the nearest link, before 是 or 为; most counts have no words near that any has."""
    match = None
    if _NEAR_CUE.search(flow, start, min(end, start + _NEAR_REACH)):
        match = _LINK.match(flow, start, end)
    reach = _FAR_REACH if flow.find("（", start, start + _FAR_REACH) < 0 else _FAR_WITH_ASIDES
    if match is None and _FAR_CUE.search(flow, start, min(end, start + reach)):
        match = _FAR_LINK.match(flow, start, end)
    if match is None and _COPULA_CUE.search(flow, start, min(end, start + _COPULA_REACH)):
        match = _COPULA.match(flow, start, end)
    return match


def next_link(flow: str, start: int, end: int) -> Link | None:
    """Return the words that open the next sentence: “通报了6起问题。|分别是：|……”."""
    at = flow.find("。", start, min(end, start + _REACH))
    if at < 0 or not (flow[at + 1 : at + 2] in _FIRST or "名单" in flow[at + 1 : at + _NEAR]):
        return None
    match = _NEXT_LINK.match(flow, start, end)
    return None if match is None else _link(match)


def far_link(flow: str, start: int, end: int) -> Link | None:
    """Return 分别是 farther behind, where a bracket beside the count holds no names."""
    match = _FAR_LINK.match(flow, start, end)
    return None if match is None else _link(match)


def _link(match: re.Match[str]) -> Link:
    word = next(word for word in match.groupdict().values() if word is not None)
    return Link(word.removeprefix("，"), match.end(), match[0])


def has_label(link: Link) -> bool:
    """Tell whether a label with a number of its own stands between count and names."""
    return _LABEL.search(link.text) is not None or _MORE.match(link.text) is not None
