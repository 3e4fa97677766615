"""The form as a workbook: what an upload offers, what it refuses, and what it leaves as it was."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from clusters.models import ValueKind
from cumthidua.core import clock
from cumthidua.core.models import CellChange
from reports import actions, cells
from reports.cells import CellEntry
from reports.filing_acts import address
from reports.models import Filing
from reports.proposals import review
from reports.sheet import Sheet
from reports.workbook import Unreadable, read
from reports.workbook.layout import FORM_TITLE, ORIGIN_TITLE
from tests.builders import (
    Team,
    at,
    bring_to,
    chair_officer,
    filing_of,
    fill,
    make_filing,
    make_period,
    make_school,
    officer,
    team,
)
from tests.pages import client_of, words_of

from .workbook_pages import (
    CODE,
    VALUE,
    download,
    edited,
    filled,
    notes_of,
    offered,
    remark_on,
    row_of,
    said,
    saved,
    stored,
    upload,
    value_cell,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return filled()


# ── The round trip ────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_that_comes_back_untouched_changes_nothing_and_says_so(work):
    lines = CellChange.objects.count()
    page = said(upload(work, download(work)), 200)
    assert "không có gì để ghi" in page
    assert 'name="take"' not in page
    assert CellChange.objects.count() == lines


def test_also_when_excel_has_saved_it_again(work):
    assert offered(work, edited(download(work))) == {}


def test_what_was_typed_is_shown_and_not_written_before_it_is_confirmed(work):
    before = stored(work)
    page = said(upload(work, edited(download(work), class_count=98, monograph=2)), 200)
    assert stored(work) == before
    assert "Sách chuyên khảo" in page
    assert 'name="take"' in page


def test_the_confirmed_cells_are_written_with_their_way_and_the_others_stay(work):
    preview = upload(work, edited(download(work), class_count=98, monograph=2))
    rows = preview.context["rows"]
    data: dict[str, Any] = {
        "how": "workbook",
        "take": [str(n) for n, row in enumerate(rows) if row.is_ticked],
    }
    for number, row in enumerate(rows):
        data |= {f"code-{number}": row.choices[0].value, f"text-{number}": row.text}
    before = stored(work)
    client_of(work.officer).post(address(work.filing, "save_proposals"), data)
    assert stored(work) == before | {"class_count": 98, "monograph": 2}
    changed = CellChange.objects.filter(source="workbook").values_list("cell", flat=True)
    assert set(changed) == {"class_count", "monograph"}


def test_what_changed_on_the_portal_since_is_not_brought_back(work):
    content = download(work)
    fill(work.filing, work.officer, class_count=100)
    assert offered(work, content) == {}
    assert "1 ô đã được sửa trên cổng" in notes_of(work, content)


def test_what_changed_on_both_sides_is_a_conflict_left_unticked(work):
    content = edited(download(work), class_count=98)
    fill(work.filing, work.officer, class_count=100)
    sheet = Sheet.of(work.reload())
    (row,) = review(sheet, read(content, sheet).proposals)
    assert (row.kind.name, row.current, row.proposed, row.is_ticked) == ("conflict", "100", "98", False)


def test_the_same_change_on_both_sides_is_none(work):
    content = edited(download(work), class_count=98)
    fill(work.filing, work.officer, class_count=98)
    assert offered(work, content) == {"class_count": ("same", "98")}


def test_a_cell_that_was_emptied_is_asked_for_and_not_ticked(work):
    assert offered(work, edited(download(work), class_count=None)) == {"class_count": ("empties", "")}


def test_in_a_returned_filing_only_the_named_cells_are_open(work):
    bring_to("returned", work, class_count=97)
    content = download(work)
    page = load_workbook(BytesIO(content))[FORM_TITLE]
    opened = [page.cell(cell.row, CODE).value for cell in page["E"] if not cell.protection.locked]
    assert opened == ["class_count"]
    kinds = {
        code: kind for code, (kind, _) in offered(work, edited(content, class_count=98, monograph=2)).items()
    }
    assert kinds == {"class_count": "changes", "monograph": "locked"}


# ── Cells as Excel keeps them ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("1.206", "changes", "1.206"),
        (" 98 ", "changes", "98"),
        ("1,206", "corrected", "1.206"),
        ("l206", "corrected", "1.206"),
        (97.00000001, None, None),
        (98.00000000000001, "changes", "98"),
        (97.5, "rejected", "97,5"),
        (-5, "rejected", "−5"),
        (1e20, "rejected", None),
        (1e300, "rejected", None),
        (10**13, "rejected", "10.000.000.000.000"),
        ("kad", "changes", "KAD"),
        ("không có", "rejected", "không có"),
        (True, "rejected", "TRUE"),
        ("#REF!", "rejected", "#REF!"),
        (date(2026, 6, 3), "rejected", "03/06/2026"),
    ],
)
def test_whatever_stands_in_a_number_cell_is_read_or_told(work, value, kind, text):
    found = offered(work, edited(download(work), class_count=value))
    if kind is None:
        assert found == {}
    else:
        assert found["class_count"][0] == kind
        assert text is None or found["class_count"][1] == text


def test_a_date_is_told_with_the_day_that_excel_made_of_it(work):
    remark = remark_on(work, edited(download(work), class_count=date(2026, 6, 3)))
    assert "ngày tháng 03/06/2026" in remark


def test_a_percentage_is_told_as_one(work):
    def as_percentage(page: Worksheet) -> None:
        value_cell(page, "class_count").value = 0.5
        value_cell(page, "class_count").number_format = "0%"

    content = edited(download(work), as_percentage)
    assert offered(work, content)["class_count"] == ("rejected", "50%")


def test_a_formula_without_a_stored_result_is_told(work):
    assert "công thức nhưng tệp không lưu kết quả" in remark_on(
        work, edited(download(work), class_count="=3+4")
    )


def test_a_truth_value_answers_a_yes_no_cell(work):
    assert offered(work, edited(download(work), has_launch=True)) == {"has_launch": ("new", "1")}


def test_a_merged_cell_is_told_with_its_range_and_none_of_its_cells_is_emptied(work):
    def merge(page: Worksheet) -> None:
        row = row_of(page, "class_count")
        page.merge_cells(start_row=row, end_row=row + 1, start_column=VALUE, end_column=VALUE)

    content = edited(download(work), merge)
    kinds = {code: kind for code, (kind, _) in offered(work, content).items()}
    assert kinds == {"class_count": "rejected", "learner_count": "rejected"}
    row = row_of(load_workbook(BytesIO(content))[FORM_TITLE], "class_count")
    assert f"(E{row}:E{row + 1})" in read(content, Sheet.of(work.reload())).proposals[0].problem


def test_each_remark_names_its_cell(work):
    content = edited(download(work), class_count="nhiều")
    row = row_of(load_workbook(BytesIO(content))[FORM_TITLE], "class_count")
    assert f"ô E{row}" in said(upload(work, content), 200)


# ── Rows, columns and sheets that were moved about ────────────────────────────────────────────────


def test_rows_are_known_by_their_code_wherever_they_stand(work):
    def turn_over(page: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=8)]
        for number, values in enumerate(reversed(rows), start=8):
            for column, value in enumerate(values, start=1):
                page.cell(number, column).value = value

    assert offered(work, edited(download(work), turn_over)) == {}


def test_deleted_rows_are_named_and_their_cells_stay(work):
    content = edited(download(work), lambda page: page.delete_rows(row_of(page, "class_count")))
    assert offered(work, content) == {}
    assert "thiếu 1 chỉ tiêu" in notes_of(work, content)
    assert "Số lớp đào tạo, bồi dưỡng" in notes_of(work, content)


def test_a_code_that_stands_twice_is_left_to_the_officer(work):
    def again(page: Worksheet) -> None:
        page.cell(90, CODE).value, page.cell(90, VALUE).value = "class_count", 55

    content = edited(download(work), again)
    assert "“class_count” có ở 2 dòng" in notes_of(work, content)
    sheet = Sheet.of(work.reload())
    rows = review(sheet, read(content, sheet).proposals)
    assert [(row.kind.name, row.is_ticked) for row in rows] == [("same", False), ("twice", False)]


def test_a_row_of_another_catalogue_is_told(work):
    def stranger(page: Worksheet) -> None:
        page.cell(90, CODE).value, page.cell(90, VALUE).value = "old_code", 5

    assert offered(work, edited(download(work), stranger)) == {"old_code": ("unknown", "5")}


def test_moved_and_added_columns_do_no_harm(work):
    def insert(page: Worksheet) -> None:
        page.insert_cols(2)
        page.cell(7, 2).value = "Người theo dõi"

    content = edited(download(work), insert)
    assert offered(work, content) == {}
    assert "Không đọc cột thêm vào: “Người theo dõi”" in notes_of(work, content)


def test_other_and_hidden_sheets_are_named_and_not_read(work):
    book = load_workbook(BytesIO(download(work)))
    book.create_sheet("Nháp")["A1"] = "class_count"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    content = saved(book)
    assert offered(work, content) == {}
    assert "trang tính khác: “Nháp”" in notes_of(work, content)
    assert "đang ẩn: “Ẩn”" in notes_of(work, content)


def test_a_renamed_sheet_is_still_the_form(work):
    book = load_workbook(BytesIO(download(work)))
    book[FORM_TITLE].title = "Biểu tháng 6"
    assert offered(work, saved(book)) == {}


@pytest.mark.parametrize("spoil", ["headings", "hidden"])
def test_without_headings_or_hidden_the_form_is_not_found(work, spoil):
    book = load_workbook(BytesIO(download(work)))
    if spoil == "headings":
        book[FORM_TITLE].delete_rows(7)
    else:
        book.create_sheet("Trống")
        book.active = 2
        book[FORM_TITLE].sheet_state = "hidden"
    reason = said(upload(work, saved(book)), 422)
    assert "Không tìm thấy dòng tiêu đề" in reason


# ── Another school's, period's or catalogue's workbook ────────────────────────────────────────────


def test_a_workbook_of_another_school_is_refused_naming_both(work):
    other_school = work.filing.period.cluster_year.members.exclude(school=work.filing.school).first().school
    other = team(filing_of(work.filing.period, other_school))
    reason = said(upload(work, download(other)), 422)
    assert other_school.name in reason
    assert work.filing.school.name in reason
    assert stored(work)["class_count"] == 97


def test_a_workbook_of_another_period_is_refused_naming_both(work):
    make_period(work.filing.period.cluster_year, kind="Y")
    annual = Filing.objects.get(period__kind="Y", school=work.filing.school)
    reason = said(upload(work, download(work), filing=annual), 422)
    assert "6 tháng đầu năm 2024" in reason
    assert "kỳ năm 2024" in reason


def test_a_workbook_of_another_catalogue_is_refused_naming_both(work):
    content = download(work)
    catalogue = work.filing.period.cluster_year.catalogue
    type(catalogue).objects.filter(pk=catalogue.pk).update(code="ban-moi")
    reason = said(upload(work, content), 422)
    assert "“thu-nghiem”" in reason
    assert "“ban-moi”" in reason


def test_a_workbook_made_by_hand_is_refused(work):
    book = load_workbook(BytesIO(download(work)))
    del book[ORIGIN_TITLE]
    assert "không thấy phần nhận dạng" in said(upload(work, saved(book)), 422)


def test_a_changed_mark_of_origin_is_refused(work):
    book = load_workbook(BytesIO(download(work)))
    origin = book[ORIGIN_TITLE]["A1"]
    origin.value = origin.value[:-1] + ("a" if origin.value[-1] != "a" else "b")
    assert "Phần nhận dạng trong tệp đã bị sửa" in said(upload(work, saved(book)), 422)


# ── Who may, and when ─────────────────────────────────────────────────────────────────────────────


def test_strangers_find_neither_the_form_nor_the_door(work):
    stranger = officer(make_school())
    assert client_of(stranger).get(address(work.filing, "download_workbook")).status_code == 404
    assert upload(work, download(work), by=stranger).status_code == 404


def test_after_the_deadline_the_page_says_why_and_an_upload_is_refused():
    work = team(make_filing(due_at=at(2024, 6, 15), closes_at=at(2024, 6, 20)))
    content = download(work)
    with clock.at(at(2024, 6, 21)):
        page = words_of(client_of(work.officer).get(address(work.filing, "upload_workbook")))
        assert "đã khóa nhận" in page
        assert 'type="file"' not in page
        assert upload(work, edited(content, class_count=5)).status_code == 403
    assert stored(work) == {}


def test_an_accepted_filing_takes_no_workbook(work):
    content = edited(download(work), class_count=5)
    bring_to("accepted", work, class_count=97)
    assert "Số liệu đã nộp" in said(upload(work, content), 403)
    assert upload(work, content, by=chair_officer(work.filing)).status_code == 403
    assert stored(work)["class_count"] == 97


def test_no_file_is_answered_in_words(work):
    answer = client_of(work.officer).post(address(work.filing, "upload_workbook"))
    assert "chưa chọn tệp" in said(answer, 422)


# ── Any filing comes back as it went ──────────────────────────────────────────────────────────────

COUNTS = st.integers(0, 10**9).map(str)
ANSWERS = {
    ValueKind.BOOLEAN: st.sampled_from(["1", "0", "KAD", ""]),
    ValueKind.CHOICE: st.sampled_from(["0", "1", "2", "KAD", ""]),
}


class RoundTrip(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(data=st.data())
    def test_whatever_a_filing_holds_its_workbook_offers_nothing(self, data: st.DataObject) -> None:
        work = team()
        sheet = Sheet.of(work.filing)
        entries = [
            CellEntry(
                one.code, data.draw(ANSWERS.get(one.kind, st.one_of(COUNTS, st.just("KAD"), st.just(""))))
            )
            for one in data.draw(st.lists(st.sampled_from(sheet.inputs), max_size=20, unique=True))
        ]
        actions.save_cells(filing=work.filing, entries=entries, by=work.officer)
        for content in (download(work), edited(download(work))):
            assert offered(work, content) == {}

    @settings(max_examples=15, deadline=None)
    @given(
        values=st.dictionaries(
            st.sampled_from(["class_count", "monograph", "staff_phd"]), st.integers(0, 10**12 - 1)
        )
    )
    def test_whole_numbers_typed_in_excel_are_offered_as_they_are(self, values: dict[str, int]) -> None:
        work = team()
        sheet = Sheet.of(work.filing)
        found = offered(work, edited(download(work), **values))
        read_back = {code: cells.read(sheet.by_code[code], text).value for code, (_, text) in found.items()}
        assert read_back == values


def test_reading_refuses_with_a_reason_and_nothing_else(work):
    with pytest.raises(Unreadable, match="rỗng"):
        read(b"", Sheet.of(work.filing))


def test_a_text_not_taken_on_the_portal_is_told_where_the_file_has_nothing_new(work):
    content = edited(download(work), monograph=2)
    actions.save_cells(filing=work.filing, entries=[CellEntry("class_count", "nhiều")], by=work.officer)
    assert set(offered(work, content)) == {"monograph"}
    assert "1 ô trên cổng đang giữ chữ không nhận" in notes_of(work, content)
    assert "Số lớp đào tạo, bồi dưỡng: nhiều" in notes_of(work, content)
