"""The bytes of a page file → its text: UTF-8, UTF-16 with a mark, or GB18030."""

import codecs
from pathlib import Path

from checker.core.errors import CheckerError
from checker.core.late import late

LIMIT = 32 * 1024 * 1024
_LOOK = 64 * 1024
_WHAT_WOULD_DO = "save the page as plain text in UTF-8"
_MESSAGES = {
    "missing": "no such file; name a page file or a folder of pages",
    "folder": "expected a page file, found a folder; name the files in it",
    "unreadable": "the file cannot be read ({0}); check its name and permissions",
    "large": "expected at most {0} MiB, found {1} MiB; cut the file into pages",
    "empty": f"expected the text of a page, found an empty file; {_WHAT_WOULD_DO}",
    "binary": f"expected text, found {{0}}; {_WHAT_WOULD_DO}",
    "torn": "expected UTF-8, found byte 0x{0:02x} at offset {1} (line {2});" + " save it again",
    "other": f"expected UTF-8 or GB18030, found another encoding; {_WHAT_WOULD_DO}",
}
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
}
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_HAN = late("[\u4e00-\u9fff]")


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """Return the bytes of a page file; CheckerError where that cannot be or is too much."""
    try:
        if path.is_dir():
            raise _error("folder", path)
        with path.open("rb") as file:
            data = file.read(limit + 1)
            size = max(path.stat().st_size, len(data))
    except FileNotFoundError as error:
        raise _error("missing", path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _error("unreadable", path, reason) from error
    if len(data) > limit:
        raise _error("large", path, limit >> 20, -(-size >> 20))
    return data


def decode(data: bytes, path: Path | str = "") -> str:
    """Return the text of a page; a byte order mark is no part of it.

    GB18030 is tried where the bytes are no UTF-8, and refused where it yields no Chinese.
    """
    if not data.strip():
        raise _error("empty", path)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _decoded_utf16(data[2:], encoding, path)
    _refuse_binary(data, path)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decoded_gb18030(data, error, path)
    if not text.strip():
        raise _error("empty", path)
    return text


def _decoded_utf16(data: bytes, encoding: str, path: Path | str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _error("other", path) from error
    if not text.strip():
        raise _error("empty", path)
    return text


def _decoded_gb18030(data: bytes, fault: UnicodeDecodeError, path: Path | str) -> str:
    # `fault.start` counts behind a UTF-8 mark, which was taken off.
    marked = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    offset = fault.start + marked
    good = data[marked:offset].decode("utf-8", "ignore")
    # Text in GB18030 never begins with several characters that are right as UTF-8.
    if marked or sum(not character.isascii() for character in good[:_LOOK]) >= 4:
        raise _error("torn", path, data[offset], offset, data.count(b"\n", 0, offset) + 1)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _error("other", path) from error
    if not _is_common_chinese(text):
        raise _error("other", path)
    return text


def _is_common_chinese(text: str) -> bool:
    """Tell whether the characters are those of the daily press, not Big5 read as GB18030."""
    outside = [character for character in text[:_LOOK] if not character.isascii()]
    han = _HAN.findall(text[:_LOOK])
    common = sum(
        b"\xb0" <= character.encode("gb2312", "ignore")[:1] <= b"\xd7" for character in han
    )
    return bool(han) and 2 * len(han) >= len(outside) and 2 * common >= len(han)


def _refuse_binary(data: bytes, path: Path | str) -> None:
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise _error("binary", path, name)
    head = data[:_LOOK]
    if 100 * (len(head) - len(head.translate(None, _CONTROL))) > len(head):
        raise _error("binary", path, "binary data")


def _error(name: str, path: Path | str, *values: object) -> CheckerError:
    return CheckerError(_MESSAGES[name].format(*values), path or None)
