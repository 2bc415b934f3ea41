"""What the command does not load, and what it leaves as it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import WRONG

_LOADED = "import sys, checker.cli, checker.cli.check; print(*sys.modules)"
_HEAVY = (
    *("typing_extensions", "inspect", "dataclasses", "rapidfuzz", "yaml", "pint", "lunar_python"),
    *("_hashlib", "ast", "gettext", "glob", "gzip", "json", "locale", "platform", "shutil"),
    *("textwrap", "threading", "urllib.parse", "msgspec.inspect", "msgspec.toml", "sqlite3"),
    *("checker.ruleset.expression_parse", "checker.ruleset.reading"),
)


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


_STANDS_IN = """
import checker.cli, importlib, sys
for name in ("platform", "gettext", "urllib.parse", "typing_extensions", "msgspec.yaml"):
    assert name not in sys.modules, name
    module = importlib.import_module(name)
    assert module.__spec__ and module.__spec__.origin, name
print("real")
"""
_STILL_THERE = """
import checker.cli, pathlib, msgspec, uuid
from msgspec import json, Struct
class Page(Struct):
    text: str
print(pathlib.PurePosixPath("/版.txt").as_uri(), json.schema(Page)["$ref"], uuid.uuid4().version)
print(msgspec.inspect.type_info(int), msgspec.yaml.__name__)
try:
    msgspec.inspect.nothing
except AttributeError as error:
    print(error)
"""


def test_what_was_stood_in_for_is_real_afterwards() -> None:
    assert _printed(_STANDS_IN) == "real"


def test_names_that_were_stood_in_for_work() -> None:
    uri, types, missing = _printed(_STILL_THERE).splitlines()
    assert uri == "file:///%E7%89%88.txt #/$defs/Page 4"
    assert types.startswith("IntType(")
    assert "nothing" in missing


def test_messages_of_usage_are_those_of_argparse() -> None:
    code = """
import argparse, checker.cli
parser = argparse.ArgumentParser(exit_on_error=False)
parser.add_argument("--pair", nargs=2)
try:
    parser.parse_args(["--pair", "1"])
except argparse.ArgumentError as error:
    print(error)
"""
    lean = code.replace("import argparse, checker.cli", "import checker.cli, argparse")
    assert _printed(code) == _printed(lean) == "argument --pair: expected 2 arguments"


_AT_THE_END = """
import atexit, os, sys
atexit.register(lambda: print("registered", flush=True))
sys.argv = ["checker", *{arguments!r}]
{before}
from checker.cli import command
command()
"""


def _ended(*arguments: str, before: str = "") -> tuple[int, str]:
    code = _AT_THE_END.format(arguments=arguments, before=before)
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8")


@pytest.mark.parametrize("before", ["", "import threading", "sys.setprofile(lambda *given: None)"])
def test_the_process_ends_with_its_code_and_all_it_wrote(before: str, tmp_path: Path) -> None:
    page = tmp_path / "版.txt"
    page.write_text(WRONG, encoding="utf-8")
    code, out = _ended("check", str(page), before=before)
    assert code == 1
    assert "应为 314家" in out
    assert out.endswith("registered\n")
    assert _ended("--version", before=before)[0] == 0
    assert _ended("check", "nothing.txt", before=before)[0] == 2
