"""A count told again, and names that are said to be so many.

“……五个主题。这五个主题……”, “甲、乙、丙和丁四个轮子，四者缺一不可”; “甲和乙是区内两家国有企业”.
"""

from collections.abc import Iterator, Sequence, Set

from checker.claims.lists.counts import claim_of
from checker.claims.lists.listed import are_plain
from checker.claims.lists.naming import split_names
from checker.core.late import late
from checker.core.model import Claim, Figure, Page, Slot
from checker.core.span import Span

_THIS = ("这", "上述", "以上", "该")
_REACH = 300
_NEAR = 60
_NOUN = 2
# 南北两方和美国举行三方会谈: three, with one more.
_PAIR = 2
_LEFT = 120
_LONGEST_LINK = 20
_IS = late(
    r"(?P<mark>，)?(?:都|均|正|也|同)?(?:是|(?<![行因认作成称以])为|并称|合称|统称|构成了?|组成了?|形成了?)"
    r"[^，。；：、！？（）\n0-9０-９]{0,14}$"
)
_IS_CUE = late("[是为称成]")
_JOINED = late("[^，。；：！？\n]{1,12}(?:以及|[和及与、])")
# 由甲、乙和丙组成的45支队伍: of these, not these.
_MADE_OF = late("(?:组成|构成|形成)了?的")
_STOP = late("[，。；：！？\n“（]")
_OF_THEM = late(r"[^，。；：、\n]{0,14}(?:之一|之中|中的|中，|中有|的[一二三四五六七八九两\d])")
_LESS = late("之一|其中|不是|而是|就是|但是|还是")


def again_claims(page: Page, counts: Sequence[Figure], taken: Set[int]) -> Iterator[Claim]:
    """Yield `counted-again` for a count told twice, `counted-list` for names that are so many."""
    several = [count for count in counts if count.amount is not None and count.amount.value > 1]
    for at, figure in enumerate(several):
        earlier = _told_before(page, several[max(0, at - 20) : at], figure)
        if earlier is not None:
            yield _again(figure, earlier)
        elif figure.id not in taken:
            claim = _said_to_be(page, figure)
            if claim is not None:
                yield claim


def _told_before(page: Page, earlier: Sequence[Figure], figure: Figure) -> Figure | None:
    """Return the count that “这五个主题” or “四者” tells again; the same number if it is there."""
    flow = page.flow
    if figure.text.endswith("方"):
        # 俄、法、德三方……，筹备三方会晤: of one sentence, the parties are the same.
        near = [
            one
            for one in earlier[-1:]
            if one.text.endswith("方")
            and one.amount is not None
            and one.amount.value > _PAIR
            and figure.flow.start - one.flow.end > _NOUN
            and "。" not in flow[one.flow.end : figure.flow.start]
        ]
    elif figure.unit == "者":
        near = [one for one in earlier if figure.flow.start - one.flow.end <= _NEAR]
    elif flow.endswith(_THIS, 0, figure.flow.start):
        noun = flow[figure.flow.end : figure.flow.end + _NOUN]
        near = [
            one
            for one in earlier
            if one.unit == figure.unit
            and figure.flow.start - one.flow.end <= _REACH
            and _is_of(page, one, figure, noun)
        ]
    else:
        return None
    value = figure.amount.value if figure.amount is not None else None
    same = [one for one in near if one.amount is not None and one.amount.value == value]
    found = same or near
    return found[-1] if found else None


def _is_of(page: Page, one: Figure, figure: Figure, noun: str) -> bool:
    """Tell whether an earlier count may be the one that “这三家” tells again.

    The same number always may; another only of the same noun, and not with more joined to it:
    “两家公司和丁公司……，这三家公司”.
    """
    if one.amount is not None and figure.amount is not None:
        if one.amount.value == figure.amount.value:
            return True
        if one.amount.value < figure.amount.value and _JOINED.match(page.flow, one.flow.end):
            return False
    return page.flow.find(noun, one.flow.end, min(one.flow.end + 12, figure.flow.start)) >= 0


def _again(figure: Figure, earlier: Figure) -> Claim:
    return Claim(
        kind="counted-again",
        slots=(Slot("first", (earlier.id,)), Slot("count", (figure.id,))),
        span=Span(earlier.flow.start, figure.flow.end),
        phrase="counted/again",
    )


def _said_to_be(page: Page, figure: Figure) -> Claim | None:
    """Return the claim of “甲和乙是区内两家国有企业”."""
    flow = page.flow
    floor = max(page.blocks[figure.block].span.start, figure.flow.start - _LEFT)
    if not _IS_CUE.search(flow, max(floor, figure.flow.start - _LONGEST_LINK), figure.flow.start):
        return None
    link = _IS.search(flow, max(floor, figure.flow.start - _LONGEST_LINK), figure.flow.start)
    if link is None or _OF_THEM.match(flow, figure.flow.end):
        return None
    if _LESS.search(flow, max(floor, link.start() - 2), figure.flow.start):
        return None
    heads = list(_STOP.finditer(flow, floor, link.start()))
    start = heads[-1].end() if heads else floor
    if link.start() - start < _NOUN or (not heads and floor > page.blocks[figure.block].span.start):
        return None
    names = split_names(flow, start, link.start())
    value = int(figure.amount.value) if figure.amount is not None else 0
    is_of = _MADE_OF.match(flow, link.start()) is not None
    fits = names.least <= value <= names.most
    if (
        names.most < 2
        or names.is_open
        or not (fits or (names.least > 2 and are_plain(flow, names.items) and not is_of))
    ):
        return None
    return claim_of(figure, names, "said-to-be")
