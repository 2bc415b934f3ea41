"""What is written of a page where it is checked, and kept with its report in the cache."""

from typing import Protocol

from checker.core.model import PageReport


class Form(Protocol):
    """Writes the report of one page as bytes, for a process to do and for the cache to keep.

    The report comes without its path, so that a page that was only moved is still known.
    The bytes must depend on nothing but the report and what `name` tells; the function, or
    the value that is called, travels to processes and must be one that they can load.
    """

    @property
    def name(self) -> str:
        """Return the name under which the bytes are kept."""

    def __call__(self, report: PageReport) -> bytes:
        """Return the page as bytes."""
