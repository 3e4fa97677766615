"""Đọc báo cáo đã công bố: the chair's page, a proposed filing a school and the stated totals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clusters.converters import PeriodCode
from clusters.models import Period

from .. import actions, scan_jobs
from ..report_import import ReportReading, read_report
from ..rules import REPORT_ACTS
from ..text_form import TextForm
from .consolidation import fetch_period


class ReportTextForm(TextForm):
    source = forms.CharField(
        label="Nguồn (tên văn bản, ngày)",
        required=False,
        max_length=200,
        help_text="Ghi cùng số nêu trong bảng tổng hợp.",
    )


@require_http_methods(["GET", "POST"])
def read_published_report(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    """GET: the empty form, or a scan that is being read. POST: read; send hints; keep stated totals."""
    found = fetch_period(request, cluster, period)
    REPORT_ACTS.require("read_published_report", request.user, found)
    page = reverse("reports:read_published_report", kwargs={"cluster": cluster, "period": period})
    if request.method == "GET":
        job = scan_jobs.scan_of(request.user, request.GET.get("viec", ""), page)
        text = scan_jobs.text_of(job)
        return _show(request, found, ReportTextForm(initial={"text": text}), text, job=job)
    form = ReportTextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    if form.scan:
        job = scan_jobs.read_in_background(data=form.scan, page=page, by=request.user)
        return redirect(f"{page}?viec={job.pk}")
    reading = read_report(form.found, found, request.user)
    if "send" in request.POST:
        _send(request, found, reading)
    elif "state" in request.POST:
        _state(request, found, form, reading)
    return _show(request, found, form, form.found, status=422 if form.errors else 200)


def _send(request: HttpRequest, period: Period, reading: ReportReading) -> None:
    """Hint to the school whose button was pressed, or to all that can be sent one."""
    wanted = request.POST["send"]
    if wanted == "*":
        chosen = [one for one in reading.filings if not one.refusal]
    else:
        chosen = [one for one in reading.filings if one.filing.school.code == wanted]
    figures = {one.filing.pk: len(one.figures) for one in chosen}
    sent = actions.suggest(period=period, figures=figures, text=reading.text, by=request.user)
    if sent:
        names = ", ".join(row.filing.school.short_name for row in sent)
        messages.success(request, f"Đã gửi gợi ý cho {len(sent)} trường: {names}.")
    else:
        messages.info(request, "Không có gợi ý mới để gửi.")


def _state(request: HttpRequest, period: Period, form: ReportTextForm, reading: ReportReading) -> None:
    """Keep the ticked totals as the text states them."""
    numbers = request.POST.getlist("total")
    chosen = {one.code: one.as_stated() for one in reading.totals if str(one.figure.number) in numbers}
    source = form.cleaned_data["source"].strip()
    if not chosen:
        messages.warning(request, "Chưa chọn số nêu nào.")
    elif not source:
        form.add_error("source", "Đồng chí ghi tên văn bản, để người đọc biết số nêu lấy từ đâu.")
    else:
        changed = actions.state_totals(period=period, totals=chosen.values(), source=source, by=request.user)
        messages.success(
            request, f"Đã ghi {changed} số nêu." if changed else "Các số nêu này đã ghi từ trước."
        )


def _show(
    request: HttpRequest,
    period: Period,
    form: ReportTextForm,
    text: str = "",
    *,
    status: int = 200,
    job: Any = None,
) -> HttpResponse:
    """The page; the reading is made anew, so that it shows what was just stored."""
    context = {
        "period": period,
        "form": form,
        "job": job,
        "reading": read_report(text, period, request.user) if text.strip() else None,
    }
    return render(request, "reports/report_import.html", context, status=status)
