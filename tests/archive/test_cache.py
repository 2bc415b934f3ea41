"""The cache of pages: kept, thrown away when broken, never believed when odd."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from checker.archive import keys
from checker.archive.cache import FILE, PageCache
from checker.archive.keys import code_stamp, page_key


def _opened(folder: Path) -> tuple[PageCache, list[str]]:
    notices: list[str] = []
    return PageCache(folder, notices.append), notices


def _key(number: int) -> bytes:
    return page_key("stamp", b"page", number)


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache, notices = _opened(tmp_path / "new" / "folder")
    assert cache.get(_key(1)) is None
    cache.put([(_key(1), b"one"), (_key(2), b"")])
    cache.close()
    again, _ = _opened(tmp_path / "new" / "folder")
    assert (again.get(_key(1)), again.get(_key(2)), again.get(_key(3))) == (b"one", b"", None)
    assert notices == []


def test_the_key_depends_on_all_that_matters() -> None:
    keys = {
        page_key(stamp, content, what)
        for stamp in ("a", "b")
        for content in (b"x", b"y")
        for what in (("2022-04-13", None), (None, "2022-04-13"))
    }
    assert len(keys) == 8
    assert code_stamp("one") != code_stamp("two")


@pytest.mark.parametrize("data", [b"", b"short", b"x" * 16, b"x" * 200])
def test_a_changed_entry_counts_as_none(tmp_path: Path, data: bytes) -> None:
    cache, _ = _opened(tmp_path)
    cache.put([(_key(1), b"one")])
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE pages SET data = ?", (data,))
    database.close()
    assert cache.get(_key(1)) is None
    cache.put([(_key(1), b"new")])
    assert cache.get(_key(1)) == b"new"


def test_an_entry_under_another_key_counts_as_none(tmp_path: Path) -> None:
    cache, _ = _opened(tmp_path)
    cache.put([(_key(1), b"one")])
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE pages SET key = ?", (_key(2),))
    database.close()
    assert cache.get(_key(2)) is None


def test_a_file_that_is_no_cache_is_thrown_away_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    cache, notices = _opened(tmp_path)
    assert len(notices) == 1
    assert "was broken and is thrown away" in notices[0]
    cache.put([(_key(1), b"one")])
    assert cache.get(_key(1)) == b"one"


def test_a_cache_of_another_make_is_thrown_away(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("CREATE TABLE pages (other TEXT)")
    database.close()
    cache, notices = _opened(tmp_path)
    assert "another table" in notices[0]
    cache.put([(_key(1), b"one")])
    assert cache.get(_key(1)) == b"one"


def test_a_cache_torn_in_the_middle_is_thrown_away_when_met(tmp_path: Path) -> None:
    cache, _ = _opened(tmp_path)
    cache.put([(_key(number), b"x" * 3000) for number in range(300)])
    cache.close()
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x7f" * (len(data) - 4096)
    path.write_bytes(data)
    cache, notices = _opened(tmp_path)
    assert [cache.get(_key(number)) for number in range(300)] == [None] * 300
    assert len(notices) == 1
    cache.put([(_key(1), b"one")])
    assert cache.get(_key(1)) == b"one"


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache, notices = _opened(tmp_path / "file" / "cache")
    cache.put([(_key(1), b"one")])
    assert cache.get(_key(1)) is None
    assert len(notices) == 1
    assert "going on without the cache" in notices[0]


class _Full(sqlite3.Connection):
    """Root may write anywhere and no disk here is small, so the refusal is made by hand."""

    reason = "database or disk is full"

    def executemany(self, *_: object) -> sqlite3.Cursor:
        raise sqlite3.OperationalError(self.reason)


@pytest.mark.parametrize(
    "reason", ["database or disk is full", "attempt to write a readonly database"]
)
def test_a_full_or_read_only_disk_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(_Full, "reason", reason)
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, factory=_Full))
    cache, notices = _opened(tmp_path)
    cache.put([(_key(1), b"one")])
    cache.put([(_key(2), b"two")])
    assert cache.get(_key(1)) is None
    assert notices == [f"{tmp_path / FILE}: going on without the cache ({reason})"]


def _fill(folder: str, start: int) -> None:
    cache = PageCache(Path(folder), print)
    for number in range(start, start + 200):
        cache.put([(_key(number), b"%d" % number)])
    cache.close()


def test_two_runs_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_fill, args=(str(tmp_path), start)) for start in (0, 100)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    cache, notices = _opened(tmp_path)
    assert [cache.get(_key(number)) for number in range(300)] == [b"%d" % n for n in range(300)]
    assert notices == []


def test_what_no_run_asked_for_in_months_is_dropped(tmp_path: Path) -> None:
    cache, _ = _opened(tmp_path)
    cache.put([(_key(1), b"one"), (_key(2), b"two")])
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE pages SET day = day - 100")
    database.close()
    assert cache.get(_key(1)) == b"one"
    cache.put([])
    cache.drop_old()
    assert (cache.get(_key(1)), cache.get(_key(2))) == (b"one", None)


def test_the_hash_of_the_program_follows_the_content_and_not_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "kept"))
    program, rules = tmp_path / "checker" / "archive", tmp_path / "rules"
    program.mkdir(parents=True)
    rules.mkdir()
    code, rule = program / "keys.py", rules / "change.yaml"
    code.write_text("one = 1\n", encoding="utf-8")
    rule.write_text("rules: []\n", encoding="utf-8")
    monkeypatch.setattr(keys, "__file__", str(code))
    monkeypatch.setattr(keys, "rules_folder", lambda: rules)
    found = []
    for path, text in (
        (code, "one = 1\n"),
        (code, "one = 2\n"),
        (rule, "rules:   []\n"),
        (program / "new.py", ""),
        (program / "notes.md", ""),
        (code, "one = 2\n"),
    ):
        path.write_text(text, encoding="utf-8")
        keys._own_files_hash.cache_clear()
        found.append(keys._own_files_hash())
    keys._own_files_hash.cache_clear()
    assert found[3] == found[4] == found[5]
    assert len(set(found)) == 4
