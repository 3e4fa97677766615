"""The form as a workbook: downloaded to be filled in elsewhere, uploaded to be looked over before it counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from clusters.converters import PeriodCode

from .. import proposals, workbook
from ..cells import How
from ..exports import XLSX
from ..filing_acts import address
from ..models import Filing
from ..rules import FILING_ACTS
from ..sheet import Sheet
from ..validation import earlier_figures
from ..workbook.safety import MAX_FILE
from .filing import fetch_filing
from .proposals import preview


@require_GET
def download_workbook(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """The filing as it stands; its cells are open for whoever may type into them."""
    found = fetch_filing(request, cluster, period, school)
    sheet = Sheet.of(found)
    last_year = (period.kind, period.year - 1)
    earlier = earlier_figures(found, sheet.by_code, [last_year])[last_year]
    is_editable = FILING_ACTS.allows("edit_cells", request.user, found)
    content = workbook.write(sheet, earlier, is_editable=is_editable)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{workbook.filename_of(found)}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def upload_workbook(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """GET: download and upload, or why not. POST: what the file would change; nothing is written."""
    found = fetch_filing(request, cluster, period, school)
    context = _context(request, found)
    if request.method == "GET":
        return render(request, "reports/workbook.html", context)
    FILING_ACTS.require("edit_cells", request.user, found)
    sheet = Sheet.of(found)
    try:
        uploaded = workbook.read(_bytes_of(request), sheet)
    except workbook.Unreadable as unreadable:
        return render(request, "reports/workbook.html", context | {"problem": unreadable.reason}, status=422)
    rows = proposals.review(sheet, uploaded.proposals)
    context |= preview(found, rows, How.WORKBOOK)
    context |= {"uploaded": uploaded, "unchanged": uploaded.unchanged + context["same"]}
    return render(request, "reports/workbook.html", context)


def _context(request: HttpRequest, filing: Filing) -> dict[str, Any]:
    return {
        "filing": filing,
        "filing_url": address(filing, "filing"),
        "upload_url": address(filing, "upload_workbook"),
        "download_url": address(filing, "download_workbook"),
        "refusal": FILING_ACTS.refusal("edit_cells", request.user, filing),
        "problem": "",
        "uploaded": None,
    }


def _bytes_of(request: HttpRequest) -> bytes:
    """The uploaded file, or no more of it than shows that it is too large."""
    upload = request.FILES.get("upload")
    if upload is None:
        raise workbook.Unreadable("Đồng chí chưa chọn tệp.")
    return upload.read(MAX_FILE + 1)
