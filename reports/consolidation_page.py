"""What the pages of a consolidation show: every figure in words, who has filed, what differs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.urls import reverse

from clusters.models import Aggregation, Cluster, Period
from cumthidua.core.vietnamese.numbers import format_number, in_words
from schools.standing import standing_of

from . import queries
from .consolidation import Consolidation, Row, SchoolColumn
from .consolidation_words import (
    NBSP,
    ShownCell,
    ShownRow,
    is_number,
    shown_row,
    stated_figure,
    total_figure,
)
from .extension_lines import ExtensionLine, extension_lines
from .filters import TableFilter
from .models import Filing, FilingValue, SummaryReport
from .rules import FILING_ACTS, REPORT_ACTS, reads_progress
from .states import FILING

CHARTED = "learner_count"
MANNERS = {
    Aggregation.SUM: "Cộng các ô mà trường đã báo cáo.",
    Aggregation.STOCK: "Cộng số tại thời điểm báo cáo của các trường.",
    Aggregation.RATIO: "Tính lại từ tổng các phần, chỉ ở những trường báo cáo đủ mọi phần; không lấy trung bình"
    " tỷ lệ của các trường. Làm tròn đến hai chữ số thập phân.",
    Aggregation.SHARE_TRUE: "Tỷ lệ trường trả lời “Có” trên số trường đã trả lời.",
    Aggregation.DISTRIBUTION: "Đếm số trường theo từng mức; không cộng.",
    Aggregation.LATEST: "Giá trị mới nhất của từng trường; không cộng.",
}


# ── What differs ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Difference:
    """The mismatches of a table in two sentences."""

    title: str
    text: str


def difference_in_words(table: Consolidation, most: int = 3) -> Difference | None:
    rows = table.mismatches[:most]
    if not rows:
        return None
    by_unit = len({row.unit for row in rows}) == len(rows) and all(map(is_number, rows))

    def naming(row: Row, text: str) -> str:
        return f"{text}{NBSP}{row.unit}" if by_unit else f"{row.name[:1].lower()}{row.name[1:]} {text}"

    stated = [naming(row, stated_figure(row, row.stated)) for row in rows if row.stated]
    computed = [naming(row, total_figure(row, row.total)) for row in rows]
    deviations = [naming(row, _surplus(row)) for row in rows]
    more = len(table.mismatches) - len(rows)
    sentences = [
        f"Nêu {', '.join(deviations)}{f' và {more} số lệch khác' if more else ''}.",
        "Hai lệch ngược dấu, không giải thích được bằng một lỗi gõ." if _opposed(table.mismatches) else "",
        f"Mới có {table.filed}/{table.expected} trường được tiếp nhận."
        if table.filed < table.expected
        else "",
        "Báo cáo chỉ ban hành khi dùng tổng tính được, hoặc có lý do được in kèm.",
    ]
    title = f"Số nêu: {', '.join(stated)}. Tổng {_whose(rows)}: {', '.join(computed)}."
    return Difference(title, " ".join(filter(None, sentences)))


def _surplus(row: Row) -> str:
    difference = row.difference or Decimal(0)
    return f"{'thừa' if difference > 0 else 'thiếu'}{NBSP}{format_number(abs(difference))}"


def _opposed(rows: tuple[Row, ...]) -> bool:
    return len(rows) == 2 and (rows[0].difference or 0) * (rows[1].difference or 0) < 0


def _whose(rows: tuple[Row, ...]) -> str:
    coverages = {row.coverage for row in rows}
    return f"{in_words(coverages.pop())} trường" if len(coverages) == 1 else "tính được"


# ── Who has filed ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Filer:
    """A school and how far its figures are. `opens`: the user may open them; `awaits`: and accept them;
    `extends`: and give it more time to file."""

    column: SchoolColumn
    filing: Filing | None
    opens: bool
    awaits: bool
    extends: bool
    own: bool

    @property
    def extensions(self) -> list[ExtensionLine]:
        """The public ledger: who was given how long, for which cells and why."""
        return extension_lines(self.filing) if self.filing else []


@dataclass(frozen=True)
class PeriodPage:
    """What every page of one period's consolidation knows."""

    table: Consolidation
    user: Any

    @property
    def period(self) -> Period:
        return self.table.period

    @property
    def cluster(self) -> Cluster:
        return self.period.cluster_year.cluster

    @property
    def accepted_words(self) -> str:
        return f"{self.table.filed}/{self.table.expected} trường đã tiếp nhận"

    @property
    def is_complete(self) -> bool:
        return 0 < self.table.expected == self.table.filed

    @cached_property
    def visible(self) -> frozenset[int]:
        return queries.visible_filings(self.period, self.user)

    @cached_property
    def openable(self) -> frozenset[str]:
        """Codes of the schools whose filings the user may open."""
        return frozenset(column.code for column in self.table.columns if column.filing_id in self.visible)

    @cached_property
    def cell_pages(self) -> dict[str, str]:
        """Where the cells of each school that the user may open are read."""
        key = {"cluster": self.cluster.code, "period": self.period.code}
        return {
            code: reverse("reports:filing_history", kwargs={**key, "school": code}) for code in self.openable
        }

    def is_own(self, column: SchoolColumn) -> bool:
        return standing_of(self.user).is_at(column.id)


