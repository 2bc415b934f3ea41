"""A rule file as a tree whose every part knows its line; YAML's dangerous parts are refused.

The tree is built from the parser's events, not composed: an alias is refused where it stands,
so that no file can grow in memory, and nesting stops before anything recurses.
"""

import re
from collections.abc import Callable, Iterator

import yaml

from checker.core.errors import CheckerError
from checker.ruleset.nodes import Mapping, Node, Scalar, Sequence

MAX_BYTES = 1 << 20
MAX_DEPTH = 12
_TAG = "tag:yaml.org,2002:"
_SCALARS = ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")
_REFUSED = re.compile(r"\t|" + yaml.reader.Reader.NON_PRINTABLE.pattern)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(data: bytes, path: str, faults: list[CheckerError]) -> Node | None:
    """Return the tree of the one YAML document in `data`, and add what is wrong to `faults`.

    None: not readable at all. A key that stands twice is a fault, and its first value is kept.
    """
    try:
        return _read(_decoded(data, path), path, faults)
    except CheckerError as fault:
        faults.append(fault)
        return None


def _read(text: str, path: str, faults: list[CheckerError]) -> Node:
    events = _events(text, path)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    else:
        raise CheckerError("the file is empty; expected words, claims, phrases … or rules", path, 1)
    root = _Builder(events, path, faults).node(next(events), 0)
    next(events)  # the document's end
    after = next(events)
    if isinstance(after, yaml.DocumentStartEvent):
        raise CheckerError("a second document starts; a rule file is one", path, _line(after))
    return root


def _decoded(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise CheckerError(f"the file has {len(data)} bytes; at most {MAX_BYTES} are read", path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"not UTF-8: byte {data[error.start]:#04x}; save the file as UTF-8"
        raise CheckerError(message, path, line) from error
    if found := _REFUSED.search(text):
        line = text[: found.start()].count("\n") + 1
        name = "tab" if found[0] == "\t" else f"control character {ord(found[0]):#x}"
        raise CheckerError(f"a {name} stands here; indent with spaces", path, line)
    return text


def _events(text: str, path: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = getattr(error.problem_mark, "line", -1) + 1 or None
        raise CheckerError(f"not readable as YAML: {error.problem}", path, line) from error
    except yaml.YAMLError as error:
        raise CheckerError(f"not readable as YAML: {error}", path) from error


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Events become nodes; the path is kept for faults."""

    def __init__(self, events: Iterator[yaml.Event], path: str, faults: list[CheckerError]) -> None:
        self.events = events
        self.path = path
        self.faults = faults
        self.resolver = yaml.resolver.Resolver()

    def node(self, event: yaml.Event, depth: int) -> Node:
        """Return the node that starts with `event`."""
        assert isinstance(event, yaml.NodeEvent)
        if isinstance(event, yaml.AliasEvent):
            raise self.fault(event, f'alias "*{event.anchor}" refused; write the value out')
        if event.anchor:
            raise self.fault(event, f'anchor "&{event.anchor}" refused; write the value out')
        if depth > MAX_DEPTH:
            raise self.fault(event, f"nested deeper than {MAX_DEPTH}")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        assert isinstance(event, yaml.CollectionStartEvent)
        if event.tag and event.tag not in (_TAG + "seq", _TAG + "map"):
            raise self.fault(event, f'tag "{event.tag}" refused; write a plain list or mapping')
        line = _line(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, tuple(self.children(depth)))
        return Mapping(line, tuple(self.pairs(depth)))

    def fault(self, event: yaml.Event, message: str) -> CheckerError:
        """Return a fault at the line of `event`."""
        return CheckerError(message, self.path, _line(event))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Return a scalar with the form YAML gives it."""
        resolve: Callable[..., str] = self.resolver.resolve
        tag = event.tag or resolve(yaml.ScalarNode, event.value, event.implicit)
        form = str(tag).removeprefix(_TAG)
        if form not in _SCALARS:
            raise self.fault(event, f'tag "{form}" refused; write a plain value')
        return Scalar(_line(event), event.value, form)

    def children(self, depth: int) -> Iterator[Node]:
        """Yield nodes up to the end of the list or mapping that is open."""
        ends = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
        while not isinstance(event := next(self.events), ends):
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        """Yield keys and values; a key that comes twice or is no plain word is refused."""
        lines: dict[str, int] = {}
        children = self.children(depth)
        for key in children:
            if not isinstance(key, Scalar):
                raise CheckerError("a key must be a word", self.path, key.line)
            if key.text in lines:
                message = f'key "{_short(key.text)}" stands twice, first in line {lines[key.text]}'
                self.faults.append(CheckerError(message, self.path, key.line))
                next(children)
                continue
            lines[key.text] = key.line
            yield key, next(children)


def _short(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 40 else text[:39] + "…"
