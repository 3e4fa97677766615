"""An uploaded file before anything of it is believed: what kind it is, and how much it may unpack to.

A workbook is a zip of XML. Both can be made to cost a thousand times their size, so the directory of
the zip is judged first, only the few parts that matter are unpacked, and each only up to a limit.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from .layout import Unreadable

MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024  # all parts together, as the directory states them
MAX_PART = 8 * 1024 * 1024  # one part, as it really unpacks
MAX_READ = 16 * 1024 * 1024  # what is unpacked of all parts, one read twice counted twice
MAX_DEPTH = 40  # elements within elements; a sheet has some six
MAX_RATIO = 200  # ordinary XML of a workbook packs 5 to 20 times
MAX_PARTS = 500

DAMAGED = "Tệp bị hỏng, không mở được. Đồng chí mở lại bằng Excel, lưu thành tệp mới rồi tải lên lại."
TOO_MUCH = (
    "Tệp chứa nhiều dữ liệu hơn hẳn một biểu số liệu nên cổng không mở. Đồng chí tải biểu mới về, "
    "chỉ chép số vào cột “Số liệu kỳ này” rồi tải lên lại."
)
_SAVE_AS = (
    "Đồng chí mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi tải lên lại."
)
_LOCKED = "Tệp có mật khẩu mở nên cổng không đọc được. Đồng chí bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi tải lên lại."
_NOT_A_WORKBOOK = "Cổng chỉ nhận biểu Excel (.xlsx) đã tải về từ trang này."

# A part that only this kind of file has → what it is.
_OTHER_PACKAGES = (
    ("word/", f"Đây là tệp Word (.docx). {_NOT_A_WORKBOOK}"),
    ("ppt/", f"Đây là tệp PowerPoint. {_NOT_A_WORKBOOK}"),
    ("content.xml", f"Đây là tệp OpenDocument (.ods). {_SAVE_AS}"),
    ("xl/workbook.bin", f"Đây là tệp Excel nhị phân (.xlsb). {_SAVE_AS}"),
    ("xl/vbaProject.bin", f"Tệp có macro (.xlsm) nên cổng không nhận. {_SAVE_AS}"),
    ("xl/macrosheets/", f"Tệp có macro nên cổng không nhận. {_SAVE_AS}"),
)
_FIRST_BYTES = (
    (b"%PDF", f"Đây là tệp PDF. {_NOT_A_WORKBOOK}"),
    (b"\x89PNG", f"Đây là tệp ảnh. {_NOT_A_WORKBOOK}"),
    (b"\xff\xd8\xff", f"Đây là tệp ảnh. {_NOT_A_WORKBOOK}"),
    (b"{\\rtf", f"Đây là tệp văn bản RTF. {_NOT_A_WORKBOOK}"),
    (b"Rar!", f"Đây là tệp nén RAR. {_NOT_A_WORKBOOK}"),
    (b"7z\xbc\xaf", f"Đây là tệp nén 7z. {_NOT_A_WORKBOOK}"),
    (b"<", f"Đây là tệp XML hoặc HTML mang đuôi Excel. {_SAVE_AS}"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of an encrypted .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The parts of a workbook, unpacked only when asked for and only up to `MAX_PART` and `MAX_READ`."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` when this is no workbook, or one that unpacks to more than a form can hold."""
        _refuse_other_kinds(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unreadable(DAMAGED) from None
        self.names = frozenset(self._zip.namelist())
        _refuse_other_packages(self.names)
        _refuse_bombs(self._zip.infolist())
        self._left = MAX_READ

    def elements(self, name: str) -> Iterator[Element]:
        """The elements of a part as they close, names without their namespace; none when it is absent."""
        if name not in self.names:
            return
        try:
            parsed = iterparse(BytesIO(self._unpack(name)), events=("start", "end"), forbid_dtd=True)
            depth = 0
            for event, element in parsed:
                depth += 1 if event == "start" else -1
                if depth > MAX_DEPTH:
                    raise Unreadable(TOO_MUCH)
                if event == "end":
                    element.tag = element.tag.rpartition("}")[2]
                    yield element
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            raise Unreadable(DAMAGED) from None

    def _unpack(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                content = part.read(min(MAX_PART, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
            OSError,
            ValueError,
        ):
            raise Unreadable(DAMAGED) from None
        self._left -= len(content)
        if len(content) > MAX_PART or self._left < 0:
            raise Unreadable(TOO_MUCH)
        return content


def _refuse_other_kinds(data: bytes) -> None:
    if not data:
        raise Unreadable("Tệp rỗng. Đồng chí chọn lại tệp.")
    if len(data) > MAX_FILE:
        raise Unreadable(
            "Tệp lớn hơn 20 MB; biểu số liệu chỉ vài chục KB. Đồng chí kiểm tra lại tệp đã chọn."
        )
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        raise Unreadable(_LOCKED if _ENCRYPTED in data else f"Đây là tệp Excel cũ (.xls). {_SAVE_AS}")
    for magic, reason in _FIRST_BYTES:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(magic):
            raise Unreadable(reason)
    if b"\x00" in data[:4096]:
        raise Unreadable(f"Không nhận ra kiểu của tệp. {_NOT_A_WORKBOOK}")
    raise Unreadable(f"Đây là tệp văn bản hoặc CSV. {_NOT_A_WORKBOOK}")


def _refuse_other_packages(names: Iterable[str]) -> None:
    for part, reason in _OTHER_PACKAGES:
        if any(name.startswith(part) for name in names):
            raise Unreadable(reason)
    if "xl/workbook.xml" not in names:
        raise Unreadable(f"Đây là tệp nén (.zip), không phải biểu Excel. {_NOT_A_WORKBOOK}")


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_LOCKED)
    known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if any(part.compress_type not in known for part in parts):
        raise Unreadable(DAMAGED)
    heavy = any(part.file_size > MAX_RATIO * max(part.compress_size, 1024) for part in parts)
    if heavy or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(TOO_MUCH)
