"""Totals told without “其中”: “共12人（男7人，女5人）”, “甲厂23万元，乙厂17万元，两厂合计40万元”.

Whether figures are a total and its parts is told by the words (共, 合计, 由……组成, 分城乡看), by
known names (男、女), by the brackets around them, or by the numbers themselves: that figures
of several digits side by side add up is no chance, and that they fail to by one digit
hardly ever.
"""

from collections.abc import Collection, Iterator, Sequence

from checker.claims.levels import Level, hole_of
from checker.claims.marks import CLOSERS, sentence_end, sentence_start
from checker.claims.partition import Partitions
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import AMOUNTS, ANY_FIGURE, Skeleton
from checker.claims.totals.adding_up import count_adding_up, is_average, is_digit_gap, significance
from checker.claims.totals.all_there_is import (
    APART,
    Breakdown,
    are_all_named,
    named_before,
    told_after,
    told_again,
    told_before,
)
from checker.claims.totals.around_total import (
    MOST_PARTS,
    may_be_totals,
    parts_after,
    parts_before,
)
from checker.claims.totals.closed_list import closed_list, may_be_all, slipped_list
from checker.claims.totals.siblings import without_nested
from checker.core.late import late
from checker.core.model import Claim, Constant, Slot
from checker.core.span import Span

# Digits by which figures that add up are told from figures that do so by chance.
_ADDING = 3
_BRACKET = late(
    f"[^，。；、（）(){ANY_FIGURE}]{{0,10}}(?:，(?:均|都|全部)[^，。；、（）(){ANY_FIGURE}]{{0,14}})?"
    "[（(](?P<open>其中|含|包括|不含|另|如|主要|约)?"
    "[^（）()。各]{0,120}[)）]"
)
_OPEN_END = late("等|另有|以及其他")
_FIGURE = late(f"[{AMOUNTS}]")
# A person has several kinds of income, while averages of groups do not add up.
_KIND_OF_INCOME = late("工资|经营|种植|养殖|务工|劳动报酬")
# “70个大中城市中，……；……”: each part of the sentence is about all of them.
_AMONG = late("[^，。；（）]{0,12}中，")
# 已有⟦23项⟧投产，5项试车，18项安装: what is done stands beside what is not, and is no total.
_DONE = late("已有?$")
_AGAIN = late("[。；](?:[分按从][^，。；]{1,8}[看分]|[分按][^，。；]{1,8}统计)，")
_AGAIN_REACH = 300
_OPENS = late("其中|包括|：|分别")
_SCORE = 80


def find_breakdowns(
    skeleton: Skeleton,
    levels: Sequence[Level],
    partitions: Partitions,
    totals: Collection[int],
) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each total with all its parts.

    `totals` are the figures that are known to be totals of something.
    """
    found: list[Breakdown] = [
        one
        for change in (False, True)
        for one in _in_group(
            [level for level in levels if level.change is change], skeleton, partitions
        )
    ]
    listed = [(level, level.hole) for level in levels if level.figure.id in totals]
    listed += [(one.total, one.parts[-1].hole) for one in found]
    found += _broken_down_again(skeleton.text, listed, levels, partitions)
    for one in _without_chance(found):
        if one.adds or may_be_all(skeleton.text, one.total, one.parts):
            yield _claim(one)


def _without_chance(found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Yield what the words say first, then what adds up, then what nearly does.

    Figures that are bound by one are not bound once more by the next.
    """
    said: set[int] = set()
    bound: set[int] = set()
    for one in sorted(found, key=_doubt):
        ids = {level.figure.id for level in (one.total, *one.parts)}
        if len(ids & (said if one.adds else bound)) < 2:
            bound |= ids
            if one.sure:
                said |= ids
            yield one


def _broken_down_again(
    text: str,
    totals: Sequence[tuple[Level, int]],
    levels: Sequence[Level],
    partitions: Partitions,
) -> Iterator[Breakdown]:
    """Yield the second breakdown of a total: 按经营地分，……。按消费类型分，……."""
    for opening in _AGAIN.finditer(text):
        before = [one for one in totals if one[1] < opening.start()]
        total, _ = max(before, key=lambda one: one[1], default=(None, 0))
        if total is None or opening.start() - total.hole > _AGAIN_REACH:
            continue
        stop = sentence_end(text, opening.end(), len(text))
        parts = tuple(
            level
            for level in levels
            if opening.end() <= level.hole < stop
            and (level.change, level.depth) == (total.change, total.depth)
            and are_alike(level.figure, total.figure)
        )
        again = _adding(text, total, parts) or told_again(text, total, parts, partitions)
        if again is not None:
            yield again


def _doubt(found: Breakdown) -> tuple[bool, bool]:
    return not found.sure, not found.adds


def _claim(found: Breakdown) -> Claim:
    flows = [level.figure.flow for level in (found.total, *found.parts)]
    return Claim(
        kind="total",
        slots=(
            Slot("total", (found.total.figure.id,)),
            Slot("parts", tuple(part.figure.id for part in found.parts)),
        ),
        span=Span(min(flow.start for flow in flows), max(flow.end for flow in flows)),
        phrase="total/breakdown",
        constants=(Constant("complete", 1),),
        inferred=not found.sure,
        score=100 if found.sure else _SCORE,
    )


def _in_group(
    group: Sequence[Level], skeleton: Skeleton, partitions: Partitions
) -> Iterator[Breakdown]:
    text = skeleton.text
    has_among = "中，" in text
    for at in may_be_totals(group):
        total = group[at]
        if is_average(total.label):
            yield from _of_average(text, group, at, partitions)
        elif has_among and _AMONG.match(text, total.hole + 1):
            yield from _by_segment(text, group, at, partitions)
        elif found := _of_total(text, group, at, partitions):
            yield found


