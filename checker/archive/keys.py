"""What is kept of a page is kept under the hash of all that it depends on."""

import os
from collections.abc import Mapping
from functools import cache as once
from pathlib import Path

import msgspec

from checker import __version__
from checker.core.hashes import blake2b, sha256
from checker.core.tables import cached_value, key_of, rules_folder, stamp

_RULES = (".yaml", ".yml", ".txt")


def page_key(stamp: str, content: bytes, what: object) -> bytes:
    """Return the key of a page: its bytes, and everything else that the findings depend on."""
    digest = sha256(stamp.encode())
    digest.update(msgspec.json.encode(what, order="deterministic"))
    digest.update(b"\0")
    digest.update(sha256(content).digest())
    return digest.digest()


def part_key(key: bytes, name: str) -> bytes:
    """Return the key of a page's form of that name."""
    return blake2b(name.encode(), digest_size=32, key=key).digest()


def code_stamp(rules_hash: str) -> str:
    """Return what changes with rules, version, code and language tables."""
    return f"{__version__}:{rules_hash}:{_own_files_hash()}"


@once
def _own_files_hash() -> str:
    """Hash the program itself: in a checkout it changes without a new version.

    By content, not by time: a cache that a CI server brings back must fit a fresh install. The
    hash is kept while no file is written, since to read them all takes as long as a page.
    """
    package = Path(__file__).resolve().parent.parent
    found = {**_files(str(package), ".py"), **_files(str(rules_folder()), *_RULES)}
    stamps = [f"{name} {stamp(found[name].stat())}" for name in sorted(found)]
    key = key_of("\0".join((str(package), str(rules_folder()), *stamps)))
    made: str = cached_value(f"program-{key}", lambda: _content_hash(found), str)
    return made


def _content_hash(files: Mapping[str, "os.DirEntry[str]"]) -> str:
    digest = blake2b(digest_size=32)
    for name in sorted(files):
        digest.update(name.encode())
        digest.update(blake2b(Path(files[name].path).read_bytes(), digest_size=32).digest())
    return digest.hexdigest()


def _files(folder: str, *suffixes: str, before: str = "") -> dict[str, "os.DirEntry[str]"]:
    """Return the files of these kinds in `folder` and below by their names from there on."""
    found: dict[str, os.DirEntry[str]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    inner = f"{before}{entry.name}/"
                    found |= _files(entry.path, *suffixes, before=inner)
            elif entry.name.endswith(suffixes):
                found[before + entry.name] = entry
    return found
