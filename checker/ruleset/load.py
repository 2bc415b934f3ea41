"""Rules from files: which files, and what was made of them before."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path, PurePath

from checker import __version__
from checker.core.errors import CheckerError, RulesError
from checker.core.hashes import blake2b
from checker.core.tables import cached_value, rules_folder
from checker.ruleset.model import Ruleset

_SUFFIXES = (".yaml", ".yml")
_LANGUAGE = "language"
_DIGEST = 32


def load_rules(*paths: Path | str, builtin: bool = True) -> Ruleset:
    """Return the rules that come with the checker and those in `paths` (files or folders).

    Raises RulesError with every fault of every file, each with file and line.
    """
    chosen = [(path, name, name) for path, name in _named_builtins()] if builtin else []
    chosen += _given_files([Path(path) for path in paths])
    files: dict[Path, tuple[str, str, bytes]] = {}
    for path, name, shown in chosen:
        if (real := path.resolve()) not in files:
            files[real] = (shown, name, _bytes(path))
    return _compiled(list(files.values()))


def builtin_rule_files() -> tuple[Path, ...]:
    """Return the rule files that come with the checker; language tables are none."""
    folder = rules_folder()
    return tuple(
        path
        for path in _rule_files(folder)
        if path.relative_to(folder).parts[0] != _LANGUAGE and not _is_table(path)
    )


def _named_builtins() -> Iterator[tuple[Path, str]]:
    """Yield our rule files with a name that is the same on every machine."""
    for path in builtin_rule_files():
        yield path, f"rules/{path.relative_to(rules_folder()).as_posix()}"


def _is_table(path: Path) -> bool:
    """Tell whether a file is a plain table that code reads: it has a key `table` of its own."""
    return b"\ntable:" in b"\n" + _bytes(path)


def _given_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    for given in paths:
        if not given.is_dir():
            yield given, given.name, str(given)
            continue
        found = list(_rule_files(given))
        if not found:
            raise RulesError((CheckerError("no rule file (*.yaml) in this folder", given),))
        for path in found:
            yield path, path.relative_to(given).as_posix(), str(path)


def _rule_files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files under `folder` in an order that is the same everywhere."""
    found = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    yield from sorted(
        (path for path in found if not _is_hidden(path.relative_to(folder))),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def _is_hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RulesError((CheckerError(f"not readable: {error.strerror}", path),)) from error


def _code_stamp() -> bytes:
    """Return what changes with the code that checks rules, or old checks would be believed."""
    code = (path for path in Path(__file__).parent.iterdir() if path.suffix == ".py")
    stamps = ((path.name, stat.st_size, stat.st_mtime_ns) for path in code if (stat := path.stat()))
    return repr(sorted(stamps)).encode()


def _compiled(files: list[tuple[str, str, bytes]]) -> Ruleset:
    """Return the rules in `files`, from the cache if the same bytes were read before.

    The hash that reports show does not depend on where the files lie; the cache key does,
    because the places of rules are kept with them.
    """
    digest = blake2b(__version__.encode(), digest_size=_DIGEST)
    key = blake2b(_code_stamp(), digest_size=_DIGEST)
    for shown, name, data in files:
        content = blake2b(data, digest_size=_DIGEST).hexdigest()
        digest.update(f"{name}\0{content}\0".encode())
        key.update(f"{shown}\0{name}\0".encode())
    key.update(digest.digest())

    def make() -> Ruleset:
        # Imported here only: YAML costs more than a page, and a warm start never needs it.
        build = import_module("checker.ruleset.build")
        sources = [build.Source(shown, data) for shown, _, data in files]
        ruleset: Ruleset = build.build_ruleset(sources, digest.hexdigest())
        return ruleset

    ruleset: Ruleset = cached_value(f"rules-{key.hexdigest()}", make, Ruleset)
    return ruleset
