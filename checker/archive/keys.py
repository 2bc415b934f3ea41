"""What is kept of a page is kept under the hash of all that it depends on."""

from functools import cache as once
from pathlib import Path

import msgspec

from checker import __version__
from checker.core.hashes import blake2b, sha256
from checker.core.tables import rules_folder


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

    By content, not by time: a cache that a CI server brings back must fit a fresh install.
    """
    digest = sha256()
    package = Path(__file__).resolve().parent.parent
    for folder, kinds in ((package, (".py",)), (rules_folder(), (".yaml", ".yml", ".txt"))):
        files = (path for path in folder.rglob("*") if path.suffix in kinds)
        for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
