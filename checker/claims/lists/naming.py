"""Cuts a stretch of text into the names it lists, and says how many there may be."""

from collections.abc import Iterator

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Mention
from checker.core.span import Span
from checker.core.tables import load_table

TABLE = load_table("language/zh/listing.yaml")
_NOT_JOINTS = "|".join(TABLE["not-joints"].values())
_JOINTS = "|".join(TABLE["joints"])
_BRACKETED = r"（[^（）\n]*）|\([^()\n]*\)|《[^《》\n]*》|“[^“”\n]*”|「[^「」\n]*」|〔[^〔〕\n]*〕"
_MARKS = "、，；,;"
# What a token begins with; all else is passed over in one go.
TOKEN_LETTERS = _MARKS + "（(《“「〔" + "".join(sorted({joint[0] for joint in TABLE["joints"]}))
_TOKEN = late(
    f"[^{TOKEN_LETTERS}]*+(?:(?P<whole>{_BRACKETED})|(?P<mark>[{_MARKS}])|(?:{_NOT_JOINTS})"
    rf"|(?P<joint>{_JOINTS})|[{TOKEN_LETTERS}]|\Z)"
)
_CLOSING = late("等+$|……")


class Names(Struct, frozen=True):
    """Names of one list; there are `least` of them, or up to `most` where 和 may part some."""

    items: tuple[Mention, ...]
    least: int
    most: int
    is_open: bool


def split_names(flow: str, start: int, end: int) -> Names:
    """Return what a stretch lists, parted by the widest mark it holds: ；, then 、, then ，.

    “东亚的甲国、乙国；欧洲的丙国” lists two, “甲、乙和丙” two or three. What stands in brackets or
    quotation marks parts nothing; titles side by side (《山路》《河湾》) are two.
    """
    marks: dict[str, list[Span]] = {"；": [], "、": [], "，": []}
    joints: list[int] = []
    last = -1
    for match in _TOKEN.finditer(flow, start, end):
        token = match.lastgroup
        if token == "mark":
            marks[match["mark"].translate(_WIDE)].append(Span(*match.span("mark")))
        elif token == "joint":
            joints.append(match.start("joint"))
        elif token and match.start("whole") == last and match["whole"][0] in _SIDE_BY_SIDE:
            marks["、"].append(Span(last, last))
        last = match.end() if token == "whole" else -1
    mark = next((mark for mark in marks if marks[mark]), "、")
    cuts = marks[mark]
    items = tuple(_items(flow, start, end, cuts))
    least = most = len(items)
    if mark == "、":
        most += len(joints)
        if marks["，"]:
            # 甲、乙，丙、丁: two groups, or four names and more.
            least, most = min(least, len(marks["，"]) + 1), most + len(marks["，"])
    else:
        # 甲；乙；丙和丁: the last part may name two.
        most += min(1, sum(joint > cuts[-1].start for joint in joints))
    return Names(items, least, most, _CLOSING.search(flow, start, end) is not None)


_WIDE = str.maketrans({",": "，", ";": "；"})
_SIDE_BY_SIDE = "《“「"


def _items(flow: str, start: int, end: int, cuts: list[Span]) -> Iterator[Mention]:
    starts = [start, *(cut.end for cut in cuts)]
    for first, last in zip(starts, [*(cut.start for cut in cuts), end], strict=True):
        if flow[first:last].strip("”“ "):
            yield Mention(flow[first:last], Span(first, last))


def joints_in(flow: str, start: int, end: int) -> list[Span]:
    """Return the words that part two names in a stretch: 和, 与, 及, not that of 和平."""
    tokens = _TOKEN.finditer(flow, start, end)
    return [Span(*token.span("joint")) for token in tokens if token.lastgroup == "joint"]
