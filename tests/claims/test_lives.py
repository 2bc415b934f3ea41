"""An obituary that tells birth and death in different sentences."""

import pytest

from checker.claims.times.lives import life_claims
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text

DEATH = "李文因病于1998年1月5日10时在北京逝世，享年82岁。"


def lives(text: str) -> list[dict[str, str]]:
    """Return the slots of each life told in `text`."""
    page = page_from_text(text)
    figures = find_figures_in(page)
    return [
        {slot.name: figures[slot.figures[0]].text for slot in claim.slots}
        for claim in life_claims(page, figures)
    ]


LIVES = [
    (f"{DEATH}李文1916年5月出生于西安。", "1916年5月"),
    (f"{DEATH}\n李文生于1916年，1938年参加革命。", "1916年"),
    (f"李文1916年生，西安人。{DEATH}", "1916年"),
]


@pytest.mark.parametrize(("text", "born"), LIVES)
def test_birth_and_death_of_one_person_are_paired(text: str, born: str) -> None:
    assert lives(text) == [{"born": born, "died": "1998年1月5日", "age": "82岁"}]


NONE = [
    DEATH,
    f"{DEATH}李文1938年参加革命。",
    # Two births, two deaths: nobody knows which go together.
    f"{DEATH}长子1940年出生，次子1942年出生。",
    f"{DEATH}长子1940年出生。",
    f"王强1900年5月病逝，享年60岁。{DEATH}李文1916年出生。",
    "李文生于1916年，1998年1月5日逝世，享年82岁。",
    "李文病逝，享年82岁。李文1916年出生。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_may_be_of_several_people_is_not_paired(text: str) -> None:
    assert lives(text) == []


def test_a_pairing_across_sentences_is_inferred() -> None:
    page = page_from_text(LIVES[0][0])
    (claim,) = life_claims(page, find_figures_in(page))
    assert claim.inferred
