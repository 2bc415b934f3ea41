"""Lists of parts that look complete: “58起案件中，盗窃48起、诈骗2起、赌博8起。”.

Nothing but names and parts stands from the words that open the list to the mark that closes
it. That such a list leaves something out is possible, so only one wrong digit is told of it.
"""

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.levels import Level
from checker.claims.marks import sentence_start
from checker.claims.phrases.skeleton import ANY_FIGURE, placeholder
from checker.claims.totals.adding_up import may_be_digit_off, may_hold, near
from checker.claims.totals.siblings import separator
from checker.core.late import late

_RATES = "".join(
    placeholder(kind, change=change)
    for kind in ("percent", "percentage-point", "multiple")
    for change in (False, True)
)
_PLAIN = f"[^，。；、：（）(){ANY_FIGURE}]"
# A name may list (企业、社会组织管理人员) and hold a bracket (工人（工勤人员）).
_NAME = f"(?:{_PLAIN}|、){{0,24}}(?:（[^（）{ANY_FIGURE}]{{0,20}}）{_PLAIN}{{0,4}})?"
_OPENING = late(f"(?:其中|包括|分别[为是有]|(?<![有在])中，|：)(?:包括|有)?[，：]?{_NAME}$")
_LONGEST_OPENING = 60
# Without words that open the list, those of the total must say that it is one.
_TOTAL = late("总|共|合计|全部|^全[^面长新力]")
_PLAIN_OPENING = late(f"{_PLAIN}{{0,14}}[，。：][^；（）(){ANY_FIGURE}]{{0,44}}")
# What may follow a part: what is said of it, a bracket, and its rates.
_TAIL = (
    f"{_PLAIN}{{0,14}}?(?:[（(][^（）()]{{0,60}}[）)])?"
    f"(?:，{_PLAIN}{{0,16}}[{_RATES}]{_PLAIN}{{0,4}})*+"
)
_BETWEEN = late(
    f"{_TAIL}(?:[，、；]?(?P<joint>以及|[和及与])|(?P<comma>、)){_PLAIN}{{0,24}}"
    f"|{_TAIL}(?P<mark>[，；]){_NAME}"
)
_END = late(f"{_TAIL}(?:[。；\n]|$)")
_PLACES = tuple("省市州县区旗镇乡村")
_LISTED = late("其中|包括|：|分别")
_START = late(f"[^；：（）(){ANY_FIGURE}]{{0,44}}")
# What is named is only some of it: the largest, the first ones.
_OPEN = late(
    "等(?![级待于离])|主要|最[大多高]|仅|前[一二三四五六七八九十]|另有|以及其他|大多|多数|左右|重点"
)


_SMALL = 100
_PAIR = 2
# 共救活了, 共发布: what is counted is what was done, not what was listed.
_DONE = late("共(?![有计达为是])[^，。；]{2,4}[^，。；]$")
# Scores, distances of races and classes of weight are no sums.
NO_WHOLES = frozenset({"分", "米", "层", "轮", "公斤", "毫米", "点", "度", "级"})
_OF_ALL = late(f"(?P<noun>{_PLAIN}{{1,8}}?)(?:合计|共计|总计|共){_PLAIN}{{0,8}}")


def are_counted(text: str, total: Level, parts: Sequence[Level], levels: Sequence[Level]) -> bool:
    """Tell whether just so many parts are named as the total is said to be of.

    “教育、卫生、交通三项支出合计187.8亿元，其中教育支出77.2亿元，……” names three; of 两项工程
    neither 土建 nor 设备 is one.
    """
    count = next((level for level in reversed(levels) if level.hole < total.hole), None)
    if count is None or count.figure.amount is None or len(parts) < 2:
        return False
    amount = count.figure.amount
    said = _OF_ALL.fullmatch(text, count.hole + 1, total.hole)
    is_count = count.figure.kind == "count" and amount.exact and amount.value == len(parts)
    return is_count and said is not None and all(said["noun"] in part.label for part in parts)


def closed_list(
    text: str, total: Level, after: Sequence[Level], least: int = 3
) -> tuple[Level, ...]:
    """Return the parts behind a total that look like all there are, nothing where they do not.

    “组织453名学生。其中包括医疗志愿者150名、普通志愿者303名。” gives nothing: less than `least`
    names need an “and” between them.
    """
    if len(after) < 2 or after[0].hole - total.hole > _LONGEST_OPENING:
        return ()
    span = total.hole + 1, after[0].hole
    is_open = _OPENING.search(text, *span) is not None
    if not is_open and not _PLAIN_OPENING.fullmatch(text, *span):
        return ()
    if not is_open and not _may_have_parts(text, total, after):
        return ()
    parts, is_joined = _run(text, after)
    end = _END.match(text, parts[-1].hole + 1)
    if end is None or len(parts) < (2 if is_joined or _are_places(parts) else least):
        return ()
    return () if _OPEN.search(text, total.hole, end.end()) else tuple(parts)


