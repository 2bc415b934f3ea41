"""A count and the names that spell it out, beside it in the sentence.

“四家银行是甲、乙、丙和丁”, “三家银行（甲、乙、丙）”, “三大市场：甲；乙；丙”, “甲和乙两国”.
Names before a count that three or more 、 part are found by phrases.
"""

from collections.abc import Iterator, Sequence, Set

from msgspec import structs

from checker.claims.lists.apposed import apposed_claim
from checker.claims.lists.count_links import Link, far_link, has_label, link_behind, next_link
from checker.claims.lists.counts import claim_of
from checker.claims.lists.listed import is_of_a_name, is_second_label
from checker.claims.lists.naming import TABLE, joints_in, split_names
from checker.claims.lists.paired import names_before
from checker.core.late import late
from checker.core.model import Claim, Figure, Page
from checker.core.span import Span

_REACH = 900
_STOPS = "。！？\n"
_COPULAS = frozenset("是为")
_BRACKETS = {"（": "）", "(": ")"}
# 共设5个项目，包括……和……: all are told.
_ALL_TOLD = late("(?:共|总共|一共|共计|分|分为|分成|划分为|下设)(?:设|有|设有|设置了?|计)?$")
_NEAR = 8
# 共11项，包括……等问题: only some are told.
_OTHERS = late("等(?![级额效候待])[^，。；、]{0,6}$")
_STEP = late(r"[“（(]?(?:[一1１①]|第一|首先|其一|一[是要个方])")
_SOME = tuple(TABLE["some"])
_KINDS = frozenset(TABLE["kinds"])
# 三站一场 are spelled out together.
_LABEL_PART = late("[一二三四五六七八九十两][\u4e00-\u9fff]{1,2}$")
_MANIFOLD = frozenset("个项家大种类条点")
_HOUSES = frozenset("家条项")
# What holds what is told, page by page, is not what is listed: 长达65页的协议主要内容是：……
_HOLDING = frozenset("页字")
# Two of five may come from one place.
_FROM = ("来自", "出自", "属于", "分布在", "落户", "藏在")
_SUM_UP = frozenset("地省市县区国方者")
_FEW = 3
_PAIR = 2
# 8名男子——4人站着4人蹲着，……: what they did, not who they are.
_DIGIT = late("[0-9０-９]")
_NO_NAMES = late("[0-9０-９∶]|各")
_CLAUSE = late(r"(?:[^，；（]|（[^（）\n]*+）|（)*+")
_LONGEST_CLAUSE = 14
_QUOTED_NAME = late("“[^”\n]{1,20}”(?:、|和|以及|“)")


