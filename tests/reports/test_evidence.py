"""Evidence: one file for many cells, twice the same file once, and who put it there and took it off."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cumthidua.core import audit, clock
from cumthidua.core.models import Attachment, AuditEvent
from cumthidua.core.policy import Refused
from reports import actions
from reports.evidence import place_names
from reports.filing_acts import address
from reports.sheet import Sheet
from tests.builders import at, bring_to, chair_officer, fill, make_filing, officer, team
from tests.pages import client_of, cost_of, words_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 quyet dinh"


@pytest.fixture
def work():
    return team()


def pdf(name: str = "QĐ.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attach(work, *places, upload=None, **source):
    return actions.attach_evidence(
        filing=work.filing,
        by=work.officer,
        places=places,
        **(source or {"upload": upload or pdf()}),
    )


def places_of(file) -> list[str]:
    return Attachment.objects.with_places().get(pk=file.pk).places


def post(person, filing, data, name="attach_evidence", **extra):
    return client_of(person).post(address(filing, name, **extra), data)


def page_of(person, filing) -> str:
    return words_of(client_of(person).get(address(filing, "evidence")))


def test_one_file_proves_many_cells_and_a_whole_group(work):
    data = {"cell": "class_count", "places": ["learner_count", "group:research"], "upload": pdf()}
    assert post(work.officer, work.filing, data).status_code == 302
    file = Attachment.objects.get()
    assert places_of(file) == ["class_count", "group:research", "learner_count"]
    url = f"{address(work.filing, 'filing_history')}?cell=topic_school"
    assert "QĐ.pdf" in words_of(client_of(work.officer).get(url))
    url = f"{address(work.filing, 'filing_history')}?cell=staff_phd"
    assert "Hoặc dùng tệp đã tải lên" in words_of(client_of(work.officer).get(url))


def test_a_file_of_the_filing_is_put_at_another_cell_without_a_second_upload(work):
    file = attach(work, "class_count").file
    data = {"cell": "topic_school", "file": file.pk}
    assert post(work.officer, work.filing, data).status_code == 302
    assert places_of(file) == ["class_count", "topic_school"]
    assert Attachment.objects.count() == 1


def test_the_same_content_uploaded_again_is_only_linked_and_the_page_says_so(work):
    attach(work, "class_count")
    data = {"cell": "learner_count", "upload": pdf("ten-khac.pdf")}
    response = client_of(work.officer).post(
        address(work.filing, "attach_evidence"), data, headers={"accept": "application/json"}
    )
    assert response.json()["said"].startswith("Tệp này đã có trong phiếu với tên “QĐ.pdf”")
    again = client_of(work.officer).post(
        address(work.filing, "attach_evidence"),
        {"cell": "learner_count", "upload": pdf()},
        headers={"accept": "application/json"},
    )
    assert again.json()["said"].startswith("Tệp này đã có ở đây")
    assert Attachment.objects.count() == 1
    assert AuditEvent.objects.filter(act="filing.attach_evidence").count() == 2


def test_a_file_of_another_filing_is_not_offered_and_not_taken(work):
    other = team()
    file = attach(other, "class_count").file
    response = post(work.officer, work.filing, {"cell": "class_count", "file": file.pk})
    assert response.status_code == 422
    assert "Tệp này không còn trong phiếu" in response.content.decode()
    assert places_of(file) == ["class_count"]


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (pdf(content=b""), "Tệp rỗng"),
        (pdf(content=b"<html>"), "Chỉ nhận tệp PDF"),
        (None, "Đồng chí chưa chọn tệp."),
    ],
)
def test_a_bad_file_is_answered_at_its_place_in_the_panel_and_on_the_page(work, upload, reason):
    sent = {"upload": upload} if upload else {}
    for data in ({"cell": "class_count"}, {"places": ["class_count"]}):
        if upload:
            upload.seek(0)
        response = post(work.officer, work.filing, data | sent)
        assert response.status_code == 422
        assert reason in response.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_over_twenty_megabytes_is_answered_in_words(work, monkeypatch):
    monkeypatch.setattr("cumthidua.core.attachments.MAX_BYTES", 10)
    response = post(work.officer, work.filing, {"cell": "class_count", "upload": pdf()})
    assert "Tệp lớn hơn 20 MB" in response.content.decode()
    assert not Attachment.objects.exists()


def test_the_trail_says_who_put_a_file_where_and_who_took_it_off(work):
    file = attach(work, "class_count", "learner_count").file
    post(work.officer, work.filing, {"place": "class_count"}, "remove_evidence", file=file.pk)
    assert places_of(file) == ["learner_count"]
    post(work.officer, work.filing, {}, "remove_evidence", file=file.pk)
    assert not Attachment.objects.present().exists()
    file.refresh_from_db()
    assert file.removed_by == work.officer
    events = AuditEvent.objects.order_by("seq").values_list("act", "actor", "data__places")
    assert list(events) == [
        ("filing.attach_evidence", work.officer.username, ["class_count", "learner_count"]),
        ("filing.remove_evidence", work.officer.username, ["class_count"]),
        ("filing.remove_evidence", work.officer.username, ["learner_count"]),
    ]
    assert audit.verify().ok


def test_a_file_whose_audit_row_fails_is_not_attached(work, monkeypatch):
    monkeypatch.setattr(audit, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach(work, "class_count")
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("state", ["submitted", "certified", "accepted"])
def test_nothing_is_attached_or_removed_once_it_was_submitted(work, state):
    file = attach(work, "class_count").file
    bring_to(state, work)
    for act in (
        lambda: attach(work, "learner_count"),
        lambda: attach(work, "learner_count", file=file),
        lambda: actions.remove_evidence(
            filing=work.filing, by=work.officer, file=file, places=["class_count"]
        ),
    ):
        with pytest.raises(Refused, match="khóa"):
            act()
    assert post(work.officer, work.filing, {"cell": "class_count", "upload": pdf()}).status_code == 403
    assert places_of(file) == ["class_count"]


def test_in_a_return_only_the_named_cell_takes_and_loses_files(work):
    file = attach(work, "class_count", "learner_count").file
    bring_to("returned", work)
    assert attach(work, "class_count", upload=pdf(content=PDF + b"2")).places == ["class_count"]
    with pytest.raises(Refused, match="khóa"):
        attach(work, "class_count", "learner_count", upload=pdf(content=PDF + b"3"))
    response = post(work.officer, work.filing, {"place": "learner_count"}, "remove_evidence", file=file.pk)
    assert response.status_code == 403
    assert places_of(file) == ["class_count", "learner_count"]


def test_a_place_that_does_not_exist_is_refused(work):
    for place in ("khong-co", "group:khong-co", "class_plan_rate"):
        with pytest.raises(Refused):
            attach(work, place)
    assert not Attachment.objects.exists()


# ── What is missing ───────────────────────────────────────────────────────────────────────────────


def test_a_figure_that_asks_for_a_file_is_listed_until_it_or_its_group_has_one(work):
    fill(work.filing, work.officer, topic_ministry=2, project_de_an=0, class_count=5)
    page = page_of(work.officer, work.filing)
    assert "Đề tài khoa học cấp bộ</a>: 2" in page
    assert "Đề án cấp tỉnh</a>" not in page
    attach(work, "group:research")
    assert "Các ô cần minh chứng đều đã có tệp." in page_of(work.officer, work.filing)


def test_missing_evidence_is_told_before_the_submission_and_to_the_chair_and_stops_nothing(work):
    fill(work.filing, work.officer, topic_ministry=2)
    before = words_of(client_of(work.officer).get(address(work.filing, "submit_filing")))
    assert "1 ô còn thiếu minh chứng" in before
    filing = bring_to("certified", work)
    assert "Đề tài khoa học cấp bộ</a>: 2" in page_of(chair_officer(filing), filing)
    assert "Thêm tệp" not in page_of(chair_officer(filing), filing)


def test_evidence_is_served_as_a_download_to_those_who_see_the_filing(work):
    file = attach(work, "class_count").file
    link = f"/tep/{file.pk}/"
    page = client_of(work.officer).get(address(work.filing, "evidence"))
    assert link in page.content.decode()
    answer = client_of(work.officer).get(link)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client_of(chair_officer(work.filing)).get(link).status_code == 404
    assert client_of(officer(make_filing().school)).get(link).status_code == 404


def test_the_page_of_evidence_costs_the_same_for_one_file_and_ten(work):
    client = client_of(work.officer)
    url = address(work.filing, "evidence")
    attach(work, "class_count")
    client.get(url)
    one = cost_of(client, url)
    for number in range(9):
        attach(work, "learner_count", "group:staff", upload=pdf(content=PDF + bytes([number])))
    assert cost_of(client, url) == one


def test_a_locked_period_takes_no_file_and_an_extension_of_the_cell_does():
    work = team(make_filing(opens_at=at(2024, 6, 1), due_at=at(2024, 6, 15), closes_at=at(2024, 6, 20)))
    with clock.at(at(2024, 6, 21)):
        with pytest.raises(Refused, match="khóa nhận"):
            attach(work, "class_count")
        actions.extend(
            filing=work.filing,
            by=chair_officer(work.filing),
            until=at(2024, 6, 25),
            reason="x",
            codes=["class_count"],
        )
        assert attach(work, "class_count").places == ["class_count"]
        with pytest.raises(Refused, match="khóa"):
            attach(work, "learner_count")


def test_the_history_names_the_cells_of_a_file_and_never_outgrows_its_line(work):
    file = attach(work, "class_count", "monograph", upload=pdf("a" * 140 + ".pdf")).file
    everywhere = [name for name in place_names(Sheet.of(work.filing)) if name not in places_of(file)]
    attach(work, *everywhere, file=file)
    actions.remove_evidence(filing=work.filing, by=work.officer, file=file, places=["monograph"])
    first, second, last = (event.sentence for event in audit.events_about(work.filing))
    assert first.endswith(": Số lớp đào tạo, bồi dưỡng; Sách chuyên khảo")
    assert f"và {len(everywhere) - 3} nơi khác" in second
    assert last.startswith("Gỡ minh chứng")
    assert last.endswith(": Sách chuyên khảo")


def test_a_file_refused_in_the_panel_is_said_with_its_reason(work):
    answer = client_of(work.officer).post(
        address(work.filing, "attach_evidence"),
        {"cell": "class_count", "upload": pdf("x.pdf", b"MZ program")},
        headers={"accept": "application/json"},
    )
    assert "Chỉ nhận tệp PDF" in answer.json()["said"]
    assert not Attachment.objects.exists()
