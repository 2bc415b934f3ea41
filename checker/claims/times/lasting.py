"""How long something lasted, held against the two times it is told between.

“上午9时手术开始，下午3时才结束，历时6个小时”, “6月10日入梅，较常年（6月18日）偏早8天”: the times
next to the duration that fit it, or would but for one slip of a digit.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.claims.phrases.skeleton import Skeleton, placeholder
from checker.claims.times.between import Time, fits, is_slip, time_of
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Slot
from checker.core.span import Span

_TO_SENTENCE = to_last("。！？；\n")
_DURATIONS = tuple(placeholder("duration", change=change) for change in (False, True))
_TIMES = tuple(placeholder(kind, change=False) for kind in ("date", "period"))
_LASTED = late(
    "(?:历时|用时|费时|耗时|为时|时长|历经|持续|延续|用了|花了|经过|长达|整整|前后|共|为期|连续|仅用|只用|期|期长"
    "|[干做当守等烧打战病走飞][^，。；]{0,4}了|工作了|生活了|任教|走过|度过|过去了|[军工教党]龄)(?:了|共|约|为|达|是|已|近)*$"
)
# 从1978年的67.7%降到1997年的55.1%，⟦19年⟧下降了12.6个百分点
_CHANGED_IN = late(
    "(?:间|来|中|里|时间|内)?，?(?:[共累总]计?|净|就|平均|年均|[^，。；、]{0,6}?)"
    "(?:增|翻|提高|下降|减|上升|降|扩大|年均|年平均|平均)"
)
_BEGINS = late("(?:^|[，（])(?:[这仅只]|短短|仅用|只用|前后)*$")
_FROM_TO = late("[从由自].*[到至为].*[，（]")
_AHEAD = late("(?:偏早|提早|提前|早)了?$")
_BEHIND = late("(?:偏晚|偏迟|推迟|推后|延后|延迟|晚|迟)了?$")
_AGAINST = late("[比较][^，。；、]{0,12}$")
# 20年前, 20年后: not what lies between two times.
_NOT_AFTER = ("前", "后", "以前", "以后", "之后", "之前", "内", "以内")
# 在为期9天的访问中: of the stretch that the sentence before tells.
_TERM = late("(?:为期|为时|历时|持续)(?:了|共|约|达)*$")
_MARKS = "，、；：（）()"
_BEFORE, _AFTER = 80, 12
_PAIR = 2


class _Scale(Struct, frozen=True):
    """What durations of some units are claimed as, and the slots of a period and of its ends."""

    kind: str
    of_span: str
    slot: str


_CLOCK = _Scale("time-of-span", "time-of-span", "length")
_DAYS = _Scale("days-of-span", "days-of-span", "days")
_YEARS = _Scale("years-from-to", "years-of-span", "years")
_MONTHS = _Scale("months-of-span", "months-of-span", "months")
_SCALES = {
    **dict.fromkeys(("小时", "个小时", "钟头", "个钟头", "分钟"), _CLOCK),
    **dict.fromkeys(("天", "日"), _DAYS),
    **dict.fromkeys(("年", "周年", "个年头", "年头"), _YEARS),
    **dict.fromkeys(("个月", "月"), _MONTHS),
}
_GRAINS = {_CLOCK.kind: "clock", _DAYS.kind: "day", _MONTHS.kind: "month", _YEARS.kind: "year"}


def lasting_claims(skeleton: Skeleton, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim for each duration that is told with two times in its sentence."""
    text = skeleton.text
    if _DURATIONS[0] not in text and _DURATIONS[1] not in text:
        return
    if _TIMES[0] not in text and _TIMES[1] not in text:
        return
    for hole, number in zip(skeleton.holes, skeleton.figures, strict=True):
        length = figures[number]
        scale = _scale_of(length)
        if scale is not None and not text.startswith(_NOT_AFTER, hole + 1):
            yield from _of_duration(hole, length, scale, skeleton, figures)
        elif scale is _YEARS and text.startswith("内", hole + 1):
            yield from _within(hole, length, skeleton, figures)


def _scale_of(length: Figure) -> _Scale | None:
    """Return what a duration is claimed as; 两年半 lies between months."""
    if length.kind != "duration":
        return None
    return _MONTHS if length.text.endswith("年半") else _SCALES.get(length.unit)


