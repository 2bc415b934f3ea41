"""The unit at a place of the flow: the longest word there, 多 or a rate inside it."""

from msgspec import Struct

from checker.core.late import late
from checker.figures.hedges import Hedge
from checker.figures.pattern import PLACES
from checker.figures.words import PARTIES, UNITS, Word, lengths_by_first, words_by_text

_WORDS = words_by_text()
_LENGTHS = lengths_by_first()
_PLACES = frozenset(PLACES)
# 六斤八两, 零下五度: what stands right before the numeral makes the word a unit.
_AFTER: dict[str, list[str]] = UNITS["han-after"]
_HALVED = frozenset(UNITS["halved"])
_NO_WEIGHT = late(UNITS["unless-followed"]["两"])


# 三点 is an hour, 三点建议 are counted.
POINTS = Word("要点", 1, "count", "never", unless=late("钟"))
_POINTS_OF = late(
    "建议|意见|要求|希望|原则|体会|启示|看法|主张|共识|理由|原因|措施|做法|经验|说明|认识|内容|声明|想法"
    "|感受|考虑|结论|倡议|重要|具体|指示|不同|：(?:一是|第一|其一)"
)


def word_at(flow: str, at: int, *, han: bool) -> Word | None:
    """Return the longest unit or counting word at `at`."""
    lengths = _LENGTHS.get(flow[at : at + 1])
    if lengths is None:
        return None
    for length in lengths:
        word = _WORDS.get(flow[at : at + length])
        if word is not None:
            if word.arabic and han:
                return _parties_at(flow, at)
            if word.unless is not None and word.unless.match(flow, at + length):
                continue
            return word
    return None


def _parties_at(flow: str, at: int) -> Word | None:
    """Return 方 as the word for parties: 三方 sign what 3方 of timber measure."""
    if flow[at] == "点" and POINTS.unless is not None and _POINTS_OF.match(flow, at + 1):
        return POINTS
    if flow[at] != "方" or PARTIES.unless is None or PARTIES.unless.match(flow, at + 1):
        return None
    return PARTIES


class More(Struct, frozen=True, gc=False):
    """The unit that 个 and 多 stand before: 3个多|小时."""

    word: Word
    hedge: Hedge
    end: int


def more_than(flow: str, at: int) -> More | None:
    """Read 多 and the rest of the unit after 个: 3个|多小时, 5个|多百分点."""
    rest = word_at(flow, at + 1, han=False) if flow.startswith("多", at) else None
    word = _WORDS.get("个" + rest.name) if rest is not None else None
    if word is None and flow.startswith("月", at + 1):
        word, rest = _WORDS["个月"], None
    if word is None or not flow.startswith("多", at):
        return None
    return More(word, Hedge(at, at + 1, "多", "more"), at + word.length)


def per(flow: str, end: int, unit: str) -> tuple[int, str]:
    """Read the second half of 元/吨 or 米每秒."""
    stop = end + 1
    below = word_at(flow, stop, han=False)
    if below is None:
        stop = scale_end(flow, stop)
        below = word_at(flow, stop, han=False)
    if below is None:
        return end, unit
    mark = "每" if flow[end] == "每" else "/"
    return stop + below.length, unit + mark + flow[end + 1 : stop] + below.name


def scale_end(flow: str, at: int) -> int:
    while flow[at : at + 1] in _PLACES and flow[at : at + 1]:
        at += 1
    return at


def word_after_larger(flow: str, start: int, end: int) -> Word | None:
    """Return 两 in 六斤八|两 and 度 in 零下五|度, which few Chinese numerals count."""
    before = _AFTER.get(flow[end : end + 1])
    if before is None or not flow.endswith(tuple(before), 0, start):
        return None
    return _WORDS[flow[end]]


def halved_after(flow: str, at: int) -> Word | None:
    """Return the unit of 个半|月, 个半|小时 and 个半|分钟 whose 半 is at `at`; None for others."""
    if flow.startswith("月", at + 1):
        return _WORDS["个月"]
    whole = word_at(flow, at + 1, han=False)
    if whole is None:
        return None
    inner = _WORDS.get("个" + whole.name)
    if inner is not None and inner.kind == "duration":
        return inner
    return whole if whole.name in _HALVED else None


def is_weight(flow: str, start: int, end: int) -> bool:
    """Tell whether the last 两 of a numeral is its unit: 白银三百|两, 六斤八|两."""
    if end - start < 2 or _NO_WEIGHT.match(flow, end):
        return False
    if flow[end - 2] in _PLACES:
        return True
    # 半斤八两 is a saying.
    return end - start == 2 and flow[start - 1 : start] == "斤" and flow[start - 2] != "半"
