"""The pages of the report: who sees what, what a press does, what an edit keeps."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cumthidua.core.models import Job
from cumthidua.core.models.jobs import JobState
from reports import actions
from reports.figures import Token
from reports.models import ReportSection, SummaryReport
from tests import builders
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return facts.make_half_year()


@pytest.fixture
def chair(period):
    return builders.chair_officer(period)


@pytest.fixture
def report(period, chair) -> SummaryReport:
    return actions.draft_report(period=period, by=chair)


def url(name: str, period, **extra) -> str:
    key = {"cluster": period.cluster_year.cluster.code, "period": period.code}
    return reverse(f"reports:{name}", kwargs=key | extra)


def page_of(client, user, address: str, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def queries(client, user, address: str) -> int:
    """How many queries a page takes, the second time it is asked for."""
    page_of(client, user, address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


# ── The list, and the first draft ─────────────────────────────────────────────────────────────────


def test_the_chair_is_offered_the_periods_without_a_draft(client, period, chair):
    page = page_of(client, chair, reverse("reports:reports"))
    assert "Báo cáo sơ kết 6 tháng đầu năm 2024" in page
    assert "đã tiếp nhận số liệu của 8/8 trường" in page
    assert url("draft_report", period) in page


def test_a_member_is_told_who_drafts(client, period):
    member = builders.officer(period.cluster_year.members.last().school)
    page = page_of(client, member, reverse("reports:reports"))
    assert "Chưa có báo cáo nào để xem" in page
    assert url("draft_report", period) not in page


def test_the_list_takes_the_same_number_of_queries_for_any_number_of_reports(client):
    academy = builders.academy()
    counts = []
    for _ in range(3):
        period = builders.make_period()
        builders.accepted(period, period.cluster_year.members.first().school)
        actions.draft_report(period=period, by=builders.chair_officer(period))
        counts.append(queries(client, academy, reverse("reports:reports")))
    assert len(set(counts)) == 1


def test_one_press_drafts_and_a_second_leads_to_the_same_draft(client, period, chair):
    client.force_login(chair)
    for _ in range(2):
        response = client.post(url("draft_report", period))
        assert response.url == url("report", period)
    assert SummaryReport.objects.count() == 1


def test_the_chair_sees_why_nothing_can_be_drafted(client):
    period = builders.make_period()
    page = page_of(client, builders.chair_officer(period), url("report", period))
    assert "Chưa có trường nào được tiếp nhận số liệu" in page
    assert url("draft_report", period) not in page


# ── The paper ─────────────────────────────────────────────────────────────────────────────────────


def test_figures_on_the_paper_are_links_to_their_cells(client, report, chair):
    page = page_of(client, chair, url("report", report.period))
    source = url("figure_source", report.period, code="class_count")
    assert f'href="{source}?scope=cluster&amp;form=prose"' in page
    assert re.search(r'data-figure-link="class_count" data-scope="cluster">234</a>', page)
    assert re.search(r'data-figure-link="learner_count" data-scope="cluster">12.443</a>', page)


def test_stated_totals_that_differ_are_shown_beside_the_computed_ones(client, report, chair):
    page = page_of(client, chair, url("report", report.period))
    assert "Số lớp đào tạo, bồi dưỡng: số nêu khác số cộng" in page
    assert "Chênh lệch +4" in page
    assert "Chênh lệch −65" in page
    assert "10 số nêu chưa đối chiếu được" in page


def test_a_vice_chair_reads_the_draft_but_gets_no_button_to_edit(client, report):
    vice = builders.officer(report.period.cluster_year.duties.get(duty="standing_vice_chair").school)
    page = page_of(client, vice, url("report", report.period))
    assert "234" in page
    assert url("edit_section", report.period, key="training") not in page
    assert "Lập lại" not in page


def test_changed_data_show_at_once_and_the_sections_say_so(client, chair, period):
    last = period.cluster_year.members.last().school
    actions.return_to_school(
        filing=builders.filing_of(period, last), by=chair, comment="Xem lại.", codes=["class_count"]
    )
    report = actions.draft_report(period=period, by=chair)
    assert "Dữ liệu đã đổi" not in page_of(client, chair, url("report", period))
    officer, principal = builders.officer(last), builders.principal(last)
    filing = builders.filing_of(period, last)
    builders.fill(filing, officer, class_count=30)
    actions.submit(filing=builders.filing_of(period, last), by=officer)
    actions.certify(filing=builders.filing_of(period, last), by=principal)
    actions.accept(filing=builders.filing_of(period, last), by=chair)
    page = page_of(client, chair, url("report", period))
    assert 'data-scope="cluster">237</a>' in page
    assert "Dữ liệu đã đổi sau khi lập mục này" in page
    assert report.sections.get(key="training").version == 1


def test_the_page_takes_the_same_number_of_queries_for_any_number_of_schools(client):
    counts = []
    for schools in (2, 6):
        period = builders.make_period(builders.make_cluster_year(schools=schools))
        for member in period.cluster_year.members.select_related("school"):
            builders.accepted(period, member.school)
        chair = builders.chair_officer(period)
        actions.draft_report(period=period, by=chair)
        counts.append(queries(client, chair, url("report", period)))
    assert len(set(counts)) == 1


# ── The cells behind a figure ─────────────────────────────────────────────────────────────────────


def test_a_figure_opens_the_schools_cells(client, report, chair):
    address = url("figure_source", report.period, code="class_count")
    page = page_of(client, chair, f"{address}?scope=tct-lao-cai")
    assert "Lào Cai" in page
    assert re.findall(r'<td class="num">(\d+)\s*</td>', page) == [
        "97",
        "15",
        "20",
        "14",
        "16",
        "21",
        "24",
        "27",
        "234",
    ]
    assert page.count("is-current") == 1


def test_a_school_without_a_figure_has_a_dash_not_a_zero(client, report, chair):
    page = page_of(client, chair, url("figure_source", report.period, code="monograph"))
    assert page.count("chưa báo cáo") == 7


def test_the_panel_gets_only_its_part_of_the_page(client, report, chair):
    client.force_login(chair)
    address = url("figure_source", report.period, code="learner_count")
    part = client.get(f"{address}?form=per:class_count", headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "53,2" in part
    assert "12.443" in part


@pytest.mark.parametrize(
    "query", ["?scope=khong-co", "?form=rounded", "?form=per:khong_co", "?scope=%3Cscript%3E"]
)
def test_a_figure_that_the_report_cannot_have_is_not_found(client, report, chair, query):
    page_of(client, chair, url("figure_source", report.period, code="class_count") + query, status=404)
    page_of(client, chair, url("figure_source", report.period, code="khong_co"), status=404)


# ── Editing ───────────────────────────────────────────────────────────────────────────────────────


def edit(client, report, body: str, version: int = 1, key: str = "training"):
    return client.post(url("edit_section", report.period, key=key), {"body": body, "base_version": version})


def test_the_editor_holds_the_text_and_the_nonce_of_its_import_map(client, report, chair):
    client.force_login(chair)
    response = client.get(url("edit_section", report.period, key="training"))
    page = response.content.decode()
    nonce = re.search(r"'nonce-([^']+)'", response["Content-Security-Policy"])[1]
    assert f'<script type="importmap" nonce="{nonce}">' in page
    assert "data-django-prose-editor-configurable" in page
    assert "&lt;span class=&quot;fig&quot; data-figure=&quot;class_count&quot;" in page


def test_a_saved_section_leads_back_to_the_paper(client, report, chair):
    client.force_login(chair)
    response = edit(client, report, f"<p>Đã mở {Token('class_count').html('1')} lớp.</p>")
    section = report.sections.get(key="training")
    assert response.url == f"{url('report', report.period)}?da-luu={section.pk}#muc-training"
    assert section.body == f"<p>Đã mở {Token('class_count').html('234')} lớp.</p>"


def test_a_stale_edit_shows_both_texts_and_can_then_be_saved(client, report, chair):
    client.force_login(chair)
    edit(client, report, "<p>Bản thứ nhất.</p>")
    response = edit(client, report, "<p>Bản thứ hai.</p>", version=1)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bản thứ nhất." in page
    assert "&lt;p&gt;Bản thứ hai.&lt;/p&gt;" in page
    assert 'name="base_version" value="2"' in page
    assert edit(client, report, "<p>Bản thống nhất.</p>", version=2).status_code == 302
    assert report.sections.get(key="training").body == "<p>Bản thống nhất.</p>"


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_an_edit_without_a_version_is_shown_again_with_its_text(client, report, chair, version):
    client.force_login(chair)
    response = client.post(
        url("edit_section", report.period, key="training"),
        {"body": "<p>Chữ đã gõ.</p>", "base_version": version},
    )
    assert response.status_code == 422
    assert "Chữ đã gõ." in response.content.decode()
    assert report.sections.get(key="training").version == 1


def test_rewriting_an_edited_section_asks_first(client, report, chair):
    client.force_login(chair)
    edit(client, report, "<p>Đã sửa.</p>")
    address = url("regenerate_section", report.period, key="training")
    response = client.post(address)
    assert response.status_code == 409
    assert "Đã sửa." in response.content.decode()
    assert report.sections.get(key="training").body == "<p>Đã sửa.</p>"
    assert client.post(address, {"version": "2"}).status_code == 302
    assert "234" in report.sections.get(key="training").body


def test_a_section_that_is_not_there_is_not_found(client, report, chair):
    page_of(client, chair, url("edit_section", report.period, key="khong-co"), status=404)
    assert ReportSection.objects.filter(key="khong-co").count() == 0


# ── The PDF ───────────────────────────────────────────────────────────────────────────────────────


def test_a_press_asks_for_one_job_however_often(client, report, chair, settings):
    client.force_login(chair)
    for _ in range(2):
        response = client.post(url("render_report", report.period))
        assert response.url == f"{url('report', report.period)}#van-ban"
    job = Job.objects.get()
    assert (job.kind, job.params, job.is_open) == ("summary_report_pdf", {"report": report.pk}, True)
    assert "Đang chờ đến lượt" in page_of(client, chair, url("report", report.period))


def test_a_failed_job_is_told_with_its_reason_and_a_way_to_try_again(client, report, chair):
    client.force_login(chair)
    client.post(url("render_report", report.period))
    Job.objects.update(state=JobState.FAILED, error="Máy chủ thiếu phông chữ.", finished_at=report.created_at)
    page = page_of(client, chair, url("report", report.period))
    assert "Máy chủ thiếu phông chữ." in page
    assert "Thử lại" in page
