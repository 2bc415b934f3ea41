"""Compiled patterns kept for the next process: as good as new, and never trusted."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from checker.claims.phrases.compile import compile_phrases
from checker.core import patterns
from checker.core.kept import keep_all, sealed
from checker.core.late import _Late
from checker.core.patterns import KEPT, compiled
from checker.ruleset.load import load_rules

PACKAGE = Path(patterns.__file__).parents[1]
# The real ones, whatever a test puts in their place.
_COMPILE = re.compile
_SOURCES = (
    ("增长[百千万亿]++(?P<rate>[0-9.]+)%", 0),
    ("(?P<a>[甲乙])(?:(丙)|(?P<丁>丁))?", re.IGNORECASE),
    ("(?i:abc)(?<![年月日])", re.ASCII),
    (" [一-龥] # 汉字", re.VERBOSE),
    ("(?>a*)(b)(?(1)c|d)", re.DOTALL | re.MULTILINE),
    ("", 0),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the patterns of a test in a folder of its own, and begin without any."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path))
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Behave as a new process."""
    KEPT.forget()
    patterns._private.cache_clear()
    patterns._stamp.cache_clear()


def the_file(folder: Path) -> Path:
    """Return the file of patterns."""
    (path,) = (folder / "tables").glob("patterns-*")
    return path


def keep_one(source: str = "[甲乙丙]家") -> None:
    """Compile and keep one pattern, and behave as a new process."""
    compiled(source)
    keep_all()
    forget()


def refuse(*given: Any) -> Any:
    """Stand for what must not be asked."""
    raise AssertionError(given)


