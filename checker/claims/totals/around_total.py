"""The figures around a total that may be its parts: in its unit, near enough, as deep."""

from collections.abc import Iterator, Sequence

from checker.claims.levels import Level
from checker.claims.marks import clause_start, sentence_start, sentences_end
from checker.claims.phrases.alternatives import each
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import AMOUNTS
from checker.core.late import late
from checker.core.units import dimension_of

MOST_PARTS = 14
# A total and two parts.
_LEAST = 3
_FARTHEST = 110
_FIRST_REACH = 160
_SENTENCES = 3
# Words before a total that follows its parts.
_TOGETHER = late(
    f"共|合计|总|全[^面部长]|累计|加起来|相加|之和|合[砍得]|{each('两三四五六七八九十', '者')}"
)
# 稻谷产量突破⟦2亿吨⟧，达到⟦20078万吨⟧: the mark is no part.
_PASSED = frozenset(("突破", "跨过", "跃上", "迈上", "站上"))
# 出口大于进口⟦16亿元⟧, 相抵后顺差⟦16亿元⟧: by how much two figures differ is no part of either.
_DIFFERENCE = late("(?:[大多高低少小]于|超过|超出)[^，。；]{1,8}$|[顺逆]差|差额|相差")
_IN_DIFFERENCE = frozenset("于超差")
_LEADS = late("^(?:全年|全市|全省|全国|全县|合计|总计|总共|累计|[两三四五六七八九]者|以上|上述)")
_FIGURE = late(f"[{AMOUNTS}]")


def may_be_totals(group: Sequence[Level]) -> Iterator[int]:
    """Yield where in a group the figures stand that have two of their dimension beside them."""
    if len(group) < _LEAST:
        return
    by_dimension: dict[str, list[Level]] = {}
    placed: list[tuple[list[Level], int]] = []
    for level in group:
        same = by_dimension.setdefault(dimension_of(level.figure.unit), [])
        placed.append((same, len(same)))
        same.append(level)
    for at, (same, place) in enumerate(placed):
        if group[at].figure.hedge is None and _may_have_parts(same, place):
            yield at


def _may_have_parts(same: Sequence[Level], at: int) -> bool:
    """Tell whether two figures stand near one of its dimension, behind it or before it."""
    hole = same[at].hole
    is_behind = at + 2 < len(same) and same[at + 2].hole - hole <= _FIRST_REACH + _FARTHEST
    return is_behind or (at > 1 and hole - same[at - 2].hole <= 2 * _FARTHEST)


def parts_after(text: str, group: Sequence[Level], at: int) -> tuple[Level, ...]:
    """Return the figures that follow a total in its unit, at most two sentences on."""
    total = group[at]
    first = total.hole + _FIRST_REACH
    # Most totals have nothing behind them.
    if at + 1 == len(group) or group[at + 1].hole > first:
        return ()
    stop = sentences_end(text, total.hole + 1, _SENTENCES)
    parts: list[Level] = []
    reach = first
    for level in group[at + 1 : at + 1 + 2 * MOST_PARTS]:
        if level.hole > stop or level.hole > reach:
            break
        is_hedged = level.figure.hedge is not None
        is_like = is_hedged or (
            are_alike(level.figure, total.figure)
            and (level.depth == total.depth or _is_beside(text, level, total))
        )
        if not is_like or _is_no_part(text, level, total):
            continue
        if is_hedged:
            break
        parts.append(level)
        reach = level.hole + _FARTHEST
    return tuple(parts[:MOST_PARTS])


def _is_no_part(text: str, level: Level, total: Level) -> bool:
    """Tell whether a figure is a mark that was passed, or how far two figures are apart."""
    if text[level.hole - 2 : level.hole] in _PASSED:
        return True
    if _IN_DIFFERENCE.isdisjoint(level.label) or not _DIFFERENCE.search(level.label):
        return False
    return not _DIFFERENCE.search(total.label)


def parts_before(text: str, group: Sequence[Level], at: int) -> tuple[Level, ...]:
    """Return the figures before a total that its words say is one (共, 合计), the nearest first."""
    total = group[at]
    if at + 1 < _LEAST or not _TOGETHER.search(total.label):
        return ()
    floor = sentence_start(text, total.hole)
    if clause_start(text, total.hole) == floor > 0:
        floor = sentence_start(text, floor - 1)
        if _LEADS.search(total.label) and floor > 0:
            floor = sentence_start(text, floor - 1)
    parts: list[Level] = []
    last = total.hole
    for level in reversed(group[max(0, at - MOST_PARTS) : at]):
        if level.hole < floor or last - level.hole > _FARTHEST or level.figure.hedge is not None:
            break
        if are_alike(level.figure, total.figure) and _is_beside(text, level, total):
            parts.append(level)
            last = level.hole
    return _without_count(parts, total)


def _without_count(parts: Sequence[Level], total: Level) -> tuple[Level, ...]:
    """Return the parts without the count of them: 甲厂23家，乙厂17家，两家合计40家.

    Nor is a total that was told before its parts one of them: 70个城市中，……，共监测70个.
    """
    if len(parts) > 2 and parts[-1].figure.amount == total.figure.amount:
        parts = parts[:-1]
    if len(parts) > 2:
        first = parts[0].figure.amount
        if first is not None and first.value == len(parts) - 1 and not parts[0].label:
            return tuple(parts[1:])
    return tuple(parts)


def _is_beside(text: str, level: Level, total: Level) -> bool:
    """Tell whether a figure is as deep in brackets as the total, or alone in its own: 甲（9人）."""
    if level.depth == total.depth:
        return True
    alone = len(level.label) <= 1 and text[level.hole + 1 : level.hole + 2] in ("）", ")")
    at = level.hole - len(level.label) - 2
    return alone and level.depth == total.depth + 1 and not _FIGURE.match(text, max(0, at))
