"""Names earlier in the sentence that end with what is counted: “受灾的有东村、西村、南村，共3个村”.

Also “东村、西村、南村受灾，3个村共倒房120间” and “……。这3个村……”; and what commas part before a
count: “包括收租，看园，调解纠纷和维护治安等四方面”.
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from checker.claims.lists.counts import claim_of
from checker.claims.lists.naming import Names, split_names
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.patterns import compiled
from checker.core.span import Span

# What a list of places or bodies ends with; 人 and 项 name nothing.
_NOUNS = frozenset("村镇乡县区市省州旗厂矿校院店馆站港桥湖河岛山寺社行局所队系组班路街户国")
_LEADS = ("共", "共有", "一共", "总共", "共计", "这", "上述", "以上", "，", "。这", "该")
# What short clauses are counted by: 八方面, 六项工作.
_ASPECTS = frozenset(("个", "项", "条", "点", "大", "种", "类", "方面", "件", "步"))
# What is told of each of them before: 上述6类产品.
_THESE = ("上述", "以上", "这")
_KINDS = frozenset("类种项个大")
_LEAD = late("[，。]?(?:上述|以上|这)")
_NEXT_KIND = late("(?P<mark>[、，；])[^，。；、\n]{1,24}")
_MOST_KINDS = 16
_HEADS = late("包括|包含|分为|即|分别[是为]|主要[是有]|重点[是抓]|：")
_LONGEST_CLAUSE = 16
# 初露窘态的时候，是甲报牵线，带着《乙》等5个剧目南下: no list.
_STORY = late("时候|当时|[了着][《“]|^是")
_BEFORE = frozenset("共有计这述上，该等")
_REACH = 160
_FEWEST = 3
_ENDING = 2


def summed_up_claims(
    page: Page, figures: Sequence[Figure], counts: Sequence[Figure], taken: Set[int]
) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each count that takes up names told before."""
    for figure in counts:
        before = page.flow[figure.flow.start - 1 : figure.flow.start]
        if before not in _BEFORE or figure.id in taken:
            continue
        if page.flow.endswith("等", 0, figure.flow.start):
            yield from _clauses(page, figure)
            continue
        if page.flow.endswith(_THESE, 0, figure.flow.start) and figure.unit in _KINDS:
            yield from _kinds(page, figure, figures)
            continue
        noun = _noun_of(page.flow, figure)
        if not noun or not page.flow.endswith(_LEADS, 0, figure.flow.start):
            continue
        names = _names_before(page, figure, noun)
        value = figure.amount.value if figure.amount is not None else 0
        if len(names) >= _FEWEST and 1 < value <= len(names) + 2:
            told = Names(names, len(names), len(names), is_open=False)
            yield claim_of(figure, told, "summed-up")


def _kinds(page: Page, figure: Figure, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the claim of “涂料12批次、管材4批次、肥料7批次，上述3类产品”: each is counted."""
    flow = page.flow
    items: list[Mention] = []
    mark, end = "", figure.flow.start
    for other in reversed(figures[max(0, figure.id - _MOST_KINDS) : figure.id]):
        between = flow[other.flow.end : end]
        fits = _LEAD.fullmatch(between) if not items else _NEXT_KIND.fullmatch(between)
        if fits is None or other.kind != "count" or other.block != figure.block:
            break
        if items and (mark or fits["mark"]) != fits["mark"]:
            break
        mark = fits["mark"] if items else mark
        items.insert(0, Mention(other.text, other.flow))
        end = other.flow.start
    if len(items) >= _FEWEST and len({item.text[-1] for item in items}) == 1:
        yield claim_of(figure, Names(tuple(items), len(items), len(items), False), "kinds")


def _clauses(page: Page, figure: Figure) -> Iterator[Claim]:
    """Yield the claim of short clauses parted by commas from 包括 to 等四方面."""
    flow, end = page.flow, figure.flow.start - 1
    floor = max(page.blocks[figure.block].span.start, end - _REACH)
    if flow.find("，", floor, end) < 0 and flow.find("；", floor, end) < 0:
        return
    heads = list(_HEADS.finditer(flow, floor, end))
    if not heads:
        yield from _alike(page, figure, floor)
        return
    names = split_names(flow, heads[-1].end(), end)
    is_list = len(names.items) >= _FEWEST and "、" not in flow[heads[-1].end() : end]
    if (
        is_list
        and figure.unit in _ASPECTS
        and all(len(name.text) <= _LONGEST_CLAUSE for name in names.items)
        and not any(_STORY.search(name.text) for name in names.items)
    ):
        yield claim_of(figure, names, "clauses-before", is_last=True)


def _alike(page: Page, figure: Figure, floor: int) -> Iterator[Claim]:
    """Yield the claim of “甲公司，乙公司，丙公司等三家企业”: what is parted ends alike.

    Semicolons part what may hold commas: “盗窃罪；诈骗罪；伤害罪等3项罪名”.
    """
    flow, end = page.flow, figure.flow.start - 1
    is_wide = flow.find("；", floor, end) >= 0
    stops, length = ("。：\n", 1) if is_wide else ("。；：\n", _ENDING)
    sentence = max(flow.rfind(mark, floor, end) for mark in stops) + 1
    names = split_names(flow, max(floor, sentence), end)
    run = [name for name in names.items if name.text[-length:] == flow[end - length : end]]
    is_list = len(run) == len(names.items) >= _FEWEST and all(
        len(name.text) <= _LONGEST_CLAUSE for name in run[1:]
    )
    if is_list and sentence >= floor:
        told = Names(tuple(run), len(run), len(run), is_open=False)
        yield claim_of(figure, told, "clauses-before", is_last=True)


def _noun_of(flow: str, figure: Figure) -> str:
    """Return the letter that the things counted end with: 村 in 3个村, 三村."""
    noun = (
        flow[figure.flow.end : figure.flow.end + 1] if figure.unit in "个家座所条" else figure.unit
    )
    return noun if noun in _NOUNS else ""


def _names_before(page: Page, figure: Figure, noun: str) -> tuple[Mention, ...]:
    flow = page.flow
    floor = max(page.blocks[figure.block].span.start, figure.flow.start - _REACH)
    floor = max(floor, flow.rfind("。", floor, figure.flow.start - 2) + 1)
    if flow.find(f"{noun}、", floor, figure.flow.start) < 0:
        return ()
    found = list(_shape(noun).finditer(flow, floor, figure.flow.start))
    # Two lists of such names, or a list with 等: which are counted is not clear.
    if len(found) != 1 or flow.startswith("等", found[0].end()):
        return ()
    return tuple(
        Mention(name[0], Span(*name.span()))
        for name in _name(noun).finditer(flow, found[0].start(), found[0].end())
    )


@cache
def _shape(noun: str) -> re.Pattern[str]:
    name = f"[^，。；：！？、\n0-9０-９]{{1,9}}?{noun}"
    return compiled(f"{name}(?:(?:、|和|及|与|以及){name})+(?=[，。；\u4e00-\u9fff])")


@cache
def _name(noun: str) -> re.Pattern[str]:
    return compiled(f"[^、]{{1,12}}?{noun}(?=、|和|及|与|以及|[^、]*$)")
