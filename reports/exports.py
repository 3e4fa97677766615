"""The consolidation as a workbook: the same table, numbers as numbers, texts that never run as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from clusters.models import Aggregation, ValueKind

from .consolidation import Cell, Consolidation, Row
from .consolidation_words import bound_word, figure, levels_of
from .models import CellStatus

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_REPORTED = "…"
VERDICTS = {"": "", "match": "Khớp", "differs": "Lệch", "unverifiable": "Không kiểm được"}
FIXED = ["Mã", "Chỉ tiêu", "Đơn vị", "Tổng tính được", "Số nêu", "Lệch", "Trường báo cáo"]

_HEAD = PatternFill("solid", fgColor="F4F1EA")
_LINE = Border(bottom=Side(style="hair", color="999999"))
_WRAP = Alignment(wrap_text=True, vertical="top")


def filename_of(table: Consolidation) -> str:
    return f"tong-hop-{table.period.cluster_year.cluster.code}-{table.period.code}.xlsx"


def workbook(table: Consolidation) -> bytes:
    """Two sheets: the table, and the stated totals with their sources."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tổng hợp"
    _write_table(sheet, table)
    stated = [row for row in table.rows if row.stated]
    if stated:
        _write_stated(book.create_sheet("Số nêu và nguồn"), stated)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_table(sheet: Worksheet, table: Consolidation) -> None:
    period = table.period
    _append(sheet, [f"Tổng hợp số liệu {period.label}"], font=Font(bold=True, size=14))
    _append(sheet, [period.cluster_year.cluster.name])
    _append(sheet, [_remark(table)])
    head = [*FIXED, *(_heading(column.short_name, column.filed) for column in table.columns)]
    _append(sheet, head, font=Font(bold=True), fill=_HEAD, alignment=_WRAP)
    frozen = sheet.max_row + 1
    for group in table.groups:
        _append(sheet, ["", group.label], font=Font(bold=True))
        for row in group.rows:
            _append(sheet, _line(row, table), border=_LINE)
    sheet.freeze_panes = f"C{frozen}"
    _set_widths(sheet, [30, 46, 14, 12, 14, 10, 10, *[13] * len(table.columns)])


def _remark(table: Consolidation) -> str:
    made_up = "Số liệu minh họa. " if table.period.cluster_year.cluster.illustrative else ""
    return (
        f"{made_up}{table.filed}/{table.expected} trường đã được tiếp nhận. Dấu {NOT_REPORTED} là chưa báo cáo,"
        " khác với 0. Lệch = số nêu trừ tổng tính được."
    )


def _heading(name: str, filed: bool) -> str:
    return name if filed else f"{name} (chưa tiếp nhận)"


def _line(row: Row, table: Consolidation) -> list[Any]:
    return [
        row.code,
        row.label,
        "%" if row.aggregation == Aggregation.SHARE_TRUE else row.unit,
        _total(row),
        _stated(row),
        row.difference,
        f"{row.coverage}/{table.expected}",
        *(_value(row, cell) for cell in row.cells),
    ]


def _total(row: Row) -> Any:
    if row.distribution is not None:
        return "; ".join(f"{name}: {number}" for name, number in levels_of(row))
    return NOT_REPORTED if row.total is None else row.total


def _stated(row: Row) -> Any:
    return Bounded(row.stated.value, bound_word(row.stated.bound)) if row.stated else None


def _value(row: Row, cell: Cell | None) -> Any:
    if cell is None or cell.status == CellStatus.BLANK:
        return NOT_REPORTED
    if cell.value is None:
        return "không áp dụng"
    if row.kind not in (ValueKind.INTEGER, ValueKind.DECIMAL):
        return figure(row, cell.value)
    return Bounded(cell.value, bound_word(cell.bound))


def _write_stated(sheet: Worksheet, rows: Iterable[Row]) -> None:
    head = [
        "Mã",
        "Chỉ tiêu",
        "Số nêu",
        "Tổng tính được",
        "Lệch",
        "Kết luận",
        "Nguyên văn",
        "Nguồn",
    ]
    _append(sheet, head, font=Font(bold=True), fill=_HEAD, alignment=_WRAP)
    for row in rows:
        if row.stated:
            values = [row.code, row.name, _stated(row), row.total, row.difference, VERDICTS[row.verdict], row.stated.snippet, row.stated.source]  # fmt: skip
            _append(sheet, values, alignment=_WRAP, border=_LINE)
    sheet.freeze_panes = "C2"
    _set_widths(sheet, [30, 46, 14, 12, 10, 16, 80, 40])


def _append(sheet: Worksheet, values: Sequence[Any], **look: Any) -> None:
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row=row, column=column)
        put(cell, value)
        for name, setting in look.items():
            setattr(cell, name, setting)


class Bounded(NamedTuple):
    """A number that its source gives with a word: it stays a number, the word is its format."""

    value: Decimal
    word: str


def put(cell: SheetCell, value: Any) -> None:
    """A number as a number; a text as a text, whatever it begins with.

    `data_type` keeps `=…` from becoming a formula here, `quotePrefix` keeps it a text when somebody
    edits the cell in Excel.
    """
    if value is None or value == "":
        return
    if isinstance(value, Bounded):
        put(cell, value.value)
        if value.word:
            cell.number_format = f'"{value.word}" {cell.number_format}'
        return
    if isinstance(value, Decimal):
        is_whole = value == value.to_integral_value()
        cell.value = int(value) if is_whole else value
        cell.number_format = "#,##0" if is_whole else "#,##0.00"
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell.data_type = "s"
    if str(value).lstrip()[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
