"""The parts that a total may have: the readings that marks, units and words allow.

Behind a total they may be those after “其中”, up to wherever a list may end; before one that its
words say is a sum (合计), those back to where a sentence begins.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.claims.levels import Level, hole_of
from checker.claims.marks import (
    LONGEST_CLAUSE,
    clause_start,
    sentence_end,
    sentence_start,
    sentences_end,
)
from checker.claims.phrases.alternatives import each
from checker.claims.phrases.skeleton import AMOUNTS, ANY_FIGURE, placeholder
from checker.claims.totals.adding_up import is_average, is_bound, printed_all
from checker.claims.totals.siblings import without_nested
from checker.core.late import late
from checker.core.units import dimension_of

# What opens a list of parts, and what stands before a total of what was told.
_SORTED = f"[^，。；{ANY_FIGURE}]{{1,8}}(?:[看分]|统计)，"
_OPENS = late(
    f"其中|当中|中有|包括|分别|中，|{each('分按从', _SORTED)}|：|，除"
    f"|{each('。；', '(?:1[.．、]|（[1一]）|一[、是])')}"
)
_ALL = late("共(?!同|和|产|建|享|用|青)|总|合计|全(?:[省市县区乡镇村国年州部]|地区)|累计")
_TOGETHER = late(
    f"共(?!同|和|产|建|享|用|青)|合计|总|相加|之和|全年|全市|{each('两三四五六七八九十', '者')}"
)
# One of these is in each match of the three about sums.
_SUMMING = late(
    f"共|合计|总|全[年市省县区乡镇村国州部地]|累计|相加|之和|{each('两三四五六七八九十', '者')}"
)
# What a figure is held against, and what is only planned, is no part.
_ASIDE = late(
    "|".join(
        (
            each("占比较", "(?!重)[^，。；：、]{0,10}$"),
            each(("预算", "计划", "目标", "任务"), "数?(?:[的为]|是)?$"),
            "由$|从$|差额|顺差|逆差",
            each(
                ("去年", "上[年月](?![结末底])", "同期", "原来", "突破", "超过", "相差"),
                "[^，。；：、]{0,6}$",
            ),
            each("大多高低少小", "于[^，。；：、]{0,6}$"),
        )
    )
)
# 为预算⟦8600万元⟧的95.2%: what a rate is of.
_RATES = "".join(
    placeholder(kind, change=change) for kind in ("percent", "multiple") for change in (False, True)
)
_BASE = late(f"的[{_RATES}]")
# The next of several numbered parts: 。（2）, 。二是.
_ITEM = late(
    "。(?:（[0-9一二三四五六七八九十]{1,2}）|[0-9]{1,2}[.．、]|[二三四五六七八九十][、是])"
)
_PLUS = late("[，；、](?:再?加上?|连同)")
_BREAK = late(
    f"[。；\n]|[分各]别|此外|另外|同时|同比|[比较占]|合计|[共总](?!同)[^，。；{ANY_FIGURE}]{{0,8}}$"
)
FIGURE = late(f"[{AMOUNTS}]")
_JUST = late("(?:共|合计|总计)[^，。；]{0,5}$")
LONGEST_JUST = 8
LEAST = 3
_MOST_PARTS = 14
_NEAREST = 200
_FARTHEST = 130
_SENTENCES = 6
# Digits that a slip needs where nothing but parts and total is told, where words open a list,
# where they only name a total.
CLOSED, SAID, TOTAL = 2, 3, 4


class _Cues(Struct, frozen=True):
    """Where words stand in a text that tell of totals: the ends of those that open lists, sums."""

    openings: list[int]
    sums: list[int]
    pluses: list[int]


class Group(Struct, frozen=True):
    """The figures of a text that can be added, and their values in the last common place.

    `heads` are the openings right behind which one of these figures stands.
    """

    text: str
    levels: tuple[Level, ...]
    values: dict[int, int]
    cues: _Cues
    heads: frozenset[int]

    def may_be_sum(self, hole: int) -> bool:
        """Tell whether a word for sums stands where the clause of a figure may begin."""
        return _stands(self.cues.sums, hole - LONGEST_CLAUSE, hole)

    def opening_behind(self, hole: int) -> int:
        """Return where the next list behind a figure opens, −1 where that is far or of others."""
        openings = self.cues.openings
        number = bisect_right(openings, hole)
        if number == len(openings) or openings[number] - hole > _NEAREST:
            return -1
        return openings[number] if openings[number] in self.heads else -1


def _stands(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of some places lies in a stretch."""
    last = bisect_left(places, end)
    return last > 0 and places[last - 1] >= start


def groups_of(text: str, levels: Sequence[Level]) -> Iterator[Group]:
    """Yield the figures of a text that may be added, three or more of one unit together.

    What others are held against (占年计划⟦33亿元⟧) and averages are left out.
    """
    by_unit: dict[tuple[bool, str], list[Level]] = {}
    for level in levels:
        if level.figure.hedge is None and not is_bound(level.figure):
            key = level.change, dimension_of(level.figure.unit)
            by_unit.setdefault(key, []).append(level)
    cues: _Cues | None = None
    for same in by_unit.values():
        if len(same) < LEAST:
            continue
        cues = cues or _cues(text)
        if not (cues.openings or cues.sums or cues.pluses):
            return
        group = _group(text, [level for level in same if _may_be_meant(text, level)], cues)
        if group is not None:
            yield group


