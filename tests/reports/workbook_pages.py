"""What the tests of the workbook share: a filled form, sending it down and up, and reading what came of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reports.filing_acts import address
from reports.models import Filing, FilingValue
from reports.proposals import review
from reports.sheet import Sheet
from reports.workbook import read
from reports.workbook.layout import FORM_TITLE
from tests.builders import Team, fill, team
from tests.pages import client_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CODE, LABEL, EARLIER, VALUE = 1, 2, 4, 5


def filled() -> Team:
    """A draft with a count, a zero, an answer, a choice and a cell that does not apply."""
    found = team()
    fill(
        found.filing, found.officer, class_count=97, learner_count=3864, has_plan="Có", workshop_school="KAD"
    )
    fill(found.filing, found.officer, standard_school_level="Mức 1", topic_school=0)
    return found


def download(work: Team, by: Any = None) -> bytes:
    answer = client_of(by or work.officer).get(address(work.filing, "download_workbook"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == XLSX
    return answer.content


def upload(
    work: Team, content: bytes, *, name: str = "bieu.xlsx", by: Any = None, filing: Filing | None = None
):
    file = SimpleUploadedFile(name, content, XLSX)
    return client_of(by or work.officer).post(
        address(filing or work.filing, "upload_workbook"), {"upload": file}
    )


def row_of(page: Worksheet, code: str) -> int:
    (row,) = [cell.row for cell in page["A"] if cell.value == code]
    return row


def value_cell(page: Worksheet, code: str) -> Cell:
    return page.cell(row_of(page, code), VALUE)


def edited(content: bytes, change: Callable[[Worksheet], Any] | None = None, **values: Any) -> bytes:
    """The workbook with these cells typed over, as Excel would save it."""
    book = load_workbook(BytesIO(content))
    for code, value in values.items():
        value_cell(book[FORM_TITLE], code).value = value
    if change is not None:
        change(book[FORM_TITLE])
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def offered(work: Team, content: bytes) -> dict[str, tuple[str, str]]:
    """Code → kind and text of what an upload would do."""
    sheet = Sheet.of(work.reload())
    return {
        row.proposal.code: (row.kind.name, row.text) for row in review(sheet, read(content, sheet).proposals)
    }


def remark_on(work: Team, content: bytes) -> str:
    sheet = Sheet.of(work.reload())
    (row,) = review(sheet, read(content, sheet).proposals)
    return f"{row.kind.name}: {row.remark}"


def notes_of(work: Team, content: bytes) -> str:
    return " ".join(read(content, Sheet.of(work.reload())).notes)


def stored(work: Team) -> dict[str, Decimal | None]:
    return {cell.indicator.code: cell.value for cell in FilingValue.objects.filter(filing=work.filing)}


def said(response: Any, status: int) -> str:
    assert response.status_code == status, response
    return " ".join(response.content.decode().split())
