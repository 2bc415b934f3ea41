"""What stands against re-computing a claim: guard words near it."""

from collections.abc import Iterator, Sequence

from checker.claims.words import near_in_block, sentence_around
from checker.core.last_mark import behind_last, to_last
from checker.core.late import late
from checker.core.model import Claim, Figure, Page
from checker.core.span import Span
from checker.ruleset.model import Guard

_TO_CLAUSE = to_last("，。；：！？\n")
_CLAUSE_END = late("[，。；：！？\n]")


def guards_of(
    claim: Claim, page: Page, figures: Sequence[Figure], guards: Sequence[Guard]
) -> tuple[str, ...]:
    """Return the ids of the guards whose words stand near `claim`."""
    texts: dict[str, str] = {}
    found: list[str] = []
    kinds = {figures[i].kind for i in claim.figure_ids()}
    for guard in guards:
        if guard.kinds and kinds.isdisjoint(guard.kinds):
            continue
        if guard.scope not in texts:
            texts[guard.scope] = _text(guard.scope, claim, page, figures)
        if any(map(texts[guard.scope].__contains__, guard.words)):
            found.append(guard.id)
    return tuple(found)


def _text(scope: str, claim: Claim, page: Page, figures: Sequence[Figure]) -> str:
    # The words around a date say nothing of the amounts that are compared.
    amounts = [figures[i].flow for i in claim.figure_ids() if figures[i].amount is not None]
    spans = amounts or [claim.span]
    match scope:
        case "clause":
            return "\n".join(_clause(page, span) for span in spans)
        case "before":
            return _clause(page, spans[0])[: spans[0].end]
        case "elsewhere":
            return "\n".join(_elsewhere(page, spans))
        case _:
            return "\n".join(dict.fromkeys(sentence_around(page, span) for span in spans))


def _elsewhere(page: Page, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the sentences without what leads to the figures: 其中旧存⟦1629件⟧ is counted."""
    own = [_clause(page, span).partition(span.of(page.flow)) for span in spans]
    for sentence in dict.fromkeys(sentence_around(page, span) for span in spans):
        for before, figure, _ in own:
            sentence = sentence.replace(before + figure, "")
        yield sentence


def _clause(page: Page, span: Span) -> str:
    floor, limit = near_in_block(page, span)
    start = behind_last(_TO_CLAUSE, page.flow, floor, span.start)
    after = _CLAUSE_END.search(page.flow, span.end, limit)
    return page.flow[start : after.start() if after else limit]
