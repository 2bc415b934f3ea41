"""Totals and their parts: “总额4743亿美元。其中：出口2492亿美元……；进口2251亿美元……”.

The parts are the levels that follow “其中” in its sentence, in the unit of the first; the
total is the nearest level before it in that unit. A part may be the total of its own parts.
Whether the parts are all there are is told by the words: a known set of names (出口、进口),
a last “其他”, or “分别为”; else the list need not be complete.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from checker.claims.levels import (
    Level,
    alike_from,
    hole_of,
    is_new,
    is_of_another,
    is_of_rates,
    levels_of,
    most_alike,
    rises_of,
)
from checker.claims.marks import depth_at, sentence_end, sentence_start
from checker.claims.partition import Partitions, count_known
from checker.claims.phrases.match import are_alike
from checker.claims.phrases.skeleton import Skeleton
from checker.claims.shares.part_share import shares_beside
from checker.claims.side_clauses import without_asides
from checker.claims.totals.adding_up import count_adding_up, is_average, is_bound, may_hold
from checker.claims.totals.breakdown import find_breakdowns
from checker.claims.totals.closed_list import NO_WHOLES, are_counted
from checker.claims.totals.columns import (
    FATES,
    column_claims,
    made_up,
    of_one_column,
    of_outer_rest,
    second_lists,
)
from checker.claims.totals.other_counters import may_count_otherwise, other_counters
from checker.claims.totals.siblings import closes, side_by_side
from checker.claims.totals.sought_sums import sought_sums
from checker.claims.totals.words import TotalWords, is_of_figure, is_of_whole
from checker.claims.words import likeness
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span

# 70席，其中35席……；另外30席……。剩下5席……: 另外 was not the last.
_LEFT_OVER = late("[。；，](?:剩下|其余|余下|剩余|最后|还有)")
_REST = late(r"^[，；、]?(?:其他|其它|其余|另外|剩余)")
# “其中” may open the sentence after the total's, and the total's own growth stands between.
_TOTAL_REACH = 120
_SAME_THING = 60
# A total and one part.
_ONE_PART = 2
_OF_INCREASE = ("增加的", "新增的", "净增的", "减少的")


class _List(Struct, frozen=True):
    """A total, its parts, and whether the words say that these are all.

    `adds` is false of averages: a part may be larger than the whole.
    """

    total: Level
    parts: tuple[Level, ...]
    complete: bool
    adds: bool = True


def total_claims(
    skeleton: Skeleton, figures: Sequence[Figure], words: TotalWords
) -> Iterator[Claim]:
    """Yield the claims of kind `total` of a skeleton, each set of parts once."""
    if not _may_hold(skeleton, figures, words):
        return
    levels = without_asides(skeleton.text, levels_of(skeleton, figures))
    listed = list(find_totals(skeleton, figures, levels, words))
    yield from listed
    complete = [claim for claim in listed if _is_complete(claim)]
    told = {claim.slot("total") for claim in complete}
    for claim in column_claims(skeleton, levels, figures):
        if claim.slot("total") not in told:
            told.add(claim.slot("total"))
            yield claim
    yield from second_lists(complete, levels, skeleton, figures)
    yield from other_counters(skeleton, levels, figures)
    totals = {i for claim in listed if claim.kind == "total" for i in claim.slot("total")}
    found = [
        claim
        for claim in find_breakdowns(skeleton, levels, words.partitions, totals)
        if claim.slot("total") not in told and not _are_siblings(claim, complete)
    ]
    yield from found
    yield from sought_sums(skeleton, levels, (*complete, *found))


def _may_hold(skeleton: Skeleton, figures: Sequence[Figure], words: TotalWords) -> bool:
    """Tell whether there are figures for a total and its parts, or for one part where words say so.

    Only what counts with other words needs no two figures of one dimension.
    """
    if len(skeleton.figures) < _ONE_PART:
        return False
    most = most_alike(skeleton, figures)
    if most > _ONE_PART:
        return True
    text = skeleton.text
    if most == _ONE_PART and any(map(text.__contains__, (*words.marks, *FATES))):
        return True
    return may_count_otherwise(skeleton, figures)


def _are_siblings(claim: Claim, complete: Sequence[Claim]) -> bool:
    """Tell whether another list says that a total and its part are two parts side by side."""
    total, parts = claim.slot("total")[0], claim.slot("parts")
    return any(
        total in other.slot("parts") and not set(parts).isdisjoint(other.slot("parts"))
        for other in complete
    )


def _is_complete(claim: Claim) -> bool:
    return any(each.name == "complete" and each.value for each in claim.constants)


def find_totals(
    skeleton: Skeleton, figures: Sequence[Figure], levels: Sequence[Level], words: TotalWords
) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each list of parts, and one for each printed share.

    Where total and parts each come with their increase, the increases make a claim too.
    """
    openings = words.openings(skeleton.text)
    if not openings:
        return
    plain = [level for level in levels if not level.change]
    changes = [level for level in levels if level.change]
    ends = [opening.start() for opening in openings[1:]] + [len(skeleton.text)]
    for opening, end in zip(openings, ends, strict=True):
        found = _list(opening, end, skeleton.text, plain, changes, words)
        if found is None:
            continue
        yield from shares_beside(found.total, found.parts, skeleton, figures)
        if found.adds and (found.complete or found.total.figure.unit not in NO_WHOLES):
            yield _claim(found, skeleton, figures)
            yield from _disjoint(found, skeleton, figures)
            increases = _increases(found, opening.start(), skeleton.text, changes)
            if increases is not None:
                yield _claim(increases, skeleton, figures)


