"""Scores and margins, wins and games."""

import pytest

from tests.claims.found import constants_in, slots_in

MARGINS = [
    ("主队以98∶87战胜客队，净胜11分。", "11分", 98, 87),
    ("主队以１０８：９９取胜，以9分的优势晋级。", "9分", 108, 99),
    ("终场比分是112比104。主队以8分之差获胜。", "8分", 112, 104),
    # of two scores the one that fits
    ("主队3-0领先，最终4-1获胜，净胜3球。", "3", 3, 0),
]


@pytest.mark.parametrize(("text", "margin", "one", "other"), MARGINS)
def test_a_margin_finds_its_score(text: str, margin: str, one: int, other: int) -> None:
    assert slots_in(text, "margin") == [{"margin": (margin,)}]
    assert constants_in(text, "margin") == [{"one": one, "other": other}]


NO_MARGINS = [
    "主队以98∶87取胜，上半场曾以21分的优势领先。",
    "主队净胜11分。",
    "三次产业比为5∶40∶55，主队以5分之差获胜。",
]


@pytest.mark.parametrize("text", NO_MARGINS)
def test_no_margin(text: str) -> None:
    assert slots_in(text, "margin") == []


RESULTS = [
    ("全队30场联赛取得18胜7平5负，积61分。", "30场", ("18胜", "7平", "5负"), 30, 30),
    ("该队10战7胜2负1平。", "10", ("7胜", "2负", "1平"), 10, 10),
    ("本赛季46轮比赛，31胜14负。", "46轮", ("31胜", "14负"), 46, 45),
    ("此后的8场比赛里，全队进6球失13球，仅取得4平4负的战绩。", "8场", ("4平", "4负"), 8, 8),
]


@pytest.mark.parametrize(("text", "games", "results", "played", "told"), RESULTS)
def test_results_and_games(
    text: str, games: str, results: tuple[str, ...], played: int, told: int
) -> None:
    assert slots_in(text, "results") == [{"games": (games,), "results": results}]
    assert constants_in(text, "results") == [{"played": played, "told": told}]


NO_RESULTS = [
    "第30轮战罢，全队18胜7平4负。",
    "本赛季30场比赛，主场10胜3平2负。",
    "全队踢了30场。此后2胜1负。",
    "他带队打了20场，11胜4平。",
]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_no_results(text: str) -> None:
    assert slots_in(text, "results") == []


def test_points_of_a_record() -> None:
    text = "第14轮战罢，主队9胜3平2负，积32分。"
    assert constants_in(text, "points") == [{"won": 9, "drawn": 3, "told": 32}]


NO_POINTS = ["全队9胜3平2负，被扣6分，积24分。", "全队12胜2负，积26分。", "全队9胜3平2负，进32球。"]


@pytest.mark.parametrize("text", NO_POINTS)
def test_no_points(text: str) -> None:
    assert constants_in(text, "points") == []


def test_quarters_of_a_game() -> None:
    text = "四节比分分别为22比18、19比25、27比20、24比21，最终以92比86取胜。"
    sums = {"one": 92, "other": 84, "told_one": 92, "told_other": 86}
    assert constants_in(text, "quarters") == [sums]


NO_QUARTERS = [
    "四节比分为22比18、19比25、27比20、24比21，主队取胜。",
    "四节比分为22比18、19比25、27比20、24比29，主队在加时赛中以99比94取胜。",
    "前三节比分为22比18、19比25、27比20，最终以92比86取胜。",
]


@pytest.mark.parametrize("text", NO_QUARTERS)
def test_no_quarters(text: str) -> None:
    assert constants_in(text, "quarters") == []
