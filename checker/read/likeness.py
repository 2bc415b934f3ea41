"""How much of one text's words another text holds."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_LOOK = 6_000
_COMMON = 12
_SCALE = 1000


def likeness(words: str, text: str) -> float:
    """Return which share of the character pairs of `words` stands in `text`, 0 to 1."""
    pairs = _grams(words, 2)
    if not pairs:
        return 0.0
    seen = text[:_LOOK]
    return sum(pair in seen for pair in pairs) / len(pairs)


class Index:
    """The character pairs and triples of many texts, to find the one most like some words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._holders: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        for number, text in enumerate(texts):
            grams = _grams(text[:_LOOK], 2) | _grams(text[:_LOOK], 3)
            self._sizes.append(len(grams) + 1)
            for gram in grams:
                self._holders.setdefault(gram, []).append(number)

    def best(self, words: str, but: Iterable[int] = ()) -> tuple[int, int] | None:
        """Return the most like text and its score, which rare words in common make high.

        `but` are the numbers of texts that do not come into question.
        """
        scores: Counter[int] = Counter()
        passed = frozenset(but)
        for gram in _grams(words[:_LOOK], 2) | _grams(words[:_LOOK], 3):
            holders = self._holders.get(gram, ())
            # What many texts say tells nothing, and passing it over keeps this linear.
            if len(holders) > _COMMON:
                continue
            for number in holders:
                if number not in passed:
                    scores[number] += _SCALE * len(gram) // len(holders) ** 2
        # A long text shares words with everything: its score counts for less.
        ranked = [(-score // math.isqrt(self._sizes[n]), n) for n, score in scores.items()]
        if not ranked:
            return None
        score, number = min(ranked)
        return number, -score


def _grams(text: str, length: int) -> set[str]:
    grams = {text[i : i + length] for i in range(len(text) - length + 1)}
    return {gram for gram in grams if gram.isalnum()}
