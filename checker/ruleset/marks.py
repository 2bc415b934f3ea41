"""Marks in example sentences: 全市有⟦total:411家⟧，其中⟦part:97家⟧."""

import re

from msgspec import Struct

from checker.core.span import Span

_MARK = re.compile(r"⟦(?:(?P<slot>[a-z][a-z0-9_]*):)?(?P<text>[^⟦⟧]*)⟧")


class Mark(Struct, frozen=True):
    """A marked stretch; `slot` is empty in ⟦97家⟧. `span` is in the text without marks."""

    slot: str
    text: str
    span: Span


class Marked(Struct, frozen=True):
    """A sentence without its marks, and the marks in order."""

    text: str
    marks: tuple[Mark, ...]


def read_marks(sample: str) -> Marked:
    """Return `sample` without its marks and what they say; ValueError if one is not whole."""
    plain = ""
    last = 0
    marks: list[Mark] = []
    for match in _MARK.finditer(sample):
        plain += _outside(sample[last : match.start()])
        start = len(plain)
        plain += match["text"]
        marks.append(Mark(match["slot"] or "", match["text"], Span(start, len(plain))))
        last = match.end()
    plain += _outside(sample[last:])
    return Marked(plain, tuple(marks))


def _outside(text: str) -> str:
    if "⟦" in text or "⟧" in text:
        raise ValueError("a mark is not whole; expected ⟦slot:figure⟧")
    return text
