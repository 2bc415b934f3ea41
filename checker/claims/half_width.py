"""Figures of a page written with digits and marks of half width: １２％ as 12%."""

from collections.abc import Callable

from checker.core.late import late

_HALF = str.maketrans("０１２３４５６７８９．，％－～", "0123456789.,%-~")
_FULL = late("[０-９．％－～]")


def half_width(text: str) -> str:
    """Return a text with the digits and marks of its numbers in half width."""
    return text.translate(_HALF)


def half_width_of(flow: str) -> Callable[[str], str]:
    """Return what does so for the figures of a page; nearly every page has nothing to be changed.

    A full-width comma is on every page, but hardly ever in a figure.
    """
    if _FULL.search(flow):
        return half_width
    return lambda text: half_width(text) if "，" in text else text
