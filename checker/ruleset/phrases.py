"""Phrases and patterns, checked against the claim kinds and the words they name."""

from checker.ruleset.draft import Draft, Item
from checker.ruleset.model import ClaimKind, Phrase, SlotKind
from checker.ruleset.pattern import parse_pattern
from checker.ruleset.pattern_parts import Pattern, Placeholder, Words, count_slots, walk
from checker.ruleset.reading import did_you_mean


def add_phrase(draft: Draft, item: Item) -> None:
    """Check a phrase and add it."""
    entry = item.entry
    if ("pattern" in entry.lines) == ("each" in entry.lines):
        draft.fault(item, "pattern", 'a phrase has either "pattern" or "each"')
    pattern = read_pattern(draft, item)
    if entry.text("claim"):
        draft.is_declared("claims", entry.text("claim"), item, "claim", "claim kind")
    if claim := draft.claims.get(entry.text("claim")):
        _check_constants(draft, item, claim)
        if pattern:
            _check_slots(draft, item, pattern, claim)
        if "each" in entry.lines:
            _check_each(draft, item, claim)
    draft.phrases.append(_phrase(item))


def _phrase(item: Item) -> Phrase:
    entry = item.entry
    values = entry.table("constants").values
    return Phrase(
        id=entry.text("id"),
        claim=entry.text("claim"),
        pattern=entry.text("pattern"),
        place=item.place(),
        constants={name: value for name, value in values.items() if isinstance(value, int)},
        scope=entry.text("scope") or "sentence",
        unless=entry.texts("unless"),
        each=entry.texts("each"),  # type: ignore[arg-type]  # the grammar lets kinds through only
        blocks=entry.texts("blocks"),  # type: ignore[arg-type]
    )


def read_pattern(draft: Draft, item: Item) -> Pattern | None:
    """Return the pattern of an entry if it has one; note each word class nobody defines."""
    if "pattern" not in item.entry.values:
        return None
    try:
        pattern = parse_pattern(item.entry.text("pattern"))
    except ValueError as error:
        draft.fault(item, "pattern", str(error))
        return None
    for part in walk(pattern):
        for name in part.classes if isinstance(part, Words) else ():
            draft.is_declared("words", name, item, "pattern", "word class")
    return pattern


def slots_of(pattern: Pattern) -> tuple[str, ...]:
    """Return the slots a pattern fills, each once, in order."""
    found = (part.slot for part in walk(pattern) if isinstance(part, Placeholder))
    return tuple(dict.fromkeys(slot for slot in found if slot))


def constants_of(pattern: Pattern) -> tuple[str, ...]:
    """Return the constants a pattern takes from its words."""
    found = (part.constant for part in walk(pattern) if isinstance(part, Words))
    return tuple(dict.fromkeys(name for name in found if name))


def _check_constants(draft: Draft, item: Item, claim: ClaimKind) -> None:
    given = item.entry.table("constants")
    for name in given.lines:
        if name not in claim.constants:
            hint = did_you_mean(name, claim.constants)
            message = f'claim "{claim.id}" has no constant "{name}"{hint}'
            draft.fault(Item(item.path, name, given.lines[name], given), name, message)


def _check_each(draft: Draft, item: Item, claim: ClaimKind) -> None:
    if len(claim.slots) != 1:
        message = f'"each" needs a claim kind with one slot; "{claim.id}" has {len(claim.slots)}'
        draft.fault(item, "each", message)
        return
    _check_kinds(draft, item, "each", item.entry.texts("each"), claim.slots[0])


def _check_slots(draft: Draft, item: Item, pattern: Pattern, claim: ClaimKind) -> None:
    slots = {slot.name: slot for slot in claim.slots}
    if not slots_of(pattern):
        draft.fault(item, "pattern", "the pattern fills no slot; write {slot} for a figure")
    for name in constants_of(pattern):
        if name not in claim.constants:
            hint = did_you_mean(name, claim.constants)
            draft.fault(item, "pattern", f'claim "{claim.id}" has no constant "{name}"{hint}')
    for name, count in count_slots(pattern).items():
        if name not in slots:
            hint = did_you_mean(name, slots)
            draft.fault(item, "pattern", f'claim "{claim.id}" has no slot "{name}"{hint}')
        elif count > 1 and not slots[name].many:
            message = f'slot "{name}" takes one figure; one match would give it {count}'
            draft.fault(item, "pattern", message)
    for part in walk(pattern):
        if isinstance(part, Placeholder) and part.slot in slots:
            _check_placeholder(draft, item, part, slots[part.slot])


def _check_placeholder(draft: Draft, item: Item, part: Placeholder, slot: SlotKind) -> None:
    if part.many and not slot.many:
        message = f'slot "{slot.name}" takes one figure; write {{{slot.name}}} or many: true'
        draft.fault(item, "pattern", message)
    _check_kinds(draft, item, "pattern", part.kinds, slot)


def _check_kinds(
    draft: Draft, item: Item, key: str, kinds: tuple[str, ...], slot: SlotKind
) -> None:
    for kind in kinds:
        if kind not in slot.kinds:
            known = ", ".join(slot.kinds)
            draft.fault(item, key, f'slot "{slot.name}" takes no {kind}; it takes {known}')
