"""States and provinces before their count: 中俄两国, 京津冀三地; 中国和南非……两国人民."""

import re
from collections.abc import Iterator, Sequence, Set

from checker.claims.lists.counts import claim_of
from checker.claims.lists.listed import is_of_a_name
from checker.claims.lists.naming import Names
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.span import Span
from checker.core.tables import load_table

_TO_SENTENCE = to_last("。！？\n")
_TABLE = load_table("language/zh/states.yaml")
_LETTERS = frozenset(_TABLE["letters"])
_DOUBTFUL = frozenset(_TABLE["doubtful"])
_PROVINCES = frozenset(_TABLE["provinces"])
_GROUPS = tuple(_TABLE["groups"])
_STATE_OF = {name: line.split()[0] for line in _TABLE["names"] for name in line.split()}
_ALL_STATES = "|".join(sorted(_STATE_OF, key=len, reverse=True))
_NAMES = late(_ALL_STATES)
# Two letters for two states: 中伊关系, 美以, 中日韩.
_SHORT = late(
    f"[{_TABLE['letters']}]{{2,3}}(?=之间|关系|双边|建交|会谈|领导人|首脑|外长|贸易|经贸|友好)"
)
_LETTER_OF: dict[str, str] = {}
for _name in _STATE_OF:
    _LETTER_OF.setdefault(_name[0], _STATE_OF[_name])
_WHOLE_PROVINCES = frozenset(("省", "省市", "省区", "省区市", "省份"))
_PLACES = frozenset(("省", "市", "地", "省市", "省区", "省区市", "省份"))
_COUNTED = frozenset((*_PLACES, *_WHOLE_PROVINCES, "国", "级", "个"))
# 市县乡三级: levels of government.
_LETTERS_OF = {"国": _LETTERS, "级": frozenset("省市县区州乡镇村街")}
_PROVINCE_NAMES = late("(?:" + "|".join(_TABLE["province-names"]) + ")省?")
_JOINTS = frozenset(("", "、", "和", "及", "与", "以及", "、以及"))
_PARTING = frozenset("、和及与")
_TAILS = frozenset(("", "这", "共", "等"))
_OF_STATES = late("个国家(?!级|重点|标准)")
_OF_PROVINCES = late("个(?:省市|省区|省份|省)")
_LONGEST_LIST = 200
_LONGEST_RUN = 9
_REACH = 400
# What both states have between them; 三国 of an unknown group may be followed by anything else.
_BETWEEN = late(
    "人民|关系|之间|政府|领导人|元首|总统|总理|首脑|外长|双边|经贸|贸易|军队|军方|建交|友好|友谊|合作|都|的|间"
)
_FEW = 2


def state_claims(page: Page, counts: Sequence[Figure], taken: Set[int]) -> Iterator[Claim]:
    """Yield a claim of kind `counted-list` for each 两国, 三省 … whose states the text names."""
    for figure in counts:
        if figure.unit not in _COUNTED or is_of_a_name(figure, page):
            continue
        pattern = _names_for(page.flow, figure)
        claim = None if pattern is None else _named(page, figure, pattern)
        if claim is not None and (figure.id not in taken or _is_far_off(figure, claim)):
            yield claim
        elif figure.id in taken:
            continue
        elif figure.unit in _LETTERS_OF or figure.unit in _PLACES:
            letters = _LETTERS_OF.get(figure.unit, _PROVINCES)
            claim = _letters(page, figure, letters)
            if claim is None and figure.unit == "国":
                claim = _told_before(page, figure)
            if claim is not None:
                yield claim


def _names_for(flow: str, figure: Figure) -> re.Pattern[str] | None:
    """Return what the things counted are called, if all of them are known: 三国, 12个省份."""
    if figure.unit == "国" or _OF_STATES.match(flow, figure.flow.end - 1):
        return _NAMES
    if figure.unit in _WHOLE_PROVINCES or _OF_PROVINCES.match(flow, figure.flow.end - 1):
        return _PROVINCE_NAMES
    return None


