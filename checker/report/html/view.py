"""A page report as the templates need it: text in articles and blocks, cards, rows, counts."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from checker.core.model import Block, Figure, Page, PageReport, Problem
from checker.core.span import Span
from checker.report.html.cards import Card, make_cards, marks_of
from checker.report.html.line import label_of, short_number
from checker.report.html.pieces import Mark, Piece, cut, shown
from checker.report.html.states import OPEN_STATES, STATES, State, count_states, figure_states

_LINE = 60
# On paper a heading stands above its story; in a page taken from PDF it may come last.

_HEADINGS = ("kicker", "headline", "subhead")


class TextBlock(Struct, frozen=True):
    """A block with its marked text."""

    kind: str
    pieces: tuple[Piece, ...]


class Row(Struct, frozen=True):
    """A line of the number sheet; `value` orders the column that shows `read_as`."""

    id: int
    text: str
    kind: str
    read_as: str
    value: str
    indicator: str
    period: str
    block: str
    state: str
    card: int | None


class Reason(Struct, frozen=True):
    """Why claims were not evaluated, and the cards that say so."""

    text: str
    cards: tuple[Card, ...]


class PageView(Struct, frozen=True):
    """All that the report shows of one page."""

    number: int
    path: str
    title: str
    date: str
    city: str
    articles: tuple[tuple[TextBlock, ...], ...]
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...]
    problems: tuple[Problem, ...]
    counts: dict[State, int]
    figures: int
    checked: int

    @property
    def is_readable(self) -> bool:
        """Tell whether there is a page to show."""
        return bool(self.articles) or not self.problems

    @property
    def worst(self) -> str:
        """Return in one line what is wrong first of all, nothing where nothing is."""
        card = next((card for card in self.cards if card.state in OPEN_STATES), None)
        return shown(card.finding.message or card.finding.title)[:_LINE] if card else ""

    def badness(self) -> tuple[int, ...]:
        """Order pages worst first: open findings, then pages that were not read, then the rest."""
        unread = 0 if self.is_readable else 1
        return (*(-self.counts[s] for s in ("error", "query")), -unread, -self.counts["style"])


def page_view(report: PageReport, number: int, language: str) -> PageView:
    """Return the view of one page."""
    page = report.page or Page(report.path, "", "", (), (), ())
    cards = make_cards(report, page, language)
    status = report.status_of()
    return PageView(
        number=number,
        path=shown(report.path),
        title=shown(page.title or report.path.replace("\\", "/").rpartition("/")[2]),
        date=page.date.isoformat() if page.date else "",
        city=shown(page.city or ""),
        articles=_articles(page, _marks(report, cards)),
        cards=cards,
        rows=tuple(_rows(report, cards, page, language)),
        reasons=_reasons(cards),
        problems=report.problems,
        counts=count_states(report),
        figures=len(status),
        checked=sum(state != "unchecked" for state in status.values()),
    )


def _cards_of(cards: Iterable[Card]) -> dict[int, int]:
    """Return for each figure the first, and so the worst, card that names it."""
    first: dict[int, int] = {}
    for card in cards:
        for figure in card.finding.figures:
            first.setdefault(figure, card.number)
    return first


def _marks(report: PageReport, cards: Sequence[Card]) -> list[Mark]:
    states, first = figure_states(report), _cards_of(cards)
    known = {figure.id: figure for figure in report.figures}
    marks = [Mark(f"f{f.id}", f.flow, states[f.id], first.get(f.id)) for f in report.figures]
    for card in cards:
        marks += (
            mark
            for mark in marks_of(card.number, card.finding, known)
            if mark.key.startswith("w") and card.is_reviewable
        )
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _articles(page: Page, marks: Sequence[Mark]) -> tuple[tuple[TextBlock, ...], ...]:
    blocks = page.blocks or ((Block("body", Span(0, len(page.flow)), 0),) if page.flow else ())
    by_block: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        by_block[page.block_at(mark.span.start) if page.blocks else 0].append(mark)
    groups: dict[int, list[int]] = {}
    for number in _reading_order(page, len(blocks)):
        groups.setdefault(blocks[number].article, []).append(number)
    return tuple(
        tuple(_text_block(page, blocks[i], by_block[i]) for i in _headings_first(numbers, blocks))
        for numbers in groups.values()
    )


def _reading_order(page: Page, count: int) -> list[int]:
    listed = [number for article in page.articles for number in article.blocks]
    return list(dict.fromkeys((*listed, *range(count))))


def _headings_first(numbers: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    return sorted(numbers, key=lambda number: blocks[number].kind not in _HEADINGS)


def _text_block(page: Page, block: Block, marks: Sequence[Mark]) -> TextBlock:
    return TextBlock(block.kind, tuple(cut(page, block.span, marks)))


def _rows(report: PageReport, cards: Sequence[Card], page: Page, language: str) -> Iterable[Row]:
    states, first = figure_states(report), _cards_of(cards)
    for figure in report.figures:
        read_as, value = _reading(figure, language)
        yield Row(
            figure.id,
            shown(figure.text),
            figure.kind,
            shown(read_as),
            value,
            shown(figure.indicator.text) if figure.indicator else "",
            shown(figure.period.text) if figure.period else "",
            page.blocks[figure.block].kind if figure.block < len(page.blocks) else "body",
            states[figure.id],
            first.get(figure.id),
        )


def _reading(figure: Figure, language: str) -> tuple[str, str]:
    """Return how a figure was read, and the number that orders it."""
    if figure.when is not None:
        days = [day.isoformat() for day in (figure.when.start, figure.when.end) if day]
        return "—".join(dict.fromkeys(days)), days[0].replace("-", "") if days else ""
    if figure.amount is None:
        return "", ""
    amount = figure.amount
    words = short_number(amount.value, language)
    if amount.top is not None:
        words = label_of((amount.value, amount.top), language)
    hedge = f"（{figure.hedge.text}）" if figure.hedge else ""
    return f"{words}{figure.unit}{hedge}", str(amount.value)


def _reasons(cards: Iterable[Card]) -> tuple[Reason, ...]:
    """Group the skips by their reason, the most frequent first."""
    grouped: dict[str, list[Card]] = {}
    for card in cards:
        if card.state == "skip":
            grouped.setdefault(card.finding.reason or "", []).append(card)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Reason(text, tuple(found)) for text, found in ordered)


class Counted(Protocol):
    """What has counts of states: a page in full, or its line of the index."""

    @property
    def counts(self) -> dict[State, int]:
        """Return how often each state is there."""


def total_counts(pages: Iterable[Counted]) -> dict[State, int]:
    """Add up the states of many pages."""
    totals = dict.fromkeys(STATES, 0)
    for page in pages:
        for state, count in page.counts.items():
            totals[state] += count
    return totals
