"""What a paragraph is by itself, before its neighbours are looked at."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from checker.core.span import Span
from checker.read.marks import DRAWN_BY, PICTURED, is_credited, is_ended, is_numbered
from checker.read.paragraphs import Paragraph
from checker.read.pieces import NARROW, is_bare_number

# A guess at a paragraph from its own words.
Tag = Literal[
    "masthead", "dateline", "byline", "head", "section", "chart", "caption", "table", "text"
]


class Item(Struct, frozen=True, gc=False):
    """A paragraph with its place in the flow, its words and its tag."""

    number: int
    tag: Tag
    text: str
    span: Span
    gap: int
    width: int

    def is_text(self) -> bool:
        """Tell whether it is part of a story's running text."""
        return self.tag in ("text", "caption", "table")

    def is_head(self) -> bool:
        """Tell whether it is a headline, a section head or one of their lines."""
        return self.tag in ("head", "section")


_MARKED: dict[str, Tag] = {
    "masthead": "masthead",
    "dateline": "dateline",
    "byline": "byline",
    "subhead": "head",
    "heading": "head",
    "list": "text",
    "table": "table",
}
_WIDEST_HEAD = 80
_CHART_LENGTH = 60
_LONGEST_CAPTION = 400
_SPOKEN = ("，”", ",”", '，"', ',"', "？”", "！”")


def tag_paragraphs(flow: str, paragraphs: Sequence[Paragraph], spans: Sequence[Span]) -> list[Item]:
    """Return each paragraph of the page with what it seems to be."""
    items = []
    for number, (paragraph, span) in enumerate(zip(paragraphs, spans, strict=True)):
        text = span.of(flow)
        tag = _tag(text, paragraph)
        items.append(Item(number, tag, text, span, paragraph.gap, paragraph.width))
    return _with_charts(items)


def _tag(text: str, paragraph: Paragraph) -> Tag:
    if paragraph.mark and not (paragraph.mark == "subhead" and "。" in text):
        is_section = paragraph.mark == "heading" and text.startswith("##")
        return "section" if is_section else _MARKED[paragraph.mark]
    if DRAWN_BY.match(text):
        return "chart"
    if PICTURED.match(text) or (len(text) < _LONGEST_CAPTION and is_credited(text)):
        return "caption"
    if _is_chart(text, paragraph):
        return "chart"
    if _is_head(text, paragraph):
        return "section" if is_numbered(text) else "head"
    return "text"


def _is_chart(text: str, paragraph: Paragraph) -> bool:
    if paragraph.lines > 1:
        return paragraph.width <= NARROW and len(text) <= _CHART_LENGTH and not is_ended(text)
    return is_bare_number(text)


def _is_head(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a short paragraph without an end may be a heading."""
    if paragraph.lines > 2 or paragraph.lines * paragraph.width > _WIDEST_HEAD:
        return False
    if "。" in text or text.endswith(("，", "、", ",", *_SPOKEN)):
        return False
    is_asked = text.endswith(("！", "？", "!", "?", "…")) and "，" not in text
    if is_ended(text) and not is_asked:
        return False
    return any(character.isalpha() for character in text[:12])


def _with_charts(items: list[Item]) -> list[Item]:
    """Return the items with the labels beside chart numbers tagged as chart text too.

    高新技术企业 / 411家 / 创新平台 / 253家: a label is a short head between two parts of a chart,
    or beside a bare number that has no label in its own lines.
    """
    result = list(items)
    for number, item in enumerate(items):
        if item.tag != "head" or item.width > NARROW:
            continue
        before = items[number - 1] if number else None
        after = items[number + 1] if number + 1 < len(items) else None
        beside = [near for near in (before, after) if near and near.tag == "chart"]
        if len(beside) == 2 or any(is_bare_number(near.text) for near in beside):
            result[number] = Item(item.number, "chart", item.text, item.span, item.gap, item.width)
    return result
