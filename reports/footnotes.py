"""Explanations of the schools (giải trình) that the chair may put into the report as notes.

A note keeps its source: its figure is a token of the school's own cell, so that it leads back there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from django.urls import reverse

from clusters.models import Indicator, Period, ValueKind
from clusters.structure import structure_of
from cumthidua.core.vietnamese.numbers import format_number

from .cells import worded
from .figures import Token
from .looks import name_of
from .models import Filing, FilingValue
from .validation import compared_with, earlier_of_schools

_TOKEN_FORMS = {ValueKind.INTEGER: "exact", ValueKind.DECIMAL: "exact", ValueKind.CHOICE: "choice"}


@dataclass(frozen=True)
class Footnote:
    """One explained cell of an accepted filing, as the chair may quote it."""

    filing: Filing
    indicator: Indicator
    cell: FilingValue
    last_year: str

    @property
    def key(self) -> str:
        """Names it in a form: school and indicator."""
        return f"{self.filing.school.code}/{self.indicator.code}"

    @property
    def label(self) -> str:
        return name_of(self.indicator)

    @property
    def figure(self) -> str:
        return worded(self.indicator, self.cell)

    @property
    def words(self) -> str:
        return self.cell.explanation

    @property
    def cell_url(self) -> str:
        period = self.filing.period
        kwargs = {
            "cluster": period.cluster_year.cluster.code,
            "period": period.code,
            "school": self.filing.school.code,
        }
        return f"{reverse('reports:filing_history', kwargs=kwargs)}?cell={self.indicator.code}"

    @property
    def html(self) -> str:
        """The note as a paragraph of the section."""
        figure = escape(self.figure)
        if self.indicator.kind in _TOKEN_FORMS:
            token = Token(self.indicator.code, self.filing.school.code, _TOKEN_FORMS[self.indicator.kind])
            figure = token.html(self.figure)
        before = f", cùng kỳ năm trước {self.last_year}" if self.last_year else ""
        return (
            f"<p><em>Chú thích: {escape(self.filing.school.name)}, {escape(self.label)}: "
            f"{figure}{before}. {escape(self.words, quote=False)}</em></p>"
        )

    def stands_in(self, body: str) -> bool:
        """Whether a text quotes these words already."""
        return escape(self.words, quote=False) in body


def footnotes_for(period: Period, group: str) -> list[Footnote]:
    """The explained cells of a group of indicators in the accepted filings, school by school."""
    structure = structure_of(period.cluster_year.catalogue_id)
    cells = (
        FilingValue.objects.filter(
            filing__in=Filing.objects.of_members().accepted().filter(period=period),
            indicator__group__code=group,
        )
        .exclude(explanation="")
        .select_related("filing__school")
        .order_by("filing__school__sort_key", "indicator__order")
    )
    rows = list(cells)
    last_year, *_ = compared_with(period)
    schools = {row.filing.school_id for row in rows}
    earlier = earlier_of_schools(schools, period.cluster_year.cluster_id, structure.by_code, [last_year])
    return [
        _footnote(period, structure.by_id[row.indicator_id], row, earlier[row.filing.school_id][last_year])
        for row in rows
    ]


def _footnote(
    period: Period, indicator: Indicator, cell: FilingValue, last_year: Mapping[str, Decimal]
) -> Footnote:
    cell.filing.period = period
    value = last_year.get(indicator.code)
    return Footnote(cell.filing, indicator, cell, "" if value is None else format_number(value))
