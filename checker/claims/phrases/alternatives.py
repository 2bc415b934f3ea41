"""Many words as one expression that looks at each letter once; kept for the next process."""

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from checker import __version__
from checker.core.kept import Kept, key_of


def either(words: Iterable[str]) -> str:
    """Return an expression for any of `words`; where several stand, the longest is tried first.

    >>> either(["增长", "增加", "增加到", "涨"])
    '(?:增(?:加(?:到)?|长)|涨)'

    Words that begin alike share their beginning, so that the expression is quick to compile and
    leaves a place where none stands after one look at its letter.
    """
    held = sorted(set(words))
    key = key_of("\0".join(held))
    with suppress(ValueError):
        if (kept := _KEPT.get(key)) is not None:
            return str(kept, "utf-8")
    found = _ends(held, 0)
    _KEPT.put(key, found.encode("utf-8"))
    return found


def each(words: Iterable[str], rest: str = "") -> str:
    """Return branches for each of `words` with `rest` behind it.

    >>> each("分按从", ".看")
    '分.看|按.看|从.看'

    Where all branches of an expression begin with a letter of their own, and none with a class,
    it is sought by these letters alone: three times as fast.
    """
    return "|".join(word + rest for word in words)


def seldom(words: Iterable[str]) -> str:
    """Return the expression of `either` for words that hardly ever stand where they are sought.

    One look at a letter says so, not one for each of their first letters.
    """
    held = list(words)
    return f"(?=[{first_letters(held)}]){either(held)}"


def first_letters(words: Iterable[str]) -> str:
    """Return the letters that words begin with, for a class of an expression."""
    return "".join(sorted({_escaped(word[0]) for word in words}))


def _ends(words: list[str], at: int) -> str:
    """Return the expression for what follows the first `at` letters, which all words share."""
    if len(words) < 2:
        return "".join(_escaped(word[at:]) for word in words)
    may_end = len(words[0]) == at
    alike = groupby(words[1:] if may_end else words, key=lambda word: word[at])
    branches = [_escaped(letter) + _ends(list(group), at + 1) for letter, group in alike]
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


def _stamp() -> str:
    """Return what changes with this code."""
    code = Path(__file__).stat()
    return f"{__version__} {code.st_size} {code.st_mtime_ns}"


_KEPT = Kept("alternatives", _stamp, 1 << 20)


def _escaped(text: str) -> str:
    """Return the expression for a text; most of them need no look at each letter."""
    return text if text.isalnum() else re.escape(text)
