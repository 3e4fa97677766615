"""Names the system packages (Debian's names) that this machine lacks. Used by `./run`.

    python3 deploy/system_parts.py [--tests]

Runs before anything is installed, so it needs the standard library only. One line per package:
its name, a tab, and what will not work without it; a line that begins with "!" is indispensable.
"""

import ctypes
import importlib.util
import os
import shutil
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

PANGO = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}
# Reads scans and photographs. The image has them; `./run` neither asks for them nor needs them.
SCANS = ("tesseract-ocr", "tesseract-ocr-vie", "poppler-utils")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
# Letters that version 1 of Liberation Serif lacks and every official document has.
LETTERS = "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđĐƠƯ₫"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing(*, tests: bool) -> Iterator[tuple[str, str]]:
    """Pairs of package name and what it is for."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        yield f"!python3.{sys.version_info.minor}-venv", "an environment for the Python packages"
    if sys.platform == "linux":
        for package, library in PANGO.items():
            if not _loads(library):
                yield package, "PDF documents"
    if not any(covers(font, LETTERS) for font in _fonts("LiberationSerif-Regular.ttf")):
        yield "fonts-liberation2", "Vietnamese letters in PDF documents"
    if tests and not chromium():
        yield "!chromium", "the tests in a browser"
    if tests and not shutil.which("pdftotext"):
        yield "!poppler-utils", "the tests that look at PDF documents"
    # Older Pythons get a Redis for the tests as a package (pyproject.toml).
    if tests and sys.version_info >= (3, 13) and not has_redis():
        yield "!redis-server", "the tests with a Celery worker"


def chromium() -> str | None:
    """Path of a Chromium: `CHROMIUM` from the environment, else the first one installed."""
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def has_redis() -> bool:
    return bool(os.environ.get("REDIS_URL") or shutil.which("redis-server"))


def covers(font: Path, letters: str) -> bool:
    """Does the TrueType file have a glyph for each letter? Reads its Unicode `cmap` table."""
    try:
        data = font.read_bytes()
        characters = set(_characters(data))
    except (OSError, struct.error):
        return False
    return set(map(ord, letters)) <= characters


def _characters(data: bytes) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == b"cmap":
            break
    else:
        return
    (encodings,) = struct.unpack_from(">H", data, start + 2)
    for index in range(encodings):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if platform in (0, 3):
            yield from _subtable(data, start + offset)


def _subtable(data: bytes, start: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, start)
    if form == 4:
        (double,) = struct.unpack_from(">H", data, start + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, last + 1)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for index in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * index)
            yield from range(first, last + 1)


def _fonts(name: str) -> Iterator[Path]:
    for folder in FONT_FOLDERS:
        yield from Path(folder).expanduser().rglob(name)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    for package, purpose in missing(tests="--tests" in sys.argv[1:]):
        print(f"{package}\t{purpose}")
