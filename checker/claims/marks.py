"""Where sentences and brackets begin and end in a skeleton."""

CLOSERS = "。！？\n"


def depth_at(text: str, position: int) -> int:
    """Return how many brackets are open at a position."""
    before = text[max(0, position - 200) : position]
    opened = sum(before.count(mark) for mark in "（(")
    return max(0, opened - sum(before.count(mark) for mark in "）)"))


def sentence_end(text: str, start: int, end: int) -> int:
    """Return where the sentence that runs at `start` ends, at most `end`."""
    stops = [at for mark in CLOSERS if (at := text.find(mark, start, end)) >= 0]
    return min(stops, default=end)


def sentence_start(text: str, position: int) -> int:
    """Return where the sentence that holds the character before `position` begins."""
    return max(text.rfind(mark, 0, max(0, position)) for mark in CLOSERS) + 1
