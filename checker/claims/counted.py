"""A count and the names that spell it out, beside it in the sentence.

“四家银行是甲、乙、丙和丁”, “三家银行（甲、乙、丙）”, “三大市场：甲；乙；丙”, “甲和乙两国”.
Names before a count that three or more 、 part are found by phrases.
"""

from collections.abc import Iterator, Sequence, Set

from msgspec import structs

from checker.claims.listed import are_tidy, is_label, is_of_a_name, is_second_label
from checker.claims.naming import TABLE, Names, joints_in, split_names
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Mention, Page, Slot
from checker.core.span import Span

_MOST = 99
_REACH = 300
_LEFT_REACH = 80
_STOPS = "。！？\n"
_BRACKETS = {"（": "）", "(": ")"}
_FAR = (
    r"(?:[^。；：！？（）()—\n]|（[^（）\n]{1,12}）){0,45}?"
    r"，(?P<far>(?:它们|他们|这些)?(?:分别[是为]|依次[是为])|即|它们是)"
)
_LINK = late(
    r"[^，。；：！？、（）()—\n]{0,20}?(?P<link>：|[（(]|—{1,3}|，?即|，?分别(?:[是为指]|名为|位于|设在|设于|建在)|，?依次[是为]"
    rf"|，?也?就是|，?包[括含])|{_FAR}"
    r"|[^，。；：！？、（）()—了虽有把将被对向中以最\n]{1,12}?"
    r"(?P<copula>(?<![但还于凡可只总才])是|(?<![行因认作成称评誉列选变化改升分转])为)(?![了此何什])"
)
_FAR_LINK = late(_FAR)
# 共设5个项目，包括……和……: all are told.
_ALL_TOLD = late("(?:共|总共|一共|共计|分|分为|分成|划分为|下设)(?:设|有|设有|设置了?|计)?$")
_NEAR = 8
_STEP = late(r"[“（(]?(?:[一1１①]|第一|首先|其一|一[是要个方])")
_SOME = tuple(TABLE["some"])
_KINDS = frozenset(TABLE["kinds"])
_HEAD_STOP = late("[，。；：！？\n“（(]")
_TAIL = late(r"(?:这|共|共计|总计)+$")
_NEVER_PAIR = late("各$|每$|等$|、$|第$|[的了]$|其中$")
# Counts that sum up what stands right before them, however many: 三方, 四国, 五个方面.
_SURE = frozenset(("方", "国", "者", "党", "方面"))
_SURE_NOUN = late("方面|环节|层面|领域|问题|阶段|部分|类型|文明|层次|重点|关键|大项|方案|确保")
_LONGEST_LAST = 14
_VERB = late("[是了给将把被使令]")
_MOST_SURE = 9
# 三站一场 are spelled out together.
_LABEL_PART = late("[一二三四五六七八九十两][\u4e00-\u9fff]{1,2}$")
_SUM_UP = frozenset("地省市县区国方者")
# 美国、日本和韩国四次演习: how often, not how many.
_EVENTS = frozenset("次轮场届度回遍")
# So do these where the names are short; 甲镇和乙镇5个村 counts villages.
_SURE_OF_TIDY = frozenset("大种类级")
_SHORT = 4
_FEW = 3
_PAIR = 2
_OF_THEM = late(r"[^，。；：、\n]{0,12}(?:之一|之中|中的|中有|中，|的[一-九两\d])")
_NO_NAMES = late("[0-9０-９∶]|各")
_LONGEST_CLAUSE = 14
_QUOTED_NAME = late("“[^”\n]{1,20}”(?:、|和|以及|“)")
# What may stand inside the names before a count; after another count they begin anew.
_NOT_COUNTS = frozenset(("date", "period", "ordinal", "duration", "age"))


