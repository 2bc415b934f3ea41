"""A page as it was read: its text, the flow without layout, blocks and articles."""

import datetime as dt
from bisect import bisect_right
from typing import Literal

from msgspec import Struct, field

from checker.core.span import Span

BlockKind = Literal[
    "masthead",
    "kicker",
    "headline",
    "subhead",
    "section",
    "byline",
    "lead",
    "body",
    "caption",
    "infographic",
    "table",
]

_SPACES = " \t\u00a0\u2002\u2003\u2009\u3000"


class Block(Struct, frozen=True, gc=False):
    """A stretch of one kind inside an article; `span` is in the flow."""

    kind: BlockKind
    span: Span
    article: int


class Article(Struct, frozen=True):
    """One item on the page: the numbers of its blocks, in reading order."""

    number: int
    headline: str
    blocks: tuple[int, ...]


class Cut(Struct, frozen=True, gc=False):
    """From `flow` on, the flow runs `shift` code points behind the text."""

    flow: int
    shift: int


class Page(Struct, frozen=True):
    """One newspaper page as drafted.

    `cuts` is sorted; the first one is `Cut(0, …)`. Blocks are in the order of the file and
    do not overlap; `articles[i].number == i`. `meta` keeps the front matter that has no
    field of its own, as written.
    """

    path: str
    text: str
    flow: str
    cuts: tuple[Cut, ...]
    blocks: tuple[Block, ...]
    articles: tuple[Article, ...]
    date: dt.date | None = None
    city: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    date_from: Literal["", "masthead", "path"] = ""

    def to_source(self, flow: Span) -> Span:
        """Return where a stretch of the flow stands in the text, breaks inside it included."""
        if flow.end <= flow.start:
            start = self._source(flow.start)
            return Span(start, start)
        return Span(self._source(flow.start), self._source(flow.end - 1) + 1)

    def typed(self, flow: Span, *, around: bool = False) -> str:
        """Return a stretch of the flow with the spaces that were typed in its lines.

        The flow of 主场胜强敌 红队升第二 is 主场胜强敌红队升第二; breaks of lines stay out.
        `around`: with the spaces just before and after it, too.
        """
        parts: list[str] = []
        at = flow.start
        first = bisect_right(self.cuts, flow.start - around, key=_flow_of)
        for number in range(max(1, first), len(self.cuts)):
            cut = self.cuts[number]
            if cut.flow >= flow.end + around:
                break
            gap = self.text[cut.flow + self.cuts[number - 1].shift : cut.flow + cut.shift]
            if gap and not gap.strip(_SPACES):
                parts += (self.flow[at : cut.flow], gap.replace("\t", " "))
                at = cut.flow
        return "".join((*parts, self.flow[at : flow.end]))

    def _source(self, position: int) -> int:
        at = bisect_right(self.cuts, position, key=_flow_of) - 1
        return position + self.cuts[at].shift

    def block_at(self, position: int) -> int:
        """Return the number of the block that holds, or last began before, a flow position."""
        return max(0, bisect_right(self.blocks, position, key=_start_of) - 1)


def _flow_of(cut: Cut) -> int:
    return cut.flow


def _start_of(block: Block) -> int:
    return block.span.start
