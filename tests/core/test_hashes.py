"""Hashes without OpenSSL are those of hashlib."""

import hashlib
import sys

import pytest

from checker.core import hashes

_TEXT = "全省新增314家".encode()


def test_hashes_are_those_of_hashlib() -> None:
    assert hashes.sha256(_TEXT).hexdigest() == hashlib.sha256(_TEXT).hexdigest()
    for size in (16, 32):
        found = hashes.blake2b(_TEXT, digest_size=size, key=b"key")
        assert found.digest() == hashlib.blake2b(_TEXT, digest_size=size, key=b"key").digest()


@pytest.mark.parametrize("name", ["sha256", "blake2b"])
def test_without_python_modules_of_its_own(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_nothing", None)
    assert hashes._found(name, "_nothing") is getattr(hashlib, name)
