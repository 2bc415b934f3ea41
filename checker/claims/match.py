"""Phrases matched over the sentences of a page."""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import add

from msgspec import Struct

from checker.claims.compile import CompiledPhrase, expression
from checker.claims.listed import is_list
from checker.claims.skeleton import Skeleton
from checker.core.model import BlockKind, Constant, Figure, Mention, Page
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


class _Index(Struct, frozen=True):
    """Phrases by the words that a match of theirs must hold.

    `words`: every such word under its first two letters (or its only one). `led`: the numbers
    of the phrases under each of their rarest words.
    """

    phrases: tuple[CompiledPhrase, ...]
    words: dict[str, tuple[str, ...]]
    led: dict[str, tuple[int, ...]]

    def words_in(self, text: str) -> set[str]:
        """Return the words of phrases that stand in `text`: one look at each pair of letters."""
        heads = {*text, *map(add, text, text[1:])}
        return {w for head in self.words.keys() & heads for w in self.words[head] if w in text}

    def possible(self, text: str, words: set[str], kind: BlockKind) -> list[CompiledPhrase]:
        """Return the phrases that may match in a block of a kind, in their own order."""
        numbers = sorted({number for word in words for number in self.led.get(word, ())})
        found = (self.phrases[number] for number in numbers)
        letters = frozenset(text)
        return [p for p in found if (not p.blocks or kind in p.blocks) and _fits(p, letters, words)]


class Matcher:
    """Runs phrases over skeletons; made once for a set of rules."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._index = _index(tuple(phrases))

    def matches(self, skeleton: Skeleton, page: Page, figures: Sequence[Figure]) -> Iterator[Match]:
        """Yield every match of every phrase whose figures fit its slots."""
        kind = page.blocks[skeleton.blocks[0]].kind
        words = self._index.words_in(skeleton.text)
        # What the whole block does not hold, none of its sentences holds.
        possible = self._index.possible(skeleton.text, words, kind)
        of_sentences = [phrase for phrase in possible if phrase.scope == "sentence"]
        for sentence in skeleton.sentences if of_sentences else ():
            if skeleton.figures_in(sentence.start, sentence.end):
                yield from _in_sentence(of_sentences, sentence, words, skeleton, figures)
        whole = Span(0, len(skeleton.text))
        for phrase in possible:
            if phrase.scope == "block":
                yield from _found(phrase, whole, skeleton, figures)


def _index(phrases: tuple[CompiledPhrase, ...]) -> _Index:
    words: dict[str, set[str]] = {}
    led: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        for word in phrase.anchors[0]:
            led.setdefault(word, []).append(number)
        for word in chain.from_iterable(phrase.anchors):
            words.setdefault(word[:2], set()).add(word)
    return _Index(
        phrases,
        {head: tuple(sorted(held)) for head, held in words.items()},
        {word: tuple(numbers) for word, numbers in led.items()},
    )


def _in_sentence(
    phrases: Sequence[CompiledPhrase],
    sentence: Span,
    words: set[str],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Match]:
    text = sentence.of(skeleton.text)
    letters = frozenset(text)
    here = {word for word in words if word in text} if len(text) < len(skeleton.text) else words
    for phrase in phrases:
        if _fits(phrase, letters, here):
            yield from _found(phrase, sentence, skeleton, figures)


def _fits(phrase: CompiledPhrase, letters: frozenset[str], words: set[str]) -> bool:
    """Tell whether all that a match must hold is there: its words and its kinds of figure."""
    for anchor in phrase.anchors:
        if anchor.isdisjoint(words):
            return False
    for need in phrase.needs:  # noqa: SIM110 - any() takes twice the time, half of all matching
        if need.isdisjoint(letters):
            return False
    return True


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
