"""Which phrases can match in a sentence, told without running any of them.

A match needs certain words (从, 增加到) and certain kinds of figure. Each need of a phrase is
one bit of a field that the phrase has in one large number; the bit above its needs is empty.
What a sentence holds sets bits. One, added at the foot of every field, carries up to that
empty bit where all bits below are set, and nowhere else: those phrases are possible. So a
sentence costs about the same whether there are a hundred phrases or a thousand.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from checker.claims.compile import CompiledPhrase
from checker.core.model import BlockKind

_BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_PAIR = 2


class PhraseIndex:
    """The needs of phrases by what meets them: a letter, a pair of letters, a kind of block.

    `possible` gives the phrases in the order in which they were given.
    """

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._phrases: dict[int, CompiledPhrase] = {}
        self._feet = self._tops = 0
        self._blocks = dict.fromkeys(_BLOCK_KINDS, 0)
        self._letters: dict[str, int] = {}
        self._pairs: dict[int, int] = {}
        # Words of three letters and more, with their bits, under their first two.
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
        self._phrases[bit] = phrase
        self._feet |= foot
        self._tops |= bit
        return bit << 1

    def _file(self, word: str, bits: int) -> None:
        if len(word) == 1:
            self._letters[word] = bits
            return
        pair, *beyond = _pairs(word[:2])
        # A letter outside the basic plane is a pair by itself, which says less than the word.
        if len(word) == _PAIR and not beyond:
            self._pairs[pair] = bits
        else:
            self._longer.setdefault(pair, []).append((word, bits))

    def possible(self, text: str, kind: BlockKind) -> Iterator[CompiledPhrase]:
        """Yield the phrases whose needs `text` meets, in a block of a kind."""
        met = self._blocks[kind]
        for letter in self._letters.keys() & frozenset(text):
            met |= self._letters[letter]
        pairs = _pairs(text)
        for pair in self._pairs.keys() & pairs:
            met |= self._pairs[pair]
        for pair in self._longer.keys() & pairs:
            for word, bits in self._longer[pair]:
                if word in text:
                    met |= bits
        found = (met + self._feet) & self._tops
        while found:
            lowest = found & -found
            yield self._phrases[lowest]
            found ^= lowest


def _pairs(text: str) -> set[int]:
    """Return every two neighbouring letters as one number, which is faster than as a text."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    even = units[: len(units) // 4 * 4].cast("I")
    odd = units[2 : 2 + max(0, len(units) - 2) // 4 * 4].cast("I")
    return {*even, *odd}