def all_patterns() -> Iterator[tuple[str, int]]:
    """Yield source and flags of the program's late patterns and of the phrases."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "late(" in path.read_text(encoding="utf-8"):
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            for value in vars(import_module(name)).values():
                if isinstance(value, _Late):
                    yield value._source, int(value._flags)
    for phrase in compile_phrases(load_rules()):
        yield phrase.source, 0


def test_every_pattern_of_the_project_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set(all_patterns())
    wanted = {(source, flags): _COMPILE(source, flags) for source, flags in found}
    assert len(found) > 200
    # Patterns are equal where their flags, sources and codes are.
    assert all(compiled(*given) == pattern for given, pattern in wanted.items())
    keep_all()
    forget()
    monkeypatch.setattr(patterns, "_translated", refuse)
    for given, pattern in wanted.items():
        again = compiled(*given)
        assert again == pattern
        assert (again.groups, again.groupindex) == (pattern.groups, pattern.groupindex)


@pytest.mark.parametrize(("source", "flags"), _SOURCES)
def test_a_kept_pattern_is_as_good_as_a_new_one(
    source: str, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = re.compile(source, flags)
    for _ in range(2):
        pattern = compiled(source, flags)
        assert pattern == wanted
        assert (pattern.pattern, pattern.flags) == (source, wanted.flags)
        assert (pattern.groups, pattern.groupindex) == (wanted.groups, wanted.groupindex)
        for text in ("增长百万12.5%", "甲丁", "乙丙", "年ABC", "汉", "aabc", ""):
            found, other = pattern.search(text), wanted.search(text)
            assert (found and found.regs) == (other and other.regs)
            assert (found and found.lastgroup) == (other and other.lastgroup)
        keep_all()
        forget()
        monkeypatch.setattr(patterns, "_translated", refuse)


def test_flags_make_another_pattern(folder: Path) -> None:
    keep_one("a")
    assert compiled("a", re.IGNORECASE).match("A")
    assert not compiled("a").match("A")


def test_a_faulty_pattern_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="missing"):
        compiled("(")


def test_half_a_character(folder: Path) -> None:
    for _ in range(2):
        assert compiled("[\ud800-\udfff]").match("\ud800")
        keep_all()
        forget()
        assert len(KEPT.known()) == 1


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flip(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


def _of_another_python(data: bytes) -> bytes:
    kept = msgspec.msgpack.decode(data)
    return msgspec.msgpack.encode(["4.0", kept[1]])


def _with(**changes: Any) -> Callable[[bytes], bytes]:
    """Return what changes the code in a file and gives it the right checksum."""

    def change(data: bytes) -> bytes:
        stamp, codes = msgspec.msgpack.decode(data)
        for key, kept in codes.items():
            fields = ("flags", "numbers", "groups", "names")
            code = dict(zip(fields, msgspec.msgpack.decode(kept[4:]), strict=True)) | changes
            content = msgspec.msgpack.encode([code[name] for name in fields])
            codes[key] = sealed(key, content)
        return msgspec.msgpack.encode([stamp, codes])

    return change


def _sealed_code(source: str) -> bytes:
    code = msgspec.msgpack.encode(patterns._translated(source, 0))
    return sealed(patterns._key(source, 0), code)


def _swapped(data: bytes) -> bytes:
    """Put under each key what was made of another source."""
    stamp, codes = msgspec.msgpack.decode(data)
    other = _sealed_code("另")
    return msgspec.msgpack.encode([stamp, dict.fromkeys(codes, other)])


_DAMAGES = {
    "empty": lambda _: b"",
    "three bytes": lambda data: data[:3],
    "cut": _cut,
    "one bit": _flip,
    "longer": lambda data: data + b"\0",
    "another thing": lambda _: b"\xc0",
    "no msgpack": lambda _: b"\xff\xff text",
    "another Python": _of_another_python,
    "of another source": _swapped,
    "no numbers": _with(numbers=b""),
    "odd bytes": _with(numbers=b"\1\2\3"),
    "numbers of nothing": _with(numbers=b"\xff" * 64),
    "text for numbers": _with(numbers="12"),
    "fewer groups": _with(groups=-2),
    "many groups": _with(groups=1 << 62),
    "strange names": _with(names={"a": 7}),
}


@pytest.mark.parametrize("damage", _DAMAGES.values(), ids=_DAMAGES.keys())
def test_a_damaged_file_is_thrown_away(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    keep_one()
    path = the_file(folder)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert compiled("[甲乙丙]家").match("丙家")
    keep_all()
    forget()
    assert compiled("[甲乙丙]家").match("丙家")
    assert (
        msgspec.msgpack.decode(whole)[1].items()
        <= msgspec.msgpack.decode(path.read_bytes())[1].items()
    )


@pytest.mark.parametrize("missing", ["re._parser", "re._compiler", "_sre"])
def test_without_a_private_module(
    folder: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(re, "compile", lambda source, flags: _COMPILE("by re"))
    assert compiled("家").pattern == "by re"
    keep_all()
    assert not (folder / "tables").exists()


@pytest.mark.parametrize(
    ("place", "other"),
    [
        (0, SimpleNamespace()),
        (0, SimpleNamespace(parse=lambda source: None)),
        (0, SimpleNamespace(parse=lambda source, flags: None)),
        (1, SimpleNamespace(_code=lambda parsed: [])),
        (1, SimpleNamespace(_code=lambda parsed, flags: ["one"])),
        (1, SimpleNamespace(_code=lambda parsed, flags: [-1])),
        (1, SimpleNamespace(_code=lambda parsed, flags: [1 << 40])),
        (1, SimpleNamespace(_code=lambda parsed, flags: [77])),
        (2, SimpleNamespace(MAGIC=0, compile=lambda source: None)),
        (2, SimpleNamespace(compile=lambda *given: None)),
    ],
)
def test_private_functions_that_are_others(
    folder: Path, place: int, other: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = list(patterns._private())
    private[place] = other
    with monkeypatch.context() as here:
        here.setattr(patterns, "_private", lambda: tuple(private))
        assert compiled("[甲乙]家").match("乙家")


def test_another_interpreter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_one()
    monkeypatch.setattr(sys, "implementation", SimpleNamespace(name="pypy", cache_tag="pypy311"))
    assert compiled("[甲乙丙]家").match("甲家")
    keep_all()
    assert len(list((folder / "tables").iterdir())) == 1


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tables").write_text("a file where a folder should be", encoding="utf-8")
    assert compiled("家").match("家")
    keep_all()
    forget()
    assert compiled("家").match("家")


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("checker.core.kept.write_whole", full)
    assert compiled("家").match("家")
    keep_all()
    assert not (folder / "tables").exists()


def test_nothing_new_is_not_written(folder: Path) -> None:
    keep_one()
    path = the_file(folder)
    path.unlink()
    keep_all()
    assert not path.exists()


def test_what_another_process_wrote_meanwhile_stays(folder: Path) -> None:
    compiled("甲")
    fresh = dict(KEPT._new)
    forget()
    keep_one("乙")
    KEPT._new.update(fresh)
    keep_all()
    forget()
    assert KEPT.known().keys() == {patterns._key("甲", 0), patterns._key("乙", 0)}


def test_a_long_file_begins_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_one("甲")
    with monkeypatch.context() as here:
        here.setattr(KEPT, "_longest", 10)
        keep_one("乙")
    assert list(KEPT.known()) == [patterns._key("乙", 0)]


_PROCESS = """
import sys
from checker.core.patterns import compiled
for number in range(int(sys.argv[1])):
    assert compiled(f"[甲乙]{number}家").match(f"乙{number}家")
"""


def test_processes_at_once_leave_a_whole_file(folder: Path) -> None:
    surroundings = os.environ | {"CHECKER_CACHE": str(folder)}
    running = [
        subprocess.Popen((sys.executable, "-c", _PROCESS, str(count)), env=surroundings)
        for count in (7, 20, 29, 40)
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert [path.name for path in (folder / "tables").iterdir()] == [the_file(folder).name]
    assert len(KEPT.known()) >= 7
