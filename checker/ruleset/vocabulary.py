"""Words, claim kinds, guards and reference data: what phrases and rules are written with."""

from decimal import Decimal

from checker.core.units import unit_of
from checker.ruleset.draft import Draft, Item
from checker.ruleset.model import ClaimKind, Guard, Reference, SlotKind, WordClass
from checker.ruleset.reading import did_you_mean, quoted
from checker.ruleset.shapes import Entry

# Names that mean something else in patterns.
_RESERVED_CLASSES = ("items",)
_LONGEST_UNIT = 40


def add_words(draft: Draft, item: Item) -> None:
    """Check a word class and add it."""
    if item.name in _RESERVED_CLASSES:
        draft.fault(item, "", f'"{item.name}" is a word of the pattern language; name it otherwise')
    entry = item.entry
    draft.words[item.name] = WordClass(item.name, entry.texts("words"), entry.whole("value"))


def add_claim(draft: Draft, item: Item) -> None:
    """Check a claim kind and add it."""
    entry = item.entry
    slots = entry.table("slots")
    known = {name: slot for name, slot in slots.values.items() if isinstance(slot, Entry)}
    if not slots.lines:
        draft.fault(item, "slots", "a claim kind needs at least one slot")
    for name, slot in known.items():
        _check_slot(draft, Item(item.path, name, slots.line_of(name), slot), slots)
    for name in entry.texts("constants"):
        if name in slots.lines:
            draft.fault(item, "constants", f'"{name}" is a slot; a constant needs its own name')
    draft.claims[item.name] = ClaimKind(
        item.name,
        entry.text("title"),
        tuple(_slot_kind(name, slot) for name, slot in known.items()),
        entry.texts("constants"),
        entry.text("merge"),
    )


def _check_slot(draft: Draft, item: Item, slots: Entry) -> None:
    like = item.entry.text("like")
    if like == item.name or (like and like not in slots.lines):
        others = [name for name in slots.lines if name != item.name]
        draft.fault(item, "like", f'no other slot "{like}"{did_you_mean(like, others)}')
    for unit in item.entry.texts("units"):
        _check_unit(draft, item, "units", unit)


def _slot_kind(name: str, entry: Entry) -> SlotKind:
    return SlotKind(
        name,
        entry.texts("kinds"),  # type: ignore[arg-type]  # the grammar lets kinds through only
        entry.texts("units"),
        entry.text("like"),
        entry.flag("many", default=False),
        entry.text("role"),
        entry.texts("words"),
    )


def add_guard(draft: Draft, item: Item) -> None:
    """Check a guard and add it."""
    entry = item.entry
    scope = entry.text("scope") or "sentence"
    draft.guards[item.name] = Guard(
        item.name,
        entry.text("title"),
        entry.texts("words"),
        scope,
        entry.texts("kinds"),  # type: ignore[arg-type]  # the grammar lets kinds through only
    )


def add_reference(draft: Draft, item: Item) -> None:
    """Check a fact and add it: its ends in order, its unit known, its review not before it."""
    entry = item.entry
    _check_content(draft, item)
    _check_order(draft, item, "low", "high", Decimal)
    _check_order(draft, item, "start", "end", str)
    _check_order(draft, item, "reviewed", "review-by", str)
    if entry.text("unit"):
        _check_unit(draft, item, "unit", entry.text("unit"))
    draft.reference[item.name] = Reference(
        id=item.name,
        source=entry.text("source"),
        reviewed=entry.text("reviewed"),
        review_by=entry.text("review-by"),
        value=entry.optional("value"),
        low=entry.optional("low"),
        high=entry.optional("high"),
        unit=entry.text("unit"),
        words=entry.texts("words"),
        start=entry.optional("start"),
        end=entry.optional("end"),
        place=item.place(),
    )


def _check_content(draft: Draft, item: Item) -> None:
    given = item.entry.lines
    if not {"value", "low", "high", "start", "end", "words"} & given.keys():
        message = "a reference needs a value, a band (low, high), days (start, end) or words"
        draft.fault(item, "", message)
    if "value" in given and {"low", "high"} & given.keys():
        draft.fault(item, "value", "a reference has a value or a band, not both")


def _check_order(draft: Draft, item: Item, first: str, second: str, form: type) -> None:
    low, high = item.entry.optional(first), item.entry.optional(second)
    if low is not None and high is not None and form(low) > form(high):
        draft.fault(item, first, f'"{first}" {low} is above "{second}" {high}; swap them')


def _check_unit(draft: Draft, item: Item, key: str, unit: str) -> None:
    # Longer ones cost more to take apart than any unit is worth.
    if len(unit) > _LONGEST_UNIT or unit_of(unit) is None:
        draft.fault(item, key, f"unknown unit {quoted(unit)}")
