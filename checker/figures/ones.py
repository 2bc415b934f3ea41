"""When 一 counts: 一家企业, 一个村; not 一种, 一个新的阶段, 每一个."""

from checker.core.late import late
from checker.figures.lookalikes import is_headed_one
from checker.figures.words import COUNTERS, Word

_REACH = 12
_PHRASE = late(r"[^，,。；;：:！？、\n“”（）()0-9０-９一二三四五六七八九]{1,12}")
_COUNTABLE = frozenset(COUNTERS["countable"])
_LONGEST = max(map(len, _COUNTABLE))


def counts_one(flow: str, start: int, word: Word) -> bool:
    """Tell whether 一 at `start`, before the counting word `word`, is a count of one."""
    if word.kind not in ("count", "duration"):
        return True
    if is_headed_one(flow, start):
        return False
    if word.one == "noun":
        return _is_countable(flow, start + 1 + word.length)
    return word.one == "always"


def _is_countable(flow: str, at: int) -> bool:
    """Tell whether the words after 一个 name a person, a body, a place or a thing."""
    phrase = _PHRASE.match(flow, at)
    if phrase is None:
        return False
    text = phrase[0]
    return any(
        text[i : i + n] in _COUNTABLE
        for n in range(_LONGEST, 0, -1)
        for i in ((0,) if n == 1 else range(7))
    )
