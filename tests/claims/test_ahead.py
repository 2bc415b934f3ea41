"""A rate ahead of that of all, and totals told over several sentences."""

import pytest

from tests.claims.found import slots_in

AHEAD = [
    (
        "外贸进出口总值620亿元，增长3.1%。民营企业进出口增长9.4%，高出外贸整体增速6.3个百分点。",
        ("9.4%", "3.1%", "6.3个百分点"),
    ),
    (
        "全市工业总产值860亿元，增长7.2%。高新技术企业产值增长6.0%，低于全市工业总体增速1.2个百分点。",
        ("6.0%", "7.2%", "1.2个百分点"),
    ),
]


@pytest.mark.parametrize(("text", "slots"), AHEAD)
def test_rate_of_all_is_in_a_sentence_before(text: str, slots: tuple[str, str, str]) -> None:
    expected = dict(zip(("one", "other", "gap"), ((one,) for one in slots), strict=True))
    assert expected in slots_in(text, "gap")


@pytest.mark.parametrize(
    "text",
    [
        "出口增长3.1%。民营企业进出口增长9.4%，高出外贸整体增速6.3个百分点。",
        "工业总产值860亿元，增长3.1%。民营企业进出口增长9.4%，高出外贸整体增速6.3个百分点。",
    ],
)
def test_rates_of_other_things_are_left_alone(text: str) -> None:
    assert not slots_in(text, "gap")


TOTALS = [
    (
        "夏粮产量298亿斤，比上年增加7亿斤；早稻产量56亿斤。秋粮产量1057亿斤，增长1.4%。"
        "全年粮食总产量1411亿斤，增长1.6%。",
        "1411亿斤",
        ("298亿斤", "56亿斤", "1057亿斤"),
    ),
    (
        "全市三种作物总产量达到5104万吨。稻谷产量突破2000万吨，达到2008万吨；小麦产量1179万吨；"
        "玉米产量1917万吨。",
        "5104万吨",
        ("2008万吨", "1179万吨", "1917万吨"),
    ),
    (
        "接待的431万人次中，过夜游客（仅限住在旅馆的）为153万人次；一日游游客为278万人次。",
        "431万人次",
        ("153万人次", "278万人次"),
    ),
    (
        "铁路、道路、水路、民航共发送旅客820万人次，增长2.9%。其中铁路发送旅客107万人次，增长9%；"
        "道路发送旅客679万人次；水路发送旅客16万人次；民航发送旅客28万人次。",
        "820万人次",
        ("107万人次", "679万人次", "16万人次", "28万人次"),
    ),
]


@pytest.mark.parametrize(("text", "total", "parts"), TOTALS)
def test_totals_over_sentences(text: str, total: str, parts: tuple[str, ...]) -> None:
    found = slots_in(text, "total")
    assert any(one["total"] == (total,) and set(one["parts"]) == set(parts) for one in found)
