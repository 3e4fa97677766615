"""Reads across filings, periods and reports, each in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from clusters.models import ClusterYearMember, Period
from clusters.standing import is_chair
from cumthidua.core.vietnamese.text import search_key
from schools.standing import standing_of

from .models import Filing, FilingValue, SummaryReport
from .rules import FILING_ACTS
from .states import FILING

# ── The list of periods ───────────────────────────────────────────────────────────────────────────


def periods_for(
    user: Any, *, cluster: str = "", year: int | None = None, search: str = ""
) -> QuerySet[Period]:
    """The periods that `user` may see, newest first, with `expected`, `accepted_count`, `waiting`
    (certified, not yet accepted): filings of the year's members only."""
    periods: QuerySet[Period] = Period.objects.filter(
        pk__in=Period.objects.visible_to(user).values("pk")
    ).with_cluster()
    if cluster:
        periods = periods.filter(cluster_year__cluster__code=cluster)
    if year:
        periods = periods.filter(cluster_year__year=year)
    if search:
        periods = periods.filter(_cluster_or_school(search_key(search)))
    return _with_progress(periods).order_by(
        "-cluster_year__year",
        "-kind",
        "cluster_year__cluster__illustrative",
        "cluster_year__cluster__name",
        "pk",
    )


def _with_progress(periods: QuerySet[Period]) -> QuerySet[Period]:
    members = ClusterYearMember.objects.filter(cluster_year=OuterRef("cluster_year"))
    filings = Filing.objects.of_members().filter(period=OuterRef("pk"))
    waiting = filings.filter(state__in=FILING.by_name["accept"].sources)
    return periods.annotate(
        expected=_number(members, "cluster_year"),
        accepted_count=_number(filings.accepted(), "period"),
        waiting=_number(waiting, "period"),
    )


def _cluster_or_school(key: str) -> Q:
    """The cluster's name, or the name of a school that is a member in that year."""
    years = ClusterYearMember.objects.filter(school__search_key__contains=key)
    return Q(cluster_year__cluster__search_key__contains=key) | Q(
        cluster_year__in=years.values("cluster_year")
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@dataclass(frozen=True)
class OwnFiling:
    """A filing of one's own school, with what one can do about it now."""

    filing: Filing
    act: str
    is_waiting: bool


@dataclass(frozen=True)
class PeriodLine:
    period: Period
    own: tuple[OwnFiling, ...]
    chairs: bool


def period_lines(periods: Iterable[Period], user: Any) -> list[PeriodLine]:
    """The lines of one page, with the filings of the user's own schools."""
    periods = list(periods)
    own: dict[int, list[OwnFiling]] = {}
    filings = Filing.objects.filter(period__in=periods, school__in=standing_of(user).schools)
    for filing in filings.for_pages().prefetch_related("extensions"):
        own.setdefault(filing.period_id, []).append(_own(filing, user))
    return [
        PeriodLine(period, tuple(own.get(period.pk, ())), is_chair(user, period.cluster_year_id))
        for period in periods
    ]


def _own(filing: Filing, user: Any) -> OwnFiling:
    if FILING_ACTS.allows("edit_cells", user, filing):
        return OwnFiling(filing, "Nhập số liệu", True)
    if FILING.allows("certify", user, filing):
        return OwnFiling(filing, "Xem, xác nhận", True)
    return OwnFiling(filing, "Xem số liệu", False)


# ── One period ────────────────────────────────────────────────────────────────────────────────────


def filings_of(period: Period) -> dict[int, Filing]:
    """The period's filings by school, each knowing its extensions without a further query."""
    filings = period.filings.prefetch_related("extensions__granted_by", "extensions__ended_by")
    return {filing.school_id: filing for filing in filings}


def visible_filings(period: Period, user: Any) -> frozenset[int]:
    """Ids of the filings of `period` that `user` may open."""
    return frozenset(Filing.objects.visible_to(user).filter(period=period).values_list("pk", flat=True))


def report_of(period: Period, user: Any) -> SummaryReport | None:
    return SummaryReport.objects.visible_to(user).filter(period=period).first()


def stored_cells(period: Period, code: str) -> dict[int, FilingValue]:
    """The typed cells of one indicator in the accepted filings, by filing."""
    values = FilingValue.objects.filter(filing__in=period.filings.accepted(), indicator__code=code)
    return {value.filing_id: value for value in values.select_related("updated_by")}
