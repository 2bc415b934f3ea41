"""Issue dates from paths: 2022/04/13/A02.txt, 20220413-A02.txt."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from checker.core.errors import CheckerError
from checker.core.late import late

# What newsrooms use; the first pattern that gives a date that exists wins.
DATE_PATTERNS = (
    "{year}/{month}/{day}",
    "{year}-{month}/{day}",
    "{year}/{month}-{day}",
    "{year}-{month}-{day}",
    "{year}{month}{day}",
)
_PLACEHOLDER = late(r"\{(?P<name>\w*+)\}|(?P<any>\*)")
# Beside another placeholder only two digits are sure: 2022113 could be 1 November or 13 January.
_PARTS = {
    "year": (r"(?:1[89]|20)\d\d", r"(?:1[89]|20)\d\d"),
    "month": (r"1[0-2]|0?[1-9]", r"1[0-2]|0[1-9]"),
    "day": (r"3[01]|[12]\d|0?[1-9]", r"3[01]|[12]\d|0[1-9]"),
}


def date_in_path(path: str, patterns: Sequence[str] = DATE_PATTERNS) -> dt.date | None:
    """Return the issue date that `path` names, None where it names none.

    >>> date_in_path("archive/2022/04/13/A02.txt")
    datetime.date(2022, 4, 13)

    Where a pattern fits several times the last one counts: it is nearest to the page.
    """
    plain = path.replace("\\", "/")
    for pattern in patterns:
        found = [date for match in _compiled(pattern).finditer(plain) if (date := _date(match))]
        if found:
            return found[-1]
    return None


def check_patterns(patterns: Sequence[str]) -> None:
    """Raise CheckerError where a pattern has an unknown placeholder or lacks one."""
    for pattern in patterns:
        _compiled(pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    names = [match["name"] for match in _PLACEHOLDER.finditer(pattern) if not match["any"]]
    if sorted(names) != sorted(_PARTS):
        raise CheckerError(
            f"date pattern {pattern!r}: expected {{year}}, {{month}} and {{day}}, each once, "
            "and else plain text and * (as in {year}/{month}{day})"
        )
    return late(rf"(?<!\d){_expression(pattern)}(?!\d)")


def _expression(pattern: str) -> str:
    pieces = []
    last = 0
    for match in _PLACEHOLDER.finditer(pattern):
        pieces.append(re.escape(pattern[last : match.start()]))
        last = match.end()
        if match["any"]:
            pieces.append("[^/]*?")
            continue
        is_tight = "}{" in pattern[max(0, match.start() - 1) : match.end() + 1]
        pieces.append(f"(?P<{match['name']}>{_PARTS[match['name']][is_tight]})")
    return "".join(pieces) + re.escape(pattern[last:])


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
