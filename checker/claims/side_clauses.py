"""Bounds and targets that a side clause holds a figure against: ⟦286万吨⟧，连续5年超过280万吨.

What was passed, kept or aimed at says nothing of what the figure is made up of, so the parts
behind are not of it while the figure itself stands before in the sentence.
"""

from collections.abc import Sequence
from itertools import takewhile

from checker.claims.levels import Level
from checker.claims.marks import sentence_start
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import ANY_FIGURE
from checker.core.late import late

# Words of a clause that has no subject of its own: (连续5年)稳定在⟦280万吨以上⟧, 首次突破⟦150亿元⟧.
_KEPT = late(
    "(?:已经?|又|再[次度]?|首次|第[一二三四五]次|历史性地?|成功|一举|并|且|均|都|也|仍|还|连续|持续|实现|实现了"
    "|稳定|保持|维持|稳居|稳|居|站稳|站上|迈上|迈过|跃上|跨[越上过入]|在|于|到|超过|超|突破|达到?|了)*+"
)
_AIMS = ("目标", "任务", "计划", "预算")
_AIM = f"(?:{'|'.join(_AIMS)})"
# 为年度目标⟦180亿元⟧的103.5%; but 年度计划⟦10亿元⟧，其中…… may have parts of its own.
_HELD = late(
    "(?:[为比较]|相当于|完成了?|超额完成了?|提前完成了?|超过?|超出|高于)"
    f"[^，。；]{{0,6}}{_AIM}数?[的为是]?"
)
_DONE = late("[^，。；]{0,4}(?:完成|实现|超过|超出|高于|达到|达成)了?[^，。；]{0,6}")
_AIM_BEHIND = late(f"[^，。；：、{ANY_FIGURE}]{{0,8}}{_AIM}")
_BOUNDS = frozenset(("at-least", "at-most", "over", "under"))
_NEAREST = 4


def without_asides(text: str, levels: Sequence[Level]) -> Sequence[Level]:
    """Return the levels without bounds and targets behind a figure that is held against them."""
    has_aims = any(map(text.__contains__, _AIMS))
    kept: list[Level] = []
    for level in levels:
        is_aside = _is_kept(level) or (has_aims and _is_aim(text, level))
        if not (is_aside and _has_figure_before(text, level, kept)):
            kept.append(level)
    return kept if len(kept) < len(levels) else levels


def _is_kept(level: Level) -> bool:
    amount = level.figure.amount
    is_bound = amount is not None and amount.sense in _BOUNDS
    return is_bound and _KEPT.fullmatch(level.label) is not None


def _is_aim(text: str, level: Level) -> bool:
    if _HELD.fullmatch(level.label):
        return True
    done = _DONE.fullmatch(level.label) is not None
    return done and _AIM_BEHIND.match(text, level.hole + 1) is not None


def _has_figure_before(text: str, level: Level, kept: Sequence[Level]) -> bool:
    """Tell whether a plain figure of the unit stands before in the sentence."""
    start = sentence_start(text, level.hole)
    here = takewhile(lambda one: one.hole >= start, reversed(kept[-_NEAREST:]))
    return any(
        not one.change
        and one.depth == level.depth
        and one.figure.hedge is None
        and are_alike(one.figure, level.figure)
        for one in here
    )
