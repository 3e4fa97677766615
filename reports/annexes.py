"""The annex of a summary report: schools across, indicators down, stated totals beside computed ones."""

from __future__ import annotations

from string import ascii_uppercase

from clusters.models import Aggregation, ValueKind
from cumthidua.core.documents.content import (
    AnnexGroup,
    AnnexRow,
    AnnexTable,
    Reconciliation,
    ReconciliationRow,
)
from cumthidua.core.vietnamese.numbers import format_number, format_signed

from .consolidation import Cell, Consolidation, Group, Row, Stated
from .models import Bound, CellStatus

NOT_APPLICABLE = "KAD"
NOT_ADDED = "–"
SIGNS = {Bound.AT_LEAST: ">", Bound.AT_MOST: "<", Bound.ABOUT: "≈", Bound.ESTIMATED: "≈"}
VERDICTS = {"match": "khớp", "differs": "lệch", "unverifiable": "không kiểm được"}
NOTE_MISSING = "Dấu “…”: chưa có số liệu (khác với số 0). Tên tỉnh dùng thay cho tên trường."
NOTE_INEXACT = "Dấu “>”: trên; “<”: gần, dưới; “≈”: khoảng hoặc ước thực hiện."


def annex_of(consolidation: Consolidation) -> AnnexTable | None:
    """The table of the rows that have figures; None when there are none."""
    groups = [_group(letter, group, consolidation) for letter, group in _lettered(consolidation)]
    if not groups:
        return None
    texts = {text for group in groups for row in group.rows for text in (*row.cells, row.total)}
    return AnnexTable(
        title=f"TỔNG HỢP SỐ LIỆU {consolidation.period.label.upper()} THEO TRƯỜNG",
        columns=tuple(column.short_name for column in consolidation.columns),
        groups=tuple(groups),
        notes=_notes({text for text in texts if text}),
        reconciliation=_reconciliation(consolidation),
    )


def _lettered(consolidation: Consolidation) -> list[tuple[str, Group]]:
    with_figures = [group for group in consolidation.groups if any(_is_shown(row) for row in group.rows)]
    return list(zip(ascii_uppercase, with_figures, strict=False))


def _is_shown(row: Row) -> bool:
    """Reported by a school; what is only stated stands in the reconciliation, and a formula of the
    catalogue repeats the rows it is made of."""
    return row.coverage > 0 and not row.is_formula


def _group(letter: str, group: Group, consolidation: Consolidation) -> AnnexGroup:
    return AnnexGroup(
        letter=letter,
        label=group.label,
        rows=tuple(_row(row, consolidation) for row in group.rows if _is_shown(row)),
    )


def _row(row: Row, consolidation: Consolidation) -> AnnexRow:
    return AnnexRow(
        label=row.label,
        unit=row.unit,
        cells=tuple(_cell(row, cell) for cell in row.cells),
        total=_total(row),
        coverage=f"{row.coverage}/{consolidation.expected}",
    )


def _cell(row: Row, cell: Cell | None) -> str | None:
    if cell is None:
        return None
    if cell.status == CellStatus.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if cell.value is None:
        return None
    if row.kind == ValueKind.BOOLEAN:
        return "có" if cell.value else "không"
    number = format_number(cell.value)
    if row.kind == ValueKind.CHOICE:
        return dict(row.choices).get(number, number).lower()
    return SIGNS.get(Bound(cell.bound), "") + number


def _total(row: Row) -> str | None:
    if row.aggregation in (Aggregation.DISTRIBUTION, Aggregation.LATEST):
        return NOT_ADDED
    if row.total is None:
        return None
    return format_number(row.total) + ("%" if row.aggregation == Aggregation.SHARE_TRUE else "")


def _notes(texts: set[str]) -> tuple[str, ...]:
    """Each sign that the table uses is explained below it, and no other."""
    notes = [NOTE_MISSING]
    if NOT_APPLICABLE in texts:
        notes.append(f"“{NOT_APPLICABLE}”: không áp dụng.")
    if NOT_ADDED in texts:
        notes.append(f"Dấu “{NOT_ADDED}”: chỉ tiêu không cộng.")
    if any(text[0] in SIGNS.values() for text in texts):
        notes.append(NOTE_INEXACT)
    return tuple(notes)


def _reconciliation(consolidation: Consolidation) -> Reconciliation | None:
    rows = tuple(
        ReconciliationRow(
            label=row.label,
            unit=row.unit,
            stated=_stated(row.stated),
            computed=None if row.total is None else format_number(row.total),
            difference=None if row.difference is None else format_signed(row.difference),
            verdict=VERDICTS[row.verdict],
        )
        for row in consolidation.rows
        if row.stated is not None and row.verdict
    )
    return Reconciliation(rows=rows) if rows else None


def _stated(stated: Stated) -> str:
    return SIGNS.get(Bound(stated.bound), "") + format_number(stated.value)
