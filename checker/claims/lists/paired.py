"""Two names before their count: “甲和乙两国”, “县、乡两级”, “水、电、路三通”."""

from collections.abc import Sequence

from msgspec import structs

from checker.claims.lists.counts import claim_of
from checker.claims.lists.listed import are_of_others, are_tidy, is_label
from checker.claims.lists.naming import TABLE, TOKEN_LETTERS, Names, joints_in, split_names
from checker.claims.lists.wider_lists import wider_list
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.span import Span

_LEFT_REACH = 80
_TO_CLAUSE = to_last("，。；：！？\n”")
_HEAD_STOP = late("[，。；：！？\n“（(]")
_ASIDE = late(r"（[^（）\n]{1,30}）(?=、|和|及|与|以及|等?$)")
_TAIL = late(r"(?:这|共|共计|总计)+$")
_NEVER_PAIR = late("各$|每$|等$|、$|第$|[的了]$|其中$")
# Counts that sum up what stands right before them, however many: 三方, 四国, 五个方面.
_SURE = frozenset(("方", "国", "者", "党", "方面"))
_SURE_NOUN = late(
    "国家|省份|直辖市|自治区|民族|方面|环节|层面|领域|问题|阶段|部分|类型|文明|层次|重点|关键|大项|方案|确保"
)
_LONGEST_LAST = 14
# Before the last name, and before what sums it up (共计, 这), something parts it from the others.
_PARTED = to_last("、,;）《“「" + "".join(joint[-1] for joint in TABLE["joints"]))
_PARTS = late(f"[{TOKEN_LETTERS}]")
_TAIL_REACH = 8
_LAST_REACH = _LONGEST_LAST + _TAIL_REACH
# A verb, or what a verb ends with right before the count: 李戊拾到一个皮包.
_VERB_LETTERS = "是了给将把被使令各每"
_VERB = late(
    f"[{_VERB_LETTERS}]|(?:[到得出有获取收送打建种养买卖捐投办开写做用达着过捡拾]|抓获|查处|破获)$"
)
_VERB_INSIDE = late(f"[{_VERB_LETTERS}]")
_MOST_SURE = 9
# 美国、日本和韩国四次演习: how often, not how many.
_EVENTS = frozenset("次轮场届度回遍")
# So do these where the names are short; 甲镇和乙镇5个村 counts villages.
_SURE_OF_TIDY = frozenset("大种类级")
_SHORT = 4
# What may stand inside the names before a count; after another count they begin anew.
_NOT_COUNTS = frozenset(("date", "period", "ordinal", "duration", "age"))
_FEW = 3
_PAIR = 2
_PERSONS = frozenset("人名位")
_PLACES = frozenset("省市县区乡镇村国州旗校院厂")
_PERSON = late(f"[{TABLE['surnames']}][\u4e00-\u9fff某×]{{1,2}}$")
_MARKS = frozenset(("分", "点", "环", "胜"))
_LEVELS = late("[省市县区乡镇村]{2,}$")
_NOUN = 2
_LONGEST_NOUN = 4


def names_before(page: Page, figure: Figure, figures: Sequence[Figure]) -> Claim | None:
    """Return the claim of two names before the count: 甲和乙两国, 县、乡两级."""
    flow, block = page.flow, page.blocks[figure.block].span
    wider = wider_list(flow, block.start, figure)
    if wider is not None:
        return wider
    # 甲、乙和丙“三块牌子一套班子”: the mark parts nothing, if it fits.
    end = figure.flow.start - flow.startswith("“", figure.flow.start - 1)
    is_named = is_label(figure, page)
    if not is_named and not _may_be_named(flow, figure, end):
        return None
    asides = _asides(
        flow, Span(max(block.start, figure.flow.start - _LEFT_REACH), figure.flow.start)
    )
    floor, is_free = _floor(page, figure, figures, asides)
    if is_named:
        return _label(page, figure, floor)
    heads = [h for h in _HEAD_STOP.finditer(flow, floor, end) if not _is_in(h.start(), asides)]
    start = heads[-1].end() if heads else floor
    tail = _TAIL.search(flow, max(start, end - _TAIL_REACH), end)
    end = tail.start() if tail else end
    if end - start < 2 or _NEVER_PAIR.search(flow, end - 2, end):
        return None
    names = _without_other_list(flow, split_names(flow, start, end))
    if not names.items or _is_of_others(flow, Span(start, end), names, figure):
        return None
    if not _stands_before(flow, figure, names, Span(start, end)):
        return None
    if not (heads or is_free or names.most == 2 == _value(figure)):
        return None
    if figure.unit in _PERSONS and flow.startswith("，", start - 1) and names.least > 1:
        # 书记林某，副书记王某、李戊三人: one more may be named before the comma.
        names = structs.replace(names, most=names.most + 1)
    return claim_of(figure, names, "before")


def _may_be_named(flow: str, figure: Figure, end: int) -> bool:
    """Tell by a quick look whether names may end right before a count, and as many as it says."""
    value = _value(figure)
    if figure.unit in _EVENTS and value > _PAIR:
        return False
    last = _PARTED.match(flow, max(0, end - _LAST_REACH), end)
    if last is None or _VERB_INSIDE.search(flow, last.end(), end):
        return False
    most = _MOST_SURE
    if value > most:
        most = len(_PARTS.findall(flow, max(0, end - _LEFT_REACH), end)) + _PAIR + 1
    return value <= most


