"""Which entry of a group of reference data a claim is about: the one it names.

`band("yield/*")` is that of wheat where the page speaks of 小麦亩产. Words inside the claim
count first, then the nearest words before it in its sentence, then those after it; where
none is named, the entry of the group that has no words stands for all the rest.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from checker.core.model import Claim, Page
from checker.core.span import Span
from checker.ruleset.expression_facts import ANY
from checker.ruleset.model import Reference

_SENTENCE_ENDS = "。！？；\n"


class Groups(Struct, frozen=True):
    """Reference data with the entries of each group together; made once for a set of rules."""

    facts: Mapping[str, Reference]
    found: dict[str, list[Reference]] = field(default_factory=dict)

    def group(self, name: str) -> list[Reference]:
        """Return the entries of `yield/*`, looked for once."""
        if name not in self.found:
            begin = name.removesuffix("*")
            self.found[name] = [fact for key, fact in self.facts.items() if key.startswith(begin)]
        return self.found[name]


def facts_near(claim: Claim, page: Page, groups: Groups) -> Mapping[str, Reference]:
    """Return the facts with, for each group that is asked for, the entry that `claim` names."""
    return _FactsNear(claim, page, groups)


class _FactsNear(Mapping[str, Reference]):
    """The reference data as one claim sees it."""

    def __init__(self, claim: Claim, page: Page, groups: Groups) -> None:
        self._claim = claim
        self._page = page
        self._groups = groups
        # Every rule on the claim asks for the same few groups, under each of its readings.
        self._named: dict[str, Reference | None] = {}

    def __getitem__(self, name: str) -> Reference:
        if not name.endswith(ANY):
            return self._groups.facts[name]
        if name not in self._named:
            self._named[name] = self._of_group(self._groups.group(name))
        if (found := self._named[name]) is None:
            raise KeyError(name)
        return found

    def _of_group(self, group: list[Reference]) -> Reference | None:
        for text in self._texts():
            if (found := _nearest(group, text)) is not None:
                return found
        return next((fact for fact in group if not fact.words), None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups.facts)

    def __len__(self) -> int:
        return len(self._groups.facts)

    def _texts(self) -> Iterator[str]:
        """Yield the words of the claim, those before it, and those after it."""
        flow, span = self._page.flow, self._claim.span
        block = self._page.blocks[self._page.block_at(span.start)].span
        start = max(flow.rfind(mark, block.start, span.start) for mark in _SENTENCE_ENDS) + 1
        ends = [flow.find(mark, span.end, block.end) for mark in _SENTENCE_ENDS]
        yield span.of(flow)
        yield Span(max(start, block.start), span.start).of(flow)
        yield Span(span.end, min((end for end in ends if end >= 0), default=block.end)).of(flow)


def _nearest(group: list[Reference], text: str) -> Reference | None:
    """Return the entry whose word ends last in `text`; of two such the longer word counts."""
    best: tuple[tuple[int, int], Reference] | None = None
    for fact in group:
        for word in fact.words:
            at = text.rfind(word)
            if at >= 0 and (best is None or (at + len(word), len(word)) > best[0]):
                best = ((at + len(word), len(word)), fact)
    return None if best is None else best[1]
