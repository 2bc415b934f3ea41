"""Many words as one expression that looks at each letter once."""

import re
from collections.abc import Iterable
from typing import Any


def either(words: Iterable[str]) -> str:
    """Return an expression for any of `words`; where several stand, the longest is tried first.

    >>> either(["增长", "增加", "增加到", "涨"])
    '(?:增(?:加(?:到)?|长)|涨)'

    Words that begin alike share their beginning, so that the expression is quick to compile and
    leaves a place where none stands after one look at its letter.
    """
    tree: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _written(tree)


def seldom(words: Iterable[str]) -> str:
    """Return the expression of `either` for words that hardly ever stand where they are sought.

    One look at a letter says so, not one for each of their first letters.
    """
    held = list(words)
    return f"(?=[{first_letters(held)}]){either(held)}"


def first_letters(words: Iterable[str]) -> str:
    """Return the letters that words begin with, for a class of an expression."""
    return "".join(sorted({re.escape(word[0]) for word in words}))


def _written(node: dict[str, Any]) -> str:
    """Return the expression for what may follow; an empty key says that a word may end here."""
    branches = [re.escape(letter) + _written(after) for letter, after in node.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