def _cues(text: str) -> _Cues:
    return _Cues(
        [match.end() for match in _OPENS.finditer(text)],
        [match.start() for match in _SUMMING.finditer(text)],
        [match.start() for match in _PLUS.finditer(text)],
    )


def _group(text: str, held: Sequence[Level], cues: _Cues) -> Group | None:
    if len(held) < LEAST:
        return None
    values = printed_all([level.figure for level in held])
    step = min((value[1] for value in values if value is not None), default=0)
    if not step:
        return None
    known = {
        level.hole: int(value[0] / step)
        for level, value in zip(held, values, strict=True)
        if value is not None
    }
    kept = tuple(level for level in held if level.hole in known)
    return Group(text, kept, known, cues, _heads(text, kept, cues.openings))


def _heads(text: str, levels: Sequence[Level], openings: Sequence[int]) -> frozenset[int]:
    """Return the openings between which and the next of some figures no other stands."""
    heads: list[int] = []
    for opening in openings:
        first = bisect_left(levels, opening, key=hole_of)
        if first < len(levels) and not FIGURE.search(text, opening, levels[first].hole):
            heads.append(opening)
    return frozenset(heads)


def _may_be_meant(text: str, level: Level) -> bool:
    if is_average(level.label) or _ASIDE.search(level.label):
        return False
    return not _BASE.match(text, level.hole + 1)


def says_just(text: str, total: Level) -> bool:
    """Tell whether “合计” or the like stands right before a total: 合计：⟦85人⟧."""
    return _JUST.search(text, max(0, total.hole - LONGEST_JUST), total.hole) is not None


def readings_of(group: Group, at: int) -> Iterator[tuple[tuple[Level, ...], int]]:
    """Yield the parts that a total may have, and the digits that a slip among them needs."""
    hole = group.levels[at].hole
    opening = group.opening_behind(hole)
    clause = clause_start(group.text, hole) if group.may_be_sum(hole) else -1
    if opening < 0 and clause < 0 and not group.cues.pluses:
        return
    seen: set[tuple[int, ...]] = set()
    for parts, least in (*_after(group, at, opening, clause), *_before(group, at, clause)):
        key = tuple([part.hole for part in parts])
        if len(parts) > 1 and key not in seen:
            seen.add(key)
            yield parts, least


def _after(
    group: Group, at: int, opening: int, clause: int
) -> Iterator[tuple[tuple[Level, ...], int]]:
    """Yield the parts behind a total: from an opening on, all where its clause tells of a sum.

    An opening or a clause below 0 is none.
    """
    text, hole = group.text, group.levels[at].hole
    is_all = clause >= 0 and _ALL.search(text, clause, hole)
    if len(group.levels) - at < LEAST or (opening < 0 and not is_all):
        return
    follow = _run(group, at)
    listed = [part for part in follow if part.hole >= opening] if opening >= 0 else []
    if listed and not FIGURE.search(text, opening, listed[0].hole):
        end = _list_end(text, listed[0].hole)
        listed = [part for part in listed if part.hole < end]
        yield from _prefixes(text, listed, SAID)
        yield from _prefixes(text, without_nested(text, listed), SAID)
    if is_all:
        yield from _prefixes(text, follow, TOTAL)
        yield from _prefixes(text, without_nested(text, follow), TOTAL)


def _list_end(text: str, start: int) -> int:
    """Return where a list ends: with its sentence, or with those of its numbered parts."""
    end = sentence_end(text, start, len(text))
    while _ITEM.match(text, end):
        end = sentence_end(text, end + 1, len(text))
    return end


def _run(group: Group, at: int) -> list[Level]:
    """Return the figures behind a total that may be its parts, as deep in brackets as the first."""
    text, total = group.text, group.levels[at]
    found: list[Level] = []
    stop = sentences_end(text, total.hole + 1, _SENTENCES)
    reach = total.hole + _NEAREST
    for level in group.levels[at + 1 : at + 1 + 2 * _MOST_PARTS]:
        if level.hole > stop or level.hole > reach:
            break
        if found and level.depth != found[0].depth:
            continue
        found.append(level)
        reach = level.hole + _FARTHEST
    return found[:_MOST_PARTS]


def _prefixes(
    text: str, parts: Sequence[Level], least: int
) -> Iterator[tuple[tuple[Level, ...], int]]:
    """Yield the first parts up to each place where a list may end."""
    for number in range(2, len(parts) + 1):
        end = parts[number].hole if number < len(parts) else len(text)
        if number == len(parts) or _BREAK.search(text, parts[number - 1].hole + 1, end):
            yield tuple(parts[:number]), least


def _before(group: Group, at: int, clause: int) -> Iterator[tuple[tuple[Level, ...], int]]:
    """Yield what stands before a total that its words say is one, sentence by sentence."""
    text, total = group.text, group.levels[at]
    pluses = group.cues.pluses
    is_sum = clause >= 0 and (_TOGETHER.search(text, clause, total.hole) or says_just(text, total))
    if at + 1 < LEAST or not (
        is_sum or (pluses and _stands(pluses, sentence_start(text, total.hole), total.hole))
    ):
        return
    near = group.levels[max(0, at - _MOST_PARTS) : at]
    held = [level for level in near if level.depth == total.depth]
    floor, first = clause_start(text, total.hole), len(held)
    for _ in range(_SENTENCES):
        floor = sentence_start(text, floor - 1 if floor else 0)
        while first and held[first - 1].hole >= floor:
            first -= 1
        parts = tuple(held[first:])
        least = SAID if is_sum else TOTAL
        yield parts, least
        yield without_nested(text, parts), least
        if not first or not is_sum:
            return
