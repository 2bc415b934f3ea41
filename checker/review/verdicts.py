"""What people found when they read every fail of an archive: right, or a false alarm and why.

A verdicts file is YAML, a list of entries: `document` (the end of the page's path), `rule`,
`figures` (as printed), `right` (true: the published text is inconsistent) and `why`.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from checker.core.errors import CheckerError
from checker.core.model import Finding, PageReport, Verdict


class ReadVerdict(Struct, frozen=True, forbid_unknown_fields=True):
    """One fail that somebody has read."""

    document: str
    rule: str
    figures: tuple[str, ...]
    right: bool
    why: str


class RuleScore(Struct):
    """How one rule did: applied is passes and fails; `skips` counts by reason."""

    passed: int = 0
    right: int = 0
    wrong: int = 0
    unread: int = 0
    errors: int = 0
    queries: int = 0
    skips: Counter[str] = field(default_factory=Counter)

    def precision(self) -> float | None:
        """Return the share of right ones among the fails that were read; None without any."""
        read = self.right + self.wrong
        return self.right / read if read else None


class Score(Struct):
    """The scores of all rules over an archive, and how much text it had."""

    rules: dict[str, RuleScore] = field(default_factory=dict)
    characters: int = 0
    unread: list[str] = field(default_factory=list)


def load_verdicts(path: Path) -> tuple[ReadVerdict, ...]:
    """Return the entries of a verdicts file; CheckerError where it is not one."""
    import yaml

    try:
        data: Any = yaml.load(
            path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        return msgspec.convert(data or [], tuple[ReadVerdict, ...])
    except OSError as error:
        raise CheckerError(error.strerror or "not readable", path) from error
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CheckerError(f"no verdicts file: {error}", path) from error


def score(reports: Iterable[PageReport], verdicts: Iterable[ReadVerdict]) -> Score:
    """Count, rule by rule, passes, fails by what was read of them, and skips by reason."""
    read = {(entry.document, entry.rule, entry.figures): entry.right for entry in verdicts}
    documents = {document for document, _, _ in read}
    result = Score()
    for report in reports:
        if report.page is None:
            continue
        result.characters += len(report.page.text)
        known = next((name for name in documents if report.path.endswith(name)), report.path)
        for finding in report.findings:
            counts = result.rules.setdefault(finding.rule, RuleScore())
            printed = tuple(report.figures[i].text for i in finding.figures)
            _count(finding, counts, read.get((known, finding.rule, printed)))
            if finding.verdict is Verdict.FAIL and (known, finding.rule, printed) not in read:
                result.unread.append(f"{report.path}: {finding.rule} {'、'.join(printed)}")
    return result


def _count(finding: Finding, counts: RuleScore, right: bool | None) -> None:
    if finding.verdict is Verdict.PASS:
        counts.passed += 1
    elif finding.verdict is Verdict.SKIP:
        counts.skips[finding.reason or ""] += 1
    else:
        counts.errors += finding.severity == "error"
        counts.queries += finding.severity == "query"
        if right is None:
            counts.unread += 1
        elif right:
            counts.right += 1
        else:
            counts.wrong += 1