def _by_segment(
    text: str, group: Sequence[Level], at: int, partitions: Partitions
) -> Iterator[Breakdown]:
    """Yield the breakdowns that semicolons part: 70个城市中，涨23个，跌47个；环比涨9个，跌61个."""
    total = group[at]
    after = parts_after(text, group, at)
    stop = sentence_end(text, total.hole, len(text))
    start, is_found = total.hole, False
    while start < stop:
        end = text.find("；", start + 1, stop)
        end = end if end >= 0 else stop
        parts = tuple(part for part in after if start < part.hole < end)
        found = _adding(text[:end], total, parts) if start == total.hole else None
        if found is None and len(parts) > 1:
            alone = len(_FIGURE.findall(text, start + 1, end)) == len(parts)
            adds = count_adding_up([part.figure for part in parts], total.figure) == len(parts)
            if alone and adds:
                found = Breakdown(total, parts, adds=True)
        found = found or told_again(text, total, parts, partitions)
        if found is not None:
            yield found
            is_found = True
        start = end
    parts = tuple(part for part in after if part.hole < stop)
    if not is_found and are_all_named(text, total, parts, partitions):
        yield Breakdown(total, parts, adds=False)
    elif not is_found and (closed := slipped_list(text, total, parts)):
        yield Breakdown(total, closed, adds=False)


def _of_average(
    text: str, group: Sequence[Level], at: int, partitions: Partitions
) -> Iterator[Breakdown]:
    """Yield the kinds of income that come to an income per head: 工资性收入, 经营净收入."""
    after = parts_after(text, group, at)
    if not after or not _KIND_OF_INCOME.search(after[0].label):
        return
    found = _adding(text, group[at], after) or told_after(text, group[at], after, partitions)
    if found is not None:
        yield found


def _of_total(
    text: str, group: Sequence[Level], at: int, partitions: Partitions
) -> Breakdown | None:
    total = group[at]
    if found := _in_bracket(text, group, at, partitions):
        return found
    after = parts_after(text, group, at)
    found = None
    if len(after) > 1:
        found = _adding(text, total, after) or _adding(text, total, without_nested(text, after))
    return (
        found
        or _of_total_behind(text, total, parts_before(text, group, at), partitions)
        or told_after(text, total, after, partitions)
    )


def _of_total_behind(
    text: str, total: Level, before: Sequence[Level], partitions: Partitions
) -> Breakdown | None:
    """Return a total and what stands before it: 甲厂23万元，乙厂17万元，合计40万元."""
    if len(before) < 2:
        return None
    return (
        _adding(text, total, before)
        or told_before(text, total, before)
        or named_before(text, total, before, partitions)
    )


def _in_bracket(
    text: str, group: Sequence[Level], at: int, partitions: Partitions
) -> Breakdown | None:
    """Return a total and what the bracket behind it lists: 500套（市本级400套，濠江区100套）."""
    total = group[at]
    match = _BRACKET.match(text, total.hole + 1)
    if match is None:
        return None
    parts = tuple(
        level
        for level in group[at + 1 : at + 1 + MOST_PARTS]
        if level.hole < match.end() and are_alike(level.figure, total.figure)
    )
    held = len(_FIGURE.findall(match[0]))
    if len(parts) < 2 or held != len(parts):
        return None
    adds = count_adding_up([part.figure for part in parts], total.figure) == len(parts)
    # 确诊482例（出院450例，死亡7例）: who is still ill is not told.
    is_slip = adds or is_digit_gap([part.figure for part in parts], total.figure)
    if not adds and (match["open"] or _OPEN_END.search(match[0]) or not is_slip):
        return told_again(text, total, parts, partitions)
    return Breakdown(total, parts, adds)


def _adding(text: str, total: Level, parts: Sequence[Level]) -> Breakdown | None:
    """Return the first parts that add up to the total, if that can hardly be chance."""
    if len(parts) < 2:
        return None
    count = count_adding_up([part.figure for part in parts], total.figure)
    digits = significance([part.figure for part in parts[:count]], total.figure) if count else 0
    if not count or (
        digits < _ADDING
        and not _is_all_there_is(text, total, parts, count)
        and len(closed_list(text, total, parts)) != count
    ):
        return None
    return Breakdown(total, tuple(sorted(parts[:count], key=hole_of)), adds=True)


def _is_all_there_is(text: str, total: Level, parts: Sequence[Level], count: int) -> bool:
    """Tell whether one sentence holds the total and just these parts, and no other figure."""
    holes = sorted((total.hole, *(part.hole for part in parts[:count])))
    between = text[holes[0] : holes[-1]]
    goes_on = text[holes[-1] + 1 : holes[-1] + 2] == "、"
    if (
        _DONE.search(total.label)
        or goes_on
        or _is_item(text, total, between)
        or any(mark in between for mark in CLOSERS)
        or APART.search(between)
    ):
        return False
    last = sentence_end(text, holes[-1], len(text))
    rest = [part for part in parts[count:] if part.hole < last]
    return not rest and len(_FIGURE.findall(between)) == count


def _is_item(text: str, total: Level, after: str) -> bool:
    """Tell whether a figure is one of a list: 其中甲县18人、乙县⟦2人⟧，丙县1人、丁县1人."""
    before = text[sentence_start(text, total.hole) : total.hole]
    ends = [match.end() for match in _OPENS.finditer(before)]
    return bool(ends and _FIGURE.search(before, ends[-1])) and not _OPENS.search(after)
