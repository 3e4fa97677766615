"""The pages of a filing's steps: what each shows before the press, and what the press changes."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from cumthidua.core import clock
from tests.builders import (
    Team,
    academy,
    administrator,
    at,
    bring_to,
    chair_officer,
    delegate,
    fill,
    make_cluster_year,
    make_filing,
    make_school,
    officer,
    principal,
    team,
    vice_principal,
)

from .filing_requests import get, post, save, stored, text_of, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


# ── Submitting ────────────────────────────────────────────────────────────────────────────────────


def test_before_the_submission_the_blank_cells_are_told(work):
    fill(work.filing, work.officer, class_count=5)
    page = text_of(get(work.officer, work.filing, "submit_filing"))
    assert "59 ô chưa báo cáo, sẽ ghi là chưa báo cáo, không phải 0" in page
    assert "Nộp lên Hiệu trưởng" in page


def test_a_rejected_cell_blocks_the_submission_and_is_named(work):
    fill(work.filing, work.officer, class_count=5)
    save(work.officer, work.filing, typed("learner_count", "abc"))
    page = get(work.officer, work.filing, "submit_filing")
    assert "1 ô không nhận" in text_of(page)
    assert "#o-learner_count" in page.content.decode()
    assert post(work.officer, work.filing, "submit_filing").status_code == 403
    assert work.reload().is_draft


def test_the_officer_submits_once(work):
    fill(work.filing, work.officer, class_count=5)
    assert post(work.officer, work.filing, "submit_filing").status_code == 302
    first = work.reload().submitted_at
    assert post(work.officer, work.filing, "submit_filing").status_code == 403
    assert work.reload().submitted_at == first


def test_what_was_submitted_can_be_recalled_until_it_is_certified(work):
    filing = bring_to("submitted", work)
    assert "Rút lại để sửa" in text_of(get(work.officer, filing))
    assert post(work.officer, filing, "recall_filing").status_code == 302
    assert work.reload().is_draft
    bring_to("certified", work)
    assert post(work.officer, filing, "recall_filing").status_code == 403


# ── Certifying, accepting ─────────────────────────────────────────────────────────────────────────


def test_the_principal_reads_the_figures_and_certifies(work):
    filing = bring_to("submitted", work, class_count=15, learner_count=1206)
    page = text_of(get(work.principal, filing, "certify_filing"))
    assert "1.206" in page
    assert "KT." not in page
    assert post(work.principal, filing, "certify_filing").status_code == 302
    assert f"Xác nhận: {work.principal}" in text_of(get(work.officer, filing))
    assert post(work.principal, filing, "certify_filing").status_code == 403


def test_a_delegated_vice_principal_certifies_for_the_principal(work):
    filing = bring_to("submitted", work)
    deputy = vice_principal(filing.school, "Lường Thị Hoa")
    assert post(deputy, filing, "certify_filing").status_code == 403
    delegate(filing.school, principal=work.principal, deputy=deputy)
    assert "KT. Hiệu trưởng" in text_of(get(deputy, filing, "certify_filing"))
    assert post(deputy, filing, "certify_filing").status_code == 302
    assert "Xác nhận: KT. Hiệu trưởng, Lường Thị Hoa" in text_of(get(work.officer, filing))


def test_the_officer_does_not_certify(work):
    filing = bring_to("submitted", work)
    assert "Xác nhận, gửi Cụm trưởng" not in text_of(get(work.officer, filing))
    assert post(work.officer, filing, "certify_filing").status_code == 403
    assert work.reload().certified_at is None


def test_the_chair_accepts_and_the_academy_only_reads(work):
    filing = bring_to("certified", work)
    chair, reader = chair_officer(filing), academy()
    assert "submitbar" not in get(reader, filing).content.decode()
    assert post(reader, filing, "accept_filing").status_code == 403
    assert "Tiếp nhận" in text_of(get(chair, filing))
    assert post(chair, filing, "accept_filing").status_code == 302
    assert work.reload().is_accepted
    assert post(chair, filing, "accept_filing").status_code == 403


def test_the_chair_of_another_year_does_not_accept(work):
    filing = bring_to("certified", work)
    other = make_cluster_year(year=2025, cluster=filing.period.cluster_year.cluster)
    newcomer = officer(other.duties.get(duty="chair").school)
    assert post(newcomer, filing, "accept_filing").status_code == 404
    assert not work.reload().is_accepted


# ── Returning ─────────────────────────────────────────────────────────────────────────────────────


def test_a_return_without_cells_or_comment_is_asked_for_them_and_keeps_what_was_given(work):
    filing = bring_to("submitted", work)
    without_cells = post(work.principal, filing, "return_filing", {"comment": "Xem lại số lớp."})
    assert without_cells.status_code == 422
    assert "chọn ít nhất một ô" in text_of(without_cells)
    assert "Xem lại số lớp." in without_cells.content.decode()
    without_comment = post(work.principal, filing, "return_filing", {"codes": ["class_count"]})
    assert without_comment.status_code == 422
    assert re.search(r'value="class_count" checked', without_comment.content.decode())
    assert not work.reload().is_returned


def test_only_the_named_cells_open_again_and_the_comment_stands_beside_them(work):
    filing = bring_to("submitted", work, class_count=5, learner_count=200)
    post(work.principal, filing, "return_filing", {"comment": "Xem lại số lớp.", "codes": ["class_count"]})
    page = get(work.officer, work.reload())
    assert re.findall(r'data-cell="(\w+)"', page.content.decode()) == ["class_count"]
    assert text_of(page).count("“Xem lại số lớp.”") == 2
    assert "1 ô trả lại chưa trả lời" in text_of(page)


def test_a_locked_cell_in_a_direct_post_is_refused_and_unchanged_while_the_open_one_is_saved(work):
    filing = bring_to("returned", work, class_count=5, learner_count=200)
    response = save(
        work.officer,
        filing,
        typed("class_count", "6", original="5", base=1)
        | typed("learner_count", "999", original="200", base=1),
    )
    assert response.status_code == 422
    assert "Ô này đã khóa" in text_of(response)
    assert "999" in text_of(response)
    assert stored(filing, "class_count").value == 6
    assert stored(filing, "learner_count").value == 200


def test_a_named_cell_may_stay_when_the_reason_is_written(work):
    filing = bring_to("returned", work, class_count=5)
    assert post(work.officer, filing, "submit_filing").status_code == 403
    save(
        work.officer,
        filing,
        typed("class_count", "5", original="5", base=1) | {"why-class_count": "Đúng 5 lớp."},
    )
    assert stored(filing, "class_count").explanation == "Đúng 5 lớp."
    assert post(work.officer, filing, "submit_filing").status_code == 302


def test_the_chair_returns_an_accepted_filing_to_the_school(work):
    filing = bring_to("accepted", work)
    chair = chair_officer(filing)
    response = post(
        chair, filing, "return_filing", {"comment": "Thiếu học viên.", "codes": ["learner_count"]}
    )
    assert response.status_code == 302
    assert work.reload().is_returned
    assert "Thiếu học viên." in text_of(get(work.officer, filing))


def test_nobody_returns_what_is_not_theirs_to_return(work):
    filing = bring_to("certified", work)
    data = {"comment": "Xem lại.", "codes": ["class_count"]}
    for person in (work.officer, work.principal, academy()):
        assert post(person, filing, "return_filing", data).status_code == 403
    assert not work.reload().is_returned


# ── More time ─────────────────────────────────────────────────────────────────────────────────────


def test_the_chair_extends_the_deadline_of_a_school_whose_draft_it_does_not_see():
    with clock.at(at(2024, 6, 12)):
        filing = make_filing(opens_at=at(2024, 5, 1), due_at=at(2024, 6, 15, 17))
        chair = chair_officer(filing)
        assert get(chair, filing).status_code == 404
        response = post(chair, filing, "extend_filing", {"day": "20/06/2024", "reason": "Mưa lũ"})
        assert response["Location"] == reverse("reports:consolidation", args=[
            filing.period.cluster_year.cluster.code, "2024-H1"])  # fmt: skip
    assert filing.extensions.get().until == at(2024, 6, 20, 17)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"day": "mai", "reason": "Mưa lũ"}, "Chưa đọc được ngày này"),
        ({"day": "14/06/2024", "reason": "Mưa lũ"}, "Hạn mới phải sau hạn đang có"),
        ({"day": "01/06/2024", "reason": "Mưa lũ"}, "ở sau thời điểm hiện tại"),
        ({"day": "20/06/2024", "reason": " "}, "ghi lý do gia hạn"),
    ],
)
def test_an_extension_needs_a_later_day_and_a_reason(data, reason):
    with clock.at(at(2024, 6, 12)):
        filing = make_filing(opens_at=at(2024, 5, 1), due_at=at(2024, 6, 15, 17))
        response = post(chair_officer(filing), filing, "extend_filing", data)
    assert response.status_code == 422
    assert reason in text_of(response)
    assert not filing.extensions.exists()


def test_nobody_else_extends(work):
    data = {"day": "20/06/2099", "reason": "Mưa lũ"}
    for person in (work.officer, work.principal, administrator()):
        assert post(person, work.filing, "extend_filing", data).status_code == 403
    assert post(principal(make_school()), work.filing, "extend_filing", data).status_code == 404
    assert not work.filing.extensions.exists()
