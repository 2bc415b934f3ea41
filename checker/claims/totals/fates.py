"""People told apart by what became of them: “7名工人中，3人获救，另有4人遇难”.

Each of them is told of once, so that the groups add up to the whole; where the last group is said
to be the rest (另, 其余) and they do not, one number is wrong.
"""

from collections.abc import Iterator, Sequence

from checker.claims.phrases.alternatives import either
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span
from checker.core.tables import load_table

_TABLE = load_table("language/zh/fates.yaml")
_PERSONS = frozenset("人名位")
_FATE = late(f"(?:{either(_TABLE['meanwhile'])})*{either(_TABLE['fates'])}")
_CLAUSE_WITH_FATE = late(f"[^，。；、\n]{{0,12}}?{either(_TABLE['fates'])}")
# 7名工人中，有…… / 7名工人，有…… / 车上有15人，其中……; 中毒 is no such 中.
_AMONG = late("(?<![其当])中(?![毒学心国队枪弹风签])|其中|，已?有|内有|里有")
_REST = late(f"(?:{either(_TABLE['rest'])})的?有?$")
_MORE = ("另", "还有")
_STOPS = "。！？；\n"
_LONGEST_HEAD = 30
_LONGEST_NOUN = 4
_FEWEST = 2


def fate_claims(page: Page, figures: Sequence[Figure], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a claim of kind `total` for each group of people whose parts no other claim binds."""
    bound: set[frozenset[int]] | None = None
    for group in _groups(page, figures):
        claim = _claim(page, group)
        if claim is None:
            continue
        if bound is None:
            bound = {frozenset(one.figure_ids()) for one in told if one.kind == "total"}
        if frozenset(claim.figure_ids()) not in bound:
            yield claim


def _groups(page: Page, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the exact counts of people of each sentence that has three or more of them."""
    group: list[Figure] = []
    for figure in figures:
        if figure.kind != "count" or figure.unit not in _PERSONS or not _is_exact(figure):
            continue
        between = page.flow[group[-1].flow.end : figure.flow.start] if group else ""
        if any(stop in between for stop in _STOPS):
            yield from [group] if len(group) > _FEWEST else []
            group = []
        group.append(figure)
    yield from [group] if len(group) > _FEWEST else []


def _is_exact(figure: Figure) -> bool:
    return figure.hedge is None and figure.amount is not None and figure.amount.exact


def _claim(page: Page, group: Sequence[Figure]) -> Claim | None:
    """Return the claim that a count of people is told in parts, each with what became of it."""
    flow, whole = page.flow, group[0]
    head = flow[whole.flow.end : group[1].flow.start]
    if len(head) > _LONGEST_HEAD or not _AMONG.search(head):
        return None
    parts: list[Figure] = []
    for at, figure in enumerate(group[1:], 1):
        before = flow[group[at - 1].flow.end : figure.flow.start]
        if parts and "其中" in before:
            continue
        if not _CLAUSE_WITH_FATE.match(flow, figure.flow.end):
            break
        parts.append(figure)
        rest = _REST.search(before)
        # 9人，其中3人重伤，另有2人失踪: 其中 leaves it open what became of others.
        is_all = rest is not None and not ("其中" in head and rest[0].startswith(_MORE))
        if len(parts) > 1 and is_all and _has_fate(flow, figure, head):
            return _total(whole, parts, adds=_adds(whole, parts))
    return _total(whole, parts, adds=True) if len(parts) > 1 and _adds(whole, parts) else None


def _has_fate(flow: str, figure: Figure, head: str) -> bool:
    """Tell whether a fate stands right behind the count, or behind the noun of the whole."""
    start = figure.flow.end
    for length in range(_LONGEST_NOUN + 1):
        noun = flow[start : start + length]
        if (not noun or noun in head) and _FATE.match(flow, start + length):
            return True
    return False


def _adds(whole: Figure, parts: Sequence[Figure]) -> bool:
    values = [part.amount.value for part in parts if part.amount is not None]
    return whole.amount is not None and sum(values) == whole.amount.value


def _total(whole: Figure, parts: Sequence[Figure], *, adds: bool) -> Claim:
    return Claim(
        kind="total",
        slots=(Slot("total", (whole.id,)), Slot("parts", tuple(part.id for part in parts))),
        span=Span(whole.flow.start, parts[-1].flow.end),
        phrase="total/fates",
        constants=(Constant("complete", 1),),
        inferred=not adds,
    )
