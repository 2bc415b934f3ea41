"""What a rule file says, once loaded: claim kinds, phrases, guards, rules, reference data.

A rule file is one YAML mapping with any of the keys `words`, `claims`, `phrases`, `guards`,
`reference` and `rules`. See rules/README.md for the language.
"""

from msgspec import Struct, field

from checker.core.model import BlockKind, Kind, Severity


class Place(Struct, frozen=True, array_like=True):
    """Where an entry stands: rule file and line, for messages."""

    path: str
    line: int


class WordClass(Struct, frozen=True, array_like=True):
    """Words that mean the same for a phrase: `<rise>`; `value` is what a constant takes from it."""

    name: str
    words: tuple[str, ...]
    value: int = 0


class SlotKind(Struct, frozen=True, array_like=True):
    """What may fill a slot: kinds of figure, units (empty: any), and the slot it is like.

    `like`: the unit must convert to that of the named slot. `many`: a list of figures.
    `role`: `level` (411家) or `change` (增加314家); empty: either. `words`: the words before
    the figure end with one of these (出口总额), which fills the slot without a phrase.
    """

    name: str
    kinds: tuple[Kind, ...]
    units: tuple[str, ...] = ()
    like: str = ""
    many: bool = False
    role: str = ""
    words: tuple[str, ...] = ()


class ClaimKind(Struct, frozen=True, array_like=True):
    """A kind of claim: its slots and the constants phrases may set.

    `merge`: where two places may each say a part of one claim: `headline` (the headline and
    its story), `article` (any two sentences of an article); empty: one sentence only.
    """

    id: str
    title: str
    slots: tuple[SlotKind, ...]
    constants: tuple[str, ...] = ()
    merge: str = ""


class Phrase(Struct, frozen=True, array_like=True):
    """How the language states a claim of a kind: a pattern over text with typed placeholders.

    `each` stands instead of `pattern`: every figure of these kinds makes a claim, in the one
    slot of the claim kind. `blocks` limits the phrase to kinds of block (empty: all).
    """

    id: str
    claim: str
    pattern: str
    place: Place
    constants: dict[str, int] = field(default_factory=dict)
    scope: str = "sentence"
    unless: tuple[str, ...] = ()
    each: tuple[Kind, ...] = ()
    blocks: tuple[BlockKind, ...] = ()


class Guard(Struct, frozen=True, array_like=True):
    """What stands against re-computing a claim: words, and how far from the claim they count.

    `scope` is `clause`, `sentence`, `elsewhere` (the sentence without what leads to the claim's own
    figures) or `before` (the words just before the first figure).
    `kinds`: it stands only against claims with a figure of one of these; empty: any.
    """

    id: str
    title: str
    words: tuple[str, ...]
    scope: str = "sentence"
    kinds: tuple[Kind, ...] = ()


class Reference(Struct, frozen=True, array_like=True):
    """A fact that rules look up: a band, a cardinality, a period; with source and review date."""

    id: str
    source: str
    reviewed: str
    review_by: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str = ""
    words: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: Place | None = None


class Example(Struct, frozen=True, array_like=True):
    """A marked sentence and what the rule must say of it."""

    text: str
    message: str = ""
    reason: str = ""
    date: str = ""
    place: Place | None = None


class Rule(Struct, frozen=True, array_like=True):
    """A relation that claims of one kind must satisfy, or a wording that must not occur.

    Either `on` and `check` (an expression over the slots and constants of the claim kind), or
    `pattern`: a phrase whose every match is a finding, at most `style` or `query`. `requires`:
    slots that must be filled (from `check`, if not given). `default`: on without `--select`.
    `bounds`: its pass says only that the figures are possible, so none of them counts as checked.
    """

    id: str
    title: str
    severity: Severity
    why: str
    message: str
    place: Place
    on: str = ""
    check: str = ""
    pattern: str = ""
    where: str = ""
    suggest: str = ""
    skip_when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()
    source: str = ""
    default: bool = True
    bounds: bool = False
    passing: tuple[Example, ...] = ()
    failing: tuple[Example, ...] = ()
    skipping: tuple[Example, ...] = ()


class Ruleset(Struct, frozen=True, array_like=True):
    """All that was loaded, checked as a whole. `hash` changes with every byte of the files."""

    hash: str
    words: dict[str, WordClass]
    claims: dict[str, ClaimKind]
    phrases: tuple[Phrase, ...]
    guards: dict[str, Guard]
    reference: dict[str, Reference]
    rules: tuple[Rule, ...]
