"""Rules made ready once for a set of them: formulas parsed, kinds of claim looked up."""

from _thread import allocate_lock
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from checker.judge.facts import Groups
from checker.ruleset.expression import Expression, parse_expression
from checker.ruleset.expression_tree import names_in
from checker.ruleset.model import ClaimKind, Rule, Ruleset

PATTERN = "pattern:"


class Ready(Struct, frozen=True):
    """A rule with its formulas parsed; `check` is None for a wording that must not occur.

    `needs` are the names in `check` in the order in which the kind of claim declares them.
    """

    rule: Rule
    check: Expression | None
    where: Expression | None
    needs: tuple[str, ...]


class Compiled(Struct, frozen=True):
    """The rules by the kind of claim they are on."""

    by_kind: Mapping[str, tuple[Ready, ...]]
    claims: Mapping[str, ClaimKind]
    facts: Groups
    guards: Mapping[str, str]


class _ByKind(Mapping[str, tuple[Ready, ...]]):
    """Rules made ready when a page first has a claim of their kind; one page has few kinds."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]], claims: Mapping[str, ClaimKind]):
        self._rules, self._claims = rules, claims
        self._ready: dict[str, tuple[Ready, ...]] = {}

    def __getitem__(self, kind: str) -> tuple[Ready, ...]:
        found = self._ready.get(kind)
        if found is None:
            rules = self._rules[kind]
            found = tuple(_ready(rule, self._claims.get(rule.on)) for rule in rules)
            self._ready[kind] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


_kept: dict[int, tuple[Ruleset, Compiled]] = {}
# What threading.Lock is, without all else that comes with it.
_lock = allocate_lock()
_MOST_KEPT = 8


def compiled(ruleset: Ruleset) -> Compiled:
    """Return `ruleset` made ready; the same set is made ready once."""
    with _lock:
        kept = _kept.get(id(ruleset))
        if kept is None or kept[0] is not ruleset:
            if len(_kept) >= _MOST_KEPT:
                _kept.clear()
            # The set is kept beside its result, so that its id is not given to another.
            kept = _kept[id(ruleset)] = (ruleset, _compiled(ruleset))
        return kept[1]


def _compiled(ruleset: Ruleset) -> Compiled:
    by_kind: dict[str, list[Rule]] = {}
    for rule in ruleset.rules:
        kind = f"{PATTERN}{rule.id}" if rule.pattern else rule.on
        by_kind.setdefault(kind, []).append(rule)
    return Compiled(
        _ByKind(by_kind, ruleset.claims),
        ruleset.claims,
        Groups(ruleset.reference),
        {guard.id: guard.title for guard in ruleset.guards.values()},
    )


def _ready(rule: Rule, kind: ClaimKind | None) -> Ready:
    check = parse_expression(rule.check) if rule.check else None
    where = parse_expression(rule.where) if rule.where else None
    named = dict.fromkeys(names_in(check.tree)) if check is not None else {}
    slots = [slot.name.replace("-", "_") for slot in kind.slots] if kind is not None else []
    needs = sorted(named, key=lambda name: slots.index(name) if name in slots else len(slots))
    return Ready(rule, check, where, tuple(needs))
