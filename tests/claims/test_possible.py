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
    LEVEL,
    "\ue001",
)


def phrase(
    anchors: Sequence[Sequence[str]],
    needs: Sequence[Sequence[str]] = (),
    blocks: Sequence[BlockKind] = (),
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
        least=0,
    )


def is_possible(wanted: CompiledPhrase, text: str, kind: BlockKind) -> bool:
    """Tell the same by looking at every need."""
    here = not wanted.blocks or kind in wanted.blocks
    every = (*wanted.anchors, *wanted.needs)
    return here and all(any(word in text for word in need) for need in every)


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
    assert list(PhraseIndex([CHANGE]).possible(text, "body")) == [CHANGE] * found


def test_a_phrase_of_headlines_is_not_looked_for_elsewhere() -> None:
    index = PhraseIndex([phrase([["从"]], blocks=["headline", "subhead"])])
    assert len(list(index.possible("从", "headline"))) == 1
    assert not list(index.possible("从", "body"))


def test_a_phrase_without_needs_is_always_possible() -> None:
    assert len(list(PhraseIndex([phrase([])]).possible("", "body"))) == 1


def test_without_phrases_nothing_is_possible() -> None:
    assert not list(PhraseIndex([]).possible("从三家增加到五家", "body"))


NEEDS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=4)
TEXTS = st.lists(st.sampled_from((*WORDS, "到", "\ud800", "a")), max_size=12).map("".join)


@given(st.lists(st.tuples(NEEDS, NEEDS), max_size=6), TEXTS)
def test_the_index_says_what_every_need_says(
    sets: list[tuple[list[list[str]], list[list[str]]]], text: str
) -> None:
    phrases = [phrase(*one) for one in sets]
    index = PhraseIndex(phrases)
    wanted = [one for one in phrases if is_possible(one, text, "body")]
    assert list(index.possible(text, "body")) == wanted
    kept = PhraseIndex.of_table(index.table(), phrases.__getitem__)
    assert list(kept.possible(text, "body")) == wanted
