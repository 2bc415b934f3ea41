"""The rule language as JSON Schema, for editors that complete and check YAML."""

from typing import Any

from checker.ruleset.grammar import FILE
from checker.ruleset.shapes import FORMATS, Flag, Format, Items, Record, Shape, Table, Text, Whole

# YAML reads these as numbers where they stand without quotes.
_NUMBERS: tuple[Format, ...] = ("decimal",)


# A rule is a relation between figures or a mere wording; the loader says which key is amiss.
_RELATION = {
    "required": ["on", "check"],
    "properties": {"pattern": False, "examples": {"required": ["skip"]}},
}
_PHRASE_FORMS = [{"required": ["pattern"]}, {"required": ["each"]}]
_WORDING = {
    "required": ["pattern"],
    "properties": {
        "on": False,
        "check": False,
        "where": False,
        "severity": {"not": {"const": "error"}},
    },
}


def rules_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a rule file.

    It knows one file at a time: names that another file defines, formulas and units are
    checked by `load_rules` only.
    """
    schema = _schema(FILE)
    schema["properties"]["rules"]["items"]["oneOf"] = [_RELATION, _WORDING]
    schema["properties"]["phrases"]["items"]["oneOf"] = _PHRASE_FORMS
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "minProperties": 1,
    }


def _schema(shape: Shape) -> dict[str, Any]:
    match shape:
        case Text():
            return _text(shape)
        case Whole():
            return {"title": shape.title, "type": "integer"}
        case Flag():
            return {"title": shape.title, "type": "boolean"}
        case Items():
            return _items(shape)
        case Table():
            return _table(shape)
        case Record():
            return _record(shape)


def _text(shape: Text) -> dict[str, Any]:
    if shape.choices:
        return {"title": shape.title, "enum": list(shape.choices)}
    regex, described = FORMATS[shape.form]
    types = ["string", "number"] if shape.form in _NUMBERS else "string"
    if shape.form in ("any", "text"):
        return {
            "title": shape.title,
            "type": types,
            "pattern": r"\S" if shape.form == "text" else "",
        }
    described = f"Expected: {described}."
    schema = {"title": shape.title, "description": described, "type": types}
    return {**schema, "pattern": f"^(?:{regex})$"}


def _items(shape: Items) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": shape.title, "type": "array", "items": _schema(shape.item)}
    if shape.least:
        schema["minItems"] = shape.least
    if shape.unique:
        schema["uniqueItems"] = True
    return schema


def _table(shape: Table) -> dict[str, Any]:
    names = {"pattern": f"^(?:{FORMATS[shape.key][0]})$"}
    return {
        "title": shape.title,
        "type": "object",
        "propertyNames": names,
        "additionalProperties": _schema(shape.value),
    }


def _record(shape: Record) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "title": shape.title,
        "type": "object",
        "properties": {key: _schema(value) for key, value in shape.keys.items()},
        "additionalProperties": False,
    }
    if shape.required:
        schema["required"] = list(shape.required)
    if shape.shorthand:
        return {"title": shape.title, "anyOf": [schema, _schema(shape.keys[shape.shorthand])]}
    return schema
