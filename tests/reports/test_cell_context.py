"""The panel of one cell: what it is held against, what the rules say, who changed it and how."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from reports import actions
from reports.cell_context import cell_context
from reports.cells import CellEntry, How
from reports.filing_page import FilingPage
from tests.builders import (
    accepted,
    bring_to,
    filing_of,
    fill,
    make_catalogue,
    make_cluster,
    make_cluster_year,
    make_filing,
    make_period,
    make_school,
    officer,
    team,
)
from tests.pages import client_of, cost_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    """Five schools in two years of one cluster."""
    schools, cluster = [make_school() for _ in range(5)], make_cluster()
    last = make_cluster_year(schools=schools, year=2023, cluster=cluster)
    this = make_cluster_year(schools=schools, year=2024, cluster=cluster)
    return schools, last, this


def facts(work, code="class_observation"):
    page = FilingPage(work.reload(), work.officer)
    return [tuple(fact) for fact in cell_context(page, code)["facts"]]


def said(response) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def panel_url(filing, code):
    period = filing.period
    kwargs = {
        "cluster": period.cluster_year.cluster.code,
        "period": period.code,
        "school": filing.school.code,
    }
    return f"{reverse('reports:filing_history', kwargs=kwargs)}?cell={code}"


def test_a_half_year_is_held_against_last_years_with_the_change_and_its_second_half(years):
    schools, last, this = years
    accepted(make_period(last, kind="H1"), schools[0], class_observation=80)
    accepted(make_period(last, kind="Y"), schools[0], class_observation=200)
    work = team(filing_of(make_period(this, kind="H1"), schools[0]))
    fill(work.filing, work.officer, class_observation=90)
    assert facts(work) == [
        ("Cùng kỳ 2023", 80, "tăng 12,5%"),
        ("6 tháng cuối năm 2023", 120, ""),
    ]


@pytest.mark.parametrize(
    ("now", "change"), [(200, "không đổi"), (100, "giảm 50%"), (600, "tăng 200%"), (199, "giảm 0,5%")]
)
def test_a_year_is_held_against_the_last_and_its_own_first_half(years, now, change):
    schools, last, this = years
    accepted(make_period(last, kind="Y"), schools[0], class_observation=200)
    accepted(make_period(this, kind="H1"), schools[0], class_observation=90)
    work = team(filing_of(make_period(this, kind="Y"), schools[0]))
    fill(work.filing, work.officer, class_observation=now)
    assert facts(work) == [
        ("Cùng kỳ 2023", 200, change),
        ("6 tháng đầu năm 2024", 90, ""),
    ]


def test_people_at_the_end_of_last_year_are_not_taken_apart_into_halves(years):
    schools, last, this = years
    accepted(make_period(last, kind="H1"), schools[0], staff_total=50)
    accepted(make_period(last, kind="Y"), schools[0], staff_total=52)
    work = team(filing_of(make_period(this, kind="H1"), schools[0]))
    assert facts(work, "staff_total") == [
        ("Cùng kỳ 2023", 50, ""),
        ("Cuối năm 2023", 52, ""),
    ]


def test_the_middle_of_the_cluster_is_told_from_three_other_certified_schools_on(years):
    schools, _, this = years
    period = make_period(this)
    work = team(filing_of(period, schools[0]))
    fill(work.filing, work.officer, class_observation=1000)
    for school, figure, state in (
        (schools[1], 10, "certified"),
        (schools[2], 30, "accepted"),
        (schools[3], 500, "submitted"),
    ):
        bring_to(state, team(filing_of(period, school)), class_observation=figure)
    bring_to("certified", team(filing_of(period, schools[4])), class_count=3)
    assert facts(work) == [], "two figures, a school that waits for its principal, and one without a figure"

    actions.certify(filing=filing_of(period, schools[3]), by=team(filing_of(period, schools[3])).principal)
    assert facts(work) == [("Trung vị của Cụm (3 trường khác)", 30, "")]


def test_a_question_of_yes_or_no_is_held_against_nothing(years):
    schools, last, this = years
    accepted(make_period(last), schools[0], has_plan="Có")
    work = team(filing_of(make_period(this), schools[0]))
    assert facts(work, "has_plan") == []


def test_the_panel_names_the_rules_of_its_cell_with_basis_and_version():
    filing = make_filing()
    work = team(filing)
    words = said(client_of(work.officer).get(panel_url(filing, "essay_contest_school")))
    assert "quy tắc bản 1; căn cứ: Định nghĩa chỉ tiêu trong danh mục" in words
    assert "trên 50% so với cùng kỳ năm trước" in words
    assert "không được lớn hơn số lớp" not in words
    assert "mới kê 6 tháng" not in words, "it speaks of years alone"
    assert "essay_sent_le_school" not in words, "a code is for those who keep the catalogue"
    exempt = said(client_of(work.officer).get(panel_url(filing, "learner_refresher")))
    assert "trên 50% so với cùng kỳ năm trước" not in exempt
    assert "gấp khoảng mười lần" in exempt


def test_the_panel_tells_what_is_wrong_above_the_line_that_answers_it(years):
    schools, last, this = years
    accepted(make_period(last), schools[0], class_observation=100)
    work = team(filing_of(make_period(this), schools[0]))
    fill(work.filing, work.officer, class_observation=300)
    url = panel_url(work.filing, "class_observation")
    client = client_of(work.officer)
    words = said(client.get(url))
    assert "Cần giải trình: Lượt dự giờ: 300, cùng kỳ năm trước 100." in words
    assert "tăng 200%" in words

    actions.explain_cell(
        filing=work.filing, code="class_observation", text="Thêm phong trào dự giờ.", by=work.officer
    )
    words = said(client.get(url))
    assert "Cần giải trình" not in re.sub("Quy tắc kiểm tra.*", "", words)
    assert "Đã giải trình: Lượt dự giờ: 300" in words
    assert "Thêm phong trào dự giờ." in words


def test_the_history_says_how_each_change_came_in(years):
    schools, _, this = years
    work = team(filing_of(make_period(this), schools[0]))
    for number, how in enumerate((How.TYPED, How.PASTED, How.WORKBOOK, How.NARRATIVE), start=1):
        entry = CellEntry(code="class_count", text=str(number), how=how)
        actions.save_cells(filing=work.filing, entries=[entry], by=work.officer)
    words = said(client_of(work.officer).get(panel_url(work.filing, "class_count")))
    for how in ("gõ", "dán từ bảng tính", "tải lên từ tệp Excel", "đọc từ văn bản"):
        assert how in words


def test_a_fellow_member_is_not_told_that_a_cell_was_never_changed(years):
    schools, _, this = years
    filing = accepted(make_period(this), schools[0], class_count=90)
    own, other = (
        said(client_of(officer(school)).get(panel_url(filing, "class_count")))
        for school in (schools[0], schools[4])
    )
    assert "Lịch sử ô" in own
    assert "90" in other
    assert "Lịch sử ô" not in other
    assert "Chưa có lần sửa nào" not in other


def test_the_panel_costs_the_same_however_much_there_is_to_tell(years):
    schools, last, this = years
    period = make_period(this)
    work = team(filing_of(period, schools[0]))
    fill(work.filing, work.officer, class_count=1, learner_count=20)
    client, url = client_of(work.officer), panel_url(work.filing, "class_count")
    page_url = url.removesuffix("lich-su/?cell=class_count")
    little = cost_of(client, url)
    accepted(make_period(last), schools[0], class_count=90, learner_count=900)
    for school in schools[1:]:
        accepted(period, school, class_count=8, learner_count=300)
    codes = [i.code for i in make_catalogue().indicators.filter(kind="integer") if i.is_input]
    for figure in (2, 3, 4):
        fill(work.reload(), work.officer, **dict.fromkeys(codes, figure))
    assert cost_of(client, url) <= little + 2  # figures of before are read where there are any
    assert little <= cost_of(client, page_url) + 8


def test_a_stranger_is_shown_no_panel(years):
    schools, _, this = years
    work = team(filing_of(make_period(this), schools[0]))
    fill(work.filing, work.officer, class_count=1)
    response = client_of(officer(make_school())).get(panel_url(work.filing, "class_count"))
    assert response.status_code == 404
