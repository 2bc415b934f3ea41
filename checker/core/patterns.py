"""Compiled regular expressions, kept for the next process.

Python takes 0.2 ms to compile a class of Chinese characters, and a page needs a thousand of
them: that was half of what a short run cost. `re` compiles a source to a list of numbers and
`_sre.compile` makes the pattern of these, three hundred times faster than from the source.
It checks the numbers first, so that wrong ones cannot harm the process.

Both are private to Python. Where they are not as expected, `re.compile` does all the work, as
it does for an interpreter that the file was not written by.
"""

import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

import msgspec
from msgspec import Struct

from checker.core.kept import Kept, key_of

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


_CODE = msgspec.msgpack.Decoder(_Code)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the same as `re.compile(source, flags)`; for patterns of the program and its rules.

    Not for a source with words of a page in it: it would be kept, and never asked for again.
    """
    key = _key(source, flags)
    with suppress(*_STRANGE):
        if (kept := KEPT.get(key)) is not None:
            return _made(source, _CODE.decode(kept))
    try:
        code = _translated(source, flags)
        pattern = _made(source, code)
        KEPT.put(key, msgspec.msgpack.encode(code))
    except (re.error, *_STRANGE):
        return re.compile(source, flags)
    return pattern


def _key(source: str, flags: int) -> bytes:
    return key_of(f"{int(flags)}:{source}")


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


KEPT = Kept("patterns", _stamp, _LONGEST)
