"""Which year and month a date without them takes from the words before it."""

import datetime as dt

from checker.core.model import When
from checker.figures.when import Said, in_month, in_year, nearest_month, nearest_year
from checker.figures.when_words import word_before, word_list, words

# Beyond so many characters no date hands its year on; keeps the search for a stop short.
_REACH = 2000
_AHEAD = ("将", "拟", "即将", "起", "前")


class Context:
    """The last year and month of the paragraph, and the page's date.

    A full date hands its year on to those after it in the paragraph; a mere year
    (2018年) only within its sentence, and never a target (到2035年) or a span of years.
    """

    def __init__(self, flow: str, anchor: dt.date | None) -> None:
        self._flow = flow
        self._anchor = anchor
        self._year: int | None = None
        self._month: int | None = None
        self._at = -_REACH
        self._anchored = False

    def keep(self, when: When, end: int) -> None:
        """Remember the year and month of a date that ends at `end`."""
        self._year, self._month, _ = when.last
        self._anchored = when.anchored
        self._at = end

    def _is_near(self, start: int, stops: str = "\n") -> bool:
        """Tell whether no stop parts the last date from `start`; far off counts as parted."""
        if start - self._at >= _REACH:
            return False
        between = self._flow[self._at : start]
        return not any(mark in between for mark in stops)

    def settle(self, said: Said, start: int) -> tuple[Said, bool]:
        """Return `said` with its year and month, and whether the page's date gave the year."""
        if said.year is not None:
            return said, False
        if said.month is None and said.day is not None:
            return self._settle_day(said, start)
        year, is_settled = self._worded_year(start)
        if is_settled:
            return in_year(said, year), year is not None
        # A new paragraph forgets all; a new sentence forgets a mere year.
        if self._year is not None and self._is_near(start, "\n" if self._month else "\n。；！？"):
            return in_year(said, self._year), self._anchored
        if self._anchor is None:
            return said, False
        return in_year(said, nearest_year(said, self._anchor)), True

    def worded_year(self, word: str, left: int | None) -> int | None:
        """Return the year that 今年 or 次年 gives the right end of a range begun in `left`."""
        if word in words("story-years"):
            return None if left is None else left + words("story-years")[word]
        return None if self._anchor is None else self._anchor.year + words("years")[word]

    def _worded_year(self, start: int) -> tuple[int | None, bool]:
        """Return the year that 今年, 同年 or 每年 gives the date after it, and if it is settled."""
        word = word_before(self._flow, start, "years")
        if word:
            shift = words("years")[word]
            return (self._anchor.year + shift if self._anchor else None), True
        word = word_before(self._flow, start, "story-years")
        if word and self._year is not None and self._is_near(start):
            return self._year + words("story-years")[word], True
        if word and self._anchor is not None:
            return self._anchor.year + words("story-years")[word], True
        return None, self._flow.endswith(word_list("yearly"), max(0, start - 3), start)

    def _settle_day(self, said: Said, start: int) -> tuple[Said, bool]:
        assert said.day is not None
        word = word_before(self._flow, start, "months")
        if word and self._anchor is not None:
            shift = self._anchor.year * 12 + self._anchor.month - 1 + words("months")[word]
            return in_month(said, shift // 12, shift % 12 + 1), True
        if not word and self._month is not None and self._is_near(start):
            return in_month(said, self._year, self._month), self._anchored
        if self._anchor is None:
            return said, False
        after = self._flow[start : start + 8]
        ahead = any(mark in after for mark in _AHEAD)
        return in_month(said, *nearest_month(said.day, self._anchor, ahead=ahead)), True
