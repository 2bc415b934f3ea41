"""Years, months and days listed before their number.

“1994、1995、1996三年”, “3月、4月两个月”, “5日、6日两天”.
"""

from collections.abc import Iterator, Sequence

from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

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
