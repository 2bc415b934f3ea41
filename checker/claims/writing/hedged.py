"""Two hedges on one number: 约80多平方米 says “about” twice, 将近400余人 contradicts itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from checker.core.model import Claim, Constant, Figure, Slot
from checker.core.span import Span
from checker.core.tables import load_table

_Pairs = frozenset[tuple[str, str]]

_FORMS: dict[str, Any] = load_table("language/zh/number-forms.yaml")
_DOUBLE: _Pairs = frozenset((one, other) for one, other in _FORMS["double"])
_CONTRARY: _Pairs = frozenset((one, other) for one, other in _FORMS["contrary"])


def _senses() -> dict[str, str]:
    """Return the sense of each hedge; no word has one sense before a number, another after."""
    table: dict[str, Any] = load_table("language/zh/hedges.yaml")
    inside: dict[str, str] = table["inside"]
    groups = [*table["after"].items(), *table["before"].items()]
    return inside | {word: sense for sense, words in groups for word in words}


_SENSES = _senses()


def hedge_claims(figures: Sequence[Figure]) -> Iterator[Claim]:
    """Yield a claim of kind `hedge-pair` for each figure with two hedges.

    Constants: `double` where both say the same, `contrary` where one forbids the other;
    至少300多人 is neither.
    """
    for figure in figures:
        if figure.hedge is None or "+" not in figure.hedge.text:
            continue
        words = figure.hedge.text.split("+")
        pair = tuple(_SENSES.get(word, "") for word in words[:2])
        yield Claim(
            kind="hedge-pair",
            slots=(Slot("figure", (figure.id,)),),
            span=Span(min(figure.hedge.span.start, figure.flow.start), figure.flow.end),
            phrase="hedge-pair/words",
            constants=(
                Constant("double", int(pair in _DOUBLE)),
                Constant("contrary", int(pair in _CONTRARY)),
            ),
        )
