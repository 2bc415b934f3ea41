"""Figures of a page written with digits and marks of half width: １２％ as 12%."""

from collections.abc import Sequence

from checker.core.late import late
from checker.core.model import Figure

_HALF = str.maketrans("０１２３４５６７８９．，％－～", "0123456789.,%-~")
_FULL = late("[０-９．，％－～]")


def half_width(text: str) -> str:
    """Return a text with the digits and marks of its numbers in half width."""
    return text.translate(_HALF)


def half_width_texts(figures: Sequence[Figure]) -> list[str]:
    """Return the texts of figures in half width; nearly no page has any to change."""
    texts = [figure.text for figure in figures]
    if not _FULL.search("".join(texts)):
        return texts
    return [half_width(text) if _FULL.search(text) else text for text in texts]
