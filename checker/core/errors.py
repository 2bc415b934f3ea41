"""Errors that are the user's to mend: one line, with the place."""

from pathlib import Path


class CheckerError(Exception):
    """A fault of input, rules, configuration or usage that the user can mend.

    `str()` gives one line: place, what was expected, what was found, what would do.
    """

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None):
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line

    def __str__(self) -> str:
        place = self.path or ""
        if self.path and self.line is not None:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.path, self.line)


class RulesError(CheckerError):
    """All faults of a set of rule files, one line each."""

    def __init__(self, faults: tuple[CheckerError, ...]):
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.faults,)
