"""Listed names and how many there are: “A、B及C等4个”, “三清”与“网清、船清、鱼清”"""

import re
from collections.abc import Iterator, Sequence

from checker.claims.lists.naming import TABLE, joints_in
from checker.claims.lists.not_names import is_named_count
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span
from checker.core.tables import load_table

_COLLECTIVES = tuple(load_table("language/zh/states.yaml")["collectives"])
_SURNAMES = frozenset(TABLE["surnames"])
# 甲市、乙市开往丙市的列车共5趟: the trains are counted.
_OWNED = late("的(?:[^，。；]{0,6}(?:共|一共|共计))?$")
# 东、中、西部地区5种机械: kinds of machines, not of regions.
_KINDS_OF = frozenset("种类项")
_JOINTS = late(r"以及|和|及|与|或|暨")
_STRONG_JOINTS = late(
    "以及|(?<![呼饱总温缓中共颐])和(?![平谐睦田县林硕静])|划定|命名|表彰|指挥|组织|参加|走访|考察|建成|引进|承办|主办|分别|包括|来自"
)
_CLOSING = late(r"等+$")
_PARTS = late(r"、|（[^）]*）|\([^)]*\)")
_MARKS = late(r"、|（[^）]*）|\([^)]*\)|《[^《》]*》")
_NAME = r"[^，。；：！？、\n“”]{0,8}"
# A label is spelled out near where it stands; farther off the names are of something else.
_LABEL_REACH = 1500
_LABEL_NEAR = 40
_LONGEST_LAST = 24
_BESIDE = 8
_LONGER = 3
_PERSONS = frozenset("人名位")
_EVENTS = frozenset("次轮场届度回遍")
_LONGEST_TIDY = 8
_UNTIDY = late(
    "[的了在着把被将向是有为对]|两个|(?:推进|实施|开展|打造|抓好|落实|完成|建成|新增|培育|突出)$"
)
_LIST_END = late("[^，。；、等]{1,12}等(?:一批|一系列|重大|重点|[^，。；]{0,4}(?:项目|工程))")
# Words that no name of a list holds, so that what follows the last 、 is a sentence.
_PREDICATE = late(r"[了在将已被把]|实施|启动|开展|推进|建设了|共有|拥有|覆盖")


def is_list(text: str) -> bool:
    """Tell whether names parted by 、 are names throughout, not a sentence that goes on.

    “甲镇、乙镇、丙镇” is a list; “市农业、公安部门在河段联合启动了” is none.
    """
    names = [name for name in _PARTS.split(text) if name]
    last = _CLOSING.sub("", names[-1])
    return len(last) <= _LONGEST_LAST and not _PREDICATE.search(last)


def listed_names(flow: str, span: Span) -> tuple[Mention, ...]:
    """Return the names parted by 、 in a stretch of the flow, each with its place.

    A 、 inside brackets or a title (《林地、草地保护办法》) parts nothing.
    """
    return tuple(_names(flow, span))


def _names(flow: str, span: Span) -> Iterator[Mention]:
    marks = [m for m in _MARKS.finditer(flow, span.start, span.end) if m[0] == "、"]
    starts = [span.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), span.end]
    for start, end in zip(starts, ends, strict=True):
        closing = _CLOSING.search(flow, start, end)
        stop = closing.start() if closing else end
        if stop > start:
            yield Mention(flow[start:stop], Span(start, stop))


def least_names(names: tuple[Mention, ...]) -> int:
    """Return how many names there are at least.

    A 和 before the last name may part two lists: in “大型机场和甲城、乙城” two are named.
    """
    starts = [at for at, name in enumerate(names[:-1]) if _STRONG_JOINTS.search(name.text)]
    return len(names) - (starts[-1] if starts else 0)


def most_names(names: tuple[Mention, ...]) -> int:
    """Return how many things are named if 和, 及, 与 in the last name part two of them."""
    return len(names) + (len(_JOINTS.findall(names[-1].text)) if names else 0)


def fewest_names(names: tuple[Mention, ...]) -> int:
    """Return how many names there are if a verb stands before one of them: two in 认准山场、水电.

    Before the first of a list there may be words that are no name, and much longer than a name:
    “县委、县政府认准山场、水电、旅游三大资源”. A long last name may be a clause of its own.
    """
    lengths = [len(name.text) for name in names]
    if "的" in names[-1].text and lengths[-1] > max(lengths[:-1], default=0) + _LONGER:
        return 0
    starts = [
        at for at in range(1, len(names) - 1) if lengths[at] >= max(lengths[at + 1 :]) + _LONGER
    ]
    return min(least_names(names), len(names) - (starts[-1] if starts else 0))


def is_second_label(figure: Figure, figures: Sequence[Figure], flow: str) -> bool:
    """Tell whether a count is the second of two that are spelled out together: 三站一场：

    In “59名院士分属6个学部” it is not.
    """
    before = figures[figure.id - 1] if figure.id else figure
    gap = flow[before.flow.end : figure.flow.start]
    return before.kind == "count" and (
        0 < len(gap) < _BESIDE // 2
        or (0 < len(gap) <= _BESIDE and any(mark in gap for mark in "、和与及“"))
    )


def are_tidy(names: tuple[Mention, ...]) -> bool:
    """Tell whether all are short and plainly names: no verb, no 的, nothing that is described."""
    return all(len(name.text) <= _LONGEST_TIDY and not _UNTIDY.search(name.text) for name in names)


def has_one_before(flow: str, names: tuple[Mention, ...], figure: Figure) -> bool:
    """Tell whether persons are listed after a comma, before which one more may be named.

    “组长林甲，组员王乙、李戊、赵丁四人” names four.
    """
    start = names[0].span.start
    return figure.unit in _PERSONS and flow.startswith("，", start - 1)


