"""Changes: which figures are bound to which slots."""

import datetime as dt

import pytest

from checker.claims.find import find_claims
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules
from tests.claims.found import Slots, constants_in, slots_in

CASES: list[tuple[str, Slots]] = [
    (
        "全市书店从2018年初的97家，增加到2021年的411家。",
        {"from": ("2018年初",), "start": ("97家",), "to": ("2021年",), "end": ("411家",)},
    ),
    (
        "座位由820个增加到1060个，新增240个。",
        {"start": ("820个",), "end": ("1060个",), "delta": ("240个",)},
    ),
    (
        "藏书由12.1万册减少到9.8万册，减少2.3万册。",
        {"start": ("12.1万册",), "end": ("9.8万册",), "delta": ("2.3万册",)},
    ),
    (
        "借阅量42.6万册，比上年增加4.1万册，增长10.6%。",
        {"end": ("42.6万册",), "delta": ("4.1万册",), "rate": ("10.6%",)},
    ),
    (
        "占比由30.03%提高到48.27%，提高18.24个百分点。",
        {"start": ("30.03%",), "end": ("48.27%",), "points": ("18.24个百分点",)},
    ),
    (
        "产量由1.2万吨增加到3.6万吨，增长2倍。",
        {"start": ("1.2万吨",), "end": ("3.6万吨",), "times": ("2倍",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), CASES)
def test_a_change_is_bound(text: str, slots: Slots) -> None:
    assert slots_in(text, "change") == [slots]


NO_CHANGE = [
    "全市有书店97家、茶馆411家。",
    "从97家企业到411名职工，人人参与。",
    "投资由2亿元增加到3亿吨。",
    "活动从4月1日到7月31日举行。",
]


@pytest.mark.parametrize("text", NO_CHANGE)
def test_other_sentences_are_no_change(text: str) -> None:
    assert slots_in(text, "change") == []


def test_the_verb_tells_the_direction() -> None:
    assert constants_in("藏书由12.1万册减少到9.8万册。", "change") == [{"direction": -1}]
    assert constants_in("藏书由9.8万册增加到12.1万册。", "change") == [{"direction": 1}]


def test_two_changes_in_one_sentence_stay_apart() -> None:
    text = "书店由12家增加到30家，茶馆由5家减少到2家。"
    assert slots_in(text, "change") == [
        {"start": ("12家",), "end": ("30家",)},
        {"start": ("5家",), "end": ("2家",)},
    ]


def test_the_headline_gives_its_increase_to_the_change_of_the_story() -> None:
    text = (
        "4年新增高新技术企业314家\n\n本报讯（记者 林一）全市高新技术企业"
        "从2018年初的97家，增加到2021年的411家。"
    )
    assert slots_in(text, "change") == [
        {
            "from": ("2018年初",),
            "start": ("97家",),
            "to": ("2021年",),
            "end": ("411家",),
            "years": ("4年",),
            "delta": ("314家",),
        }
    ]


def test_an_annual_rate_takes_its_years_from_the_change_before() -> None:
    text = "总收入由2002年的35亿元增加到2007年的86亿元，税收由3亿元增加到7亿元，年均增长18.5%。"
    first, second = slots_in(text, "change")
    assert "annual" not in first
    assert (second["from"], second["to"], second["annual"]) == (
        ("2002年",),
        ("2007年",),
        ("18.5%",),
    )


def test_growth_since_a_year_ends_in_the_year_its_sentence_opens_with() -> None:
    text = "2007年，书店41家，借阅26万册，是2002年的4.75倍，年均增长36.6%。"
    (slots,) = slots_in(text, "multiple-growth")
    assert (slots["from"], slots["to"]) == (("2002年",), ("2007年",))


def test_growth_since_a_year_without_another_year_has_no_end() -> None:
    (slots,) = slots_in("借阅26万册，是2002年的4.75倍，年均增长36.6%。", "multiple-growth")
    assert "to" not in slots


def test_last_years_level_is_no_end() -> None:
    text = "产量120万吨，比上年的100万吨增加20万吨，增长20%。"
    assert slots_in(text, "change") == [
        {"end": ("120万吨",), "start": ("100万吨",), "delta": ("20万吨",), "rate": ("20%",)}
    ]


def test_times_whose_year_is_guessed_are_in_no_wrong_order() -> None:
    page = page_from_text("降幅从一季度的10.4%收窄至前三季度的2.2%。", date=dt.date(2023, 1, 28))
    figures = find_figures_in(page)
    (claim,) = (c for c in find_claims(page, figures, load_rules()) if c.kind == "change")
    assert {slot.name for slot in claim.slots} == {"start", "end"}
