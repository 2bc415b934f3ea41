"""What a YAML value of a rule file must look like; one table drives loading and the JSON Schema."""

from typing import Literal

from msgspec import Struct, field

Format = Literal["any", "text", "decimal", "date", "name", "class", "id", "issue"]

# Each format as (regular expression for the whole text, how a message names it).
FORMATS: dict[Format, tuple[str, str]] = {
    "any": (r".*", "a text"),
    "text": (r".+", "a text"),
    "decimal": (r"-?\d+(\.\d+)?", 'a decimal number like "12.5"'),
    "date": (r"\d{4}-\d{2}-\d{2}", "a day like 2026-01-31"),
    "name": (r"[a-z][a-z0-9_]*", "a name like start (a-z, 0-9, _)"),
    "class": (r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", "a name like more-than (a-z, 0-9, -)"),
    "id": (r"[a-z][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*", "an id like change/difference"),
    "issue": (r"[A-Z]{2,4}-\d{2}[a-z]?", "a catalogue id like CHG-01"),
}


class Text(Struct, frozen=True, kw_only=True):
    """A text of a format; `choices`: one of these only."""

    title: str
    form: Format = "text"
    choices: tuple[str, ...] = ()


class Whole(Struct, frozen=True, kw_only=True):
    """A whole number."""

    title: str


class Flag(Struct, frozen=True, kw_only=True):
    """true or false."""

    title: str


class Items(Struct, frozen=True, kw_only=True):
    """A list; `least`: how many items it has at least. `unique`: none stands twice."""

    title: str
    item: "Shape"
    least: int = 1
    unique: bool = True


class Table(Struct, frozen=True, kw_only=True):
    """A mapping from names to values of one shape."""

    title: str
    key: Format
    value: "Shape"


class Record(Struct, frozen=True, kw_only=True):
    """A mapping with known keys. `shorthand`: the key that a bare value stands for."""

    title: str
    keys: dict[str, "Shape"]
    required: tuple[str, ...] = ()
    shorthand: str = ""


Shape = Text | Whole | Flag | Items | Table | Record


class Entry(Struct):
    """A record as read: values by key, and the line of each key; `line` is the record's own."""

    line: int
    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return the text under `key`, empty if there is none."""
        value = self.values.get(key, "")
        assert isinstance(value, str)
        return value

    def optional(self, key: str) -> str | None:
        """Return the text under `key`, None if there is none."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list under `key`."""
        return tuple(item for item in self._items(key) if isinstance(item, str))

    def entries(self, key: str) -> tuple["Entry", ...]:
        """Return the records of the list under `key`."""
        return tuple(item for item in self._items(key) if isinstance(item, Entry))

    def whole(self, key: str) -> int:
        """Return the number under `key`, 0 if there is none."""
        value = self.values.get(key, 0)
        assert isinstance(value, int)
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return the truth value under `key`."""
        return bool(self.values.get(key, default))

    def table(self, key: str) -> "Entry":
        """Return the table or the record under `key`, an empty one if there is none."""
        value = self.values.get(key, Entry(self.line))
        assert isinstance(value, Entry)
        return value

    def line_of(self, key: str) -> int:
        """Return the line of `key`, or of the record where the key is missing."""
        return self.lines.get(key, self.line)

    def _items(self, key: str) -> tuple[object, ...]:
        value = self.values.get(key, ())
        assert isinstance(value, tuple)
        return value
