"""Means whose number and total are sought by their figures, here and in sentences before."""

import pytest

from tests.claims.found import slots_in

MEANS = [
    ("全乡18个村，共有图书5.4万册，村均3000册。", ("18个", "5.4万册", "3000册")),
    ("车队20辆车，全年行驶160万公里，平均每车8万公里。", ("20辆", "160万公里", "8万公里")),
    ("公司销售轿车3.6万辆，销售收入54亿元，平均单价15万元。", ("3.6万辆", "54亿元", "15万元")),
    ("8天里票房收入4.8亿元，观影人次960万，平均票价50元。", ("960万", "4.8亿元", "50元")),
    (
        "全县有家庭户46590户，集体户1253户。家庭户人口127741人，集体户人口8167人。"
        "平均每个家庭户的人口为2.74人。",
        ("46590户", "127741人", "2.74人"),
    ),
    (
        "全公司4800名职工共完成产值7.2亿元，全员劳动生产率达15万元。",
        ("4800名", "7.2亿元", "15万元"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANS)
def test_the_number_and_the_total_are_found(text: str, expected: tuple[str, str, str]) -> None:
    size, total, mean = expected
    assert slots_in(text, "told-average") == [{"size": (size,), "total": (total,), "mean": (mean,)}]


QUIET = [
    "他下岗两年多了。每月挣100元，再加上领到的200元救助，勉强够用。",
    "全国有3亿多人经常锻炼。体育场地总面积为7.8亿平方米，人均0.65平方米。",
]


@pytest.mark.parametrize("text", QUIET)
def test_a_guess_is_not(text: str) -> None:
    assert slots_in(text, "told-average") == []
