"""Phrases become regular expressions over skeletons, with what must be there for a match."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from msgspec import Struct, structs

from checker.claims.phrases.alternatives import either, seldom
from checker.claims.phrases.skeleton import ANY_FIGURE, placeholder
from checker.core.hashes import sha256
from checker.core.model import BlockKind, Kind
from checker.core.patterns import compiled
from checker.core.tables import cached_value, load_table, rules_folder
from checker.ruleset.model import ClaimKind, Rule, Ruleset, SlotKind, WordClass
from checker.ruleset.pattern import parse_pattern
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
    count_slots,
)

_GAP = rf"[^，,。；;：:！？\n{ANY_FIGURE}]{{0,16}}?"
_WIDE_GAP = rf"[^。；;！？\n{ANY_FIGURE}]{{0,40}}?"
_LETTER = rf"[^，,。；;：:！？、\n（()）{ANY_FIGURE}]"
_NAME = rf"(?:{_LETTER}{{1,40}}(?:（[^（）\n]{{1,40}}）)?)"
_ITEMS = rf"(?<![^，,。；;：:！？\n（({ANY_FIGURE}])(?P<items>{_NAME}(?:、{_NAME})+)"
_LIST_GAP = "。！？\\n"
_HEDGES = "language/zh/hedges.yaml"
# What makes expressions of patterns, and what is kept of them.
_MADE_BY = (
    *(f"claims/phrases/{name}" for name in ("alternatives", "compile", "match", "possible")),
    *("claims/phrases/skeleton", "claims/engine"),
    *("core/model", "ruleset/model", "ruleset/pattern", "ruleset/pattern_parts"),
)
# 约占 is a hedge and a verb; phrases name the verb themselves.
_VERBS = ("占", "为", "有", "合")
ANY_KIND: tuple[Kind, ...] = get_args(Kind)


@cache
def _hedges() -> str:
    """Return the expression of the hedges that stand right before a figure."""
    before: dict[str, list[str]] = load_table(_HEDGES)["before"]
    words = {word for group in before.values() for word in group if not word.endswith(_VERBS)}
    return seldom(words)


class CompiledPhrase(Struct, frozen=True):
    """One phrase ready to run.

    `anchors`: of each set at least one word stands in any match. `needs`: of each set of
    placeholders at least one does, and `least` figures in all. `slot_of` and `values` say what a
    named group of the expression fills: a slot, or a constant with the value of each word.
    """

    id: str
    claim: ClaimKind
    source: str
    anchors: tuple[frozenset[str], ...]
    needs: tuple[frozenset[str], ...]
    slot_of: dict[str, str]
    constant_of: dict[str, str]
    values: dict[str, int]
    constants: dict[str, int]
    unless: tuple[str, ...]
    blocks: frozenset[BlockKind]
    scope: str
    least: int


@cache
def expression(source: str) -> re.Pattern[str]:
    """Return a phrase's expression; compiled when a page first needs it, which most do not."""
    return compiled(source)


def compile_phrases(ruleset: Ruleset) -> tuple[CompiledPhrase, ...]:
    """Return every phrase of `ruleset` that has a pattern, and every rule that is one.

    To read the patterns takes longer than to check a page, so the result is kept.
    """
    kept: tuple[CompiledPhrase, ...] = cached_value(
        f"phrases-{key_of(ruleset)}", lambda: _compiled(ruleset), tuple[CompiledPhrase, ...]
    )
    # Claims are merged where their kind is one and the same object.
    return tuple(
        structs.replace(phrase, claim=ruleset.claims.get(phrase.claim.id, phrase.claim))
        for phrase in kept
    )


def key_of(ruleset: Ruleset) -> str:
    """Return what changes with the rules, and with the code and the hedges that work on them."""
    package = Path(__file__).parents[2]
    files = [*(package / f"{name}.py" for name in _MADE_BY), rules_folder() / _HEDGES]
    stamps = [((stat := path.stat()).st_size, stat.st_mtime_ns) for path in files]
    return sha256(f"{ruleset.hash} {stamps}".encode()).hexdigest()


def _compiled(ruleset: Ruleset) -> tuple[CompiledPhrase, ...]:
    phrases = [
        _Compiler(phrase.id, ruleset.claims[phrase.claim], ruleset.words).phrase(
            phrase.pattern, phrase.constants, phrase.unless, phrase.blocks, phrase.scope
        )
        for phrase in ruleset.phrases
        if phrase.pattern
    ]
    wordings = [
        _Compiler(rule.id, _claim_of(rule), ruleset.words).phrase(
            rule.pattern, {}, rule.unless, (), "sentence"
        )
        for rule in ruleset.rules
        if rule.pattern
    ]
    return (*phrases, *wordings)


def _claim_of(rule: Rule) -> ClaimKind:
    """Return the kind of claim that every match of a wording rule makes: any figure fits."""
    slots = count_slots(parse_pattern(rule.pattern))
    kinds = tuple(SlotKind(name, ANY_KIND) for name in slots)
    return ClaimKind(f"pattern:{rule.id}", rule.title, kinds)


