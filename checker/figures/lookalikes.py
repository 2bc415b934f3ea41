"""What looks like a figure and is none: set phrases, identifiers, scores, list markers."""

from typing import Any

from checker.core.late import late
from checker.core.tables import load_table

TABLE: dict[str, Any] = load_table("language/zh/not-figures.yaml")

_WORDS = frozenset(word for line in TABLE["words"] for word in line)
_LENGTHS = tuple(sorted({len(word) for word in _WORDS}, reverse=True))
# For phrases that begin before the numeral: 统一, 上一个.
_HEADS = frozenset(TABLE["one-heads"])
_NAMES_BEFORE = late("(?:" + "|".join(TABLE["names-before"]) + ")[：:为是 ]?$")
_TAILS = late("|".join(sorted(TABLE["tails"], key=len, reverse=True)))
_SESSIONS = tuple(TABLE["sessions-before"])
_SCORES = late("|".join(TABLE["score-words"]))
_RATIOS = late("(?:" + "|".join(TABLE["ratio-words"]) + ")[^，。；\n]{0,6}$")
# “三清” counts only beside the list of its members.
_MEMBERS_AFTER = late(r"(?:[（(：:]|，?即|，?就是|，?分别|——)[^，。；\n]{1,16}、")
_LEVELS = late("[省市县区州乡镇村街][、和]?[省市县区州乡镇村街]$")
_FAR = 80
_MEMBERS = 2
_MEMBERS_BEFORE = late(r"、[^，。；：\n]{1,16}[“‘「]$")
_LISTED_BEFORE = late("、[^，。；：、\n]{1,16}?[”’]?的?[“‘]?$")
_QUOTED_NAMES = frozenset(TABLE["quoted-names"])
_QUOTES = frozenset("“‘「")
_UNQUOTES = frozenset("”’」")
_NUMBERS = frozenset(TABLE["known-numbers"])
_CASE = late(r"[^，。；：、！？\n]{0,14}?(?:案|事故|事件|纠纷|火灾|车祸)")
_BEFORE_CASE = late(r"(?:发生|破获|侦破|查处|审理|办理|审结|制造|调查|报道|造成|[了有是的为过])$")
_LATIN_TAIL = late(r"[A-Za-zＡ-Ｚａ-ｚ]")
# 1. 一、 （一） at the head of a paragraph or of a clause.
_OPENERS = "\n。：；:;“）)"
_POINTS = frozenset(".．")
_WORD = late(r"[\u4e00-\u9fff]")
_NEAR = 16
_YEAR = late(r"(?:1[89]|20)[0-9]{2}$")
_LONGEST_BARE = 8


def set_phrase_end(flow: str, start: int) -> int:
    """Return where the set phrase at `start` ends (三番五次, 十分), 0 if there is none."""
    for length in _LENGTHS:
        if flow[start : start + length] in _WORDS:
            return start + length
    return 0


def is_case(flow: str, start: int, end: int) -> bool:
    """Tell whether 一起 counts a case: 发生|一起入室盗窃案; together in 和他们一起."""
    if _CASE.match(flow, end) is None:
        return False
    return _BEFORE_CASE.search(flow, max(0, start - 3), start) is not None


def ends_levels(flow: str, start: int) -> bool:
    """Tell whether levels of government are listed before 四级: 省、市、县、乡|四级."""
    return _LEVELS.search(flow, max(0, start - 4), start) is not None


def is_quoted(flow: str, start: int, end: int) -> bool:
    """Tell whether “三清” stands wholly in quotation marks and is no known name."""
    if flow[start - 1 : start] not in _QUOTES or start == 0 or end - start > 2:
        return False
    close = next((at for at in (end + 1, end + 2) if flow[at : at + 1] in _UNQUOTES), 0)
    if close == 0 or flow[start:close] in _QUOTED_NAMES:
        return False
    if _MEMBERS_AFTER.match(flow, close + 1):
        return True
    # “三清” … 网清、船清、鱼清: its word comes back in the members.
    if flow.count(flow[end:close], close, close + _FAR) >= _MEMBERS:
        return True
    return _MEMBERS_BEFORE.search(flow, max(0, start - 2 * _NEAR), start) is not None


def is_headed_one(flow: str, start: int) -> bool:
    """Tell whether 一 at `start` belongs to the word before: 统|一, 每|一个, 这|一项."""
    return flow[start - 1 : start] in _HEADS


def is_of_list(flow: str, start: int, end: int) -> bool:
    """Tell whether a set phrase counts what is listed before it: “水、电、路”的|三位一体."""
    if flow[start - 1 : start] not in _QUOTES and not flow.startswith("位一体", end):
        return False
    return _LISTED_BEFORE.search(flow, max(0, start - 2 * _NEAR), start) is not None


def is_session(flow: str, start: int) -> bool:
    """Tell whether the numeral at `start` numbers a session: 市人大|六次会议."""
    return flow.endswith(_SESSIONS, 0, start)


def is_part_of_name(flow: str, end: int) -> bool:
    """Tell whether what follows the numeral makes a name of it: 三|等奖, 318|国道."""
    return _TAILS.match(flow, end) is not None


def is_list_marker(flow: str, start: int, end: int) -> bool:
    """Tell whether a bare numeral numbers a paragraph: 一、 1. （一）."""
    before = flow[start - 1 : start]
    after = flow[end : end + 1]
    if before and before in "（(" and after and after in "）)":
        return end - start <= 3
    if before and before not in _OPENERS:
        # In a table whose lines run together the mark stands after the row before.
        return before == " " and after in _POINTS and _WORD.match(flow, end + 1) is not None
    return after != "" and after in "、.．）)" and not flow[end + 1 : end + 2].isdigit()


def is_identifier(flow: str, start: int, end: int, digits: str) -> bool:
    """Tell whether bare digits are a name: a telephone number, a year, 表15, 110报警."""
    if len(digits) > _LONGEST_BARE and digits.isdigit():
        return True
    if digits in _NUMBERS or (_YEAR.match(digits) is not None):
        return True
    before = flow[max(0, start - 6) : start]
    if _NAMES_BEFORE.search(before):
        return True
    # iPhone 12, Windows 95.
    return before[-1:] == " " and _LATIN_TAIL.match(before[-2:-1]) is not None


def is_score(flow: str, start: int, end: int) -> bool:
    """Tell whether words of sport stand around two numbers: 以3∶2战胜."""
    if _RATIOS.search(flow, max(0, start - _NEAR), start):
        return False
    return _SCORES.search(flow, max(0, start - _NEAR), end + _NEAR) is not None
