"""Pages of the pledges: the list, and one year's pledge with its targets."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from clusters.models import ClusterYear

from .models import Pledge

PER_PAGE = 20


@require_GET
def pledges(request: HttpRequest) -> HttpResponse:
    rows = (
        Pledge.objects.visible_to(request.user)
        .select_related("cluster_year__cluster")
        .annotate(target_count=Count("targets"))
        .order_by("-cluster_year__year", "cluster_year__cluster__name")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "pledges/pledges.html", {"page": page})


@require_GET
def pledge(request: HttpRequest, cluster: str, year: int) -> HttpResponse:
    """The year's pledge in its own words; a year without one says so."""
    found = get_object_or_404(
        ClusterYear.objects.visible_to(request.user).select_related("cluster", "pledge"),
        cluster__code=cluster,
        year=year,
    )
    signed = getattr(found, "pledge", None)
    targets = signed.targets.select_related("school") if signed else []
    return render(request, "pledges/pledge.html", {"year": found, "pledge": signed, "targets": targets})
