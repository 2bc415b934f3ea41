"""The figures annotated by hand are found; what has been reached cannot be lost again."""

from functools import cache

import pytest

from tests.gold.corpus import load_gold, needs_corpus
from tests.gold.figures import f1, score

_SPANS, _VALUES, _INDICATORS = 0.99, 0.99, 0.91
_LEAST_FIGURES, _LEAST_DOCUMENTS = 600, 25
_scored = cache(lambda: score(verbose=False))


@needs_corpus
@pytest.mark.parametrize(("column", "least"), [("spans", _SPANS), ("values", _VALUES)])
def test_figures_are_found_and_read(column: str, least: float) -> None:
    counts, _, _ = _scored()
    assert f1(counts, column) >= least


@needs_corpus
def test_indicators_are_found() -> None:
    _, named, agreed = _scored()
    assert agreed / named >= _INDICATORS


def test_the_gold_set_is_large_enough() -> None:
    entries = load_gold("figures.jsonl")
    assert len({entry["document"] for entry in entries}) >= _LEAST_DOCUMENTS
    assert sum(len(entry["figures"]) for entry in entries) >= _LEAST_FIGURES


def test_gold_figures_stand_in_order_inside_their_stretch() -> None:
    for entry in load_gold("figures.jsonl"):
        done = 0
        for figure in entry["figures"]:
            assert done <= figure["start"] < figure["end"] <= entry["length"]
            done = figure["end"]
