"""Patterns compiled when first asked: a page without a lunar date pays for none."""

import re
from typing import Any, cast

from checker.core.patterns import compiled


class _Late:
    """A pattern that is not there yet."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._pattern: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._pattern is None:
            self._pattern = compiled(self._source, self._flags)
        # From now on the method is found here and costs what that of a pattern costs.
        found = self.__dict__[name] = getattr(self._pattern, name)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `source`, compiled when one of its methods is first used.

    A character class of Chinese words takes Python 0.2 ms to compile, and there are a
    thousand of them; most are for words that a page does not have. Not for `re.sub(pattern, …)`
    and the other functions of `re`, which want a compiled one: call its methods.
    """
    return cast("re.Pattern[str]", _Late(source, flags))
