"""Quoted names with a numeral, and the scores of sets."""

import pytest

from tests.claims.found import constants_in

LABELS = [
    ("“四下乡”是指文化下乡、科技下乡、卫生下乡、法律下乡。", 4, 4),
    ("落实“两免一补”政策（免学杂费、免书本费、补助寄宿生生活费）。", 3, 3),
    ("“五个一”工程，即一部好戏、一部好电影、一部好电视剧、一本好书、一首好歌。", 5, 5),
    ("坚持“三同时”制度，即同时设计、同时施工和同时投产。", 3, 2),
]


@pytest.mark.parametrize(("text", "told", "fewest"), LABELS)
def test_a_label_and_its_list(text: str, told: int, fewest: int) -> None:
    (found,) = constants_in(text, "label")
    assert (found["told"], found["fewest"]) == (told, fewest)


NO_LABELS = [
    "“三下乡”是指文化下乡、科技下乡等活动。",
    "讲究“四功五法”（唱念做打、手眼身法步）。",
    "做到“四个优先”、突出“三个加快”，即民生优先、生态优先、教育优先、加快建设。",
]


@pytest.mark.parametrize("text", NO_LABELS)
def test_what_no_label_lists(text: str) -> None:
    assert not constants_in(text, "label")


SETS = [
    ("主队以25∶18、25∶21、23∶25、25∶19取胜，总比分3∶1。", (3, 1)),
    ("上海队以25比20、25比18、25比22三比零战胜对手。", (3, 0)),
]


@pytest.mark.parametrize(("text", "sets"), SETS)
def test_scores_of_sets(text: str, sets: tuple[int, int]) -> None:
    (found,) = constants_in(text, "sets")
    assert (found["more"], found["fewer"]) == (found["told_more"], found["told_fewer"]) == sets
