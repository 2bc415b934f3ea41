"""The library as a program uses it: dates as days, as text, and what is no date."""

import datetime as dt
from pathlib import Path

import pytest

import checker
from tests.cli.run import RIGHT, write

DAY = dt.date(2022, 4, 13)


@pytest.mark.parametrize("given", [DAY, "2022-04-13", dt.datetime(2022, 4, 13, 8, 30)])
def test_a_date_may_be_text(tmp_path: Path, given: dt.date | str) -> None:
    path = write(tmp_path / "a.txt", RIGHT)
    for report in (checker.check_text(RIGHT, date=given), checker.check_file(path, date=given)):
        page = report.pages[0].page
        assert page is not None
        assert page.date == DAY
    assert checker.find_figures("今年有3家企业。", date=given)


@pytest.mark.parametrize("given", ["", "2022-02-30", "20220413", "13.4.2022", "明天", 20220413])
def test_what_is_no_date_is_refused_in_one_line(tmp_path: Path, given: str) -> None:
    path = write(tmp_path / "a.txt", RIGHT)
    calls = (
        lambda: checker.check_text(RIGHT, date=given),
        lambda: checker.check_file(path, date=given),
        lambda: checker.find_figures(RIGHT, date=given),
    )
    for call in calls:
        with pytest.raises(checker.CheckerError, match="expected a day like 2022-04-13, found"):
            call()
