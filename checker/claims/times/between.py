"""Times of day, days and years as numbers, and whether a duration lies between two of them."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from checker.claims.slips import fit, is_one_slip
from checker.core.interval import Interval
from checker.core.model import Figure

_MINUTES = 24 * 60
_SECONDS = 60
_MONTHS = 12
# For days without a year; there is a 29 February in it.
_ANY_YEAR = 2000
_LAST_HOUR = 24


class Time(Struct, frozen=True):
    """A time with its first and last minute, day or year as numbers."""

    figure: Figure
    grain: str
    first: int
    last: int

    @property
    def is_range(self) -> bool:
        """Tell whether it has two ends: 1998年至2018年."""
        return self.first != self.last


def time_of(figure: Figure, grain: str) -> Time | None:
    """Return a date or period as a time of day, a day, month or year, None where it is none."""
    when = figure.when
    if when is None or when.open_end or when.lunar:
        return None
    is_clock = when.start_minute is not None and when.end_minute is not None
    if grain == "clock":
        return (
            Time(figure, grain, when.start_minute or 0, when.end_minute or 0) if is_clock else None
        )
    if is_clock or "年代" in figure.text or "世纪" in figure.text:
        return None
    if grain == "month":
        first, last = _month(*when.first), _month(*when.last)
        return Time(figure, grain, first, last) if first and last else None
    if grain == "year":
        years = (when.first[0], when.last[0])
        if when.anchored or years[0] is None or years[1] is None:
            return None
        return Time(figure, grain, years[0], years[1])
    first, last = _day(*when.first), _day(*when.last)
    return Time(figure, grain, first, last) if first and last else None


def _month(year: int | None, month: int | None, day: int | None) -> int:
    return 0 if year is None or month is None else year * _MONTHS + month - 1


def _day(year: int | None, month: int | None, day: int | None) -> int:
    try:
        return dt.date(year or _ANY_YEAR, month or 0, day or 0).toordinal()
    except ValueError:
        return 0


def fits(one: Time, other: Time, length: Figure, *, both: bool = True) -> bool:
    """Tell whether a duration lies between two times; `both`: both ends may be counted."""
    return _meets(one.first, other.last, one.grain, length, both=both)


def is_slip(one: Time, other: Time, length: Figure, *, both: bool = True) -> bool:
    """Tell whether it would, but for one digit of the times or of the duration.

    So few months are told that any number is one slip away.
    """
    if one.grain == "month":
        return other.last > one.first
    needs = _needs(one.first, other.last, one.grain, both=both)
    if is_one_slip((length, need) for need in needs):
        return True
    starts, ends = _edits(one.first, one.grain), _edits(other.last, one.grain)
    return any(_meets(at, other.last, one.grain, length, both=both) for at in starts) or any(
        _meets(one.first, at, one.grain, length, both=both) for at in ends
    )


def _meets(first: int, last: int, grain: str, length: Figure, *, both: bool) -> bool:
    return fit((length, need) for need in _needs(first, last, grain, both=both))


def _needs(first: int, last: int, grain: str, *, both: bool) -> list[Interval]:
    """Return how long it may be, in the base unit of durations: seconds, or months of years."""
    steps = last - first
    if grain == "clock":
        return [Interval.point((steps if steps >= 0 else steps + _MINUTES) * _SECONDS)]
    if steps <= 0:
        return []
    if grain == "month":
        # From the end of November to the first of May are hardly more than 5个月.
        return [Interval.closed(Fraction(steps - 1), Fraction(steps + 2))]
    unit = _MONTHS if grain == "year" else _MINUTES * _SECONDS
    return [Interval.point(count * unit) for count in (steps, steps + 1)[: 2 if both else 1]]


def _edits(value: int, grain: str) -> Iterator[int]:
    """Yield the time with one digit changed."""
    if grain == "year":
        yield from _digits(value)
    elif grain == "clock":
        hour, minute = divmod(value, _SECONDS)
        yield from (at * _SECONDS + minute for at in _digits(hour) if at <= _LAST_HOUR)
        yield from (hour * _SECONDS + at for at in _digits(minute) if at < _SECONDS)
    else:
        day = dt.date.fromordinal(value)
        found = [_day(day.year, at, day.day) for at in _digits(day.month)]
        found += [_day(day.year, day.month, at) for at in _digits(day.day)]
        yield from (at for at in found if at)


def _digits(number: int) -> Iterator[int]:
    text = str(number)
    for at, digit in enumerate(text):
        for other in "0123456789":
            if other != digit:
                yield int(text[:at] + other + text[at + 1 :])
