"""Years, months and days listed before their number.

“1994、1995、1996三年”, “3月、4月两个月”, “5日、6日两天”.
"""

from collections.abc import Iterator, Sequence

from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

_TO_SENTENCE = to_last("。！？\n")
_TO_HALF = to_last("。；\n")
_DIGIT = "[0-9０-９]"
_JOINT = "(?:、|，|和|与|及|以及)"
_ONE = {
    "年": f"[12１２]{_DIGIT}{{3}}年?(?:度)?",
    "个月": f"{_DIGIT}{{1,2}}月?(?:份)?",
    "天": f"(?:{_DIGIT}{{1,2}}月)?{_DIGIT}{{1,2}}[日号]?|周[一二三四五六日]",
}
_LISTS = {
    unit: late(f"(?<![0-9０-９.．])(?:{one})(?:{_JOINT}(?:{one}))+(?=(?:这|共|等)?$)")
    for unit, one in _ONE.items()
}
_ITEMS = {unit: late(one) for unit, one in _ONE.items()}
_ALIKE = {"年": "年", "个月": "个月", "月": "个月", "天": "天", "日": "天"}
_REACH = 90
_SINCE = ("时隔", "相隔", "阔别", "睽违", "间隔")
_BOTH = 2
_AHEAD = late("提前了?$")
_GOAL = late("[^，。；]{0,12}(?:指标|水平|目标|任务|计划)")
# How many of what a duration is reckoned in there are in one of them: months, seconds.
_EACH = {"年": 12, "个月": 1, "天": 24 * 60 * 60}
_BEFORE = frozenset("0123456789０１２３４５６７８９年月日号份度这共一二三四五六")


def stretch_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `counted-stretch` for years, months or days told one by one."""
    for figure in figures:
        if figure.kind != "duration" or figure.amount is None:
            continue
        unit = _ALIKE.get(figure.unit, "")
        if unit and figure.hedge is None:
            yield from _listed(page, figure, unit)
        if unit == "年":
            yield from _ahead(page, figures, figure)
            yield from _after_years(page, figures, figure)


def _ahead(page: Page, figures: Sequence[Figure], figure: Figure) -> Iterator[Claim]:
    """Yield the claim of “1983年……提前两年达到……1985年的指标”, whatever stands between."""
    flow, block = page.flow, page.blocks[figure.block].span
    if _AHEAD.search(flow, max(0, figure.flow.start - 3), figure.flow.start) is None:
        return
    start = behind_last(_TO_HALF, flow, block.start, figure.flow.start)
    years = [other for other in figures if other.block == figure.block and _is_year(other)]
    before = [other for other in years if start <= other.flow.start < figure.flow.start]
    after = [other for other in years if other.flow.start > figure.flow.end]
    if not before or not after or after[0].flow.start - figure.flow.end > _REACH:
        return
    between = flow[figure.flow.end : after[0].flow.start]
    if "。" in between or _GOAL.match(flow, after[0].flow.end) is None:
        return
    slots = {"actual": before[-1], "years": figure, "planned": after[0]}
    yield Claim(
        kind="years-ahead",
        slots=tuple(Slot(name, (other.id,)) for name, other in slots.items()),
        span=Span(before[-1].flow.start, after[0].flow.end),
        phrase="years-ahead/told",
    )


def _after_years(page: Page, figures: Sequence[Figure], figure: Figure) -> Iterator[Claim]:
    """Yield the claim of “继1996年之后，时隔12年，2008年再次夺冠”, of the only two years told."""
    flow, block = page.flow, page.blocks[figure.block].span
    if not flow.endswith(_SINCE, block.start, figure.flow.start) or figure.hedge is not None:
        return
    start = behind_last(_TO_SENTENCE, flow, block.start, figure.flow.start)
    stops = (flow.find(mark, figure.flow.end, block.end) for mark in "。！？\n")
    end = min((at for at in stops if at >= 0), default=block.end)
    years = [other for other in figures if _is_year(other) and start <= other.flow.start < end]
    if len(years) != _BOTH or years[0].when is None or years[1].when is None:
        return
    first, last = sorted(years, key=lambda other: str(other.when and other.when.start))
    slots = {"first": first, "last": last, "years": figure}
    yield Claim(
        kind="years-from-to",
        slots=tuple(Slot(name, (other.id,)) for name, other in slots.items()),
        span=Span(
            min(years[0].flow.start, figure.flow.start), max(years[1].flow.end, figure.flow.end)
        ),
        phrase="years-from-to/since",
    )


def _is_year(figure: Figure) -> bool:
    when = figure.when
    return when is not None and when.grain == "year" and when.first == when.last


def _listed(page: Page, figure: Figure, unit: str) -> Iterator[Claim]:
    start = max(page.blocks[figure.block].span.start, figure.flow.start - _REACH)
    if page.flow[figure.flow.start - 1] not in _BEFORE:
        return
    match = _LISTS[unit].search(page.flow[start : figure.flow.start])
    if match is None:
        return
    at = start + match.start()
    items = tuple(
        Mention(item[0], Span(at + item.start(), at + item.end()))
        for item in _ITEMS[unit].finditer(match[0])
    )
    yield Claim(
        kind="counted-stretch",
        slots=(Slot("count", (figure.id,)),),
        span=Span(at, figure.flow.end),
        phrase="counted/stretch",
        constants=(Constant("listed", len(items)), Constant("each", _EACH[unit])),
        items=items,
    )
