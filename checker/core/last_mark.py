"""Where the last of some marks stands before a place: where a clause or a sentence begins."""

import re

from checker.core.late import late


def to_last(marks: str) -> re.Pattern[str]:
    """Return the expression of all up to the last of `marks`, the letters of a class.

    Greedy, so that one call finds the last mark, however many there are of them.
    """
    return late(f"(?s:.*)[{marks}]")


def behind_last(marks: re.Pattern[str], text: str, floor: int, end: int) -> int:
    """Return the place behind the last mark in `[floor, end)` of `text`, `floor` if none is there.

    `marks` comes from `to_last`; places are characters of `text`.
    """
    found = marks.match(text, floor, end)
    return found.end() if found else floor
