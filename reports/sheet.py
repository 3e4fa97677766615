"""One filing with everything a page, a rule or a save needs of it, read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from clusters.formulas import evaluate
from clusters.models import Indicator, IndicatorGroup, Rule
from clusters.structure import Structure, structure_of
from cumthidua.core import clock

from .models import CellStatus, Filing, FilingValue, ReturnedCell


@dataclass(frozen=True)
class Sheet:
    """Bảng số liệu: the catalogue's indicators in order, and the cells that were filled."""

    filing: Filing
    structure: Structure
    cells: Mapping[str, FilingValue]
    returned: Mapping[str, ReturnedCell]

    @classmethod
    def of(cls, filing: Filing, only: Collection[str] | None = None) -> Sheet:
        """The sheet of a filing; with `only`, the cells of these codes alone, which is all a save needs."""
        structure = structure_of(filing.period.cluster_year.catalogue_id)
        cells = FilingValue.objects.filter(filing=filing).order_by()
        if only is not None:
            known = structure.by_code
            cells = cells.filter(indicator__in=[known[code].pk for code in only if code in known])
        return cls.from_rows(filing, structure, cells, _returned_cells(filing))

    @classmethod
    def from_rows(
        cls,
        filing: Filing,
        structure: Structure,
        cells: Collection[FilingValue],
        returned: Collection[ReturnedCell],
    ) -> Sheet:
        """The same from rows read elsewhere, of many filings at once."""
        by_id = structure.by_id
        for row in (*cells, *returned):
            row.indicator = by_id[row.indicator_id]
        return cls(
            filing=filing,
            structure=structure,
            cells={
                cell.indicator.code: cell for cell in sorted(cells, key=lambda cell: cell.indicator.order)
            },
            returned={cell.indicator.code: cell for cell in returned},
        )

    @property
    def groups(self) -> tuple[IndicatorGroup, ...]:
        return self.structure.groups

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.structure.indicators

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self.structure.rules

    @property
    def by_code(self) -> Mapping[str, Indicator]:
        return self.structure.by_code

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that the school types (60 in the catalogue of 2024)."""
        return self.structure.inputs

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
        """Whether time and state leave this cell open: all in a draft, the named ones in a return, and
        after the lock those that an extension names."""
        return self.opened is None or code in self.opened

    @cached_property
    def opened(self) -> frozenset[str] | None:
        """Codes of the open cells; None says all."""
        return self.filing.opened_codes(clock.now(), self.returned)

    @cached_property
    def answered(self) -> int:
        """How many inputs are reported or marked not applicable."""
        return sum(1 for cell in self.cells.values() if cell.status != CellStatus.BLANK)

    @cached_property
    def blank(self) -> tuple[Indicator, ...]:
        """Inputs without an answer; a text that could not be read is no blank."""
        rejected = {cell.indicator.code for cell in self.rejected}
        return tuple(
            indicator
            for indicator in self.inputs
            if indicator.code not in rejected
            and (indicator.code not in self.cells or self.cells[indicator.code].status == CellStatus.BLANK)
        )

    @cached_property
    def rejected(self) -> tuple[FilingValue, ...]:
        """Cells whose last typed text could not be read."""
        return tuple(cell for cell in self.cells.values() if cell.rejected_text)


def _returned_cells(filing: Filing) -> Collection[ReturnedCell]:
    """Cells named in a return that is still open; a filing that was not returned has none."""
    return filing.returned_cells.filter(closed_at=None) if filing.is_returned else ()
