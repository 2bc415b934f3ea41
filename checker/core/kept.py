"""Small things that take long to make, kept for the next process in one file.

Each stands under a hash of what it was made of and bears a checksum; the file says what made
them. What does not fit is made and written anew: whatever is wrong with the disk only costs
time.
"""

import atexit
import sys
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.core.cache import cache_folder, write_whole
from checker.core.hashes import blake2b

_DIGEST, _CHECKSUM = 16, 4


class _File(Struct, frozen=True, array_like=True):
    """What made the things, and the things with their checksums, not yet decoded."""

    stamp: str
    things: dict[bytes, memoryview]


_DECODER = msgspec.msgpack.Decoder(_File)
_all: list["Kept"] = []


def key_of(text: str) -> bytes:
    """Return the key of what is made of `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


class Kept:
    """The things of one kind, in the file `name`.

    `stamp` says what else they depend on than their source; it may raise RuntimeError where
    nothing should be kept. A file that is `longest` or longer begins anew: most of it is of
    sources that were edited since, and to read it takes longer than to make a few.
    """

    def __init__(self, name: str, stamp: Callable[[], str], longest: int) -> None:
        self._name, self._stamp, self._longest = name, stamp, longest
        self._known: dict[bytes, memoryview] | None = None
        self._new: dict[bytes, memoryview] = {}
        _all.append(self)

    def known(self) -> Mapping[bytes, memoryview]:
        """Return what the file held when it was first asked for, with checksums."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def get(self, key: bytes) -> memoryview | None:
        """Return what was kept under `key`; ValueError unless all of it is as it was."""
        if (sealed := self.known().get(key)) is None:
            return None
        checksum, content = sealed[:_CHECKSUM], sealed[_CHECKSUM:]
        if zlib.crc32(content, zlib.crc32(key)).to_bytes(_CHECKSUM, "big") != checksum:
            raise ValueError("damaged")
        return content

    def put(self, key: bytes, content: bytes) -> None:
        """Keep `content` under `key`; it is written when the process ends, or by `keep_all`."""
        self._new[key] = memoryview(sealed(key, content))

    def keep(self) -> None:
        """Write what was put since the last call."""
        if not self._new:
            return
        fresh = dict(self._new)
        self._new.clear()
        # Read again: another process may have written since.
        data = msgspec.msgpack.encode(_File(self._stamp(), self._read() | fresh))
        with suppress(OSError):
            write_whole(self._path(), data)

    def forget(self) -> None:
        """Forget what was read and put, as a new process would."""
        self._known = None
        self._new.clear()

    def _path(self) -> Path:
        tag = sys.implementation.cache_tag
        return cache_folder() / "tables" / f"{self._name}-{tag}.msgpack"

    def _read(self) -> dict[bytes, memoryview]:
        """Return what the file holds; nothing, unless it is whole and of the same making."""
        with suppress(OSError, ValueError, RuntimeError):
            if len(data := self._path().read_bytes()) < self._longest:
                found = _DECODER.decode(data)
                return found.things if found.stamp == self._stamp() else {}
        return {}


def sealed(key: bytes, content: bytes) -> bytes:
    """Return `content` with its checksum, which holds for this key only."""
    return zlib.crc32(key + content).to_bytes(_CHECKSUM, "big") + content


@atexit.register
def keep_all() -> None:
    """Write what is new; happens by itself when a process ends that is not ended from outside."""
    for kept in _all:
        kept.keep()
