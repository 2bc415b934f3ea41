"""Lines → pieces: what no blank line parts is put together or kept apart as the column shows."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from checker.core.late import late
from checker.core.span import Span
from checker.read.breaks import is_cut, is_row
from checker.read.lines import Line
from checker.read.marks import (
    BYLINE,
    DATELINE,
    HEADING,
    LIST_ITEM,
    is_ended,
    is_left_open,
    is_sure,
)
from checker.read.masthead import is_masthead

Mark = Literal["", "byline", "dateline", "heading", "list", "subhead", "table", "masthead"]

# Widths in half characters: a column of print has at most 60 Chinese characters a line.
LONGEST = 120
# A line of a chart is narrower than this, a line of a headline is not.
NARROW = 20
# A column narrower than this is as wide as many a section head.
FLUSH = 30
_CHARACTER = 2
_FRAGMENT = 100
_CELL = 24
_MOST_HEADS = 4
_SHORTEST_HEAD = 8
ALONE = ("byline", "heading", "masthead", "table")
# Only lines that begin with one of these are looked at for what they are.
_BYLINE_STARTS = frozenset("■□▲△●◆◎★（(本新中据记通评实特首见全融驻作撰供来图文")
_OFFICES = late("总理|主席|长")
_LIST_STARTS = frozenset("-*+0123456789")
GOES_ON = ("，", "、", "的", "和", "与", "及", "在", "对", "将", "为", "到")
PUNCTUATION = ("，", "。", "；", "！", "？")
_PUNCTUATED = late("[，。；！？]")


class Piece(Struct, frozen=True):
    """Lines that belong together, and what the first of them is marked as.

    `holes` are stretches of the page's own (its date, its number) that tear it.
    """

    lines: list[Line]
    mark: Mark = ""
    holes: tuple[Span, ...] = ()

    def width(self) -> int:
        """Return the width of the widest line."""
        lines = self.lines
        return lines[0].width if len(lines) == 1 else max(line.width for line in lines)


def find_pieces(lines: list[Line]) -> Iterator[Piece]:
    """Yield the paragraphs that blank lines and marked first lines leave."""
    group: list[Line] = []
    mark: Mark = ""
    # Nothing but the page's own stands before; a line that is all there is tells something.
    is_head = len(lines) > 1
    for line in lines:
        new = _mark_of(line, group, is_first=is_head and (not group or mark == "masthead"))
        if group and (line.gap or new or mark in ALONE):
            opens = is_head and line.gap > 0
            is_head = is_head and mark == "masthead"
            yield from _split(group, mark, opens=opens)
            group, mark = [], ""
        if not group:
            mark = new or ""
        group.append(line)
    if group:
        yield from _split(group, mark)


def _mark_of(line: Line, before: list[Line], *, is_first: bool) -> Mark:
    """Return what a line shows itself to be: byline, table row, list item, …"""
    text = line.text
    first = text[0]
    if first == "#" and HEADING.match(text):
        return "heading"
    if line.cells > 1 and (first == "|" or "\t" in text or _is_row(line)):
        return "table"
    if first == "—" and text.startswith("——") and line.width <= LONGEST:
        return "" if _is_dash(line, before) else "subhead"
    if first in _LIST_STARTS and LIST_ITEM.match(text) and not is_masthead(text, is_first=is_first):
        return "list"
    # Inside a paragraph 本报记者 or a date may well begin a line of the column.
    runs_on = bool(before) and not line.gap and not is_ended(before[-1].text)
    is_alone = not (runs_on and _is_prose(before))
    if line.width < LONGEST and is_masthead(text, is_alone=is_alone, is_first=is_first):
        return "masthead"
    if (first in _BYLINE_STARTS or (line.width <= 2 * NARROW and _OFFICES.search(text))) and (
        not (runs_on and _is_prose(before)) or is_sure(text)
    ):
        if DATELINE.match(text):
            return "dateline"
        if line.width <= 2 * NARROW + 20 and BYLINE.match(text):
            return "byline"
        if is_open_dateline(text):
            return "dateline"
    return ""


def _is_dash(line: Line, before: Sequence[Line]) -> bool:
    """Tell whether the dash that begins a line stands inside a sentence."""
    if line.gap or not before or is_ended(before[-1].text):
        return False
    is_clause = any(mark in near.text for near in before[-2:] for mark in PUNCTUATION)
    return before[-1].text.endswith("—") or (len(before) > 1 and is_clause)


def _is_row(line: Line) -> bool:
    """Tell whether wide gaps part cells, not sentences or the words of a headline."""
    short = line.width < _CELL * line.cells
    return line.cells > 2 and short and any(character.isdigit() for character in line.text)


def is_open_dateline(text: str) -> bool:
    """Tell whether the bracket of a dateline goes on in the next line: 本报讯（记者 孙."""
    head, bracket, rest = text.partition("（")
    return bool(bracket) and "）" not in rest and DATELINE.fullmatch(head) is not None


def _is_prose(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 or _PUNCTUATED.search(lines[-1].text) is not None


def _split(group: list[Line], mark: Mark, *, opens: bool = False) -> Iterator[Piece]:
    """Yield the paragraphs of lines between which no blank line stands.

    Two lines that open the page are headline and subhead though they may be as wide.
    """
    if len(group) == 1:
        yield Piece(group, mark)
    elif is_chart(group):
        yield from _chart_pieces(group)
    elif _is_line_by_line(group) or is_heads(group, may_be_flush=opens and len(group) == 2):
        yield Piece(group[:1], mark)
        yield from (Piece([line]) for line in group[1:])
    else:
        yield from _columns(group, mark)


def is_chart(group: list[Line]) -> bool:
    """Tell whether the lines are a label and a number of a chart: 增加到2021年 / 的411家."""
    return (
        all(line.width <= NARROW for line in group)
        and sum(line.width for line in group) <= _FRAGMENT
        and not any("。" in line.text for line in group)
    )


def _chart_pieces(group: list[Line]) -> Iterator[Piece]:
    """Yield labels with their numbers; a bare number ends one: 企业 / 411家 / 平台 / 253家."""
    piece: list[Line] = []
    for line in group:
        piece.append(line)
        if is_bare_number(line.text) and len(piece) > 1:
            yield Piece(piece)
            piece = []
    if piece:
        yield Piece(piece)


def is_bare_number(text: str) -> bool:
    """Tell whether a line holds only a number and its unit: 61.27%, 411家, 2.5 万吨."""
    digits = text.strip("家个项名人次户亩吨元美万亿余多以上公里%％平方米+＋.．,， ")
    return digits[:1].isdigit() and digits.replace(".", "").replace(",", "").isdigit()


def _is_line_by_line(group: list[Line]) -> bool:
    """Tell whether each line is a paragraph: long lines, or lines that mostly end a sentence."""
    ended = sum(is_ended(line.text) for line in group[:-1])
    return 2 * ended > len(group) - 1 or min(line.width for line in group) > LONGEST


def is_heads(group: list[Line], *, may_be_flush: bool = False) -> bool:
    """Tell whether the lines are those of a headline, each with its own words."""
    return (
        len(group) <= 4
        and (may_be_flush or not is_flush(group))
        and not any(line.text[-1].isdigit() for line in group[:-1])
        and not any(
            "。" in line.text
            or "，" in line.text
            or is_left_open(line.text)
            or line.text.endswith(GOES_ON)
            for line in group
        )
        and any(line.width >= NARROW for line in group)
        and all(_SHORTEST_HEAD <= line.width <= 2 * 35 for line in group)
        and not any(
            is_ended(line.text) or is_bare_number(line.text) or is_row(line.text) for line in group
        )
    )


def is_flush(lines: Sequence[Line]) -> bool:
    """Tell whether lines fill one column: those of a headline differ in width."""
    widths = [line.width for line in lines]
    return len(widths) > 1 and min(widths) >= FLUSH and max(widths) - min(widths) <= 1


def _columns(group: list[Line], mark: Mark) -> Iterator[Piece]:
    """Yield the paragraphs of a column: an indented line or a line after a short one begins one."""
    indents = any(not line.indented for line in group)
    piece = [group[0]]
    tail = _heads_at_end(group)
    for number in range(1, tail):
        line = group[number]
        dateline = mark == "dateline" and len(piece) == 1
        if (indents and line.indented) or not _runs_on(piece, group, number, dateline):
            yield Piece(piece, mark)
            piece, mark = [], ""
        piece.append(line)
    yield Piece(piece, mark)
    yield from (Piece([line]) for line in group[tail:])


def _heads_at_end(group: Sequence[Line]) -> int:
    """Return where the lines of a headline begin that stands right after its text."""
    start = len(group)
    while start > len(group) - _MOST_HEADS and start > 1 and _may_be_head(group[start - 1]):
        start -= 1
    column = max(line.width for line in group)
    heads = group[start:]
    if not heads or not is_ended(group[start - 1].text) or heads[-1].width > column - _CHARACTER:
        return len(group)
    return start


def _may_be_head(line: Line) -> bool:
    text = line.text
    ends = is_ended(text) or text.endswith(GOES_ON) or is_left_open(text)
    if ends or line.indented or is_row(text):
        return False
    return _PUNCTUATED.search(text) is None


def _runs_on(piece: list[Line], group: list[Line], number: int, is_dateline: bool) -> bool:
    """Tell whether line `number` of the group goes on where `piece` stops."""
    last, line = piece[-1], group[number]
    if last.width > LONGEST:
        return False
    if is_cut(last.text, line.text) and _is_wordy(last, line):
        return True
    if is_row(last.text) and is_row(line.text):
        return True
    if not is_ended(last.text) and (is_dateline or is_left_open(last.text)):
        return True
    nearby = (*piece[-2:], *group[number : number + 2])
    column = max(near.width for near in nearby if near.width <= LONGEST or near is last)
    if not is_ended(last.text) and _is_prose(piece[-3:]) and 5 * last.width >= 2 * column:
        return True
    return is_full(piece, line, column)


def _is_wordy(*lines: Line) -> bool:
    """Tell whether one of the lines is more than a number: those of a chart stand alone."""
    return any(not is_bare_number(line.text) for line in lines)


def is_full(piece: Sequence[Line], after: Line, column: int) -> bool:
    """Tell whether the last line is broken because the next word would not fit its column."""
    line = piece[-1]
    word = after.text.split(maxsplit=1)[0]
    room = len(word) if word.isascii() else _CHARACTER
    # The indent of a first line was cut off; a mark may have pushed a character over.
    room += 3 * _CHARACTER if len(piece) == 1 else _CHARACTER
    if is_ended(line.text):
        return line.width + room >= column
    # Justified lines differ in white space, and a sentence without an end has to go on.
    return line.width + room + _CHARACTER >= column - column // 8
