"""All that belongs to one cell, for the panel beside the grid and for the cell's own page."""

from __future__ import annotations

from typing import Any

from clusters.models import PeriodKind

from .cell_history import lines_of
from .filing_acts import address
from .filing_answer import context_of
from .filing_page import FilingPage
from .forms import KINDS_OF_FIGURE
from .models import CellStatus
from .rules import reads_work
from .validation import values_of


def cell_context(page: FilingPage, code: str, problems: Any = ()) -> dict[str, Any]:
    found = page.filing
    year, kind = found.period.cluster_year.year, found.period.kind
    earlier = [
        (f"Cùng kỳ {year - 1}" if kind == PeriodKind.HALF else f"6 tháng {year}", PeriodKind.HALF,
         year - 1 if kind == PeriodKind.HALF else year),
        (f"Cả năm {year - 1}", PeriodKind.YEAR, year - 1),
    ]  # fmt: skip
    facts = [(label, values_of(found.school_id, kind, year).get(code)) for label, kind, year in earlier]
    cell = page.cells[code]
    stored = cell.stored
    status = stored.status if stored else CellStatus.BLANK
    return context_of(page) | {
        "cell": cell,
        "facts": [(label, value) for label, value in facts if value is not None],
        "lines": lines_of(found, page.sheet.by_code, code, limit=50) if reads_work(page.user, found) else [],
        "files": [(file, address(found, "remove_evidence", file=file.pk)) for file in page.files_of(code)],
        "kinds": KINDS_OF_FIGURE,
        "kind": stored.bound if stored and status == CellStatus.REPORTED else status,
        "explanation": stored.explanation if stored else "",
        "problems": problems or (),
    }
