"""Days that come round every year: festivals of either calendar, solar terms."""

import datetime as dt
from typing import Any

from checker.core.calendar import day_of
from checker.core.lunar import new_year_eve, solar_day, solar_term
from checker.core.tables import load_table


def festival_day(name: str, year: int) -> dt.date | None:
    """Return the day of a festival or a solar term in a year: 中秋节 2025 is 6 October."""
    tables = _festivals()
    if name == "除夕":
        return new_year_eve(year)
    if name in tables["solar"]:
        return day_of(year, *tables["solar"][name])
    if name in tables["lunar"]:
        return solar_day(year, *tables["lunar"][name])
    return solar_term(tables["terms"].get(name, name), year)


def nearest_festival_day(name: str, day: dt.date) -> dt.date | None:
    """Return the day of a festival that is nearest to `day`: 腊八节 may fall in January."""
    days = (festival_day(name, year) for year in (day.year - 1, day.year, day.year + 1))
    known = [found for found in days if found is not None]
    return min(known, key=lambda found: abs(found - day), default=None)


def _festivals() -> Any:
    return load_table("language/zh/dates.yaml")["festivals"]
