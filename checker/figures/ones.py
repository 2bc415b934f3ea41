"""When 一 counts: 一家企业, 一个村; not 一种, 一个新的阶段, 每一个."""

from checker.core.late import late
from checker.figures.lookalikes import is_headed_one
from checker.figures.words import COUNTERS, Word

_REACH = 12
_PHRASE = late(r"[^，,。；;：:！？、\n“”（）()0-9０-９一二三四五六七八九]{1,12}")
_COUNTABLE = frozenset(COUNTERS["countable"])
# 有一次 and 进一步 are words, 有|一个村 and 走进|一个车间 are not.
_VERBS_BEFORE = frozenset("有进")
# 一个人口大国 counts nobody.
_NO_PERSON = late(f"人(?:{COUNTERS['unless-followed']['人']})")
_ABSTRACT: dict[str, list[str]] = COUNTERS["abstract"]
# What names right before it are summed up by: 三大产业, 三省区, 三个集团公司.
_SUMMING = frozenset((*"大个种类项条省市县区国方级家位名", "省区", "省市", "部门"))
_NAME = "[^，。；：、！？\n“”（）的了在是一]{1,8}"
_LISTED = late(f"{_NAME}、{_NAME}(?:、|和|及){_NAME}(?<!等)$")
_NOT_SUM = late("都|也|不|批|堆|体|起|样|致|个|道|龙|块|一|次|片|堂|定|边|旦|直|般")
_LONGEST = max(map(len, _COUNTABLE))


def counts_one(flow: str, start: int, word: Word) -> bool:
    """Tell whether 一 at `start`, before the counting word `word`, is a count of one."""
    if word.kind not in ("count", "duration"):
        return True
    if word.name in _SUMMING and _sums_up(flow, start, word):
        return True
    if is_headed_one(flow, start) and not (word.one == "noun" and flow[start - 1] in _VERBS_BEFORE):
        return False
    if word.one == "noun":
        return _is_countable(flow, start + 1 + word.length)
    return word.one == "always" and not _is_abstract(flow, start + 1 + word.length, word)


def _sums_up(flow: str, start: int, word: Word) -> bool:
    """Tell whether names are listed right before 一: 甲城、乙城、丙城一市, a slip for 三市."""
    if _NOT_SUM.match(flow, start + 1 + word.length):
        return False
    return _LISTED.search(flow, max(0, start - 24), start) is not None


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
    return any(
        text[i : i + n] in _COUNTABLE
        for n in range(_LONGEST, 0, -1)
        for i in ((0,) if n == 1 else range(7))
    )
