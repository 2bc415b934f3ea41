"""What --all adds to the text report: passes, skips, what was accepted, and what nobody checked."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from checker.core.model import Figure, Finding, PageReport, Verdict
from checker.core.span import Span
from checker.report.messages import wording
from checker.report.places import Lines
from checker.report.text_width import wrapped
from checker.report.told import told

_INDENT = "    "
_MOST_WORDS = 40
# A small number in characters (三个, 一年) is more often a way of speaking than a figure.
_CHARACTERS = frozenset("一二两三四五六七八九十")
_SMALL = 10
_FEW_LINES = 2


class Lists:
    """The lists of one page; every figure is told in one place of them."""

    def __init__(self, page: PageReport, language: str, width: int):
        self._page, self._width = page, width
        self._words = wording(language)
        self._lines = Lines(page.page.text if page.page else "")
        self._figures = {figure.id: figure for figure in page.figures}
        self._told = sorted(told(page), key=self._start)

    def lines(self) -> Iterator[str]:
        """Yield the lines of all lists."""
        yield from self._passes()
        yield from self._looked_at()
        yield from self._skips()
        yield from self._accepted()
        yield from self._unchecked()

    def _passes(self) -> Iterator[str]:
        """Yield what was computed and agrees; two rules with one formula are told together."""
        computed: dict[str, list[list[Finding]]] = {}
        for finding in self._of(Verdict.PASS):
            if finding.derivation:
                groups = computed.setdefault(finding.derivation, [])
                group = next((g for g in groups if _shares_figures(g, finding)), None)
                groups.append([finding]) if group is None else group.append(finding)
        for text, groups in computed.items():
            is_rounded = any(f.by_rounding for group in groups for f in group)
            rounding = f"（{self._words['by-rounding']}）" if is_rounded else ""
            where = self._where(*groups[0]) if len(groups) == 1 else self._wheres(groups)
            told_text = f"{text}{rounding}  {where}"
            yield from wrapped(told_text, self._width, f"✓ {self._words['pass']}  ")

    def _wheres(self, groups: Sequence[Sequence[Finding]]) -> str:
        """Return where one and the same is said again and again: two countries, in each story."""
        lines = dict.fromkeys(self._line_of(group[0]) for group in groups)
        line = self._words["line"].format(line=self._words["list"].join(map(str, lines)))
        return f"({line} {self._rules(f.rule for group in groups for f in group)})"

    def _looked_at(self) -> Iterator[str]:
        """Yield what agrees without a formula, by the rules that looked at it."""
        rules: dict[tuple[str, int], list[Finding]] = {}
        for finding in self._of(Verdict.PASS):
            if not finding.derivation:
                words = self._figure_words(finding), self._line_of(finding)
                rules.setdefault(words, []).append(finding)
        groups: dict[tuple[str, ...], tuple[str, dict[str, list[int]]]] = {}
        for (text, line), findings in rules.items():
            key = tuple(dict.fromkeys(finding.rule for finding in findings))
            titles = dict.fromkeys(finding.title or finding.rule for finding in findings)
            _, places = groups.setdefault(key, (self._words["semicolon"].join(titles), {}))
            places.setdefault(text, []).append(line)
        for key, (title, places) in groups.items():
            text = f"{title}{self._words['colon']}{self._placed(places)}  ({self._rules(key)})"
            yield from wrapped(text, self._width, f"✓ {self._words['pass']}  ")

    def _skips(self) -> Iterator[str]:
        for finding in self._of(Verdict.SKIP):
            text = f"{self._figure_words(finding)}{self._words['colon']}{finding.reason or ''}"
            first = f"- {self._words['skip']}  "
            yield from wrapped(f"{text}  {self._where(finding)}", self._width, first)

    def _accepted(self) -> Iterator[str]:
        """Yield what fails and was waived or accepted before."""
        for finding in self._of(Verdict.FAIL):
            if finding.is_open_fail():
                continue
            waived = finding.waived
            word = self._words["known" if waived is None else "waived"]
            who = f"（{waived.by}）" if waived and waived.by else ""
            reason = f"{self._words['semicolon']}{waived.reason}{who}" if waived else ""
            text = f"{finding.message}{reason}  {self._where(finding)}"
            yield from wrapped(text, self._width, f"= {word}  ")

    def _unchecked(self) -> Iterator[str]:
        """Yield the figures no check covered; dates, ordinals and small numbers last, once each."""
        status = self._page.status_of()
        left = [figure for figure in self._page.figures if status[figure.id] == "unchecked"]
        weighty = [figure for figure in left if not _is_slight(figure)]
        slight = [figure for figure in left if _is_slight(figure)]
        yield from self._list("not-checked", self._by_line(self._placed_at(weighty)))
        yield from self._list("not-checked-slight", self._placed(_by_text(self._placed_at(slight))))

    def _list(self, key: str, text: str) -> Iterator[str]:
        if text:
            first = f"· {self._words[key]}{self._words['colon']}"
            yield from wrapped(text, self._width, first, _INDENT)

    def _placed_at(self, figures: Sequence[Figure]) -> Iterator[tuple[str, int]]:
        for figure in figures:
            yield figure.text, self._lines.place(figure.span.start).line

    def _by_line(self, figures: Iterable[tuple[str, int]]) -> str:
        """Return the figures with each line told once: 746万吨、7.5(14)  425万吨、13.6(15)."""
        lines: dict[int, list[str]] = {}
        for text, line in figures:
            lines.setdefault(line, []).append(text)
        mark = self._words["list"]
        return "  ".join(f"{mark.join(texts)}({line})" for line, texts in lines.items())

    def _placed(self, places: dict[str, list[int]]) -> str:
        """Return every text once with the lines it stands in: 1994年(3、5、9)."""
        mark = self._words["list"]
        return "  ".join(
            f"{text}({mark.join(str(line) for line in dict.fromkeys(lines))})"
            for text, lines in places.items()
        )

    def _rules(self, rules: Iterable[str]) -> str:
        return self._words["list"].join(dict.fromkeys(rules))

    def _of(self, verdict: Verdict) -> Iterator[Finding]:
        return (finding for finding in self._told if finding.verdict is verdict)

    def _where(self, *findings: Finding) -> str:
        """Return the lines of the figures and the rules: (第7、10行 change/difference)."""
        figures = [self._figures[i] for f in findings for i in f.figures if i in self._figures]
        lines = sorted({self._lines.place(figure.span.start).line for figure in figures})
        between = self._words["list"] if len(lines) <= _FEW_LINES else self._words["to"]
        told_lines = lines if len(lines) <= _FEW_LINES else [lines[0], lines[-1]]
        line = between.join(map(str, told_lines)) or str(self._line_of(findings[0]))
        rules = self._rules(finding.rule for finding in findings)
        return f"({self._words['line'].format(line=line)} {rules})"

    def _line_of(self, finding: Finding) -> int:
        page, place = self._page.page, self._start(finding)
        return self._lines.place(page.to_source(Span(place, place)).start).line if page else 1

    def _start(self, finding: Finding) -> int:
        return start_of(finding, self._figures)

    def _figure_words(self, finding: Finding) -> str:
        named = [self._figures[i] for i in finding.figures if i in self._figures]
        if not named and self._page.page:
            return finding.span.of(self._page.page.flow)[:_MOST_WORDS]
        return self._words["list"].join(dict.fromkeys(figure.text for figure in named))


def _shares_figures(group: Sequence[Finding], finding: Finding) -> bool:
    return any(not set(finding.figures).isdisjoint(other.figures) for other in group)


def start_of(finding: Finding, figures: dict[int, Figure]) -> int:
    """Return where a finding begins in the flow: its first figure, or its own words."""
    starts = [figures[i].flow.start for i in finding.figures if i in figures]
    return min(starts, default=finding.span.start)


def _is_slight(figure: Figure) -> bool:
    """Tell whether a figure is a date, an ordinal or a small number in characters."""
    if figure.kind in ("date", "period", "ordinal"):
        return True
    first = unicodedata.normalize("NFKC", figure.text[:1])
    amount = figure.amount
    return first in _CHARACTERS and amount is not None and abs(amount.value) <= _SMALL


def _by_text(figures: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for text, line in figures:
        places.setdefault(text, []).append(line)
    return places
