"""Figures of before, with which the rules compare those of a filing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.db.models import Q

from clusters.models import Indicator, Period, PeriodKind

from ..models import Filing, FilingValue
from ..states import FilingState

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
    """The school's accepted figures of other periods, by indicator code; one query.

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
    """The same for several schools at once, by school; still one query."""
    moments = list(wanted)
    picked = Q()
    for kind, year in moments:
        picked |= Q(filing__period__kind=kind, filing__period__cluster_year__year=year)
    rows = (
        FilingValue.objects.filter(picked, value__isnull=False)
        .filter(filing__school__in=schools, filing__state=FilingState.ACCEPTED)
        .values_list("filing__school", "filing__period__kind", "filing__period__cluster_year__year", "filing",
                     "filing__period__cluster_year__cluster", "indicator__code", "indicator__unit",
                     "indicator__kind", "value")
        .order_by("filing")
    )  # fmt: skip
    best: dict[tuple[int, Moment], int] = {}
    figures = {school: {moment: {} for moment in moments} for school in schools}
    for school, kind, year, source, _, code, unit, value_kind, value in sorted(
        rows, key=lambda row: row[4] != cluster
    ):
        here, moment = known.get(code), (kind, year)
        means_the_same = here is not None and (here.unit, here.kind) == (unit, value_kind)
        if best.setdefault((school, moment), source) == source and means_the_same:
            figures[school][moment][code] = value
    return figures
