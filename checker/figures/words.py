"""Units and counting words as lookups: what stands after a number, longest word first."""

import re
from collections.abc import Iterable, Iterator
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
    for texts, kind, power in _groups():
        # All at once: one by one they take as long as all else here.
        forms = "\n".join(texts).translate(_HALF_WIDTH).split("\n") if texts else []
        for text, form in zip(texts, forms, strict=True):
            name = "%" if kind == "percent" and form != "‰" else form
            one = _one_of(text)
            unless = _unless(text)
            word = Word(name, len(text), kind, one, text in _ARABIC_ONLY, power, unless)
            words[form] = words[text] = word
            if form.isascii():
                words[form.translate(_FULL_WIDTH)] = word
    return words


@cache
def lengths_by_first() -> dict[str, tuple[int, ...]]:
    """Return for each first character how long the words that start with it are, falling."""
    firsts: dict[int, set[str]] = {}
    for text in words_by_text():
        firsts.setdefault(len(text), set()).add(text[0])
    lengths: dict[str, tuple[int, ...]] = {}
    for length in sorted(firsts, reverse=True):
        for first in firsts[length]:
            lengths[first] = (*lengths.get(first, ()), length)
    return lengths


def by_letter(words: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    """Return the words under their first or last letter, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[at], []).append(word)
    return {letter: tuple(group) for letter, group in found.items()}


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and marks as ASCII ones."""
    return text.translate(_HALF_WIDTH)


def _groups() -> Iterator[tuple[list[str], Kind, int]]:
    """Yield printed forms with their kind and power of ten of one; later groups win."""
    for group in ("always", "one", "noun", "places", "people"):
        yield [*COUNTERS[group]], "count", 0
    for names in UNITS["quantity"].values():
        yield [*names], "quantity", 0
    yield [*UNITS["money"], *UNITS["currencies"]], "money", 0
    yield [*UNITS["percent"], *UNITS["permille"]], "percent", 0
    yield [*UNITS["tenths"], *UNITS["discount"]], "percent", 1
    for group in ("points", "permille-points", "basis-points"):
        yield [*UNITS[group]], "percentage-point", 0
    yield [*UNITS["multiple"]], "multiple", 0
    yield [*UNITS["age"]], "age", 0
    yield [*UNITS["duration"]], "duration", 0
    yield [*UNITS["points-of-index"]], "count", 0


def _one_of(text: str) -> One:
    if text in _NOUNS:
        return "noun"
    return "never" if text in _NEVER_ONE else "always"


def _unless(text: str) -> re.Pattern[str] | None:
    if text.isascii() and text.isalpha():
        return late("[A-Za-z]")
    following = _UNLESS.get(text)
    return late(following) if following else None
