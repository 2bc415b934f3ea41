"""Lists that are no runs of names: “5、10、50和100卢布4种”, “甲、乙、丙、丁、戊三省两市”."""

from collections.abc import Iterator, Sequence

from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_JOINT = late("[\u4e00-\u9fff]{0,3}(?:、|和|及|与|以及)")
_FEWEST = 3
# 1998年、2002年、2006年，他先后三次当选.
_TIMES = frozenset("次届度回")
_AND = late("(?:、|和|及|与|以及)")
# In 1998年和2002年的五次比赛 there were more of them in one year.
_THEN = late("(?!的)[^。；、：（）\n]{1,16}")
# What a list of places or bodies is counted by: 三省两市, but not 6位九段.
_BODIES = frozenset("省市区县州旗国校镇乡村厂院部委局")


def number_list_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `number-list` for each count right behind a list of numbers."""
    for at, figure in enumerate(figures):
        if figure.kind != "count" or not figure.unit or not at or "几" in figure.text:
            continue
        if figure.unit in _TIMES:
            yield from _years(page, figures, at)
        if figures[at - 1].flow.end == figure.flow.start:
            first = _first_of_list(page, figures, at - 1)
            if at - first >= _FEWEST:
                yield _claim(figure, figures[first], at - first)


def _first_of_list(page: Page, figures: Sequence[Figure], last: int) -> int:
    """Return where the list begins that ends with figure `last`."""
    at = last
    while at and figures[at - 1].block == figures[at].block:
        between = page.flow[figures[at - 1].flow.end : figures[at].flow.start]
        if not _JOINT.fullmatch(between):
            break
        at -= 1
    return at


def _years(page: Page, figures: Sequence[Figure], at: int) -> Iterator[Claim]:
    """Yield the claim of years told one by one, in each of which something was once."""
    flow, first, end = page.flow, at, figures[at].flow.start
    while first and figures[first - 1].block == figures[at].block:
        year = figures[first - 1]
        between = flow[year.flow.end : end]
        fits = (_THEN if first == at else _AND).fullmatch(between)
        is_year = year.when is not None and year.when.grain == "year" and year.text.endswith("年")
        if fits is None or not is_year or between.count("，") > 1:
            break
        first, end = first - 1, year.flow.start
    if at - first >= _FEWEST:
        yield _claim(figures[at], figures[first], at - first)


def _claim(count: Figure, first: Figure, listed: int) -> Claim:
    return Claim(
        kind="number-list",
        slots=(Slot("count", (count.id,)),),
        span=Span(first.flow.start, count.flow.end),
        phrase="number-list/behind",
        constants=(Constant("listed", listed),),
    )


def as_mixed(claim: Claim, figures: Sequence[Figure]) -> Claim:
    """Return the claim of names before two counts, 三省两市, as one of both together."""
    (count,) = claim.slot("count")
    after = count + 1
    if after == len(figures) or figures[after].kind != "count":
        return claim
    if figures[after].flow.start != figures[count].flow.end:
        return claim
    if not {figures[count].unit, figures[after].unit} <= _BODIES:
        return claim
    listed = {c.value for c in claim.constants if c.name in ("listed", "listed_most")}
    said = [f.amount.value for f in (figures[count], figures[after]) if f.amount is not None]
    if said[:1] and said[0] in listed and sum(said) not in listed:
        # 甲、乙、丙3省13市: only the provinces are named.
        return claim
    return Claim(
        kind="mixed-enumeration",
        slots=(Slot("count", (count,)), Slot("more", (after,))),
        span=Span(claim.span.start, figures[after].flow.end),
        phrase=claim.phrase,
        constants=claim.constants,
        items=claim.items,
    )
