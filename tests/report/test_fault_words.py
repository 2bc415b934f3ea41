"""Faults in Chinese: those that page files meet are all known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.read import decode
from checker.report.fault_words import fault_in

FILLED = {name: text.format(7, 8, 9) for name, text in decode._MESSAGES.items()}


@pytest.mark.parametrize("name", FILLED)
def test_every_fault_of_a_file_has_its_chinese(name: str) -> None:
    told = fault_in("zh", f"2022/A02.txt: {FILLED[name]}")
    assert told.startswith("2022/A02.txt: ")
    assert not re.search(r"[a-z]{3}", told.removeprefix("2022/A02.txt: "))


@pytest.mark.parametrize("name", FILLED)
def test_english_stays_as_it_is(name: str) -> None:
    assert fault_in("en", FILLED[name]) == FILLED[name]


@pytest.mark.parametrize("kind", sorted({*decode._SIGNATURES.values(), "binary data"}))
def test_what_a_file_was_found_to_be_is_told_in_chinese(kind: str) -> None:
    assert kind not in fault_in("zh", decode._MESSAGES["binary"].format(kind))


@given(st.text(max_size=60))
def test_what_is_not_known_is_left_alone(text: str) -> None:
    fault = f"a.txt:{text}?"
    assert fault_in("zh", fault) == fault


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("p.jsonl:3: not readable as JSON: x", "p.jsonl:3: 不是 JSON：x"),
        ("a.txt: line 3: no such file or folder", "a.txt: 第3行: 没有这个文件或文件夹"),
        (
            "a process that checked pages was killed by SIGKILL; its 7 pages are checked again",
            "一个核查进程被终止（was killed by SIGKILL）；它的 7 版重新核查",
        ),
        (
            "c/pages-2.sqlite: going on without the cache (x)",
            "c/pages-2.sqlite: 不用缓存，继续核查（x）",
        ),
    ],
)
def test_what_happens_on_the_way_has_its_chinese(fault: str, told: str) -> None:
    assert fault_in("zh", fault) == told
