"""Where sentences and brackets begin and end in a skeleton."""

CLOSERS = "。！？\n"
_CLAUSE_MARKS = CLOSERS + "，；：、（("
_LONGEST = 1000
_LONGEST_CLAUSE = 60


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
    """Return where the sentence that holds the character before `position` begins.

    What runs on for longer than a thousand characters is no sentence; not to look further
    keeps long blocks linear.
    """
    floor = max(0, position - _LONGEST)
    found = max(text.rfind(mark, floor, max(0, position)) for mark in CLOSERS)
    return found + 1 if found >= 0 else floor


def clause_start(text: str, position: int) -> int:
    """Return where the clause that holds the character before `position` begins."""
    floor = max(0, position - _LONGEST_CLAUSE)
    found = max(text.rfind(mark, floor, max(0, position)) for mark in _CLAUSE_MARKS)
    return found + 1 if found >= 0 else floor
