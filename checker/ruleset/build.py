"""All rule files together become one set of rules, or all their faults together an error."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from checker.core.errors import CheckerError, RulesError
from checker.ruleset.document import read_document
from checker.ruleset.draft import Draft, Item
from checker.ruleset.grammar import FILE
from checker.ruleset.model import Phrase, Place, Rule, Ruleset
from checker.ruleset.nodes import Mapping
from checker.ruleset.phrases import add_phrase
from checker.ruleset.reading import Reader
from checker.ruleset.rules import add_rule
from checker.ruleset.shapes import Entry
from checker.ruleset.vocabulary import add_claim, add_guard, add_reference, add_words


class Source(Struct, frozen=True):
    """The bytes of a rule file and the path that messages name."""

    path: str
    data: bytes


# In this order: each section names only what an earlier one defines.
_SECTIONS: dict[str, Callable[[Draft, Item], None]] = {
    "words": add_words,
    "claims": add_claim,
    "guards": add_guard,
    "reference": add_reference,
    "phrases": add_phrase,
    "rules": add_rule,
}


def build_ruleset(sources: Iterable[Source], digest: str) -> Ruleset:
    """Return the rules that `sources` hold together; RulesError with every fault."""
    draft = Draft()
    files = [(source.path, entry) for source in sources if (entry := _read(source, draft))]
    items = {section: _items(section, files, draft) for section in _SECTIONS}
    for section, add in _SECTIONS.items():
        for item in items[section]:
            add(draft, item)
    _check_twins(draft)
    if draft.faults:
        # A message that names a wrong slot twice is one fault.
        faults = {_place(fault): fault for fault in draft.faults}
        raise RulesError(tuple(faults[place] for place in sorted(faults)))
    return Ruleset(
        hash=digest,
        words=draft.words,
        claims=draft.claims,
        phrases=tuple(draft.phrases),
        guards=draft.guards,
        reference=draft.reference,
        rules=tuple(draft.rules),
    )


def _check_twins(draft: Draft) -> None:
    """Note rules and phrases that say what an earlier one says: which one would count?"""
    first: dict[tuple[object, ...], Rule | Phrase] = {}
    for phrase in draft.phrases:
        key = (phrase.claim, phrase.pattern, phrase.each, phrase.scope, phrase.blocks)
        if phrase.claim and (phrase.pattern or phrase.each):
            _check_twin(draft, phrase, first.setdefault(key, phrase), "phrase")
    for rule in draft.rules:
        formulas = tuple("".join(text.split()) for text in (rule.check, rule.where))
        relation = (rule.on, *formulas, rule.pattern)
        if (rule.on and rule.check) or rule.pattern:
            _check_twin(draft, rule, first.setdefault(relation, rule), "rule")


def _check_twin(draft: Draft, one: Rule | Phrase, first: Rule | Phrase, noun: str) -> None:
    if first is one or first.id == one.id:
        return
    where = f"{first.place.path}:{first.place.line}"
    message = f'{noun} "{one.id}" says what "{first.id}" at {where} says already'
    draft.faults.append(CheckerError(message, one.place.path, one.place.line))


def _read(source: Source, draft: Draft) -> Entry | None:
    root = read_document(source.data, source.path, draft.faults)
    if isinstance(root, Mapping) and not root.pairs:
        draft.faults.append(CheckerError("the file holds no words, claims … or rules", source.path))
    return Reader(source.path, draft.faults).record(root, FILE, "the file") if root else None


def _items(section: str, files: list[tuple[str, Entry]], draft: Draft) -> list[Item]:
    """Return the entries of a section over all files, each name once, and declare the names."""
    items: list[Item] = []
    for path, entry in files:
        for item in _listed(path, entry, section) or _named(path, entry, section, draft):
            if not item.name or draft.declare(section, item.name, item.place()):
                items.append(item)
    return items


def _listed(path: str, entry: Entry, section: str) -> list[Item]:
    if section not in ("phrases", "rules"):
        return []
    return [Item(path, each.text("id"), each.line, each) for each in entry.entries(section)]


def _named(path: str, entry: Entry, section: str, draft: Draft) -> list[Item]:
    """Return the entries of a table; a name whose entry cannot be read counts as known."""
    if section in ("phrases", "rules"):
        return []
    items: list[Item] = []
    table = entry.table(section)
    for name, line in table.lines.items():
        value = table.values.get(name)
        if isinstance(value, Entry):
            items.append(Item(path, name, line, value))
        else:
            draft.declare(section, name, Place(path, line))
    return items


def _place(fault: CheckerError) -> tuple[str, int, str]:
    return fault.path or "", fault.line or 0, fault.message
