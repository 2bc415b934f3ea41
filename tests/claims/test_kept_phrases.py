"""Phrases that were made in an earlier run are as good as new ones."""

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from checker.claims import engine
from checker.claims.phrases.compile import compile_phrases
from checker.claims.phrases.match import Matcher, MatcherTable
from checker.core.cache import FOLDER_VARIABLE
from checker.ruleset.load import load_rules


def test_kept_phrases_are_those_of_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    rules = load_rules()
    new, kept = compile_phrases(rules), compile_phrases(rules)
    assert new == kept
    assert list(tmp_path.rglob("phrases-*"))
    # Claims are merged where their kind is one object.
    kinds = [phrase.claim for phrase in kept if phrase.claim.id in rules.claims]
    assert kinds
    assert all(kind is rules.claims[kind.id] for kind in kinds)


def test_what_is_kept_and_broken_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    rules = load_rules()
    new = compile_phrases(rules)
    (kept,) = tmp_path.rglob("phrases-*")
    kept.write_bytes(b"\xc1")
    assert compile_phrases(rules) == new


def test_a_kept_matcher_has_the_same_phrases() -> None:
    rules = load_rules()
    phrases = compile_phrases(rules)
    data = msgspec.msgpack.encode(Matcher.table(phrases))
    kept = Matcher.of_table(msgspec.msgpack.decode(data, type=MatcherTable), rules.claims)
    made = Matcher(phrases)
    for one, other in (
        (kept._of_sentences, made._of_sentences),
        (kept._of_blocks, made._of_blocks),
    ):
        assert one.table() == other.table()
        for place in other._ends.values():
            wanted = structs.replace(other._phrase_at(place), anchors=(), needs=())
            assert one._phrase_at(place) == wanted
            assert (
                one._phrase_at(place).claim is wanted.claim or wanted.claim.id not in rules.claims
            )
            assert one._phrase_at(place) is one._phrase_at(place)
    assert set(kept._block_words) == set(made._block_words)


def test_the_matcher_is_kept_for_the_usual_rules_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    rules = load_rules()
    for chosen in (None, frozenset({"change/delta"})):
        monkeypatch.setattr(engine, "_engines", {})
        engine.engine_of(rules, chosen)
    assert len(list(tmp_path.rglob("matcher-*"))) == 1
