"""One cell on the page: its panel, its kind, its explanation, its files, its history."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cumthidua.core.models import Attachment
from reports import actions
from reports.filing_acts import address
from tests.builders import (
    Team,
    accepted,
    bring_to,
    filing_of,
    fill,
    make_cluster_year,
    make_period,
    make_school,
    officer,
    team,
)
from tests.pages import client_of

from .filing_requests import get, post, stored, text_of, value_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


def test_the_panel_of_a_cell_tells_its_definition_and_its_history(work):
    fill(work.filing, work.officer, learner_count=1141)
    fill(work.filing, work.officer, learner_count=1206)
    panel = client_of(work.officer).get(
        address(work.filing, "filing_history"), {"cell": "learner_count"}, headers={"HX-Request": "true"}
    )
    words = text_of(panel)
    assert "<html" not in panel.content.decode()
    assert "Đơn vị: học viên" in words
    assert words.index("1.206") < words.index("1.141")


def test_the_panel_shows_the_same_period_of_last_year():
    school = make_school()
    year = make_cluster_year(schools=[make_school(), make_school(), school], year=2023)
    accepted(make_period(year), school, learner_count=1148, class_count=9)
    now = make_period(make_cluster_year(schools=[make_school(), make_school(), school], year=2024))
    page = text_of(get(officer(school), filing_of(now, school), "filing_history", cell="learner_count"))
    assert "Cùng kỳ 2023 1.148" in page


def test_a_figure_is_marked_as_estimated_and_read_so(work):
    fill(work.filing, work.officer, learner_count=1200)
    answer = post(
        work.officer, work.filing, "mark_cell", {"cell": "learner_count", "kind": "estimated"},
        accept="application/json",
    ).json()  # fmt: skip
    assert answer["cells"]["learner_count"]["bound"] == "ước"
    assert "ước 1.200" in answer["panel"]


def test_a_cell_is_marked_not_applicable_without_javascript(work):
    response = post(work.officer, work.filing, "mark_cell", {"cell": "topic_ministry", "kind": "na"})
    assert response.status_code == 302
    assert response["Location"].endswith("?cell=topic_ministry")
    assert value_in(get(work.officer, work.filing), "cell-topic_ministry") == "KAD"


def test_an_explanation_answers_a_warning_and_is_read_by_the_principal(work):
    fill(work.filing, work.officer, staff_phd=3, staff_master=4, staff_total=5)
    assert "1 chỗ cần giải trình" in text_of(get(work.officer, work.filing))
    post(work.officer, work.filing, "explain_cell", {"cell": "staff_total", "text": "Có hai người hai bằng."})
    page = text_of(get(work.officer, work.filing))
    assert "cần giải trình" not in page
    assert "Có hai người hai bằng." in text_of(get(work.principal, work.filing))


def test_a_locked_cell_is_neither_marked_nor_explained(work):
    filing = bring_to("returned", work, class_count=5, learner_count=200)
    assert post(work.officer, filing, "mark_cell", {"cell": "learner_count", "kind": "na"}).status_code == 403
    assert (
        post(work.officer, filing, "explain_cell", {"cell": "learner_count", "text": "x"}).status_code == 403
    )
    assert stored(filing, "learner_count").value == 200


def pdf(name: str = "QĐ mở lớp.pdf", content: bytes = b"%PDF-1.4 ...") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_evidence_is_attached_to_a_cell_and_taken_off_again(work):
    post(work.officer, work.filing, "attach_evidence", {"cell": "class_count", "upload": pdf()})
    file = Attachment.objects.with_places().get()
    assert (file.name, file.places, file.uploaded_by) == ("QĐ mở lớp.pdf", ["class_count"], work.officer)
    assert "QĐ mở lớp.pdf" in text_of(get(work.officer, work.filing, "filing_history", cell="class_count"))
    url = address(work.filing, "remove_evidence", file=file.pk)
    assert client_of(work.officer).post(url).status_code == 302
    assert Attachment.objects.about(work.filing).present().count() == 0
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("upload", "reason"), [(pdf(content=b""), "Tệp rỗng"), (pdf(content=b"MZ not a pdf"), "Chỉ nhận tệp PDF")]
)
def test_a_file_of_another_kind_is_refused_with_the_reason(work, upload, reason):
    response = post(work.officer, work.filing, "attach_evidence", {"cell": "class_count", "upload": upload})
    assert response.status_code == 422
    assert reason in text_of(response)
    assert not Attachment.objects.exists()


def test_evidence_is_attached_by_the_officer_alone_and_only_while_the_school_works_on_it(work):
    data = {"cell": "class_count", "upload": pdf()}
    assert post(work.principal, work.filing, "attach_evidence", data).status_code == 403
    filing = bring_to("submitted", work)
    data = {"cell": "class_count", "upload": pdf()}
    assert post(work.officer, filing, "attach_evidence", data).status_code == 403
    assert not Attachment.objects.exists()


def test_the_file_of_another_filing_is_not_taken_off(work):
    other = team()
    post(other.officer, other.filing, "attach_evidence", {"cell": "class_count", "upload": pdf()})
    file = Attachment.objects.get()
    client_of(work.officer).post(address(work.filing, "remove_evidence", file=file.pk))
    assert Attachment.objects.present().count() == 1


def test_the_history_tells_the_acts_and_the_changes(work):
    filing = bring_to("accepted", work, class_count=5)
    page = text_of(get(work.officer, filing, "filing_history"))
    assert "Nộp số liệu lên Hiệu trưởng" in page
    assert "Cụm trưởng tiếp nhận số liệu" in page
    assert "Số lớp đào tạo, bồi dưỡng" in page


def test_a_fellow_member_reads_the_official_steps_and_not_how_the_figures_came_about():
    schools = [make_school() for _ in range(4)]
    period = make_period(make_cluster_year(schools=schools))
    work = team(filing_of(period, schools[3]))
    bring_to("returned", work)
    fill(work.filing, work.officer, class_count=6)
    chair, fellow = officer(schools[0]), officer(schools[2])
    actions.submit(filing=work.filing, by=work.officer)
    actions.certify(filing=work.filing, by=work.principal)
    filing = actions.accept(filing=work.filing, by=chair)
    for person, told in ((work.officer, True), (chair, True), (fellow, False)):
        whole = text_of(get(person, filing, "filing_history"))
        assert "Cụm trưởng tiếp nhận" in whole
        assert ("Xem lại số lớp." in whole) is told
        assert ("Các ô đã nhập và sửa" in whole) is told


@pytest.mark.parametrize(
    ("name", "said"), [("explain_cell", {"text": "Mở thêm lớp"}), ("mark_cell", {"kind": "na"})]
)
def test_what_is_said_of_a_figure_is_not_put_to_a_newer_one(work, name, said):
    fill(work.filing, work.officer, class_count=5)
    fill(work.filing, work.officer, class_count=6)
    response = post(work.officer, work.filing, name, {"cell": "class_count", "base": "1"} | said)
    assert response.status_code == 403
    assert "vừa được sửa ở nơi khác" in text_of(response)
    assert (stored(work.filing, "class_count").value, stored(work.filing, "class_count").explanation) == (
        6,
        "",
    )
    assert (
        post(work.officer, work.filing, name, {"cell": "class_count", "base": "2"} | said).status_code == 302
    )
