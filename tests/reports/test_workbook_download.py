"""The form as a workbook, taken down: what it holds, and for whom."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.sheet import Sheet
from reports.workbook.layout import FORM_TITLE
from tests.builders import Team, accepted, filing_of, make_cluster_year, make_period, make_school, team

from .workbook_pages import CODE, EARLIER, LABEL, VALUE, download, filled, row_of, value_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return filled()


def test_the_form_has_all_sixty_cells_with_what_they_hold(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    sheet = Sheet.of(work.reload())
    codes = {cell.value for cell in page["A"]}
    assert {indicator.code for indicator in sheet.indicators} <= codes
    held = {code: value_cell(page, code).value for code in ("class_count", "has_plan", "workshop_school", "topic_school", "standard_school_level", "monograph")}  # fmt: skip
    assert held == {
        "class_count": 97,
        "has_plan": "Có",
        "workshop_school": "KAD",
        "topic_school": 0,
        "standard_school_level": "Mức 1",
        "monograph": None,
    }


def test_the_head_says_whose_it_is(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    head = " ".join(str(cell.value) for cell in page["A"][:5])
    for words in (
        work.filing.period.label,
        work.filing.school.name,
        work.filing.period.cluster_year.catalogue.code,
    ):
        assert words in head


def test_only_the_cells_to_be_typed_are_open(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    inputs = {indicator.code for indicator in Sheet.of(work.filing).inputs}
    opened = {
        page.cell(cell.row, CODE).value
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert page.protection.sheet
    assert opened == inputs
    assert {cell.column for row in page.iter_rows() for cell in row if not cell.protection.locked} == {VALUE}


def test_each_open_cell_refuses_what_the_portal_would_refuse(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert len(rules) == len(Sheet.of(work.filing).inputs)
    place = value_cell(page, "class_count").coordinate
    assert (
        rules[place].formula1
        == f'IF(ISNUMBER({place}),AND({place}>=0,{place}=INT({place})),UPPER({place})="KAD")'
    )
    assert rules[value_cell(page, "has_plan").coordinate].formula1 == '"Có,Không,KAD"'
    assert (
        rules[value_cell(page, "standard_school_level").coordinate].formula1 == '"Chưa đạt,Mức 1,Mức 2,KAD"'
    )


def test_a_computed_figure_is_a_locked_formula(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    cell = value_cell(page, "class_plan_rate")
    done, planned = (value_cell(page, code).coordinate for code in ("class_count", "class_planned"))
    assert cell.value == f'=IF(COUNT({done},{planned})=2,IFERROR(100 * {done} / {planned},""),"")'
    assert cell.protection.locked


def test_last_year_stands_beside_and_only_what_was_accepted():
    school = make_school()
    others = [make_school(), make_school()]
    cluster = make_cluster_year(schools=[*others, school], year=2023)
    accepted(make_period(cluster), school, class_count=90, class_planned=100, has_plan="Không")
    this_year = make_cluster_year(schools=[*others, school], year=2024, cluster=cluster.cluster)
    work = team(filing_of(make_period(this_year), school))
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    earlier = {code: page.cell(row_of(page, code), EARLIER).value for code in ("class_count", "class_plan_rate", "has_plan", "monograph")}  # fmt: skip
    assert earlier == {"class_count": 90, "class_plan_rate": 90, "has_plan": "Không", "monograph": None}


def test_it_prints_on_a4_one_page_wide_with_its_headings_in_sight(work):
    page = load_workbook(BytesIO(download(work)))[FORM_TITLE]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert page.freeze_panes == "C8"
    assert page.print_title_rows == "$7:$7"


def test_a_label_of_the_catalogue_never_runs_as_a_formula(work):
    catalogue = work.filing.period.cluster_year.catalogue
    catalogue.indicators.filter(code="class_count").update(label='=HYPERLINK("http://x")')
    cell = load_workbook(BytesIO(download(work)))[FORM_TITLE].cell(8, LABEL)
    page = cell.parent
    assert page.cell(row_of(page, "class_count"), LABEL).data_type == "s"


def test_a_reader_gets_a_copy_with_nothing_to_type(work):
    book = load_workbook(BytesIO(download(work, by=work.principal)))
    assert all(cell.protection.locked for row in book[FORM_TITLE].iter_rows() for cell in row)
