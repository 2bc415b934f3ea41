"""The rules in the making: the entries of all files while they are checked against each other."""

from msgspec import Struct, field

from checker.core.errors import CheckerError
from checker.ruleset.model import ClaimKind, Guard, Phrase, Place, Reference, Rule, WordClass
from checker.ruleset.reading import did_you_mean
from checker.ruleset.shapes import Entry


class Item(Struct, frozen=True):
    """One entry of a section as read: its file, its name, the line of the name."""

    path: str
    name: str
    line: int
    entry: Entry

    def place(self) -> Place:
        """Return where the entry stands."""
        return Place(self.path, self.line)


class Draft(Struct):
    """What is known so far, and all faults.

    `declared` also holds the names of entries that could not be read: a rule that names one
    is not at fault. The entries of a faulty file are never used, only checked.
    """

    faults: list[CheckerError] = field(default_factory=list)
    declared: dict[str, dict[str, Place]] = field(default_factory=dict)
    words: dict[str, WordClass] = field(default_factory=dict)
    claims: dict[str, ClaimKind] = field(default_factory=dict)
    guards: dict[str, Guard] = field(default_factory=dict)
    reference: dict[str, Reference] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def fault(self, item: Item, key: str, message: str) -> None:
        """Note a fault at the line of `key` in the entry of `item`."""
        self.faults.append(CheckerError(message, item.path, item.entry.line_of(key)))

    def declare(self, section: str, name: str, place: Place) -> bool:
        """Take `name` for the entry at `place`; a fault if it is taken already."""
        known = self.declared.setdefault(section, {})
        if name in known:
            first = known[name]
            message = f'{section}: "{name}" is defined at {first.path}:{first.line} already'
            self.faults.append(CheckerError(message, place.path, place.line))
            return False
        known[name] = place
        return True

    def is_declared(self, section: str, name: str, item: Item, key: str, noun: str) -> bool:
        """Tell whether `name` is in `section` of some file; a fault at `key` if it is not."""
        known = self.declared.get(section, {})
        if name not in known:
            self.fault(item, key, f'no {noun} "{name}"{did_you_mean(name, known)}')
        return name in known
