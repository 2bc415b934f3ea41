"""What the judge calls things in each language."""

import pytest

from checker.judge.compiled import compiled
from checker.judge.wording import slot_titles
from checker.ruleset.load import load_rules

_ASKED_FOR = {"start", "end", "delta", "rate", "share", "whole", "part", "parts", "total", "mean"}


def test_a_missing_slot_is_named_as_editors_do() -> None:
    assert slot_titles(["start", "delta"]) == ["初值", "增减量"]
    assert slot_titles(["start", "delta"], "en") == ["start", "delta"]


def test_a_slot_without_a_title_keeps_its_name() -> None:
    assert slot_titles(["harvest"]) == ["harvest"]


@pytest.mark.parametrize("name", sorted(_ASKED_FOR))
def test_the_slots_of_the_rules_have_titles(name: str) -> None:
    rules = [ready for found in compiled(load_rules()).by_kind.values() for ready in found]
    assert any(name in ready.needs for ready in rules)
    assert not slot_titles([name])[0].isascii()


def test_every_slot_of_our_rules_has_a_title() -> None:
    claims = compiled(load_rules()).claims
    names = {slot.name for kind in claims.values() for slot in kind.slots}
    assert [name for name in sorted(names) if slot_titles([name]) == [name]] == []
