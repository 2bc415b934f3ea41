"""Waivers that did nothing in a run, and why: out of date, misquoted, or never met.

A waiver is told of only if its page was checked: on a run over some pages the others are left
alone. One that names no page may be of any, and is told of where all pages were checked.
"""

import datetime as dt
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import Struct, structs

from checker.core.model import Page, PageReport, Problem, Report, Verdict
from checker.core.quote import plain, quote_at, quoted_spans
from checker.core.span import Span
from checker.review.waivers import Waiver, fit_spans, waive_page

_WORDS = {
    "zh": {
        "bare": "的引文只有数据、没有前后文字，不起作用；请写作 {quotes}",
        "comma": "、",
        "expired": "已于 {until} 到期",
        "no-day": "的 until “{until}” 不是日期（应为 2022-12-31 的样子），按已到期处理",
        "no-rule": "没有这条规则；checker rules list 列出所有规则",
        "partial": "只引了部分数据，不起作用；这条结果的数据须全部引用：{figures}",
        "stale": "没有结果与之相符，可用 checker waivers prune 删去",
        "waiver": "{path}:{line}: 豁免（{rule}）{said}",
    },
    "en": {
        "bare": "quotes a figure without words around it and does not hold; write {quotes}",
        "comma": ", ",
        "expired": "expired on {until}",
        "no-day": "counts as expired: its until “{until}” is no day like 2022-12-31",
        "no-rule": "names no rule; `checker rules list` shows all",
        "partial": "quotes only some figures of its finding and does not hold; quote {figures}",
        "stale": "fits no finding; `checker waivers prune` removes it",
        "waiver": "{path}:{line}: waiver ({rule}) {said}",
    },
}


class Applied(Struct, frozen=True):
    """A report with its waivers marked, and the waivers that did nothing.

    `stale`: no finding of the pages checked fits any more; `expired`: past `until`.
    `partial`: quotes only some figures of a finding; all of its figures stand beside it.
    `bare`: quotes a figure of a finding without words around; beside it stands how to quote.
    `unjudged`: names no page, and may be of one that was not checked.
    """

    report: Report
    stale: tuple[Waiver, ...] = ()
    expired: tuple[Waiver, ...] = ()
    partial: tuple[tuple[Waiver, tuple[str, ...]], ...] = ()
    bare: tuple[tuple[Waiver, tuple[str, ...]], ...] = ()
    unjudged: tuple[Waiver, ...] = ()

    def unused(self) -> tuple[Waiver, ...]:
        """Return what `checker waivers prune` removes."""
        return tuple(w for w in (*self.stale, *self.expired) if not w.fault)


class Misquoted:
    """Waivers that mean a finding but do not hold for it, collected page by page.

    One that quotes only some of its figures: the finding may have changed in the others. One
    that quotes a figure without words around: 324家 may stand on any page.
    """

    def __init__(self) -> None:
        self.partial: dict[Waiver, tuple[str, ...]] = {}
        self.bare: dict[Waiver, tuple[str, ...]] = {}

    def add(self, report: PageReport, waivers: Iterable[Waiver], today: dt.date) -> None:
        """Note the waivers that mean an open finding of this page."""
        page = report.page
        holding = [waiver for waiver in waivers if not waiver.is_expired(today)]
        if page is None or not holding:
            return
        figures = {figure.id: figure for figure in report.figures}
        for finding in report.findings:
            meant = [waiver for waiver in holding if waiver.rule == finding.rule]
            if not meant or finding.verdict is not Verdict.FAIL or finding.waived is not None:
                continue
            spans = quoted_spans(finding, figures, page)
            for waiver in meant:
                if _fits_some(waiver, page, spans):
                    self.partial[waiver] = tuple(span.of(page.flow) for span in spans)
                elif _is_bare(waiver, page, spans):
                    self.bare[waiver] = tuple(f"“{quote_at(page, span)}”" for span in spans)


def apply_waivers(report: Report, waivers: Sequence[Waiver], today: dt.date) -> Applied:
    """Mark the findings that `waivers` cover, on the given day.

    Only failing findings are waived; they stay in the report with `Finding.waived` set.
    """
    used: set[Waiver] = set()
    pages = []
    misquoted = Misquoted()
    for page in report.pages:
        marked, found = waive_page(page, waivers, today)
        misquoted.add(marked, waivers, today)
        pages.append(marked)
        used |= found
    paths = [page.path for page in report.pages]
    marked_pages = structs.replace(report, pages=tuple(pages))
    return structs.replace(unused(waivers, used, misquoted, paths, today), report=marked_pages)


