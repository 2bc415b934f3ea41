"""When a Chinese numeral counts: 一家企业, 一个村; not 一种, 一个新的阶段, 每一个."""

from checker.core.late import late
from checker.figures.hedges import Hedge, hedge_before
from checker.figures.lookalikes import is_headed_one
from checker.figures.pattern import PLACES
from checker.figures.unit_at import halved_after, more_than
from checker.figures.words import COUNTERS, Word, by_letter

_REACH = 12
_PHRASE = late(r"[^，,。；;：:！？、\n“”（）()0-9０-９一二三四五六七八九]{1,12}")
_COUNTABLE = frozenset(COUNTERS["countable"])
# 有一次 and 进一步 are words, 有|一个村 and 走进|一个车间 are not.
_VERBS_BEFORE = frozenset("有进")
# 一个人口大国 counts nobody.
_NO_PERSON = late(f"人(?:{COUNTERS['unless-followed']['人']})")
_ABSTRACT: dict[str, list[str]] = COUNTERS["abstract"]
# What names right before it are summed up by: 三大产业, 三省区, 三个集团公司.
SUMMED = frozenset(
    (*"大个种项条省市县区国方家位名者地村镇乡院校厂", "省区", "省市", "部门", "方面")
)
_NAME = "[^，。；：、！？\n“”（）的了在是一]{1,12}"
_QUOTED = "[“《][^“”《》\n]{1,20}[”》]"
_LISTED = late(
    f"(?:{_NAME}、{_NAME}(?:、|和|及|与|以及){_NAME}|{_QUOTED}、?{_QUOTED}(?:、|和|及|与)?{_QUOTED})$"
)
_NOT_SUM = late("都|也|不|批|堆|体|起|样|致|个|道|龙|块|一|次|片(?!区)|堂|定|边|旦|直|般")
_MORE_THAN_ONE = ("另外", "其中", "任何", "其他", "还有", "作为", "成为", "形成", "建立", "提供")
# Behind 等, what sums up the names: 甲业、乙业、丙业等一大产业.
_OPEN_SUMMING = frozenset(("大", "种", "项", "方面"))
_SUM_REACH = 64
_PAIR = 2
# 一大工程：即…… and 一项治理：……、……和……, slips for three of them.
_TOLD = late(
    r"[^，,。；;：:！？、（）()\n一]{1,14}(?:：即?|—{1,3}|，?即|，?分别[是为]：?)"
    r"[^，。；：！？、\n]{1,20}(?:、[^，。；：！？、\n]{1,20})*(?:、|和|及|与|以及)[^，。；：！？、\n]{1,20}[。；，\n]"
)
TOLD_UNITS = frozenset("大项个类")
_QUOTE_ENDS = frozenset("”》")
_LETTERS = frozenset(noun for noun in _COUNTABLE if len(noun) == 1)
_NOUNS = by_letter((noun for noun in _COUNTABLE if len(noun) > 1), 0)
_FARTHEST = 7
_PLACES = frozenset(PLACES)
_GRADES = frozenset({"级", "大", "强"})
_NONE_OF = frozenset({"个", "例"})
# 企业、学校、医院三者: who the three are stands before.
_LIST_REACH = 24


def is_counting(flow: str, start: int, end: int, word: Word, inside: Hedge | None) -> bool:
    """Tell whether a Chinese numeral before `word` counts: 三家, 一家, 几十家; not 几家, 百年."""
    first = flow[start]
    if end - start > 1 and not all(word in _PLACES for word in flow[start:end]):
        return True
    if first == "一":
        if word.name == "个" and flow[end + 1 : end + 2] in ("多", "半"):
            is_half = flow[end + 1] == "半" and halved_after(flow, end + 1) is not None
            if is_half or more_than(flow, end + 1) is not None:
                return True
        return counts_one(flow, start, word)
    if first in "几数零〇":
        return first in "零〇" and word.name in _NONE_OF
    if word.name == "者" and "、" not in flow[max(0, start - _LIST_REACH) : start]:
        return False
    if first in _PLACES and first != "十":
        if word.name in _GRADES:
            return False
        if end - start > 1 and word.kind in ("money", "quantity"):
            return not flow.startswith(("级", "俱乐部"), end + word.length)
        return inside is not None or hedge_before(flow, start, bare=True) is not None
    return True


def counts_one(flow: str, start: int, word: Word) -> bool:
    """Tell whether 一 at `start`, before the counting word `word`, is a count of one."""
    if word.kind not in ("count", "duration"):
        return True
    is_headed = is_headed_one(flow, start)
    if not is_headed and (sums_up(flow, start, word.name) or spells_out(flow, start, word.name)):
        return True
    if is_headed and not (word.one == "noun" and flow[start - 1] in _VERBS_BEFORE):
        return False
    if word.one == "noun":
        return _is_countable(flow, start + 1 + word.length)
    return word.one == "always" and not _is_abstract(flow, start + 1 + word.length, word)


def sums_up(flow: str, start: int, unit: str) -> bool:
    """Tell whether names are listed right before 一: 甲城、乙城、丙城一市, a slip for 三市.

    Names in quotation marks too, and those that 等 closes: 甲业、乙业、丙业等一大产业.
    """
    if unit not in SUMMED or _NOT_SUM.match(flow, start + 1 + len(unit)):
        return False
    if flow.endswith(_MORE_THAN_ONE, max(0, start - 2), start):
        return False
    if flow[start - 1 : start] == "等":
        if unit not in _OPEN_SUMMING:
            return False
        start -= 1
    floor = max(0, start - _SUM_REACH)
    if flow.find("、", floor, start) < 0 and flow[start - 1 : start] not in _QUOTE_ENDS:
        return False
    return _LISTED.search(flow, floor, start) is not None


def spells_out(flow: str, start: int, unit: str) -> bool:
    """Tell whether three names or more spell out what is printed as one: 一大工程：甲、乙、丙."""
    if unit not in TOLD_UNITS or _NOT_SUM.match(flow, start + 2):
        return False
    end = flow.find("、", start, start + _SUM_REACH)
    told = _TOLD.match(flow, start + 2) if end > 0 else None
    if told is None or told[0].count("、") < _PAIR:
        return False
    # 达成这样一个共识：……, but 一个乐团———甲团、乙团、丙团.
    return unit != "个" or any(word in told[0] for word in ("—", "即", "分别"))


def _is_abstract(flow: str, at: int, word: Word) -> bool:
    """Tell whether the clause ends with a noun as in 一场必败之|仗, 一件有意义的|事情."""
    nouns = _ABSTRACT.get(word.name)
    phrase = _PHRASE.match(flow, at) if nouns else None
    return phrase is not None and phrase[0].endswith(tuple(nouns or ()))


def _is_countable(flow: str, at: int) -> bool:
    """Tell whether the words after 一个 name a person, a body, a place or a thing."""
    phrase = _PHRASE.match(flow, at)
    if phrase is None:
        return False
    text = phrase[0]
    # 一个男性占主导地位的公司: the noun that counts may stand far behind, after 的.
    after = text.rfind("的") + 1
    return _holds_noun(text) or (after > 0 and _holds_noun(text[after:]))


def _holds_noun(text: str) -> bool:
    if _NO_PERSON.match(text):
        return False
    # A noun of one letter begins the words or ends them: 一个人说, 一个年轻人.
    if text[:1] in _LETTERS or (len(text) <= _FARTHEST and text[-1:] in _LETTERS):
        return True
    for at, letter in enumerate(text[:_FARTHEST]):
        nouns = _NOUNS.get(letter)
        if nouns is not None and text.startswith(nouns, at):
            return True
    return False
