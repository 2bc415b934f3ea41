"""Language and reference tables from `rules/`: YAML on disk, plain values in the program.

Reading YAML costs more than checking a page, so what was read is kept in the cache folder
under what changes with the file; the cache holds plain data and is never trusted further.
"""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from checker import __version__
from checker.core.cache import cache_folder, write_whole
from checker.core.errors import CheckerError
from checker.core.hashes import blake2b

_DIGEST = 32


@cache
def rules_folder() -> Path:
    """Return the folder of the rules that come with the checker."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent / "rules"
    if (package.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return package / "_rules"


@cache
def load_table(name: str) -> Any:
    """Return the YAML table `name` (relative to the rules folder, `/` between its parts).

    Values are str, int, float, bool, None, list and dict; write decimals as strings.
    """
    path = rules_folder().joinpath(*name.split("/"))
    key = key_of(f"{__version__} {path} {stamp(path.stat())}")
    return cached_value(f"table-{key}", lambda: _parsed(path.read_bytes(), path), Any)


def stamp(status: os.stat_result) -> str:
    """Return what changes when a file of ours is written anew, be it with its old date."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def key_of(text: str) -> str:
    """Return a name for what depends on `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def cached_value(key: str, make: Any, form: Any) -> Any:
    """Return the cached value `key` as msgspec type `form`, or make it and keep it."""
    kept = cache_folder() / "tables" / f"{key}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=form)
    except (OSError, msgspec.MsgspecError):
        value = make()
    # A read-only or full disk only costs the time to read the YAML again.
    with suppress(OSError):
        write_whole(kept, msgspec.msgpack.encode(value))
    return value


def _parsed(data: bytes, path: Path) -> Any:
    import yaml

    try:
        return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise CheckerError(f"not readable as YAML: {error}", path) from error
