"""The values of a configuration file."""

from typing import Literal

from msgspec import Struct, field

Level = Literal["error", "query", "style", "off"]
FailOn = Literal["error", "query", "never"]
Language = Literal["zh", "en"]


class Override(Struct, frozen=True):
    """What is otherwise for the pages that fit one of the globs in `files`."""

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Level] = field(default_factory=dict)
    line: int = 0


class Settings(Struct, frozen=True, kw_only=True):
    """A configuration; `path` is its file, empty where there is none.

    `rules`, `waivers` and `baseline` are paths, already taken from the folder of the file.
    `lines` holds the line of each key that is set.
    """

    path: str = ""
    date_pattern: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Level] = field(default_factory=dict)
    fail_on: FailOn | None = None
    language: Language | None = None
    waivers: str | None = None
    baseline: str | None = None
    city: str | None = None
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)


NO_SETTINGS = Settings()
