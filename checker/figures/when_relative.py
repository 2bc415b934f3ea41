"""Words of time without a numeral: 今年, 去年同期, 上月, 年初, 上半年, 昨日, 中秋节."""

import datetime as dt
import re
from functools import cache

from checker.core.festivals import festival_day
from checker.core.late import late
from checker.core.model import When
from checker.core.span import Span
from checker.figures.when import Said, usable, when_of
from checker.figures.when_patterns import DIGIT, HAN, OPEN_END, PLACE
from checker.figures.when_words import to_year, words

_TAIL = late(r"年?(?P<edge>[初末底])(?![中级])|(?P<half>[上下])半年|全年|同期")
_NUMBER_AHEAD = late(rf"[第前]?(?:[{DIGIT}]{{1,2}}|[{HAN}]{{1,3}})(?:月|个?季度|日|个月)")
_WHOLE = ("全年", "年末")
# Until the end of March, 全年 and 年末 without a year speak of the year just over.
_REVIEW_ENDS = 4


def find_relative(flow: str, anchor: dt.date | None) -> list[tuple[Span, When]]:
    """Return the words that tell a period without a numeral, with what they mean.

    今年 and 昨日 count from the page's date; 上年, 年初 and 上半年 from the year that the
    paragraph last named, else from the page's date. 今年 in 今年4月1日 belongs to that date.
    """
    found: list[tuple[Span, When]] = []
    anchor = usable(anchor)
    year = anchor.year if anchor else None
    story, told = year, 0
    for match in _pattern().finditer(flow):
        start, end = match.span()
        if match["year"]:
            story, told = to_year(match[0][:4]), end
            continue
        if (found and start < found[-1][0].end) or match[0] not in _known():
            continue
        if story != year and "\n" in flow[told:start]:
            story = year
        if story == year and anchor and anchor.month < _REVIEW_ENDS and match[0] in _WHOLE:
            story, told = anchor.year - 1, end
        when, end = _meaning(flow, match[0], end, anchor, story, anchored=story == year)
        if when is not None:
            found.append((Span(start, end), when))
    return found


@cache
def _known() -> frozenset[str]:
    """Return all words that tell a period without a numeral."""
    lists = ("years", "story-years", "months", "days", "weeks", "lately")
    known = {word for name in lists for word in words(name)}
    known |= {word for names in words("festivals").values() for word in names}
    return frozenset(known | {"除夕", "上半年", "下半年", "全年", "年初", "年底", "年末"})


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern for heads and tails of all words; not every pair of them is a word."""
    heads = "".join(sorted({word[0] for word in _known()}))
    tails = sorted({word[1:] for word in _known()}, key=lambda tail: (-len(tail), tail))
    # The second letter first: behind most letters none of the tails need be tried.
    seconds = "".join(sorted({tail[0] for tail in tails}))
    year = rf"(?<=[12１２])[{DIGIT}]{{3}}|(?<=[一二])[{PLACE}]{{3}}"
    rest = "年(?:年?[初末底]|[上下]半年|全年)?"
    return late(
        rf"[{heads}12１２一二](?=[{DIGIT}{PLACE}{seconds}])"
        rf"(?:(?P<year>{year}){rest}|{'|'.join(tails)})"
    )


def _meaning(
    flow: str,
    word: str,
    end: int,
    anchor: dt.date | None,
    story: int | None,
    *,
    anchored: bool,
) -> tuple[When | None, int]:
    """Return what a word means and where it ends, its 年底 or 上半年 included."""
    if word in words("years") or word in words("story-years"):
        if _NUMBER_AHEAD.match(flow, end):
            return None, end
        return _year_meaning(flow, word, end, anchor, story)
    if word in ("上半年", "下半年"):
        return _when(Said(story, half=word[0]), anchored=anchored), end
    if word in ("年初", "年底", "年末"):
        return _when(Said(story, edge=word[1]), anchored=anchored), end
    if word == "全年":
        return _when(Said(story), anchored=anchored), end
    return _near(word, anchor) or _festival(word, story), end


def _year_meaning(
    flow: str, word: str, end: int, anchor: dt.date | None, story: int | None
) -> tuple[When | None, int]:
    if word in words("years"):
        year = None if anchor is None else anchor.year + words("years")[word]
    else:
        year = None if story is None else story + words("story-years")[word]
    tail = _TAIL.match(flow, end)
    said = Said(year, half=tail["half"] or "", edge=tail["edge"] or "") if tail else Said(year)
    end = tail.end() if tail else end
    open_end = OPEN_END.match(flow, end) is not None
    return when_of(said, None, anchored=year is not None, open_end=open_end), end


def _when(said: Said, *, anchored: bool) -> When:
    return when_of(said, None, anchored=anchored and said.year is not None, open_end=False)


def _near(word: str, anchor: dt.date | None) -> When | None:
    """Return the days of 昨日, 上周, 上月 or 近日, counted from the page's date."""
    if anchor is None:
        return None
    if word in words("days"):
        day = anchor + dt.timedelta(days=words("days")[word])
        return _days(day, day)
    if word in words("weeks"):
        monday = anchor + dt.timedelta(days=7 * words("weeks")[word] - anchor.weekday())
        return _days(monday, monday + dt.timedelta(days=6))
    if word in words("months"):
        month = anchor.year * 12 + anchor.month - 1 + words("months")[word]
        return _when(Said(month // 12, month % 12 + 1), anchored=True)
    if word in words("lately"):
        return _days(anchor - dt.timedelta(days=words("lately")[word]), anchor)
    return None


def _days(start: dt.date, end: dt.date) -> When:
    first, last = (start.year, start.month, start.day), (end.year, end.month, end.day)
    return When("day" if start == end else "span", first, last, start, end, anchored=True)


def _festival(word: str, year: int | None) -> When | None:
    """Return the day of a festival in `year`; 除夕 is the day before 春节."""
    day = None if year is None else festival_day(word, year)
    if day is None:
        return None
    said = (day.year, day.month, day.day)
    return When("day", said, said, day, day, anchored=True)
