"""The first so many and their names: “前三名依次是甲队、乙队和丙队”, “甲、乙、丙分获前三名”.

Also a stretch of ranks: “第二至第七名的国家依次为……” names six.
"""

from collections.abc import Iterator, Sequence

from checker.claims.lists.naming import Names, split_names
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_UNITS = frozenset("名位强")
_LINK = late(
    r"的?[^，。；：！？、（）\n是为]{0,14}?(?:：|(?:依次|分别)+(?:是|为|：)|的(?:是|为)|是|为)"
)
_SHARED = late(
    r"(?:分获|分列|分居|分享|分别(?:获得?|夺得|取得|名列|位居|列|居|为|位列))[^，。；：、！？\n]{0,14}$"
)
_FROM = late(r"第?([一二三四五六七八九]|[1-9１-９])(?:至|到|—|－|-|～)$")
_NUMERALS = "一二三四五六七八九"
_HEAD = late("[，。；：！？\n]")
_REACH = 120
_FEWEST = 3
_MOST = 16


def ranked_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `ranked-list` for each 前三名 whose names stand beside it."""
    for figure in figures:
        if figure.kind != "ordinal" or figure.unit not in _UNITS or figure.amount is None:
            continue
        before = _ranks_before(page.flow, figure)
        value = figure.amount.value
        if before is None or not _FEWEST <= value - before <= _MOST:
            continue
        names = _behind(page, figure) or _in_front(page, figure)
        if names is not None and names.most >= _FEWEST:
            yield _claim(figure, names, before)


def _ranks_before(flow: str, figure: Figure) -> int | None:
    """Return how many ranks the stretch leaves out: none in 前三名, one in 第二至第七名."""
    if figure.text.startswith("前"):
        return 0
    start = _FROM.search(flow, max(0, figure.flow.start - 4), figure.flow.start)
    if start is None:
        return None
    digit = start[1]
    return (_NUMERALS.index(digit) + 1 if digit in _NUMERALS else int(digit)) - 1


def _behind(page: Page, figure: Figure) -> Names | None:
    flow, block = page.flow, page.blocks[figure.block].span
    link = _LINK.match(flow, figure.flow.end, block.end)
    if link is None:
        return None
    limit = min(block.end, link.end() + _REACH)
    stop = _HEAD.search(flow, link.end(), limit)
    names = split_names(flow, link.end(), stop.start() if stop else limit)
    return None if names.is_open else names


def _in_front(page: Page, figure: Figure) -> Names | None:
    flow = page.flow
    floor = max(page.blocks[figure.block].span.start, figure.flow.start - _REACH)
    verb = _SHARED.search(flow, floor, figure.flow.start)
    if verb is None:
        return None
    heads = list(_HEAD.finditer(flow, floor, verb.start()))
    names = split_names(flow, heads[-1].end() if heads else floor, verb.start())
    return None if names.is_open else names


def _claim(figure: Figure, names: Names, before: int) -> Claim:
    first, last = names.items[0].span, names.items[-1].span
    return Claim(
        kind="ranked-list",
        slots=(Slot("count", (figure.id,)),),
        span=Span(min(figure.flow.start, first.start), max(figure.flow.end, last.end)),
        phrase="counted/ranked",
        constants=(
            Constant("least", names.least),
            Constant("most", names.most),
            Constant("before", before),
        ),
        items=names.items,
    )
