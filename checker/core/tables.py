"""Language and reference tables from `rules/`: YAML on disk, plain values in the program.

Reading YAML costs more than checking a page, so what was read is kept in the cache
folder under the hash of the file; the cache holds plain data and is never trusted further.
"""

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
    data = path.read_bytes()
    key = blake2b(__version__.encode() + data, digest_size=_DIGEST).hexdigest()
    return cached_value(f"table-{key}", lambda: _parsed(data, path), Any)


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
