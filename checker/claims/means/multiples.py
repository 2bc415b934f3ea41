"""Two amounts and how many times the one is the other, wherever both are told.

“由2001年的114万人增加到2022年的1076万人，是2001年的9.4倍”; “日本面积38万平方公里，约为我国960万
平方公里的二十五分之一”. What stands between 是 and 的 says which amount is the base.
"""

import re
from collections.abc import Iterator, Sequence

from checker.claims.phrases.skeleton import placeholder
from checker.claims.shares.fit import is_multiple_of, is_rough, likeness
from checker.claims.slips import fit, is_one_slip, ratio_needs
from checker.claims.told import Reading, Told, clause_of, may_share
from checker.core.late import late
from checker.core.model import Claim, Slot
from checker.core.span import Span

_TIMES = late(
    "(?:^|[，；（])(?P<subject>[^，；（是为占]{0,14}?)(?:又|则|已|仍|约|大约|正好|仅|只|只有|还不到|也)*"
    "(?P<verb>是|为|相当于|达到?|等于)(?:了)?"
    "(?P<base>[^，。；：占]{2,20}?)的(?:约|近|整整|将近|大约|仅)*$"
)
_KINDS = frozenset(("multiple", "fraction", "percent"))
_ANCHORS = (
    *(placeholder(kind, change=False) for kind in ("multiple", "fraction")),
    "相当于",
)
_VERY_LIKE = 0.75
_FARTHEST = 120
_PAIR, _TRIPLE = 2, 3
_A_TIME = late("[去上前]年|同期|原来|过去|当年|年前|以前|^[\ue000-\uf8ff]|[0-9０-９]年")


def find_multiples(reading: Reading) -> Iterator[Claim]:
    """Yield a claim for each multiple (or third) whose two amounts are told."""
    skeleton = reading.skeleton
    if len(skeleton.figures) < _TRIPLE:
        return
    for number in skeleton.sentences_with(_ANCHORS):
        told = reading.told(skeleton.sentences[number])
        previous = reading.told(skeleton.sentences[number - 1]) if number else []
        for index, one in enumerate(told):
            if one.figure.kind in _KINDS and not one.change:
                yield from _of_times(index, told, previous, reading)


def _of_times(
    index: int, told: Sequence[Told], previous: Sequence[Told], reading: Reading
) -> Iterator[Claim]:
    times = told[index]
    words, at = _words(index, told)
    if words is None:
        return
    if times.figure.kind == "percent" and words["verb"] != "相当于":
        return
    base = words["base"]
    if later := _told_later(base, index, told):
        yield _claim(*later, times, reading)
        return
    found = [*reversed(told[:at]), *reversed(previous)]
    end = _end(words["subject"], found)
    if end is None or times.hole - end.hole > _FARTHEST:
        return
    starts = [one for one in found if _may_be_base(one, end) and _is_said(base, one, found)]
    chosen = next((s for s in starts if is_multiple_of(end.figure, s.figure, times.figure)), None)
    if chosen is None and len(starts) == 1:
        chosen = starts[0]
    if chosen is not None:
        yield _claim(end, chosen, times, reading)


def _told_later(base: str, index: int, told: Sequence[Told]) -> tuple[Told, Told] | None:
    """Return the two amounts where that of the earlier time follows.

    Of “是去年的⟦1.5倍⟧，去年20万台，今年30万台” these are 30万台 and 20万台; one may stand before.
    What neither fits nor would but for one slip is none.
    """
    times, after = told[index], [one for one in told[index + 1 : index + 3] if one.is_level()]
    if not after or not _A_TIME.search(base):
        return None
    before = [one for one in told[max(0, index - 2) : index] if one.is_level()][-1:]
    levels = after if len(after) == _PAIR else (*before, *after)
    if len(levels) != _PAIR or not may_share(levels[0].figure, levels[1].figure):
        return None
    orders = (levels[0], levels[1]), (levels[1], levels[0])
    needs = [ratio_needs(end.figure, start.figure, times.figure) for end, start in orders]
    for test in (fit, is_one_slip):
        for (end, start), need in zip(orders, needs, strict=True):
            if test(need):
                return end, start
    return None


def _end(subject: str, found: Sequence[Told]) -> Told | None:
    """Return what is so many times the base: what its clause names, else the nearest amount."""
    levels = [one for one in found if one.is_level()]
    named = [one for one in levels if likeness(subject, clause_of(one)) >= _VERY_LIKE]
    return next(iter(named if len(subject) > 1 else levels), None)


def _words(index: int, told: Sequence[Told]) -> tuple[re.Match[str] | None, int]:
    """Return the words of a multiple, with its base, and where its clause begins.

    A year may be one of them: 是⟦2001年⟧的.
    """
    gap, at = told[index].gap, index
    before = told[index - 1] if index else None
    if before is not None and before.figure.kind in ("date", "period") and "，" not in gap:
        gap, at = before.gap + before.figure.text + gap, index - 1
    return _TIMES.search(gap), at


def _may_be_base(one: Told, end: Told) -> bool:
    return one is not end and one.is_level() and may_share(one.figure, end.figure)


def _is_said(base: str, one: Told, found: Sequence[Told]) -> bool:
    """Tell whether the words for the base name an amount, by its year or by what it is."""
    year = next((each for each in found if each.number == one.number - 1), None)
    if year is not None and year.figure.kind in ("date", "period"):
        is_its_year = "，" not in one.gap and (
            base == year.figure.text or not one.gap.strip("的为是有达仅只约末底")
        )
        if is_its_year and base.startswith(year.figure.text):
            return True
    if any(each.figure.text in base for each in found if each.figure.kind in ("date", "period")):
        return False
    return likeness(base, clause_of(one)) >= _VERY_LIKE


def _claim(end: Told, start: Told, times: Told, reading: Reading) -> Claim:
    flows = [one.figure.flow for one in (end, start, times)]
    return Claim(
        kind="rough-multiple" if is_rough(times.figure) else "told-multiple",
        slots=(
            Slot("end", (end.figure.id,)),
            Slot("start", (start.figure.id,)),
            Slot("times", (times.figure.id,)),
        ),
        span=Span(min(flow.start for flow in flows), max(flow.end for flow in flows)),
        phrase="told-multiple/named",
        inferred=True,
        score=90,
    )
