"""The report for a terminal: what fails first, then what was looked at, 60 columns wide or more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from checker.core.model import Article, Finding, PageReport, Report
from checker.core.quote import quoted_spans
from checker.report.digest import dated
from checker.report.excerpt import excerpt, grouped
from checker.report.fault_words import fault_in
from checker.report.messages import wording
from checker.report.places import Lines
from checker.report.text_lists import Lists, start_of
from checker.report.text_width import printable, wrapped
from checker.report.told import formula_of
from checker.report.totals import SEVERITIES, Totals, totals_of

_SIGNS = {"error": "✗", "query": "?", "style": "~"}
_COLOURS = {"error": "31", "query": "33", "style": "36", "pass": "32", "dim": "2", "bold": "1"}
_INDENT = "    "
_MOST_PLACES = 8
_NARROWEST = 40


class Look(Struct, frozen=True):
    """How the text is laid out. `shows_all`: passes, skips and unchecked figures one by one.

    `is_quiet`: only what fails. `shows_problems` is off where they are told elsewhere.
    """

    language: str = "zh"
    width: int = 80
    is_coloured: bool = False
    shows_all: bool = False
    is_quiet: bool = False
    shows_problems: bool = True

    def words(self) -> dict[str, str]:
        """Return the words of the report in its language."""
        return wording(self.language)

    def paint(self, text: str, colour: str) -> str:
        """Return `text` in a colour, where colours are wanted."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.is_coloured else text


_USUAL = Look()


def to_text(report: Report, look: Look = _USUAL) -> str:
    """Return `report` as text."""
    totals = Totals()
    pieces = []
    for page in report.pages:
        pieces.append(text_page(page, look))
        totals.add(page)
    return "".join((*pieces, text_end(totals, look)))


def text_page(page: PageReport, look: Look = _USUAL) -> str:
    """Return one page as text; nothing for a page without faults where only those are wanted."""
    body = list(_Writer(page, look).lines())
    if not body:
        return ""
    return _titled(page.path, dated(page.page), body, look)


def text_plain_page(path: str, date: str, totals: Totals, look: Look = _USUAL) -> str:
    """Return a page without open fails and problems as `text_page` does if not all is shown."""
    if look.is_quiet:
        return ""
    return _titled(path, date, _end(totals, look), look)


def _titled(path: str, date: str, body: Iterable[str], look: Look) -> str:
    day, _, origin = date.partition(" ")
    origin = look.words()[f"dated-by-{origin}"] if origin else ""
    title = printable(f"{path} · {day}{origin}" if day else path)
    return "\n".join((look.paint(title, "bold"), *body, "", ""))


def text_end(totals: Totals, look: Look = _USUAL) -> str:
    """Return the last lines of a run: the sum of its pages, and what would help to judge more."""
    if look.is_quiet:
        return ""
    words = look.words()
    lines = [*_sum(totals, look)] if totals.pages > 1 else []
    if words["no-issue-date"] in totals.reasons:
        lines += wrapped(words["date-wanted"], look.width)
    return "".join(f"{line}\n" for line in lines)


def _sum(totals: Totals, look: Look) -> Iterator[str]:
    words = look.words()
    parts = [words["pages"].format(pages=totals.pages)]
    if totals.unread:
        parts.append(words["unread"].format(count=totals.unread))
    text = words["semicolon"].join((words["comma"].join(parts), _verdicts(totals, words)))
    yield from wrapped(text, look.width)
    yield from wrapped(_coverage(totals, words), look.width)


def _is_missing(reason: str) -> bool:
    """Tell whether a claim was skipped only because the text does not say all its figures."""
    return reason.startswith("缺 ") or reason.endswith(" missing")


def _coverage(totals: Totals, words: dict[str, str]) -> str:
    left = totals.figures - totals.checked
    return words["checked-of"].format(figures=totals.figures, checked=totals.checked, left=left)


def _verdicts(totals: Totals, words: dict[str, str]) -> str:
    counts = [(words[severity], totals.open[severity]) for severity in SEVERITIES]
    counts += [(words["waived"], totals.waived), (words["known"], totals.known)]
    told = [f"{word} {count}" for word, count in counts if count] or [words["no-fail"]]
    rounding = f"（{words['by-rounding']} {totals.by_rounding}）" if totals.by_rounding else ""
    told.append(f"{words['pass']} {totals.told}{rounding}")
    if totals.left_open:
        told.append(f"{words['skip']} {totals.left_open}")
    return words["comma"].join(told)


