"""Read and prune a waivers file: strict, with file and line, all faults together."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from checker.core.cache import write_whole
from checker.core.errors import CheckerError, RulesError
from checker.core.quote import Quote, parse_quote
from checker.review.waivers import Decision, Waiver

_KEYS = (
    "rule",
    "decision",
    "quotes",
    "indicators",
    "reason",
    "by",
    "decided",
    "until",
    "page",
)
_NEEDED = ("rule", "quotes", "reason")
_LISTS = ("quotes", "indicators")
_DECISIONS: tuple[str, ...] = get_args(Decision)
_DECISION_WORDS = {"误报": "false-alarm", "口径不同": "different-basis"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DEEPEST = 8
_LARGEST = 5_000_000
_NOT_PRUNED = "cannot be pruned: begin each entry on a line of its own"

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class WaiversError(RulesError):
    """All faults of a waivers file, one line each."""


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a file; raise WaiversError with every fault that it has.

    A broken `until` is no fault of the file: that waiver counts as expired and says why.
    """
    text = _read(path)
    faults: list[CheckerError] = []
    waivers = tuple(
        waiver
        for node in _entries(text, path, faults)
        if (waiver := _Entry(node, path, faults).waiver()) is not None
    )
    if faults:
        raise WaiversError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return waivers


def prune_waivers(path: Path, gone: Sequence[Waiver]) -> int:
    """Remove the waivers in `gone` from the file, comments of the others kept; return how many.

    The file is replaced only by one that reads as exactly the waivers that stay.
    """
    text = _read(path)
    before = load_waivers(path)
    lines = {waiver.line for waiver in gone}
    kept = [waiver for waiver in before if waiver.line not in lines]
    if len(kept) == len(before):
        return 0
    if len({waiver.line for waiver in before}) < len(before):
        raise CheckerError(_NOT_PRUNED, path)
    pruned = _without(text, path, lines)
    aside = path.with_name(f"{path.name}.pruned")
    write_whole(aside, pruned.encode("utf-8"))
    try:
        same = [_content(waiver) for waiver in load_waivers(aside)] == [_content(w) for w in kept]
    except CheckerError:
        same = False
    finally:
        aside.unlink(missing_ok=True)
    if not same:
        raise CheckerError(_NOT_PRUNED, path)
    write_whole(path, pruned.encode("utf-8"))
    return len(before) - len(kept)


def _content(waiver: Waiver) -> tuple[object, ...]:
    return (waiver.rule, waiver.quotes, waiver.reason, waiver.until, waiver.fault, waiver.by)


def _without(text: str, path: Path, lines: set[int]) -> str:
    """Return `text` without the entries that begin on `lines`."""
    nodes = list(_entries(text, path, []))
    starts = [node.start_mark.line for node in nodes]
    rows = text.splitlines(keepends=True)
    keep = [True] * len(rows)
    for node, end in zip(nodes, [*starts[1:], len(rows)], strict=True):
        if node.start_mark.line + 1 in lines:
            last = _last_row(rows, node.start_mark.line, end)
            keep[node.start_mark.line : last] = [False] * (last - node.start_mark.line)
    pruned = "".join(row for row, is_kept in zip(rows, keep, strict=True) if is_kept)
    if len(lines) >= len(nodes):
        pruned = re.sub(r"(?m)^waivers:.*$", "waivers: []", pruned, count=1)
    return pruned


