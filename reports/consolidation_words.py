"""The figures of a consolidation in words: a school's cell, a total, a stated number, a row of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat

from clusters.models import Aggregation, ValueKind
from cumthidua.core.vietnamese.numbers import format_number, format_signed

from .cells import NOT_APPLICABLE_TEXT
from .consolidation import Cell, Row, SchoolColumn, Stated
from .figures import BOUND_WORDS
from .models import Bound, CellStatus

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class ShownCell:
    """A school's figure. `word` says to a screen reader what the sign alone does not; `source` is the
    page of the cell it was typed into, for those who may read it."""

    column: SchoolColumn
    text: str
    word: str = ""
    bound: str = ""
    noted: bool = False
    value: Decimal | None = None
    source: str = ""

    @property
    def is_figure(self) -> bool:
        return not self.word


def shown_cell(row: Row, column: SchoolColumn, cell: Cell | None, source: str = "") -> ShownCell:
    if cell is None:
        return ShownCell(column, "", "chưa tiếp nhận")
    if cell.status == CellStatus.NOT_APPLICABLE:
        return ShownCell(column, NOT_APPLICABLE_TEXT, "không áp dụng")
    if cell.value is None:
        return ShownCell(column, format_number(None), "chưa báo cáo")
    return ShownCell(
        column,
        figure(row, cell.value),
        bound=bound_word(cell.bound),
        noted=bool(cell.explanation),
        value=cell.value,
        source=source,
    )


def bound_word(bound: str) -> str:
    """The word before an inexact figure: "khoảng"; nothing before an exact one."""
    return BOUND_WORDS.get(Bound(bound), "")


def figure(row: Row, value: Decimal) -> str:
    """One school's value: `Có`, `Mức 1`, `12.443`, `66,67%`."""
    if row.kind == ValueKind.BOOLEAN:
        return "Có" if value else "Không"
    if row.kind == ValueKind.CHOICE:
        return dict(row.choices).get(format(value.normalize(), "f"), format_number(value))
    return format_number(value) + ("%" if row.unit == "%" else "")


def total_figure(row: Row, value: Decimal | None) -> str:
    """A value of the cluster. A share of yes answers is a percentage, whatever the unit of its cells."""
    is_percent = row.unit == "%" or row.aggregation == Aggregation.SHARE_TRUE
    return format_number(value) + ("%" if is_percent and value is not None else "")


def stated_figure(row: Row, stated: Stated) -> str:
    """As the source puts it: "trên 40.000"."""
    bound = bound_word(stated.bound)
    return f"{bound}{NBSP}{total_figure(row, stated.value)}".strip()


def unit_of(row: Row) -> str:
    """The unit where the label does not already say it."""
    says_itself = row.unit.casefold() in row.label.casefold()
    return "" if says_itself or row.unit == "%" or not is_number(row) else row.unit


def is_number(row: Row) -> bool:
    return row.kind in (ValueKind.INTEGER, ValueKind.DECIMAL)


@dataclass(frozen=True)
class ShownRow:
    """A row of the matrix, ready to print."""

    row: Row
    cells: tuple[ShownCell, ...]
    unit: str
    total: str
    stated: str
    difference: str
    levels: tuple[tuple[str, int], ...]


def shown_row(
    row: Row, columns: tuple[SchoolColumn, ...], pages: Mapping[str, str] | None = None
) -> ShownRow:
    """`pages`: where the cells of a school are read, by the school's code."""
    known = {} if pages is None or row.is_computed else pages
    sources = [f"{known[column.code]}?cell={row.code}" if column.code in known else "" for column in columns]
    return ShownRow(
        row=row,
        cells=tuple(map(shown_cell, repeat(row), columns, row.cells, sources)),
        unit=unit_of(row),
        total=total_figure(row, row.total),
        stated=stated_figure(row, row.stated) if row.stated else "",
        difference=format_signed(row.difference) if row.difference is not None else "",
        levels=levels_of(row),
    )


def levels_of(row: Row) -> tuple[tuple[str, int], ...]:
    """Of a distribution: each level's name and its number of schools."""
    names = dict(row.choices)
    return tuple((names.get(code, code), number) for code, number in (row.distribution or {}).items())
