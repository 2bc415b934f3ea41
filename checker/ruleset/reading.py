"""Strict reading of a rule file: node × shape → values, with every fault and its line."""

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress

from checker.core.errors import CheckerError
from checker.core.late import late
from checker.ruleset.nodes import Mapping, Node, Scalar, Sequence
from checker.ruleset.shapes import (
    FORMATS,
    Entry,
    Flag,
    Format,
    Items,
    Record,
    Shape,
    Table,
    Text,
    Whole,
)

_LIKELY = 70
_NOT_TEXT = {"bool": "true or false", "null": "nothing", "timestamp": "a day"}
# Written without quotes, these forms still say what they say, digit for digit.
_UNQUOTED = {"decimal": ("int", "float"), "date": ("timestamp",)}

_WHOLE = late(r"-?(?:0|[1-9][0-9]{0,8})")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “; did you mean …?” if one of `known` is like `word`, else what is known.

    `checks` is like `check`: the message ends in `; did you mean "check"?`.
    """
    # Needed for a fault only; a run without one does not wait for it to load.
    from rapidfuzz import fuzz, process

    names = sorted(known)
    if best := process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_LIKELY):
        return f'; did you mean "{best[0]}"?'
    return f"; known: {', '.join(names)}" if names else "; none is known"


def quoted(text: str) -> str:
    """Return `text` in quotes on one line, cut where it is long."""
    text = re.sub(r"\s+", " ", text)
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


class Reader:
    """Reads the nodes of one file; faults go to `faults`, and what is whole comes back."""

    def __init__(self, path: str, faults: list[CheckerError]) -> None:
        self.path = path
        self.faults = faults

    def fault(self, message: str, line: int) -> None:
        """Note one fault."""
        self.faults.append(CheckerError(message, self.path, line))

    def read(self, node: Node, shape: Shape, name: str) -> object | None:
        """Return what `node` says if it has `shape`, else None; `name` is the key it is under."""
        match shape:
            case Text():
                return self._text(node, shape, name)
            case Whole():
                return self._whole(node, name)
            case Flag():
                return self._flag(node, name)
            case Items():
                return self._items(node, shape, name)
            case Table():
                return self._table(node, shape, name)
            case Record():
                return self.record(node, shape, name)

    def record(self, node: Node, shape: Record, name: str) -> Entry | None:
        """Return the entry `node` stands for, with what is valid of it, so that all is checked."""
        if shape.shorthand and not isinstance(node, Mapping):
            value = self.read(node, shape.keys[shape.shorthand], name)
            if value is None:
                return None
            lines = {shape.shorthand: node.line}
            return Entry(node.line, {shape.shorthand: value}, lines)
        if not isinstance(node, Mapping):
            self._wrong(node, name, f"a mapping with {', '.join(shape.required or shape.keys)}")
            return None
        entry = Entry(node.line)
        for word, inner in node.pairs:
            entry.lines[word.text] = word.line
            if word.text not in shape.keys:
                hint = did_you_mean(word.text, shape.keys)
                self.fault(f"unknown key {quoted(word.text)} in {name}{hint}", word.line)
                continue
            value = self.read(inner, shape.keys[word.text], word.text)
            if value is not None:
                entry.values[word.text] = value
        for key in shape.required:
            if key not in entry.lines:
                title = shape.keys[key].title
                self.fault(f'{name} lacks the key "{key}" ({title})', entry.line)
        return entry

    def _wrong(self, node: Node, name: str, expected: str) -> None:
        match node:
            case Scalar(form="null"):
                found = "nothing"
            case Scalar():
                found = quoted(node.text)
            case Sequence():
                found = "a list"
            case Mapping():
                found = "a mapping"
        self.fault(f'"{name}": expected {expected}, found {found}', node.line)

    def _text(self, node: Node, shape: Text, name: str) -> str | None:
        regex, expected = FORMATS[shape.form]
        if shape.choices:
            expected = f"one of {', '.join(shape.choices)}"
        if not isinstance(node, Scalar) or node.form == "null":
            self._wrong(node, name, expected)
        elif node.form not in ("str", "merge", "value", *_UNQUOTED.get(shape.form, ())):
            found = _NOT_TEXT.get(node.form, "a number")
            message = f"expected {expected}, found {found}; write it in quotes: '{node.text}'"
            self.fault(f'"{name}": {message}', node.line)
        elif shape.choices and node.text not in shape.choices:
            hint = did_you_mean(node.text, shape.choices)
            self.fault(f'"{name}": no such choice: {quoted(node.text)}{hint}', node.line)
        elif not _has_format(node.text.strip(), shape.form, regex):
            self._wrong(node, name, expected)
        else:
            # The line breaks of the file are no part of the text.
            return node.text.strip()
        return None

    def _whole(self, node: Node, name: str) -> int | None:
        # Not YAML's own reading: 010 would be 8, and 1:30 would be 90.
        if isinstance(node, Scalar) and node.form == "int" and _WHOLE.fullmatch(node.text):
            return int(node.text)
        self._wrong(node, name, "a whole number like -1")
        return None

    def _flag(self, node: Node, name: str) -> bool | None:
        if isinstance(node, Scalar) and node.form == "bool" and node.text in ("true", "false"):
            return node.text == "true"
        self._wrong(node, name, "true or false")
        return None

    def _items(self, node: Node, shape: Items, name: str) -> tuple[object, ...] | None:
        if not isinstance(node, Sequence):
            self._wrong(node, name, "a list")
            return None
        if len(node.items) < shape.least:
            self.fault(f'"{name}": expected a list of at least one, found an empty one', node.line)
            return None
        values: list[object] = []
        seen: set[str] = set()
        inner = f"an entry of {name}" if isinstance(shape.item, Record) else name
        for item in node.items:
            value = self.read(item, shape.item, inner)
            values.append(value)
            if not (shape.unique and isinstance(value, str)):
                continue
            if value in seen:
                self.fault(f'"{name}": {quoted(value)} stands twice', item.line)
            seen.add(value)
        return tuple(value for value in values if value is not None)

    def _table(self, node: Node, shape: Table, name: str) -> Entry | None:
        if not isinstance(node, Mapping):
            self._wrong(node, name, "a mapping")
            return None
        entry = Entry(node.line)
        regex, expected = FORMATS[shape.key]
        for key, value_node in node.pairs:
            if not re.fullmatch(regex, key.text, re.ASCII):
                self.fault(f'"{name}": expected {expected}, found {quoted(key.text)}', key.line)
                continue
            entry.lines[key.text] = key.line
            value = self.read(value_node, shape.value, f"{name}/{key.text}")
            if value is not None:
                entry.values[key.text] = value
        return entry


def _has_format(text: str, form: Format, regex: str) -> bool:
    if not re.fullmatch(regex, text, re.ASCII | re.DOTALL):
        return False
    if form == "date":
        with suppress(ValueError):
            return bool(dt.date.fromisoformat(text))
    return form != "date"
