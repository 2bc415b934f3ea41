"""Figures and claims with the keys of the JSON document, in their order there."""

from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from checker.core.amount import Amount, to_interval
from checker.core.model import Figure, Finding, Kind, Mention, PageReport, Severity, Status
from checker.report.places import Lines

# What cannot be written in this many places is no decimal fraction (a third).
_MOST_PLACES = 40
# low, high, and for each whether it is open and whether it is soft; as FigureRow has them.
Ends = tuple[str | None, str | None, bool, bool, bool, bool]


# A class with fields is made and written in half the time of a dict.
class FigureRow(Struct, frozen=True):
    """One figure as plain values."""

    id: int
    start: int
    end: int
    line: int
    column: int
    text: str
    kind: Kind
    value: str | None
    low: str | None
    high: str | None
    low_open: bool
    high_open: bool
    low_soft: bool
    high_soft: bool
    unit: str
    hedge: str | None
    indicator: str | None
    place: str | None
    period: str | None
    verb: str | None
    block: str
    article: int
    status: Status


class ClaimRow(Struct, frozen=True):
    """One finding as plain values."""

    rule: str
    kind: str
    title: str
    verdict: str
    severity: Severity
    by_rounding: bool
    figures: tuple[int, ...]
    slots: dict[str, tuple[int, ...]]
    start: int
    end: int
    line: int
    derivation: str
    message: str
    suggestion: str
    slip: str
    why: str
    reason: str | None
    printed: tuple[str | None, str | None] | None
    computed: tuple[str | None, str | None] | None
    fingerprint: str
    waived: dict[str, str] | None
    is_new: bool


def figure_row(figure: Figure, page: PageReport, lines: Lines, status: Status) -> FigureRow:
    """Return one figure as plain values."""
    span = figure.span
    place = lines.place(span.start)
    blocks = page.page.blocks if page.page else ()
    block = blocks[figure.block] if figure.block < len(blocks) else None
    return FigureRow(
        figure.id,
        span.start,
        span.end,
        place.line,
        place.column,
        figure.text,
        figure.kind,
        f"{figure.amount.value:f}" if figure.amount else None,
        *_ends(figure),
        figure.unit,
        _words(figure.hedge),
        _words(figure.indicator),
        _words(figure.place),
        _words(figure.period),
        _words(figure.verb),
        block.kind if block else "body",
        block.article if block else 0,
        status,
    )


def claim_row(finding: Finding, page: PageReport, lines: Lines) -> ClaimRow:
    """Return one finding as plain values."""
    span = page.page.to_source(finding.span) if page.page else finding.span
    waived = finding.waived
    return ClaimRow(
        rule=finding.rule,
        kind=finding.kind,
        title=finding.title,
        verdict=finding.verdict.value,
        severity=finding.severity,
        by_rounding=finding.by_rounding,
        figures=_in_slots(finding),
        slots={slot.name: slot.figures for slot in finding.slots},
        start=span.start,
        end=span.end,
        line=lines.place(span.start).line,
        derivation=finding.derivation,
        message=finding.message,
        suggestion=finding.suggestion,
        slip=finding.slip,
        why=finding.why,
        reason=finding.reason,
        printed=finding.printed,
        computed=finding.computed,
        fingerprint=finding.fingerprint,
        waived=None
        if waived is None
        else {"reason": waived.reason, "by": waived.by, "decision": waived.decision},
        is_new=finding.is_new,
    )


def exact_decimal(value: Fraction) -> str:
    """Return `value` as a decimal string with every digit it has.

    >>> exact_decimal(Fraction(9655, 2))
    '4827.5'
    """
    places, scaled = 0, value
    while scaled.denominator != 1 and places < _MOST_PLACES:
        places += 1
        scaled *= 10
    # Done by hand: the context of Decimal would round long numbers.
    digits = str(abs(round(scaled))).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{digits[-places:]}" if places else f"{sign}{whole}"


def _ends(figure: Figure) -> Ends:
    if figure.amount is not None:
        return _interval(figure.amount)
    when = figure.when
    return (
        when.start.isoformat() if when and when.start else None,
        when.end.isoformat() if when and when.end else None,
        False,
        False,
        False,
        False,
    )


# The same few amounts return on every page of an archive.
@lru_cache(maxsize=16_384)
def _interval(amount: Amount) -> Ends:
    interval = to_interval(amount)
    lo, hi = interval.lo, interval.hi
    return (
        None if lo.at is None else exact_decimal(lo.at),
        None if hi.at is None else exact_decimal(hi.at),
        lo.open,
        hi.open,
        lo.soft,
        hi.soft,
    )


def _in_slots(finding: Finding) -> tuple[int, ...]:
    """Return the figures a rule looked at, slot by slot; a range that fills two stands twice."""
    looked_at = set(finding.figures)
    listed = tuple([i for slot in finding.slots for i in slot.figures if i in looked_at])
    return listed if set(listed) == looked_at else finding.figures


def _words(mention: Mention | None) -> str | None:
    return None if mention is None else mention.text
