"""What the finders of claims need of a set of rules, made once for it."""

from msgspec import Struct

from checker.claims.named import NamedKinds, named_kinds
from checker.claims.phrases.compile import CompiledPhrase, compile_phrases, key_of
from checker.claims.phrases.match import Matcher, MatcherTable
from checker.claims.times.beside import Beside, beside_names
from checker.claims.totals.words import TotalWords, total_words
from checker.core.tables import cached_value
from checker.ruleset.model import ClaimKind, Guard, Phrase, Rule, Ruleset

# Drafts with these slots tell other finders which figures are changes, and of which years;
# claims of these kinds tell them what is counted and what is part of what.
_SLOTS_READ = frozenset({"delta", "start", "from", "to"})
_KINDS_READ = frozenset({"enumeration", "trade"})


class Engine(Struct, frozen=True):
    """What is made of a set of rules; `wanted` are the kinds of claim that some rule asks for."""

    wanted: frozenset[str]
    matcher: Matcher
    change_words: frozenset[str]
    each: tuple[Phrase, ...]
    guards: dict[str, tuple[Guard, ...]]
    totals: TotalWords
    named: NamedKinds
    beside: Beside
    symbols: frozenset[str]


_engines: dict[tuple[str, frozenset[str] | None], Engine] = {}


def engine_of(ruleset: Ruleset, rules: frozenset[str] | None) -> Engine:
    """Return what is made of `ruleset` where only some of its rules are on.

    `rules` are their ids; None means those that are on by default.
    """
    if (ruleset.hash, rules) not in _engines:
        wanted = _wanted(ruleset, rules)
        named = named_kinds(c for c in ruleset.claims.values() if _is_needed(c, wanted))
        _engines[ruleset.hash, rules] = Engine(
            wanted,
            _matcher(ruleset, rules, wanted),
            frozenset(ruleset.words["change-words"].words),
            tuple(phrase for phrase in ruleset.phrases if phrase.each and phrase.claim in wanted),
            _guards_by_kind(ruleset),
            total_words(ruleset),
            named,
            beside_names(ruleset.reference),
            _wrong_symbols(ruleset),
        )
    return _engines[ruleset.hash, rules]


def _matcher(ruleset: Ruleset, rules: frozenset[str] | None, wanted: frozenset[str]) -> Matcher:
    def phrases() -> list[CompiledPhrase]:
        return [p for p in compile_phrases(ruleset) if _is_needed(p.claim, wanted)]

    if rules is not None:
        return Matcher(phrases())
    # Kept for the rules that are on by default, as nearly every run has them.
    key = f"matcher-{key_of(ruleset)}"
    table = cached_value(key, lambda: Matcher.table(phrases()), MatcherTable)
    return Matcher.of_table(table, ruleset.claims)


def _wanted(ruleset: Ruleset, rules: frozenset[str] | None) -> frozenset[str]:
    return frozenset(
        _kind_of(rule)
        for rule in ruleset.rules
        if (rule.default if rules is None else rule.id in rules)
    )


def _kind_of(rule: Rule) -> str:
    return f"pattern:{rule.id}" if rule.pattern else rule.on


def _is_needed(claim: ClaimKind, wanted: frozenset[str]) -> bool:
    if claim.id in wanted or claim.id in _KINDS_READ:
        return True
    return any(slot.name in _SLOTS_READ for slot in claim.slots)


def _guards_by_kind(ruleset: Ruleset) -> dict[str, tuple[Guard, ...]]:
    """Return for each kind of claim the guards that some rule on it names."""
    named: dict[str, set[str]] = {}
    for rule in ruleset.rules:
        named.setdefault(_kind_of(rule), set()).update(rule.skip_when)
    return {
        kind: tuple(guard for name, guard in ruleset.guards.items() if name in names)
        for kind, names in named.items()
        if names
    }


def _wrong_symbols(ruleset: Ruleset) -> frozenset[str]:
    """Return the forms of unit symbols that reference data lists as wrong."""
    entries = (fact for name, fact in ruleset.reference.items() if name.startswith("unit-symbol/"))
    return frozenset(word for fact in entries for word in fact.words)