def _named(page: Page, figure: Figure, pattern: re.Pattern[str]) -> Claim | None:
    """Return the claim of “北京、天津、河北和山西四省市”, where each name is known."""
    flow = page.flow
    floor = max(page.blocks[figure.block].span.start, figure.flow.start - _LONGEST_LIST)
    found = list(pattern.finditer(flow, floor, figure.flow.start))
    if len(found) < _FEW or flow[found[-1].end() : figure.flow.start] not in _TAILS:
        return None
    first = len(found) - 1
    while first and flow[found[first - 1].end() : found[first].start()] in _JOINTS:
        first -= 1
    run = found[first:]
    if len(run) < _FEW or flow[max(floor, run[0].start() - 1) : run[0].start()] in _PARTING:
        return None
    items = tuple(Mention(name[0], Span(*name.span())) for name in run)
    is_open = flow.startswith("等", found[-1].end())
    told = Names(items, len(run), len(run), is_open=False)
    return claim_of(figure, told, "known", is_last=is_open)


def _is_far_off(figure: Figure, claim: Claim) -> bool:
    """Tell whether a closed list of known names has so few that no other rule counts them."""
    value = figure.amount.value if figure.amount is not None else 0
    is_open = any(one.name == "open" and one.value for one in claim.constants)
    return not is_open and value > len(claim.items) + 2


def _letters(page: Page, figure: Figure, letters: frozenset[str]) -> Claim | None:
    """Return the claim of a run of letters that each stand for a state: 中俄印三国."""
    flow, end = page.flow, figure.flow.start
    start = end
    while start > max(page.blocks[figure.block].span.start, end - _LONGEST_RUN) and (
        flow[start - 1] in letters
    ):
        start -= 1
    # 其中美英两国: that letter is of 其中.
    start += flow.startswith("其中", start - 1)
    run = flow[start:end]
    if len(run) < _FEW or len(set(run)) < len(run):
        return None
    # 以中美两国: the first letter may be another word.
    doubtful = 0
    while letters is _LETTERS and doubtful < len(run) - 1 and run[doubtful] in _DOUBTFUL:
        doubtful += 1
    items = tuple(Mention(flow[at], Span(at, at + 1)) for at in range(start, end))
    names = Names(items, max(_FEW, len(run) - doubtful), len(run), is_open=False)
    return claim_of(figure, names, "letters")


def _told_before(page: Page, figure: Figure) -> Claim | None:
    """Return the claim of “中国和南非建交是给两国人民的礼物”, if two or more states are told.

    Any of the states told may be meant, so only a count of more than all of them is too many.
    """
    flow = page.flow
    block = page.blocks[figure.block].span
    start = max(block.start, figure.flow.start - _REACH)
    before = flow[max(start, figure.flow.start - 2) : figure.flow.start]
    if not _BETWEEN.match(flow, figure.flow.end) or before.endswith((*_GROUPS, "等")):
        return None
    told = _states_in(flow, start, min(block.end, figure.flow.end + _REACH))
    sentence = behind_last(_TO_SENTENCE, flow, start, figure.flow.start)
    if len(_states_in(flow, sentence, figure.flow.start)) < _FEW:
        return None
    items = tuple(told.values())
    return claim_of(figure, Names(items, _FEW, len(told), is_open=False), "told")


def _states_in(flow: str, start: int, end: int) -> dict[str, Mention]:
    """Return the states that a stretch names, by name or by letter: 朝美之间."""
    told: dict[str, Mention] = {}
    for match in _NAMES.finditer(flow, start, end):
        told.setdefault(_STATE_OF[match[0]], Mention(match[0], Span(*match.span())))
    for match in _SHORT.finditer(flow, start, end):
        for at in range(*match.span()):
            name = _LETTER_OF.get(flow[at], flow[at])
            told.setdefault(name, Mention(flow[at], Span(at, at + 1)))
    return told