def _last_row(rows: Sequence[str], start: int, end: int) -> int:
    """Return the row after an entry; comments before the next entry belong to that one."""
    while end > start + 1 and (rows[end - 1].strip() or "#").startswith("#"):
        end -= 1
    return end


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CheckerError(f"waivers file cannot be read: {error.strerror}", path) from error
    if len(data) > _LARGEST:
        raise CheckerError(f"waivers file has {len(data)} bytes; at most {_LARGEST}", path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CheckerError("expected UTF-8; save the file as UTF-8", path, line) from error


def _entries(text: str, path: Path, faults: list[CheckerError]) -> Iterator[yaml.Node]:
    """Yield the node of each waiver."""
    root = _compose(text, path)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        faults.append(_fault("expected “waivers:” and a list of entries", path, root))
        return
    for key, value in root.value:
        if key.value != "waivers":
            faults.append(_fault(f"unknown key “{key.value}”; known key: waivers", path, key))
        elif isinstance(value, yaml.SequenceNode):
            yield from value.value
        elif value.value not in ("", "null", "~"):
            faults.append(_fault("expected a list of entries under “waivers:”", path, value))


def _compose(text: str, path: Path) -> yaml.Node | None:
    """Return the file as nodes, which nothing has interpreted; aliases are refused."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
                what = "aliases (*name) are not allowed" if depth <= _DEEPEST else "nested too deep"
                raise CheckerError(what, path, _line_of(event.start_mark))
        root: yaml.Node | None = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise CheckerError(f"not readable as YAML: {message}", path, _line_of(mark)) from error
    return root


def _line_of(mark: Any) -> int | None:
    return None if mark is None else int(mark.line) + 1


def _fault(message: str, path: Path, node: yaml.Node) -> CheckerError:
    return CheckerError(message, path, node.start_mark.line + 1)


class _Entry:
    """One waiver while it is read: its keys with their nodes, and where faults go."""

    def __init__(self, node: yaml.Node, path: Path, faults: list[CheckerError]):
        self._node, self._path, self._faults = node, path, faults
        self._values: dict[str, yaml.Node] = {}

    def waiver(self) -> Waiver | None:
        """Return the waiver, or None after its faults were noted."""
        before = len(self._faults)
        if not isinstance(self._node, yaml.MappingNode):
            self._note("expected an entry with rule, quotes and reason", self._node)
            return None
        self._read_keys(self._node)
        for key in _NEEDED:
            if not self._is_given(key) and self._is_formed(key):
                self._note(f"{key} is required", self._values.get(key, self._node))
        quotes = self._quotes()
        decision = self._decision()
        indicators = self._indicators()
        until, fault = self._until()
        if len(self._faults) > before:
            return None
        texts = {key: self._text(key) for key in ("rule", "reason", "by", "decided", "page")}
        return Waiver(
            **texts,
            quotes=quotes,
            decision=decision,
            indicators=indicators,
            until=until,
            fault=fault,
            path=str(self._path),
            line=self._node.start_mark.line + 1,
        )

    def _note(self, message: str, node: yaml.Node) -> None:
        self._faults.append(_fault(message, self._path, node))

    def _read_keys(self, node: yaml.MappingNode) -> None:
        for key, value in node.value:
            name = str(key.value)
            if name not in _KEYS:
                self._note(f"unknown key “{name}”; known keys: {', '.join(_KEYS)}", key)
            elif name in self._values:
                self._note(f"“{name}” is given twice", key)
            elif not isinstance(value, yaml.SequenceNode if name in _LISTS else yaml.ScalarNode):
                form = "a list" if name in _LISTS else "text"
                self._note(f"“{name}” must be {form}", value)
            self._values.setdefault(name, value)

    def _is_given(self, key: str) -> bool:
        return bool(self._items(key) if key in _LISTS else self._text(key))

    def _is_formed(self, key: str) -> bool:
        """Tell whether nothing else is wrong with a key; one fault has one line."""
        form = yaml.SequenceNode if key in _LISTS else yaml.ScalarNode
        return key not in self._values or isinstance(self._values[key], form)

    def _text(self, key: str) -> str:
        node = self._values.get(key)
        if not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null"):
            return ""
        return str(node.value).strip()

    def _items(self, key: str) -> list[yaml.Node]:
        node = self._values.get(key)
        return list(node.value) if isinstance(node, yaml.SequenceNode) else []

    def _quotes(self) -> tuple[Quote, ...]:
        quotes = []
        for node in self._items("quotes"):
            quote = parse_quote(node.value) if isinstance(node, yaml.ScalarNode) else None
            if quote is None:
                self._note("a quote marks its figure, as in 年销售额⟦140亿元⟧，带动", node)
            else:
                quotes.append(quote)
        return tuple(quotes)

    def _decision(self) -> Decision:
        given = self._text("decision") or "false-alarm"
        decision = _DECISION_WORDS.get(given, given)
        for known in get_args(Decision):
            if decision == known:
                return known  # type: ignore[no-any-return]
        known_words = ", ".join((*_DECISIONS, *_DECISION_WORDS))
        self._note(f"unknown decision “{given}”; known: {known_words}", self._values["decision"])
        return "false-alarm"

    def _indicators(self) -> tuple[str, ...]:
        names = tuple(str(node.value) for node in self._items("indicators"))
        if names and len(set(names)) != 2:
            self._note("indicators names two different indicators", self._values["indicators"])
        return names

    def _until(self) -> tuple[dt.date | None, str]:
        """Return the last day, and what is wrong with it if it is none."""
        node = self._values.get("until")
        given = self._text("until")
        if node is None:
            return None, ""
        try:
            if _DAY.fullmatch(given):
                return dt.date.fromisoformat(given), ""
        except ValueError:
            pass
        return None, given or '""'
