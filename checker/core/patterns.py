"""Compiled regular expressions, kept for the next process.

Python takes 0.2 ms to compile a class of Chinese characters, and a page needs a thousand of
them: that was half of what a short run cost. `re` compiles a source to a list of numbers and
`_sre.compile` makes the pattern of these, three hundred times faster than from the source.
It checks the numbers first, so that wrong ones cannot harm the process.

Both are private to Python. Where they are not as expected, `re.compile` does all the work, as
it does for an interpreter that the file was not written by. A kept pattern bears a checksum;
what does not fit is compiled and written anew. Whatever is wrong with the disk only costs time.
"""

import atexit
import hashlib
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from checker.core.cache import cache_folder, write_whole

_DIGEST, _CHECKSUM = 16, 4
# Three times what all patterns of the project take. A longer file begins anew: most of it is
# of rules that were edited since, and to read it takes longer than to compile a few.
_LONGEST = 4 << 20
# What private functions may raise when they are not those that were expected, and msgspec's
# errors, which are ValueErrors.
_STRANGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


class _Code(Struct, frozen=True, array_like=True):
    """What `re` makes of a source: numbers for its engine, and the names of its groups."""

    flags: int
    numbers: bytes
    groups: int
    names: dict[str, int]


class _Kept(Struct, frozen=True, array_like=True):
    """The file: what interpreter it is for, and codes with their checksums, not yet decoded."""

    stamp: str
    codes: dict[bytes, memoryview]


_FILE = msgspec.msgpack.Decoder(_Kept)
_CODE = msgspec.msgpack.Decoder(_Code)
_new: dict[bytes, memoryview] = {}


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the same as `re.compile(source, flags)`; for patterns of the program and its rules.

    Not for a source with words of a page in it: it would be kept, and never asked for again.
    """
    key = _key(source, flags)
    with suppress(*_STRANGE):
        if (kept := _known().get(key)) is not None:
            return _made(source, _opened(key, kept))
    try:
        code = _translated(source, flags)
        pattern = _made(source, code)
        sealed = _sealed(key, code)
    except (re.error, *_STRANGE):
        return re.compile(source, flags)
    if not _new:
        atexit.register(keep_compiled)
    _new[key] = sealed
    return pattern


def keep_compiled() -> None:
    """Write what was compiled since the last call; happens by itself when the process ends."""
    if not _new:
        return
    fresh = dict(_new)
    _new.clear()
    # Read again: another process may have written since.
    data = msgspec.msgpack.encode(_Kept(_stamp(), _read(_path()) | fresh))
    with suppress(OSError):
        write_whole(_path(), data)


def _key(source: str, flags: int) -> bytes:
    what = f"{int(flags)}:{source}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(what, digest_size=_DIGEST).digest()


def _sealed(key: bytes, code: _Code) -> memoryview:
    content = msgspec.msgpack.encode(code)
    return memoryview(zlib.crc32(key + content).to_bytes(_CHECKSUM, "big") + content)


def _opened(key: bytes, sealed: memoryview) -> _Code:
    """Return what was kept; ValueError unless all of it is as it was."""
    checksum, content = sealed[:_CHECKSUM], sealed[_CHECKSUM:]
    if zlib.crc32(content, zlib.crc32(key)).to_bytes(_CHECKSUM, "big") != checksum:
        raise ValueError("damaged")
    return _CODE.decode(content)


def _translated(source: str, flags: int) -> _Code:
    """Do the first half of `re.compile`: what there is made of a source before `_sre`."""
    parser, compiler, _ = _private()
    parsed = parser.parse(source, int(flags))
    numbers = array("I", compiler._code(parsed, int(flags)))
    state = parsed.state
    names = dict(state.groupdict)
    return _Code(int(flags | state.flags), numbers.tobytes(), state.groups - 1, names)


def _made(source: str, code: _Code) -> re.Pattern[str]:
    """Do the second half of `re.compile`."""
    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.names.items():
        names[number] = name
    numbers = array("I", code.numbers).tolist()
    make = _private()[2].compile
    pattern = make(source, code.flags, numbers, code.groups, code.names, tuple(names))
    if not isinstance(pattern, re.Pattern):
        raise TypeError("another engine")
    return pattern


@cache
def _private() -> tuple[Any, Any, Any]:
    """Return the parser, the compiler and the engine of `re`; RuntimeError if it has others."""
    if sys.implementation.name != "cpython" or array("I").itemsize != 4:
        raise RuntimeError("another interpreter")
    try:
        return import_module("re._parser"), import_module("re._compiler"), import_module("_sre")
    except ImportError as error:
        raise RuntimeError("another re") from error


@cache
def _stamp() -> str:
    """Return what the numbers of a pattern depend on, besides its source and its flags."""
    return f"{sys.version} {sys.byteorder} {getattr(_private()[2], 'MAGIC', 0)}"


@cache
def _path() -> Path:
    return cache_folder() / "tables" / f"patterns-{sys.implementation.cache_tag}.msgpack"


@cache
def _known() -> dict[bytes, memoryview]:
    return _read(_path())


def _read(path: Path) -> dict[bytes, memoryview]:
    """Return what a file holds; nothing, unless it is whole and written by such a Python."""
    with suppress(OSError, *_STRANGE):
        if len(data := path.read_bytes()) < _LONGEST:
            kept = _FILE.decode(data)
            return kept.codes if kept.stamp == _stamp() else {}
    return {}