def _list(
    opening: re.Match[str],
    end: int,
    text: str,
    plain: Sequence[Level],
    changes: Sequence[Level],
    words: TotalWords,
) -> _List | None:
    depth = depth_at(text, opening.start())
    stop = sentence_end(text, opening.end(), end)
    parts = alike_from(opening.end(), stop, plain, depth, text)
    if parts and is_of_rates(text, opening.end(), parts[0].hole):
        return None
    # “在增加的工资总额中” speaks of an increase, not of a level.
    of_change = (opening["inside"] or "").startswith(_OF_INCREASE)
    candidates = changes if of_change else plain
    total = _total(opening, parts[0], text, candidates, depth) if parts else None
    if total is None and parts and not of_change:
        total = _total(opening, parts[0], text, changes, depth)
        total = total if total is not None and is_new(total) else None
    # 净增人口820人，其中出生1240人: a part may be more than what is left of all.
    if total is None or ("净" in total.label and "净" not in parts[0].label):
        return None
    if is_of_whole(opening):
        return _List(total, tuple(parts), len(parts) > 1)
    parts = of_one_column(parts, total, text)
    average = is_average(total.label)
    if average != is_average(parts[0].label) or is_bound(parts[0].figure):
        return None
    if average:
        return _List(total, tuple(parts), complete=False, adds=False)
    known, complete = _known_parts(parts, total.label, words.partitions, text)
    outer = of_outer_rest(total, known, plain) if complete else None
    if outer is not None:
        return _List(outer, (total, known[-1]), True)
    if complete or are_counted(text, total, known, plain):
        return _List(made_up(total, known, plain), tuple(known), True)
    whole = count_adding_up([part.figure for part in parts], total.figure)
    return _List(total, tuple(parts[:whole] if whole else known), whole > 0)


def _total(
    opening: re.Match[str], part: Level, text: str, candidates: Sequence[Level], depth: int
) -> Level | None:
    """Return the total of a list: the nearest before it, or the one that its opening names."""
    inside = opening["inside"] or ""
    if is_of_figure(opening):
        hole = opening.start()
        at = bisect_left(candidates, hole, key=hole_of)
        here = (level for level in candidates[at : at + 1] if level.hole == hole)
        return next((level for level in here if are_alike(level.figure, part.figure)), None)
    before = list(_before(opening.start(), part, text, candidates, depth))
    if inside and not inside.startswith(_OF_INCREASE):
        return _named(inside, before)
    found = of_one_column(before, part, text)
    # “提案5002件，并案626件。其中：经济方面2133件”: a part is no greater than its total.
    fitting = (level for level in (*found, *before) if may_hold(level.figure, part.figure))
    return next(fitting, next(iter(found), None))


def _named(words: str, levels: Iterable[Level]) -> Level | None:
    """Return the level that “在工业项目中” names."""
    scored = [(likeness(words, level.label), level.hole, level) for level in levels]
    score, _, level = max(scored, default=(0, 0, None))
    return level if score >= _SAME_THING else None


def _increases(found: _List, opening: int, text: str, changes: Sequence[Level]) -> _List | None:
    """Return total and parts of the increases printed beside the levels, if each has one."""
    total, *parts = rises_of((found.total, *found.parts), opening, text, changes) or (None,)
    return _List(total, tuple(parts), found.complete) if total and found.complete else None


def _claim(found: _List, skeleton: Skeleton, figures: Sequence[Figure]) -> Claim:
    # Of a list that may run on into other things only the first is surely a part.
    parts = found.parts if found.complete else found.parts[:1]
    span = Span(found.total.hole, parts[-1].hole + 1)
    ids = tuple(part.figure.id for part in parts)
    return Claim(
        kind="total",
        slots=(Slot("total", (found.total.figure.id,)), Slot("parts", ids)),
        span=skeleton.to_flow(span, figures),
        phrase="total/thereof",
        constants=(Constant("complete", int(found.complete)),),
    )


def _disjoint(found: _List, skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield the claim that parts side by side cannot exceed their total."""
    count = side_by_side(skeleton.text, [part.hole for part in found.parts])
    if not found.complete and count > 1:
        first = found.parts[:count]
        yield Claim(
            kind="disjoint-parts",
            slots=(
                Slot("total", (found.total.figure.id,)),
                Slot("parts", tuple(part.figure.id for part in first)),
            ),
            span=skeleton.to_flow(Span(found.total.hole, first[-1].hole + 1), figures),
            phrase="total/side-by-side",
        )


def _before(
    position: int, part: Level, text: str, levels: Sequence[Level], depth: int
) -> Iterator[Level]:
    """Yield the levels that may be the total, the nearest first.

    “其中” inside a sentence speaks of that sentence; at its start, of the one before.
    """
    start = sentence_start(text, position)
    is_first = not text[start:position].strip("，、 ")
    floor = sentence_start(text, start - 1) if is_first and start else start
    last = bisect_left(levels, position, key=hole_of)
    for level in reversed(levels[max(0, last - 12) : last]):
        if level.hole < floor or position - level.hole > _TOTAL_REACH:
            return
        is_whole = level.depth <= depth and not is_of_another(level)
        if is_whole and are_alike(level.figure, part.figure):
            yield level


def _known_parts(
    parts: Sequence[Level], whole: str, partitions: Partitions, text: str
) -> tuple[Sequence[Level], bool]:
    """Return the parts, cut to a known set of names at their head, and whether they are all.

    A set that is cut off is complete where the marks close the list behind it.
    """
    labels = [part.label for part in parts]
    last = parts[-1].hole
    if len(labels) > 1 and _REST.match(labels[-1]) and not _LEFT_OVER.search(text, last, last + 50):
        return parts, True
    known = count_known(labels, whole, parts[0].figure.unit, partitions)
    if known in (0, len(parts)):
        return parts, known > 0
    holes = [part.hole for part in parts[:known]]
    return parts[:known], closes(text, holes, parts[known].hole)
