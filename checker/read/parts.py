"""A page as headings and stretches of running text in turn."""

from collections.abc import Sequence

from msgspec import Struct

from checker.read.marks import is_credited
from checker.read.tags import Item

_CLOSERS = ("（", "(")
_OPENERS = ("■", "□", "▲", "●", "◆")


class Heads(Struct, frozen=True):
    """Headings in a row, grouped as blank lines part them.

    `is_tied`: the text after follows the last group without a blank line.
    """

    groups: tuple[tuple[Item, ...], ...]
    is_tied: bool = False

    def items(self) -> list[Item]:
        """Return all headings in order."""
        return [item for group in self.groups for item in group]


class Text(Struct, frozen=True):
    """Running text with its bylines; `is_opened`: a byline begins it.

    `is_credited`: a photographer's name ends it.
    """

    items: tuple[Item, ...]
    is_opened: bool = False
    is_credited: bool = False

    def words(self) -> str:
        """Return its text without bylines."""
        return "\n".join(item.text for item in self.items if item.is_text()) + "\n"


Part = Heads | Text


def split_parts(items: Sequence[Item]) -> list[Part]:
    """Return headings and running text in turn; a byline begins a new text."""
    if not any(item.is_text() for item in items):
        return [_text(items)] if items else []
    parts: list[Part] = []
    position = 0
    while position < len(items):
        end = position
        if items[position].is_head():
            while end < len(items) and items[end].is_head():
                end += 1
            parts.append(_heads(items, position, end))
        else:
            end = _text_end(items, position)
            parts.append(_text(items[position:end]))
        position = end
    return parts


def _heads(items: Sequence[Item], start: int, end: int) -> Heads:
    groups: list[list[Item]] = []
    # Where no blank line parts anything, each line may be the last story's or the next one's.
    is_tight = start > 0 and items[start].gap == 0
    for item in items[start:end]:
        if groups and ((item.gap == 0 and not is_tight) or item.text.startswith("—")):
            groups[-1].append(item)
        else:
            groups.append([item])
    is_tied = not is_tight and end < len(items) and items[end].gap == 0
    return Heads(tuple(map(tuple, groups)), is_tied)


def _text_end(items: Sequence[Item], start: int) -> int:
    """Return where running text ends: at a heading, or where the next byline opens a story."""
    position = start
    while position < len(items) and not items[position].is_text():
        if items[position].is_head():
            return position
        position += 1
    while position < len(items):
        if items[position].is_head() or items[position].tag == "dateline":
            return position
        if items[position].tag == "byline" and not items[position].text.startswith(_CLOSERS):
            return _byline_end(items, position)
        position += 1
    return position


def _byline_end(items: Sequence[Item], start: int) -> int:
    """Return where text ends that bylines follow: before them, or after those that close it."""
    end = start
    while end < len(items) and items[end].tag == "byline":
        end += 1
    if end == len(items) or not items[end].is_text():
        return end
    marked = [n for n in range(start, end) if items[n].text.startswith(_OPENERS)]
    # ■ 摄影者 / ■ 记者 / 正文: the first name belongs to the picture's text above.
    return marked[1] if len(marked) > 1 and marked[0] == start else start


def _text(items: Sequence[Item]) -> Text:
    opened = items[0].tag in ("dateline", "byline") and len(items) > 1
    last = items[-1]
    ends_credited = last.tag == "byline" or is_credited(last.text)
    return Text(tuple(items), opened, ends_credited and not opened)
