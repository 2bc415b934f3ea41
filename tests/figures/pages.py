"""A page of one block from a text, without the reader."""

from checker.core.model import Article, Block, Cut, Page
from checker.core.span import Span


def page_of(text: str) -> Page:
    """Return the page whose flow is `text` itself."""
    block = Block("body", Span(0, len(text)), 0)
    return Page("", text, text, (Cut(0, 0),), (block,), (Article(0, "", (0,)),))
