"""Which figures after “其中” are parts side by side, by the marks between them.

“其中新开工279个、续建238个，竣工253个”: what 、 joins is one list, and the comma closes it.
"""

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.levels import Level
from checker.claims.marks import sentence_start
from checker.claims.phrases.skeleton import AMOUNTS, ANY_FIGURE
from checker.core.late import late

# “8名机组人员和156名乘客共164人”: nothing else stands between the parts and their sum.
_JOINED = late(
    f"[^，。；、{ANY_FIGURE}]{{0,10}}(?:、|[和与及]|以及)[^，。；、{ANY_FIGURE}]{{0,10}}[{AMOUNTS}]"
)
_JOINED_SUM = late(f"[^，。；、{ANY_FIGURE}]{{0,10}}(?:共计|合计|总计|总共|一共|共)有?[{AMOUNTS}]")
# What is counted with these may be of any sort: 3个乡镇和12个村共40个项目.
_ANY_SORT = frozenset({"个", "项", "种", "次", "处", ""})
# What opens a list inside the list.
_NESTED = late("其中|中有|中，|包括|此外")
_PARTING = late("[，、；。]|[和与及]")
_INNER = late("其中|当中")
_INNER_END = late("[；。]")
# What the words between two names of a list never hold.
_SENTENCE = late("共有|另有|同时|已|累计|[对为向给]")
# A count that leads its clause, or a clause that says what the money goes to.
_LEADING = late(
    f"[，、；：中](?:有?|(?:用于|来自|投向|拨给)[^，、；：。{ANY_FIGURE}]{{1,40}})[{ANY_FIGURE}]$"
)
_LONGEST_CLAUSE = 44


def separator(text: str, one: int, other: int) -> str:
    """Return the strongest mark between two holes: 、 is weaker than ， and that than ；."""
    between = text[one + 1 : other]
    return next((mark for mark in "。\n；，、" if mark in between), "")


def side_by_side(text: str, holes: Sequence[int]) -> int:
    """Return how many of the first parts are surely parts of one list.

    Names joined by 、, or counts that each lead their clause: “其中八项来自美国，两项来自英国”.
    """
    if len(holes) < 2:
        return len(holes)
    mark = separator(text, holes[0], holes[1])
    if mark not in ("、", "，") or (mark == "，" and not all(_leads(text, at) for at in holes[:2])):
        return 1
    kept = 1
    for one, other in pairwise(holes):
        between = text[one + 1 : other]
        if separator(text, one, other) != mark or _NESTED.search(between):
            break
        if not _leads(text, other) if mark == "，" else _SENTENCE.search(between):
            break
        kept += 1
    return kept


def _leads(text: str, hole: int) -> bool:
    """Tell whether a figure stands at the head of its clause."""
    return bool(_LEADING.search(text[max(0, hole - _LONGEST_CLAUSE) : hole + 1]))


def closes(text: str, holes: Sequence[int], end: int) -> bool:
    """Tell whether a list of the parts at `holes` ends before the figure at `end`.

    It does where a stronger mark follows than those between its parts.
    """
    inner = {separator(text, one, other) for one, other in pairwise(holes)}
    order = "、，；。"
    after = separator(text, holes[-1], end)
    if not after or not inner or "" in inner:
        return False
    return all(order.find(after) > order.find(mark) for mark in inner)


def without_nested(text: str, parts: Sequence[Level]) -> tuple[Level, ...]:
    """Return the parts without what “其中” names of one of them, nothing if it names none."""
    if len(parts) < 3 or not _INNER.search(text, parts[0].hole, parts[-1].hole):
        return ()
    kept = [parts[0]]
    for part in parts[1:]:
        inner = [match.end() for match in _INNER.finditer(text, kept[0].hole, part.hole)]
        if not inner or _INNER_END.search(text, inner[-1], part.hole):
            kept.append(part)
    return tuple(kept) if len(kept) < len(parts) else ()


def are_parted(text: str, parts: Sequence[Level]) -> bool:
    """Tell whether a mark or an “and” stands between all parts: the cells of a table have none."""
    return all(_PARTING.search(text, one.hole, other.hole) for one, other in pairwise(parts))


def before_semicolon(text: str, parts: Sequence[Level]) -> tuple[Level, ...]:
    """Return the parts before the first semicolon between two of them, nothing without one."""
    mark = text.find("；", parts[0].hole, parts[-1].hole)
    return tuple(part for part in parts if part.hole < mark)


def leads_its_sentence(text: str, total: Level) -> bool:
    """Tell whether no figure of the same kind stands before the total in its sentence."""
    return text[total.hole] not in text[sentence_start(text, total.hole) : total.hole]


def are_joined(text: str, total: Level, parts: Sequence[Level]) -> bool:
    """Tell whether “and” alone joins the parts, and “共” alone their sum: 8名……和156名……共164人."""
    if total.figure.unit in _ANY_SORT:
        return False
    holes = [part.hole for part in parts]
    joined = all(_JOINED.fullmatch(text, one + 1, other + 1) for one, other in pairwise(holes))
    return joined and _JOINED_SUM.fullmatch(text, holes[-1] + 1, total.hole + 1) is not None
