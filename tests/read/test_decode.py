"""Bytes become text, or one line that says what would do."""

import codecs
from pathlib import Path

import pytest

from checker.core.errors import CheckerError
from checker.read.decode import decode, read_bytes

SENTENCE = "全市新增高新技术企业３１４家，\r\n比上年多12家。"
READ = [
    ("utf-8", SENTENCE.encode()),
    ("utf-8 with a mark", codecs.BOM_UTF8 + SENTENCE.encode()),
    ("utf-16, little end first", codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le")),
    ("utf-16, big end first", codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be")),
    ("gb18030", SENTENCE.encode("gb18030")),
]
REFUSED = [
    (b"", "expected the text of a page, found an empty file; save the page as plain text in UTF-8"),
    (b" \r\n\t", "expected the text of a page, found an empty file;"),
    (codecs.BOM_UTF8, "expected the text of a page, found an empty file;"),
    (codecs.BOM_UTF16_LE, "expected the text of a page, found an empty file;"),
    ("\u3000\n".encode(), "expected the text of a page, found an empty file;"),
    (b"%PDF-1.7 \xe2\xe3", "expected text, found a PDF file;"),
    (b"PK\x03\x04word/document.xml", "expected text, found a zip or Office file;"),
    (b"\x89PNG\r\n\x1a\n", "expected text, found a picture;"),
    (bytes(range(256)) * 4, "expected text, found binary data;"),
    (b"abc\x00" * 50, "expected text, found binary data;"),
    (b"caf\xe9 cr\xe8me", "expected UTF-8 or GB18030, found another encoding;"),
    (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "expected UTF-8 or GB18030, found another encoding;"),
    ("臺灣經濟發展與產業轉型的關鍵問題".encode("big5") * 3, "expected UTF-8 or GB18030, found"),
    (
        "第一行。\n第二行".encode() + b"\xff" + "。".encode(),
        "expected UTF-8, found byte 0xff at offset 22 (line 2); save it again",
    ),
]


@pytest.mark.parametrize(("name", "data"), READ, ids=[name for name, _ in READ])
def test_text_comes_back_with_its_line_ends_and_without_a_mark(name: str, data: bytes) -> None:
    assert decode(data) == SENTENCE


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(CheckerError) as caught:
        decode(data, "第3版.txt")
    assert str(caught.value).startswith(f"第3版.txt: {message}")
    assert "\n" not in str(caught.value)


def test_a_stray_control_character_is_no_binary_file() -> None:
    assert decode("增长5%。\x00".encode() + "全年如此。".encode() * 60)[:6] == "增长5%。\x00"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"第9版\.txt: no such file"):
        read_bytes(tmp_path / "第9版.txt")


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="expected a page file, found a folder"):
        read_bytes(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(CheckerError, match="cannot be read"):
        read_bytes(Path("a\0b"))


def test_a_file_over_the_limit_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    with pytest.raises(CheckerError, match="expected at most 1 MiB, found 3 MiB"):
        read_bytes(page, limit=1024 * 1024)
    assert len(read_bytes(page)) == 2 * 1024 * 1024 + 1
