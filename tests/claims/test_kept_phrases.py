"""Phrases that were made in an earlier run are as good as new ones."""

from pathlib import Path

import pytest

from checker.claims.compile import compile_phrases
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
