"""Reading a period's accepted filings into a table, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from clusters.models import Aggregation, Formula, Indicator, Period, ValueKind
from schools.models import School

from ..models import CellStatus, Filing, FilingValue, StatedTotal
from .shapes import Cell, Consolidation, Group, Row, SchoolColumn, Stated
from .totals import Computation, Total, Values, total_of
from .verdicts import verdict_on

STRAY_LABEL = "Số nêu ngoài danh mục chỉ tiêu"


def consolidate(period: Period) -> Consolidation:
    """The table of `period`. Only accepted filings of the year's members count.

    Seven queries whatever the number of schools (one more when the cluster year is not loaded): members,
    former names, filings, cells, indicators with their groups, formulas, stated totals.
    """
    columns = _columns(period)
    return Consolidation(period=period, columns=columns, groups=_groups(period, _Schools.read(columns)))


def _columns(period: Period) -> tuple[SchoolColumn, ...]:
    members = period.cluster_year.members.select_related("school").prefetch_related("school__former_names")
    filings = {filing.school_id: filing for filing in period.filings.all()}
    return tuple(_column(member.school, filings.get(member.school_id), period) for member in members)


def _column(school: School, filing: Filing | None, period: Period) -> SchoolColumn:
    return SchoolColumn(
        id=school.pk,
        code=school.code,
        name=school.name_on(period.last_day),
        short_name=school.short_name,
        filing_id=filing.pk if filing else None,
        filed=filing is not None and filing.is_accepted,
        state_display=filing.state_display if filing else None,
    )


@dataclass(frozen=True)
class _Schools:
    """The columns with the cells that were filled: (filing id, indicator id) → cell."""

    columns: tuple[SchoolColumn, ...]
    filled: Mapping[tuple[int, int], Cell]

    @classmethod
    def read(cls, columns: tuple[SchoolColumn, ...]) -> _Schools:
        counted = [column.filing_id for column in columns if column.filed]
        rows = (
            FilingValue.objects.filter(filing__in=counted)
            .order_by()
            .only("filing_id", "indicator_id", "value", "status", "bound", "source_text", "explanation")
        )
        return cls(columns, {(row.filing_id, row.indicator_id): _cell(row) for row in rows})

    def cells(self, indicator: Indicator) -> tuple[Cell | None, ...]:
        return tuple(
            self.filled.get((column.filing_id, indicator.pk), Cell(None, filing_id=column.filing_id))
            if column.filed and column.filing_id
            else None
            for column in self.columns
        )


def _cell(row: FilingValue) -> Cell:
    return Cell(
        value=row.value,
        status=row.status,
        bound=row.bound,
        source_text=row.source_text,
        explanation=row.explanation,
        filing_id=row.filing_id,
    )


def _groups(period: Period, schools: _Schools) -> tuple[Group, ...]:
    catalogue = period.cluster_year.catalogue_id
    indicators = list(
        Indicator.objects.filter(catalogue=catalogue)
        .select_related("group")
        .order_by("group__order", "order")
    )
    formulas = Formula.objects.filter(catalogue=catalogue)
    table = _Table(schools, indicators)
    rows = [
        *(table.row_of_indicator(indicator) for indicator in indicators),
        *(table.row_of_formula(formula) for formula in formulas),
    ]
    stated = {total.code: _stated(total) for total in period.stated_totals.all()}
    labels = {indicator.group.code: indicator.group.label for indicator in indicators}
    return _grouped(_beside(rows, stated, len(schools.columns)), labels)


class _Table:
    """Rows over the schools; computed rows look up what the schools typed."""

    def __init__(self, schools: _Schools, indicators: list[Indicator]) -> None:
        self.schools = schools
        self.indicators = {indicator.code: indicator for indicator in indicators}
        self.code_of = {indicator.pk: indicator.code for indicator in indicators}
        self.cells = {
            indicator.code: schools.cells(indicator) for indicator in indicators if indicator.is_input
        }

    @cached_property
    def typed(self) -> tuple[Values, ...]:
        """What each school reported, by code, in the order of the columns."""
        return tuple(
            {code: cell.value for code, cells in self.cells.items() if (cell := cells[place])}
            for place in range(len(self.schools.columns))
        )

    def row_of_indicator(self, indicator: Indicator) -> Row:
        if indicator.is_input:
            cells = self.cells[indicator.code]
            total = total_of(indicator, [cell.value if cell else None for cell in cells])
            return self._row(indicator, cells, total)
        is_ratio = indicator.aggregation == Aggregation.RATIO
        computation = Computation.of(indicator.formula, is_ratio=is_ratio)
        row = self._row(indicator, self._computed(computation), computation.total(self.typed))
        return replace(row, formula=indicator.formula, operands=computation.operands)

    def row_of_formula(self, formula: Formula) -> Row:
        """A formula stands in the group of what it is made of."""
        computation = Computation.of(formula.formula)
        total = computation.total(self.typed)
        operands = [self.indicators[code] for code in computation.operands if code in self.indicators]
        return Row(
            code=formula.code,
            label=formula.label,
            unit=formula.unit,
            kind=ValueKind.INTEGER if computation.adds else ValueKind.DECIMAL,
            aggregation=Aggregation.SUM if computation.adds else Aggregation.RATIO,
            group_code=operands[0].group.code if operands else "",
            cells=self._computed(computation),
            total=total.value,
            coverage=total.coverage,
            is_formula=True,
            formula=formula.formula,
            operands=computation.operands,
        )

    def _computed(self, computation: Computation) -> tuple[Cell | None, ...]:
        return tuple(
            _computed_cell(computation.for_school(values), column) if column.filed else None
            for column, values in zip(self.schools.columns, self.typed, strict=True)
        )

    def _row(self, indicator: Indicator, cells: tuple[Cell | None, ...], total: Total) -> Row:
        return Row(
            code=indicator.code,
            label=indicator.label,
            unit=indicator.unit,
            kind=indicator.kind,
            aggregation=indicator.aggregation,
            group_code=indicator.group.code,
            cells=cells,
            total=total.value,
            coverage=total.coverage,
            family=indicator.family,
            level=indicator.level,
            part_of=self.code_of.get(indicator.part_of_id or 0, ""),
            choices=tuple((str(code), str(label)) for code, label in indicator.choices),
            definition=indicator.definition,
            distribution=total.distribution,
        )


def _computed_cell(value: Decimal | None, column: SchoolColumn) -> Cell:
    status = CellStatus.BLANK if value is None else CellStatus.REPORTED
    return Cell(value, status, filing_id=column.filing_id)


def _stated(total: StatedTotal) -> Stated:
    return Stated(value=total.value, bound=total.bound, snippet=total.snippet, source=total.source)


def _beside(rows: Iterable[Row], stated: Mapping[str, Stated], width: int) -> list[Row]:
    """The rows with what was stated beside them. What is stated of an unknown code gets a row too:
    nothing that a source says is dropped."""
    rows = list(rows)
    known = {row.code for row in rows}
    strays = [_stray(code, width) for code in stated if code not in known]
    return [_judged(row, stated.get(row.code)) for row in [*rows, *strays]]


def _judged(row: Row, stated: Stated | None) -> Row:
    if stated is None:
        return row
    return replace(
        row,
        stated=stated,
        difference=None if row.total is None else stated.value - row.total,
        verdict=verdict_on(stated.value, stated.bound, row.total),
    )


def _stray(code: str, width: int) -> Row:
    return Row(code=code, label=code, unit="", kind="", aggregation="", group_code="",
               cells=(None,) * width, total=None, coverage=0)  # fmt: skip


def _grouped(rows: Iterable[Row], labels: Mapping[str, str]) -> tuple[Group, ...]:
    found: dict[str, list[Row]] = {code: [] for code in labels}
    for row in rows:
        found.setdefault(row.group_code, []).append(row)
    return tuple(
        Group(code=code, label=labels.get(code, STRAY_LABEL), rows=tuple(rows))
        for code, rows in found.items()
    )
