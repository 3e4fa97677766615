"""Whether the stored figures are those that their history says, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from cumthidua.core import audit
from cumthidua.core.models import CellChange
from cumthidua.core.visibility import label_of

from . import cells
from .models import CellStatus, Filing, FilingValue


@audit.checks
def stored_cells_match_their_history() -> Iterator[str]:
    """Places "reports.filing:12/class_count" of cells that were changed behind the portal's back.

    Two queries and one pass: the last line of each cell's history beside the cell itself.
    """
    prefix = f"{label_of(Filing)}:"
    told = {
        (change.scope, change.cell): change.after
        for change in CellChange.objects.filter(scope__startswith=prefix).order_by("version").iterator()
    }
    for cell in FilingValue.objects.select_related("indicator").iterator():
        place = (f"{prefix}{cell.filing_id}", cell.indicator.code)
        expected = told.get(place)
        if expected is None and cell.status == CellStatus.BLANK:
            continue
        if cells.recorded(cell) != expected:
            yield "/".join(place)
