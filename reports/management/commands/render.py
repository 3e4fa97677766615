"""`manage.py render KIND KEY --out FILE.pdf`: a document as a file, without changing anything.

The issued file where there is one, else an unnumbered DỰ THẢO made now. Nothing is saved.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from clusters.converters import PeriodCode
from clusters.models import Period
from cumthidua.core.documents.rendering import RenderingFailed
from cumthidua.core.management.stable import StableCommand
from cumthidua.core.models import Document
from reports import documents
from reports.models import SummaryReport


class Command(StableCommand):
    help = "Kết xuất một văn bản ra tệp PDF; không ghi gì vào cơ sở dữ liệu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=f"loại văn bản: {', '.join(_KINDS)}")
        parser.add_argument("key", metavar="KEY", help="văn bản nào, ví dụ mnbgpb/2024-H1")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp PDF cần ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["kind"] not in _KINDS:
            known = ", ".join(_KINDS)
            raise CommandError(f"Không có loại văn bản “{options['kind']}”; chỉ có: {known}.")
        data, draft = _KINDS[options["kind"]](options["key"])
        try:
            options["out"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"Không ghi được {options['out']}: {error.strerror}.") from error
        self.write_json({"file": str(options["out"]), "bytes": len(data), "draft": draft})


def summary_report(key: str) -> tuple[bytes, bool]:
    """The PDF of a cluster's report for a period, and whether it is a draft."""
    period = _period(key)
    issued = Document.objects.filter(kind=documents.KIND, key=documents.key_of(period), draft=False).first()
    if issued is not None:
        with issued.file.open("rb") as file:
            return file.read(), False
    try:
        return documents.typeset(_draft(period)).data, True
    except RenderingFailed as failure:
        raise CommandError(str(failure)) from failure


def _draft(period: Period) -> documents.Draft:
    report = SummaryReport.objects.for_pages().filter(period=period).first()
    if report is not None:
        return documents.draft_of(report)
    if not period.filings.accepted().exists():
        raise CommandError(f"Chưa có trường nào được tiếp nhận số liệu {period.label}.")
    return documents.unsaved_draft_of(period)


def _period(key: str) -> Period:
    cluster, _, code = key.partition("/")
    try:
        wanted = PeriodCode.parse(code)
    except ValueError as error:
        raise CommandError(str(error)) from error
    period = (
        Period.objects.with_cluster()
        .filter(cluster_year__cluster__code=cluster, cluster_year__year=wanted.year, kind=wanted.kind)
        .first()
    )
    if period is None:
        raise CommandError(f"Không có kỳ báo cáo “{key}”.")
    return period


_KINDS = {documents.KIND: summary_report}
