"""Claims that the writing of a number makes by itself."""

import pytest

from checker.ruleset.load import load_rules
from tests.claims.found import constants_in, slots_in


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("明天气温10～15℃。", [0]),
        ("明天气温15～10℃。", [1]),
        ("工期5—3年。", [1]),
        ("每人发给800元—500元。", [1]),
        # A score, a way down, a scale that the other end lends, a place in a row.
        ("主队以3-2取胜。", []),
        ("气温从15℃～10℃一路走低。", []),
        ("规模500～1万人。", []),
        ("下降15～10个百分点。", []),
        ("15℃，10℃。", []),
    ],
)
def test_ranges_run_upwards(text: str, turned: list[int]) -> None:
    claims = constants_in(text, "range-order")
    assert [claim["turned"] for claim in claims if claim["turned"] or turned] == turned


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新增就业123.5人。", ["123.5人"]),
        ("新增就业123.5万人。", []),
        ("新增就业123人。", []),
        ("行驶123.5公里。", []),
        ("得票率12.5%。", []),
    ],
)
def test_counts_with_a_point(text: str, figures: list[str]) -> None:
    assert [slots["figure"][0] for slots in slots_in(text, "whole-count")] == figures


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("约12345.67万人参加。", [7]),
        ("约1234万人参加。", [4]),
        ("约120人参加。", []),
        ("12345.67万人参加。", []),
    ],
)
def test_digits_of_rough_numbers(text: str, digits: list[int]) -> None:
    assert [claim["digits"] for claim in constants_in(text, "rough-figure")] == digits


@pytest.mark.parametrize(
    ("text", "wrong"), [("含量15ug。", [1]), ("含量15μg。", [0]), ("含量15微克。", [])]
)
def test_symbols_of_units(text: str, wrong: list[int]) -> None:
    assert [claim["wrong"] for claim in constants_in(text, "unit-symbol")] == wrong


@pytest.mark.parametrize(
    ("words", "group"),
    [("unit-bound", "unit-of/"), ("bounded", "bound/"), ("per-head", "per-head/")],
)
def test_each_word_a_phrase_looks_for_has_its_entry(words: str, group: str) -> None:
    rules = load_rules()
    known = {
        word
        for name, fact in rules.reference.items()
        if name.startswith(group)
        for word in fact.words
    }
    for word in rules.words[words].words:
        assert any(entry in word for entry in known), word