def unused(
    waivers: Sequence[Waiver],
    used: Collection[Waiver],
    misquoted: Misquoted,
    paths: Sequence[str],
    today: dt.date,
    sees_all: bool = True,
) -> Applied:
    """Return which waivers did nothing on the pages of `paths`, and why.

    A waiver is told of only if its page was among them. One that names no page may be of any:
    it is stale only where all pages were checked, `sees_all`. So is one whose page may be that of
    another folder: A02.txt, where the waivers file lies above 04/13/A02.txt.
    """
    left = [waiver for waiver in waivers if waiver not in used]
    expired = [w for w in left if w.is_expired(today) and _is_met(w, paths, sees_all)]
    partial, bare = (
        {waiver: words for waiver, words in found.items() if waiver in left}
        for found in (misquoted.partial, misquoted.bare)
    )
    told = {*(w for w in left if w.is_expired(today)), *partial, *bare}
    stale = [w for w in left if w not in told and is_stale(w, paths, sees_all)]
    return Applied(
        Report((), "", ""),
        tuple(w for w in stale if w.page or sees_all),
        tuple(expired),
        tuple(partial.items()),
        tuple(bare.items()),
        tuple(w for w in stale if not w.page and not sees_all),
    )


def is_stale(waiver: Waiver, paths: Iterable[str], sees_all: bool = True) -> bool:
    """Tell whether an unused waiver is out of date, if these pages were checked.

    One that names its page is judged only when that page was checked; one for a pair of
    indicators waits for later pages.
    """
    if waiver.holds_for_indicators():
        return False
    return _is_met(waiver, paths, sees_all)


def _is_met(waiver: Waiver, paths: Iterable[str], sees_all: bool) -> bool:
    """Tell whether the page of a waiver was checked, or is not told."""
    return not waiver.page or any(
        _is_same_page(waiver.page, path)
        and (sees_all or _is_same_page(waiver.page, _from(waiver.path, path), is_whole=True))
        for path in paths
    )


def _from(waivers: str, path: str) -> str:
    """Return a page's path from the folder of the waivers file; one outside it as given."""
    # Not resolved, as the file was looked for.
    home, page = (Path(os.path.abspath(each)) for each in (Path(waivers).parent, path))  # noqa: PTH100
    return page.relative_to(home).as_posix() if page.is_relative_to(home) else path


def problems_of(
    applied: Applied, language: str = "zh", rules: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Return what to tell the editor of waivers that no longer hold, with file and line.

    `rules`: all that there are; a waiver of another one is told of on a run over some pages too.
    """
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    comma = words["comma"]
    left = (*applied.stale, *applied.unjudged)
    ruleless = {w for w in left if rules is not None and w.rule not in rules}
    told = [
        *((w, words["no-rule"]) for w in left if w in ruleless),
        *((w, words["stale"]) for w in applied.stale if w not in ruleless),
        *((w, words["partial"].format(figures=comma.join(all_))) for w, all_ in applied.partial),
        *((w, words["bare"].format(quotes=comma.join(all_))) for w, all_ in applied.bare),
        *((waiver, expiry_of(waiver, language)) for waiver in applied.expired),
    ]
    return tuple(
        Problem(words["waiver"].format(path=w.path, line=w.line, rule=w.rule, said=said), w.path)
        for w, said in told
    )


def expiry_of(waiver: Waiver, language: str = "zh") -> str:
    """Return why an expired waiver holds no longer: 已于 2022-12-31 到期."""
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    if waiver.fault:
        return words["no-day"].format(until=waiver.fault)
    return words["expired"].format(until=waiver.until)


def _fits_some(waiver: Waiver, page: Page, spans: Sequence[Span]) -> bool:
    """Tell whether each quote fits a figure of its own, but some figure is left over."""
    return 0 < len(waiver.quotes) < len(spans) and fit_spans(waiver, page, spans)


def _is_bare(waiver: Waiver, page: Page, spans: Sequence[Span]) -> bool:
    """Tell whether a quote without words around, and each other one, names one of the figures."""
    if not any(not plain(quote.before + quote.after) for quote in waiver.quotes):
        return False
    left = [plain(span.of(page.flow)) for span in spans]
    for words in (plain(quote.words) for quote in waiver.quotes):
        if words not in left:
            return False
        left.remove(words)
    return True


def _is_same_page(a: str, b: str, *, is_whole: bool = False) -> bool:
    """Tell whether one path ends as the other; `is_whole`: whether the first ends as the second."""
    one, other = (f"/{path.replace(chr(92), '/').lstrip('./')}" for path in (a, b))
    return one.endswith(other) or (not is_whole and other.endswith(one))
