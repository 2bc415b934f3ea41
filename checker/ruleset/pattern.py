"""The pattern language of phrases: text in which figures are typed placeholders.

`从{start}*<direction:rise|fall>[到至]{end}` finds “从97家迅速增加到411家”. Nothing in the
language repeats without bound, so no pattern can backtrack without bound.
"""

from collections.abc import Iterator
from typing import get_args

from checker.core.model import Kind
from checker.ruleset.pattern_parts import (
    Choice,
    Gap,
    Items,
    Letters,
    Maybe,
    Part,
    Pattern,
    Placeholder,
    Text,
    Words,
    has_anchor,
    is_nullable,
    walk,
)

__all__ = [
    "Choice",
    "Gap",
    "Items",
    "Letters",
    "Maybe",
    "Part",
    "Pattern",
    "Placeholder",
    "Text",
    "Words",
    "parse_pattern",
]

KINDS: tuple[str, ...] = get_args(Kind)
MAX_LENGTH = 400
MAX_DEPTH = 8
MAX_WIDE_GAPS = 4
MARKS = "{}<>()[]|?*\\"


def parse_pattern(source: str) -> Pattern:
    """Parse `source`; a ValueError names the character where it goes wrong.

    Refused as well: a pattern that matches the empty string, or that holds no fixed text.
    """
    if len(source) > MAX_LENGTH:
        raise ValueError(f"a pattern has at most {MAX_LENGTH} characters, this one {len(source)}")
    reader = _Reader(source)
    pattern = reader.sequence(depth=0)
    if reader.position < len(source):
        raise reader.fault(f'"{source[reader.position]}" stands outside ( ); write \\ before it')
    _refuse_useless(pattern)
    return pattern


def _refuse_useless(pattern: Pattern) -> None:
    if is_nullable(pattern):
        raise ValueError("the pattern matches the empty string; make a part of it required")
    if not has_anchor(pattern):
        raise ValueError("the pattern holds no required text or word; figures alone match anywhere")
    if isinstance(pattern.parts[0], Gap) or isinstance(pattern.parts[-1], Gap):
        raise ValueError("a gap at the start or the end of a pattern says nothing; drop it")
    wide = sum(isinstance(part, Gap) and part.wide for part in walk(pattern))
    if wide > MAX_WIDE_GAPS:
        raise ValueError(f'a pattern has at most {MAX_WIDE_GAPS} gaps "**", this one {wide}')


class _Reader:
    """A position in the source, and one method for each form of the language."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0

    def fault(self, message: str, at: int | None = None) -> ValueError:
        place = (self.position if at is None else at) + 1
        return ValueError(f"character {place} of the pattern: {message}")

    def sequence(self, depth: int) -> Pattern:
        """Read parts up to `|`, `)` or the end."""
        if depth > MAX_DEPTH:
            raise self.fault(f"brackets are nested deeper than {MAX_DEPTH}")
        parts: list[Part] = []
        while (mark := self._peek()) and mark not in "|)":
            start = self.position
            part = self._part(mark, depth)
            if self._take("?"):
                part = self._optional(part, start)
            if isinstance(part, Gap) and parts and isinstance(parts[-1], Gap):
                raise self.fault("two gaps follow each other; one is enough", start)
            parts.append(part)
        return Pattern(tuple(_joined(parts)))

    def _optional(self, part: Part, start: int) -> Maybe:
        if isinstance(part, Gap | Maybe):
            raise self.fault("a gap may be empty already; drop the ?", start)
        if isinstance(part, Choice) and is_nullable(part):
            raise self.fault("the alternatives may be empty already; drop the ?", start)
        if self._peek() == "?":
            raise self.fault("a second ? says nothing; drop it")
        return Maybe(part)

    def _part(self, mark: str, depth: int) -> Part:
        match mark:
            case "{":
                return self._placeholder(self._inside("{", "}"))
            case "<":
                return self._words(self._inside("<", ">"))
            case "[":
                return self._letters()
            case "(":
                return self._choice(depth)
            case "*":
                self.position += 1
                return Gap(wide=self._take("*"))
            case _:
                return Text(self._character(MARKS))

    def _peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def _take(self, mark: str) -> bool:
        found = self._peek() == mark
        self.position += found
        return found

    def _character(self, marks: str) -> str:
        """Read one literal character, escaped by a backslash if it is one of `marks`."""
        if self._take("\\"):
            if not self._peek():
                raise self.fault("\\ escapes nothing; write \\\\ for the character itself")
        elif self._peek() in marks:
            raise self.fault(f'"{self._peek()}" stands alone; write \\ before it')
        character = self._peek()
        if character.isspace() and character != " ":
            raise self.fault("a pattern is one line")
        self.position += 1
        return character

    def _inside(self, opening: str, closing: str) -> tuple[str, int]:
        start = self.position
        end = self.source.find(closing, start)
        if end < 0:
            raise self.fault(f'"{opening}" is not closed by "{closing}"')
        self.position = end + 1
        return self.source[start + 1 : end], start

    def _placeholder(self, inside: tuple[str, int]) -> Placeholder:
        name, colon, kinds = inside[0].partition(":")
        many = name.endswith("+")
        slot = name.removesuffix("+")
        if slot != "_" and not is_name(slot):
            raise self.fault('expected "{slot}", "{slot+}", "{slot:kind}" or "{_}"', inside[1])
        if many and slot == "_":
            raise self.fault("a list needs a slot: {part+}", inside[1])
        chosen = tuple(kinds.split("|")) if colon else ()
        for kind in chosen:
            if kind not in KINDS:
                known = ", ".join(KINDS)
                raise self.fault(f'no kind of figure "{kind}"; known kinds: {known}', inside[1])
        return Placeholder("" if slot == "_" else slot, chosen, many)  # type: ignore[arg-type]

    def _words(self, inside: tuple[str, int]) -> Words | Items:
        if inside[0] == "items":
            return Items()
        constant, colon, names = inside[0].rpartition(":")
        classes = tuple(names.split("|"))
        if (colon and not is_name(constant)) or not all(is_word_class(name) for name in classes):
            raise self.fault('expected "<class>", "<class|class>" or "<name:class>"', inside[1])
        return Words(classes, constant)

    def _letters(self) -> Letters:
        start = self.position
        self.position += 1
        characters = ""
        while self._peek() not in ("]", ""):
            characters += self._character("[]\\")
        if not self._take("]"):
            raise self.fault('"[" is not closed by "]"', start)
        if not characters:
            raise self.fault("[] holds no character", start)
        return Letters(characters)

    def _choice(self, depth: int) -> Choice:
        start = self.position
        self.position += 1
        options = [self.sequence(depth + 1)]
        while self._take("|"):
            options.append(self.sequence(depth + 1))
        if not self._take(")"):
            raise self.fault('"(" is not closed by ")"', start)
        if not all(option.parts for option in options):
            raise self.fault("an alternative is empty; write (…)? instead", start)
        return Choice(tuple(options))


def is_name(word: str) -> bool:
    """Tell whether `word` can name a slot or a constant: `start`, `part_2`."""
    return word.isascii() and word.isidentifier() and word.islower() and word[0] != "_"


def is_word_class(word: str) -> bool:
    """Tell whether `word` can name a word class: `rise`, `more-than`."""
    return is_name(word.replace("-", "_")) and not word.endswith("-")


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Yield `parts` with neighbouring characters made one text."""
    text = ""
    for part in parts:
        if isinstance(part, Text):
            text += part.text
            continue
        if text:
            yield Text(text)
            text = ""
        yield part
    if text:
        yield Text(text)
