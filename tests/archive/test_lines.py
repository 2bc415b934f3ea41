"""JSON Lines: good lines become pages, broken ones problems with their number."""

import datetime as dt
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from checker.archive.lines import Limits, count_lines, read_lines
from checker.archive.source import PageSource
from checker.archive.walk import find_pages


def _write(path: Path, *rows: Any) -> str:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    data = b"\n".join(lines) + b"\n"
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return str(path)


@pytest.mark.parametrize("name", ["p.jsonl", "p.jsonl.gz"])
def test_a_line_becomes_a_page(tmp_path: Path, name: str) -> None:
    row = {"id": "A02", "date": "2022-04-13", "title": "要闻", "text": "一", "city": "聊城", "n": 3}
    path = _write(tmp_path / name, row, b"", {"text": "二"})
    assert list(read_lines(path)) == [
        PageSource(
            f"{path}#A02",
            text="一",
            date=dt.date(2022, 4, 13),
            title="要闻",
            meta={"city": "聊城", "n": "3"},
        ),
        PageSource(f"{path}#3", text="二"),
    ]


@pytest.mark.parametrize(
    ("date", "day", "kept"),
    [
        ("2022-04-13T06:00:00", dt.date(2022, 4, 13), {}),
        ("20220413", dt.date(2022, 4, 13), {}),
        ("1978", None, {"date": "1978"}),
        ("1978-05", None, {"date": "1978-05"}),
        ("", None, {}),
        (None, None, {}),
    ],
)
def test_a_date_may_be_long_or_name_no_day(
    tmp_path: Path, date: str | None, day: dt.date | None, kept: dict[str, str]
) -> None:
    (page,) = read_lines(_write(tmp_path / "p.jsonl", {"date": date, "text": "一"}))
    assert (page.date, page.meta) == (day, kept)


BROKEN = [
    (b'{"text": "\xe4\xb8', "not readable as JSON"),
    (b"[" * 100_000, "not readable as JSON"),
    (b'{"text": "\\ud800"}', "not readable as JSON"),
    (["text"], "expected an object with the key text, found list"),
    ({"txt": "x"}, 'expected the key "text"'),
    ({"text": 5}, 'key "text": expected a string, found 5'),
    ({"text": None}, 'key "text": expected a string, found null'),
    ({"text": ["字" * 99]}, f'key "text": expected a string, found ["{"字" * 38}…'),
    ({"text": "x", "date": "13.4.2022"}, "expected 2022-04-13, found '13.4.2022'"),
    ({"text": "x", "date": 20220413}, 'key "date": expected a string'),
    ({"text": "x", "title": ["y"]}, 'key "title": expected a string'),
    ({"text": "x", "id": {}}, 'key "id": expected a string or a number'),
]


@pytest.mark.parametrize(("line", "problem"), BROKEN)
def test_a_broken_line_is_named_and_the_rest_is_read(
    tmp_path: Path, line: Any, problem: str
) -> None:
    path = _write(tmp_path / "p.jsonl", {"text": "一"}, line, {"text": "三"})
    first, broken, third = read_lines(path)
    assert (first.text, third.text) == ("一", "三")
    assert broken.path == f"{path}:2"
    assert problem in broken.problem


def test_a_torn_gzip_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl.gz"
    # Random ids, or all would be in the part that is torn off.
    luck = random.Random(1)
    rows = [{"text": str(luck.random())} for _ in range(20_000)]
    _write(path, *rows)
    path.write_bytes(path.read_bytes()[:-2000])
    *pages, last = read_lines(str(path))
    assert 1000 < len(pages) < 20_000
    assert all(page.text for page in pages)
    assert last.path == f"{path}:{len(pages) + 1}"
    assert last.problem.startswith("not readable from here on")


def test_no_gzip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl.gz"
    path.write_bytes(b"plain text")
    (source,) = read_lines(str(path))
    assert source.problem.startswith("not readable from here on: Not a gzipped file")


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(300):
            file.write(b'{"text": "' + b"x" * 100_000 + b'"}\n')
    limits = Limits(line=1 << 20, growth=100, free=1 << 20)
    *pages, last = read_lines(str(path), limits)
    assert 0 < len(pages) < 200
    assert last.problem == "unpacks to over 100 times its size; the rest is not read"


def test_a_line_without_end_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "ok"}\n' + b"x" * 5_000_000))
    limits = Limits(line=1 << 20, growth=10**9)
    page, last = read_lines(str(path), limits)
    assert page.text == "ok"
    assert last == PageSource(
        f"{path}:2", problem="line of over 1,048,576 bytes; the rest is not read"
    )


def test_the_date_of_the_path_stands_in(tmp_path: Path) -> None:
    path = _write(tmp_path / "20220413.jsonl", {"text": "一"}, {"text": "二", "date": "2022-04-14"})
    assert [page.date for page in find_pages([path])] == [
        dt.date(2022, 4, 13),
        dt.date(2022, 4, 14),
    ]
    assert count_lines(path) == 2


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (source,) = read_lines(str(tmp_path / "no.jsonl"))
    assert source.problem == "not readable from here on: No such file or directory"
