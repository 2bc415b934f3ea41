"""Phrases matched over the sentences of a page."""

from collections.abc import Iterable, Iterator, Sequence

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


class _Group(Struct, frozen=True):
    """Phrases of which each match holds one of `words`; `heads` are the words' first letters."""

    heads: frozenset[str]
    words: frozenset[str]
    phrases: tuple[tuple[int, CompiledPhrase], ...]

    def may_match(self, text: str, letters: frozenset[str]) -> bool:
        """Tell whether one of the words stands in `text`, which is made of `letters`."""
        return not self.heads.isdisjoint(letters) and any(word in text for word in self.words)


class Matcher:
    """Runs phrases over skeletons; made once for a set of rules."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._groups = {
            scope: _grouped(phrase for phrase in phrases if phrase.scope == scope)
            for scope in ("sentence", "block")
        }

    def matches(self, skeleton: Skeleton, page: Page, figures: Sequence[Figure]) -> Iterator[Match]:
        """Yield every match of every phrase whose figures fit its slots."""
        kind = page.blocks[skeleton.blocks[0]].kind
        # What the whole block does not hold, none of its sentences holds.
        possible = {
            scope: _of_groups(groups, skeleton.text, kind) for scope, groups in self._groups.items()
        }
        for sentence in skeleton.sentences:
            yield from _in(sentence, possible["sentence"], skeleton, figures)
        whole = Span(0, len(skeleton.text))
        yield from _in(whole, possible["block"], skeleton, figures)


def _grouped(phrases: Iterable[CompiledPhrase]) -> tuple[_Group, ...]:
    """Return the phrases by their rarest required words, each with its place among all."""
    by_words: dict[frozenset[str], list[tuple[int, CompiledPhrase]]] = {}
    for number, phrase in enumerate(phrases):
        by_words.setdefault(phrase.anchors[0], []).append((number, phrase))
    return tuple(
        _Group(frozenset(word[0] for word in words), words, tuple(held))
        for words, held in by_words.items()
    )


def _of_groups(groups: Sequence[_Group], text: str, kind: BlockKind) -> list[CompiledPhrase]:
    """Return the phrases that may match in a block of a kind, in their own order."""
    letters = frozenset(text)
    found = [pair for group in groups if group.may_match(text, letters) for pair in group.phrases]
    found.sort(key=_place)
    return _possible((p for _, p in found if not p.blocks or kind in p.blocks), text)


def _place(pair: tuple[int, CompiledPhrase]) -> int:
    return pair[0]


def _in(
    stretch: Span,
    phrases: Sequence[CompiledPhrase],
    skeleton: Skeleton,
    figures: Sequence[Figure],
) -> Iterator[Match]:
    if phrases and skeleton.figures_in(stretch.start, stretch.end):
        for phrase in _possible(phrases, stretch.of(skeleton.text)):
            yield from _found(phrase, stretch, skeleton, figures)


def _possible(phrases: Iterable[CompiledPhrase], text: str) -> list[CompiledPhrase]:
    """Return the phrases whose required words and kinds of figure all stand in `text`."""
    letters = frozenset(text)
    known: dict[frozenset[str], bool] = {}
    return [
        phrase
        for phrase in phrases
        if not any(need.isdisjoint(letters) for need in phrase.needs)
        and all(_has(words, text, known) for words in phrase.anchors)
    ]


def _has(words: frozenset[str], text: str, known: dict[frozenset[str], bool]) -> bool:
    """Tell whether one of `words` stands in `text`; asked once a sentence."""
    answer = known.get(words)
    if answer is None:
        answer = known[words] = any(word in text for word in words)
    return answer


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