class _Compiler:
    """Builds the expression of one phrase and notes what its groups mean."""

    def __init__(self, name: str, claim: ClaimKind, words: Mapping[str, WordClass]) -> None:
        self._id = name
        self._claim = claim
        self._slots = {slot.name: slot for slot in claim.slots}
        self._words = words
        self._slot_of: dict[str, str] = {}
        self._constant_of: dict[str, str] = {}
        self._values: dict[str, int] = {}

    def phrase(
        self,
        source: str,
        constants: Mapping[str, int],
        unless: tuple[str, ...],
        blocks: tuple[BlockKind, ...],
        scope: str,
    ) -> CompiledPhrase:
        """Compile `source` as one phrase."""
        pattern = parse_pattern(source)
        return CompiledPhrase(
            id=self._id,
            claim=self._claim,
            source=self._pattern(pattern),
            anchors=tuple(sorted(self._anchors(pattern), key=_cost)),
            needs=tuple(self._needs(pattern)),
            slot_of=self._slot_of,
            constant_of=self._constant_of,
            values=self._values,
            constants=dict(constants),
            unless=unless,
            blocks=frozenset(blocks),
            scope=scope,
            least=sum(map(_least, pattern.parts)),
        )

    def _pattern(self, pattern: Pattern) -> str:
        return "".join(
            self._hedged(part, number > 0 and isinstance(pattern.parts[number - 1], Gap))
            for number, part in enumerate(pattern.parts)
        )

    def _hedged(self, part: Part, after_gap: bool) -> str:
        """Return the expression of one part; a figure may be hedged: 增加到近⟦300家⟧."""
        inner = part.part if isinstance(part, Maybe) else part
        if not isinstance(inner, Placeholder) or after_gap:
            return self._part(part)
        expression = f"(?:{_hedges()})?{self._placeholder(inner)}"
        return f"(?:{expression})?" if isinstance(part, Maybe) else expression

    def _part(self, part: Part) -> str:
        match part:
            case Text(text):
                return re.escape(text)
            case Letters(characters):
                return f"[{re.escape(characters)}]"
            case Placeholder():
                return self._placeholder(part)
            case Words():
                return self._word(part)
            case Items():
                return _ITEMS
            case Gap(wide):
                return _WIDE_GAP if wide else _GAP
            case Choice(options):
                return f"(?:{'|'.join(self._pattern(option) for option in options)})"
            case Maybe(inner):
                return f"(?:{self._part(inner)})?"

    def _placeholder(self, part: Placeholder) -> str:
        letters = "".join(sorted(self._letters(part)))
        if not part.slot:
            return f"[{letters}]"
        group = f"s{len(self._slot_of)}"
        self._slot_of[group] = part.slot
        if not part.many:
            return f"(?P<{group}>[{letters}])"
        # The gap holds none of the letters, so a list can be read in one way only.
        return f"(?P<{group}>[{letters}](?:[^{letters}{_LIST_GAP}]{{0,60}}[{letters}])*)"

    def _letters(self, part: Placeholder) -> frozenset[str]:
        slot = self._slots.get(part.slot, SlotKind("", ANY_KIND))
        kinds = part.kinds or slot.kinds
        roles = {"level": (False,), "change": (True,)}.get(slot.role, (False, True))
        return frozenset(placeholder(kind, change=role) for kind in kinds for role in roles)

    def _word(self, part: Words) -> str:
        values = {
            word: self._words[name].value
            for name in part.classes
            for word in self._words[name].words
        }
        options = either(values)
        if not part.constant:
            return options
        group = f"w{len(self._constant_of)}"
        self._constant_of[group] = part.constant
        self._values.update(values)
        return f"(?P<{group}>{options})"

    def _anchors(self, pattern: Pattern) -> Iterator[frozenset[str]]:
        for part in pattern.parts:
            if words := self._anchor(part):
                yield words

    def _anchor(self, part: Part) -> frozenset[str]:
        match part:
            case Text(text):
                return frozenset([text])
            case Letters(characters):
                return frozenset(characters)
            case Words(classes):
                return frozenset(word for name in classes for word in self._words[name].words)
            case Items():
                return frozenset("、")
            case Choice(options):
                best = [
                    min(self._anchors(option), key=_cost, default=frozenset()) for option in options
                ]
                return frozenset().union(*best) if all(best) else frozenset()
            case _:
                return frozenset()

    def _needs(self, pattern: Pattern) -> Iterator[frozenset[str]]:
        for part in pattern.parts:
            if isinstance(part, Placeholder):
                yield self._letters(part)


def _least(part: Part) -> int:
    """Return how many figures a part takes up at least."""
    match part:
        case Placeholder():
            return 1
        case Choice(options):
            return min(sum(map(_least, option.parts)) for option in options)
        case _:
            return 0


def _cost(words: frozenset[str]) -> tuple[int, int]:
    """Rank sets of anchors: first those whose shortest word is long, then the small ones."""
    return -min(map(len, words)), len(words)
