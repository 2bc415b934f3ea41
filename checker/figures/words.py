"""Units and counting words as lookups: what stands after a number, longest word first."""

import re
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Kind
from checker.core.tables import load_table

UNITS: dict[str, Any] = load_table("language/zh/units.yaml")
COUNTERS: dict[str, Any] = load_table("language/zh/counters.yaml")

One = Literal["always", "noun", "never"]
_NOUNS = frozenset(COUNTERS["noun"])
_NEVER_ONE = frozenset((*COUNTERS["one"], *COUNTERS["places"]))
_ARABIC_ONLY = frozenset(UNITS["arabic-only"])
_UNLESS: dict[str, str] = {**UNITS["unless-followed"], **COUNTERS["unless-followed"]}
_FULL_WIDTH = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
_HALF_WIDTH = str.maketrans({chr(n + 0xFEE0): chr(n) for n in range(0x21, 0x7F)})


class Word(Struct, frozen=True):
    """A word that says what a number counts or measures; `name` is the unit of the figure.

    `one`: whether 一 before it counts (一家企业) or not (一种). `power`: 成 is ten percent.
    `arabic`: only Arabic digits before it make a figure (5分, but not 十分).
    """

    name: str
    length: int
    kind: Kind
    one: One = "always"
    arabic: bool = False
    power: int = 0
    unless: re.Pattern[str] | None = None


# 3方 of timber are cubic metres; so the parties of 三方 have a unit of their own.
PARTIES = Word("方面", 1, "count", "never", unless=late(COUNTERS["unless-followed"]["方"]))


@cache
def words_by_text() -> dict[str, Word]:
    """Return every unit and counting word under each of its printed forms."""
    words: dict[str, Word] = {}
    for text, kind, power in _entries():
        form = text.translate(_HALF_WIDTH)
        name = "%" if kind == "percent" and form != "‰" else form
        word = Word(
            name,
            len(text),
            kind,
            _one_of(text),
            text in _ARABIC_ONLY,
            power,
            _unless(text),
        )
        words[form] = word
        words[text] = word
        if form.isascii():
            words[form.translate(_FULL_WIDTH)] = word
    return words


@cache
def lengths_by_first() -> dict[str, tuple[int, ...]]:
    """Return for each first character how long the words that start with it are, falling."""
    lengths: dict[str, set[int]] = {}
    for text in words_by_text():
        lengths.setdefault(text[0], set()).add(len(text))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and marks as ASCII ones."""
    return text.translate(_HALF_WIDTH)


def _entries() -> list[tuple[str, Kind, int]]:
    """Return (printed form, kind, power of ten of one); later entries win."""
    found: list[tuple[str, Kind, int]] = []
    for group in ("always", "one", "noun", "places", "people"):
        found += [(text, "count", 0) for text in COUNTERS[group]]
    for group in UNITS["quantity"].values():
        found += [(text, "quantity", 0) for text in group]
    found += [(text, "money", 0) for text in (*UNITS["money"], *UNITS["currencies"])]
    found += [(text, "percent", 0) for text in (*UNITS["percent"], *UNITS["permille"])]
    found += [(text, "percent", 1) for text in (*UNITS["tenths"], *UNITS["discount"])]
    found += [(text, "percentage-point", 0) for text in UNITS["points"]]
    found += [(text, "percentage-point", 0) for text in UNITS["permille-points"]]
    found += [(text, "percentage-point", 0) for text in UNITS["basis-points"]]
    found += [(text, "multiple", 0) for text in UNITS["multiple"]]
    found += [(text, "age", 0) for text in UNITS["age"]]
    found += [(text, "duration", 0) for text in UNITS["duration"]]
    found += [(text, "count", 0) for text in UNITS["points-of-index"]]
    return found


def _one_of(text: str) -> One:
    if text in _NOUNS:
        return "noun"
    return "never" if text in _NEVER_ONE else "always"


def _unless(text: str) -> re.Pattern[str] | None:
    if text.isascii() and text.isalpha():
        return late("[A-Za-z]")
    following = _UNLESS.get(text)
    return late(following) if following else None
