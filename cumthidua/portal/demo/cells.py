"""Many cells of a filing written at once, each with its history, as if they had been saved singly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clusters.models import Indicator
from cumthidua.core import clock, history
from reports.cells import recorded
from reports.models import CellStatus, Filing, FilingValue


@dataclass(frozen=True)
class Figure:
    """What goes into one cell; no value means that the indicator does not apply to the school."""

    indicator: Indicator
    value: Decimal | None
    explanation: str = ""
    source_text: str = ""


def write(filing: Filing, figures: Iterable[Figure], *, by: Any, source: str) -> int:
    """Fill empty cells of a filing, first version each; returns how many."""
    cells = [
        FilingValue(
            filing=filing,
            indicator=figure.indicator,
            status=CellStatus.NOT_APPLICABLE if figure.value is None else CellStatus.REPORTED,
            value=figure.value,
            explanation=figure.explanation,
            source_text=figure.source_text,
            version=1,
            updated_at=clock.now(),
            updated_by=by,
        )
        for figure in figures
    ]
    FilingValue.objects.bulk_create(cells)
    scope = history.scope_of(filing)
    history.append(
        history.entry(
            scope=scope, cell=cell.indicator.code, version=1,
            before=None, after=recorded(cell), by=by, source=source,
        )
        for cell in cells
    )  # fmt: skip
    return len(cells)