def counted_claims(
    page: Page, figures: Sequence[Figure], counts: Sequence[Figure], taken: Set[int]
) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each count with names beside it.

    `taken` are counts that phrases have found names for.
    """
    for figure in counts:
        if figure.id in taken or is_of_a_name(figure, page):
            continue
        claim = (
            _behind(page, figure, figures)
            or names_before(page, figure, figures)
            or apposed_claim(page, figure)
        )
        if claim is not None and not (_value(figure) == 1 and _may_be_one(figure, claim)):
            yield claim


def _may_be_one(figure: Figure, claim: Claim) -> bool:
    """Tell whether one thing has names of its own: 一个系统的甲社、乙社等, 做合格刘一人."""
    is_open = any(constant.name == "open" and constant.value for constant in claim.constants)
    return is_open or len(claim.items) < _PAIR or figure.unit == "人"


def _is_plain_one(figure: Figure, word: str) -> bool:
    """Tell whether names may be more than one by a slip; most of what is one is told at length.

    “1起分别是……” and “一大工程：……”, not “一位青年诉苦：……” nor “一个重要原因是……”.
    """
    if word in _COPULAS:
        return figure.unit in _HOUSES
    return word.startswith("分别") or figure.unit in _MANIFOLD


def _link(flow: str, figure: Figure, limit: int) -> Link | None:
    """Return what joins names behind to the count, if it counts what is named."""
    link = link_behind(flow, figure.flow.end, limit)
    if link is None or has_label(link):
        return None
    is_held = figure.unit in _HOLDING or flow.startswith("字", figure.flow.end)
    is_many = _value(figure) > 1 or _is_plain_one(figure, link.word)
    return link if is_many and not is_held else None


def _behind(page: Page, figure: Figure, figures: Sequence[Figure]) -> Claim | None:
    """Return the claim of names behind the count, after a colon, a bracket, 是 or a dash."""
    flow, block = page.flow, page.blocks[figure.block].span
    link = _link(flow, figure, block.end)
    if link is None:
        return None
    if link.word in _BRACKETS:
        claim = _bracket(flow, figure, link.end, block.end, _BRACKETS[link.word])
        # 3个县（市）受灾，分别是……: that bracket holds no names.
        link = None if claim else far_link(flow, figure.flow.end, block.end)
        if link is None:
            return claim
    claim = _joined(page, figure, figures, link)
    if claim is None and link.word in _COPULAS:
        # 遇难的3人都是女性。名单如下：……
        link = next_link(flow, figure.flow.end, block.end)
        claim = _joined(page, figure, figures, link) if link else None
    return claim


def _joined(page: Page, figure: Figure, figures: Sequence[Figure], link: Link) -> Claim | None:
    """Return the claim of the names that a link joins to the count."""
    flow, word = page.flow, link.word
    end = _end_of_names(page, figure, figures, link.end)
    if end is None:
        return None
    if word in _COPULAS:
        return _copula(flow, figure, link.end, end)
    is_next = "。" in link.text
    said = link.text[: -len(word)].removesuffix("是")
    if ("是" in said and not is_next) or is_second_label(figure, figures, flow):
        return None
    if _LABEL_PART.search(flow, max(0, figure.flow.start - 3), figure.flow.start):
        return None
    if _counts_the_names(figure, figures, Span(link.end, end)):
        return None
    if word[0] == "包":
        return _included(flow, figure, link.end, end)
    if word[-1] not in "：—":
        end = next((at for at in (flow.find("；", link.end, end),) if at >= 0), end)
    return _spelled(flow, figure, word, link.end, end)


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
    is_some = _OTHERS.search(names.items[-1].text) is not None
    is_all = not is_some and _ALL_TOLD.search(
        flow, max(0, figure.flow.start - _NEAR), figure.flow.start
    )
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
    """Return where the clause ends; a comma in a bracket (林某（化学部，甲大学）) ends none."""
    clause = _CLAUSE.match(flow, start, end)
    return clause.end() if clause else end


def _spelled(flow: str, figure: Figure, link: str, start: int, end: int) -> Claim | None:
    """Return the claim of the names behind a colon, a dash or 即; they end with the sentence."""
    first = split_names(flow, start, _clause_end(flow, start, end))
    if link.endswith(_FROM) and _value(figure) > first.most:
        return None
    whole = split_names(flow, start, end)
    if len(first.items) > 1 and first.least <= _value(figure) <= first.most:
        # 四大工程：修路、引水、建校、办电，使……: the list ends with its clause.
        return claim_of(figure, first, "names")
    if "；" in flow[start:end]:
        return claim_of(figure, whole, "parts") if len(whole.items) > 1 else None
    if len(first.items) > 1:
        # 甲、乙、丙和丁，令人难忘: what no 、 parts names nothing more.
        is_all = first.least >= _FEW and "、" not in flow[first.items[-1].span.end : end]
        return claim_of(figure, first if is_all else whole, "names")
    if first.most > 1 and len(whole.items) == 1:
        return claim_of(figure, first, "two")
    if link == "分别是" and len(whole.items) > 1 and whole.least <= _value(figure) <= whole.most:
        # 院士3人，分别是医学专家甲，化学专家乙和丙。
        return claim_of(figure, whole, "clauses")
    longest = max((len(item.text) for item in whole.items), default=0)
    is_told = "、" in flow[start:end] or _DIGIT.search(flow, start, end) is not None
    if _value(figure) > 1 and len(whole.items) > 2 and longest <= _LONGEST_CLAUSE and not is_told:
        # 三个特点：时间早，规模大，效果好，受到欢迎: the last clauses may be no names.
        return claim_of(figure, structs.replace(whole, least=2), "clauses")
    return None


def _value(figure: Figure) -> int:
    return int(figure.amount.value) if figure.amount is not None else 0
