"""The checker's own reports, which lie in the folder of the pages and are no pages.

A report is known by what stands in it, never by its name: a page may be called report.txt.
"""

from importlib import import_module
from pathlib import Path
from zlib import error as zlib_error

from checker.core.late import late

_HEAD, _TAIL = 4096, 1024
_WORDS = r'(?:null|"(?:[^"\\]|\\.)*+")'
# The first keys of a page in a report; a page of an archive has a text instead.
_JSON = late(
    r'\{(?:"schema":\d+,"tool":\{"name":"checker"'
    rf'|"path":{_WORDS},"date":{_WORDS},"city":{_WORDS},"title":{_WORDS},"characters":\d'
    r'|"summary":\{"figures":\d+,"checked":\d+,"pass":)'
)
_HTML = late(
    r'<!doctype html>\s*<html lang="[\w-]+">\s*<head>\s*<meta charset="utf-8">\s*'
    r'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src'
)
# 数据5处：已核3，未核2: the line that a text report ends with, unless only fails are told.
_COUNTS = ("处：已核", ", not checked: ")
_COVERAGE = late(
    r"(?m)^(?:数据\d+处：已核\d+，未核\d+|figures: \d+, checked: \d+, not checked: \d+)$"
)
_RULE = "\n    ["
_FAIL = late(
    r"(?m)^[✗?~] (?:差错|存疑|规范|error|query|style)  [^\n]+\n(?: {4}[^\n]*\n){1,20}?"
    r" {4}\[[\w-]+/[\w-]+\]$"
)
_UNREAD = ("\n! 未能核查：", "\n! could not be checked: ")


def is_own_report(path: str) -> bool:
    """Tell whether a file is a report that the checker wrote: JSON, JSON Lines, HTML or text."""
    try:
        head, tail = _ends(path)
    except (EOFError, OSError, ValueError, zlib_error):
        # What cannot be read is told of where it is read as a page.
        return False
    text = head.decode("utf-8", "ignore").lstrip("\ufeff \r\n")
    if text.startswith(("{", "<")):
        return _JSON.match(text) is not None or _HTML.match(text) is not None
    last = tail.decode("utf-8", "ignore").replace("\r\n", "\n")
    if any(words in last for words in _COUNTS) and _COVERAGE.search(last) is not None:
        return True
    if any(words in text for words in _UNREAD):
        return True
    return _RULE in text and _FAIL.search(text) is not None


def _ends(path: str) -> tuple[bytes, bytes]:
    """Return how a file begins and ends; of a packed one only how it begins."""
    with Path(path).open("rb", buffering=0) as file:
        if path.lower().endswith(".gz"):
            packed = import_module("gzip").GzipFile(fileobj=file)
            return packed.read(_HEAD), b""
        head = file.read(_HEAD)
        if len(head) < _HEAD:
            return head, head[-_TAIL:]
        file.seek(-_TAIL, 2)
        return head, file.read(_TAIL)
