"""Writing the form: a locked layout in which only the cells that the school types are open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from clusters.formulas import evaluate, names_in
from clusters.models import Indicator, ValueKind
from cumthidua.core import clock
from cumthidua.core.vietnamese.dates import format_datetime

from .. import cells
from ..exports import Bounded, put
from ..looks import BOUND_WORDS
from ..models import Bound, CellStatus, Filing, FilingValue
from ..sheet import Sheet
from .layout import CODE, EARLIER, FORM_TITLE, HEADINGS, LABEL, NOTE, ORIGIN_TITLE, UNIT, VALUE, Origin

_WIDTHS = {CODE: 16, LABEL: 46, UNIT: 11, EARLIER: 13, VALUE: 15, NOTE: 34}
_A4 = 9
_LINE = Border(bottom=Side(style="hair", color="999999"))
_FRAME = Border(*[Side(style="thin", color="80500A")] * 4)
_HEAD = PatternFill("solid", fgColor="F4F1EA")
_OPEN = PatternFill("solid", fgColor="FFF9E5")
_FAINT = Font(color="676158", size=9)
_WRAP = Alignment(wrap_text=True, vertical="top")
_COMPUTED = "Cổng tự tính, không nhập."
_HOW_TO = (
    "Chỉ nhập vào cột “Số liệu kỳ này”, ô có nền vàng. Để trống là chưa báo cáo; 0 là không phát sinh; "
    "KAD là không áp dụng. Có thể sắp xếp lại dòng, không sửa cột “Mã”."
)


def filename_of(filing: Filing) -> str:
    return f"so-lieu-{filing.school.code}-{filing.period.code}.xlsx"


def write(sheet: Sheet, earlier: Mapping[str, Decimal | None], *, is_editable: bool) -> bytes:
    """The filing as it stands. `earlier` are the figures of the same period last year, by code; cells
    are open where `is_editable` and the filing itself leave them open."""
    book = Workbook()
    page = book.active
    page.title = FORM_TITLE
    head = _write_head(page, sheet.filing)
    _FormWriter(page, sheet, earlier, is_editable).write(head + 1)
    _set_up(page, head)
    _write_origin(book.create_sheet(ORIGIN_TITLE), sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_head(page: Worksheet, filing: Filing) -> int:
    """Title, whose it is, how to fill it; the number of the row of headings."""
    year = filing.period.cluster_year
    made_up = "Số liệu minh họa. " if year.cluster.illustrative else ""
    lines = (
        (f"Số liệu {filing.period.label}", Font(bold=True, size=14)),
        (filing.school.name, Font(bold=True)),
        (year.cluster.name, None),
        (f"{made_up}Danh mục {year.catalogue.code}. Tải về lúc {format_datetime(clock.now())}.", _FAINT),
        (_HOW_TO, _FAINT),
    )
    for row, (text, font) in enumerate(lines, start=1):
        put(page.cell(row, CODE), text)
        if font is not None:
            page.cell(row, CODE).font = font
    head = len(lines) + 2
    for column, text in HEADINGS.items():
        cell = page.cell(head, column, text)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, _WRAP
    return head


class _FormWriter:
    """Writes the rows of the form, groups as headings between them."""

    def __init__(
        self, page: Worksheet, sheet: Sheet, earlier: Mapping[str, Decimal | None], is_editable: bool
    ) -> None:
        self.page = page
        self.sheet = sheet
        self.earlier = earlier
        self.is_editable = is_editable
        self.rows: dict[str, int] = {}

    def write(self, row: int) -> None:
        for group in self.sheet.groups:
            put(self.page.cell(row, LABEL), group.label)
            self.page.cell(row, LABEL).font = Font(bold=True)
            row += 1
            for indicator in self.sheet.indicators:
                if indicator.group_id == group.pk:
                    self.rows[indicator.code] = row
                    self._write_row(indicator, row)
                    row += 1
        for indicator in self.sheet.indicators:
            if not indicator.is_input:
                self._write_formula(indicator)

    def _write_row(self, indicator: Indicator, row: int) -> None:
        note = indicator.note if indicator.is_input else _COMPUTED
        for column, text in (
            (CODE, indicator.code),
            (LABEL, indicator.label),
            (UNIT, indicator.unit),
            (NOTE, note),
        ):
            cell = self.page.cell(row, column)
            put(cell, text)
            cell.alignment, cell.border = _WRAP, _LINE
            if column in (CODE, NOTE):
                cell.font = _FAINT
        self._write_earlier(indicator, row)
        if indicator.is_input:
            self._write_value(indicator, row)

    def _write_earlier(self, indicator: Indicator, row: int) -> None:
        value = self.earlier.get(indicator.code)
        if not indicator.is_input:
            value = evaluate(indicator.formula, self.earlier)
        if value is not None:
            put(self.page.cell(row, EARLIER), _held(indicator, _reported(value.quantize(Decimal("0.01")))))
        self.page.cell(row, EARLIER).border = _LINE

    def _write_value(self, indicator: Indicator, row: int) -> None:
        cell = self.page.cell(row, VALUE)
        stored = self.sheet.cells.get(indicator.code)
        if stored is not None:
            put(cell, _held(indicator, stored))
        elif indicator.kind in (ValueKind.INTEGER, ValueKind.DECIMAL):
            cell.number_format = "#,##0" if indicator.kind == ValueKind.INTEGER else "#,##0.00"
        cell.border = _LINE
        cell.alignment = Alignment(horizontal="right")
        if self.is_editable and self.sheet.is_open(indicator.code):
            cell.protection, cell.fill, cell.border = Protection(locked=False), _OPEN, _FRAME
            self.page.add_data_validation(_validation(indicator, cell.coordinate))

    def _write_formula(self, indicator: Indicator) -> None:
        """A figure that the portal computes, as a formula over the cells of the same column."""
        cell = self.page.cell(self.rows[indicator.code], VALUE)
        operands = [self._address(code) for code in names_in(indicator.formula)]
        formula = re.sub(r"[a-z_]\w*", lambda match: self._address(match[0]), indicator.formula)
        cell.value = f'=IF(COUNT({",".join(operands)})={len(operands)},IFERROR({formula},""),"")'
        cell.number_format = "#,##0.0"
        cell.font, cell.border = _FAINT, _LINE

    def _address(self, code: str) -> str:
        return f"{get_column_letter(VALUE)}{self.rows[code]}"


def _held(indicator: Indicator, cell: FilingValue) -> Decimal | Bounded | str:
    """What a cell holds as a spreadsheet keeps it: figures as numbers, answers in words."""
    if cell.status != CellStatus.REPORTED:
        return cells.shown(indicator, cell)
    if indicator.kind in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return cells.worded(indicator, cell)
    return Bounded(cell.value, BOUND_WORDS.get(Bound(cell.bound), ""))


def _reported(value: Decimal) -> FilingValue:
    return FilingValue(status=CellStatus.REPORTED, value=value)


def _validation(indicator: Indicator, place: str) -> DataValidation:
    """What Excel lets be typed into a cell: the portal's own rule, as far as Excel can say it."""
    away = cells.NOT_APPLICABLE_TEXT
    if indicator.kind == ValueKind.BOOLEAN:
        rule, hint = _list_of(["Có", "Không", away]), "Chọn Có, Không hoặc KAD."
    elif indicator.kind == ValueKind.CHOICE:
        labels = [label for _, label in indicator.choices]
        rule, hint = _list_of([*labels, away]), "Chọn một mức trong danh sách."
    else:
        is_whole = indicator.kind == ValueKind.INTEGER
        number = f"AND({place}>=0,{place}=INT({place}))" if is_whole else f"{place}>=0"
        rule = DataValidation(
            type="custom",
            formula1=f'IF(ISNUMBER({place}),{number},UPPER({place})="{away}")',
            allow_blank=True,
        )
        hint = f"Số{' nguyên' if is_whole else ''} từ 0 trở lên, hoặc KAD nếu không áp dụng."
    rule.error, rule.errorTitle, rule.showErrorMessage = hint, "Ô này không nhận", True
    rule.prompt, rule.promptTitle, rule.showInputMessage = hint, indicator.unit[:32], True
    rule.add(place)
    return rule


def _list_of(words: list[str]) -> DataValidation:
    """A list to choose from; none where Excel could not hold it (it parts by commas, within 255 signs)."""
    text = ",".join(words)
    if any("," in word or '"' in word for word in words) or len(text) > 255:
        return DataValidation()
    return DataValidation(type="list", formula1=f'"{text}"', allow_blank=True)


def _set_up(page: Worksheet, head: int) -> None:
    """Locked, its headings always in sight, and one page wide on paper."""
    for column, width in _WIDTHS.items():
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(head + 1, UNIT)
    page.protection.enable()
    # False means allowed here: wider columns and higher rows do no harm.
    page.protection.formatColumns = page.protection.formatRows = False
    page.page_setup.orientation = "portrait"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.center.text = "Trang &P/&N"


def _write_origin(page: Worksheet, sheet: Sheet) -> None:
    page["A1"] = Origin.of(sheet).signed()
    page.sheet_state = "veryHidden"
    page.protection.enable()
