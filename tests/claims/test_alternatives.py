"""Words written as one expression match as the words themselves do, the longest first."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.phrases import alternatives
from checker.claims.phrases.alternatives import either
from checker.core.kept import keep_all

LETTERS = "增加到长的.^"


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        (["增长"], "增长"),
        (["增长", "增加", "增加到", "涨"], "(?:增(?:加(?:到)?|长)|涨)"),
        (["上", "上年"], "上(?:年)?"),
        (["a.", "a^"], r"a(?:\.|\^)"),
    ],
)
def test_words_share_their_beginnings(words: list[str], expression: str) -> None:
    assert either(words) == expression


WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text(LETTERS, max_size=8))
def test_it_finds_what_the_words_find(words: list[str], text: str) -> None:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    found = [match.span() for match in re.finditer(either(words), text)]
    assert found == [match.span() for match in re.finditer(longest_first, text)]


@given(WORDS, st.text(LETTERS, max_size=8))
def test_it_gives_back_what_the_words_give_back(words: list[str], text: str) -> None:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    found = re.fullmatch(f"({either(words)})(.*)", text, re.DOTALL)
    plain = re.fullmatch(f"({longest_first})(.*)", text, re.DOTALL)
    assert (found and found.groups()) == (plain and plain.groups())


def test_the_next_process_finds_the_expression(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path))
    alternatives._KEPT.forget()
    wanted = either(["增长", "增加"])
    keep_all()
    alternatives._KEPT.forget()
    monkeypatch.setattr(alternatives, "_ends", None)
    assert either(["增加", "增长"]) == wanted
    alternatives._KEPT.forget()
