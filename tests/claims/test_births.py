"""Ages beside the years of birth."""

import datetime as dt

import pytest

from checker.claims.find import find_claims
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules


def _kinds(text: str) -> set[str]:
    page = page_from_text(text, date=dt.date(2025, 6, 18))
    return {claim.kind for claim in find_claims(page, find_figures_in(page), load_rules())}


BORN = [
    "45岁的王强是外来务工人员，1980年出生在山村。",
    "35岁的王强是外来务工人员，1980年出生在山村。",
    "年仅26岁的小赵出生于1999年，已是车间主任。",
]


@pytest.mark.parametrize("text", BORN)
def test_an_age_meets_the_year_of_birth(text: str) -> None:
    assert "born-beside" in _kinds(text)


OTHERS = [
    # Ages of years long past.
    "王强1980年出生，18岁参加工作。",
    "那年，35岁的王强认识了1980年出生的小李。",
    "35岁的王强说，父亲1950年出生在山村。",
    # No digit makes 52 of 45.
    "52岁的王强是外来务工人员，1980年出生在山村。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_held_against_a_birth(text: str) -> None:
    assert "born-beside" not in _kinds(text)
