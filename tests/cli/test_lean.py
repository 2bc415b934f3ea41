"""What the command does not load, and what it leaves as it is."""

import subprocess
import sys

import pytest

_LOADED = "import sys, checker.cli, checker.cli.check; print(*sys.modules)"
_HEAVY = ("typing_extensions", "inspect", "dataclasses", "rapidfuzz", "yaml", "pint")


def _printed(code: str) -> str:
    return subprocess.check_output((sys.executable, "-c", code), text=True).strip()


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Return the modules that the command has loaded before it reads a page."""
    return set(_printed(_LOADED).split())


@pytest.mark.parametrize("name", _HEAVY)
def test_not_loaded_before_it_is_needed(name: str, loaded: set[str]) -> None:
    assert name not in loaded


def test_typing_extensions_can_still_be_imported() -> None:
    code = "import checker.cli, typing_extensions as t, msgspec; print(t.TypedDict, msgspec.Struct)"
    assert "TypedDict" in _printed(code)


def test_what_was_loaded_before_stays() -> None:
    code = "import typing_extensions as t, checker.cli, sys; print(sys.modules[t.__name__] is t)"
    assert _printed(code) == "True"


def test_a_program_that_imports_checker_is_left_alone() -> None:
    code = "import gc; a = gc.get_threshold(); import checker.check; print(a == gc.get_threshold())"
    assert _printed(code) == "True"


def test_msgspec_does_without_typing_extensions() -> None:
    code = """
from checker.cli import lean
from typing import NotRequired, Required, TypedDict, Annotated, Generic, TypeVar
import msgspec
class Page(TypedDict, total=False):
    text: Required[Annotated[str, msgspec.Meta(min_length=1)]]
    date: NotRequired[str]
print(msgspec.json.decode(b'{"text": "a"}', type=Page))
"""
    assert _printed(code) == "{'text': 'a'}"
