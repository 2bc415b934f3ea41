"""What changed in git since a revision."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.archive.changed import find_changed
from checker.archive.walk import Walk
from checker.core.errors import CheckerError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

_USUAL = Walk()


def git(folder: Path, *arguments: str) -> str:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = {
        f"GIT_{role}_{what}": "x@y.z"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=plain | who,
    ).stdout


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q")
    for name in ("a/1.txt", "a/2.txt", "a/3.txt", "a/old name.txt", "b/1.txt", "a/n.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"第一版 {name}\n" * 20, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _changed(*paths: str, revision: str = "HEAD", walk: Walk = _USUAL) -> list[str]:
    return [source.path for source in find_changed(revision, paths, walk)]


def test_nothing_changed(archive: Path) -> None:
    assert _changed("a", "b") == []


def test_changed_new_and_renamed_pages_are_found_and_deleted_ones_not(archive: Path) -> None:
    with (archive / "a/2.txt").open("a", encoding="utf-8") as file:
        file.write("新增一句。\n")
    (archive / "a/1.txt").unlink()
    git(archive, "mv", "a/old name.txt", "a/新 名.txt")
    git(archive, "commit", "-qm", "renamed")
    (archive / "b/2.md").write_text("新", encoding="utf-8")
    (archive / "a/.hidden.txt").write_text("新", encoding="utf-8")
    (archive / "a/n.docx").write_text("新", encoding="utf-8")
    assert _changed("a", "b", revision="HEAD~1") == ["a/2.txt", "a/新 名.txt", "b/2.md"]
    assert _changed(".", revision="HEAD") == ["a/2.txt", "b/2.md"]
    assert _changed("a/2.txt", "a") == ["a/2.txt"]
    assert _changed("a", walk=Walk(exclude=("2.txt",))) == []


def test_paths_are_written_as_they_were_given(archive: Path) -> None:
    (archive / "a/2.txt").write_text("新", encoding="utf-8")
    assert _changed(str(archive / "a")) == [(archive / "a/2.txt").as_posix()]
    os.chdir(archive / "b")
    assert _changed("../a") == ["../a/2.txt"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~99", ""])
def test_an_unknown_revision_is_one_clear_line(archive: Path, revision: str) -> None:
    with pytest.raises(CheckerError, match="git knows no revision") as raised:
        _changed("a", revision=revision)
    assert "\n" not in str(raised.value)
    assert not (archive / "x").exists()


def test_a_folder_outside_git_is_one_clear_line(tmp_path: Path) -> None:
    said = "no git repository here; --changed-since compares with git"
    with pytest.raises(CheckerError, match=said) as raised:
        _changed(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_hook_of_git_does_not_lead_astray(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (archive / "a/2.txt").write_text("新", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert _changed("a") == ["a/2.txt"]


def test_without_git_it_says_so(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(archive / "empty"))
    with pytest.raises(CheckerError, match="git cannot be run"):
        _changed("a")


def test_a_missing_folder_is_one_clear_line(archive: Path) -> None:
    with pytest.raises(CheckerError, match="no such file or folder"):
        _changed("none/x")
