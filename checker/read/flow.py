"""Paragraphs → the flow: the text without the white space of its layout, and the way back."""

from collections.abc import Sequence

from msgspec import Struct

from checker.core.late import late
from checker.core.model import Cut
from checker.core.span import Span
from checker.read.lines import SPACE, UNSEEN
from checker.read.paragraphs import Paragraph
from checker.read.spaced import is_inside_number

# Characters that have no white space beside them: Han, kana, full-width marks, signs.
_WIDE = (
    "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
    "\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf⟦⟧"
)
# Marks that English uses too; beside a Latin letter their white space counts.
_SHARED = "‘’“”…—·"
# A single space between two Latin words stays as it is, so nothing looks at it twice. The
# search leaps from white space to white space, since nothing else may come first.
_RUN = late(
    rf"{SPACE}(?:(?<=[{_WIDE}{_SHARED}][\s\S]){SPACE}*+|{SPACE}*+(?=[{_WIDE}{_SHARED}])"
    rf"|{SPACE}++|(?<=[^\S ])|(?<=[{UNSEEN}])|(?<=[0-9.][\s\S])(?=[0-9.%‰]))"
)
# What belongs to the number before it, however a line was justified: 5 %.
_TIED = frozenset("%‰")
_NUMERIC = frozenset("0123456789.")
_IS_WIDE = late(f"[{_WIDE}]")
_ONLY_UNSEEN = late(f"[{UNSEEN}]*+")
_ANY_SPACE = late(f"{SPACE}++")


class Flow(Struct, frozen=True):
    """The flow, its way back to the text, and where each paragraph stands in it."""

    text: str
    cuts: tuple[Cut, ...]
    spans: tuple[Span, ...]


def without_space(text: str) -> str:
    """Return `text` without white space and unseen marks, as flow and source are compared."""
    return _ANY_SPACE.sub("", text)


def build_flow(text: str, paragraphs: Sequence[Paragraph]) -> Flow:
    """Return the flow of the paragraphs, parted by one line break each.

    >>> build_flow("5 月\\n20 日", split_paragraphs("5 月\\n20 日")).text
    '5月20日'
    """
    writer = _Writer(text)
    spans = tuple(writer.add(paragraph) for paragraph in paragraphs)
    return Flow("".join(writer.parts), tuple(writer.cuts), spans)


class _Writer:
    """Collects the flow and its cuts; kept together since each cut depends on all before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.cuts: list[Cut] = [Cut(0, 0)]
        self.length = 0

    def add(self, paragraph: Paragraph) -> Span:
        """Append a paragraph; return where it stands."""
        if self.parts:
            self._write("\n")
        begin, position = self.length, paragraph.start
        self._cut(position)
        for hole in paragraph.holes:
            self._add(position, hole.start, paragraph)
            self._write(_kept(self.text, hole, "\n", paragraph))
            position = hole.end
            self._cut(position)
        self._add(position, paragraph.end, paragraph)
        return Span(begin, self.length)

    def _add(self, start: int, end: int, paragraph: Paragraph) -> None:
        position = start
        for run in _RUN.finditer(self.text, start, end):
            self._write(self.text[position : run.start()])
            self._write(_kept(self.text, Span(*run.span()), run[0], paragraph))
            position = run.end()
            self._cut(position)
        self._write(self.text[position:end])

    def _write(self, part: str) -> None:
        self.parts.append(part)
        self.length += len(part)

    def _cut(self, position: int) -> None:
        cut = Cut(self.length, position - self.length)
        if self.cuts[-1].flow == cut.flow:
            self.cuts.pop()
        if not self.cuts or self.cuts[-1].shift != cut.shift:
            self.cuts.append(cut)


def _kept(text: str, run: Span, space: str, paragraph: Paragraph) -> str:
    """Return what stays of a run of white space: nothing, one space, or a tab between cells."""
    start, end = run.start, run.end
    if start == paragraph.start or end == paragraph.end:
        return ""
    if start in paragraph.rows:
        return "\t"
    if paragraph.mark == "table" and (len(space) > 1 or space == "\t"):
        return "\t"
    before, after = text[start - 1], text[end]
    if before in _SHARED or after in _SHARED:
        letters = before.isascii() and before.isalpha(), after.isascii() and after.isalpha()
        return " " if any(letters) else ""
    if _IS_WIDE.match(before) or _IS_WIDE.match(after) or _ONLY_UNSEEN.fullmatch(space):
        return ""
    if start in paragraph.broken or (after in _TIED and before.isdigit()):
        return ""
    if before in _NUMERIC and after in _NUMERIC:
        inside = is_inside_number(text, (start, end), (paragraph.start, paragraph.end))
        return "" if inside else " "
    if "\n" not in space and "\r" not in space:
        return " "
    return "" if before == "-" and after.isalpha() else " "
