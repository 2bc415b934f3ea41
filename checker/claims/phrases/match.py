"""Phrases matched over the sentences of a page."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Self

import msgspec
from msgspec import Raw, Struct, structs

from checker.claims.lists.listed import is_list
from checker.claims.phrases.compile import CompiledPhrase, expression
from checker.claims.phrases.possible import PhraseIndex, Table
from checker.claims.phrases.skeleton import Skeleton
from checker.core.model import Constant, Figure, Mention, Page
from checker.core.span import Span
from checker.core.units import unit_of
from checker.ruleset.model import ClaimKind


class Match(Struct, frozen=True):
    """One phrase found in one skeleton; `span` is in the skeleton."""

    phrase: CompiledPhrase
    skeleton: Skeleton
    span: Span
    slots: dict[str, tuple[int, ...]]
    constants: dict[str, Constant]
    items: Span | None = None


class MatcherTable(Struct, frozen=True, array_like=True):
    """A matcher as it is kept, its phrases not yet decoded: a page needs few of them."""

    of_sentences: Table
    of_blocks: Table
    block_words: tuple[str, ...]
    phrases: tuple[Raw, ...]


class _Phrases:
    """Phrases decoded when they are asked for; their claims are those of `claims`."""

    def __init__(self, kept: Sequence[Raw], claims: Mapping[str, ClaimKind]) -> None:
        self._kept, self._claims = kept, claims
        self._known: dict[int, CompiledPhrase] = {}
        self._decoder = msgspec.msgpack.Decoder(CompiledPhrase)

    def at(self, place: int) -> CompiledPhrase:
        """Return the phrase at a place, always the same object."""
        found = self._known.get(place)
        if found is None:
            phrase = self._decoder.decode(self._kept[place])
            # Claims are merged where their kind is one and the same object.
            claim = self._claims.get(phrase.claim.id, phrase.claim)
            found = self._known[place] = structs.replace(phrase, claim=claim)
        return found


class Matcher:
    """Runs phrases over skeletons; made once for a set of rules."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        sentences = [phrase for phrase in phrases if phrase.scope == "sentence"]
        blocks = [phrase for phrase in phrases if phrase.scope == "block"]
        self._of_sentences, self._of_blocks = PhraseIndex(sentences), PhraseIndex(blocks)
        # One of these stands in every block that is worth a closer look.
        self._block_words = tuple({word for p in blocks for word in p.anchors[0]})

    @staticmethod
    def table(phrases: Sequence[CompiledPhrase]) -> MatcherTable:
        """Return what `of_table` makes the matcher of `phrases` of."""
        made = Matcher(phrases)
        ordered = [p for scope in ("sentence", "block") for p in phrases if p.scope == scope]
        # What is asked of a phrase before it is run stands in the tables.
        brief = (structs.replace(phrase, anchors=(), needs=()) for phrase in ordered)
        return MatcherTable(
            made._of_sentences.table(),
            made._of_blocks.table(),
            made._block_words,
            tuple(Raw(msgspec.msgpack.encode(phrase)) for phrase in brief),
        )

    @classmethod
    def of_table(cls, table: MatcherTable, claims: Mapping[str, ClaimKind]) -> Self:
        """Return the matcher that `table` was made of; `claims` are the kinds of the rules."""
        matcher = cls(())
        first = len(table.of_sentences.ends)
        sentences = _Phrases(table.phrases[:first], claims)
        matcher._of_sentences = PhraseIndex.of_table(table.of_sentences, sentences.at)
        blocks = _Phrases(table.phrases[first:], claims)
        matcher._of_blocks = PhraseIndex.of_table(table.of_blocks, blocks.at)
        matcher._block_words = table.block_words
        return matcher

    def matches(self, skeleton: Skeleton, page: Page, figures: Sequence[Figure]) -> Iterator[Match]:
        """Yield every match of every phrase whose figures fit its slots."""
        kind = page.blocks[skeleton.blocks[0]].kind
        text, letters = skeleton.text, skeleton.letters()
        first = 0
        for sentence in skeleton.sentences:
            last = bisect_left(skeleton.holes, sentence.end, first)
            if last > first:
                held = letters[first:last]
                for phrase in self._of_sentences.possible(sentence.of(text), kind, held):
                    yield from _found(phrase, sentence, skeleton, figures)
            first = last
        if skeleton.has_any(self._block_words):
            whole = Span(0, len(text))
            for phrase in self._of_blocks.possible(text, kind, letters):
                yield from _found(phrase, whole, skeleton, figures)


def _found(
    phrase: CompiledPhrase, stretch: Span, skeleton: Skeleton, figures: Sequence[Figure]
) -> Iterator[Match]:
    for hit in expression(phrase.source).finditer(skeleton.text, stretch.start, stretch.end):
        if any(word in hit[0] for word in phrase.unless):
            continue
        if "items" in hit.re.groupindex and not is_list(hit["items"] or ""):
            continue
        groups = {name: Span(*hit.span(name)) for name in hit.groupdict() if hit[name] is not None}
        slots: dict[str, tuple[int, ...]] = {}
        for group, slot in phrase.slot_of.items():
            if group in groups:
                slots[slot] = skeleton.figures_in(groups[group].start, groups[group].end)
        fitted = fit(phrase.claim, slots, figures)
        if fitted is not None:
            constants = {
                name: Constant(name, value) for name, value in phrase.constants.items()
            } | {
                name: _constant(name, groups[group], phrase, skeleton, figures)
                for group, name in phrase.constant_of.items()
                if group in groups
            }
            span = Span(*hit.span())
            yield Match(phrase, skeleton, span, fitted, constants, groups.get("items"))


def _constant(
    name: str, span: Span, phrase: CompiledPhrase, skeleton: Skeleton, figures: Sequence[Figure]
) -> Constant:
    word = span.of(skeleton.text)
    return Constant(name, phrase.values[word], Mention(word, skeleton.to_flow(span, figures)))


def fit(
    claim: ClaimKind, slots: dict[str, tuple[int, ...]], figures: Sequence[Figure]
) -> dict[str, tuple[int, ...]] | None:
    """Return `slots` with lists cut to figures of the unit they must share.

    None where a single figure has the wrong unit, or a list keeps nothing.
    """
    fitted = dict(slots)
    for slot in claim.slots:
        ids = fitted.get(slot.name)
        if ids is None:
            continue
        if slot.units:
            ids = tuple(i for i in ids if figures[i].unit in slot.units)
        model = fitted.get(slot.like)
        if model:
            ids = tuple(i for i in ids if are_alike(figures[i], figures[model[0]]))
        elif slot.many and ids:
            ids = tuple(i for i in ids if are_alike(figures[i], figures[ids[0]]))
        if not ids or (not slot.many and len(ids) < len(slots[slot.name])):
            return None
        fitted[slot.name] = ids
    return fitted


def are_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures can be added or compared: units of one dimension."""
    if one.unit == other.unit:
        return one.kind == other.kind or "percentage-point" not in (one.kind, other.kind)
    a, b = unit_of(one.unit), unit_of(other.unit)
    return a is not None and b is not None and a.dimension == b.dimension and one.kind == other.kind