def _floor(
    page: Page, figure: Figure, figures: Sequence[Figure], asides: Sequence[Span]
) -> tuple[int, bool]:
    """Return where names may begin, and whether no other count stands so near before them."""
    floor = max(page.blocks[figure.block].span.start, figure.flow.start - _LEFT_REACH)
    at = figure.id - 1
    while at >= 0 and _is_in(figures[at].flow.start, asides):
        at -= 1
    if at >= 0 and figures[at].flow.end > floor:
        return figures[at].flow.end, figures[at].kind in _NOT_COUNTS
    return floor, True


def _stands_before(flow: str, figure: Figure, names: Names, span: Span) -> bool:
    """Tell whether the last name stands right before the count, and no verb between them."""
    joints = [joint for joint in joints_in(flow, span.start, span.end) if joint.start > span.start]
    is_unity = flow.startswith("一体", figure.flow.end) and names.least >= _FEW
    is_quoted = span.end == figure.flow.start - 1
    if is_quoted and not is_unity and not names.least <= _value(figure) <= names.most:
        return False
    cut = max([names.items[-1].span.start, *(joint.end for joint in joints)])
    is_near = cut != span.start and 0 < span.end - cut <= _LONGEST_LAST
    return is_near and not _VERB.search(flow, cut, span.end) and _is_pair(flow, figure, names)


def _without_other_list(flow: str, names: Names) -> Names:
    """Return the names with a 和 inside taken for the end of another list.

    “沿海城市、经济特区和甲市、乙市两个直辖市” counts two.
    """
    starts = [
        at
        for at, name in enumerate(names.items[:-1])
        if at and joints_in(flow, name.span.start, name.span.end)
    ]
    least = min(names.least, len(names.items) - (starts[-1] if starts else 0))
    return structs.replace(names, least=least)


def _is_of_others(flow: str, span: Span, names: Names, figure: Figure) -> bool:
    """Tell whether what is counted is not what stands before it.

    Half of a bracket, levels that letters name (省市县三级), marks, or machines of regions.
    """
    if flow.count("）", span.start, span.end) != flow.count("（", span.start, span.end):
        return True
    if figure.unit in _MARKS or are_of_others(names.items, figure):
        return True
    return figure.unit == "级" and _LEVELS.search(flow, span.start, span.end) is not None


def _asides(flow: str, span: Span) -> list[Span]:
    """Return the brackets behind names before a count: 林某（男，35岁）、王某（女，28岁）两人."""
    if flow.find("）", span.start, span.end) < 0:
        return []
    return [Span(*aside.span()) for aside in _ASIDE.finditer(flow, span.start, span.end)]


def _is_in(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _label(page: Page, figure: Figure, floor: int) -> Claim | None:
    """Return the claim of short names right before a label: 水、电、路、气、房“五通”."""
    flow, end = page.flow, figure.flow.start - 1
    names = split_names(flow, behind_last(_TO_CLAUSE, flow, floor, end), end)
    is_short = all(0 < len(name.text) <= _SHORT for name in names.items[1:])
    if len(names.items) < _FEW or not is_short or flow[end - 1] == "、":
        return None
    return claim_of(figure, names, "label")


def _pieces(flow: str, names: Names) -> tuple[Mention, ...]:
    """Return the names after the first, parted at 和 as well; before the first there are verbs."""
    first, last = names.items[0].span.end, names.items[-1].span.end
    cuts = [item.span.start for item in names.items[1:]]
    joints = joints_in(flow, first, last)
    cuts += [joint.end for joint in joints]
    ends = [item.span.end for item in names.items[1:]]
    ends += [joint.start for joint in joints]
    pairs = zip(sorted(cuts), sorted(ends), strict=True)
    return tuple(Mention(flow[a:b], Span(a, b)) for a, b in pairs if a < b)


def _is_pair(flow: str, figure: Figure, names: Names) -> bool:
    """Tell whether a count after two names counts them, not something of each."""
    value = _value(figure)
    if figure.unit in _EVENTS and value > 2:
        return False
    if names.most > 2:
        # 甲、乙和丙三大建设, as surely as three names that 、 part.
        return are_tidy(_pieces(flow, names)) and value <= names.most + 2
    if value == 2:
        return names.least <= 2 <= names.most
    if 2 < value <= _MOST_SURE and _are_of_the_counted(flow, figure, names):
        return True
    is_sure = figure.unit in _SURE or (
        figure.unit == "个" and _SURE_NOUN.match(flow, figure.flow.end) is not None
    )
    if figure.unit in _SURE_OF_TIDY and not is_sure:
        pieces = _pieces(flow, names)
        is_sure = bool(pieces) and are_tidy((*names.items, *pieces))
    return is_sure and 2 < value <= _MOST_SURE


def _are_of_the_counted(flow: str, figure: Figure, names: Names) -> bool:
    """Tell whether both names are plainly of what is counted, so that no more can be meant.

    “春季文化周和秋季文化周两个文化周”, “甲县、乙县两县”, “林某、王某两人”.
    """
    first, *rest = (name.text for name in names.items)
    other = rest[-1] if rest else ""
    if not rest:
        joints = joints_in(flow, names.items[0].span.start, names.items[0].span.end)
        if not joints:
            return False
        start, end = names.items[0].span.start, names.items[0].span.end
        first, other = flow[start : joints[-1].start], flow[joints[-1].end : end]
    if figure.unit in _PERSONS:
        return _PERSON.search(first) is not None and _PERSON.fullmatch(other) is not None
    if figure.unit in _PLACES:
        return first.endswith(figure.unit) and other.endswith(figure.unit)
    noun = flow[figure.flow.end : figure.flow.end + _NOUN]
    return len(noun) == _NOUN and noun in first[-_LONGEST_NOUN:] and noun in other[-_LONGEST_NOUN:]


def _value(figure: Figure) -> int:
    return int(figure.amount.value) if figure.amount is not None else 0
