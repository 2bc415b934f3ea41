"""White space inside numbers: 15 4户, 2 8.6%, 2 0 2 1年, set apart to fill a line."""

from checker.core.late import late

_REACH = 20
# Running text has a mark at least every so many characters.
_CLAUSE = 80
_TAIL = late(r"[0-9.．\s]*+\Z")
_HEAD = late(r"[0-9.．\s]*+")
_POINT = late(r"\s*+[.．]\s*+")
_GROUPED = late(r"[0-9０-９][,，]\Z")
_NUMBER = late(r"[1-9][0-9]{0,6}+(?:\.[0-9]++)?|0?\.[0-9]++")
_YEAR = late(r"(?:19|20)[0-9]{2}")
_THOUSANDS = late(r"[0-9]{3}(?:\.[0-9]++)?")
_HAN = late(r"[\u4e00-\u9fff]")
_LETTER = late(r"[A-Za-z]")
# 图1 3家企业: what these number is no part of a figure.
_LABELS = frozenset("图表栏题例注附")
# 2022-04-13 08:30: a day and an hour.
_DATED = frozenset("-/:：－—")
_CLAUSES = ("，", "。", "；")


def is_inside_number(text: str, gap: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Tell whether the white space `gap`, in the paragraph `whole`, stands inside a number.

    Two numbers that only a space parts are none of running text; those of a table are.

    >>> line = "全县帮扶15 4户，增长2 8.6%。"
    >>> is_inside_number(line, (6, 7), (0, 18)), is_inside_number(line, (13, 14), (0, 18))
    (True, True)
    """
    start, end = gap
    left = text[max(whole[0], start - _REACH) : start]
    right = text[end : min(whole[1], end + _REACH)]
    tail, head = _TAIL.search(left), _HEAD.match(right)
    assert tail is not None
    assert head is not None
    before, after = left[: tail.start()][-1:], right[head.end() :][:1]
    parts = _POINT.sub(".", f"{tail[0]} {head[0]}").split()
    if len(parts) == 1 and tail[0].endswith((".", "．")):
        # 1. 5家: a point that counts an item stands after no word.
        return _HAN.match(before) is not None
    if (
        _GROUPED.search(left[: tail.start()])
        or not before
        or before in _LABELS
        or before in _DATED
        or after in _DATED
        or _LETTER.match(before)
        or _LETTER.match(after)
    ):
        return False
    if not _is_one(parts):
        return False
    is_tight = not tail[0][:1].isspace() and not head[0][-1:].isspace()
    near = text[max(whole[0], start - _CLAUSE) : min(whole[1], end + _CLAUSE)]
    return is_tight or any(mark in near for mark in _CLAUSES)


def _is_one(parts: list[str]) -> bool:
    """Tell whether the parts are pieces of one number, not numbers beside each other."""
    if not _NUMBER.fullmatch("".join(parts)):
        return False
    if len(parts) == 1:
        return True
    if len(parts) > 2:
        return all(len(part) == 1 for part in parts[:-1])
    # 12 345 is written so on purpose, and a number may well follow a year.
    return not _YEAR.fullmatch(parts[0]) and not _THOUSANDS.fullmatch(parts[1])
