"""Hashes from Python's own modules: to load OpenSSL takes longer than all hashes of a run.

`hashlib` loads it, whichever hash is asked for. Where Python was built without modules of its
own, `hashlib` does the work; what comes out is the same.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["blake2b", "sha256"]


def _found(name: str, module: str) -> Any:
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return getattr(import_module("hashlib"), name)


if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    blake2b = _found("blake2b", "_blake2")
    sha256 = _found("sha256", "_sha2" if sys.version_info >= (3, 12) else "_sha256")
