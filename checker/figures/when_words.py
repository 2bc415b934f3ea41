"""Number words of dates, and the words of time from rules/language/zh/dates.yaml."""

from functools import cache
from typing import Any

from checker.core.tables import load_table

_PLACES = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_UNITS = " 一二三四五六七八九"


@cache
def words(name: str) -> Any:
    """Return one table of the words of time."""
    return load_table("language/zh/dates.yaml")[name]


@cache
def word_list(name: str, part: str = "") -> tuple[str, ...]:
    """Return a list of words as a tuple, ready for startswith and endswith."""
    found = words(name)
    return tuple(found[part] if part else found)


def _small_numbers() -> dict[str, int]:
    """Return 一 … 九十九 with the short forms 廿 and 卅 and a leading zero word."""
    found = {_UNITS[n]: n for n in range(1, 10)} | {"元": 1}
    for tens in range(1, 10):
        names = {"" if tens == 1 else _UNITS[tens]}
        heads = [f"{name}十" for name in names] + {2: ["廿", "廿十"], 3: ["卅"]}.get(tens, [])
        for head in heads:
            found |= {head + _UNITS[n].strip(): tens * 10 + n for n in range(10)}
    return found


_SMALL = _small_numbers()


def to_small(text: str) -> int | None:
    """Read a month, a day, an hour or a year of a reign: 12, １２, 十二, 廿二, 三十一."""
    found = _SMALL.get(text)
    if found is None:
        digits = text.replace(" ", "")
        return int(digits) if digits.isdecimal() else None
    return found


def to_year(text: str) -> int | None:
    """Read a year written digit by digit: 1998, １９９８, 一九九八, 二〇二二, 九八."""
    digits = text.replace(" ", "").translate(_PLACES)
    return int(digits) if digits.isdecimal() else None


def word_before(flow: str, position: int, table: str) -> str:
    """Return the longest word of a table that ends at `position`, or nothing."""
    if not flow.endswith(word_list(table), 0, position):
        return ""
    return max((word for word in word_list(table) if flow.endswith(word, 0, position)), key=len)