def _may_have_parts(text: str, total: Level, after: Sequence[Level]) -> bool:
    """Tell whether a figure is a total without words that open a list: 代表⟦320名⟧，农村的120名.

    What bears a name like those behind it is one of a list itself: 印染厂15个，造纸厂23个.
    """
    if _TOTAL.search(total.label) or _TOTAL.search(text, total.hole + 1, after[0].hole):
        return True
    last = total.label[-1:]
    if total.figure.kind != "count" or any(last == part.label[-1:] for part in after):
        return False
    # Behind 其中 it is one of a list, too.
    return not _LISTED.search(text, sentence_start(text, total.hole), total.hole)


def _are_places(parts: Sequence[Level]) -> bool:
    """Tell whether each part bears the name of a place of one kind: 东县14人，西县16人."""
    last = parts[0].label[-1:]
    return last in _PLACES and all(part.label.endswith(last) for part in parts)


def closed_before(text: str, total: Level, before: Sequence[Level]) -> tuple[Level, ...]:
    """Return the parts that fill the sentence before a total: 县里32万元，乡镇18万元，共50万元.

    `before` is the list of figures from the first to the last before the total.
    """
    start = sentence_start(text, total.hole)
    parts = [part for part in before if part.hole >= start]
    if len(parts) < 2 or not _TOTAL.search(total.label):
        return ()
    found, _ = _run(text, [*parts, total])
    is_all = len(found) > len(parts) and _START.fullmatch(text, start, parts[0].hole)
    return () if not is_all or _OPEN.search(text, start, total.hole) else tuple(parts)


def slipped_list(text: str, total: Level, after: Sequence[Level]) -> tuple[Level, ...]:
    """Return a list that looks complete if one wrong digit keeps it from adding up."""
    parts = closed_list(text, total, after)
    return parts if _is_slip(total, parts) else ()


def slipped_before(text: str, total: Level, before: Sequence[Level]) -> bool:
    """Tell whether one wrong digit keeps all parts before a total from adding up."""
    return _is_slip(total, closed_before(text, total, before))


def _is_slip(total: Level, parts: Sequence[Level]) -> bool:
    figures = [part.figure for part in parts]
    if not parts or not may_be_digit_off(figures, total.figure):
        return False
    distance = near(figures, total.figure)
    return distance is not None and distance.digits > 1 and distance.is_slip_of_list()


def _run(text: str, levels: Sequence[Level]) -> tuple[list[Level], bool]:
    """Return the first levels with only names between them, and whether “and” joins the last."""
    parts, joint, inner = [levels[0]], None, ""
    for one, other in pairwise(levels):
        between = _BETWEEN.fullmatch(text, one.hole + 1, other.hole)
        # A semicolon ends what commas part.
        if between is None or (inner not in ("", "；") and between["mark"] == "；"):
            break
        inner = inner or between["mark"] or between["comma"] or ""
        parts.append(other)
        joint = between["joint"]
    return parts, joint is not None


def without_outer(text: str, total: Level, parts: Sequence[Level]) -> Sequence[Level]:
    """Return parts without what they are out of: 收到⟦360件⟧，一等奖5件、二等奖10件，共15件获奖.

    That is greater than the total, and without it one wrong digit at most keeps the others from
    adding up.
    """
    if len(parts) <= _PAIR or may_hold(total.figure, parts[0].figure):
        return parts
    marks = [separator(text, one.hole, other.hole) for one, other in pairwise(parts)]
    is_apart = marks[0] in ("，", "；", "。") and set(marks[1:]) == {"、"}
    if not is_apart or _may_add_up(total, parts) or not _may_add_up(total, parts[1:]):
        return parts
    return parts[1:]


def _may_add_up(total: Level, parts: Sequence[Level]) -> bool:
    distance = near([part.figure for part in parts], total.figure)
    return distance is not None and (not distance.gap or distance.is_mended())


def is_own_count(words: str, total: Level, parts: Sequence[Level]) -> bool:
    """Tell whether a small total may be of other things: 5个固定点、4个流动点，共采集样品⟦14个⟧."""
    small = all(one.figure.amount and one.figure.amount.value < _SMALL for one in (total, *parts))
    return small and _DONE.search(words) is not None


def may_be_all(text: str, total: Level, parts: Sequence[Level]) -> bool:
    """Tell whether parts that do not add up may be meant to.

    Scores and classes do not: 得⟦22分⟧，队友得14分和15分; nor do 各⟦1人⟧ and 重回⟦万亿元⟧.
    """
    has_bare_scale = any(one.figure.text[0] in "万亿" for one in (total, *parts))
    if total.figure.unit in NO_WHOLES or has_bare_scale:
        return False
    amount = total.figure.amount
    # 对一名嫌疑人采取行动，打死3名，打伤1人.
    is_one = amount is not None and amount.value <= 1
    return not is_one and not any(text[one.hole - 1] == "各" for one in parts)
