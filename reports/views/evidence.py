"""Evidence (minh chứng) of a filing: files that stand with its cells."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from clusters.converters import PeriodCode
from clusters.models import Indicator
from cumthidua.core import attachments
from cumthidua.core.policy import Refused

from ..filing_page import FilingPage
from ..forms import EvidenceForm
from ..rules import FILING_ACTS
from .filing import fetch_filing
from .filing_cell import back_to_cell


@require_POST
def attach_evidence(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    code = request.POST.get("cell", "")
    get_object_or_404(Indicator, catalogue=found.period.cluster_year.catalogue, code=code)
    _require_open(FilingPage(found, request.user), code)
    form = EvidenceForm(request.POST, request.FILES)
    problems: Any = form.errors.get("upload")
    if form.is_valid():
        try:
            attachments.attach(upload=form.cleaned_data["upload"], about=found, by=request.user, cell=code)
        except ValidationError as error:
            problems = error.messages
    return back_to_cell(request, (cluster, period, school), code, problems)


def _require_open(page: FilingPage, code: str) -> None:
    """Evidence goes with its cell: in a returned filing only the named cells take or lose a file."""
    if not page.sheet.is_open(code):
        raise Refused("Ô này đã khóa nên minh chứng giữ nguyên.", act="reports.edit_cells",
                      target=page.filing, user=page.user)  # fmt: skip


@require_POST
def remove_evidence(
    request: HttpRequest, cluster: str, period: PeriodCode, school: str, file: int
) -> HttpResponse:
    """Take a file off the page; the file and its row stay."""
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    page = FilingPage(found, request.user)
    for attachment in page.files:
        if attachment.pk == file:
            _require_open(page, attachment.cell)
            attachments.remove(attachment=attachment)
            return back_to_cell(request, (cluster, period, school), attachment.cell)
    return back_to_cell(request, (cluster, period, school), request.POST.get("cell", ""))
