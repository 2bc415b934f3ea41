"""What ties an editor's decision to a finding: a hash of what is said, not of where.

Into it go the rule, the indicators, the periods, the figures in half-width digits, and the
clause around the first figure without its white space. Line breaks, paragraphs that moved and
edits elsewhere on the page leave it as it is; a changed figure or rule makes a new one. Where
a page says the very same thing twice, the second finding is told apart by its number.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from checker.core.hashes import sha256
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Mention, Page
from checker.core.span import Span

_MARK_LETTERS = "，。；：！？,;!?\n"
_MARKS = late(f"[{_MARK_LETTERS}]")
_TO_LAST_MARK = to_last(_MARK_LETTERS)
_LENGTH = 16
_FARTHEST = 200


class Fingerprints:
    """Gives each finding of one page its fingerprint."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._seen: dict[str, int] = {}
        # The rules on one claim, and the claims on one figure, share their clause.
        self._clauses: dict[Span, str] = {}
        self._figures: dict[int, tuple[str, str, str]] = {}

    def of(self, rule_id: str, claim: Claim, figures: Sequence[Figure]) -> str:
        """Return the fingerprint of one rule's finding on one claim."""
        told = [self._told_of(figure) for figure in figures]
        indicators, periods, numbers = zip(*told, strict=True) if told else ((), (), ())
        clause = self._clause(figures[0].flow if figures else claim.span)
        text = "\x1f".join(
            (rule_id, "|".join(indicators), "|".join(periods), "|".join(numbers), clause)
        )
        number = self._seen.get(text, 0)
        self._seen[text] = number + 1
        if number:
            text += f"\x1f{number}"
        return sha256(text.encode()).hexdigest()[:_LENGTH]

    def _told_of(self, figure: Figure) -> tuple[str, str, str]:
        """Return the indicator, the period and the number itself, without white space."""
        told = self._figures.get(figure.id)
        if told is None:
            told = (_plain(figure.indicator), _plain(figure.period), _folded(figure.text))
            self._figures[figure.id] = told
        return told

    def _clause(self, at: Span) -> str:
        if at not in self._clauses:
            self._clauses[at] = _folded(self._clause_around(at))
        return self._clauses[at]

    def _clause_around(self, at: Span) -> str:
        flow = self.page.flow
        farthest = max(0, at.start - _FARTHEST)
        start = behind_last(_TO_LAST_MARK, flow, farthest, at.start)
        after = _MARKS.search(flow, at.end, at.end + _FARTHEST)
        end = after.start() if after else min(len(flow), at.end + _FARTHEST)
        return flow[start:end]


def _plain(mention: Mention | None) -> str:
    return "" if mention is None else _folded(mention.text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
