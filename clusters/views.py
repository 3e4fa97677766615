"""Pages of the clusters: the list, one cluster, one of its years; and of the schools in them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from schools.models import School
from schools.queries import staff_of
from schools.standing import standing_of

from . import queries
from .models import Cluster, ClusterYear

PER_PAGE = 20


@require_GET
def clusters(request: HttpRequest) -> HttpResponse:
    search = _search(request)
    context = _listed(request, queries.clusters_for(request.user, search=search), search)
    return render(request, "clusters/clusters.html", context)


@require_GET
def cluster(request: HttpRequest, cluster: str) -> HttpResponse:
    seen = Cluster.objects.visible_to(request.user)
    found = get_object_or_404(seen.select_related("predecessor"), code=cluster)
    context = {
        "cluster": found,
        "years": queries.years_of(found, request.user),
        "successors": found.successors.filter(pk__in=seen.values("pk")),
        "sees_predecessor": seen.filter(pk=found.predecessor_id).exists(),
        "memberships": queries.memberships_of(found, request.user),
    }
    return render(request, "clusters/cluster.html", context)


@require_GET
def cluster_year(request: HttpRequest, cluster: str, year: int) -> HttpResponse:
    """Năm thi đua: theme, members and duties, periods, conferences, activities, handover."""
    years = ClusterYear.objects.visible_to(request.user).select_related(
        "cluster", "catalogue", "handover__from_school", "handover__to_school"
    )
    found = get_object_or_404(years, cluster__code=cluster, year=year)
    context = {
        "year": found,
        "members": queries.members_of(found, request.user),
        "periods": found.periods.order_by("kind"),
        "conferences": queries.conferences_of(found),
        "activities": found.activities.select_related("lead", "place"),
        "handover": getattr(found, "handover", None),
    }
    return render(request, "clusters/cluster_year.html", context)


@require_GET
def schools(request: HttpRequest) -> HttpResponse:
    search = _search(request)
    context = _listed(request, queries.schools_for(request.user, search=search), search)
    return render(request, "clusters/schools.html", context)


@require_GET
def school(request: HttpRequest, school: str) -> HttpResponse:
    """One school: its names, its people in force, its years and duties."""
    found = get_object_or_404(queries.schools_for(request.user), code=school)
    context = {
        "school": found,
        "former_names": found.former_names.all(),
        "relations": queries.relations_of(found, request.user),
        "staff": staff_of(found),
        "officials": found.officials.all(),
        "lines": queries.years_of_school(found, request.user),
        "sees_delegations": School.objects.visible_to(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "clusters/school.html", context)


def _search(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()[:100]


def _listed(request: HttpRequest, rows: QuerySet, search: str) -> dict:
    """What a list with a search box needs."""
    return {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("trang")),
        "search": search,
        "kept": urlencode({"q": search}) if search else "",
        "sees_all": standing_of(request.user).reads_everything,
    }
