"""Issue dates from paths."""

import datetime as dt

import pytest

from checker.archive.dates import check_patterns, date_in_path
from checker.core.errors import CheckerError

CASES = [
    ("2022/04/13/A02.txt", "2022-04-13"),
    ("archive\\2022\\4\\3\\A02.txt", "2022-04-03"),
    ("20220413-A02.txt", "2022-04-13"),
    ("qlwb20220413A02.txt", "2022-04-13"),
    ("2022-04/13/node_2.md", "2022-04-13"),
    ("1998/0105/第一版.txt", None),
    ("1998/01-05.txt", "1998-01-05"),
    ("1998-1-5.txt", "1998-01-05"),
    ("2021/12/31/2022-01-01.txt", "2021-12-31"),  # the first pattern that fits wins
    ("2021/12/31/2022/01/01/A1.txt", "2022-01-01"),  # of one pattern the last place wins
]
NO_DATE = [
    "2022/02/30/A02.txt",
    "2022/13/01.txt",
    "A02.txt",
    "120220413.txt",
    "202204130.txt",
    "2022113.txt",  # 1 November or 13 January
    "3022/04/13.txt",
]


@pytest.mark.parametrize(("path", "date"), CASES)
def test_date_in_path(path: str, date: str | None) -> None:
    assert date_in_path(path) == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize("path", NO_DATE)
def test_other_numbers_are_no_dates(path: str) -> None:
    assert date_in_path(path) is None


def test_the_pattern_can_be_chosen() -> None:
    patterns = ("p{day}.{month}.{year}", "*_{month}{day}_{year}")
    assert date_in_path("p3.4.2022.txt", patterns) == dt.date(2022, 4, 3)
    assert date_in_path("x/A02_0413_2022.txt", patterns) == dt.date(2022, 4, 13)
    assert date_in_path("2022/04/13/A02.txt", patterns) is None


@pytest.mark.parametrize("pattern", ["{year}/{month}", "{year}{month}{day}{day}", "{jahr}", ""])
def test_a_pattern_that_cannot_give_a_date_is_refused(pattern: str) -> None:
    with pytest.raises(CheckerError, match=r"expected \{year\}, \{month\} and \{day\}"):
        check_patterns([pattern])
