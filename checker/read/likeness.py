"""How much of one text's words another text holds."""

import math
import operator
from collections import Counter
from collections.abc import Iterable, Sequence, Set

LOOK = 6_000
_COMMON = 12
_SCALE = 1000


def likeness(words: str, text: str) -> float:
    """Return which share of the character pairs of `words` stands in `text`, 0 to 1."""
    pairs = _pairs(words)
    if not pairs:
        return 0.0
    seen = text[:LOOK]
    return sum(map(seen.__contains__, pairs)) / len(pairs)


def most_alike(
    queries: Sequence[str], texts: Sequence[str], but: Iterable[int] = ()
) -> list[tuple[int, int] | None]:
    """Return for each query the number of the most like text and how like it is.

    Rare words in common count most. `but` are numbers of texts that do not come into
    question. None where no text has a word in common.
    """
    wanted = [_pairs(query[:LOOK]) for query in queries]
    holders: dict[str, list[int]] = {gram: [] for grams in wanted for gram in grams}
    passed = frozenset(but)
    for number, text in enumerate(texts):
        if number not in passed:
            for gram in _held(text[:LOOK], holders.keys()):
                holders[gram].append(number)
    return [_best(grams, holders, texts) for grams in wanted]


def _held(text: str, grams: Set[str]) -> set[str]:
    """Return which of `grams` stand in `text`, in one pass over it."""
    return set(map(operator.add, text, text[1:])).intersection(grams)


def _best(
    grams: set[str], holders: dict[str, list[int]], texts: Sequence[str]
) -> tuple[int, int] | None:
    scores: Counter[int] = Counter()
    for gram in grams:
        # What many texts say tells nothing, and passing it over keeps this linear.
        if len(holders[gram]) <= _COMMON:
            for number in holders[gram]:
                scores[number] += 2 * _SCALE // len(holders[gram]) ** 2
    # A long text shares words with everything: its score counts for less.
    sizes = {n: math.isqrt(1 + min(LOOK, len(texts[n]))) for n in scores}
    ranked = [(-score // sizes[n], n) for n, score in scores.items()]
    if not ranked:
        return None
    score, number = min(ranked)
    return number, -score


def _pairs(text: str) -> set[str]:
    return {pair for pair in map(operator.add, text, text[1:]) if pair.isalnum()}
