"""The total row and the total column of a table: “| 合计 | 39 | 96.9 |”.

Each block of kind `table` is a row, its cells parted by strokes or white space. Where a row
or a column is headed 合计, what stands above it, or before it, must add up to it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from checker.claims.totals.adding_up import printed
from checker.core.late import late
from checker.core.model import Claim, Constant, Figure, Page, Slot
from checker.core.span import Span

_TOTAL = late("^(?:合计|总计|共计|总数|总和)$")
# Columns that do not add up, and rows that are parts of other rows.
_NO_SUM = late("率|比|%|％|增|均|名次|排|位|价|年份|序号|编号|倍|密度|指数")
_PART_OF_ROW = late("其中|小计|#|^ ")
_MEASURED = late("万|亿|元|吨|公里|公顷|亩|平方|立方|千瓦|升|克|米")
_CELL = late("[^|｜\t ]+(?: [^|｜\t ]+)*")
_RULED = late("[|｜]")
_SPACED = late("[^\t ]+")
_RULE_LINE = late("^[|｜:： +=—-]+$")
_LEAST_PARTS = 2


class _Cell(Struct, frozen=True):
    text: str
    figure: Figure | None


class _Line(Struct, frozen=True):
    """A row or a column of a table: its head and the cells behind it."""

    head: str
    cells: tuple[_Cell, ...]


def grid_claims(page: Page, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `grid-total` for each total in the tables of a page."""
    by_block: dict[int, list[Figure]] = {}
    for figure in figures:
        if page.blocks[figure.block].kind == "table":
            by_block.setdefault(figure.block, []).append(figure)
    for run in _runs(sorted(by_block)):
        yield from _of_table(page, run, by_block)


def _runs(blocks: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of the rows with figures of one table, neighbours together."""
    run: list[int] = []
    for number in blocks:
        if run and number > run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _of_table(page: Page, run: Sequence[int], by_block: dict[int, list[Figure]]) -> Iterator[Claim]:
    rows = [_row(page, number, by_block.get(number, ())) for number in run]
    head = _head(page, run[0], len(rows[0].cells))
    if not head or len(rows) <= _LEAST_PARTS:
        return
    if any(len(row.cells) != len(head) or _PART_OF_ROW.search(row.head) for row in rows):
        return
    columns = [_Line(name, tuple(row.cells[at] for row in rows)) for at, name in enumerate(head)]
    heads = [row.head for row in rows]
    for column in columns:
        yield from _of_line(column, heads)
    if not any(_NO_SUM.search(name) for name in head):
        for row in rows:
            yield from _of_line(row, head)


def _row(page: Page, number: int, held: Sequence[Figure]) -> _Line:
    span = page.blocks[number].span
    cells = [_cell(page, cell, held) for cell in _cells(page, span)]
    return _Line(cells[0].text, tuple(cells[1:])) if cells else _Line("", ())


def _cells(page: Page, span: Span) -> list[Span]:
    pattern = _CELL if _RULED.search(page.flow, span.start, span.end) else _SPACED
    return [Span(*match.span()) for match in pattern.finditer(page.flow, span.start, span.end)]


def _cell(page: Page, span: Span, held: Sequence[Figure]) -> _Cell:
    inside = [figure for figure in held if span.start <= figure.flow.start < span.end]
    alone = inside[0] if len(inside) == 1 and inside[0].flow == span else None
    return _Cell(span.of(page.flow).strip(), alone)


def _head(page: Page, first: int, width: int) -> list[str]:
    """Return the heads of the columns: the row above the first with figures, if there is one."""
    for number in (first - 1, first - 2):
        if number >= 0 and page.blocks[number].kind == "table":
            span = page.blocks[number].span
            if not _RULE_LINE.match(span.of(page.flow)):
                names = [cell.of(page.flow).strip() for cell in _cells(page, span)]
                return names[1:] if len(names) == width + 1 else []
    return []


def _of_line(line: _Line, heads: Sequence[str]) -> Iterator[Claim]:
    """Yield the claim that the cells before the one headed 合计 add up to it."""
    if _NO_SUM.search(line.head):
        return
    at = next((number for number, head in enumerate(heads) if _TOTAL.match(head)), None)
    if at is None:
        return
    cells = line.cells[:at] if at else line.cells[1:]
    parts = [cell.figure for cell in cells if cell.figure is not None]
    total = line.cells[at].figure
    if total is None or len(parts) < max(_LEAST_PARTS, len(cells)):
        return
    values = [printed(figure) for figure in (total, *parts)]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len({figure.unit for figure in (total, *parts)}) > 1:
        return
    step = min(place for _, place in known)
    gap = abs(known[0][0] - sum((value for value, _ in known[1:]), Fraction(0))) / step
    whole = step == 1 and not _MEASURED.search(line.head)
    yield Claim(
        kind="grid-total",
        slots=(
            Slot("total", (total.id,)),
            Slot("parts", tuple(part.id for part in parts)),
        ),
        span=Span(
            min(f.flow.start for f in (total, *parts)), max(f.flow.end for f in (total, *parts))
        ),
        phrase="grid/total",
        constants=(Constant("gap", int(gap)), Constant("slack", 0 if whole else len(known) // 2)),
    )
