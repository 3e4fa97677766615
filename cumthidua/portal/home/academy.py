"""What the Academy sees of all clusters: who has filed, what it adds up to, and where a stated total
differs from the computed one. A constant number of queries, whatever the number of periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F

from clusters.models import Aggregation, Formula, Indicator, Period
from reports.consolidation.totals import Computation, Total, total_of
from reports.consolidation.verdicts import verdict_on
from reports.models import Filing, FilingValue, StatedTotal, SummaryReport

CLASSES, LEARNERS = "class_count", "learner_count"
School = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class PeriodLine:
    """One period of one cluster. `period` carries `expected`, `accepted_count` and `waiting`."""

    period: Period
    classes: Total
    learners: Total
    mismatches: int
    unverifiable: int
    report: SummaryReport | None

    @property
    def is_late(self) -> bool:
        return self.period.is_overdue and self.period.accepted_count < self.period.expected

    @property
    def is_illustrative(self) -> bool:
        return self.period.cluster_year.cluster.illustrative


@dataclass(frozen=True)
class Overview:
    """The lines, and their sums over the real clusters: what is made up is never added to facts."""

    lines: tuple[PeriodLine, ...]

    @property
    def counted(self) -> tuple[PeriodLine, ...]:
        return tuple(line for line in self.lines if not line.is_illustrative)

    @property
    def leaves_out(self) -> bool:
        return len(self.counted) < len(self.lines)

    @property
    def accepted(self) -> int:
        return sum(line.period.accepted_count for line in self.counted)

    @property
    def expected(self) -> int:
        return sum(line.period.expected for line in self.counted)

    @property
    def waiting(self) -> int:
        return sum(line.period.waiting for line in self.counted)

    @property
    def reports(self) -> int:
        return sum(line.report is not None for line in self.counted)

    @property
    def mismatches(self) -> int:
        return sum(line.mismatches for line in self.counted)

    @property
    def unverifiable(self) -> int:
        return sum(line.unverifiable for line in self.counted)


def overview(periods: Iterable[Period], user: Any) -> Overview:
    """The lines of `periods` (from `reports.queries.periods_for`). Five queries."""
    periods = list(periods)
    book = _Book.read([period.cluster_year.catalogue_id for period in periods])
    stated = _stated(periods)
    named = {total.code for totals in stated.values() for total in totals} | {CLASSES, LEARNERS}
    typed = _typed(periods, book.inputs_of(named))
    reports = {
        report.period_id: report
        for report in SummaryReport.objects.visible_to(user).filter(period__in=periods)
    }
    return Overview(
        tuple(
            _line(period, book, typed[period.pk], stated[period.pk], reports.get(period.pk))
            for period in periods
        )
    )


def _line(
    period: Period,
    book: _Book,
    schools: Sequence[School],
    stated: Iterable[StatedTotal],
    report: SummaryReport | None,
) -> PeriodLine:
    catalogue = period.cluster_year.catalogue_id
    verdicts = [
        verdict_on(total.value, total.bound, book.total(catalogue, total.code, schools).value)
        for total in stated
    ]
    return PeriodLine(
        period=period,
        classes=book.total(catalogue, CLASSES, schools),
        learners=book.total(catalogue, LEARNERS, schools),
        mismatches=verdicts.count("differs"),
        unverifiable=verdicts.count("unverifiable"),
        report=report,
    )


def _stated(periods: list[Period]) -> dict[int, list[StatedTotal]]:
    found: dict[int, list[StatedTotal]] = defaultdict(list)
    for total in StatedTotal.objects.filter(period__in=periods):
        found[total.period_id].append(total)
    return found


def _typed(periods: list[Period], codes: set[str]) -> dict[int, list[School]]:
    """What each accepted member reported of `codes`, by period."""
    values = FilingValue.objects.filter(
        filing__in=Filing.objects.accepted(),
        filing__period__in=periods,
        filing__school__year_memberships__cluster_year=F("filing__period__cluster_year"),
        indicator__code__in=codes,
    ).order_by()
    schools: dict[tuple[int, int], dict[str, Decimal | None]] = defaultdict(dict)
    for period, filing, code, value in values.values_list(
        "filing__period_id", "filing_id", "indicator__code", "value"
    ):
        schools[period, filing][code] = value
    found: dict[int, list[School]] = defaultdict(list)
    for (period, _), reported in schools.items():
        found[period].append(reported)
    return found


@dataclass(frozen=True)
class _Book:
    """How each code of each catalogue adds up: (catalogue, code) → indicator or formula."""

    indicators: Mapping[tuple[int, str], Indicator]
    computed: Mapping[tuple[int, str], Computation]

    @classmethod
    def read(cls, catalogues: Iterable[int | None]) -> _Book:
        kept = {pk for pk in catalogues if pk is not None}
        indicators = {
            (row.catalogue_id, row.code): row for row in Indicator.objects.filter(catalogue__in=kept)
        }
        computed = {
            (row.catalogue_id, row.code): Computation.of(row.formula)
            for row in Formula.objects.filter(catalogue__in=kept)
        }
        for key, row in indicators.items():
            if not row.is_input:
                is_ratio = row.aggregation == Aggregation.RATIO
                computed[key] = Computation.of(row.formula, is_ratio=is_ratio)
        return cls(indicators, computed)

    def inputs_of(self, codes: set[str]) -> set[str]:
        """The codes that schools type, behind `codes`."""
        behind = {
            operand
            for (_, code), computation in self.computed.items()
            if code in codes
            for operand in computation.operands
        }
        return codes | behind

    def total(self, catalogue: int | None, code: str, schools: Sequence[School]) -> Total:
        if catalogue is None:
            return Total(None, 0)
        computation = self.computed.get((catalogue, code))
        if computation is not None:
            return computation.total(schools)
        indicator = self.indicators.get((catalogue, code))
        if indicator is None:
            return Total(None, 0)
        return total_of(indicator, [school.get(code) for school in schools])
