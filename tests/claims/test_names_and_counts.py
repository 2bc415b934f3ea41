"""Titles, ranks, known states and provinces, and names taken up again, beside their count."""

import pytest

from tests.claims.found import claims_in

CASES = [
    # text, phrase, the count and the names found
    (
        "《山路》《河湾》《远灯》3部影片入围。",
        "quoted",
        "3部",
        ["《山路》", "《河湾》", "《远灯》"],
    ),
    (
        "“稻8号”、“稻9号”和“麦6号”三个良种推广。",
        "quoted",
        "三个",
        ["“稻8号”", "“稻9号”", "“麦6号”"],
    ),
    (
        "获奖的3部影片依次为《山路》《河湾》《远灯》。",
        "names",
        "3部",
        ["《山路》", "《河湾》", "《远灯》"],
    ),
    ("中国、俄罗斯等5个国家与会。", "known", "5个", ["中国", "俄罗斯"]),
    ("福建和江西四省联防。", "known", "四省", ["福建", "江西"]),
    ("受灾的有东村、西村、南村，共3个村。", "summed-up", "3个", ["受灾的有东村", "西村", "南村"]),
    ("东村、西村、南村受灾，3个村共倒房120间。", "summed-up", "3个", ["东村", "西村", "南村"]),
    (
        "抓获林某（男，35岁）、王某（女，28岁）2名嫌犯。",
        "before",
        "2名",
        ["抓获林某（男，35岁）", "王某（女，28岁）"],
    ),
    (
        "甲公司，乙公司，丙公司等三家企业参展。",
        "clauses-before",
        "三家",
        ["甲公司", "乙公司", "丙公司"],
    ),
    (
        "包括收租，看园，调解和防火等四方面。",
        "clauses-before",
        "四方面",
        ["收租", "看园", "调解和防火"],
    ),
    ("3个县（市）受灾，分别是甲县、乙县、丙市。", "names", "3个", ["甲县", "乙县", "丙市"]),
    (
        "5名院士分属2个学部，分别为数学部3人、化学部2人。",
        "names",
        "2个",
        ["数学部3人", "化学部2人"],
    ),
    ("比赛共设3个项目，包括跳高、跳远和赛跑。", "some", "3个", ["跳高", "跳远和赛跑"]),
    (
        "提出三点建议。第一，增加投入。第二，改进管理。第三，办学。",
        "ordered",
        "三点",
        ["第一", "第二", "第三"],
    ),
    (
        "确定三项任务：\n一、抓春耕。\n二、办工厂。\n三、兴教育。",
        "ordered",
        "三项",
        ["一、", "二、", "三、"],
    ),
]


@pytest.mark.parametrize(("text", "phrase", "count", "names"), CASES)
def test_a_count_has_names_beside_it(text: str, phrase: str, count: str, names: list[str]) -> None:
    found = [
        (figures[claim.slot("count")[0]].text, [item.text for item in claim.items])
        for claim, figures in claims_in(text, "counted-list")
        if claim.phrase == f"counted/{phrase}"
    ]
    assert found == [(count, names)]


RANKS = [
    ("前三名依次是甲队、乙队和丙队。", "前三名", 0, (2, 3)),
    ("甲队、乙队、丙队、丁队分获前4名。", "前4名", 0, (4, 4)),
    ("第二至第五名的国家依次为甲国、乙国、丙国和丁国。", "第五名", 1, (3, 4)),
]


@pytest.mark.parametrize(("text", "count", "before", "numbers"), RANKS)
def test_ranks_have_names(text: str, count: str, before: int, numbers: tuple[int, int]) -> None:
    ((claim, figures),) = claims_in(text, "ranked-list")
    told = {constant.name: constant.value for constant in claim.constants}
    assert figures[claim.slot("count")[0]].text == count
    assert (told["before"], told["least"], told["most"]) == (before, *numbers)


NOTHING = [
    "《山路》、《河湾》200册送到学校。",
    "甲、“乙”和“丙”三项开工。",
    "东村、西村、南村和甲村、乙村受灾，3个组轮流值守。",
    "前三名登台领奖。",
    "甲镇和乙镇5个村受灾。",
    "北京和上海3家医院参加。",
    "前三名是关键。",
    "进入前八名。",
    "来自某国、中国、美国四国的代表。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_count_of_the_names_makes_no_claim(text: str) -> None:
    kinds = ("counted-list", "ranked-list")
    found = [one for kind in kinds for one in claims_in(text, kind)]
    assert [
        c
        for c, _ in found
        if c.phrase.split("/")[1] in ("quoted", "ranked", "known", "summed-up", "before")
    ] == []
