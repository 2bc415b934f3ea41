"""The index of phrases says what a look at every need of every phrase would say."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.phrases.compile import CompiledPhrase
from checker.claims.phrases.possible import PhraseIndex
from checker.core.model import BlockKind
from checker.ruleset.model import ClaimKind

LEVEL = "\ue000"
FIGURES = (LEVEL, "\ue001", "\ue002")
WORDS = (
    "从",
    "从前",
    "增加",
    "增加到",
    "增",
    "加到",
    "人人人",
    "𠀀",
    "𠀀天",
    "天𠀀天",
)


def phrase(
    anchors: Sequence[Sequence[str]],
    needs: Sequence[Sequence[str]] = (),
    blocks: Sequence[BlockKind] = (),
    least: int = 0,
) -> CompiledPhrase:
    """Return a phrase that asks for these words and figures."""
    return CompiledPhrase(
        id=repr((anchors, needs)),
        claim=ClaimKind("change", "增减", ()),
        source="",
        anchors=tuple(map(frozenset, anchors)),
        needs=tuple(map(frozenset, needs)),
        slot_of={},
        constant_of={},
        values={},
        constants={},
        unless=(),
        blocks=frozenset(blocks),
        scope="sentence",
        least=least,
    )


def held_in(text: str) -> list[str]:
    """Return the placeholders of a text."""
    return [letter for letter in text if letter in FIGURES]


def is_possible(wanted: CompiledPhrase, text: str, kind: BlockKind) -> bool:
    """Tell the same by looking at every need."""
    here = not wanted.blocks or kind in wanted.blocks
    every = (*wanted.anchors, *wanted.needs)
    enough = len(held_in(text)) >= wanted.least
    return here and enough and all(any(word in text for word in need) for need in every)


CHANGE = phrase([["从"], ["增加到", "增至"]], [[LEVEL]])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"从{LEVEL}增加到{LEVEL}", True),
        (f"从{LEVEL}增至{LEVEL}", True),
        (f"从{LEVEL}增加{LEVEL}到", False),
        (f"由{LEVEL}增加到{LEVEL}", False),
        ("从三家增加到五家", False),
        ("", False),
    ],
)
def test_a_phrase_is_possible_where_all_it_needs_is_there(text: str, found: bool) -> None:
    assert list(PhraseIndex([CHANGE]).possible(text, "body", held_in(text))) == [CHANGE] * found


def test_a_phrase_of_headlines_is_not_looked_for_elsewhere() -> None:
    index = PhraseIndex([phrase([["从"]], blocks=["headline", "subhead"])])
    assert len(list(index.possible("从", "headline", ""))) == 1
    assert not list(index.possible("从", "body", ""))


def test_a_phrase_is_not_possible_where_too_few_figures_are() -> None:
    index = PhraseIndex([phrase([["从"]], [[LEVEL]], least=2)])
    assert not list(index.possible(f"从{LEVEL}", "body", LEVEL))
    assert len(list(index.possible(f"从{LEVEL}到{LEVEL}", "body", LEVEL * 2))) == 1


def test_a_phrase_without_needs_is_always_possible() -> None:
    assert len(list(PhraseIndex([phrase([])]).possible("", "body", ""))) == 1


def test_without_phrases_nothing_is_possible() -> None:
    assert not list(PhraseIndex([]).possible("从三家增加到五家", "body", ""))


def needs_of(words: Sequence[str]) -> st.SearchStrategy[list[list[str]]]:
    """Return a strategy of sets of words, of each of which one must stand in a text."""
    return st.lists(st.lists(st.sampled_from(words), min_size=1, max_size=3), max_size=4)


TEXTS = st.lists(st.sampled_from((*WORDS, *FIGURES, "到", "\ud800", "a")), max_size=12).map("".join)


@given(
    st.lists(st.tuples(needs_of(WORDS), needs_of(FIGURES), st.integers(0, 3)), max_size=6), TEXTS
)
def test_the_index_says_what_every_need_says(
    sets: list[tuple[list[list[str]], list[list[str]], int]], text: str
) -> None:
    phrases = [phrase(anchors, needs, (), least) for anchors, needs, least in sets]
    index = PhraseIndex(phrases)
    wanted = [one for one in phrases if is_possible(one, text, "body")]
    assert list(index.possible(text, "body", held_in(text))) == wanted
    kept = PhraseIndex.of_table(index.table(), phrases.__getitem__)
    assert list(kept.possible(text, "body", held_in(text))) == wanted
