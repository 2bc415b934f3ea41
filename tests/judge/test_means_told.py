"""What falls to each: one verdict, and a formula that is right as it is printed."""

import pytest

from checker.check import Options, check_page
from checker.core.model import Finding
from checker.read.page import page_from_text
from checker.ruleset.load import load_rules


def _of_each(text: str) -> list[Finding]:
    findings = check_page(page_from_text(text), load_rules(), Options()).findings
    return [one for one in findings if one.rule.startswith(("average/", "paced/"))]


PASSED = [
    (
        "玉米种植52.4万亩，平均亩产463公斤，总产量24.3万吨。",
        "24.3万吨 ÷ 52.4万亩 = 463.7公斤 ≈ 463公斤",
    ),
    ("6年共投入15亿元，年均2.5亿元。", "15亿元 ÷ 6年 = 2.5亿元"),
    ("玉米种植40公顷，总产270吨，亩产450公斤。", "270吨 ÷ 40公顷 ÷ 15 = 450公斤"),
    (
        "水泵每小时抽水150立方米，连续运转2天，抽水7200立方米。",
        "150立方米 × 2天 × 24 = 7200立方米",
    ),
]


@pytest.mark.parametrize(("text", "derivation"), PASSED)
def test_no_factor_is_bare(text: str, derivation: str) -> None:
    assert [(f.verdict.value, f.derivation) for f in _of_each(text)] == [("pass", derivation)]


FAILED = [
    ("玉米种植52.4万亩，平均亩产463公斤，总产量23.4万吨。", "463公斤", "24.3万吨（相邻数字颠倒）"),
    ("36个项目总投资270亿元，平均每个项目7.3亿元。", "7.3亿元", "7.5亿元"),
    ("36个项目总投资270亿元，平均每个项目5.7亿元。", "5.7亿元", "7.5亿元（相邻数字颠倒）"),
    ("全村146户养蜂收入190万元，户均1.27万元。", "1.27万元", "1.30万元"),
    ("城区人口31.6万人，公园绿地480万平方米，人均绿地14.7平方米。", "14.7平方米", "15.2平方米"),
]


@pytest.mark.parametrize(("text", "mean", "right"), FAILED)
def test_of_one_relation_there_is_one_verdict(text: str, mean: str, right: str) -> None:
    (finding,) = _of_each(text)
    assert finding.verdict.value == "fail"
    assert f"文中每一个为{mean}" in finding.message
    assert right in finding.message + finding.suggestion + finding.slip


def test_a_population_may_be_another_by_the_end_of_the_year() -> None:
    assert _of_each("城区人口31.6万人，公园绿地468万平方米，人均绿地14.7平方米。") == []
