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
    """Fill empty cells of a filing; an explanation is a change of its own, after the figure.
    Returns the number of cells."""
    scope = history.scope_of(filing)
    cells, changes = [], []
    for figure in figures:
        cell = FilingValue(
            filing=filing,
            indicator=figure.indicator,
            status=CellStatus.NOT_APPLICABLE if figure.value is None else CellStatus.REPORTED,
            value=figure.value,
            source_text=figure.source_text,
            updated_at=clock.now(),
            updated_by=by,
        )
        before = None
        for explanation in dict.fromkeys(("", figure.explanation)):
            cell.explanation = explanation
            cell.version += 1
            after = recorded(cell)
            changes.append(
                history.entry(
                    scope=scope, cell=figure.indicator.code, version=cell.version,
                    before=before, after=after, by=by, source="explained" if explanation else source,
                )
            )  # fmt: skip
            before = after
        cells.append(cell)
    FilingValue.objects.bulk_create(cells)
    history.append(changes)
    return len(cells)
