"""Patterns compiled when first asked."""

import re

import pytest

from checker.core.late import late


def test_a_late_pattern_answers_as_a_compiled_one() -> None:
    pattern = late("(?P<number>[0-9]+)家", re.ASCII)
    match = pattern.search("新增314家。")
    assert match is not None
    assert match["number"] == "314"
    assert pattern.pattern == "(?P<number>[0-9]+)家"
    assert [found.span() for found in pattern.finditer("97家、411家")] == [(0, 3), (4, 8)]


def test_nothing_is_compiled_before_it_is_asked() -> None:
    pattern = late("(")
    with pytest.raises(re.error, match="missing"):
        pattern.match("（")


def test_a_name_that_patterns_do_not_have() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        late("家").nothing  # type: ignore[attr-defined]  # noqa: B018
