"""Parts that words, known names or one wrong digit tell to be all there are of a total.

These need not add up; those that do are found without (breakdown.py).
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from checker.claims.levels import Level
from checker.claims.marks import clause_start, sentence_end, sentence_start
from checker.claims.partition import Partitions, are_opposites, count_known
from checker.claims.phrases.skeleton import AMOUNTS, ANY_FIGURE
from checker.claims.totals.adding_up import may_be_digit_off, near
from checker.claims.totals.closed_list import (
    is_own_count,
    slipped_before,
    slipped_list,
    without_outer,
)
from checker.claims.totals.siblings import (
    are_joined,
    are_parted,
    before_semicolon,
    closes,
    leads_its_sentence,
    without_nested,
)
from checker.core.late import late

# Digits of a total from which one wrong digit is told from a part that is not named.
_NEARLY = 4
_NEARLY_SAID = 3
_PAIR = 2
_NESTED = late("其中|当中")
# Only these words stand between “共” and a sum of just what was listed.
_JUST = late(
    f"(?:(?P<count>[{AMOUNTS}])[^，。；{ANY_FIGURE}]{{0,6}}|[以两二三四五六七八九十{ANY_FIGURE}]"
    f"[^，。；{ANY_FIGURE}]{{0,4}}|全部|合起来)?"
    "(?:(?:共计|合计|总计|总共|一共|共|加起来|相加)(?:是|为|有|达|完成|得|招收|出口|获|投资|实现)?"
    f"|(?:共(?!同|和|产|建|享|用)|共有|合计|合计有|总计|总共|一共)[^，。；{ANY_FIGURE}]{{0,4}})[{ANY_FIGURE}]"
)
# These count from some day on, not just what was listed.
_SINCE = late("累计|上半年|全年|今年|以来|至今")
# Words behind a total that open a list of its parts.
_SAID = late("其中|当中|分别|[分按从][^，。；]{1,8}(?:[看分]|统计)，|包括|由[^，。；]{0,8}$|中，$")
_FIGURE = late(f"[{AMOUNTS}]")
# A total whose parts have known names stands this near to the first.
_NEXT = 30
# One wrong digit makes a figure at most this many times as large.
_TIMES = 12
# 生产总值⟦1612亿元⟧，按可比价格计算，增长6.1%，增速居第3位。分产业看，第一产业……
_OPENED = late("。[分按从][^，。；]{1,8}看，[^，。；]*$")
_NO_NAME = late("(?:其中|包括|有|中|由|和|及|与)$")
_BEHIND = late(f"[^，。；、！？\n（(和与及{ANY_FIGURE}]{{0,8}}")
_IN_BRACKETS = late("（[^（）]*）")
_CLAUSE = late(f"[，。；：（）\\n{ANY_FIGURE}]")
_NAME_START = late(f"[，。；：、{ANY_FIGURE}]")
_LONGEST_BRACKET = 60
# What is left of the whole, and a list that all is made up of.
_REST = late("[，；、](?:其余|其他|其它|剩余|剩下|余下)的?")
# 工业用电⟦56亿千瓦时⟧，居民18亿千瓦时，其他12亿千瓦时: others of another total.
_LEFT = late("[，；、](?:(?:其余|剩余|剩下|余下)的?|其[他它]$)")
_OTHERS = late("[，；、](?:其余|其他|其它|剩余|剩下|余下|另有|另外|还有)的?")
_MADE_OF = late(f"[^，。；{ANY_FIGURE}]{{0,10}}(?:组成|构成)")
_BY = late("由[^，。；]{0,8}$")
# Words of a clause that tells how many there are in all.
_ALL = late("共|总|合计|全[^面部长]|一行|累计")
# Letters by which a part's name may differ from the whole's.
_SHORT = 3
_OPEN_END = late("等|另有|以及其他")
APART = late(
    "，另|另外|此外|同时|平均|人均|每|目标|计划|比例|由[^，。]{0,12}[到至]|从[^，。]{0,12}[到至]"
)


class Breakdown(Struct, frozen=True):
    """A total with what are all its parts; `adds`: they do add up; `sure`: the words say so."""

    total: Level
    parts: tuple[Level, ...]
    adds: bool
    sure: bool = False


def told_before(text: str, total: Level, parts: Sequence[Level]) -> Breakdown | None:
    """Return all figures before a total, if “共计” and no noun of its own stands before it.

    With other words (全年累计, 奖牌总数) only if one wrong digit keeps them from adding up.
    """
    floor = sentence_start(text, total.hole)
    if floor > 1 and clause_start(text, total.hole) == floor and _JUST.match(text, floor):
        # 一是……800万元；二是……500万元。两项合计⟦1300万元⟧.
        floor = sentence_start(text, floor - 1)
    parts = without_outer(text, total, [p for p in reversed(parts) if p.hole >= floor])
    if len(parts) < 2:
        return None
    between = text[parts[0].hole : total.hole]
    if APART.search(between):
        return None
    if are_joined(text, total, parts) and _is_of_like_size(total, parts):
        return Breakdown(total, tuple(parts), adds=False, sure=True)
    start = clause_start(text, total.hole)
    just = _JUST.fullmatch(text, start, total.hole + 1)
    if just and len(_FIGURE.findall(between)) - (just["count"] is not None) == len(parts):
        told = _is_of_like_size(total, parts) and not is_own_count(just[0], total, parts)
    else:
        just, is_since = None, _SINCE.search(text, start, total.hole)
        told = _is_nearly(total, parts, _NEARLY if is_since else _NEARLY_SAID) or (
            not is_since and slipped_before(text, total, parts)
        )
    return Breakdown(total, tuple(parts), adds=False, sure=just is not None) if told else None


def named_before(
    text: str, total: Level, before: Sequence[Level], partitions: Partitions
) -> Breakdown | None:
    """Return parts of known names before their total: 夏粮……。早稻……。秋粮……。全年粮食……."""
    parts = tuple(reversed(before))
    if len(parts) < _SHORT or not _is_nearly(total, parts, _NEARLY_SAID):
        return None
    if not are_all_named(text, total, parts, partitions):
        return None
    return Breakdown(total, parts, adds=False)


def told_after(
    text: str, total: Level, after: Sequence[Level], partitions: Partitions
) -> Breakdown | None:
    """Return the parts that words, known names or one wrong digit tell to be all."""
    if len(after) < 2:
        return None
    opening = text[total.hole + 1 : after[0].hole]
    said = _SAID.search(opening) is not None
    if "。" in opening and not said:
        return _over_sentences(text, total, after, partitions)
    if "；" in opening and not _NESTED.search(opening):
        return None
    if "。" in opening and not leads_its_sentence(text, total):
        return None
    stop = sentence_end(text, after[0].hole, len(text))
    parts = tuple(part for part in after if part.hole < stop)
    told = _all_told(text, total, parts, partitions, said=said)
    if len(told) == len(parts) < len(after) and _OPENED.search(opening):
        # 三次产业用电量……。居民生活用电量……: a set of more names runs on.
        more = _all_told(text, total, after, partitions, said=said)
        told = more if len(more) > len(told) else told
    if told and _is_of_like_size(total, told):
        return Breakdown(total, told, adds=False)
    if closed := slipped_list(text, total, parts):
        return Breakdown(total, closed, adds=False)
    is_all = _ALL.search(text, clause_start(text, total.hole), total.hole)
    return _nearly(text, total, parts, _NEARLY_SAID if said or is_all else _NEARLY)


def _all_told(
    text: str, total: Level, parts: Sequence[Level], partitions: Partitions, *, said: bool
) -> tuple[Level, ...]:
    """Return the first parts that words or known names tell to be all.

    第二产业700亿元，其中工业650亿元，第三产业……: what is named of one is left out.
    """
    known = _made_of(text, total, parts) or _known(text, total, parts, partitions, said=said)
    if known:
        return tuple(parts[:known])
    outer = [part for part in parts if not part.label.startswith("其中")]
    for some in (outer, without_nested(text, parts)) if len(outer) < len(parts) else ():
        if len(some) > 1 and _known(text, total, some, partitions, said=said) == len(some):
            return tuple(some)
    return ()


def _over_sentences(
    text: str, total: Level, after: Sequence[Level], partitions: Partitions
) -> Breakdown | None:
    """Return parts told in the sentences behind their total: each is named like the total."""
    if not leads_its_sentence(text, total):
        return None
    for some in (after, without_nested(text, after)):
        if len(some) > 1 and all(_is_same_thing(_name(text, part), total) for part in some):
            known = _known(text, total, some, partitions, said=True)
            if known == len(some) or _is_nearly(total, some, _NEARLY):
                return Breakdown(total, tuple(some), adds=False)
    closed = slipped_list(text, total, after)
    return Breakdown(total, closed, adds=False) if closed else None


def told_again(
    text: str, total: Level, parts: Sequence[Level], partitions: Partitions
) -> Breakdown | None:
    """Return the parts of a second breakdown, by known names or but for one wrong digit."""
    if are_all_named(text, total, parts, partitions):
        return Breakdown(total, tuple(parts), adds=False)
    return _nearly(text, total, parts, _NEARLY_SAID)


def are_all_named(text: str, total: Level, parts: Sequence[Level], partitions: Partitions) -> bool:
    """Tell whether parts bear just the names of a known set: 过夜游客, 一日游游客."""
    labels = [_name(text, part) for part in parts]
    known = count_known(labels, "", total.figure.unit, partitions)
    if len(labels) == _PAIR and are_opposites(*labels):
        return True
    return len(parts) > 1 and known == len(parts)


def _nearly(text: str, total: Level, parts: Sequence[Level], least: int) -> Breakdown | None:
    """Return the parts (perhaps without what “其中” names) that would add up but for one digit."""
    if not parts or _OPEN_END.search(text, total.hole, parts[-1].hole):
        return None
    for some in (parts, without_nested(text, parts), before_semicolon(text, parts)):
        if _is_nearly(total, some, least) and are_parted(text, some):
            return Breakdown(total, tuple(some), adds=False)
    return None


def _is_nearly(total: Level, parts: Sequence[Level], least: int) -> bool:
    """Tell whether one wrong digit keeps parts from adding up."""
    figures = [part.figure for part in parts]
    if len(parts) < _PAIR or not may_be_digit_off(figures, total.figure):
        return False
    distance = near(figures, total.figure)
    return distance is not None and distance.digits >= least and distance.is_one_digit_off()


def _made_of(text: str, total: Level, parts: Sequence[Level]) -> int:
    """Return how many parts the total is said to be made up of: 由……组成, ……其余……."""
    opening = text[total.hole + 1 : parts[0].hole]
    if _BY.search(opening):
        for number, part in enumerate(parts, 1):
            if number > 1 and _MADE_OF.match(text, part.hole + 1):
                return number
    for number, (one, other) in enumerate(pairwise(parts), 2):
        if opening.endswith("中，"):
            words = _OTHERS
        else:
            words = _REST if _SAID.search(opening) or _ALL.search(total.label) else _LEFT
        rest = words.search(text, one.hole + 1, other.hole)
        if rest is not None and len(opening) <= _NEXT:
            return number if _is_same_thing(text[rest.end() : other.hole], total) else 0
    return 0


def _known(
    text: str, total: Level, parts: Sequence[Level], partitions: Partitions, *, said: bool
) -> int:
    """Return how many of the first parts are named as all parts of a whole of this size."""
    if not _is_next(text, total, parts[0]):
        return 0
    labels = [_name(text, part) for part in parts]
    are_two = len(labels) > 1 and are_opposites(labels[0], labels[1])
    if not are_two and not count_known(labels, "", total.figure.unit, partitions):
        return 0
    # “铁路、公路、水路共发送旅客”: the whole is told by all its names.
    clause = _CLAUSE.split(text[max(0, total.hole - _LONGEST_BRACKET) : total.hole])[-1]
    whole = clause if "、" in clause else total.label
    behind = _BEHIND.match(text, total.hole + 1)
    whole += behind[0] if behind else ""
    known = count_known(labels, whole, total.figure.unit, partitions) or 2 * are_two
    if not known:
        return 0
    if known < len(parts) and not closes(text, [p.hole for p in parts[:known]], parts[known].hole):
        return 0
    # The first name may say what all parts are: 新建住宅价格上涨的城市60个，下降的10个.
    first = 0 if max(map(len, labels[1:known])) > _SHORT else 1
    if not said and not all(_is_same_thing(label, total) for label in labels[first:known]):
        return 0
    return known


def _is_next(text: str, total: Level, first: Level) -> bool:
    """Tell whether parts follow their total at once, or 分产业看 and no other total between."""
    between = text[total.hole + 1 : first.hole]
    return len(between) < _NEXT or (
        text[total.hole] not in between and _OPENED.search(between) is not None
    )


def _name(text: str, part: Level) -> str:
    """Return the words before a figure or, at the head of its clause, behind it: 12人遇难."""
    if "）" in part.label:
        before = _IN_BRACKETS.sub("", text[max(0, part.hole - _LONGEST_BRACKET) : part.hole])
        return _NAME_START.split(before)[-1]
    if len(part.label) > 1 and not _NO_NAME.search(part.label):
        return part.label
    behind = _BEHIND.match(text, part.hole + 1)
    return behind[0] if behind else part.label


def _is_same_thing(label: str, whole: Level) -> bool:
    """Tell whether a part's label names nothing but a part of the whole: 城镇零售额, 男."""
    return sum(letter not in whole.label for letter in label) <= _SHORT


def _is_of_like_size(total: Level, parts: Sequence[Level]) -> bool:
    """Tell whether the parts may make up the total, but for one wrong digit."""
    distance = near([part.figure for part in parts], total.figure)
    if distance is None:
        return False
    return 1 / _TIMES < sum(distance.parts) / distance.total < _TIMES
