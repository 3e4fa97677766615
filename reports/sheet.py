"""One filing with everything a page, a rule or a save needs of it, read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from clusters.formulas import evaluate
from clusters.models import Indicator, IndicatorGroup, Rule

from .models import CellStatus, Filing, FilingValue, ReturnedCell


@dataclass(frozen=True)
class Sheet:
    """Bảng số liệu: the catalogue's indicators in order, and the cells that were filled."""

    filing: Filing
    groups: tuple[IndicatorGroup, ...]
    indicators: tuple[Indicator, ...]
    cells: Mapping[str, FilingValue]
    returned: Mapping[str, ReturnedCell]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, filing: Filing) -> Sheet:
        catalogue = filing.period.cluster_year.catalogue
        return cls(
            filing=filing,
            groups=tuple(catalogue.groups.all()),
            indicators=tuple(catalogue.indicators.select_related("group", "part_of")),
            cells={
                cell.indicator.code: cell for cell in filing.values.select_related("indicator", "updated_by")
            },
            returned={
                cell.indicator.code: cell
                for cell in filing.returned_cells.filter(closed_at=None).select_related("indicator")
            },
            rules=tuple(catalogue.rules.all()),
        )

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that the school types (60 in the catalogue of 2024)."""
        return tuple(indicator for indicator in self.indicators if indicator.is_input)

    @cached_property
    def values(self) -> dict[str, Decimal | None]:
        """Value of each indicator, computed ones included; None where not reported."""
        found = {indicator.code: self.value(indicator.code) for indicator in self.inputs}
        for indicator in self.indicators:
            if not indicator.is_input:
                found[indicator.code] = evaluate(indicator.formula, found)
        return found

    def value(self, code: str) -> Decimal | None:
        cell = self.cells.get(code)
        return cell.value if cell else None

    def is_open(self, code: str) -> bool:
        """Whether the officer may type into this cell: all in a draft, the named ones in a return."""
        if self.filing.is_returned:
            return code in self.returned
        return self.filing.waits_for_school

    @cached_property
    def answered(self) -> int:
        """How many inputs are reported or marked not applicable."""
        return sum(1 for cell in self.cells.values() if cell.status != CellStatus.BLANK)

    @cached_property
    def blank(self) -> tuple[Indicator, ...]:
        return tuple(
            indicator
            for indicator in self.inputs
            if indicator.code not in self.cells or self.cells[indicator.code].status == CellStatus.BLANK
        )

    @cached_property
    def rejected(self) -> tuple[FilingValue, ...]:
        """Cells whose last typed text could not be read."""
        return tuple(cell for cell in self.cells.values() if cell.rejected_text)
