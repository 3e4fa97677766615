"""The summary report as a document: what it prints, when it is typeset, who may open it."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cumthidua.core import jobs
from cumthidua.core.documents.rendering import RenderingUnavailable
from cumthidua.core.models import Document, Job
from reports import actions, documents
from reports.annexes import annex_of
from reports.consolidation import consolidate
from reports.jobs import SUMMARY_REPORT_PDF
from reports.models import SummaryReport
from tests import builders
from tests.reports import half_year_2024 as facts
from tests.reports.report_worlds import make_consolidation

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> SummaryReport:
    period = facts.make_half_year()
    report = actions.draft_report(period=period, by=builders.chair_officer(period))
    return SummaryReport.objects.for_pages().get(pk=report.pk)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def render(report: SummaryReport, by=None) -> Job:
    """Ask for the PDF and have the job done, as a worker would."""
    job = jobs.enqueue(
        kind=SUMMARY_REPORT_PDF, key=str(report.pk), params={"report": report.pk},
        by=by or builders.chair_officer(report.period),
    )  # fmt: skip
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


# ── Content ───────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_has_the_frame_of_the_cluster_and_no_number(report):
    document = documents.draft_of(report).content.document
    assert (document.draft, document.number, document.date, document.place) == (
        True,
        None,
        None,
        "Quảng Ninh",
    )
    assert document.parent_lines == ("HỌC VIỆN CHÍNH TRỊ", "QUỐC GIA HỒ CHÍ MINH")
    assert document.abstract_lines == (
        "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm",
        "và phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
    )
    assert [line.text for line in document.signing_lines] == [
        "TM. CỤM THI ĐUA", "CỤM TRƯỞNG", "HIỆU TRƯỞNG", "TRƯỜNG CHÍNH TRỊ", "TỈNH QUẢNG NINH",
    ]  # fmt: skip
    assert document.signature.name == "", "who signs is known when the report is issued"


def test_the_sections_carry_no_trace_of_the_tokens(report):
    content = documents.draft_of(report).content
    assert [section.number for section in content.sections if section.level == 2] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
    bodies = "".join(section.body for section in content.sections)
    assert "<span" not in bodies
    assert "đã tổ chức 234 lớp đào tạo, bồi dưỡng với 12.443 học viên" in bodies
    assert content.opening.endswith("như sau:")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Cụm thi đua các trường chính trị khu vực miền núi, biên giới phía Bắc",
            ("CỤM THI ĐUA", "CÁC TRƯỜNG CHÍNH TRỊ", "KHU VỰC MIỀN NÚI,", "BIÊN GIỚI PHÍA BẮC"),
        ),
        ("Cụm thi đua số 8", ("CỤM THI ĐUA SỐ 8",)),
        ("Cụm một\nhai", ("CỤM MỘT", "HAI")),
        ("", ()),
    ],
)
def test_a_long_name_is_broken_where_its_parts_meet(name, lines):
    assert documents.letterhead_lines(name) == lines


def test_an_illustrative_cluster_is_marked_on_every_page(report):
    cluster = report.period.cluster_year.cluster
    cluster.illustrative = True
    assert documents.draft_of(report).content.document.ribbon
    cluster.illustrative = False
    assert documents.draft_of(report).content.document.ribbon is None


# ── The annex ─────────────────────────────────────────────────────────────────────────────────────


def test_the_annex_has_the_reported_rows_and_the_reconciliation(report):
    annex = annex_of(consolidate(report.period))
    rows = {row.label: row for group in annex.groups for row in group.rows}
    classes = rows["Số lớp đào tạo, bồi dưỡng"]
    assert (classes.cells[0], classes.total, classes.coverage) == ("97", "234", "8/8")
    assert rows["Đề tài khoa học cấp tỉnh"].cells[1] is None
    assert "Cử đi đào tạo tiến sĩ" not in rows
    assert "Đề tài, đề án cấp tỉnh" not in rows
    verdicts = {
        row.label: (row.stated, row.computed, row.difference, row.verdict)
        for row in annex.reconciliation.rows
    }
    assert verdicts["Số lớp đào tạo, bồi dưỡng"] == ("238", "234", "+4", "lệch")
    assert verdicts["Số học viên"] == ("12.378", "12.443", "−65", "lệch")
    assert verdicts["Cử đi đào tạo tiến sĩ"] == ("6", None, None, "không kiểm được")


def test_every_kind_of_cell_is_written_and_its_sign_explained():
    table = make_consolidation(
        {"class_count": [10, None], "has_plan": [1, 0], "standard_school_level": [2, 0]},
        bounds={("class_count", 0): "at_least"},
    )
    annex = annex_of(table)
    rows = {row.label: (row.cells, row.total) for group in annex.groups for row in group.rows}
    assert rows == {
        "Số lớp đào tạo, bồi dưỡng": ((">10", None), "10"),
        "Có chương trình, kế hoạch thi đua": (("có", "không"), "50%"),
        "Mức trường chính trị chuẩn": (("mức 2", "chưa đạt"), "–"),
    }
    assert len(annex.notes) == 3


def test_without_figures_there_is_no_annex():
    assert annex_of(make_consolidation({})) is None


# ── The job ───────────────────────────────────────────────────────────────────────────────────────


def test_the_job_stores_a_draft_that_prints_the_report(report):
    job = render(report)
    document = Document.objects.get()
    assert (job.is_done, job.done, job.total) == (True, 3, 3)
    assert job.result == {"document": document.pk, "pages": document.pages}
    assert (document.kind, document.key, document.draft, document.number) == (
        "summary-report", "mnbgpb/2024-H1", True, None,
    )  # fmt: skip
    assert document.content_sha256 == documents.draft_of(report).sha256
    with document.file.open("rb") as file:
        printed = text_of(file.read())
    assert "DỰ THẢO" in printed
    assert "234 lớp đào tạo, bồi dưỡng với 12.443 học viên" in printed
    assert "Đối chiếu số đã nêu và số cộng" in printed


def test_the_same_content_is_typeset_once(report, monkeypatch):
    render(report)

    def never(draft):
        raise AssertionError("typeset again")

    monkeypatch.setattr(documents, "typeset", never)
    job = render(report, by=builders.academy())
    assert job.result["document"] == Document.objects.get().pk


def test_an_edit_makes_another_document_and_leaves_the_first(report):
    render(report)
    first = Document.objects.get()
    section = report.sections.get(key="tasks")
    actions.save_section(
        section=section, body="<p>Khác.</p>", base_version=1, by=builders.chair_officer(report.period)
    )
    render(report)
    assert Document.objects.count() == 2
    assert Document.objects.get(pk=first.pk).content_sha256 == first.content_sha256


def test_what_the_machine_lacks_is_said_and_the_job_can_be_tried_again(report, monkeypatch):
    def unavailable(draft):
        raise RenderingUnavailable("Máy chủ thiếu phông chữ tiếng Việt.")

    with monkeypatch.context() as broken:
        broken.setattr(documents, "typeset", unavailable)
        job = render(report)
    assert (job.has_failed, job.error) == (True, "Máy chủ thiếu phông chữ tiếng Việt.")
    jobs.retry(job=job)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.is_done


def test_a_press_on_known_content_opens_the_document_at_once(report, client):
    chair = builders.chair_officer(report.period)
    document = render(report, by=chair).result["document"]
    client.force_login(chair)
    address = reverse("reports:render_report", kwargs={"cluster": "mnbgpb", "period": "2024-H1"})
    assert client.post(address).url == reverse("core:document", args=[document])
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "status"), [("vice", 200), ("academy", 200), ("member", 404), ("stranger", 404)]
)
def test_a_draft_is_opened_by_those_who_see_the_report(report, client, who, status):
    document = render(report).result["document"]
    year = report.period.cluster_year
    person = {
        "vice": lambda: builders.officer(year.duties.get(duty="standing_vice_chair").school),
        "academy": builders.academy,
        "member": lambda: builders.officer(year.members.last().school),
        "stranger": lambda: builders.officer(builders.make_school()),
    }[who]()
    client.force_login(person)
    response = client.get(reverse("core:document", args=[document]))
    assert response.status_code == status
    if status == 200:
        assert b"".join(response.streaming_content).startswith(b"%PDF-")
