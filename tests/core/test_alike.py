"""How like two texts are: what rapidfuzz says, loaded in part."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from checker.core.alike import partial_ratio, ratio

_TEXTS = st.text(alphabet="粮食产量全省", max_size=8)


@given(one=_TEXTS, other=_TEXTS)
def test_the_measures_are_those_of_the_library(one: str, other: str) -> None:
    assert partial_ratio(one, other) == fuzz.partial_ratio(one, other)
    assert ratio(one, other) == fuzz.ratio(one, other)


_IN_THE_COMMAND = """
import sys, checker.cli
from checker.core.alike import partial_ratio
print(round(partial_ratio("全省新增企业", "全市新增企业数量")))
print(sorted(m for m in sys.modules if m.startswith("rapidfuzz.") and m.count(".") == 1))
import rapidfuzz
from rapidfuzz import process, fuzz, distance
print(process.extractOne("abx", ["abc", "xyz"], scorer=fuzz.ratio)[0])
print(rapidfuzz.distance.Levenshtein.distance("ab", "ac"), distance.OSA.distance("ab", "ba"))
print(rapidfuzz.utils.default_process("A b"))
"""


def test_the_command_loads_the_one_part_and_all_others_can_be_loaded() -> None:
    printed = subprocess.check_output((sys.executable, "-c", _IN_THE_COMMAND), text=True)
    score, loaded, nearest, distances, processed = printed.splitlines()
    assert score == "83"
    assert "rapidfuzz.process" not in loaded
    assert "rapidfuzz.distance" not in loaded
    assert (nearest, distances, processed) == ("abc", "1 1", "a b")


def test_in_a_program_the_library_is_loaded_as_it_is() -> None:
    code = """
import sys
from checker.core.alike import ratio
ratio("甲", "乙")
print("rapidfuzz.process" in sys.modules)
"""
    assert subprocess.check_output((sys.executable, "-c", code), text=True).strip() == "True"
