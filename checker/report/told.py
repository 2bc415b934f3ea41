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
    for finding in page.findings:
        match finding.verdict:
            case Verdict.FAIL:
                yield finding
            case Verdict.PASS:
                is_new = finding.derivation or not covered.issuperset(finding.figures)
                if is_new and finding.severity != "style":
                    yield finding
            case Verdict.SKIP:
                if not finding.missing or _is_spoken_of(finding, page.page):
                    yield finding


def formula_of(finding: Finding) -> str:
    """Return the formula to tell beside the message; nothing where that has one itself."""
    is_told = " = " in finding.message or finding.derivation in finding.message
    return "" if is_told else finding.derivation


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
