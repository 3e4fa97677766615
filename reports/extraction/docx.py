"""The text of a .docx: paragraphs, tables row by row, text boxes, footnotes. Macros are never looked at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .failures import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What Word keeps in the file and does not print: moved or deleted text, the old way to draw a box.
_UNPRINTED = {_FALLBACK, f"{_W}moveFrom", f"{_W}del", f"{_W}instrText"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Unpacked, a part of a report stays far below this; a zip bomb does not.
MAX_PART = 32 * 1024 * 1024


def text_of_docx(data: bytes) -> str:
    """Blocks on lines of their own; the cells of a table row are parted by " | "."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        lines = list(_blocks(_part(archive, "word/document.xml")))
        if "word/footnotes.xml" in archive.namelist():
            lines += _blocks(_part(archive, "word/footnotes.xml"))
    return "\n".join(line for line in lines if line.strip())


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as packed:
        xml = packed.read(MAX_PART + 1)
    if len(xml) > MAX_PART:
        raise Unreadable("Tệp Word bung ra quá lớn nên không mở. Đồng chí lưu riêng phần có số liệu.")
    try:
        return fromstring(xml, forbid_dtd=True)  # Word writes none; entities are a way to attack
    except DefusedXmlException:
        raise Unreadable("Tệp Word chứa nội dung không an toàn nên không mở.") from None


def _blocks(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child)
            yield from _boxes(child)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _UNPRINTED:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[str]:
    for row in _nearest(table, f"{_W}tr"):
        yield " | ".join(" ".join(_blocks(cell)).strip() for cell in _nearest(row, f"{_W}tc"))


def _nearest(parent: Element, tag: str) -> Iterator[Element]:
    """Elements of a kind below a parent, not those within one of them: a table may stand in a table."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNPRINTED:
            yield from _nearest(child, tag)


def _paragraph(paragraph: Element) -> str:
    """One paragraph; an item of a list begins with a dash, since its number is not in the text."""
    text = "".join(_letters(paragraph))
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return f"- {text}" if is_item and text.strip() else text


def _letters(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != f"{_W}txbxContent" and child.tag not in _UNPRINTED:
            yield from _letters(child)


def _boxes(paragraph: Element) -> Iterator[str]:
    """Text boxes anchored in a paragraph are blocks of their own."""
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            yield from _blocks(child)
        elif child.tag not in _UNPRINTED:
            yield from _boxes(child)
