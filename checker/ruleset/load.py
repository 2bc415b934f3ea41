"""Rules from files: which files, and what was made of them before."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from msgspec import Struct, structs

from checker import __version__
from checker.core.errors import CheckerError, RulesError
from checker.core.hashes import blake2b
from checker.core.tables import cached_value, key_of, rules_folder, stamp
from checker.ruleset.model import Ruleset

_SUFFIXES = (".yaml", ".yml")
_LANGUAGE = "language"
_DIGEST = 32


class _File(Struct, frozen=True):
    """A rule file: its name on every machine, the path that messages name, and its bytes."""

    name: str
    shown: str
    data: bytes


def load_rules(*paths: Path | str, builtin: bool = True, examples: bool = True) -> Ruleset:
    """Return the rules that come with the checker and those in `paths` (files or folders).

    Raises RulesError with every fault of every file, each with file and line. Without
    `examples` ours may come without theirs, which no page is checked with, in half the time.
    """
    if builtin and not examples and not paths:
        brief: Ruleset = cached_value(f"rules-{_key_of_ours()}-brief", _without_examples, Ruleset)
        return brief
    ours = list(_builtins()) if builtin else []
    given = list(_given_files([Path(path) for path in paths]))
    if not given:
        return _compiled([file for _, file in ours])
    # A file that is named twice, or that is one of ours, counts once.
    files: dict[Path, _File] = {}
    for path, file in (*ours, *given):
        files.setdefault(path.resolve(), file)
    return _compiled(list(files.values()))


def _key_of_ours() -> str:
    """Return what changes with our rule files, without reading any."""
    files = _rule_files(rules_folder()).items()
    stamps = [(name, stamp(entry.stat())) for name, entry in files]
    return key_of(f"{__version__} {rules_folder()} {_code_stamp()!r} {stamps}")


def _without_examples() -> Ruleset:
    ruleset = load_rules()
    rules = (structs.replace(r, passing=(), failing=(), skipping=()) for r in ruleset.rules)
    return structs.replace(ruleset, rules=tuple(rules))


def builtin_rule_files() -> tuple[Path, ...]:
    """Return the rule files that come with the checker; language tables are none."""
    return tuple(path for path, _ in _builtins())


def _builtins() -> Iterator[tuple[Path, _File]]:
    """Yield our rule files with a name that is the same on every machine."""
    folder = rules_folder()
    for name in _rule_files(folder):
        if name.partition("/")[0] != _LANGUAGE:
            path = folder / name
            data = _bytes(path)
            if not _is_table(data):
                yield path, _File(f"rules/{name}", f"rules/{name}", data)


def _is_table(data: bytes) -> bool:
    """Tell whether a file is a plain table that code reads: it has a key `table` of its own."""
    return b"\ntable:" in data or data.startswith(b"table:")


def _given_files(paths: Iterable[Path]) -> Iterator[tuple[Path, _File]]:
    for given in paths:
        if not given.is_dir():
            yield given, _File(given.name, str(given), _bytes(given))
            continue
        names = _rule_files(given)
        if not names:
            raise RulesError((CheckerError("no rule file (*.yaml) in this folder", given),))
        for name in names:
            path = given / name
            yield path, _File(name, str(path), _bytes(path))


def _rule_files(folder: Path) -> dict[str, "os.DirEntry[str]"]:
    """Return the YAML files under `folder`, in an order that is the same everywhere."""
    found = dict(_files_in(str(folder), ""))
    return {name: found[name] for name in sorted(found)}


def _files_in(folder: str, before: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the YAML files in `folder` and below by name; hidden ones and links to folders not.

    By hand: pathlib takes as long to walk as all files take to be read.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path, f"{name}/")
            elif entry.name.endswith(_SUFFIXES) and _is_file(entry):
                yield name, entry


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Tell whether there is a file; a link to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RulesError((CheckerError(f"not readable: {error.strerror}", path),)) from error


def _code_stamp() -> bytes:
    """Return what changes with the code that checks rules, or old checks would be believed."""
    with os.scandir(Path(__file__).parent) as code:
        found = [(file.name, file.stat()) for file in code if file.name.endswith(".py")]
    return repr(sorted((name, s.st_size, s.st_mtime_ns) for name, s in found)).encode()


def _compiled(files: list[_File]) -> Ruleset:
    """Return the rules in `files`, from the cache if the same bytes were read before.

    The hash that reports show does not depend on where the files lie; the cache key does,
    because the places of rules are kept with them.
    """
    digest = blake2b(__version__.encode(), digest_size=_DIGEST)
    key = blake2b(_code_stamp(), digest_size=_DIGEST)
    for file in files:
        content = blake2b(file.data, digest_size=_DIGEST).hexdigest()
        digest.update(f"{file.name}\0{content}\0".encode())
        key.update(f"{file.shown}\0{file.name}\0".encode())
    key.update(digest.digest())

    def make() -> Ruleset:
        # Imported here only: YAML costs more than a page, and a warm start never needs it.
        build = import_module("checker.ruleset.build")
        sources = [build.Source(file.shown, file.data) for file in files]
        ruleset: Ruleset = build.build_ruleset(sources, digest.hexdigest())
        return ruleset

    ruleset: Ruleset = cached_value(f"rules-{key.hexdigest()}", make, Ruleset)
    return ruleset
