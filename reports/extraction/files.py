"""The text of a file that an officer uploads: plain text, Word (.docx), PDF, a photograph.

The kind is sniffed from the content, never from the name. Pages that are only a picture come back
empty and marked; `scans` reads those.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdf
from PIL import Image
from pypdf.errors import PyPdfError

from .docx import text_of_docx
from .encodings import decode, is_legacy
from .failures import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 100
# A page with fewer letters is a picture with a stamp or a page number on it.
LETTERS_OF_A_PAGE = 15
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TOO_LARGE = "Tệp lớn hơn 20 MB. Đồng chí tách phần có số liệu rồi tải lên."
LEGACY = (
    "Văn bản dùng bảng mã cũ (TCVN3 hoặc VNI) nên chưa đọc được. Đồng chí chuyển mã sang Unicode rồi thử lại."
)
# A line that goes on: nothing ended before the break, and nothing new begins after it.
_WRAPPED = re.compile(r"(?<![.;:!?…\n])\n[ \t]*(?=[a-zà-ỹđ0-9(])(?!\(?(?:\d{1,2}|[a-zđ])[.)]\s)")


@dataclass(frozen=True)
class Page:
    text: str
    is_picture: bool = False


@dataclass(frozen=True)
class Document:
    """What a file holds, page by page; texts without pages are one page."""

    kind: str
    pages: tuple[Page, ...]

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages if page.text)

    @property
    def pictures(self) -> tuple[int, ...]:
        """Numbers (from 1) of the pages whose letters must be recognised."""
        return tuple(number for number, page in enumerate(self.pages, 1) if page.is_picture)


def read_file(data: bytes) -> Document:
    """The document in these bytes; `Unreadable` with a Vietnamese sentence otherwise."""
    if not data:
        raise Unreadable("Tệp rỗng. Đồng chí chọn lại tệp.")
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    document = _reader_of(data)(data)
    if is_legacy(document.text):
        raise Unreadable(LEGACY)
    if not document.pictures and not document.text.strip():
        raise Unreadable("Tệp không có chữ nào. Đồng chí chọn lại tệp.")
    return document


def _reader_of(data: bytes) -> Callable[[bytes], Document]:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _read_pdf
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _read_image
    if data.startswith(b"PK\x03\x04"):
        return _read_docx
    if data.startswith(_OLE):
        raise Unreadable(
            "Tệp Word đời cũ (.doc) hoặc có mật khẩu. Đồng chí lưu lại thành .docx không mật khẩu."
        )
    return _read_text


def _read_text(data: bytes) -> Document:
    text = decode(data)
    if text is None:
        raise Unreadable("Tệp này không phải văn bản. Chỉ nhận TXT, DOCX, PDF, PNG hoặc JPG.")
    return Document("text", (Page(tidy(text)),))


def _read_docx(data: bytes) -> Document:
    try:
        return Document("docx", (Page(tidy(text_of_docx(data))),))
    except (
        zipfile.BadZipFile,
        KeyError,
        SyntaxError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ) as fault:
        raise Unreadable("Không mở được tệp Word: tệp hỏng hoặc không phải .docx.") from fault


def _read_image(data: bytes) -> Document:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                image.verify()
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as fault:
        raise Unreadable("Không mở được ảnh: tệp hỏng hoặc ảnh quá lớn.") from fault
    return Document("image", (Page("", is_picture=True),))


def _read_pdf(data: bytes) -> Document:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("Tệp PDF có mật khẩu. Đồng chí bỏ mật khẩu rồi tải lên lại.")
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(f"Tệp PDF dài hơn {MAX_PAGES} trang. Đồng chí tách phần có số liệu rồi tải lên.")
        return Document("pdf", tuple(_pages_of(reader)))
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable("Không mở được tệp PDF: tệp hỏng hoặc không đúng định dạng.") from fault


def _pages_of(reader: pypdf.PdfReader) -> Iterator[Page]:
    for page in reader.pages:
        text = tidy(page.extract_text())
        is_blank = sum(letter.isalnum() for letter in text) < LETTERS_OF_A_PAGE
        yield Page("" if is_blank else text, is_picture=is_blank and _has_pictures(page))


def _has_pictures(page: pypdf.PageObject) -> bool:
    objects = (page.get("/Resources") or {}).get_object().get("/XObject")
    return bool(objects)


def tidy(text: str) -> str:
    """Composed letters, no control signs, and lines that were wrapped put together again."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(letter for letter in text if letter in "\n\t" or letter.isprintable() or letter == "\xa0")
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", _WRAPPED.sub(" ", text)).strip()
