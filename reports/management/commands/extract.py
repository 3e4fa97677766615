"""`manage.py extract [FILE|-] [--json]`: the figures that a narrative states."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from cumthidua.core.management.stable import StableCommand, plain_number
from cumthidua.core.vietnamese.numbers import format_number
from reports.extraction import Figure, SchoolName, extract, shipped_schools
from schools.models import School

_CONTAINERS = (b"%PDF-", b"PK\x03\x04")
_BOUNDS = {"exact": "", "about": "khoảng ", "at_least": "trên ", "at_most": "gần "}


class Command(StableCommand):
    help = "Đọc số liệu trong một đoạn văn hoặc một báo cáo."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="tệp .txt, .docx hoặc .pdf; “-” là đầu vào chuẩn"
        )
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        figures = extract(_text(options["file"]), known_schools())
        if options["json"]:
            self.write_json([as_json(figure) for figure in figures])
        else:
            self.stdout.write("\n".join(_lines(figures)))


def known_schools() -> Sequence[SchoolName]:
    """The schools of the database; those that ship with the portal where there is none to ask."""
    try:
        rows = School.objects.values_list("code", "name", "province")
        return [SchoolName(*row) for row in rows] or shipped_schools()
    except DatabaseError:
        return shipped_schools()


def as_json(figure: Figure) -> dict[str, Any]:
    """The stable form of one figure."""
    return {
        "school": figure.school,
        "code": figure.code,
        "value": plain_number(figure.value),
        "approximate": figure.approximate,
        "part_of": figure.part_of,
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "alternatives": list(figure.alternatives),
        "corrected_from": figure.corrected_from,
    }


def _text(name: str) -> str:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp “{name}”: {error.strerror}.") from None
    if not content.startswith(_CONTAINERS):
        with suppress(UnicodeDecodeError):
            return content.decode()  # as it is, so that places in the text are those of the file
    return _text_of_file(content)


def _text_of_file(content: bytes) -> str:
    # PDF and picture libraries are slow to import, and plain text needs none of them.
    from reports.extraction.failures import Unreadable
    from reports.extraction.files import read_file
    from reports.extraction.scans import recognise

    try:
        document = read_file(content)
        return (recognise(content, document) if document.pictures else document).text
    except Unreadable as problem:
        raise CommandError(str(problem)) from None


def _lines(figures: Sequence[Figure]) -> list[str]:
    if not figures:
        return ["Không có số liệu nào thuộc danh mục chỉ tiêu."]
    return [_line(figure) for figure in figures]


def _line(figure: Figure) -> str:
    notes = [f"trong {figure.part_of}"] if figure.part_of else []
    notes += [f"hoặc {', '.join(figure.alternatives)}"] if figure.alternatives else []
    notes += [f"nguyên văn “{figure.corrected_from}”"] if figure.corrected_from else []
    number = f"{_BOUNDS[figure.bound]}{format_number(figure.value)}"
    words = " ".join(figure.text.split())
    return f"{figure.school or '–'}  {figure.code}  {number}  “{words}”" + (
        f"  ({'; '.join(notes)})" if notes else ""
    )
