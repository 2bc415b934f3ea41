"""Which phrases can match in a sentence, told without running any of them.

A match needs certain kinds of figure and certain words (从, 增加到). What figures a sentence
has is known before anything is sought in it, and leaves few phrases. Each need of a phrase is
one bit of a field that the phrase has in one large number; the bit above its needs is empty.
What figures meet sets bits. One, added at the foot of every field, carries up to that empty
bit where all bits below are set, and nowhere else: those phrases are left. Of them only those
are looked at of which a cue stands in the sentence, one of few letters that are in any match.
"""

from codecs import utf_16_le_encode
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Self, get_args

from msgspec import Struct

from checker.claims.phrases.compile import CompiledPhrase
from checker.core.model import BlockKind

_BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
# A page has some tens of different sets of figures in its sentences.
_MOST_KEPT = 2000
_BYTES = bytes(range(256))


class Table(Struct, frozen=True, array_like=True):
    """An index as it is kept: large numbers as bytes, phrases by their place.

    `counts` are the bits that so many figures meet. `sets` are words of which one must stand,
    `cues` the same by a letter of theirs; `words` tells which sets a phrase asks for, the one
    to look for first of all before the others.
    """

    ends: tuple[int, ...]
    feet: bytes
    tops: bytes
    blocks: dict[BlockKind, bytes]
    counts: tuple[bytes, ...]
    figures: dict[str, bytes]
    words: tuple[tuple[int, ...], ...]
    sets: tuple[tuple[str, ...], ...]
    cues: dict[int, dict[str, tuple[str, ...]]]


class _Cue(Struct, frozen=True):
    """A letter, words that hold it, and the phrases that one of these words is a cue of."""

    letter: str
    words: tuple[str, ...]
    places: list[int]


class _Asked(Struct, frozen=True):
    """Which phrases to look at: those `always`, and others by the low byte of a cue's letter.

    `others` are the bytes that no cue has.
    """

    always: tuple[int, ...]
    by_byte: dict[int, list[_Cue]]
    others: bytes


class PhraseIndex:
    """The needs of phrases by what meets them: figures, a kind of block, a cue.

    `possible` gives the phrases in the order in which they were given.
    """

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._start(_table(phrases), phrases.__getitem__)

    def _start(self, table: Table, phrase_at: Callable[[int], CompiledPhrase]) -> None:
        self._table = table
        self._phrase_at = phrase_at
        # The place of each phrase by the number of bits up to the end of its field.
        self._ends = {end: place for place, end in enumerate(table.ends)}
        self._feet, self._tops = _to_bits(table.feet), _to_bits(table.tops)
        self._blocks = {kind: _to_bits(data) for kind, data in table.blocks.items()}
        self._counts = tuple(map(_to_bits, table.counts))
        self._figures = {letter: _to_bits(data) for letter, data in table.figures.items()}
        self._asked = lru_cache(_MOST_KEPT)(self._asked_of)

    def table(self) -> Table:
        """Return what `of_table` makes the same index of."""
        return self._table

    @classmethod
    def of_table(cls, table: Table, phrase_at: Callable[[int], CompiledPhrase]) -> Self:
        """Return the index that `table` was made of; `phrase_at` gives its phrases."""
        index = cls.__new__(cls)
        index._start(table, phrase_at)
        return index

    def possible(
        self, text: str, kind: BlockKind, held: Collection[str]
    ) -> Iterator[CompiledPhrase]:
        """Yield the phrases whose needs a text meets, in a block of a kind.

        `held` are the placeholders of its figures.
        """
        enough = self._counts[min(len(held), len(self._counts) - 1)]
        met = self._blocks[kind] | enough
        for letter in held:
            met |= self._figures.get(letter, 0)
        asked = self._asked((met + self._feet) & self._tops)
        for place in sorted(_cued(text, asked)):
            if self._has_words(text, place):
                yield self._phrase_at(place)

    def _has_words(self, text: str, place: int) -> bool:
        """Tell whether a word of each set but the first stands in a text."""
        for number in self._table.words[place][1:]:
            for word in self._table.sets[number]:
                if word in text:
                    break
            else:
                return False
        return True

    def _asked_of(self, tops: int) -> _Asked:
        """Return how to ask for the phrases whose fields end in `tops`."""
        always: list[int] = []
        by_set: dict[int, list[int]] = {}
        while tops:
            lowest = tops & -tops
            place = self._ends[lowest.bit_length()]
            words = self._table.words[place]
            (by_set.setdefault(words[0], []) if words else always).append(place)
            tops ^= lowest
        by_byte: dict[int, list[_Cue]] = {}
        for number, places in by_set.items():
            for letter, held in self._table.cues[number].items():
                by_byte.setdefault(_low(letter)[0], []).append(_Cue(letter, held, places))
        return _Asked(tuple(always), by_byte, _BYTES.translate(None, bytes(by_byte)))