@dataclass(frozen=True)
class ConsolidationPage(PeriodPage):
    filter: TableFilter

    @cached_property
    def groups(self) -> list[tuple[str, list[ShownRow]]]:
        return [
            (group.label, [shown_row(row, self.table.columns, self.cell_pages) for row in group.rows])
            for group in self.filter.narrow(self.table.groups)
        ]

    @property
    def width(self) -> int:
        """Columns of the matrix: five that say what and how much, then the schools."""
        return 5 + len(self.table.columns)

    @cached_property
    def difference(self) -> Difference | None:
        return difference_in_words(self.table)

    @cached_property
    def charted(self) -> Row | None:
        row = next((row for row in self.table.rows if row.code == CHARTED), None)
        return row if row and row.coverage else None

    @property
    def chart_caption(self) -> str:
        return f"{self.charted.name} theo trường, {self.period.label}" if self.charted else ""

    @cached_property
    def filers(self) -> list[Filer]:
        filings = queries.filings_of(self.period)
        return [self._filer(column, filings.get(column.id)) for column in self.table.columns]

    def _filer(self, column: SchoolColumn, filing: Filing | None) -> Filer:
        return Filer(
            column=column,
            filing=filing,
            opens=column.code in self.openable,
            awaits=filing is not None and FILING.allows("accept", self.user, filing),
            extends=filing is not None
            and filing.waits_for_school
            and FILING_ACTS.allows("extend", self.user, filing),
            own=self.is_own(column),
        )

    @property
    def reads_progress(self) -> bool:
        return reads_progress(self.user, self.period)

    @cached_property
    def report(self) -> SummaryReport | None:
        return queries.report_of(self.period, self.user)

    @cached_property
    def writes_report(self) -> bool:
        return REPORT_ACTS.allows("edit_report", self.user, self.period)

    @cached_property
    def draft_refusal(self) -> str | None:
        """Why the user may not draft the report now."""
        return REPORT_ACTS.refusal("draft_report", self.user, self.period)


# ── One indicator ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class SchoolLine:
    """One school's part in a figure: the cell, what it was read from, who typed it when."""

    shown: ShownCell
    stored: FilingValue | None
    operands: tuple[tuple[str, ShownCell], ...]
    opens: bool
    own: bool


@dataclass(frozen=True)
class IndicatorPage(PeriodPage):
    row: Row

    @cached_property
    def shown(self) -> ShownRow:
        return shown_row(self.row, self.table.columns, self.cell_pages)

    @property
    def coverage_words(self) -> str:
        return f"{self.row.coverage}/{self.table.expected} trường báo cáo"

    @property
    def manner(self) -> str:
        """How the total is made, in words."""
        if self.row.is_computed and self.row.aggregation != Aggregation.RATIO:
            return "Cộng các phần mà trường đã báo cáo; trường báo cáo ít nhất một phần được tính."
        return MANNERS.get(Aggregation(self.row.aggregation), "") if self.row.aggregation else ""

    @cached_property
    def operands(self) -> list[ShownRow]:
        known: Mapping[str, Row] = {row.code: row for row in self.table.rows}
        return [shown_row(known[code], self.table.columns) for code in self.row.operands if code in known]

    @property
    def formula(self) -> str:
        """The formula with the indicators' names in place of their codes."""
        names = {operand.row.code: f"“{operand.row.name}”" for operand in self.operands}
        text = re.sub(r"[a-z_]\w*", lambda code: names.get(code[0], code[0]), self.row.formula)
        return text.replace("*", "×").replace("/", "÷")

    @cached_property
    def lines(self) -> list[SchoolLine]:
        stored = {} if self.row.is_computed else queries.stored_cells(self.period, self.row.code)
        return [
            SchoolLine(
                shown=cell,
                stored=stored.get(cell.column.filing_id or 0),
                operands=tuple((operand.row.name, operand.cells[place]) for operand in self.operands),
                opens=cell.column.code in self.openable,
                own=self.is_own(cell.column),
            )
            for place, cell in enumerate(self.shown.cells)
        ]

    @property
    def rounded(self) -> int:
        """How many schools gave a figure that is not exact."""
        return sum(1 for cell in self.shown.cells if cell.bound)

    @property
    def is_charted(self) -> bool:
        return is_number(self.row) and self.row.coverage > 1


def bars_of(page: PeriodPage, row: Row) -> list[dict[str, Any]]:
    """Bars for the `{% bars %}` tag, one's own school drawn darker."""
    return [
        {
            "label": column.short_name,
            "value": cell.value if cell else None,
            "own": page.is_own(column),
        }
        for column, cell in zip(page.table.columns, row.cells, strict=True)
    ]
