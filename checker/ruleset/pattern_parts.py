"""The parts a pattern is made of, and what can be said of one without any text."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from checker.core.model import Kind


class Text(Struct, frozen=True, tag=True):
    """Characters that stand as they are."""

    text: str


class Letters(Struct, frozen=True, tag=True):
    """One of these characters: `[到至]`."""

    characters: str


class Placeholder(Struct, frozen=True, tag=True):
    """A figure: `{start}`, `{from:date|period}`, `{part+}` (a list); no slot for `{_}`."""

    slot: str
    kinds: tuple[Kind, ...] = ()
    many: bool = False


class Words(Struct, frozen=True, tag=True):
    """A word of these classes: `<rise>`; its value goes to `constant`: `<direction:rise|fall>`."""

    classes: tuple[str, ...]
    constant: str = ""


class Items(Struct, frozen=True, tag=True):
    """A run of listed names, parted by 、: `<items>`."""


class Gap(Struct, frozen=True, tag=True):
    """Anything but a figure: `*` within the clause, `**` (wide) across commas too."""

    wide: bool = False


class Choice(Struct, frozen=True, tag=True):
    """One of several: `(比|较)`."""

    options: tuple["Pattern", ...]


class Maybe(Struct, frozen=True, tag=True):
    """What may be missing: `的?`."""

    part: "Text | Letters | Placeholder | Words | Items | Choice"


Part = Text | Letters | Placeholder | Words | Items | Gap | Choice | Maybe


class Pattern(Struct, frozen=True):
    """Parts that follow each other."""

    parts: tuple[Part, ...]


def walk(pattern: Pattern) -> Iterator[Part]:
    """Yield each part of `pattern`, outer before inner, from left to right."""
    for part in pattern.parts:
        yield part
        if isinstance(part, Maybe):
            yield from walk(Pattern((part.part,)))
        elif isinstance(part, Choice):
            for option in part.options:
                yield from walk(option)


def is_nullable(part: Part | Pattern) -> bool:
    """Tell whether `part` matches the empty string."""
    match part:
        case Pattern():
            return all(is_nullable(inner) for inner in part.parts)
        case Choice():
            return any(is_nullable(option) for option in part.options)
        case _:
            return isinstance(part, Maybe | Gap)


def has_anchor(part: Part | Pattern) -> bool:
    """Tell whether each match holds some fixed text, by which candidates are found fast."""
    match part:
        case Pattern():
            return any(has_anchor(inner) for inner in part.parts)
        case Choice():
            return all(has_anchor(option) for option in part.options)
        case _:
            return isinstance(part, Text | Letters | Words | Items)


def count_slots(part: Part | Pattern) -> Counter[str]:
    """Return how often one match can fill each slot."""
    counts: Counter[str] = Counter()
    match part:
        case Pattern():
            for inner in part.parts:
                counts += count_slots(inner)
        case Choice():
            for option in part.options:
                counts |= count_slots(option)
        case Maybe():
            counts = count_slots(part.part)
        case Placeholder():
            counts[part.slot] += bool(part.slot)
    return +counts
