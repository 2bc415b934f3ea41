"""The optional YAML at the head of a page: date, city, section, title."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.core.errors import CheckerError
from checker.core.late import late

if TYPE_CHECKING:
    from yaml.nodes import Node

_FRONT = late(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_LIMIT = 16_384
_DEPTH = 8
_DATE = late(
    r"(?P<year>\d{4})(?:-(?P<m>\d{1,2})-(?P<d>\d{1,2})|年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
    r"(?:[T ][\d:.+Z-]*)?",
    re.A,
)
# What YAML would give back as it stands: PyYAML takes as long to load as a page to check.
_PLAIN_LINE = late(
    r"(?P<key>[a-z]+): (?P<value>[0-9A-Za-z\u4e00-\u9fff]+(?:[ .-][0-9A-Za-z\u4e00-\u9fff]+)*+) *+"
)
_EXAMPLE = "write “date: 2022-04-13”"


class FrontMatter(Struct, frozen=True):
    """What stands at the head of a page; `end` is where the page's own text begins."""

    end: int = 0
    date: dt.date | None = None
    city: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)


def read_front_matter(text: str, path: str = "") -> FrontMatter:
    """Return the front matter of `text`; CheckerError with its line where it is faulty.

    A page without one, or with a `---` that nothing closes, has an empty front matter.
    """
    if not text.startswith(("---", "\ufeff---")):
        return FrontMatter()
    match = _FRONT.match(text, 0, _LIMIT)
    if match is None:
        return FrontMatter()
    values = _values(match["yaml"], path)
    lines = {key: line for key, (_, line) in values.items()}
    meta = {key: value for key, (value, _) in values.items()}
    date = meta.pop("date", "")
    return FrontMatter(
        end=match.end(),
        date=_date(date, path, lines["date"]) if date else None,
        city=meta.pop("city", None) or None,
        title=meta.pop("title", None) or None,
        meta=meta,
    )


def _values(text: str, path: str) -> dict[str, tuple[str, int]]:
    """Return each key with its value as written and its line in the file."""
    if (plain := _plain_values(text)) is not None:
        return plain
    import yaml

    try:
        _refuse_aliases(text, path)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise CheckerError(f"front matter is not YAML: {error.problem}", path, line) from error
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise CheckerError(f"front matter is not YAML: {reason}", path, 1) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        found = "a list" if isinstance(root, yaml.SequenceNode) else "plain text"
        message = f"front matter: expected “key: value” lines, found {found}; {_EXAMPLE}"
        raise CheckerError(message, path, root.start_mark.line + 2)
    return _unique(root.value, text, path)


def _plain_values(text: str) -> dict[str, tuple[str, int]] | None:
    """Return the values of lines like `date: 2022-04-13`; None where there is anything else."""
    found = [_PLAIN_LINE.fullmatch(line) for line in text.splitlines()]
    values = {m["key"]: (m["value"], line) for line, m in enumerate(found, 2) if m is not None}
    return values if len(values) == len(found) else None


def _unique(pairs: "list[tuple[Node, Node]]", text: str, path: str) -> dict[str, tuple[str, int]]:
    import yaml

    values: dict[str, tuple[str, int]] = {}
    for key, value in pairs:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise CheckerError("front matter: expected a plain word as key", path, line)
        if key.value in values:
            message = f"front matter: key “{key.value}” is given twice; keep one"
            raise CheckerError(message, path, line)
        written = text[value.start_mark.index : value.end_mark.index].strip()
        plain = value.value if isinstance(value, yaml.ScalarNode) else written
        values[key.value] = (plain, line)
    return values


def _refuse_aliases(text: str, path: str) -> None:
    import yaml

    depth = 0
    # Events come one by one, so a bomb is met before anything of it is built.
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            message = "front matter: aliases (*name) are not allowed; write the value out"
            raise CheckerError(message, path, line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH:
            raise CheckerError(f"front matter: nested more than {_DEPTH} deep", path, line)


def _date(value: str, path: str, line: int) -> dt.date:
    match = _DATE.fullmatch(value.strip())
    message = f"front matter: expected a date, found “{value}”; {_EXAMPLE}"
    if match is None:
        raise CheckerError(message, path, line)
    month, day = match["m"] or match["month"], match["d"] or match["day"]
    try:
        return dt.date(int(match["year"]), int(month), int(day))
    except ValueError as error:
        raise CheckerError(message, path, line) from error