def counted_claims(page: Page, figures: Sequence[Figure], taken: Set[int]) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each count with names beside it.

    `taken` are counts that phrases have found names for.
    """
    for figure in figures:
        if figure.id in taken or not is_plain_count(figure) or is_of_a_name(figure, page):
            continue
        claim = _behind(page, figure, figures) or _before(page, figure, figures)
        if claim is not None:
            yield claim


def is_plain_count(figure: Figure) -> bool:
    """Tell whether a figure is a small exact count, as one counts names."""
    amount = figure.amount
    if figure.kind != "count" or amount is None or figure.hedge is not None or not figure.unit:
        return False
    value = amount.value
    if not 1 <= value <= _MOST or value != int(value):
        return False
    if amount.top is None and amount.sense is None:
        return amount.exact
    interval = figure.interval()
    return interval is not None and interval.lo.at == interval.hi.at == value


def claim_of(figure: Figure, names: Names, phrase: str, *, is_open: bool = False) -> Claim:
    """Return the claim that a figure counts `names`."""
    span = Span(
        min(figure.flow.start, names.items[0].span.start),
        max(figure.flow.end, names.items[-1].span.end),
    )
    return Claim(
        kind="counted-list",
        slots=(Slot("count", (figure.id,)),),
        span=span,
        phrase=f"counted/{phrase}",
        constants=(
            Constant("least", names.least),
            Constant("most", names.most),
            Constant("open", int(is_open or names.is_open)),
        ),
        items=names.items,
    )


def _behind(page: Page, figure: Figure, figures: Sequence[Figure]) -> Claim | None:
    """Return the claim of names behind the count, after a colon, a bracket, 是 or a dash."""
    flow, block = page.flow, page.blocks[figure.block].span
    link = _LINK.match(flow, figure.flow.end, block.end)
    if link is None or _OF_THEM.match(flow, figure.flow.end):
        return None
    word = (link["link"] or link["far"] or link["copula"]).removeprefix("，")
    if word in _BRACKETS:
        claim = _bracket(flow, figure, link.end(), block.end, _BRACKETS[word])
        # 3个县（市）受灾，分别是……: that bracket holds no names.
        link = None if claim else _FAR_LINK.match(flow, figure.flow.end, block.end)
        if link is None:
            return claim
        word = link["far"]
    end = _end_of_names(page, figure, figures, link.end())
    if end is None:
        return None
    if word in ("是", "为"):
        return _copula(flow, figure, link.end(), end)
    if "是" in link[0][: -len(word)].removesuffix("是") or is_second_label(figure, figures, flow):
        return None
    if _LABEL_PART.search(flow, max(0, figure.flow.start - 3), figure.flow.start):
        return None
    if _counts_the_names(figure, figures, Span(link.end(), end)):
        return None
    if word[0] == "包":
        return _included(flow, figure, link.end(), end)
    if word[0] not in "：—":
        end = next((at for at in (flow.find("；", link.end(), end),) if at >= 0), end)
    return _spelled(flow, figure, link.end(), end)


def _end_of_names(page: Page, figure: Figure, figures: Sequence[Figure], start: int) -> int | None:
    """Return where the sentence ends in which names begin at `start`; None where they do not."""
    flow, block = page.flow, page.blocks[figure.block].span
    after = figures[figure.id + 1 : figure.id + 2]
    if after and after[0].flow.start < start:
        return None
    if flow.startswith(_SOME, start) or _STEP.match(flow, start):
        return None
    limit = min(block.end, start + _REACH)
    stops = (at for at in (flow.find(mark, start, limit) for mark in _STOPS) if at >= 0)
    end = min(stops, default=limit)
    is_quotation = flow[start : start + 1] == "“" and _QUOTED_NAME.match(flow, start) is None
    return None if end == limit < block.end or is_quotation else end


def _counts_the_names(figure: Figure, figures: Sequence[Figure], names: Span) -> bool:
    """Tell whether a count stands behind the names: 两大基地：甲城、乙城、丙城三地设有分部."""
    inner = [
        f for f in figures[figure.id + 1 : figure.id + 4] if names.start <= f.flow.start < names.end
    ]
    return any(f.unit in _SUM_UP and f.kind == "count" for f in inner)


def _included(flow: str, figure: Figure, start: int, end: int) -> Claim | None:
    """Return the claim of “5个项目，包括……”; where 共 stands before, 和 closes the list."""
    names = split_names(flow, start, _clause_end(flow, start, end))
    if len(names.items) < _PAIR:
        return None
    is_all = _ALL_TOLD.search(flow, max(0, figure.flow.start - _NEAR), figure.flow.start)
    is_closed = is_all and joints_in(flow, names.items[-1].span.start, end)
    return claim_of(figure, names, "some", is_open=not is_closed)


def _bracket(flow: str, figure: Figure, start: int, limit: int, closing: str) -> Claim | None:
    end = flow.find(closing, start, min(limit, start + _REACH))
    if end < 0 or _NO_NAMES.search(flow, start, end):
        return None
    names = split_names(flow, start, end)
    if names.most < 2 or all(item.text in _KINDS for item in names.items):
        return None
    return claim_of(figure, names, "bracket")


def _copula(flow: str, figure: Figure, start: int, end: int) -> Claim | None:
    """Return the claim of “四家银行是甲行、乙行、丙行和丁行”; a name holds no 的."""
    names = split_names(flow, start, _clause_end(flow, start, end))
    if flow[figure.flow.start - 1] == "以" or any("为" in item.text for item in names.items):
        return None
    if names.most < 2 or "的" in "".join(item.text for item in names.items[:-1] or names.items):
        return None
    # 5名队员是小学生、中学生: two kinds of many.
    if (names.least < _FEW and _value(figure) > names.most) or "各" in flow[start:end]:
        return None
    return claim_of(figure, names, "copula")


def _clause_end(flow: str, start: int, end: int) -> int:
    return min((at for at in (flow.find(m, start, end) for m in "，；") if at >= 0), default=end)


def _spelled(flow: str, figure: Figure, start: int, end: int) -> Claim | None:
    """Return the claim of the names behind a colon, a dash or 即; they end with the sentence."""
    first = split_names(flow, start, _clause_end(flow, start, end))
    whole = split_names(flow, start, end)
    if "；" in flow[start:end]:
        return claim_of(figure, whole, "parts") if len(whole.items) > 1 else None
    if len(first.items) > 1:
        return claim_of(figure, whole, "names")
    if first.most > 1 and len(whole.items) == 1:
        return claim_of(figure, first, "two")
    longest = max((len(item.text) for item in whole.items), default=0)
    if len(whole.items) > 2 and longest <= _LONGEST_CLAUSE and "、" not in flow[start:end]:
        # 三个特点：时间早，规模大，效果好，受到欢迎: the last clauses may be no names.
        return claim_of(figure, structs.replace(whole, least=2), "clauses")
    return None


def _before(page: Page, figure: Figure, figures: Sequence[Figure]) -> Claim | None:
    """Return the claim of two names before the count: 甲和乙两国, 县、乡两级."""
    flow = page.flow
    floor = first = max(page.blocks[figure.block].span.start, figure.flow.start - _LEFT_REACH)
    if figure.id and figures[figure.id - 1].flow.end > floor:
        floor = figures[figure.id - 1].flow.end
        if figures[figure.id - 1].kind in _NOT_COUNTS:
            first = floor
    if is_label(figure, page):
        return _label(page, figure, floor)
    # 甲、乙和丙“三块牌子一套班子”: the mark parts nothing, if it fits.
    end = figure.flow.start - flow.startswith("“", figure.flow.start - 1)
    heads = list(_HEAD_STOP.finditer(flow, floor, end))
    start = heads[-1].end() if heads else floor
    tail = _TAIL.search(flow, start, end)
    end = tail.start() if tail else end
    if end - start < 2 or _NEVER_PAIR.search(flow, start, end):
        return None
    names = split_names(flow, start, end)
    if not names.items:
        return None
    joints = [match for match in joints_in(flow, start, end) if match.start() > start]
    if end == figure.flow.start - 1 and not names.least <= _value(figure) <= names.most:
        return None
    cut = max([names.items[-1].span.start, *(match.end() for match in joints)])
    if cut == start or not 0 < end - cut <= _LONGEST_LAST or _VERB.search(flow, cut, end):
        return None
    if _is_pair(flow, figure, names) and (
        heads or names.most == 2 == _value(figure) or floor == first
    ):
        return claim_of(figure, names, "before")
    return None


def _label(page: Page, figure: Figure, floor: int) -> Claim | None:
    """Return the claim of short names right before a label: 水、电、路、气、房“五通”."""
    flow, end = page.flow, figure.flow.start - 1
    start = max(flow.rfind(mark, floor, end) + 1 for mark in "，。；：！？\n”")
    names = split_names(flow, max(start, floor), end)
    is_short = all(0 < len(name.text) <= _SHORT for name in names.items[1:])
    if len(names.items) < _FEW or not is_short or flow[end - 1] == "、":
        return None
    return claim_of(figure, names, "label")


def _pieces(flow: str, names: Names) -> tuple[Mention, ...]:
    """Return the names after the first, parted at 和 as well; before the first there are verbs."""
    first, last = names.items[0].span.end, names.items[-1].span.end
    cuts = [item.span.start for item in names.items[1:]]
    cuts += [match.end() for match in joints_in(flow, first, last)]
    ends = [item.span.end for item in names.items[1:]]
    ends += [match.start() for match in joints_in(flow, first, last)]
    pairs = zip(sorted(cuts), sorted(ends), strict=True)
    return tuple(Mention(flow[a:b], Span(a, b)) for a, b in pairs if a < b)


def _value(figure: Figure) -> int:
    return int(figure.amount.value) if figure.amount is not None else 0


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
    is_sure = figure.unit in _SURE or (
        figure.unit == "个" and _SURE_NOUN.match(flow, figure.flow.end) is not None
    )
    if figure.unit in _SURE_OF_TIDY and not is_sure:
        pieces = _pieces(flow, names)
        is_sure = bool(pieces) and are_tidy((*names.items, *pieces))
    return is_sure and 2 < value <= _MOST_SURE
