"""The parts of a rule file, each with its line; YAML itself stays in document.py."""

from msgspec import Struct


class Scalar(Struct, frozen=True):
    """One value as written; `form` is what YAML takes it for: str, int, float, bool, null …"""

    line: int
    text: str
    form: str


class Sequence(Struct, frozen=True):
    """A list."""

    line: int
    items: tuple["Node", ...]


class Mapping(Struct, frozen=True):
    """Keys (each once, in order) with their values."""

    line: int
    pairs: tuple[tuple[Scalar, "Node"], ...]


Node = Scalar | Sequence | Mapping
