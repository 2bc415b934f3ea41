"""Pages from JSON Lines, plain or gzipped: one object a line, with `text` and more."""

import datetime as dt
import zlib
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from checker.archive.source import PageSource
from checker.core.late import late

SUFFIXES = (".jsonl", ".jsonl.gz")
# A line beyond this is no newspaper page; reading on would only fill the memory.
LONGEST_LINE = 64 * 1024 * 1024
# Text shrinks to a third or a tenth; a file that grows 200 times is made to fill a memory.
MOST_GROWTH = 200
_FREE_GROWTH = 64 * 1024 * 1024
_NO_DAY = late(r"\d{4}(?:-\d\d)?")
_OWN_KEYS = ("id", "date", "title", "text")
# A fault is one line, whatever stands in the wrong place.
_SHOWN = 40


class Limits(Struct, frozen=True):
    """How much one file may ask for; tests make it small."""

    line: int = LONGEST_LINE
    growth: int = MOST_GROWTH
    free: int = _FREE_GROWTH


_LIMITS = Limits()


class _TooMuchError(Exception):
    """The rest of the file is not read."""


def read_lines(path: str, limits: Limits = _LIMITS) -> Iterator[PageSource]:
    """Yield the pages of one `.jsonl` or `.jsonl.gz` file, and each broken line as a problem.

    A page is named by its `id` (`pages.jsonl#A02`), else by its line (`pages.jsonl#17`).
    """
    number = 0
    try:
        with Path(path).open("rb") as raw, closing(_opened(path, raw)) as file:
            for line in _limited(path, raw, file, limits):
                number += 1
                if line.strip():
                    yield _page(path, number, line)
    except _TooMuchError as refused:
        yield PageSource(f"{path}:{number + 1}", problem=str(refused))
    except (EOFError, OSError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield PageSource(f"{path}:{number + 1}", problem=f"not readable from here on: {reason}")


def count_lines(path: str) -> int:
    """Return about how many pages a JSON Lines file holds; 0 where that costs too much."""
    if path.lower().endswith(".gz"):
        return 0
    try:
        with Path(path).open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def _opened(path: str, raw: BinaryIO) -> BinaryIO:
    if not path.lower().endswith(".gz"):
        return raw
    # Loaded for those that are packed only.
    unpacked: BinaryIO = import_module("gzip").GzipFile(fileobj=raw)
    return unpacked


def _limited(path: str, raw: BinaryIO, file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    size = Path(path).stat().st_size
    total = 0
    while line := file.readline(limits.line + 1):
        total += len(line)
        if file is not raw and total > limits.free + limits.growth * size:
            raise _TooMuchError(
                f"unpacks to over {limits.growth} times its size; the rest is not read"
            )
        if len(line) > limits.line:
            raise _TooMuchError(f"line of over {limits.line:,} bytes; the rest is not read")
        yield line


def _page(path: str, number: int, line: bytes) -> PageSource:
    place = f"{path}:{number}"
    try:
        # A mark of byte order can only stand before the first line.
        row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return PageSource(place, problem=f"not readable as JSON: {error}")
    fault = _fault(row)
    if fault:
        return PageSource(place, problem=fault)
    date = row.get("date") or ""
    try:
        day = _day(date)
    except ValueError:
        return PageSource(place, problem=f'key "date": expected 2022-04-13, found {date!r}')
    name = row.get("id") if row.get("id") not in (None, "") else number
    meta = {key: _plain(value) for key, value in row.items() if key not in _OWN_KEYS}
    if date and day is None:
        meta["date"] = date
    return PageSource(
        f"{path}#{name}", text=row["text"], date=day, title=row.get("title") or None, meta=meta
    )


def _day(date: str) -> dt.date | None:
    """Return the day that `date` names; None for a year or a month, which name no day."""
    if not date or _NO_DAY.fullmatch(date):
        return None
    has_time = date[10:11] in ("T", " ")
    return dt.date.fromisoformat(date[:10] if has_time else date)


def _fault(row: Any) -> str:
    """Return what is wrong with a decoded line, empty if nothing is."""
    if not isinstance(row, dict):
        return f"expected an object with the key text, found {type(row).__name__}"
    if "text" not in row:
        return 'expected the key "text" with the text of the page'
    for key in ("text", "date", "title"):
        is_there = key == "text" or row.get(key) is not None
        if is_there and not isinstance(row[key], str):
            return f'key "{key}": expected a string, found {_short(row[key])}'
    if not isinstance(row.get("id"), str | int | None):
        return f'key "id": expected a string or a number, found {_short(row["id"])}'
    return ""


def _short(value: Any) -> str:
    text = _plain(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
