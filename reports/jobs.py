"""Long work of this room. Imported by the app's `ready()`, which makes the kinds known."""

from __future__ import annotations

from typing import Any

from cumthidua.core.documents.rendering import RenderingFailed
from cumthidua.core.jobs import Handle, JobFailed, job

from . import documents, scan_jobs  # noqa: F401  (scan_jobs registers its kind)
from .models import SummaryReport

SUMMARY_REPORT_PDF = "summary_report_pdf"
STEPS = ("Tập hợp nội dung và số liệu", "Dàn trang", "Lưu văn bản", "Xong")


@job(SUMMARY_REPORT_PDF)
def render_summary_report(handle: Handle) -> dict[str, Any]:
    """Make the PDF of a report's content of this moment. The same content is not typeset twice."""
    _tell(handle, 0)
    report = SummaryReport.objects.for_pages().filter(pk=handle.params["report"]).first()
    if report is None:
        raise JobFailed("Báo cáo này không còn nữa.")
    draft = documents.draft_of(report)
    document = documents.known_draft(report, draft)
    if document is None:
        _tell(handle, 1)
        try:
            rendering = documents.typeset(draft)
        except RenderingFailed as failure:
            raise JobFailed(str(failure)) from failure
        _tell(handle, 2)
        document = documents.store_draft(report, draft, rendering)
    _tell(handle, 3)
    return {"document": document.pk, "pages": document.pages}


def _tell(handle: Handle, done: int) -> None:
    handle.progress(done, len(STEPS) - 1, STEPS[done])
