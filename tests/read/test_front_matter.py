"""The YAML at the head of a page: what is taken, what is refused and where."""

import datetime as dt

import pytest

from checker.core.errors import CheckerError
from checker.read.front_matter import FrontMatter, read_front_matter
from checker.read.page import page_from_text

BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n正文。"
REFUSED = [
    ("---\ndate: 2022-02-30\n---\n", 2, "expected a date, found “2022-02-30”; write “date: 2022-"),
    ("---\ncity: 云山\ndate: 昨天\n---\n", 3, "expected a date, found “昨天”;"),
    ("---\ndate: 2022-04-13\ndate: 2022-04-14\n---\n", 3, "key “date” is given twice; keep one"),
    ("---\n- 一\n- 二\n---\n", 2, "expected “key: value” lines, found a list;"),
    ("---\n只有一句话\n---\n", 2, "expected “key: value” lines, found plain text;"),
    ("---\n? [a, b]\n: c\n---\n", 2, "expected a plain word as key"),
    (BOMB, 3, "aliases (*name) are not allowed; write the value out"),
    ("---\na: " + "[" * 500 + "\n---\n", 2, "nested more than 8 deep"),
    ("---\na: 'b\n---\n正文。\n", 3, "front matter is not YAML: "),
    ("---\na: b: c\n---\n", 2, "front matter is not YAML: mapping values are not allowed here"),
    ("---\na: \x01\n---\n", 1, "front matter is not YAML: "),
]
NONE = [
    "正文。",
    "---",
    "---\n正文。\n没有完。",
    "\n---\ndate: 2022-04-13\n---\n",
    "----\na: b\n----\n",
]


def test_all_fields_are_read() -> None:
    text = "---\ndate: 2022-04-13\ncity: 云山\nsection: A3\ntitle: 要闻\ntags: [a, b]\n---\n正文。"
    meta = {"section": "A3", "tags": "[a, b]"}
    date = dt.date(2022, 4, 13)
    expected = FrontMatter(len(text) - 3, date, "云山", "要闻", meta)
    assert read_front_matter(text) == expected


@pytest.mark.parametrize(
    "written", ["2022-4-13", "'2022-04-13'", "2022年4月13日", "2022-04-13T08:00"]
)
def test_a_date_may_be_written_in_several_ways(written: str) -> None:
    assert read_front_matter(f"---\ndate: {written}\n---\n").date == dt.date(2022, 4, 13)


@pytest.mark.parametrize(("text", "line", "message"), REFUSED)
def test_a_fault_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(CheckerError) as caught:
        read_front_matter(text, "page.md")
    assert caught.value.line == line
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"page.md:{line}: ")


@pytest.mark.parametrize("text", NONE)
def test_a_page_without_front_matter_is_left_alone(text: str) -> None:
    assert read_front_matter(text) == FrontMatter()


@pytest.mark.parametrize(
    "head", ["---\r\ncity: 云山\r\n---\r\n", "---\n---\n", "\ufeff---\na: b\n...\n"]
)
def test_front_matter_is_no_part_of_the_flow(head: str) -> None:
    page = page_from_text(head + "新增3家。")
    assert page.flow == "新增3家。"
    assert page.to_source(page.blocks[0].span).of(page.text) == "新增3家。"
