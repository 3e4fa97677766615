"""A principal delegates an act and takes it back: to whom, for how long, and what follows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cumthidua.core import audit, clock
from cumthidua.core.models import AuditEvent, Notice, OutboxMail
from cumthidua.core.policy import Refused
from schools import actions
from schools.models import Delegation
from schools.rules import DELEGATION
from schools.standing import forget, standing_of
from tests import builders
from tests.schools.delegating import School, terms

pytestmark = pytest.mark.django_db


# ── Giving ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "may"),
    [((2090, 2, 28), False), ((2090, 3, 1), True), ((2090, 3, 31), True), ((2090, 4, 1), False)],
)
def test_a_delegation_lets_the_deputy_do_this_act_within_its_days(day, may):
    school = School()
    school.delegate(valid_from=date(2090, 3, 1), valid_to=date(2090, 3, 31))
    with clock.at(builders.at(*day)):
        assert standing_of(school.deputy).acts_as_principal(school.row.pk, "certify") is may
        assert not standing_of(school.deputy).acts_as_principal(school.row.pk, "chair")


def test_a_delegation_is_recorded_in_the_chain_of_the_school():
    school = School()
    given = school.delegate(paper="Giấy ủy quyền số 3")
    event = AuditEvent.objects.get()
    assert (event.chain, event.act, event.target_id) == (
        f"truong/{school.row.code}", "schools.delegate", str(given.pk),
    )  # fmt: skip
    assert event.actor == school.principal.username
    assert event.data == {
        "act": "certify", "deputy": school.deputy.username, "from": "2090-01-01", "to": "2090-01-31",
        "paper": "Giấy ủy quyền số 3",
    }  # fmt: skip
    assert audit.verify().ok


def test_the_deputy_alone_is_told_and_may_open_what_the_notice_leads_to():
    school = School()
    builders.officer(school.row)
    school.delegate()
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (school.deputy, "delegation_given")
    assert notice.text == "Đồng chí được ủy quyền “Xác nhận số liệu của trường” từ 01/01/2090 đến 31/01/2090"
    assert signed_in(school.deputy).get(notice.url).status_code == 200
    assert OutboxMail.objects.get().to == school.deputy.email


REFUSED = {
    "an officer": "Chỉ Hiệu trưởng đương nhiệm",
    "the deputy": "Chỉ Hiệu trưởng đương nhiệm",
    "a former principal": "Chỉ Hiệu trưởng đương nhiệm",
    "the principal of another school": "Chỉ Hiệu trưởng đương nhiệm",
    "an administrator": "Chỉ Hiệu trưởng đương nhiệm",
}


@pytest.mark.parametrize("who", REFUSED)
def test_only_the_principal_in_force_delegates(who):
    school = School()
    by = {
        "an officer": lambda: builders.officer(school.row),
        "the deputy": lambda: school.deputy,
        "a former principal": lambda: builders.principal(school.row, valid_to=date(2020, 1, 1)),
        "the principal of another school": lambda: builders.principal(builders.make_school()),
        "an administrator": builders.administrator,
    }[who]()
    with pytest.raises(Refused, match=REFUSED[who]):
        school.delegate(by=by)
    assert not Delegation.objects.exists()
    assert not AuditEvent.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("whom", ["officer", "of another school", "former", "closed account", "himself"])
def test_only_a_vice_principal_of_the_own_school_in_force_may_hold_it(whom):
    school = School()
    other = builders.make_school()
    deputy = {
        "officer": lambda: builders.officer(school.row),
        "of another school": lambda: builders.vice_principal(other),
        "former": lambda: builders.vice_principal(school.row, valid_to=date(2020, 1, 1)),
        "closed account": lambda: builders.vice_principal(
            school.row, user=builders.make_user(is_active=False)
        ),
        "himself": lambda: builders.vice_principal(school.row, user=school.principal),
    }[whom]()
    forget(school.principal)
    with pytest.raises(Refused, match="Chỉ ủy quyền được cho Phó Hiệu trưởng đương nhiệm"):
        school.delegate(deputy=deputy)
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), "Ngày kết thúc phải từ ngày bắt đầu"),
        (date(2026, 1, 1), date(2026, 2, 28), "Thời hạn này đã qua"),
    ],
)
def test_days_out_of_order_or_wholly_past_are_refused(first, last, reason):
    school = School()
    with clock.at(builders.at(2026, 3, 1)), pytest.raises(Refused, match=reason):
        school.delegate(valid_from=first, valid_to=last)
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 3, 1), date(2026, 3, 1)), (date(2026, 1, 1), date(2026, 3, 1))]
)
def test_one_day_and_a_term_that_began_already_are_fine(first, last):
    school = School()
    with clock.at(builders.at(2026, 3, 1)):
        school.delegate(valid_from=first, valid_to=last)
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2090, 1, 1), date(2090, 1, 31)),
        (date(2090, 1, 31), date(2090, 2, 28)),
        (date(2089, 12, 1), date(2090, 1, 1)),
        (date(2089, 1, 1), date(2091, 1, 1)),
        (date(2090, 1, 10), date(2090, 1, 11)),
    ],
)
def test_the_same_act_of_the_same_deputy_does_not_overlap(first, last):
    school = School()
    school.delegate()
    with pytest.raises(Refused, match="đã được ủy quyền cùng việc"):
        school.delegate(valid_from=first, valid_to=last)
    assert Delegation.objects.count() == 1


def test_another_act_another_deputy_and_another_time_do_not_overlap():
    school = School()
    school.delegate()
    school.delegate(act="chair")
    school.delegate(deputy=builders.vice_principal(school.row))
    school.delegate(valid_from=date(2090, 2, 1), valid_to=date(2090, 2, 2))
    assert Delegation.objects.count() == 4


def test_after_revoking_the_same_term_may_be_given_again():
    school = School()
    actions.revoke(delegation=school.delegate(), by=school.principal)
    school.delegate()
    assert Delegation.objects.filter(revoked_at=None).count() == 1


# ── Revoking ──────────────────────────────────────────────────────────────────────────────────────


def test_revoking_ends_the_right_at_once_and_tells_the_deputy():
    school = School()
    given = school.delegate(valid_from=date(2020, 1, 1), valid_to=date(2090, 1, 1))
    assert standing_of(school.deputy).acts_as_principal(school.row.pk, "certify")
    actions.revoke(delegation=given, by=school.principal)
    forget(school.deputy)
    assert not standing_of(school.deputy).acts_as_principal(school.row.pk, "certify")
    assert list(Notice.objects.unread().values_list("kind", "recipient")) == [
        ("delegation_revoked", school.deputy.pk)
    ]
    assert list(AuditEvent.objects.order_by("seq").values_list("act", flat=True)) == [
        "schools.delegate", "schools.revoke",
    ]  # fmt: skip
    assert audit.verify().ok


def test_the_next_principal_may_revoke_and_the_former_may_not():
    school = School()
    given = school.delegate()
    former = school.principal
    former.school_roles.update(valid_to=date(2020, 1, 1))
    forget(former)
    with pytest.raises(Refused, match="Chỉ Hiệu trưởng đương nhiệm"):
        actions.revoke(delegation=given, by=former)
    actions.revoke(delegation=given, by=builders.principal(school.row))
    given.refresh_from_db()
    assert given.revoked_at is not None


def test_a_second_click_is_refused_and_changes_nothing():
    school = School()
    given = actions.revoke(delegation=school.delegate(), by=school.principal)
    with pytest.raises(Refused, match="đã được thu hồi"):
        actions.revoke(delegation=given, by=school.principal)
    assert Delegation.objects.get().revoked_at == given.revoked_at
    assert AuditEvent.objects.count() == 2


def test_a_delegation_that_is_over_is_not_revoked():
    school = School()
    given = builders.delegate(
        school.row, principal=school.principal, deputy=school.deputy, valid_to=date(2020, 1, 1)
    )
    assert (
        DELEGATION.refusal("revoke", school.principal, given) == "Ủy quyền này đã hết hạn, không cần thu hồi."
    )


# ── Pages ─────────────────────────────────────────────────────────────────────────────────────────


def signed_in(user) -> Client:
    """With a session as fresh as after a sign-in."""
    client = Client()
    client.post("/tai-khoan/login/", {"login": user.username, "password": builders.PASSWORD})
    return client


def test_the_form_gives_and_leads_to_the_list():
    school = School()
    client = signed_in(school.principal)
    response = client.post(school.address("delegate"), terms(school), follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(school.address("delegations"), 302)]
    assert "Đã ủy quyền cho đồng chí Lê Văn Phó." in page
    assert "01/01/2090 – 31/01/2090" in page
    assert "Chưa đến ngày" in page
    assert "Giấy ủy quyền số 12/GUQ-TCT" in page


def test_a_second_click_on_the_form_says_so_and_gives_nothing_more():
    school = School()
    client = signed_in(school.principal)
    client.post(school.address("delegate"), terms(school))
    page = client.post(school.address("delegate"), terms(school))
    assert page.status_code == 200
    assert "đã được ủy quyền cùng việc" in page.content.decode()
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("valid_from", "", "Đồng chí ghi ngày bắt đầu."),
        ("valid_to", "", "Đồng chí ghi ngày kết thúc."),
        ("valid_to", "2090-01-31", "Không có ngày như vậy."),
        ("valid_to", "31/02/2090", "Không có ngày như vậy."),
        ("valid_to", "31/12/2089", "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ("deputy", "", "Đồng chí chọn người được ủy quyền."),
        ("deputy", "0", "Chỉ ủy quyền được cho Phó Hiệu trưởng"),
        ("act", "", "Đồng chí chọn việc được ủy quyền."),
        ("act", "vote", "Đồng chí chọn một trong các việc"),
    ],
)
def test_the_form_says_beside_the_field_what_does_not_do_and_keeps_the_rest(field, value, reason):
    school = School()
    response = signed_in(school.principal).post(school.address("delegate"), terms(school, **{field: value}))
    page = response.content.decode()
    assert response.status_code == 200
    assert any(reason in error for error in response.context["form"].errors[field])
    assert reason in page
    assert "Giấy ủy quyền số 12/GUQ-TCT" in page
    assert not Delegation.objects.exists()


def test_the_form_offers_the_own_vice_principals_in_force_only():
    school = School()
    builders.vice_principal(school.row, "Người Đã Nghỉ", valid_to=date(2020, 1, 1))
    builders.vice_principal(builders.make_school(), "Người Trường Khác")
    page = signed_in(school.principal).get(school.address("delegate")).content.decode()
    assert "Lê Văn Phó" in page
    assert "Người Đã Nghỉ" not in page
    assert "Người Trường Khác" not in page


def test_without_a_vice_principal_the_page_says_what_to_do():
    school = builders.make_school()
    principal = builders.principal(school)
    page = signed_in(principal).get(f"/truong/{school.code}/uy-quyen/moi/").content.decode()
    assert "Trường chưa có Phó Hiệu trưởng nào trên hệ thống" in page
    assert "<select" not in page


def test_the_list_is_for_the_own_people_and_the_academy():
    school = School()
    year = builders.make_cluster_year(schools=[school.row, builders.make_school()])
    fellow = builders.principal(year.members.get(order=1).school)
    readers = {
        builders.officer(school.row): 200,
        school.deputy: 200,
        builders.academy(): 200,
        builders.administrator(): 200,
        fellow: 404,
        builders.make_user(): 404,
    }
    for reader, status in readers.items():
        assert signed_in(reader).get(school.address("delegations")).status_code == status


def test_only_the_principal_is_offered_the_buttons():
    school = School()
    given = school.delegate()
    revoke = school.address("revoke_delegation", pk=given.pk)
    for reader, offered in ((school.principal, True), (school.deputy, False), (builders.academy(), False)):
        page = signed_in(reader).get(school.address("delegations")).content.decode()
        assert (f'href="{school.address("delegate")}"' in page) is offered
        assert (f'action="{revoke}"' in page) is offered


def test_a_delegation_is_not_revoked_through_another_schools_address():
    school, other = School(), School()
    given = school.delegate()
    url = other.address("revoke_delegation", pk=given.pk)
    assert signed_in(other.principal).post(url).status_code == 404
    assert signed_in(school.principal).post(url).status_code == 404
    given.refresh_from_db()
    assert given.revoked_at is None


def test_revoking_is_a_post():
    school = School()
    given = school.delegate()
    url = school.address("revoke_delegation", pk=given.pk)
    client = signed_in(school.principal)
    assert client.get(url).status_code == 405
    assert client.post(url, follow=True).redirect_chain == [(school.address("delegations"), 302)]
    assert client.post(url).status_code == 403


def test_the_list_costs_the_same_for_one_three_and_ten():
    school = School()
    client = signed_in(school.principal)
    counts = []
    for year in range(2080, 2090):
        school.delegate(valid_from=date(year, 1, 1), valid_to=date(year, 2, 1))
        if year in (2080, 2082, 2089):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(school.address("delegations")).status_code == 200
            counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]
