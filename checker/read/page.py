"""A file, its bytes or its text → a page."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from checker.core.garbage import collected_later
from checker.core.model import Page
from checker.read.blocks import find_blocks
from checker.read.decode import LIMIT, decode, read_bytes
from checker.read.flow import build_flow
from checker.read.front_matter import read_front_matter
from checker.read.masthead import printed_day
from checker.read.paragraphs import split_paragraphs
from checker.read.tags import Item, tag_paragraphs
from checker.read.wide_marks import with_wide_marks


def read_page(path: Path, *, date: dt.date | None = None, limit: int = LIMIT) -> Page:
    """Return the page in a file; CheckerError where it cannot be read.

    `date` goes before the date of the front matter and of the masthead.
    """
    return page_from_bytes(read_bytes(path, limit), path=str(path), date=date)


def page_from_bytes(data: bytes, *, path: str = "", date: dt.date | None = None) -> Page:
    """Return the page in the bytes of a file; CheckerError where they are no text."""
    return page_from_text(decode(data, path), path=path, date=date)


@collected_later()
def page_from_text(
    text: str, *, path: str = "", date: dt.date | None = None, title: str | None = None
) -> Page:
    """Return the page that `text` is; empty text is a page without blocks.

    >>> page_from_text("从97\\n家增加到411 家。").flow
    '从97家增加到411家。'
    """
    front = read_front_matter(text, path)
    paragraphs = split_paragraphs(text, front.end)
    flow = build_flow(text, paragraphs)
    items = tag_paragraphs(flow.text, paragraphs, flow.spans)
    blocks, articles = find_blocks(items)
    printed = None if date or front.date else _printed_date(items)
    return Page(
        path=path,
        text=text,
        # Paragraph by paragraph: most have no such mark, and are not copied.
        flow="\n".join([with_wide_marks(item.text) for item in items]),
        cuts=flow.cuts,
        blocks=blocks,
        articles=articles,
        date=date or front.date or printed,
        city=front.city,
        title=title or front.title,
        meta=front.meta,
        date_from="masthead" if printed else "",
    )


def _printed_date(items: Sequence[Item]) -> dt.date | None:
    """Return the date of the masthead: 2022年4月13日 星期三."""
    days = (printed_day(item.text) for item in items if item.tag == "masthead")
    return next((day for day in days if day), None)
