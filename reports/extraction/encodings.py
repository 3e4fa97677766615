"""Bytes to Vietnamese letters: Unicode in its forms, Windows-1258, and the two old encodings by name."""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Words that hardly any report lacks, as they look when TCVN3 (ABC) or VNI letters are taken for
# Western ones; none of them is a Vietnamese word.
_OLD_WORDS = re.compile(
    r"(?:häc|líp|tr\xad?êng|®[µ·Ò¸ång]|c¸c|viªn|hoïc|lôùp|tröôøng|vieân|ñaøo|caùc|cuûa)\b", re.I
)
_COMMON = re.compile(r"\b(?:học|lớp|trường|viên|các|của|và|được|cấp|đã|có|người|số|tổ|chức)\b", re.I)


def decode(data: bytes) -> str | None:
    """The text, or None for bytes that are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\x00" in data[:4096]:
        return _without_mark(data)
    text = _try(data, "utf-8")
    return text if text is not None else _one_byte(data)


def is_legacy(text: str) -> bool:
    """Whether the letters are those of TCVN3 or VNI: seen in files, and in text pasted from them."""
    return len(_OLD_WORDS.findall(text)) > len(_COMMON.findall(unicodedata.normalize("NFC", text)))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: the zeros stand on one side of the plain letters."""
    head = data[:4096]
    text = _try(data, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    return text if text and _COMMON.search(text) else None


def _one_byte(data: bytes) -> str | None:
    """Windows-1258 if words come out of it; else the letters as they are, which `is_legacy` knows."""
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096]):
        return None
    text = _try(data, "cp1258")
    if text and _COMMON.search(unicodedata.normalize("NFC", text)):
        return text
    text = data.decode("latin-1")
    return text if is_legacy(text) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
