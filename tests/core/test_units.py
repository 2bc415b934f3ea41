"""Units convert exactly, counting words stay apart, and no run loads pint twice."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from checker.core.tables import load_table
from checker.core.units import UnitInfo, unit_of

# name, other name of the same dimension, how many of the other one is
SAME = [
    ("吨", "公斤", Fraction(1000)),
    ("吨", "斤", Fraction(2000)),
    ("亩", "平方米", Fraction(2000, 3)),
    ("公顷", "亩", Fraction(15)),
    ("平方公里", "公顷", Fraction(100)),
    ("㎡", "平方米", Fraction(1)),
    ("千米", "米", Fraction(1000)),
    ("尺", "米", Fraction(1, 3)),
    ("度", "千瓦时", Fraction(1)),
    ("兆瓦", "千瓦", Fraction(1000)),
    ("元", "角", Fraction(10)),
    ("万元", "元", Fraction(10000)),
    ("元/吨", "元/公斤", Fraction(1, 1000)),
    ("公里/小时", "米/秒", Fraction(5, 18)),
    ("立方米/秒", "升/秒", Fraction(1000)),
    ("元每吨", "元/吨", Fraction(1)),
    ("节", "海里/小时", Fraction(1)),
    ("年", "个月", Fraction(12)),
    ("周", "天", Fraction(7)),
    ("名", "人", Fraction(1)),
    ("个百分点", "%", Fraction(1)),
    ("%", "‰", Fraction(10)),
    ("倍", "%", Fraction(100)),
]
APART = [
    ("家", "人"),
    ("户", "家"),
    ("人", "人次"),
    ("元", "美元"),
    ("月", "天"),
    ("吨", "吨标准煤"),
    ("千瓦", "千瓦时"),
    ("元/吨", "元"),
]
UNKNOWN = ["吨吨", "/", "元/", "/吨", "万", "外", "a" * 1000, "\ud800", "元/吨/吨x"]


@pytest.mark.parametrize(("name", "other", "factor"), SAME)
def test_units_of_one_dimension_convert_exactly(name: str, other: str, factor: Fraction) -> None:
    one, two = unit_of(name), unit_of(other)
    assert one is not None
    assert two is not None
    assert one.dimension == two.dimension
    assert one.factor / two.factor == factor


@pytest.mark.parametrize(("name", "other"), APART)
def test_units_of_other_dimensions_stay_apart(name: str, other: str) -> None:
    one, two = unit_of(name), unit_of(other)
    assert one is not None
    assert two is not None
    assert one.dimension != two.dimension


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_unit_is_none(name: str) -> None:
    assert unit_of(name) is None


def test_a_bare_number_has_no_dimension() -> None:
    assert unit_of("") == UnitInfo("", Fraction(1))


def _named_units() -> list[str]:
    table = load_table("language/zh/units.yaml")
    groups = ("money", "currencies", "age", "duration", "percent", "points", "multiple")
    names = [name for group in groups for name in table[group]]
    return names + [name for group in table["quantity"].values() for name in group]


@pytest.mark.parametrize("name", _named_units())
def test_every_unit_that_is_read_is_defined(name: str) -> None:
    assert unit_of(name.replace("％", "%")) is not None


def test_a_second_run_does_not_load_pint(tmp_path: Path) -> None:
    code = "import sys; from checker.core.units import unit_of; unit_of('吨')"
    code += "; print('pint' in sys.modules)"
    run = [sys.executable, "-c", code]
    environment = os.environ | {
        "CHECKER_CACHE": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    outputs = [
        subprocess.run(run, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [output.strip() for output in outputs] == ["True", "False"]
