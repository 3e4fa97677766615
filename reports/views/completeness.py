"""Tiến độ: how far each school of the cluster is, and the chair's reminders."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from clusters.converters import PeriodCode
from clusters.models import Period

from .. import actions
from ..completeness import Completeness
from ..rules import REPORT_ACTS, reads_progress
from .consolidation import fetch_period
from .filing_acts import fetch_unseen


@require_GET
def completeness(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    """School by group: counts and blockers of drafts too, never their figures."""
    found = _fetch(request, cluster, period)
    context = {
        "board": Completeness.of(found, request.user),
        "period": found,
        "reminds": REPORT_ACTS.allows("remind_schools", request.user, found),
    }
    return render(request, "reports/completeness.html", context)


@require_POST
def remind_schools(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    found = _fetch(request, cluster, period)
    sent = actions.remind_all(period=found, by=request.user)
    messages.success(request, f"Đã nhắc {len(sent)} trường chưa nộp.")
    return redirect("reports:completeness", cluster=cluster, period=period)


@require_POST
def remind_school(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_unseen(request, cluster, period, school)
    actions.remind(filing=found, by=request.user)
    messages.success(request, f"Đã nhắc {found.school.name}.")
    return redirect("reports:completeness", cluster=cluster, period=period)


def _fetch(request: HttpRequest, cluster: str, period: PeriodCode) -> Period:
    """The period, for those who read the progress of others; 404 for everybody else."""
    found = fetch_period(request, cluster, period)
    if not reads_progress(request.user, found):
        raise Http404
    return found
