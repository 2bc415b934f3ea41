"""Which phrases can match in a sentence, told without running any of them.

A match needs certain words (从, 增加到) and certain kinds of figure. Each need of a phrase is
one bit of a field that the phrase has in one large number; the bit above its needs is empty.
What a sentence holds sets bits. One, added at the foot of every field, carries up to that
empty bit where all bits below are set, and nowhere else: those phrases are possible. So a
sentence costs about the same whether there are a hundred phrases or a thousand.
"""

from codecs import utf_16_le_encode
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Self, get_args

from msgspec import Struct

from checker.claims.phrases.compile import CompiledPhrase
from checker.core.model import BlockKind

_BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_PAIR = 2


class Table(Struct, frozen=True, array_like=True):
    """An index as it is kept: large numbers as bytes, phrases by their place."""

    ends: tuple[int, ...]
    feet: bytes
    tops: bytes
    blocks: dict[BlockKind, bytes]
    letters: dict[int, bytes]
    pairs: dict[int, bytes]
    longer: dict[int, tuple[tuple[str, bytes], ...]]


class PhraseIndex:
    """The needs of phrases by what meets them: a letter, a pair of letters, a kind of block.

    `possible` gives the phrases in the order in which they were given.
    """

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._phrase_at: Callable[[int], CompiledPhrase] = phrases.__getitem__
        # The place of each phrase by the number of bits up to the end of its field.
        self._ends: dict[int, int] = {}
        self._feet = self._tops = 0
        self._blocks = dict.fromkeys(_BLOCK_KINDS, 0)
        self._letters: dict[int, int] = {}
        # Bits of words of two units; longer words, with theirs, stand under their first two.
        self._pairs: dict[int, int] = {}
        self._longer: dict[int, list[tuple[str, int]]] = {}
        words: dict[str, int] = {}
        foot = 1
        for phrase in phrases:
            foot = self._add(phrase, foot, words)
        for word, bits in words.items():
            self._file(word, bits)

    def _add(self, phrase: CompiledPhrase, foot: int, words: dict[str, int]) -> int:
        """Give a phrase its field, which begins at bit `foot`; return where the next begins."""
        bit = foot
        for kind in phrase.blocks or _BLOCK_KINDS:
            self._blocks[kind] |= bit
        for need in (*phrase.anchors, *phrase.needs):
            bit <<= 1
            for word in need:
                words[word] = words.get(word, 0) | bit
        bit <<= 1
        self._ends[bit.bit_length()] = len(self._ends)
        self._feet |= foot
        self._tops |= bit
        return bit << 1

    def _file(self, word: str, bits: int) -> None:
        units = _units(word)
        if len(units) == 1:
            self._letters[units[0]] = bits
            return
        pair = _pairs(units)[0]
        if len(units) == _PAIR:
            self._pairs[pair] = bits
        else:
            self._longer.setdefault(pair, []).append((word, bits))
            self._pairs.setdefault(pair, 0)

    def table(self) -> Table:
        """Return what `of_table` makes the same index of."""
        return Table(
            tuple(self._ends),
            _to_bytes(self._feet),
            _to_bytes(self._tops),
            {kind: _to_bytes(bits) for kind, bits in self._blocks.items()},
            {letter: _to_bytes(bits) for letter, bits in self._letters.items()},
            {pair: _to_bytes(bits) for pair, bits in self._pairs.items()},
            {
                pair: tuple((word, _to_bytes(bits)) for word, bits in words)
                for pair, words in self._longer.items()
            },
        )

    @classmethod
    def of_table(cls, table: Table, phrase_at: Callable[[int], CompiledPhrase]) -> Self:
        """Return the index that `table` was made of; `phrase_at` gives its phrases."""
        index = cls(())
        index._phrase_at = phrase_at
        index._ends = {end: place for place, end in enumerate(table.ends)}
        index._feet, index._tops = _to_bits(table.feet), _to_bits(table.tops)
        index._blocks = {kind: _to_bits(data) for kind, data in table.blocks.items()}
        index._letters = {letter: _to_bits(data) for letter, data in table.letters.items()}
        index._pairs = {pair: _to_bits(data) for pair, data in table.pairs.items()}
        index._longer = {
            pair: [(word, _to_bits(data)) for word, data in words]
            for pair, words in table.longer.items()
        }
        return index

    def possible(self, text: str, kind: BlockKind) -> Iterator[CompiledPhrase]:
        """Yield the phrases whose needs `text` meets, in a block of a kind."""
        units = _units(text)
        letters = set(filter(self._letters.__contains__, units.tolist()))
        pairs = set(filter(self._pairs.__contains__, _pairs(units)))
        met = reduce(or_, map(self._letters.__getitem__, letters), self._blocks[kind])
        met = reduce(or_, map(self._pairs.__getitem__, pairs), met)
        for pair in self._longer.keys() & pairs:
            for word, bits in self._longer[pair]:
                if word in text:
                    met |= bits
        found = (met + self._feet) & self._tops
        while found:
            lowest = found & -found
            yield self._phrase_at(self._ends[lowest.bit_length()])
            found ^= lowest


def _units(text: str) -> memoryview:
    """Return the letters as numbers, which are counted faster than letters (two for 𠀀)."""
    return memoryview(utf_16_le_encode(text, "surrogatepass")[0]).cast("H")


def _pairs(units: memoryview) -> list[int]:
    """Return every two neighbouring units as one number, those at even places first."""
    even = units[: len(units) // 2 * 2].cast("B").cast("I")
    odd = units[1 : 1 + max(0, len(units) - 1) // 2 * 2].cast("B").cast("I")
    return even.tolist() + odd.tolist()


def _to_bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _to_bits(data: bytes) -> int:
    return int.from_bytes(data, "little")
