"""What of a page's findings people are told; the JSON document has them all."""

from collections.abc import Iterator

from checker.core.model import Finding, Page, PageReport, Verdict
from checker.core.tables import load_table

_WITHOUT_DATE = "issue_date"
_OR = "或"


def told(page: PageReport) -> Iterator[Finding]:
    """Yield what an editor wants to read: all fails, and what was really looked into.

    Left out are the passes of rules on style, passes that compute nothing where something is
    computed with their figures, and claims that lack a figure the text does not speak of.
    """
    covered = _computed(page)
    formulas = _formulas(page)
    for finding in page.findings:
        match finding.verdict:
            case Verdict.FAIL:
                yield finding
            case Verdict.PASS:
                first = finding.figures[0] if finding.figures else -1
                known = formulas.get(first, []) if finding.derivation else [covered]
                is_known = _is_plain(finding) and any(
                    figures.issuperset(finding.figures) for figures in known
                )
                if finding.severity != "style" and not is_known:
                    yield finding
            case Verdict.SKIP:
                if not finding.missing or _is_spoken_of(finding, page.page):
                    yield finding


def formula_of(finding: Finding) -> str:
    """Return the formula to tell beside the message; nothing where that has one itself."""
    is_told = " = " in finding.message or finding.derivation in finding.message
    return "" if is_told else finding.derivation


def _is_plain(finding: Finding) -> bool:
    """Tell whether nothing is computed, or two figures are only held against each other."""
    return " = " not in finding.derivation


def _formulas(page: PageReport) -> dict[int, list[set[int]]]:
    """Return by figure the figures of each pass with a formula it is in.

    2.1万人 ÷ 8.4万人 = 25% tells as well that 2.1万人 ≤ 8.4万人.
    """
    found: dict[int, list[set[int]]] = {}
    for finding in page.findings:
        if finding.verdict is Verdict.PASS and not _is_plain(finding):
            figures = set(finding.figures)
            for figure in figures:
                found.setdefault(figure, []).append(figures)
    return found


def _computed(page: PageReport) -> set[int]:
    """Return the figures of all fails and of the passes that compute something."""
    return {
        figure
        for finding in page.findings
        if finding.verdict is not Verdict.SKIP and finding.severity != "style"
        if finding.derivation or finding.verdict is Verdict.FAIL
        for figure in finding.figures
    }


def _is_spoken_of(finding: Finding, page: Page | None) -> bool:
    """Tell whether the paragraph names what the claim lacks: 进口额 beside 出口额 and 总额."""
    if _WITHOUT_DATE in finding.missing or page is None or not page.blocks:
        return True
    block = page.blocks[page.block_at(finding.span.start)].span.of(page.flow)
    titles = load_table("language/zh/slots.yaml")
    words = (word for name in finding.missing for word in titles.get(name, name).split(_OR))
    return any(word in block for word in words)
