"""What a file is, by its content: neither its name nor the browser's word for it is believed."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, NamedTuple

from django.core.exceptions import ValidationError


class FileKind(NamedTuple):
    content_type: str
    extension: str


PDF = FileKind("application/pdf", ".pdf")
PNG = FileKind("image/png", ".png")
JPEG = FileKind("image/jpeg", ".jpg")
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = FileKind(f"{_OFFICE}wordprocessingml.document", ".docx")
XLSX = FileKind(f"{_OFFICE}spreadsheetml.sheet", ".xlsx")

# First bytes → kind.
MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Part of an office file that says what it is → kind.
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
CONTENT_TYPES = "[Content_Types].xml"
# How far an office file may grow when it is opened. A hundred pages of scans stay far below.
MAX_PARTS, MAX_UNPACKED, MAX_RATIO, SMALL = 3000, 200 * 1024 * 1024, 200, 1024 * 1024

ANOTHER_KIND = "Chỉ nhận tệp PDF, DOCX, XLSX, PNG hoặc JPG, xét theo nội dung tệp chứ không theo tên."
TWO_KINDS = "Tệp này vừa là {kind} vừa chứa nội dung loại khác nên không nhận. Đồng chí xuất lại tệp."
BROKEN_OFFICE = "Tệp DOCX, XLSX này hỏng hoặc không phải tệp Word, Excel. Đồng chí mở và lưu lại."
MACROS = "Tệp có macro nên không nhận. Đồng chí lưu lại thành .docx hoặc .xlsx rồi tải lên."
BOMB = "Tệp này khi mở ra lớn bất thường nên không nhận. Đồng chí xuất lại tệp."
LOCKED_OFFICE = (
    "Tệp Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu nên không đọc được. "
    "Đồng chí lưu lại thành .docx, .xlsx không mật khẩu, hoặc xuất ra PDF."
)


def kind_of(file: IO[bytes]) -> FileKind:
    """The kind of an acceptable file; `ValidationError` in Vietnamese says why it is not one."""
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    for magic, kind in MAGIC:
        if head.startswith(magic):
            _refuse_second_nature(file, head, kind)
            return kind
    if head.startswith(ZIP):
        return _office_kind(file)
    raise ValidationError(LOCKED_OFFICE if head.startswith(OLE) else ANOTHER_KIND)


def _refuse_second_nature(file: IO[bytes], head: bytes, kind: FileKind) -> None:
    """A polyglot: a picture that is also an archive or a page of script."""
    is_archive = zipfile.is_zipfile(file)
    file.seek(0)
    text = head.lower()
    if is_archive or any(mark in text for mark in (b"<html", b"<script", b"<svg", b"<!doctype")):
        raise ValidationError(TWO_KINDS.format(kind=kind.extension.removeprefix(".").upper()))


def _office_kind(file: IO[bytes]) -> FileKind:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts)
            _refuse_macros(archive, parts)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error) as broken:
        raise ValidationError(BROKEN_OFFICE) from broken
    finally:
        file.seek(0)
    names = {part.filename for part in parts}
    kinds = [kind for main, kind in MAIN_PARTS.items() if main in names]
    if CONTENT_TYPES not in names or not kinds:
        raise ValidationError(ANOTHER_KIND)
    if len(kinds) > 1:
        raise ValidationError(TWO_KINDS.format(kind="DOCX"))
    return kinds[0]


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    """By what the directory says; nothing is unpacked."""
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise ValidationError(BOMB)


def _refuse_macros(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Macros show in a part of their own and in the declared type of the main part (.docm, .xlsm)."""
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise ValidationError(MACROS)
    for part in parts:
        if part.filename == CONTENT_TYPES:
            with archive.open(part) as declared:
                if b"macroenabled" in declared.read(SMALL).lower():
                    raise ValidationError(MACROS)
