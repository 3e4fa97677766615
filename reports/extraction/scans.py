"""Letters out of pictures, by Tesseract with its Vietnamese data where the machine has them.

An optional part of the system: without it the portal says so and reads everything else.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageOps

from .failures import Unreadable
from .files import Document, Page, tidy

NOT_INSTALLED = (
    "Máy chủ này chưa cài bộ nhận dạng chữ nên chưa đọc được ảnh và bản quét. "
    "Đồng chí dán đoạn văn bản, hoặc tải tệp DOCX hay PDF có chữ."
)
MAX_PICTURES = 20
SECONDS_A_PAGE = 90
LONG_SIDE = 3500  # an A4 page at 300 dots an inch


def is_installed() -> bool:
    """Tesseract with Vietnamese, and what turns PDF pages into pictures."""
    path = os.environ.get("PATH", "")
    return _knows_vietnamese(path) and shutil.which("pdftoppm") is not None


def recognise(
    data: bytes, document: Document, progress: Callable[[int, int], None] = lambda done, total: None
) -> Document:
    """The document with its pictures read. Some seconds a page: call it from a job."""
    if not is_installed():
        raise Unreadable(NOT_INSTALLED)
    check(document)
    pictures = document.pictures
    pages = list(document.pages)
    for done, number in enumerate(pictures):
        progress(done, len(pictures))
        image = _upright(data) if document.kind == "image" else _draw(data, number)
        pages[number - 1] = Page(tidy(_read(image)))
    read = Document(document.kind, tuple(pages))
    if not read.text.strip():
        raise Unreadable("Không nhận ra chữ nào trong ảnh. Đồng chí chụp thẳng, đủ sáng và rõ nét hơn.")
    return read


def check(document: Document) -> None:
    """`Unreadable` for more pictures than are read at a time."""
    if len(document.pictures) > MAX_PICTURES:
        raise Unreadable(
            f"Bản quét có {len(document.pictures)} trang ảnh; mỗi lần đọc tối đa {MAX_PICTURES} trang. "
            "Đồng chí tách phần có số liệu rồi tải lên."
        )


@cache
def _knows_vietnamese(path: str) -> bool:
    program = shutil.which("tesseract", path=path)
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603  (a fixed command)
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return "vie" in listed.stdout.split()


def _upright(data: bytes) -> bytes:
    """A photograph turned as its camera says, grey, and not larger than letters need."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            grey = (ImageOps.exif_transpose(image) or image).convert("L")
    except (OSError, SyntaxError, ValueError) as fault:
        raise Unreadable("Không mở được ảnh: tệp hỏng.") from fault
    grey.thumbnail((LONG_SIDE, LONG_SIDE))
    drawn = io.BytesIO()
    grey.save(drawn, "PNG")
    return drawn.getvalue()


def _draw(data: bytes, number: int) -> bytes:
    """One page of a PDF as a picture."""
    page = str(number)
    return _run(["pdftoppm", "-gray", "-png", "-scale-to", str(LONG_SIDE), "-f", page, "-l", page, "-"], data)


def _read(image: bytes) -> str:
    return _run(["tesseract", "stdin", "stdout", "-l", "vie"], image).decode("utf-8", "replace")


def _run(command: list[str], data: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (a fixed command; the file comes in through a pipe)
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise Unreadable("Không đọc được trang ảnh này: tệp hỏng hoặc quá lâu.") from fault
    return done.stdout
