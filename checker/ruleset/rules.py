"""Rules, checked against the claim kinds, guards and words they name, and their examples."""

from collections.abc import Collection

from checker.ruleset.draft import Draft, Item
from checker.ruleset.expression import sorts_of
from checker.ruleset.formulas import check_condition, check_quotes, check_template
from checker.ruleset.marks import read_marks
from checker.ruleset.model import Example, Place, Rule
from checker.ruleset.phrases import read_pattern, slots_of
from checker.ruleset.reading import did_you_mean
from checker.ruleset.shapes import Entry

_GROUPS = ("pass", "fail", "skip")


def add_rule(draft: Draft, item: Item) -> None:
    """Check a rule and add it."""
    entry = item.entry
    if "pattern" in entry.lines:
        _check_wording(draft, item)
    else:
        _check_relation(draft, item)
    for guard in entry.texts("skip-when"):
        draft.is_declared("guards", guard, item, "skip-when", "guard")
    draft.rules.append(_rule(item))


def _check_wording(draft: Draft, item: Item) -> None:
    for key in ("on", "check", "where"):
        if key in item.entry.lines:
            draft.fault(item, key, f'a rule has "pattern" or "{key}", not both')
    if item.entry.text("severity") == "error":
        draft.fault(item, "severity", "a wording is at most a query; expected query or style")
    pattern = read_pattern(draft, item)
    if pattern is None:
        return
    slots = slots_of(pattern)
    _check_marks(draft, item, slots, bare=True)
    for key in ("message", "suggest"):
        check_quotes(draft, item, key, slots)


def _check_relation(draft: Draft, item: Item) -> None:
    entry = item.entry
    for key in ("on", "check"):
        if key not in entry.lines:
            draft.fault(item, key, f'a rule lacks the key "{key}" (or a "pattern" instead)')
    examples = entry.table("examples")
    if "skip" not in examples.lines:
        draft.fault(item, "examples", 'examples lacks the key "skip" (Sentences it leaves alone)')
    if entry.text("on"):
        draft.is_declared("claims", entry.text("on"), item, "on", "claim kind")
    claim = draft.claims.get(entry.text("on"))
    # Without it the formulas are looked at all the same: all faults are told in one go.
    sorts = sorts_of(claim) if claim else None
    for key in ("check", "where"):
        check_condition(draft, item, key, sorts)
    for key in ("message", "suggest"):
        check_template(draft, item, key, sorts)
    if claim:
        _check_marks(draft, item, [slot.name for slot in claim.slots], bare=False)


def _check_marks(draft: Draft, item: Item, slots: Collection[str], *, bare: bool) -> None:
    examples = item.entry.table("examples")
    for example in (entry for group in _GROUPS for entry in examples.entries(group)):
        here = Item(item.path, item.name, example.line, example)
        try:
            marks = read_marks(example.text("text")).marks
        except ValueError as error:
            draft.fault(here, "text", str(error))
            continue
        for mark in marks:
            if mark.slot and mark.slot not in slots:
                hint = did_you_mean(mark.slot, slots)
                draft.fault(here, "text", f'a mark names no slot: "{mark.slot}"{hint}')
            elif not mark.slot and not bare:
                draft.fault(here, "text", f"a mark names no slot: write ⟦slot:{mark.text}⟧")


def _rule(item: Item) -> Rule:
    entry = item.entry
    examples = entry.table("examples")
    return Rule(
        id=entry.text("id"),
        title=entry.text("title"),
        severity=entry.text("severity"),  # type: ignore[arg-type]  # the grammar lets no other through
        why=entry.text("why"),
        message=entry.text("message"),
        place=item.place(),
        on=entry.text("on"),
        check=entry.text("check"),
        pattern=entry.text("pattern"),
        where=entry.text("where"),
        suggest=entry.text("suggest"),
        skip_when=entry.texts("skip-when"),
        unless=entry.texts("unless"),
        catalogue=entry.texts("catalogue"),
        source=entry.text("source"),
        default=entry.flag("default", default=True),
        bounds=entry.flag("bounds", default=False),
        passing=_examples(item, examples, "pass"),
        failing=_examples(item, examples, "fail"),
        skipping=_examples(item, examples, "skip"),
    )


def _examples(item: Item, examples: Entry, group: str) -> tuple[Example, ...]:
    return tuple(
        Example(
            text=entry.text("text"),
            message=entry.text("message"),
            reason=entry.text("reason"),
            date=entry.text("date"),
            place=Place(item.path, entry.line),
        )
        for entry in examples.entries(group)
    )
