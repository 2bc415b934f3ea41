"""Where one page of an archive comes from: a small value that travels to a process."""

import datetime as dt

from msgspec import Struct, field


class PageSource(Struct, frozen=True):
    """One page still to be read, or why there is none.

    `path` is the name in reports. `file` is what to read; pages of a JSON Lines file bring
    their `text` along instead. `date` is what the path or the line says (what the page says
    itself goes first), `is_dated_by_path` where that is its path. `problem` stands where
    something could not be read at all.
    """

    path: str
    file: str = ""
    text: str | None = None
    date: dt.date | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    is_dated_by_path: bool = False

    def weight(self) -> int:
        """Return about how much work the page is, in code points."""
        return _USUAL_PAGE if self.text is None else len(self.text)


_USUAL_PAGE = 6000
