"""Where the cache is, on each system."""

import os
import sys
from pathlib import Path

import pytest

from checker.core.cache import cache_folder

_POSIX = pytest.mark.skipif(os.name == "nt", reason="the paths are those of other systems")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHECKER_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


def test_the_folder_that_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("linux", ".cache/claim-checker"),
        ("freebsd14", ".cache/claim-checker"),
        ("darwin", "Library/Caches/claim-checker"),
        ("win32", "AppData/Local/claim-checker/Cache"),
    ],
)
def test_the_usual_folder(
    system: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cache_folder() == tmp_path / place


def test_a_folder_for_programs_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == tmp_path / "local/claim-checker/Cache"


@_POSIX
def test_a_folder_for_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder() == tmp_path / "caches/claim-checker"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache_folder() == tmp_path / ".cache/claim-checker"


@_POSIX
def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "not/absolute")
    with pytest.raises(OSError, match="null"):
        (cache_folder() / "tables").mkdir(parents=True)
