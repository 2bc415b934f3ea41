"""`checker.yaml` → Settings: strict, with file and line, all faults together."""

from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, get_args

from msgspec import structs

from checker.core.errors import CheckerError, RulesError
from checker.ruleset.document import read_document
from checker.ruleset.nodes import Mapping, Node, Scalar, Sequence
from checker.ruleset.reading import Reader
from checker.ruleset.shapes import Entry, Items, Record, Shape, Table, Text
from checker.settings.model import FailOn, Language, Level, Override, Settings

_LEVELS = Text(title="severity of a rule", choices=get_args(Level))
_WORDS = Items(title="list of words", item=Text(title="word"))
_SEVERITY = Table(title="severities of rules", key="text", value=_LEVELS)
_OVERRIDE: dict[str, Shape] = {
    "files": Items(title="globs of pages", item=Text(title="glob")),
    "select": _WORDS,
    "ignore": _WORDS,
    "severity": _SEVERITY,
}
_KEYS: dict[str, Shape] = {
    "date-pattern": Items(title="where paths hold the date", item=Text(title="pattern")),
    "rules": Items(title="rule files or folders", item=Text(title="path")),
    "select": _WORDS,
    "ignore": _WORDS,
    "severity": _SEVERITY,
    "fail-on": Text(title="what makes a run fail", choices=get_args(FailOn)),
    "language": Text(title="language of messages", choices=get_args(Language)),
    "waivers": Text(title="waivers file"),
    "baseline": Text(title="baseline file"),
    "city": Text(title="city of the paper"),
    "exclude": Items(title="globs of what is no page", item=Text(title="glob")),
    "overrides": Items(
        title="what is otherwise for some pages",
        item=Record(title="override", keys=_OVERRIDE, required=("files",)),
        unique=False,
    ),
}
_FILE = Record(title="configuration", keys=_KEYS)
_PATHS = ("rules", "waivers", "baseline")


def load_settings(path: Path) -> Settings:
    """Return the configuration in `path`; RulesError with every fault that it has.

    An empty file, or one of comments only, sets nothing.
    """
    data = _bytes(path)
    faults: list[CheckerError] = []
    settings = Settings(path=str(path))
    if _says_something(data):
        root = read_document(data, str(path), faults)
        entry = None if root is None else _read(root, path, faults)
        if entry is not None and not faults:
            settings = _settings(entry, path)
    if faults:
        raise RulesError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return settings


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CheckerError(f"configuration cannot be read: {error.strerror}", path) from error


def _says_something(data: bytes) -> bool:
    rows = (row.strip() for row in data.removeprefix(b"\xef\xbb\xbf").splitlines())
    return any(row and not row.startswith(b"#") for row in rows)


def _read(root: Node, path: Path, faults: list[CheckerError]) -> Entry | None:
    return Reader(str(path), faults).record(_eased(root, _FILE), _FILE, "checker.yaml")


def _eased(node: Node, shape: Shape) -> Node:
    """Return `node` with what people write: one word for a list of one, and off for "off"."""
    if isinstance(shape, Text) and isinstance(node, Scalar) and node.text in shape.choices:
        # YAML takes a bare off for false.
        return Scalar(node.line, node.text, "str")
    if isinstance(shape, Table) and isinstance(node, Mapping):
        values = tuple((key, _eased(value, shape.value)) for key, value in node.pairs)
        return Mapping(node.line, values)
    if isinstance(shape, Items):
        is_one = isinstance(node, Scalar) and node.form != "null"
        items = (node,) if is_one else node.items if isinstance(node, Sequence) else None
        if items is None:
            return node
        return Sequence(node.line, tuple(_eased(item, shape.item) for item in items))
    if isinstance(shape, Record) and isinstance(node, Mapping):
        pairs = tuple(
            (key, _eased(value, shape.keys[key.text]) if key.text in shape.keys else value)
            for key, value in node.pairs
        )
        return Mapping(node.line, pairs)
    return node


def _settings(entry: Entry, path: Path) -> Settings:
    values = _plain(entry.values)
    for key in _PATHS:
        if key in values:
            values[key] = _from_folder(values[key], path.parent)
    values["overrides"] = tuple(
        structs.replace(Override(**_plain(inner.values)), line=inner.line)
        for inner in entry.values.get("overrides", ())  # type: ignore[attr-defined]
    )
    return Settings(path=str(path), lines=dict(entry.lines), **values)


def _plain(values: Map[str, Any]) -> dict[str, Any]:
    """Return the values by the names of the program, tables as dicts."""
    return {
        key.replace("-", "_"): dict(value.values) if isinstance(value, Entry) else value
        for key, value in values.items()
    }


def _from_folder(value: Any, folder: Path) -> Any:
    """Return a path, or several, as they are meant: from the folder of the configuration."""
    if isinstance(value, tuple):
        return tuple(str(folder / item) for item in value)
    return str(folder / value)
