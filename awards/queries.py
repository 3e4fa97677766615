"""Reads of the nominations, with what a reader should know about a nominated school."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from clusters.models import ClusterDuty, ClusterYear
from clusters.standing import CHAIRING

from .models import Nomination


@dataclass(frozen=True)
class NominationLine:
    """A nominated school; `duties` by which it chaired that same year, if it did."""

    row: Nomination
    duties: tuple[ClusterDuty, ...]

    @property
    def duty_words(self) -> str:
        return ", ".join(duty.get_duty_display() for duty in self.duties)

    @property
    def duty_inferred(self) -> bool:
        return bool(self.duties) and all(duty.inferred for duty in self.duties)


@dataclass(frozen=True)
class YearOfNominations:
    cluster_year: ClusterYear
    lines: tuple[NominationLine, ...]


def years_with_nominations(user: Any, *, cluster: str = "", year: int | None = None) -> QuerySet[ClusterYear]:
    """The cluster years with nominations that `user` may see, newest first."""
    rows = Nomination.objects.visible_to(user)
    if cluster:
        rows = rows.filter(cluster_year__cluster__code=cluster)
    if year is not None:
        rows = rows.filter(cluster_year__year=year)
    years = ClusterYear.objects.filter(pk__in=rows.values("cluster_year"))
    return years.select_related("cluster").order_by("-year", "cluster__name")


def nominations_of(years: Iterable[ClusterYear]) -> list[YearOfNominations]:
    """Their nominations with the chairs among the nominated. Two queries, however many years."""
    years = list(years)
    chairs: dict[tuple[int, int], list[ClusterDuty]] = {}
    for duty in ClusterDuty.objects.filter(cluster_year__in=years, duty__in=CHAIRING).order_by("duty"):
        chairs.setdefault((duty.cluster_year_id, duty.school_id), []).append(duty)
    lines: dict[int, list[NominationLine]] = {year.pk: [] for year in years}
    rows = Nomination.objects.filter(cluster_year__in=years).select_related("school")
    for row in rows.order_by("-award", "school__sort_key"):  # the flag before the certificate
        held = chairs.get((row.cluster_year_id, row.school_id), [])
        lines[row.cluster_year_id].append(NominationLine(row, tuple(held)))
    return [YearOfNominations(year, tuple(lines[year.pk])) for year in years]
