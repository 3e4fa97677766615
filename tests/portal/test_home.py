"""The home page: each role sees what waits for it, and nothing that does not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cumthidua.core import clock
from tests.builders import (
    academy,
    accepted,
    administrator,
    at,
    bring_to,
    chair_officer,
    filing_of,
    make_cluster_year,
    make_filing,
    make_period,
    make_school,
    make_user,
    officer,
    principal,
    team,
)

pytestmark = pytest.mark.django_db


def see(client, user) -> str:
    client.force_login(user)
    response = client.get(reverse("portal:home"))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_officer_is_led_to_the_form_with_its_deadline(client):
    work = team(make_filing(due_at=at(2024, 6, 15, 17)))
    with clock.at(at(2024, 6, 12)):
        page = see(client, work.officer)
    assert "Nhập và nộp số liệu 6 tháng đầu năm 2024" in page
    assert "còn 3 ngày" in page
    assert "0/60 ô" in page


def test_an_overdue_form_says_so(client):
    work = team(make_filing(due_at=at(2024, 6, 15, 17)))
    with clock.at(at(2024, 6, 24)):
        assert "quá 9 ngày" in see(client, work.officer)


def test_the_principal_has_nothing_to_do_with_a_draft_and_certifies_what_is_submitted(client):
    work = team()
    assert "Không có việc đang chờ" in see(client, work.principal)
    bring_to("submitted", work)
    page = see(client, work.principal)
    assert "Xác nhận số liệu" in page
    assert "Nhập và nộp" not in page
    assert "Không có việc đang chờ" in see(client, work.officer)


def test_a_returned_form_shows_the_comment_and_how_many_cells(client):
    work = team()
    bring_to("returned", work)
    page = see(client, work.officer)
    assert "1 ô mở lại để sửa" in page
    assert "Xem lại số lớp." in page


def test_the_chair_is_led_to_what_it_should_accept_and_to_who_is_late(client):
    work = team(make_filing(due_at=at(2024, 6, 15, 17)))
    with clock.at(at(2024, 6, 20)):
        bring_to("certified", work)
        page = see(client, chair_officer(work.filing))
    assert f"Tiếp nhận số liệu 6 tháng đầu năm 2024 của {work.filing.school.short_name}" in page
    other = work.filing.period.filings.exclude(school=work.filing.school).last().school
    assert f"{other.short_name} chưa nộp số liệu" in page


def test_the_chair_is_offered_the_draft_when_all_are_accepted(client):
    schools = [make_school(), make_school()]
    period = make_period(make_cluster_year(schools=schools))
    accepted(period, schools[0])
    chair = officer(schools[0])
    assert "Lập dự thảo" not in see(client, chair)
    accepted(period, schools[1])
    assert "Lập dự thảo báo cáo 6 tháng đầu năm 2024" in see(client, chair)


def test_a_member_sees_who_has_filed_and_no_task_of_the_chair(client):
    work = team()
    bring_to("certified", work)
    member = officer(work.filing.period.cluster_year.schools.exclude(pk=work.filing.school.pk).last())
    page = see(client, member)
    assert "Tiếp nhận số liệu" not in page
    assert "Chờ tiếp nhận" in page


def test_another_cluster_is_not_on_the_page(client):
    stranger = team()
    bring_to("certified", stranger)
    own = team()
    page = see(client, own.officer)
    assert stranger.filing.school.short_name not in page
    assert stranger.filing.period.cluster_year.cluster.short_name not in page


def test_the_academy_sees_every_cluster_s_progress(client):
    first, second = team(), team()
    bring_to("accepted", first)
    page = see(client, academy())
    for work in (first, second):
        assert work.filing.period.cluster_year.cluster.short_name in page
    assert "1/3" in page


def test_the_administrator_sees_the_gaps_and_no_task(client):
    make_period(make_cluster_year(schools=[make_school()], year=clock.today().year))
    page = see(client, administrator())
    assert "trường chưa có Hiệu trưởng" in page
    assert "kỳ báo cáo chưa đặt hạn nộp" in page
    assert "Chờ đồng chí" not in page


def test_a_person_without_any_role_is_told_what_to_do(client):
    assert "Tài khoản chưa gắn với trường nào" in see(client, make_user())


def test_the_page_of_the_illustrative_cluster_says_what_it_is(client):
    period = make_period()
    period.cluster_year.cluster.illustrative = True
    period.cluster_year.cluster.save()
    school = period.cluster_year.schools.first()
    assert "Cụm minh họa" in see(client, officer(school))
    assert "Cụm minh họa" not in see(client, officer(make_filing().school))


def test_anonymous_is_sent_to_sign_in(client):
    response = client.get(reverse("portal:home"))
    assert response.status_code == 302
    assert "login" in response["Location"]


VISITORS = {
    "officer": lambda schools: officer(schools[-1]),
    "principal": lambda schools: principal(schools[-1]),
    "chair": lambda schools: officer(schools[0]),
    "academy": lambda schools: academy(),
}


@pytest.mark.parametrize("role", list(VISITORS))
def test_the_page_costs_the_same_for_one_three_and_ten_schools(client, role):
    counts = set()
    for number in (1, 3, 10):
        # The first school chairs, the second is vice chair: a member is a third one.
        schools = [make_school() for _ in range(number + 2 * (role in ("officer", "principal")))]
        period = make_period(make_cluster_year(schools=schools))
        for school in schools:
            bring_to("certified", team(filing_of(period, school)))
        client.force_login(VISITORS[role](schools))
        client.get(reverse("portal:home"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("portal:home"))
        counts.add(len(queries))
    assert len(counts) == 1, counts
