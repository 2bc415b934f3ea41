"""The figures of a skeleton that can be added: counts, quantities and money."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.claims.marks import depths_at, sentence_end
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import ANY_FIGURE, Skeleton, is_change_letter, label_before
from checker.core.late import late
from checker.core.model import Figure, Kind
from checker.core.units import dimension_of

_KINDS: frozenset[Kind] = frozenset({"count", "quantity", "money"})
_FIGURE = late(f"[{ANY_FIGURE}]")
# 上涨⟦623只⟧, 下跌⟦214只⟧: how many rose, as nobody counts by how much they did.
_ROSE = ("涨", "跌")
_OF_SHARES = frozenset(("只", "支", "家", "个", "股"))
_MOST_PARTS = 40
_RISE_REACH = 60
_FEWEST_RISES = 2
_PARTED = late("[，、；。：（）]")
_NEW = late("新[增开设建批办签]$")
_RISE = late("增|升|多|涨|提高")
# 占⟦6.7万户⟧企业的60%: the whole of another share. 占地32亩 is none.
_OF_ANOTHER = late("占(?![地有用据领])")


class Level(Struct, frozen=True):
    """A figure in the skeleton: its hole, the words before it, its bracket depth.

    `change`: it is an increase or a fall (“增加3万人”), not what there is.
    """

    hole: int
    figure: Figure
    label: str
    depth: int
    change: bool


def levels_of(skeleton: Skeleton, figures: Sequence[Figure]) -> tuple[Level, ...]:
    """Return the figures of a skeleton that have a unit to be added in."""
    return tuple(_levels(skeleton, figures))


def most_alike(skeleton: Skeleton, figures: Sequence[Figure]) -> int:
    """Return how many figures at most are of one dimension, of those that have a unit to add in."""
    counts: dict[str, int] = {}
    for number in skeleton.figures:
        figure = figures[number]
        if figure.kind in _KINDS:
            dimension = dimension_of(figure.unit)
            counts[dimension] = counts.get(dimension, 0) + 1
    return max(counts.values(), default=0)


def hole_of(level: Level) -> int:
    """Return where the figure stands, to look it up by."""
    return level.hole


def is_of_another(level: Level) -> bool:
    """Tell whether the figure is the whole of a share: 占6.7万户企业的60%."""
    return _OF_ANOTHER.search(level.label) is not None


def is_new(level: Level) -> bool:
    """Tell whether an increase has parts of its own: 新增⟦15宗⟧，其中境外输入14宗."""
    return _NEW.search(level.label) is not None


def is_of_rates(text: str, start: int, part: int) -> bool:
    """Tell whether the list is one of rates, and a semicolon parts it from the figure behind.

    销售收入240亿元，其中批发增长18%，零售增长12%；利润2亿元: profit is no part of it.
    """
    end = text.find("；", start, part)
    return end >= 0 and _FIGURE.search(text, start, end) is not None


def _levels(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Level]:
    text = skeleton.text
    depths = depths_at(text, skeleton.holes)
    for hole, number, depth in zip(skeleton.holes, skeleton.figures, depths, strict=True):
        figure = figures[number]
        unit = figure.unit
        # 20.1部/百人 is a rate, not a count.
        if figure.kind in _KINDS and unit and "/" not in unit and text[hole + 1 : hole + 2] != "/":
            label = label_before(text, hole)
            is_rise = is_change_letter(text[hole]) and not (
                label.endswith(_ROSE) and unit in _OF_SHARES
            )
            yield Level(hole, figure, label, depth, is_rise)


def alike_from(
    start: int, stop: int, levels: Sequence[Level], depth: int, text: str
) -> list[Level]:
    """Return the levels of a stretch that are like its first.

    What is said of one besides is left out: 续建⟦37个⟧项目2230公里、新开工⟦16个⟧项目580公里.
    """
    first = bisect_left(levels, start, key=hole_of)
    parts: list[Level] = []
    at = start
    for level in levels[first : first + 3 * _MOST_PARTS]:
        if level.hole >= stop or len(parts) == _MOST_PARTS:
            break
        if level.depth != depth:
            continue
        if not parts or are_alike(level.figure, parts[0].figure):
            parts.append(level)
        elif _PARTED.search(text, at + 1, level.hole):
            break
        at = level.hole
    return parts


def rise_between(
    start: int, end: int, text: str, changes: Sequence[Level], like: Level
) -> Level | None:
    """Return the one increase of a level's unit in a stretch; None if it is a fall."""
    first = bisect_left(changes, start, key=hole_of)
    for level in changes[first : first + 4]:
        if level.hole < end and are_alike(level.figure, like.figure):
            return level if _RISE.search(text, max(start, level.hole - 8), level.hole) else None
    return None


def rises_of(
    levels: Sequence[Level], opening: int, text: str, changes: Sequence[Level]
) -> Sequence[Level]:
    """Return the rises printed beside a total, which ends at `opening`, and beside its parts.

    They come in the same order, two parts at least; none where one level has no rise.
    """
    total, *parts = levels
    last = parts[-1].hole
    bounds = [*(part.hole for part in parts), sentence_end(text, last, last + _RISE_REACH)]
    ends = [(total.hole, opening), *pairwise(bounds)]
    rises = [rise_between(start, end, text, changes, total) for start, end in ends]
    found = [rise for rise in rises if rise is not None]
    return found if len(found) == len(levels) > _FEWEST_RISES else ()
