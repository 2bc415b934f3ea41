"""Which year and month a date without them takes from the words before it."""

import datetime as dt

from checker.core.model import When
from checker.figures.when import Said, in_month, in_year, nearest_month, nearest_year, usable
from checker.figures.when_words import word_before, word_list, words

# Beyond so many characters no date hands its year on; keeps the search for a stop short.
_REACH = 2000
_AHEAD = ("将", "拟", "即将", "起", "前")


class Context:
    """The last year and month of the paragraph, and the page's date.

    A year that the text gives (2021年4月6日, 去年12月) goes to the dates after it in the
    paragraph, a mere year (2018年) only to those of its sentence. A year that only the page's
    date gave goes nowhere: the next date asks the page's date itself.
    """

    def __init__(self, flow: str, anchor: dt.date | None) -> None:
        self._flow = flow
        self.anchor = usable(anchor)
        self._year: int | None = None
        self._year_at = -_REACH
        self._year_stops = ""
        self._year_anchored = False
        self._month: tuple[int | None, int] | None = None
        self._month_at = -_REACH
        self._month_anchored = False
        self._is_told = True
        self._is_bare = False

    def keep(self, when: When, end: int) -> None:
        """Remember the year and month of a date that ends at `end`."""
        year, month, _ = when.last
        if month is not None and not self._is_bare:
            self._month, self._month_at = (year, month), end
            self._month_anchored = when.anchored
        if year is not None and self._is_told:
            self._year, self._year_at, self._year_anchored = year, end, when.anchored
            # A new paragraph forgets all; a new sentence forgets a mere year.
            self._year_stops = "\n" if month is not None else "\n。；！？"
        self._is_told, self._is_bare = True, False

    def _is_parted(self, at: int, start: int, stops: str) -> bool:
        """Tell whether a stop parts `at` from `start`; far off counts as parted."""
        if start - at >= _REACH:
            return True
        between = self._flow[at:start]
        return any(mark in between for mark in stops)

    def _told_year(self, start: int, stops: str) -> int | None:
        """Return the year the text gave before `start` in this paragraph or sentence."""
        if self._year is None or self._is_parted(self._year_at, start, stops):
            return None
        return self._year

    def lunar_year(self, start: int) -> int | None:
        """Return the year a lunar date belongs to unless it names one."""
        year, is_settled = self._worded_year(start)
        if is_settled:
            return year
        told = self._told_year(start, self._year_stops)
        return self.anchor.year if told is None and self.anchor else told

    def worded_year(self, word: str, left: int | None) -> int | None:
        """Return the year that 今年 or 次年 gives the right end of a range begun in `left`."""
        if word in words("story-years"):
            return None if left is None else left + words("story-years")[word]
        return None if self.anchor is None else self.anchor.year + words("years")[word]

    def settle(self, said: Said, right: Said | None, start: int) -> tuple[Said, bool]:
        """Return `said` with its year and month, and whether the page's date gave the year."""
        if said.year is not None:
            return said, False
        if said.month is None and said.day is not None:
            return self._settle_day(said, start)
        year, is_settled = self._worded_year(start)
        if is_settled:
            return in_year(said, year), year is not None
        self._is_told = False
        year = self._told_year(start, self._year_stops)
        if year is not None:
            return in_year(said, year), self._year_anchored
        if self.anchor is None:
            return said, False
        return in_year(said, nearest_year(said, right, self.anchor)), True

    def _worded_year(self, start: int) -> tuple[int | None, bool]:
        """Return the year that 今年, 同年 or 每年 gives the date after it, and if it is settled."""
        word = word_before(self._flow, start, "years")
        if word:
            shift = words("years")[word]
            return (self.anchor.year + shift if self.anchor else None), True
        word = word_before(self._flow, start, "story-years")
        if word:
            told = self._told_year(start, "\n")
            near = self.anchor.year if told is None and self.anchor else told
            return (None if near is None else near + words("story-years")[word]), True
        return None, self._flow.endswith(word_list("yearly"), max(0, start - 3), start)

    def _settle_day(self, said: Said, start: int) -> tuple[Said, bool]:
        assert said.day is not None
        self._is_told, self._is_bare = False, True
        word = word_before(self._flow, start, "months")
        if word and self.anchor is not None:
            shift = self.anchor.year * 12 + self.anchor.month - 1 + words("months")[word]
            return in_month(said, shift // 12, shift % 12 + 1), True
        if not word and self._month and not self._is_parted(self._month_at, start, "\n"):
            return in_month(said, *self._month), self._month_anchored
        if self.anchor is None:
            return said, False
        after = self._flow[start : start + 8]
        ahead = any(mark in after for mark in _AHEAD)
        return in_month(said, *nearest_month(said.day, self.anchor, ahead=ahead)), True