def are_plain(flow: str, names: tuple[Mention, ...]) -> bool:
    """Tell whether names are tidy, those that 和 joins each for itself: 乡镇企业和农民收入."""
    for name in names:
        joints = joints_in(flow, name.span.start, name.span.end)
        starts = [name.span.start, *(joint.end for joint in joints)]
        ends = [*(joint.start for joint in joints), name.span.end]
        parts = [Mention(flow[a:b], Span(a, b)) for a, b in zip(starts, ends, strict=True)]
        if not are_tidy(tuple(parts)):
            return False
    return True


def told_of_names(flow: str, names: tuple[Mention, ...], *, is_behind: bool) -> dict[str, Constant]:
    """Return the constants of a list: how many are named, at least and at most, and how plainly.

    `rest` is 1 where all but the first name are tidy, before which the sentence begins:
    “我市开通了甲桥、乙桥、丙桥”. Names behind their count are told in full sentences at times.
    """
    constants = {
        "listed": least_names(names),
        "listed_most": most_names(names),
        "fewest": fewest_names(names),
        "joined": len(names)
        + sum(len(joints_in(flow, name.span.start, name.span.end)) for name in names),
        "tidy": int(not is_behind and are_tidy(names)),
        "rest": int(not is_behind and are_plain(flow, names[1:])),
        "repeated": count_repeated(names),
    }
    return {name: Constant(name, value) for name, value in constants.items()}


def count_repeated(names: tuple[Mention, ...]) -> int:
    """Return how many names of a list stand in it a second time."""
    return len(names) - len({name.text for name in names})


def list_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the claims of kind `enumeration` that no phrase can state: by shape."""
    for figure in figures:
        if figure.kind == "count" and is_label(figure, page):
            yield from _labelled(figure, page)


def is_label(figure: Figure, page: Page) -> bool:
    """Tell whether the figure is a quoted name like “三清”, of a numeral and what is counted."""
    start, end = figure.flow.start, figure.flow.end
    return page.flow[start - 1 : start] == "“" and page.flow[end : end + 1] == "”"


def is_of_a_name(figure: Figure, page: Page) -> bool:
    """Tell whether a numeral is part of a name: 学员二大队, 林九洲, 北欧五国."""
    flow, start = page.flow, figure.flow.start
    if is_named_count(flow, figure):
        return True
    if figure.unit == "洲":
        return flow[start - 1 : start] in _SURNAMES
    if figure.unit == "国":
        return flow.endswith(_COLLECTIVES, 0, start)
    return figure.unit == "大" and flow.startswith("队", figure.flow.end)


def are_of_others(names: tuple[Mention, ...], figure: Figure) -> bool:
    """Tell whether a count behind names is of something that the names belong to.

    “来自甲市、乙市、丙市的5个小组”, “东、中、西部地区5种机械”, “东海、南海、黄海有5—7级风”.
    """
    if figure.amount is not None and figure.amount.top is not None:
        return True
    if _OWNED.search(names[-1].text):
        return True
    return figure.unit in _KINDS_OF and names[-1].text.endswith("地区")


def is_inside_name(figure: Figure, page: Page) -> bool:
    """Tell whether a count stands in the last name of a list: 甲桥、南山三县公路等工程.

    Nor does it count names where it says how often: 甲国、乙国、丙国四次举行演习.
    """
    return (
        is_of_a_name(figure, page)
        or figure.unit in _EVENTS
        or _LIST_END.match(page.flow, figure.flow.end) is not None
    )


def _labelled(figure: Figure, page: Page) -> Iterator[Claim]:
    """Yield the claim that a list of names that all end alike (网清、船清、鱼清) spells out."""
    block = page.blocks[figure.block]
    article = [other.span for other in page.blocks if other.article == block.article]
    start = max(article[0].start, figure.flow.start - _LABEL_REACH)
    end = min(article[-1].end, figure.flow.end + _LABEL_REACH)
    if not figure.unit or figure.amount is None:
        return
    if page.flow.find(f"{figure.unit}、", start, end) < 0:
        return
    shape = re.compile(f"{_NAME}{re.escape(figure.unit)}(?:、{_NAME}{re.escape(figure.unit)})+")
    match = shape.search(page.flow, start, end)
    if match is None:
        return
    names = _parted_behind(listed_names(page.flow, Span(*match.span())), figure.unit)
    distance = max(match.start() - figure.flow.end, figure.flow.start - match.end())
    # Far off, only a list of as many names is surely the label's own.
    if distance <= _LABEL_NEAR or len(names) == figure.amount.value:
        yield _claim(figure, names, len(names), "enumeration/label")


def _parted_behind(names: tuple[Mention, ...], unit: str) -> tuple[Mention, ...]:
    """Return the names with those parted that 和 joins behind what all end with: 网清和船清."""
    found: list[Mention] = []
    for name in names:
        joint = re.search(f"(?<={re.escape(unit)})(?:以及|和|及|与)(?=.)", name.text)
        if joint is None:
            found.append(name)
            continue
        start = name.span.start
        found.append(Mention(name.text[: joint.start()], Span(start, start + joint.start())))
        found.append(Mention(name.text[joint.end() :], Span(start + joint.end(), name.span.end)))
    return tuple(found)


def _claim(figure: Figure, names: tuple[Mention, ...], count: int, phrase: str) -> Claim:
    return Claim(
        kind="enumeration",
        slots=(Slot("count", (figure.id,)),),
        span=Span(figure.flow.start, figure.flow.end),
        phrase=phrase,
        constants=(
            Constant("listed", count),
            Constant("listed_most", count),
            Constant("fewest", count),
            Constant("open", 0),
            Constant("tidy", 0),
            Constant("rest", 0),
            Constant("joined", count),
        ),
        items=names,
    )
