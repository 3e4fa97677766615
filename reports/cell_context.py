"""All that belongs to one cell, for the panel beside the grid and for the cell's own page.

Asked for the focused cell alone: three queries beside those of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import Any, NamedTuple

from clusters.models import Aggregation, PeriodKind
from cumthidua.core.vietnamese.numbers import format_number

from .cell_history import lines_of
from .evidence_page import evidence_of
from .filing_answer import context_of
from .filing_page import Cell, FilingPage
from .forms import KINDS_OF_FIGURE
from .models import CellStatus, Filing, FilingValue
from .rules import reads_work
from .validation import earlier_figures
from .validation.comparisons import rules_about

ENOUGH_SCHOOLS = 3  # fewer figures would tell whose they are


class Fact(NamedTuple):
    """A figure to hold the cell against; `change` says how the cell stands to it."""

    label: str
    value: Decimal
    change: str = ""


def cell_context(page: FilingPage, code: str, problems: Any = ()) -> dict[str, Any]:
    found = page.filing
    cell = page.cells[code]
    stored = cell.stored
    status = stored.status if stored else CellStatus.BLANK
    is_annual = found.period.kind == PeriodKind.YEAR
    reads = reads_work(page.user, found)
    return context_of(page) | {
        "cell": cell,
        "facts": list(_facts(found, page, cell)) if cell.is_figure else [],
        "told": [finding for finding in page.findings if code in finding.codes],
        "rules": rules_about(page.sheet.rules, cell.indicator, is_annual=is_annual),
        "reads_work": reads,
        "lines": lines_of(found, page.sheet.by_code, code, limit=50) if reads else [],
        "evidence": evidence_of(page, code),
        "kinds": KINDS_OF_FIGURE,
        "kind": stored.bound if stored and status == CellStatus.REPORTED else status,
        "explanation": stored.explanation if stored else "",
        "problems": problems or (),
    }


def _facts(filing: Filing, page: FilingPage, cell: Cell) -> Iterator[Fact]:
    """The same period last year, the half-year before this one, the cluster's middle."""
    year, is_annual = filing.period.cluster_year.year, filing.period.kind == PeriodKind.YEAR
    moments = [(PeriodKind.YEAR, year - 1), (PeriodKind.HALF, year if is_annual else year - 1)]
    earlier = earlier_figures(filing, {cell.code: cell.indicator}, moments)
    last_year, half = (earlier[moment].get(cell.code) for moment in moments)
    now = cell.stored.value if cell.stored else None
    then = last_year if is_annual else half
    if then is not None:
        yield Fact(f"Cùng kỳ {year - 1}", then, _change(now, then))
    if is_annual and half is not None:
        yield Fact(f"6 tháng đầu năm {year}", half)
    if not is_annual and last_year is not None:
        yield from _second_half(cell, year - 1, last_year, half)
    yield from _middle_of_cluster(filing, cell)


def _second_half(cell: Cell, year: int, whole: Decimal, first: Decimal | None) -> Iterator[Fact]:
    """What is counted over the year is told of its second half; a stock as it stood at the end."""
    if cell.indicator.aggregation != Aggregation.SUM:
        yield Fact(f"Cuối năm {year}", whole)
    elif first is not None and first <= whole:
        yield Fact(f"6 tháng cuối năm {year}", whole - first)
    else:
        yield Fact(f"Cả năm {year}", whole)


def _middle_of_cluster(filing: Filing, cell: Cell) -> Iterator[Fact]:
    """The median of what the other schools' principals have certified, with enough of them."""
    others = FilingValue.objects.filter(
        filing__period=filing.period_id, filing__certified_at__isnull=False, value__isnull=False,
        indicator=cell.indicator,
    ).exclude(filing=filing)  # fmt: skip
    values = list(others.values_list("value", flat=True))
    if len(values) >= ENOUGH_SCHOOLS:
        yield Fact(f"Trung vị của Cụm ({len(values)} trường khác)", median(values))


def _change(now: Decimal | None, then: Decimal) -> str:
    if now is None or not then:
        return ""
    percent = round(abs(now - then) * 100 / then, 1).normalize()
    if not percent:
        return "không đổi"
    return f"{'tăng' if now > then else 'giảm'} {format_number(percent)}%"
