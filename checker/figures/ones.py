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
_LONGEST = max(map(len, _COUNTABLE))


def counts_one(flow: str, start: int, word: Word) -> bool:
    """Tell whether 一 at `start`, before the counting word `word`, is a count of one."""
    if word.kind not in ("count", "duration"):
        return True
    if is_headed_one(flow, start) and not (word.one == "noun" and flow[start - 1] in _VERBS_BEFORE):
        return False
    if word.one == "noun":
        return _is_countable(flow, start + 1 + word.length)
    return word.one == "always" and not _is_abstract(flow, start + 1 + word.length, word)


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
