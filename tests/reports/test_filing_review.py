"""The page before a submission: what blocks, by group and in the words of the rule."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from reports import actions
from reports.cells import CellEntry
from reports.filing_page import FilingPage
from reports.filing_review import review_of
from tests.builders import (
    accepted,
    filing_of,
    fill,
    make_cluster,
    make_cluster_year,
    make_period,
    make_school,
    team,
)
from tests.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return team()


def submit_url(filing):
    period = filing.period
    return reverse(
        "reports:submit_filing",
        kwargs={
            "cluster": period.cluster_year.cluster.code,
            "period": period.code,
            "school": filing.school.code,
        },
    )


def told(work) -> str:
    html = client_of(work.officer).get(submit_url(work.filing)).content.decode()
    return " ".join(unescape(strip_tags(html)).split())


def groups_of(work):
    return {group.label: group for group in review_of(FilingPage(work.reload(), work.officer))}


def test_a_broken_rule_stands_in_its_group_in_words_with_its_cells_and_basis(work):
    fill(work.filing, work.officer, essay_contest_school=4, essay_contest_sent_province=5, class_count=3)
    page = told(work)
    assert "1 chỗ trái quy tắc." in page
    heading = page.index("Bảo vệ nền tảng tư tưởng (Nghị quyết 35) Trái quy tắc: Số tác phẩm gửi dự thi")
    assert page.index("Cần làm trước khi nộp") < heading
    assert "(quy tắc bản 1; căn cứ: Định nghĩa chỉ tiêu trong danh mục)" in page
    assert "Nộp lên Hiệu trưởng" not in page.split("Về bảng số liệu")[0].split("Cần làm trước khi nộp")[1]


def test_a_rejected_cell_is_told_as_rejected_and_not_counted_as_blank(work):
    fill(work.filing, work.officer, class_count=3)
    entries = [CellEntry(code="learner_count", text="l206 người")]
    actions.save_cells(filing=work.filing, entries=entries, by=work.officer)
    page = told(work)
    assert "Không nhận ở Số học viên: “l206 người”." in page
    assert "58 ô chưa báo cáo" in page
    training = groups_of(work)["Đào tạo, bồi dưỡng"]
    assert [cell.code for cell in training.rejected] == ["learner_count"]
    assert {"class_count", "learner_count"}.isdisjoint(cell.code for cell in training.blank)


def test_what_asks_for_a_reason_blocks_until_its_reason_stands_below_it():
    school, cluster = make_school(), make_cluster()
    before, now = (
        make_period(make_cluster_year(schools=[school], year=year, cluster=cluster)) for year in (2023, 2024)
    )
    accepted(before, school, class_observation=100)
    work = team(filing_of(now, school))
    fill(work.filing, work.officer, class_observation=300)
    page = told(work)
    assert "1 chỗ cần giải trình." in page
    assert "Cần giải trình: Lượt dự giờ: 300, cùng kỳ năm trước 100." in page
    client = client_of(work.officer)
    assert client.post(submit_url(work.filing)).status_code == 403
    assert work.reload().is_draft

    actions.explain_cell(
        filing=work.filing, code="class_observation", text="Thêm phong trào.", by=work.officer
    )
    page = told(work)
    assert "Cần làm trước khi nộp" not in page
    assert "Đã giải trình: Xây dựng đội ngũ" in page
    assert "Giải trình: Thêm phong trào." in page
    assert client.post(submit_url(work.filing)).status_code == 302
    assert not work.reload().waits_for_school


def test_a_finding_over_two_groups_stands_once(work):
    fill(work.filing, work.officer, learner_count=100, class_count=0)
    points = [point for group in groups_of(work).values() for point in group.broken]
    assert [point.finding.rule for point in points] == ["learners_without_classes"]


def test_two_questions_at_one_cell_are_answered_in_one_line():
    school, cluster = make_school(), make_cluster()
    before, now = (
        make_period(make_cluster_year(schools=[school], year=year, cluster=cluster)) for year in (2023, 2024)
    )
    accepted(before, school, class_observation=100, teaching_staff=90)
    work = team(filing_of(now, school))
    fill(work.filing, work.officer, teaching_staff=30, excellent_lecturer=40, demo_teaching_school=35)
    page = FilingPage(work.reload(), work.officer)
    asking = [note for note in page.cells["teaching_staff"].notes if note.kind == "rule"]
    assert len(asking) == 3
    assert sum(note.asks_why for note in asking) == 1
