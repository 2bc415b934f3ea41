"""Lists beside a count that do not come to it, and may well not be what it counts.

Where a list fits its count, nobody asks how the two were found to belong together; where it
does not, the words must leave no doubt: “伊核问题六国”, “92位的张帅0：2不敌……”, “两地的合作，包括
贸易、旅游” name none of the six, 92 or two.
"""

from collections.abc import Iterable, Iterator, Sequence

from checker.claims.lists.naming import TABLE
from checker.claims.lists.not_names import OTHERS, goes_on
from checker.core.late import late
from checker.core.model import Claim, Figure, Page
from checker.core.tables import load_table

_STATES = load_table("language/zh/states.yaml")
_NAMES = tuple(name for line in _STATES["names"] for name in line.split())
_LETTERS = frozenset(_STATES["letters"])
_VERBS = late("|".join(TABLE["verbs-of-joint-work"]))
_NOT_NAMED = late("^(?:下同|单位|含税|想|要|为了|希望)|进行|放宽|不敌|负于")
# 8位号码, 连续两次不合格, 3枚金牌: these count no names.
_NO_NAMES_OF = frozenset("次度回遍枚分票元岁块")
_CODE = late("号码|数字|密码|小数")
_OF = late("[^，。；：]*的")
_PARTIES = frozenset("国方者党")
_JOINTS = late("以及|[和与及同]")
_PAIR = 2
# 有三种：一种是……；一种是……；另外两种……: not all are told alike.
_MORE = late("[；，。](?:另外|还有|改善|同时)|[六七八九]为")
_OTHER_CLAUSE = late("，[^，。]{0,12}(?:表现|体现|原因|反映|显示)")
_NEAR = 60


def without_doubtful(
    claims: Iterable[Claim], page: Page, figures: Sequence[Figure]
) -> Iterator[Claim]:
    """Yield claims without lists that neither fit their count nor are surely of it."""
    for claim in claims:
        if claim.kind != "counted-list" or not _is_doubtful(claim, page, figures):
            yield claim


def _is_doubtful(claim: Claim, page: Page, figures: Sequence[Figure]) -> bool:
    constants = {constant.name: int(constant.value) for constant in claim.constants}
    figure = figures[claim.slot("count")[0]]
    value = int(figure.amount.value) if figure.amount is not None else 0
    least, most = constants["least"], constants["most"]
    if least <= value and (constants["open"] or value <= most):
        return False
    texts = [item.text for item in claim.items]
    flow, start = page.flow, claim.items[0].span.start
    if figure.unit in _NO_NAMES_OF or _CODE.match(flow, figure.flow.end):
        return True
    if any(_NOT_NAMED.search(text) for text in texts):
        return True
    if _sum_of(claim, figures) == value:
        return True
    if start < figure.flow.start:
        return _is_doubtful_before(texts, figure, flow, most, start)
    if value == 1 and flow[start - 1] == "：":
        return True
    last = claim.items[-1].span.end
    if _MORE.search(flow, last, last + _NEAR) and value > most:
        return True
    return _is_doubtful_behind(figure, figures, flow, start)


def _sum_of(claim: Claim, figures: Sequence[Figure]) -> int:
    """Return what the counts among the names come to: 碗4件、罐2件 of 6件."""
    counts = [
        one.amount.value
        for item in claim.items
        for one in figures
        if one.kind == "count" and one.amount is not None and item.span.overlaps(one.flow)
    ]
    return int(sum(counts)) if len(counts) > 1 else 0


def _is_doubtful_before(
    texts: Sequence[str], figure: Figure, flow: str, most: int, start: int
) -> bool:
    """Tell whether names before a count may be other words: 进一步深化和拓展|三方合作."""
    if (figure.unit == "大" and goes_on(flow, figure)) or OTHERS.search(texts[-1]):
        return True
    if texts[-1].endswith("另外") or flow.startswith("全", start - 1):
        return True
    joined = "".join(texts)
    if figure.unit == "国":
        # 中印尼|两国, 巴西|四国赛, 加勒比海|14国.
        parts = [part for text in texts for part in _JOINTS.split(text)]
        is_known = sum(part in _LETTERS or part.endswith(_NAMES) for part in parts) >= _PAIR
        return not is_known or joined in _NAMES or joined.endswith(("印尼", "比海"))
    head = flow.rfind("。", 0, start) + 1
    # 从增强意识，加大力度和健全制度|三个方面: one more before the comma.
    return _VERBS.search(texts[-1]) is not None or (
        most <= _PAIR and flow[start - 1] == "，" and "从" in flow[head:start]
    )


def _is_doubtful_behind(figure: Figure, figures: Sequence[Figure], flow: str, start: int) -> bool:
    """Tell whether names behind a count may be of something else told between."""
    between = flow[figure.flow.end : start]
    if any(figure.flow.end <= one.flow.start < start for one in figures[figure.id + 1 :][:3]):
        return True
    if flow[start - 1] in "：:" and flow[start - 2].isdecimal() and flow[start].isdecimal():
        return True
    if _OTHER_CLAUSE.search(between):
        return True
    is_far = figure.unit in _PARTIES or figure.unit in "地家"
    if is_far and _OF.match(between) and "包" in between:
        return True
    head = flow.rfind("。", 0, figure.flow.start) + 1
    return "；" in flow[head : figure.flow.start]
