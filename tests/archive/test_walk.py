"""Which pages there are, in which order, and what of a folder cannot be read."""

import os
from pathlib import Path
from typing import Any

import pytest

from checker.archive.source import PageSource
from checker.archive.walk import Walk, count_pages, find_pages

_USUAL = Walk()


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一", encoding="utf-8")


def _paths(*given: str, walk: Walk = _USUAL) -> list[str]:
    return [source.path for source in find_pages(given, walk)]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    _fill(tmp_path / "a", "2022/02/01/A2.txt", "2022/02/01/A10.md", "2022/1.txt", "b.TXT")
    _fill(tmp_path / "a", ".git/x.txt", "2022/.swap.txt", "notes.docx", "waivers.yaml")
    assert _paths("a") == ["a/2022/02/01/A10.md", "a/2022/02/01/A2.txt", "a/2022/1.txt", "a/b.TXT"]
    assert count_pages(["a"]) == 4


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    _fill(tmp_path, "page.docx", ".hidden")
    assert _paths("page.docx", ".hidden") == ["page.docx", ".hidden"]


def test_what_is_given_twice_is_checked_once(tmp_path: Path) -> None:
    _fill(tmp_path / "a", "1.txt", "2.txt")
    assert _paths("a/2.txt", "a", "./a/1.txt", "a/*.txt") == ["a/2.txt", "a/1.txt"]


def test_globs_are_expanded_here_too(tmp_path: Path) -> None:
    _fill(tmp_path / "a", "2021/1.txt", "2022/1.txt", "2022/x/2.txt", "2022/n.md")
    assert _paths("a/**/*.txt") == ["a/2021/1.txt", "a/2022/1.txt", "a/2022/x/2.txt"]
    assert _paths("a/*/1.txt") == ["a/2021/1.txt", "a/2022/1.txt"]


def test_what_is_not_there_is_a_problem_in_its_place(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt")
    assert [(s.path, s.problem) for s in find_pages(["b.txt", "a.txt", "c*.txt"])] == [
        ("b.txt", "no such file or folder"),
        ("a.txt", ""),
        ("c*.txt", "no file fits this pattern"),
    ]
    (source,) = find_pages(["x" * 5000])
    assert source.problem == "no such file or folder"


def test_excluded_names_and_folders_are_left_out(tmp_path: Path) -> None:
    _fill(tmp_path / "a", "README.md", "ads/1.txt", "2022/ads/2.txt", "2022/3.txt", "2022/4.md")
    assert _paths("a", walk=Walk(exclude=("README.md", "ads", "a/2022/*.md"))) == ["a/2022/3.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    _fill(tmp_path / "a", "x/1.txt")
    (tmp_path / "a/x/again").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/y").symlink_to(tmp_path / "a/x", target_is_directory=True)
    (tmp_path / "a/x/self.txt").symlink_to(tmp_path / "a/x/self.txt")
    assert _paths("a") == ["a/x/1.txt", "a/x/self.txt"]


def test_an_unreadable_folder_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(tmp_path / "a", "1.txt", "locked/2.txt", "z.txt")
    scandir = os.scandir

    # Root may read everything, so the refusal is made by hand.
    def refusing(path: str) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert list(find_pages(["a"])) == [
        PageSource("a/1.txt", "a/1.txt"),
        PageSource("a/locked", problem="folder not readable: Permission denied"),
        PageSource("a/z.txt", "a/z.txt"),
    ]


def test_many_tiny_files(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number:04}.txt").touch()
    assert len(_paths(".")) == 2000


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("一", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (source,) = find_pages([str(tmp_path)])
    assert source.path.endswith("/?.txt")
    assert Path(source.file).exists()
