"""Quoted names before their count: 《山路》《河湾》《远灯》三部影片, “甲１号”、“乙２号”两艘.

Here a name may hold figures, and no 、 need part two of them, as the marks say where each ends.
"""

from collections.abc import Iterator, Sequence, Set

from checker.claims.lists.counts import claim_of
from checker.claims.lists.labels import label_claims
from checker.claims.lists.naming import Names
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.span import Span

_OPENING = {"”": "“", "》": "《", "』": "『"}
_JOINTS = ("以及", "、", "和", "及", "与", "，")
_TAILS = ("等", "这", "共", "一共")
_ENDS = frozenset((*_OPENING, "等", "这", "共"))
_REACH = 500
_FEWEST = 2
_FEW = 3
# How many copies or times, not how many titles.
_COPIES = frozenset("册本套张份集字枚场次遍轮部句篇")
_LONGEST = 60


def quoted_claims(page: Page, counts: Sequence[Figure], taken: Set[int]) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each count right behind quoted names.

    Of kind `label` for names that are counts themselves: “三公开”.
    """
    yield from label_claims(page)
    for figure in counts:
        before = page.flow[figure.flow.start - 1 : figure.flow.start]
        if before not in _ENDS or figure.id in taken:
            continue
        names, is_open = _names_before(page.flow, page.blocks[figure.block].span, figure)
        if len(names) >= _FEWEST and _may_count(figure, len(names), is_open=is_open):
            told = Names(tuple(names), len(names), len(names), is_open=False)
            yield claim_of(figure, told, "quoted", is_last=is_open)


def _names_before(flow: str, block: Span, figure: Figure) -> tuple[list[Mention], bool]:
    """Return the run of quoted names that ends at the count, and whether 等 leaves it open."""
    floor, at = max(block.start, figure.flow.start - _REACH), figure.flow.start
    tail = next((tail for tail in _TAILS if flow.endswith(tail, floor, at)), "")
    at -= len(tail)
    names: list[Mention] = []
    while at > floor and (opening := _OPENING.get(flow[at - 1])):
        start = flow.rfind(opening, max(floor, at - _LONGEST), at)
        if start < 0 or "\n" in flow[start:at]:
            break
        names.insert(0, Mention(flow[start:at], Span(start, at)))
        at = start
        joint = next((joint for joint in _JOINTS if flow.endswith(joint, floor, at)), "")
        if joint and flow[at - len(joint) - 1] in _OPENING:
            at -= len(joint)
        elif joint == "、":
            # 甲、“乙”和“丙”三项: the first names bear no marks.
            return [], False
    return names, tail == "等"


def _may_count(figure: Figure, names: int, *, is_open: bool) -> bool:
    """Tell whether the count is of the names: more than two too many are copies, or examples."""
    value = int(figure.amount.value) if figure.amount is not None else 0
    if figure.unit in _COPIES and value != names:
        return figure.unit == "部" and names >= _FEW and value <= names + 2
    return is_open or value <= names + 2
