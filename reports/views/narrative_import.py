"""Đọc số liệu từ văn bản: the officer's text beside the figures read from it, to be confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.converters import PeriodCode
from cumthidua.core import audit
from cumthidua.core.policy import Refused

from .. import actions, narrative_import, proposals, scan_jobs
from ..cells import How
from ..filing_acts import address
from ..models import Filing
from ..rules import FILING_ACTS, is_own_officer
from ..sheet import Sheet
from ..text_form import TextForm
from .filing import fetch_filing


@require_http_methods(["GET", "POST"])
def read_narrative(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """GET: the empty form, a scan that is being read, the chair's hint. POST: read, or write the
    chosen cells."""
    filing = fetch_filing(request, cluster, period, school)
    refusal = FILING_ACTS.refusal("edit_cells", request.user, filing)
    if refusal and (request.method == "GET" or not is_own_officer.test(request.user, filing)):
        raise Refused(refusal, act="reports.edit_cells", target=filing, user=request.user)
    if request.method == "GET":
        return _opened(request, filing)
    form = TextForm(request.POST, request.FILES)
    if refusal:
        return _closed(request, filing, form, refusal)
    if not form.is_valid():
        return _show(request, filing, form, status=422)
    if form.scan:
        page = address(filing, "read_narrative")
        job = scan_jobs.read_in_background(data=form.scan, page=page, by=request.user)
        return redirect(f"{page}?viec={job.pk}")
    if "save" in request.POST or "only" in request.POST:
        return _save(request, filing, form)
    return _show(request, filing, form, form.found)


@require_POST
def close_suggestion(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """The officer has seen the chair's hint and takes it off the filing's page."""
    filing = fetch_filing(request, cluster, period, school)
    seen = request.POST.get("seen", "")
    known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    if actions.close_suggestion(filing=filing, seen=known, by=request.user):
        messages.success(request, "Đã cất gợi ý của Cụm trưởng.")
    return redirect(address(filing, "filing"))


def _opened(request: HttpRequest, filing: Filing) -> HttpResponse:
    job = scan_jobs.scan_of(request.user, request.GET.get("viec", ""), address(filing, "read_narrative"))
    if job is not None:
        text = scan_jobs.text_of(job)
        return _show(request, filing, TextForm(initial={"text": text}), text, job=job)
    held = filing.suggestions.waiting() if "goi-y" in request.GET else None
    text = held.text if held else ""
    return _show(request, filing, TextForm(initial={"text": text}), text)


def _save(request: HttpRequest, filing: Filing, form: TextForm) -> HttpResponse:
    chosen = narrative_import.chosen_in(request.POST)
    saved = proposals.save(filing=filing, chosen=chosen, by=request.user, how=How.NARRATIVE)
    if saved.count:
        messages.success(request, f"Đã ghi {saved.count} ô, kèm nguyên văn.")
    elif not chosen:
        messages.warning(request, "Chưa chọn số liệu nào.")
    sheet = Sheet.of(filing)
    for row in saved.left:
        label = narrative_import.label_of(sheet, row.proposal.code)
        messages.warning(request, f"{label}: chưa ghi. {row.remark}")
    if saved.count and not saved.left and "only" not in request.POST:
        return redirect(address(filing, "filing"))
    return _show(request, filing, form, form.found)


def _closed(request: HttpRequest, filing: Filing, form: TextForm, refusal: str) -> HttpResponse:
    """The filing was closed meanwhile: the text stays on the page."""
    audit.record_refusal(user=request.user, act="reports.edit_cells", target=filing, reason=refusal)
    messages.error(request, refusal)
    return _show(request, filing, form, status=403)


def _show(
    request: HttpRequest,
    filing: Filing,
    form: TextForm,
    text: str = "",
    *,
    status: int = 200,
    job: Any = None,
) -> HttpResponse:
    choices = narrative_import.Choices.sent(request.POST) if "only" in request.POST else None
    context = {
        "filing": filing,
        "filing_url": address(filing, "filing"),
        "form": form,
        "job": job,
        "suggestion": filing.suggestions.waiting(),
        "reading": narrative_import.read(text, Sheet.of(filing), choices) if text.strip() else None,
    }
    return render(request, "reports/narrative_import.html", context, status=status)
