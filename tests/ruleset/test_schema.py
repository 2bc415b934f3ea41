"""The JSON Schema lets through what loads, and stops what has the wrong shape."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.ruleset.load import builtin_rule_files
from checker.ruleset.schema import rules_schema
from tests.ruleset.sample import PACK

SCHEMA = rules_schema()
ROWS = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))


class _Json(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: a day is a text, and so is the key `on`."""


_Json.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile("^(?:true|false)$") if tag.endswith(":bool") else regex)
        for tag, regex in pairs
        if not tag.endswith(":timestamp")
    ]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _is_valid(text: str) -> bool:
    data: Any = yaml.load(text, Loader=_Json)
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(data))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_pack_that_loads_is_valid() -> None:
    assert _is_valid(PACK)


@pytest.mark.parametrize("path", builtin_rule_files(), ids=lambda path: path.name)
def test_our_own_rule_files_are_valid(path: Path) -> None:
    assert _is_valid(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["new"][:30] for row in ROWS])
def test_a_wrong_shape_is_not_valid(row: dict[str, Any]) -> None:
    # `beyond`: names of other entries, formulas, patterns, units and order of days.
    text = PACK.replace(row["old"], row["new"], 1)
    assert _is_valid(text) == row.get("beyond", False)


def test_every_key_has_a_title() -> None:
    def untitled(schema: Any, name: str) -> list[str]:
        found = [] if "title" in schema or "anyOf" in schema else [name]
        for key, inner in schema.get("properties", {}).items():
            found += untitled(inner, f"{name}/{key}")
        return found + (untitled(schema["items"], f"{name}/-") if "items" in schema else [])

    assert untitled(SCHEMA, "") == []
