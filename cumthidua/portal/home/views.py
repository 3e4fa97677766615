"""The home page: each role lands on what waits for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from clusters.models import ClusterYear, Period
from clusters.standing import is_chair
from cumthidua.core import clock
from cumthidua.core.models import Notice
from reports.consolidation import consolidate
from reports.consolidation_page import ConsolidationPage
from reports.filters import TableFilter
from reports.models import Extension
from reports.queries import periods_for
from schools.standing import standing_of

from . import academy, configuration, tasks
from .year import line_of, year_of

PERIODS_SHOWN = 12
NEWS_SHOWN = 5


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """One page with a section for each role that a person has."""
    standing = standing_of(request.user)
    context = {"today": clock.today(), "standing": standing}
    if standing.schools:
        context |= _school_context(request)
    if standing.reads_everything:
        context["overview"] = academy.overview(periods_for(request.user)[:PERIODS_SHOWN], request.user)
    if standing.is_administrator:
        context |= {"gaps": configuration.gaps(), "health": configuration.health()}
    return render(request, "portal/home.html", context)


def _school_context(request: HttpRequest) -> dict[str, Any]:
    """What a school's person sees: their tasks, the chair's, and the year around them."""
    cluster_year = year_of(request.user)
    context = {
        "cluster_year": cluster_year,
        "tasks": tasks.school_tasks(request.user),
        "chair_tasks": tasks.chair_tasks(request.user),
        "news": Notice.objects.visible_to(request.user).unread()[:NEWS_SHOWN],
    }
    if cluster_year is not None:
        context |= {
            "line": line_of(cluster_year),
            "is_chair": is_chair(request.user, cluster_year.pk),
            "board": _board(request, cluster_year),
            "extensions": _extensions(cluster_year),
        }
    return context


def _board(request: HttpRequest, cluster_year: ClusterYear) -> ConsolidationPage | None:
    """Who has filed in the period under way: the last of the year that has opened."""
    opened = [
        period
        for period in Period.objects.with_cluster().filter(cluster_year=cluster_year)
        if period.opens_at is None or period.opens_at <= clock.now()
    ]
    if not opened:
        return None
    table = consolidate(max(opened, key=lambda period: period.last_day))
    return ConsolidationPage(table, request.user, TableFilter({}, table=table))


def _extensions(cluster_year: ClusterYear) -> list[Extension]:
    """The public ledger: who was given more time, and why. Every member reads it."""
    granted = Extension.objects.filter(filing__period__cluster_year=cluster_year)
    return list(granted.select_related("filing__school").order_by("-granted_at")[:NEWS_SHOWN])
