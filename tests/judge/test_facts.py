"""Which entry of a group a claim is about."""

from collections.abc import Mapping

import pytest

from checker.core.model import Claim
from checker.core.span import Span
from checker.judge.facts import Groups, facts_near
from checker.read.page import page_from_text
from checker.ruleset.model import Reference


def fact(name: str, *words: str) -> Reference:
    return Reference(name, "", "", "", value="1", words=words)


FACTS = {
    entry.id: entry
    for entry in (
        fact("yield/wheat", "小麦", "冬小麦"),
        fact("yield/rice", "水稻", "稻"),
        fact("yield/sea-rice", "海水稻"),
        fact("price/gold", "黄金"),
        fact("price/other"),
    )
}


@pytest.mark.parametrize(
    ("text", "group", "name"),
    [
        ("今年⟦小麦亩产500公斤⟧。", "yield/*", "yield/wheat"),
        ("今年小麦丰收，⟦亩产500公斤⟧，水稻也好。", "yield/*", "yield/wheat"),
        ("今年水稻丰收，小麦⟦亩产500公斤⟧。", "yield/*", "yield/wheat"),
        ("水稻丰收。⟦亩产500公斤⟧的是小麦。", "yield/*", "yield/wheat"),
        ("⟦海水稻亩产500公斤⟧。", "yield/*", "yield/sea-rice"),
        ("⟦黄金1公斤⟧。", "price/*", "price/gold"),
        ("黄金涨价。⟦铁1公斤⟧。", "price/*", "price/other"),
        ("⟦铁1公斤⟧。", "yield/rice", "yield/rice"),
    ],
)
def test_the_nearest_words_decide(text: str, group: str, name: str) -> None:
    assert near(text)[group].id == name


@pytest.mark.parametrize("group", ["yield/*", "nothing/*", "yield/oats"])
def test_no_word_no_entry(group: str) -> None:
    assert group not in near("水稻丰收。⟦亩产500公斤⟧。")


def test_all_entries_are_still_there() -> None:
    found = near("⟦亩产500公斤⟧。")
    assert (len(found), sorted(found)) == (len(FACTS), sorted(FACTS))


def near(marked: str) -> Mapping[str, Reference]:
    text = marked.replace("⟦", "").replace("⟧", "")
    start = marked.index("⟦")
    claim = Claim(kind="k", slots=(), span=Span(start, marked.index("⟧") - 1))
    return facts_near(claim, page_from_text(text), Groups(FACTS))
