"""Widths and line breaks of text in a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.text_width import printable, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("97家", 4), ("", 0), ("abc", 3), ("（A）", 5), ("𠮷", 2), ("e\u0301", 1), ("ﾊ", 1)],
)
def test_width_of(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("全市有411家", 8, ["全市有", "411家"]),
        ("一二三，四", 6, ["一二", "三，四"]),
        ("一二（三四", 6, ["一二", "（三四"]),
        ("甲乙〕、丙", 6, ["甲", "乙〕、", "丙"]),
        # A number keeps its unit, and a mark does not take the unit along alone.
        ("比上年增加1500元、", 18, ["比上年增加1500元、"]),
        ("比上年增加1500元、", 16, ["比上年增加", "1500元、"]),
        ("共有３６．５％以上", 14, ["共有", "３６．５％以上"]),
        ("见于(第105行)", 12, ["见于", "(第105行)"]),
        ("", 10, [""]),
        ("a long word", 6, ["a long", "word"]),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


def test_following_lines_hang_under_the_first() -> None:
    lines = list(wrapped("一二三四五", 10, "✗ 差  "))
    assert lines == ["✗ 差  一二", "      三四", "      五"]


@given(st.text(alphabet="数据，。（）“”12 3a", max_size=60), st.integers(12, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = list(wrapped(text, width, "- "))
    assert "".join("".join(lines).removeprefix("-").split()) == "".join(text.split())
    longest = max((width_of(word) for word in text.split()), default=0)
    assert all(width_of(line) <= max(width, longest + 2) for line in lines)


@pytest.mark.parametrize(
    "text", ["a\x1b[31mb", "a\u202eb", "a\nb", "a\x00b", "a\ud800b", "a\u2028b"]
)
def test_what_would_confuse_a_terminal_is_not_printed(text: str) -> None:
    assert printable(text).startswith("a ")
    assert printable(text).isprintable()
