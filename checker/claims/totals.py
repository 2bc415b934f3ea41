"""Totals and their parts: “总额4743亿美元。其中：出口2492亿美元……；进口2251亿美元……”.

The parts are the levels that follow “其中” in its sentence, in the unit of the first; the
total is the nearest level before it in that unit. A part may be the total of its own parts.
Whether the parts are all there are is told by the words: a known set of names (出口、进口),
a last “其他”, or “分别为”; else the list need not be complete.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.claims.match import are_alike
from checker.claims.skeleton import ANY_FIGURE, Skeleton, is_change_letter
from checker.core.model import Claim, Constant, Figure, Kind, Slot
from checker.core.span import Span

_KINDS: frozenset[Kind] = frozenset({"count", "quantity", "money"})
_CLOSERS = "。！？\n"
_REST = re.compile(r"^[，；、]?(?:其他|其它|其余|另外|剩余)")
_LABEL_START = re.compile(f"[，。；：、！？\n（(){ANY_FIGURE}]")
# “其中” may open the sentence after the total's, and the total's own growth stands between.
_TOTAL_REACH = 120
_MOST_PARTS = 40
_SHARE_REACH = 60
_SHARE = re.compile(
    f"占(?:到|了|比|比重)?(?P<whole>[^，。；：！？\n{ANY_FIGURE}]{{0,24}})[{ANY_FIGURE}]"
)
# Wholes that a share may be of instead of the total before it.
_PLACES = (
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全球",
    "世界",
    "国内",
    "我国",
    "全社会",
    "生产总值",
    "GDP",
)


class TotalWords(Struct, frozen=True):
    """The data behind this module: words that open a list of parts, and known sets of names."""

    opening: re.Pattern[str]
    partitions: tuple[tuple[str, ...], ...]


class _Level(Struct, frozen=True):
    """A level in the skeleton: its hole, its figure, the words before it, its bracket depth."""

    hole: int
    figure: Figure
    label: str
    depth: int


def find_totals(
    skeleton: Skeleton, figures: Sequence[Figure], words: TotalWords
) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each list of at least two parts."""
    openings = list(words.opening.finditer(skeleton.text))
    if not openings:
        return
    levels = list(_levels(skeleton, figures))
    ends = [opening.start() for opening in openings[1:]] + [len(skeleton.text)]
    for opening, end in zip(openings, ends, strict=True):
        found = _total(opening, end, skeleton, levels)
        if found is not None:
            total, parts = found
            yield _claim(total, parts, skeleton, figures, words.partitions)
            yield from _shares(total, parts, skeleton, figures)


def _total(
    opening: re.Match[str],
    end: int,
    skeleton: Skeleton,
    levels: Sequence[_Level],
) -> tuple[_Level, list[_Level]] | None:
    """Return the total and its parts that one “其中” parts."""
    depth = _depth_at(skeleton.text, opening.start())
    parts = _parts(opening.end(), _stop(skeleton.text, opening.end(), end), levels, depth)
    total = _before(opening.start(), parts[0], levels, depth) if parts else None
    return None if total is None else (total, parts)


def _claim(
    total: _Level,
    parts: Sequence[_Level],
    skeleton: Skeleton,
    figures: Sequence[Figure],
    partitions: Sequence[tuple[str, ...]],
) -> Claim:
    """Return the claim of a total and its parts, cut to those that are known to be all."""
    whole = _whole_list(parts, partitions)
    ids = tuple(part.figure.id for part in whole or parts)
    return Claim(
        kind="total",
        slots=(Slot("total", (total.figure.id,)), Slot("parts", ids)),
        span=skeleton.to_flow(Span(total.hole, parts[-1].hole + 1), figures),
        phrase="total/thereof",
        constants=(Constant("complete", int(bool(whole))),),
    )


def _shares(
    total: _Level, parts: Sequence[_Level], skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield a claim for each part whose share of the total is printed: “城镇⟦…⟧，占⟦62.7%⟧”."""
    ends = [part.hole for part in parts[1:]] + [parts[-1].hole + _SHARE_REACH]
    for part, end in zip(parts, ends, strict=True):
        match = _SHARE.search(skeleton.text, part.hole, min(end, len(skeleton.text)))
        if match is None or _is_of_another(match["whole"], total.label):
            continue
        ids = skeleton.figures_in(match.end() - 1, match.end())
        if ids and figures[ids[0]].kind in ("percent", "fraction"):
            yield Claim(
                kind="share",
                slots=(
                    Slot("whole", (total.figure.id,)),
                    Slot("part", (part.figure.id,)),
                    Slot("share", ids),
                ),
                span=skeleton.to_flow(Span(total.hole, match.end()), figures),
                phrase="share/thereof",
            )


def _is_of_another(words: str, label: str) -> bool:
    """Tell whether “占全国……” names a whole that the total's words do not."""
    return any(place in words and place not in label for place in _PLACES)


def _levels(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[_Level]:
    depth = at = 0
    for hole, number in zip(skeleton.holes, skeleton.figures, strict=True):
        between = skeleton.text[at:hole]
        depth += sum(between.count(mark) for mark in "（(") - sum(
            between.count(mark) for mark in "）)"
        )
        at = hole
        figure = figures[number]
        if figure.kind in _KINDS and not is_change_letter(skeleton.text[hole]):
            label = _LABEL_START.split(skeleton.text[max(0, hole - 40) : hole])[-1]
            yield _Level(hole, figure, label, max(0, depth))


def _depth_at(text: str, position: int) -> int:
    before = text[max(0, position - 200) : position]
    opened = sum(before.count(mark) for mark in "（(")
    return max(0, opened - sum(before.count(mark) for mark in "）)"))


def _stop(text: str, start: int, end: int) -> int:
    stops = [at for mark in _CLOSERS if (at := text.find(mark, start, end)) >= 0]
    return min(stops, default=end)


def _parts(start: int, stop: int, levels: Sequence[_Level], depth: int) -> list[_Level]:
    first = bisect_left(levels, start, key=_hole_of)
    parts: list[_Level] = []
    for level in levels[first : first + 3 * _MOST_PARTS]:
        if level.hole >= stop or len(parts) == _MOST_PARTS:
            break
        if level.depth != depth:
            continue
        if parts and not are_alike(level.figure, parts[0].figure):
            break
        parts.append(level)
    return parts


def _before(position: int, part: _Level, levels: Sequence[_Level], depth: int) -> _Level | None:
    last = bisect_left(levels, position, key=_hole_of)
    for level in reversed(levels[max(0, last - 12) : last]):
        if position - level.hole > _TOTAL_REACH:
            return None
        if level.depth <= depth and are_alike(level.figure, part.figure):
            return level
    return None


def _hole_of(level: _Level) -> int:
    return level.hole


def _whole_list(parts: Sequence[_Level], partitions: Sequence[tuple[str, ...]]) -> Sequence[_Level]:
    """Return the parts that are known to be all there are, empty if that is not known."""
    labels = [part.label for part in parts]
    if len(labels) > 1 and _REST.match(labels[-1]):
        return parts
    for names in partitions:
        first = labels[: len(names)]
        if len(first) == len(names) and all(map(_holds, first, names)):
            return parts[: len(names)]
    return ()


def _holds(label: str, name: str) -> bool:
    return name in label
