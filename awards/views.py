"""Khen thưởng: what clusters nominated their schools for."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from . import queries
from .forms import YearFilter

PER_PAGE = 10


@require_GET
def nominations(request: HttpRequest) -> HttpResponse:
    """By cluster year; `?cum=…&nam=…`, as the page of a year links here, narrows to one."""
    narrowed = YearFilter(request.GET).terms
    years = queries.years_with_nominations(request.user, **narrowed)
    page = Paginator(years, PER_PAGE).get_page(request.GET.get("trang"))
    kept = {key: request.GET[key] for key in ("cum", "nam") if request.GET.get(key)}
    context = {
        "page": page,
        "years": queries.nominations_of(page.object_list),
        "is_narrowed": any(narrowed.values()),
        "kept": urlencode(kept),
    }
    return render(request, "awards/nominations.html", context)
