"""Every figure of a page, in reading order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from checker.core.amount import Amount
from checker.core.garbage import collected_later
from checker.core.model import Cut, Figure, Page
from checker.core.span import Span
from checker.figures.amounts import to_reading
from checker.figures.context import Context, find_contexts
from checker.figures.dates import find_dates, find_relative
from checker.figures.prices import half_prices
from checker.figures.ranges import join_ranges
from checker.figures.reading import Reading
from checker.figures.scan import find_numbers


@collected_later()
def find_figures_in(page: Page) -> tuple[Figure, ...]:
    """Return every figure of `page`, each with where it stands in the text.

    Of “年加工食品100吨，年销售额140亿元” these are 100吨 and 140亿元.
    """
    readings = find_readings(page)
    blocks = list(_block_numbers(page, readings))
    contexts = find_contexts(readings, page, blocks, find_relative(page.flow, page.date))
    spans = _source_spans(page, readings)
    found = zip(readings, contexts, spans, blocks, strict=True)
    # A long page prints half of its numbers more than once, and keeps them all.
    texts: dict[str, str] = {}
    amounts: dict[Amount | None, Amount | None] = {}
    return tuple(
        _figure(page, number, reading, context, span, block, texts, amounts)
        for number, (reading, context, span, block) in enumerate(found)
    )


def find_readings(page: Page) -> list[Reading]:
    """Return the numbers and dates of the flow, from left to right, none over another."""
    dates = find_dates(page.flow, page.date)
    tokens = [*join_ranges(find_numbers(page.flow, dates), page.flow), *half_prices(page.flow)]
    return sorted([*dates, *map(to_reading, tokens)], key=attrgetter("start"))


def _figure(
    page: Page,
    number: int,
    reading: Reading,
    context: Context,
    span: Span,
    block: int,
    texts: dict[str, str],
    amounts: dict[Amount | None, Amount | None],
) -> Figure:
    flow = Span(reading.start, reading.end)
    text = page.flow[reading.start : reading.end]
    return Figure(
        id=number,
        # One object for both where the layout took nothing out: a page keeps all of them.
        span=flow if span == flow else span,
        flow=flow,
        text=texts.setdefault(text, text),
        kind=reading.kind,
        unit=reading.unit,
        amount=amounts.setdefault(reading.amount, reading.amount),
        when=reading.when,
        hedge=reading.hedge,
        indicator=context.indicator,
        place=context.place,
        period=context.period,
        period_when=context.period_when,
        verb=context.verb,
        block=block,
    )


def _source_spans(page: Page, readings: Sequence[Reading]) -> Iterator[Span]:
    """Yield where each reading stands in the text; one walk over the cuts, not one search each."""
    cuts = page.cuts
    last = len(cuts) - 1
    at = 0
    for reading in readings:
        while at < last and cuts[at + 1].flow <= reading.start:
            at += 1
        start = reading.start + cuts[at].shift
        if at < last and cuts[at + 1].flow < reading.end:
            at = bisect_right(cuts, reading.end - 1, at, key=_flow_of) - 1
        yield Span(start, reading.end + cuts[at].shift)


def _block_numbers(page: Page, readings: Sequence[Reading]) -> Iterator[int]:
    """Yield the number of the block each reading stands in; again one walk."""
    at = 0
    for reading in readings:
        while at + 1 < len(page.blocks) and page.blocks[at + 1].span.start <= reading.start:
            at += 1
        yield at


def _flow_of(cut: Cut) -> int:
    return cut.flow
