"""Patterns compiled when first asked: a page without a lunar date pays for none."""

import re
from typing import Any, cast

from checker.core.patterns import compiled

# What a pattern has to offer: match, search, finditer …
_NAMES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class _Compiled:
    """A pattern that is there, with the methods of the compiled one for its own."""


class _Late:
    """A pattern that is not there yet."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = compiled(self._source, self._flags)
        self.__dict__.update((known, getattr(pattern, known)) for known in _NAMES)
        # In a class with a `__getattr__` every call takes half as long again as that of the
        # compiled pattern; in one without it, no longer.
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(pattern, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `source`, compiled when one of its methods is first used.

    A character class of Chinese words takes Python 0.2 ms to compile, and there are a
    thousand of them; most are for words that a page does not have. Not for `re.sub(pattern, …)`
    and the other functions of `re`, which want a compiled one: call its methods.
    """
    return cast("re.Pattern[str]", _Late(source, flags))