def _end(totals: Totals, look: Look) -> Iterator[str]:
    """Yield the last lines of a page: its counts."""
    words, width = look.words(), max(_NARROWEST, look.width)
    yield from wrapped(_verdicts(totals, words), width, rest=_INDENT)
    if totals.left_open and not look.shows_all:
        yield from _reasons(totals.reasons, words, width)
    text = _coverage(totals, words) if totals.figures else words["nothing-found"]
    yield from wrapped(text, width, rest=_INDENT)


def _reasons(reasons: Mapping[str, int], words: dict[str, str], width: int) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for reason, count in reasons.items():
        counts[words["missing"] if _is_missing(reason) else reason] += count
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = words["semicolon"].join(f"{reason} {count}" for reason, count in ordered)
    yield from wrapped(told, width, f"{words['skip']}{words['colon']}", _INDENT)


class _Writer:
    """Writes one page; holds what all its lines need."""

    def __init__(self, page: PageReport, look: Look):
        self._page, self._look = page, look
        self._words = look.words()
        self._lines = Lines(page.page.text if page.page else "")
        self._figures = {figure.id: figure for figure in page.figures}

    def lines(self) -> Iterator[str]:
        """Yield the lines below the page's name."""
        yield from self._fails()
        if self._look.shows_problems:
            for problem in self._page.problems:
                message = fault_in(self._look.language, problem.message)
                text = f"{self._words['problem']}{self._words['colon']}{message}"
                yield from wrapped(text, self._width, "! ")
        if self._look.is_quiet or self._page.page is None:
            return
        if self._look.shows_all:
            yield from Lists(self._page, self._look.language, self._width).lines()
        yield from _end(totals_of(self._page), self._look)

    @property
    def _width(self) -> int:
        return max(_NARROWEST, self._look.width)

    def _fails(self) -> Iterator[str]:
        """Yield the open fails, article by article, the worst of each first."""
        open_fails = [finding for finding in self._page.findings if finding.is_open_fail()]
        by_article: dict[int, list[Finding]] = {}
        for finding in open_fails:
            by_article.setdefault(self._article_of(finding), []).append(finding)
        for article in sorted(by_article):
            yield ""
            yield from self._headline(article)
            for finding in sorted(by_article[article], key=self._rank):
                yield from self._fail(finding)
        if open_fails:
            yield ""

    def _headline(self, article: int) -> Iterator[str]:
        articles = self._page.page.articles if self._page.page else ()
        named = self._named(articles[article]) if article < len(articles) else ""
        headline = named or self._words["article-unnamed"]
        for line in wrapped(headline, self._width, "", ""):
            yield self._look.paint(line, "bold")

    def _named(self, article: Article) -> str:
        """Return the headline with its spaces as typed."""
        page, headline = self._page.page, article.headline
        if page is None or not headline:
            return ""
        spans = (page.blocks[number].span for number in article.blocks)
        typed = (page.typed(span) for span in spans if span.of(page.flow) == headline)
        return next(typed, headline)

    def _rank(self, finding: Finding) -> tuple[int, int]:
        return SEVERITIES.index(finding.severity), start_of(finding, self._figures)

    def _fail(self, finding: Finding) -> Iterator[str]:
        words, severity = self._words, finding.severity
        name = f"{_SIGNS[severity]} {words[severity]}  "
        titled = list(wrapped(finding.title or finding.rule, self._width, name))
        yield self._look.paint(titled[0], severity)
        yield from titled[1:]
        yield from self._places(finding)
        for text in (formula_of(finding), finding.message, finding.suggestion, finding.slip):
            if text:
                yield from self._indented(text)
        if finding.why:
            yield from self._indented(f"{words['why']}{words['colon']}{finding.why}")
        yield self._look.paint(f"{_INDENT}[{finding.rule}]", "dim")

    def _indented(self, text: str) -> Iterator[str]:
        yield from wrapped(text, self._width, _INDENT)

    def _places(self, finding: Finding) -> Iterator[str]:
        """Yield the figures with their lines and some words around; close ones together."""
        page = self._page.page
        if page is None:
            return
        groups = grouped(sorted(set(quoted_spans(finding, self._figures, page))), page)
        for group in groups[:_MOST_PLACES]:
            number = self._line(page.to_source(group[0]).start)
            line = self._words["line"].format(line=number)
            yield from wrapped(excerpt(group, page), self._width, f"{_INDENT}{line}  ")
        if len(groups) > _MOST_PLACES:
            more = len(groups) - _MOST_PLACES
            yield _INDENT + self._words["more-places"].format(count=more)

    def _article_of(self, finding: Finding) -> int:
        page = self._page.page
        if page is None or not page.blocks:
            return 0
        return page.blocks[page.block_at(start_of(finding, self._figures))].article

    def _line(self, position: int) -> int:
        return self._lines.place(position).line
