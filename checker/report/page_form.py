"""A page written as bytes where it is checked, for writers that can take it as it is."""

from collections.abc import Callable

from msgspec import Struct

from checker.core.model import PageReport


class PageForm(Struct, frozen=True):
    """How a page is written as bytes where it is checked, to be kept in the cache so.

    The report comes without its path; `name` tells all else that the bytes depend on.
    `write` must be a function that a process can load.
    """

    name: str
    write: Callable[[PageReport], bytes]

    def __call__(self, report: PageReport) -> bytes:
        """Return the page as bytes."""
        return self.write(report)