def _of_duration(
    hole: int, length: Figure, scale: _Scale, skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    text = skeleton.text
    start = behind_last(_TO_SENTENCE, text, max(0, hole - _BEFORE), hole)
    grain = _GRAINS[scale.kind]
    before = [one for i in skeleton.figures_in(start, hole) if (one := time_of(figures[i], grain))]
    words = _words_before(text, start, hole)
    if scale is _DAYS and len(before) >= _PAIR and (slots := _apart(before, length, words, text)):
        yield _claim("lead-time", slots, skeleton, figures)
        return
    after = [
        one for i in skeleton.figures_in(hole, hole + _AFTER) if (one := time_of(figures[i], grain))
    ]
    if not before and _TERM.search(words):
        before = _told_before(start, grain, skeleton, figures)
    times = [*before, *after[:1]]
    is_span = bool(before) and before[-1].is_range and scale is _YEARS
    if _LASTED.search(words) or is_span or (scale is _YEARS and _is_of_change(start, hole, text)):
        yield from _between(times, length, scale, skeleton, figures)


def _is_of_change(start: int, hole: int, text: str) -> bool:
    """Tell whether a change from one year to another is said to have taken so long."""
    if not _CHANGED_IN.match(text, hole + 1):
        return False
    return bool(_BEGINS.search(text[start:hole]) and _FROM_TO.search(text, start, hole))


def _told_before(
    start: int, grain: str, skeleton: Skeleton, figures: Sequence[Figure]
) -> list[Time]:
    """Return the one stretch of the sentence before: “4月7日至15日来访。在为期9天的……”."""
    text = skeleton.text
    end = max(0, start - 1)
    before = behind_last(_TO_SENTENCE, text, max(0, min(end, start - _BEFORE)), end)
    inside = skeleton.figures_in(before, start)
    times = [one for i in inside if (one := time_of(figures[i], grain))]
    return times if len(times) == 1 and times[0].is_range else []


def _within(
    hole: int, length: Figure, skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield the claim of “6年内连续提价，每斤由1990年的0.2元提高到1996年的0.7元”."""
    text = skeleton.text
    stops = (text.find(mark, hole) for mark in "。！？；\n")
    end = min([hole + _BEFORE, *(at for at in stops if at >= 0)])
    start = max(text.find(word, hole, end) for word in ("由", "从"))
    if start < 0:
        return
    inside = skeleton.figures_in(start, end)
    times = [one for i in inside if (one := time_of(figures[i], "year")) and not one.is_range]
    if len(times) == _PAIR and text[start + 1] in _TIMES:
        yield from _between(times, length, _YEARS, skeleton, figures)


def _words_before(text: str, start: int, hole: int) -> str:
    at = hole
    while at > start and text[at - 1] not in _MARKS and not "\ue000" <= text[at - 1] <= "\uf8ff":
        at -= 1
    return text[at:hole]


def _between(
    times: Sequence[Time],
    length: Figure,
    scale: _Scale,
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    """Yield the claim of the nearest times that fit, else of those that would but for a slip."""
    pairs = [(one, one) for one in times[::-1] if one.is_range]
    pairs += list(zip(times[-2::-1], times[:0:-1], strict=True))
    for test in (fits, is_slip):
        for first, last in pairs:
            if test(first, last, length):
                ends = {"span": first.figure}
                if first is not last or scale is _MONTHS:
                    ends = {"first": first.figure, "last": last.figure}
                kind = scale.of_span if first is last else scale.kind
                yield _claim(kind, {**ends, scale.slot: length}, skeleton, figures)
                return


def _apart(
    times: Sequence[Time], length: Figure, words: str, text: str
) -> dict[str, Figure] | None:
    """Return the slots of a day that is so many days before or after another: 较常年偏早⟦8天⟧."""
    slot = "ahead" if _AHEAD.search(words) else "behind" if _BEHIND.search(words) else ""
    actual, planned = times[-_PAIR:]
    if not slot or actual.is_range or planned.is_range:
        return None
    ends = (actual, planned) if slot == "ahead" else (planned, actual)
    if not any(test(*ends, length, both=False) for test in (fits, is_slip)):
        return None
    return {"planned": planned.figure, "actual": actual.figure, slot: length}


def _claim(
    kind: str, slots: dict[str, Figure], skeleton: Skeleton, figures: Sequence[Figure]
) -> Claim:
    flows = [figure.flow for figure in slots.values()]
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, (figure.id,)) for name, figure in slots.items()),
        span=Span(min(flow.start for flow in flows), max(flow.end for flow in flows)),
        phrase=f"{kind}/sought",
        inferred=True,
        score=80,
    )
