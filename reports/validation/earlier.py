"""Figures of before, with which the rules compare those of a filing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from clusters.models import Indicator, Period, PeriodKind
from clusters.structure import structure_of

from ..models import Filing, FilingValue

Moment = tuple[str, int]  # kind of the period and year
Earlier = Mapping[Moment, Mapping[str, Decimal]]


def compared_with(period: Period) -> list[Moment]:
    """The periods whose figures the rules look at: the same one last year, and the half of this year."""
    year, kind = period.cluster_year.year, period.kind
    half = [(PeriodKind.HALF.value, year)] if kind == PeriodKind.YEAR else []
    return [(kind, year - 1), *half]


def earlier_figures(
    filing: Filing, known: Mapping[str, Indicator], wanted: Iterable[Moment]
) -> dict[Moment, dict[str, Decimal]]:
    """The school's accepted figures of other periods, by indicator code; two queries at most.

    A code counts only where it means the same: unit and kind as in `known`, the catalogue of this
    filing. A school that filed in two clusters has the figures of one filing, this cluster's first.
    """
    moments = list(wanted)
    cluster = filing.period.cluster_year.cluster_id
    found = earlier_of_schools([filing.school_id], cluster, known, moments)
    return found.get(filing.school_id) or {moment: {} for moment in moments}


def earlier_of_schools(
    schools: Collection[int], cluster: int, known: Mapping[str, Indicator], wanted: Iterable[Moment]
) -> dict[int, dict[Moment, dict[str, Decimal]]]:
    """The same for several schools at once, by school; in as many queries."""
    moments = list(wanted)
    figures: dict[int, dict[Moment, dict[str, Decimal]]] = {
        school: {moment: {} for moment in moments} for school in schools
    }
    sources = _sources(schools, cluster, moments)
    rows = FilingValue.objects.filter(filing__in=sources, value__isnull=False).order_by() if sources else ()
    for row in rows:
        source = sources[row.filing_id]
        there = structure_of(source.catalogue).by_id[row.indicator_id]
        here = known.get(there.code)
        if here is not None and (here.unit, here.kind) == (there.unit, there.kind):
            figures[source.school][source.moment][there.code] = row.value
    return figures


class _Source(NamedTuple):
    """An accepted filing of before, and the catalogue that its cells are named by."""

    school: int
    moment: Moment
    catalogue: int


def _sources(schools: Collection[int], cluster: int, moments: Iterable[Moment]) -> dict[int, _Source]:
    """The filing to compare with, for each school and moment, by its id; this cluster's before others'."""
    picked = Q()
    for kind, year in moments:
        picked |= Q(period__kind=kind, period__cluster_year__year=year)
    rows = Filing.objects.accepted().filter(picked, school__in=schools).order_by().values_list(
        "pk", "school_id", "period__kind", "period__cluster_year__year",
        "period__cluster_year__catalogue_id", "period__cluster_year__cluster_id",
    )  # fmt: skip
    best: dict[tuple[int, Moment], tuple[int, _Source]] = {}
    for pk, school, kind, year, catalogue, _ in sorted(rows, key=lambda row: (row[5] != cluster, row[0])):
        best.setdefault((school, (kind, year)), (pk, _Source(school, (kind, year), catalogue)))
    return dict(best.values())
