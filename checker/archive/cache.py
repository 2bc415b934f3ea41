"""What was found on a page before, by the hash of all that the finding depends on.

One SQLite file in write-ahead mode: two runs at once do not harm each other, and a killed
run leaves whole entries. Entries carry a checksum over their key and content; what does
not fit is checked anew. Whatever is wrong with the disk only costs time.
"""

import datetime as dt
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache as once
from pathlib import Path

from checker.core.cache import cache_folder
from checker.core.hashes import blake2b

FILE = "pages-2.sqlite"
_TABLE = """
CREATE TABLE IF NOT EXISTS pages (key BLOB PRIMARY KEY, day INTEGER NOT NULL, data BLOB NOT NULL)
"""
# Without it, to forget what is old would mean to read the whole file.
_INDEX = "CREATE INDEX IF NOT EXISTS pages_by_day ON pages (day)"
_GET = "SELECT key, data, day FROM pages WHERE key IN "
_PATIENCE = 30.0
_KEPT_DAYS = 90
_DIGEST = 16
# Of a page's report most bytes are the page's text; level 1 makes it a third in 1 ms.
_LEVEL = 1

Notify = Callable[[str], None]


class PageCache:
    """The reports of pages checked before; without effect where the disk does not allow it."""

    def __init__(self, folder: Path | None, notify: Notify):
        self._path = (folder or cache_folder()) / FILE
        self._notify = notify
        self._today = dt.date.today().toordinal()
        self._used: list[bytes] = []
        self._is_renewed = False
        self._database: sqlite3.Connection | None = None
        try:
            self._database = self._opened()
        except (OSError, sqlite3.Error) as error:
            self._fail(error)

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under `key`, None if nothing whole was."""
        return self.get_all((key,)).get(key)

    def get_all(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what was kept under each of the keys that have something whole."""
        if self._database is None:
            return {}
        try:
            rows = self._database.execute(_get(len(keys)), keys).fetchall()
        except sqlite3.Error as error:
            self._fail(error)
            return {}
        found = {}
        for key, row, day in rows:
            if (data := _unpacked(key, row)) is not None:
                found[key] = data
            if day != self._today:
                # Written with the next entries: a write lock held while pages are checked
                # would make the processes wait for each other.
                self._used.append(key)
        return found

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep reports under their keys, and make all since the last call safe."""
        if self._database is None:
            return
        # Packed before the first is written: others must not wait for that.
        rows = [(key, self._today, _packed(key, data)) for key, data in entries]
        try:
            self._database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", rows)
            used = [(self._today, key) for key in self._used]
            self._database.executemany("UPDATE pages SET day = ? WHERE key = ?", used)
            self._database.commit()
        except sqlite3.Error as error:
            self._fail(error)
        self._used.clear()

    def drop_old(self) -> None:
        """Forget what no run has asked for in three months."""
        if self._database is None:
            return
        try:
            self._database.execute("DELETE FROM pages WHERE day < ?", (self._today - _KEPT_DAYS,))
            self._database.commit()
        except sqlite3.Error as error:
            self._fail(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            _prepare(database)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _fail(self, error: Exception) -> None:
        """Go on without the cache; a broken file is thrown away for the next run."""
        self.close()
        # Only the file itself being wrong is a plain DatabaseError; a full or read-only
        # disk and a lock are OperationalError.
        if type(error) is not sqlite3.DatabaseError or self._is_renewed:
            self._notify(f"{self._path}: going on without the cache ({_reason(error)})")
            return
        self._is_renewed = True
        self._notify(f"{self._path}: the cache was broken and is thrown away ({error})")
        with suppress(OSError, sqlite3.Error):
            for end in ("", "-wal", "-shm"):
                Path(f"{self._path}{end}").unlink(missing_ok=True)
            self._database = self._opened()


def _prepare(database: sqlite3.Connection) -> None:
    _write_ahead(database)
    # A power cut may then lose the last entries, never a whole file.
    database.execute("PRAGMA synchronous = NORMAL")
    columns = [row[1] for row in database.execute("PRAGMA table_info(pages)")]
    if columns and columns != ["key", "day", "data"]:
        raise sqlite3.DatabaseError("it holds another table")
    database.execute(_TABLE)
    database.execute(_INDEX)
    database.commit()


def _write_ahead(database: sqlite3.Connection, tries: int = 20) -> None:
    """Switch to write-ahead mode; where two runs do so at once, SQLite does not wait by itself."""
    for left in reversed(range(tries)):
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.05)


@once
def _get(count: int) -> str:
    return f"{_GET}({', '.join('?' * count)})"


def _packed(key: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, _LEVEL)
    return _checksum(key, packed) + packed


def _unpacked(key: bytes, row: object) -> bytes | None:
    if not isinstance(row, bytes) or row[:_DIGEST] != _checksum(key, row[_DIGEST:]):
        return None
    try:
        return zlib.decompress(row[_DIGEST:])
    except zlib.error:
        return None


def _checksum(key: bytes, packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_DIGEST, key=key).digest()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