def _cued(text: str, asked: _Asked) -> set[int]:
    """Return the places of the phrases that a text has a cue of, and of those without cues.

    To leave out the bytes of other letters costs a fraction of a look for each cue.
    """
    places = set(asked.always)
    for byte in set(_low(text).translate(None, asked.others)):
        for cue in asked.by_byte[byte]:
            if cue.letter in text:
                for word in cue.words:
                    if word in text:
                        places.update(cue.places)
                        break
    return places


def _low(text: str) -> bytes:
    """Return the lower byte of each letter (two for 𠀀)."""
    return utf_16_le_encode(text, "surrogatepass")[0][::2]


class _Fields:
    """Gives each phrase its field, and notes which bits figures and blocks set."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self.ends: list[int] = []
        self.feet = self.tops = 0
        self.blocks = dict.fromkeys(_BLOCK_KINDS, 0)
        self.counts = [0] * (1 + max((phrase.least for phrase in phrases), default=0))
        self.figures: dict[str, int] = {}
        foot = 1
        for phrase in phrases:
            foot = self._add(phrase, foot)

    def _add(self, phrase: CompiledPhrase, foot: int) -> int:
        """Give a phrase its field, which begins at bit `foot`; return where the next begins."""
        bit = foot
        for kind in phrase.blocks or _BLOCK_KINDS:
            self.blocks[kind] |= bit
        bit <<= 1
        for count in range(phrase.least, len(self.counts)):
            self.counts[count] |= bit
        for need in phrase.needs:
            bit <<= 1
            for letter in need:
                self.figures[letter] = self.figures.get(letter, 0) | bit
        bit <<= 1
        self.ends.append(bit.bit_length())
        self.feet |= foot
        self.tops |= bit
        return bit << 1


def _table(phrases: Sequence[CompiledPhrase]) -> Table:
    fields = _Fields(phrases)
    numbers: dict[frozenset[str], int] = {}
    for phrase in phrases:
        for one in phrase.anchors:
            numbers.setdefault(one, len(numbers))
    used = Counter(letter for one in numbers for letter in {*"".join(one)})
    cues = {number: _cues(one, used) for one, number in numbers.items()}

    def rank(one: frozenset[str]) -> tuple[int, int]:
        # Words of one letter (的, 为) stand in every other sentence.
        return -min(map(len, one)), len(cues[numbers[one]])

    words = tuple(
        tuple(numbers[one] for one in sorted(phrase.anchors, key=rank)) for phrase in phrases
    )
    firsts = {one[0] for one in words if one}
    return Table(
        tuple(fields.ends),
        _to_bytes(fields.feet),
        _to_bytes(fields.tops),
        {kind: _to_bytes(bits) for kind, bits in fields.blocks.items()},
        tuple(map(_to_bytes, fields.counts)),
        {letter: _to_bytes(bits) for letter, bits in sorted(fields.figures.items())},
        words,
        tuple(tuple(sorted(one)) for one in numbers),
        {number: cues[number] for number in sorted(firsts)},
    )


def _cues(words: Iterable[str], used: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Return words by few letters of theirs, of equals by the letter that is least `used`.

    >>> _cues(["下降", "下跌", "减", "减少"], {})
    {'下': ('下跌', '下降'), '减': ('减', '减少')}
    """
    left, cues = sorted(words), dict[str, tuple[str, ...]]()
    while left:
        held = Counter(letter for word in left for letter in {*word})
        best = min(held, key=lambda letter: (-held[letter], used.get(letter, 0), letter))
        cues[best] = tuple(word for word in left if best in word)
        left = [word for word in left if best not in word]
    return cues


def _to_bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _to_bits(data: bytes) -> int:
    return int.from_bytes(data, "little")
