"""One indicator over several periods: 1—4月 and 1—5月, four quarters and the year."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.claims.words import bare, label_of
from checker.core.late import late
from checker.core.model import Claim, Figure, Page, Slot, When
from checker.core.span import Span
from checker.core.units import dimension_of

_KINDS = ("count", "quantity", "money")
_ONE_DAY = dt.timedelta(days=1)
_LONGEST = 400
_LEAST_LABEL = 2
_MOST_ALIKE = 24
_SENTENCE_END = late("[。！？；\n]")


class _Flow(Struct, frozen=True):
    """A figure and the days it is counted over."""

    figure: Figure
    start: dt.date
    end: dt.date


def period_claims(
    page: Page, figures: Sequence[Figure], changes: frozenset[int]
) -> Iterator[Claim]:
    """Yield claims over figures of one indicator whose periods lie within or beside each other.

    `cumulative`: two sums since one day, and what came between if the page says it.
    `whole-period`: parts that fill a period without a gap, and its total.
    """
    groups: dict[tuple[int, str, str], list[_Flow]] = {}
    for flow in _flows(page, figures):
        figure = flow.figure
        if figure.id in changes:
            continue
        label = bare(label_of(figure, page))
        if len(label) >= _LEAST_LABEL:
            article = page.blocks[figure.block].article
            groups.setdefault((article, label, dimension_of(figure.unit)), []).append(flow)
    for group in groups.values():
        if 1 < len(group) <= _MOST_ALIKE:
            yield from _cumulative(group)
            yield from _wholes(group)


def _flows(page: Page, figures: Sequence[Figure]) -> Iterator[_Flow]:
    """Yield each figure with the period that its sentence names last before it."""
    period: Figure | None = None
    for figure in figures:
        if figure.kind in ("date", "period"):
            period = figure
        elif figure.kind in _KINDS and figure.amount is not None and period is not None:
            between = page.flow[period.flow.end : figure.flow.start]
            if period.block == figure.block and not _SENTENCE_END.search(between):
                yield from _flow(figure, period.when)


def _flow(figure: Figure, when: When | None) -> Iterator[_Flow]:
    if when is None or when.start is None or when.end is None:
        return
    is_stretch = when.start < when.end and (when.end - when.start).days < _LONGEST
    if is_stretch and when.grain != "point" and not when.open_end:
        yield _Flow(figure, when.start, when.end)


def _cumulative(group: Sequence[_Flow]) -> Iterator[Claim]:
    for shorter in group:
        for longer in group:
            if shorter.start == longer.start and shorter.end < longer.end:
                slots: dict[str, tuple[int, ...]] = {
                    "earlier": (shorter.figure.id,),
                    "later": (longer.figure.id,),
                }
                for rest in group:
                    if rest.start == shorter.end + _ONE_DAY and rest.end == longer.end:
                        slots["between"] = (rest.figure.id,)
                        break
                yield _claim("cumulative", slots, (shorter, longer))


def _wholes(group: Sequence[_Flow]) -> Iterator[Claim]:
    for whole in group:
        parts = _tiles(whole, group)
        if len(parts) > 2:
            slots = {
                "parts": tuple(part.figure.id for part in parts),
                "whole": (whole.figure.id,),
            }
            yield _claim("whole-period", slots, (*parts, whole))


def _tiles(whole: _Flow, group: Sequence[_Flow]) -> list[_Flow]:
    """Return figures whose periods follow each other from the first to the last day of `whole`."""
    tiles: list[_Flow] = []
    day = whole.start
    for part in sorted(group, key=lambda flow: (flow.start, flow.end)):
        if part is not whole and part.start == day and part.end < whole.end + _ONE_DAY:
            tiles.append(part)
            day = part.end + _ONE_DAY
    return tiles if day == whole.end + _ONE_DAY else []


def _claim(kind: str, slots: dict[str, tuple[int, ...]], flows: Sequence[_Flow]) -> Claim:
    spans = [flow.figure.flow for flow in flows]
    first = min(spans)
    return Claim(
        kind=kind,
        slots=tuple(Slot(name, ids) for name, ids in slots.items()),
        span=Span(first.start, first.end),
        phrase=f"{kind}/periods",
        inferred=True,
        score=99,
    )
