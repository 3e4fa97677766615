"""The configuration pages: who enters, what each role may touch, and what is written down."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from zeal import zeal_ignore

from awards.models import Award, Nomination
from clusters.admin.catalogue import PartAdmin
from clusters.models import (
    Activity,
    Catalogue,
    Cluster,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Formula,
    Handover,
    Indicator,
    IndicatorGroup,
    Membership,
    Period,
    Rule,
)  # fmt: skip
from cumthidua.core import audit
from cumthidua.core.models import AuditEvent, Job, Notice, OutboxMail, RefusedAct, User
from pledges.models import Pledge, PledgeTarget
from reports.models import Filing, PeriodRemark, StatedTotal
from schools.backends import ROLE_TABLE, DutyBackend
from schools.models import AcademyStaff, Official, School, SchoolName, SchoolStaff, SchoolSuccession
from tests.builders import (
    academy,
    administrator,
    at,
    delegate,
    make_catalogue,
    make_cluster,
    make_cluster_year,
    make_period,
    make_school,
    make_user,
    officer,
    principal,
    vice_principal,
)  # fmt: skip

pytestmark = pytest.mark.django_db
INDEX = "/quan-tri/"
ADMIN_PAGES = Path(admin.__file__).parent / "templates" / "admin"
# Nobody configures what schools file, what chairs write and what comes of it.
FORBIDDEN = {
    "reports.filing", "reports.filingvalue", "reports.returnedcell", "reports.extension",
    "reports.summaryreport", "reports.reportsection", "core.cellchange", "core.auditchain",
    "core.document", "core.attachment", "core.notice", "auth.group", "auth.permission",
    "mfa.authenticator", "account.emailaddress", "account.emailconfirmation", "usersessions.usersession",
    "sessions.session",
}  # fmt: skip


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(model: Any, kind: str = "changelist", *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}", args=args)


def errors_of(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return response.context["adminform"].form.errors


def inlines(**totals: int) -> dict[str, str]:
    """Management forms of inlines that hold no rows, or as many as named."""
    data = {}
    for prefix in ("members", "duties", "memberships", "former_names", "successions"):
        data |= {f"{prefix}-TOTAL_FORMS": str(totals.get(prefix, 0)), f"{prefix}-INITIAL_FORMS": "0"}
    return data


def events(act: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(chain="cau-hinh", act=act))


# In which words


def test_no_page_of_the_configuration_has_a_word_without_vietnamese() -> None:
    """What Django's own translation lacks is in the portal's; the sign-in page is never shown."""
    pages = [path for path in ADMIN_PAGES.glob("*.html") if path.name != "login.html"]
    words = {text for path in pages for text in re.findall(r"{% translate ['\"](.+?)['\"]", path.read_text())}
    assert len(words) > 50
    assert {text for text in words if gettext(text) == text} == set()


# Who enters


def test_a_visitor_is_sent_to_the_portals_own_door_and_back() -> None:
    response = Client().get(page(School), follow=True)
    target, _ = response.redirect_chain[-1]
    assert target.startswith(reverse("account_login"))
    assert unquote(target).endswith(f"next={page(School)}")


@pytest.mark.parametrize("make", [officer, principal, vice_principal])
def test_people_of_a_school_are_told_that_this_is_not_theirs(make: Any) -> None:
    client = signed_in(make(make_school()))
    for url in (INDEX, page(School), page(User, "add"), page(Period, "add")):
        response = client.get(url, follow=True)
        assert response.status_code == 403
        assert "chỉ dành cho người được Học viện giao" in response.content.decode()
    assert RefusedAct.objects.filter(act="admin.enter").count() == 4


def test_a_superuser_without_a_dated_row_gets_nothing() -> None:
    superuser = make_user(is_superuser=True, is_staff=True)
    client = signed_in(superuser)
    for model in admin.site._registry:
        for kind in ("changelist", "add"):
            response = client.get(page(model, kind))
            assert response.status_code == 302, model
            assert response.url.startswith(reverse("admin:login"))
    assert client.get(INDEX, follow=True).status_code == 403


def test_a_superuser_who_keeps_the_catalogue_gets_the_catalogue_alone() -> None:
    reviewer = academy("reviewer")
    User.objects.filter(pk=reviewer.pk).update(is_superuser=True, is_staff=True)
    client = signed_in(reviewer)
    assert client.get(page(Catalogue)).status_code == 200
    for model in (User, SchoolStaff, AcademyStaff, AuditEvent, Conference):
        assert client.get(page(model)).status_code == 403, model
        assert client.get(page(model, "add")).status_code == 403, model
    assert client.get(page(ClusterYear, "add")).status_code == 403


@pytest.mark.parametrize("role", ["award_officer"])
def test_other_roles_at_the_academy_do_not_enter(role: str) -> None:
    assert signed_in(academy(role)).get(INDEX, follow=True).status_code == 403


def test_a_role_that_has_ended_or_not_begun_opens_nothing() -> None:
    for dates in ({"valid_to": date(2020, 1, 1)}, {"valid_from": date(2999, 1, 1)}):
        assert signed_in(academy("administrator", **dates)).get(INDEX, follow=True).status_code == 403


def test_an_account_that_is_switched_off_is_out_at_once() -> None:
    somebody = administrator()
    client = signed_in(somebody)
    assert client.get(INDEX).status_code == 200
    User.objects.filter(pk=somebody.pk).update(is_active=False)
    assert client.get(INDEX).status_code == 302


def test_the_ways_out_are_the_portals() -> None:
    client = signed_in(administrator())
    html = client.get(INDEX).content.decode()
    assert f'action="{reverse("account_logout")}"' in html
    assert client.get(reverse("admin:logout")).url == reverse("account_logout")
    assert client.get(reverse("admin:password_change")).url == reverse("account_change_password")


def test_the_first_administrator_is_appointed_by_a_command_once() -> None:
    with pytest.raises(CommandError, match="--email"):
        call_command("appoint_administrator", "dau.tien")
    for _ in range(2):
        call_command("appoint_administrator", "dau.tien", name="Lê Văn Đầu", email="dau@example.com")
    first = User.objects.get(username="dau.tien")
    assert first.academy_roles.count() == 1
    assert not first.has_usable_password()
    assert len(events("admin.academystaff.add")) == 1
    assert signed_in(first).get(page(SchoolStaff)).status_code == 200


# What is there at all


def test_only_configuration_is_registered() -> None:
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert not registered & FORBIDDEN
    assert registered <= {label for table in ROLE_TABLE.values() for label in table}


def test_no_role_is_given_anything_forbidden() -> None:
    for role, table in ROLE_TABLE.items():
        assert not table.keys() & FORBIDDEN, role


def test_the_backend_says_what_the_table_says() -> None:
    reviewer, backend = academy("reviewer"), DutyBackend()
    assert reviewer.has_perm("clusters.change_indicator")
    assert not reviewer.has_perm("schools.change_schoolstaff")
    assert not reviewer.has_perm("reports.change_filing")
    assert reviewer.has_module_perms("clusters")
    assert not reviewer.has_module_perms("awards")
    assert not backend.has_perm(make_user(is_superuser=True), "clusters.change_indicator")


@pytest.fixture
def world() -> dict[Any, Any]:
    """One row of everything that is registered."""
    period = make_period()
    year = period.cluster_year
    school, other = (member.school for member in year.members.all()[:2])
    catalogue = year.catalogue
    somebody = make_user()
    pledge = Pledge.objects.create(cluster_year=year)
    notice = Notice.objects.create(
        recipient=somebody,
        kind="x",
        text="x",
        url="/",
        about_label="x",
        about_id="1",
        created_at=at(2024, 1, 1),
    )
    with_audit(somebody, school)
    rows = [
        period, year, school, catalogue, somebody, pledge,
        year.cluster, year.duties.first(), catalogue.groups.first(), catalogue.indicators.first(),
        catalogue.formulas.first(), catalogue.rules.first(),
        Membership.objects.create(cluster=year.cluster, school=school),
        Conference.objects.create(cluster_year=year, kind="annual", name="Hội nghị"),
        Activity.objects.create(cluster_year=year, kind="other", title="Việc"),
        Handover.objects.create(cluster_year=year, from_school=school, to_school=other, date=date(2024, 12, 1)),
        SchoolStaff.objects.create(user=somebody, school=school, role="officer"),
        AcademyStaff.objects.create(user=somebody, role="leader"),
        delegate(school, principal=principal(school), deputy=vice_principal(school)),
        Official.objects.create(name="A", position="B", organisation="C"),
        PledgeTarget.objects.create(pledge=pledge, order=1, text="x", metric="percent_schools", threshold=1),
        StatedTotal.objects.create(period=period, code="class_count", value=1),
        PeriodRemark.objects.create(period=period, kind="proposal", text="x"),
        Nomination.objects.create(cluster_year=year, school=school, award=Award.EMULATION_FLAG),
        AuditEvent.objects.first(),
        RefusedAct.objects.create(at=at(2024, 1, 1), act="x", reason="y"),
        Job.objects.create(kind="x", key="y", created_by=somebody, created_at=at(2024, 1, 1)),
        OutboxMail.objects.create(notice=notice, to="a@example.com", subject="x", body="y"),
    ]  # fmt: skip
    return {type(row): row for row in rows}


def with_audit(user: User, target: Any) -> None:
    with transaction.atomic():
        audit.record(
            chain="cum/2024", act="reports.submit", target=target, by=user, sentence="Gửi", data={"a": "ạ"}
        )


def test_an_administrator_opens_every_list_and_every_row(world: dict[Any, Any]) -> None:
    client = signed_in(administrator())
    assert client.get(INDEX).status_code == 200
    assert set(world) == set(admin.site._registry)
    for model, row in world.items():
        assert client.get(page(model), {"q": "a"}).status_code == 200, model
        assert client.get(page(model)).status_code == 200, model
        response = client.get(page(model, "change", row.pk))
        assert response.status_code == 200, model
        allowed = "add" in ROLE_TABLE["administrator"][model._meta.label_lower]
        assert client.get(page(model, "add")).status_code == (200 if allowed else 403), model
        assert client.get(page(model, "history", row.pk)).status_code == 200, model


@pytest.mark.parametrize("role", ["administrator", "reviewer", "leader"])
def test_each_role_gets_what_the_table_gives_and_no_more(role: str, world: dict[Any, Any]) -> None:
    client = signed_in(academy(role))
    for model, row in world.items():
        acts = ROLE_TABLE[role].get(model._meta.label_lower, ())
        seen = client.get(page(model, "change", row.pk))
        assert seen.status_code == (200 if "view" in acts else 403), model
        assert client.get(page(model, "add")).status_code == (200 if "add" in acts else 403), model
        if "change" not in acts:
            assert client.post(page(model, "change", row.pk), {}).status_code == 403, model
        if "delete" not in acts:
            assert client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403, model
        assert model._base_manager.filter(pk=row.pk).exists(), model


def test_logs_are_read_only_even_for_an_administrator(world: dict[Any, Any]) -> None:
    client = signed_in(administrator())
    for model in (AuditEvent, RefusedAct, Job, OutboxMail):
        url = page(model, "change", world[model].pk)
        assert 'name="_save"' not in client.get(url).content.decode()
        assert client.post(url, {"act": "z"}).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": world[model].pk, "post": "yes"}
        client.post(page(model), chosen)
        assert model._base_manager.filter(pk=world[model].pk).exists()


def test_the_log_is_filtered_and_searched(world: dict[Any, Any]) -> None:
    client = signed_in(administrator())
    found = client.get(page(AuditEvent), {"chain": "cum/2024", "act": "reports.submit", "q": "Gửi"})
    assert found.context["cl"].result_count == 1
    assert client.get(page(AuditEvent), {"chain": "khac"}).context["cl"].result_count == 0
    detail = client.get(page(AuditEvent, "change", world[AuditEvent].pk)).content.decode()
    assert "ạ" in detail


# Accounts


def new_account(**changes: str) -> dict[str, str]:
    return {
        "username": "moi",
        "full_name": "Trần Thị Mới",
        "email": "moi@example.com",
        "is_active": "on",
        **changes,
    }


def test_an_account_is_opened_without_a_password_and_its_owner_sets_one() -> None:
    client = signed_in(administrator())
    html = client.get(page(User, "add")).content.decode()
    assert 'type="password"' not in html
    client.post(page(User, "add"), new_account())
    made = User.objects.get(username="moi")
    assert not made.has_usable_password()
    assert not made.is_staff
    assert not made.is_superuser
    Client().post(reverse("account_reset_password"), {"email": "moi@example.com"})
    assert [message.to for message in mail.outbox] == [["moi@example.com"]]
    (event,) = events("admin.user.add")
    assert event.target_id == str(made.pk)
    assert event.data["username"] == [None, "moi"]


def test_neither_a_hash_nor_rights_of_djangos_are_on_the_page_of_an_account() -> None:
    somebody = make_user()
    client = signed_in(administrator())
    html = client.get(page(User, "change", somebody.pk)).content.decode()
    assert somebody.password not in html
    for name in ("password", "is_superuser", "is_staff", "groups", "user_permissions"):
        assert f'name="{name}"' not in html
    client.post(
        page(User, "change", somebody.pk),
        new_account(is_superuser="on", is_staff="on", password="x"),
    )
    somebody.refresh_from_db()
    assert somebody.full_name == "Trần Thị Mới"
    assert (somebody.is_superuser, somebody.is_staff) == (False, False)
    assert somebody.check_password("mat-khau-thu-nghiem-2026")


def test_two_accounts_never_share_an_address() -> None:
    make_user(username="cu")
    response = signed_in(administrator()).post(page(User, "add"), new_account(email="CU@example.com"))
    assert errors_of(response)["email"] == ["Đã có tài khoản khác dùng địa chỉ này."]
    assert not User.objects.filter(username="moi").exists()


def test_a_new_address_replaces_the_old_one_for_signing_in() -> None:
    somebody = make_user()
    EmailAddress.objects.create(user=somebody, email=somebody.email, primary=True, verified=True)
    signed_in(administrator()).post(page(User, "change", somebody.pk), new_account())
    assert list(EmailAddress.objects.filter(user=somebody).values_list("email", flat=True)) == [
        "moi@example.com"
    ]


def test_switching_an_account_off_is_written_down_and_nobody_does_it_to_themselves() -> None:
    somebody, keeper = make_user(), administrator()
    client = signed_in(keeper)
    data = {"username": somebody.username, "full_name": somebody.full_name, "email": somebody.email}
    client.post(page(User, "change", somebody.pk), data)
    somebody.refresh_from_db()
    assert not somebody.is_active
    (event,) = events("admin.user.change")
    assert event.data == {"is_active": [True, False]}
    assert event.actor == keeper.username
    own = {"username": keeper.username, "full_name": keeper.full_name, "email": keeper.email}
    response = client.post(page(User, "change", keeper.pk), own)
    assert "tự khóa" in errors_of(response)["is_active"][0]
    keeper.refresh_from_db()
    assert keeper.is_active


# Roles


def test_a_role_is_given_changed_and_taken_away_each_with_its_row_in_the_log() -> None:
    keeper, school, somebody = administrator(), make_school("Lào Cai"), make_user("Lê Văn A")
    client = signed_in(keeper)
    data = {"user": somebody.pk, "school": school.pk, "role": "officer", "valid_from": "05/06/2024"}
    assert client.post(page(SchoolStaff, "add"), data).status_code == 302
    row = SchoolStaff.objects.get(user=somebody)
    assert row.valid_from == date(2024, 6, 5)  # days before months
    client.post(page(SchoolStaff, "change", row.pk), {**data, "valid_to": "31/12/2024"})
    client.post(page(SchoolStaff, "delete", row.pk), {"post": "yes"})
    assert not SchoolStaff.objects.filter(pk=row.pk).exists()
    (added,), (changed,), (deleted,) = (
        events(f"admin.schoolstaff.{act}") for act in ("add", "change", "delete")
    )
    assert added.data["school"] == [None, "Trường Chính trị tỉnh Lào Cai"]
    assert changed.data == {"valid_to": [None, "2024-12-31"]}
    assert deleted.target_id == str(row.pk)
    assert "Lê Văn A" in deleted.sentence
    assert audit.verify().ok


def test_several_roles_deleted_at_once_are_each_written_down() -> None:
    rows = [
        SchoolStaff.objects.create(user=make_user(), school=make_school(), role="officer") for _ in range(2)
    ]
    signed_in(administrator()).post(
        page(SchoolStaff),
        {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"},
    )
    assert not SchoolStaff.objects.exists()
    assert len(events("admin.schoolstaff.delete")) == 2


def test_a_save_that_changes_nothing_is_no_row_in_the_log() -> None:
    row = SchoolStaff.objects.create(user=make_user(), school=make_school(), role="officer")
    data = {"user": row.user_id, "school": row.school_id, "role": "officer"}
    assert signed_in(administrator()).post(page(SchoolStaff, "change", row.pk), data).status_code == 302
    assert events("admin.schoolstaff.change") == []


@pytest.mark.parametrize("model", [AcademyStaff, SchoolStaff])
def test_nobody_gives_themselves_a_role(model: Any) -> None:
    keeper = administrator()
    before = model.objects.count()
    data = {
        "user": keeper.pk,
        "school": make_school().pk,
        "role": "reviewer" if model is AcademyStaff else "officer",
    }
    response = signed_in(keeper).post(page(model, "add"), data)
    assert "không tự ghi" in errors_of(response)["user"][0]
    assert model.objects.count() == before
    assert AuditEvent.objects.count() == 0


def test_nobody_changes_or_deletes_their_own_role() -> None:
    keeper = administrator()
    row = keeper.academy_roles.get()
    client = signed_in(keeper)
    shown = client.get(page(AcademyStaff, "change", row.pk)).content.decode()
    assert "không tự ghi, sửa hoặc xóa vai của chính mình" in shown
    assert 'name="_save"' not in shown
    answers = [
        client.post(page(AcademyStaff, "change", row.pk), {"user": keeper.pk, "role": "reviewer"}),
        client.post(page(AcademyStaff, "delete", row.pk), {"post": "yes"}),
    ]
    for answer in answers:
        assert answer.status_code == 403
        assert "không tự ghi" in answer.content.decode()
    client.post(page(AcademyStaff), {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
    row.refresh_from_db()
    assert row.role == "administrator"
    assert RefusedAct.objects.filter(actor=keeper.username, act__startswith="admin.academystaff").count() == 2


def test_a_row_of_somebody_else_is_not_turned_into_ones_own() -> None:
    keeper, other = administrator(), academy("reviewer")
    row = other.academy_roles.get()
    response = signed_in(keeper).post(
        page(AcademyStaff, "change", row.pk), {"user": keeper.pk, "role": "reviewer"}
    )
    assert "không tự ghi" in errors_of(response)["user"][0]
    row.refresh_from_db()
    assert row.user == other


def test_days_in_the_wrong_order_are_an_error_at_the_form() -> None:
    data = {
        "user": make_user().pk, "school": make_school().pk, "role": "officer",
        "valid_from": "02/01/2024", "valid_to": "01/01/2024",
    }  # fmt: skip
    response = signed_in(administrator()).post(page(SchoolStaff, "add"), data)
    assert "Ngày kết thúc phải sau ngày bắt đầu." in str(errors_of(response))


def test_nobody_gives_a_duty_to_their_own_school() -> None:
    keeper, year = administrator(), make_cluster_year()
    own = year.members.last().school
    SchoolStaff.objects.create(user=keeper, school=own, role="officer")
    data = {"cluster_year": year.pk, "school": own.pk, "duty": "acting_chair"}
    response = signed_in(keeper).post(page(ClusterDuty, "add"), data)
    assert "là người của trường này" in errors_of(response)["school"][0]
    assert not year.duties.filter(school=own).exists()


def test_a_leader_gives_duties_and_sets_deadlines_but_opens_no_period() -> None:
    period = make_period()
    client = signed_in(academy("leader"))
    school = period.cluster_year.members.last().school
    data = {"cluster_year": period.cluster_year_id, "school": school.pk, "duty": "acting_chair"}
    assert client.post(page(ClusterDuty, "add"), data).status_code == 302
    assert period.cluster_year.duties.filter(school=school).exists()
    due = {"due_at_0": "15/07/2024", "due_at_1": "17:00"}
    assert client.post(page(Period, "change", period.pk), due).status_code == 302
    period.refresh_from_db()
    assert period.due_at == at(2024, 7, 15, 17)
    assert [event.act for event in AuditEvent.objects.order_by("seq")] == [
        "admin.clusterduty.add", "admin.period.change"
    ]  # fmt: skip
    assert client.get(page(Period, "add")).status_code == 403


# The catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue("mo")


@pytest.fixture
def reviewer() -> Client:
    return signed_in(academy("reviewer"))


def indicator_form(catalogue: Catalogue, **changes: Any) -> dict[str, Any]:
    return {
        "catalogue": catalogue.pk, "group": catalogue.groups.first().pk, "code": "moi", "label": "Chỉ tiêu mới",
        "unit": "lớp", "kind": "integer", "aggregation": "sum", "choices": "[]", "order": "99", **changes,
    }  # fmt: skip


def test_a_reviewer_adds_an_indicator_to_an_open_version(reviewer: Client, catalogue: Catalogue) -> None:
    assert reviewer.post(page(Indicator, "add"), indicator_form(catalogue)).status_code == 302
    assert catalogue.indicators.filter(code="moi").exists()
    assert len(events("admin.indicator.add")) == 1


def freeze(catalogue: Catalogue) -> None:
    Catalogue.objects.filter(pk=catalogue.pk).update(frozen_at=at(2024, 1, 1))


def test_a_frozen_version_is_read_and_stays_as_it_was(reviewer: Client, catalogue: Catalogue) -> None:
    freeze(catalogue)
    before = snapshot(catalogue)
    rows = [catalogue, catalogue.groups.first(), catalogue.indicators.first(), catalogue.formulas.first(), catalogue.rules.first()]  # fmt: skip
    for row in rows:
        url = page(type(row), "change", row.pk)
        shown = reviewer.get(url).content.decode()
        assert "Danh mục đã đóng băng" in shown, row
        assert 'name="_save"' not in shown, row
        answer = reviewer.post(url, {"label": "Khác", "title": "Khác", "code": "khac"})
        assert answer.status_code == 403, row
        assert "Danh mục đã đóng băng" in answer.content.decode(), row
    deleted = reviewer.post(page(Indicator, "delete", rows[2].pk), {"post": "yes"})
    assert deleted.status_code == 403
    assert "Danh mục đã đóng băng" in deleted.content.decode()
    added = reviewer.post(page(Indicator, "add"), indicator_form(catalogue))
    assert "Danh mục đã đóng băng" in errors_of(added)["catalogue"][0]
    assert snapshot(catalogue) == before
    assert AuditEvent.objects.count() == 0


def snapshot(catalogue: Catalogue) -> list[Any]:
    models = (IndicatorGroup, Indicator, Formula, Rule)
    return [
        Catalogue.objects.values_list().get(pk=catalogue.pk),
        *(list(model.objects.filter(catalogue=catalogue).values_list()) for model in models),
    ]


def test_an_administrator_cannot_change_a_frozen_version_either(catalogue: Catalogue) -> None:
    freeze(catalogue)
    client = signed_in(administrator())
    assert (
        client.post(page(Catalogue, "change", catalogue.pk), {"code": "x", "title": "y"}).status_code == 403
    )
    assert client.post(page(Catalogue, "delete", catalogue.pk), {"post": "yes"}).status_code == 403
    client.post(
        page(Catalogue), {"action": "delete_selected", "_selected_action": catalogue.pk, "post": "yes"}
    )
    assert Catalogue.objects.get(pk=catalogue.pk).code == "mo"


def test_a_version_that_freezes_between_the_question_and_the_answer_is_refused_in_words(
    reviewer: Client, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = catalogue.groups.first()
    freeze(catalogue)
    monkeypatch.setattr(PartAdmin, "refusal", lambda *args: "")
    monkeypatch.setattr(Catalogue, "objects", Catalogue._base_manager)
    data = {"code": row.code, "label": "Khác", "order": row.order}
    answer = reviewer.post(page(IndicatorGroup, "change", row.pk), {**data, "catalogue": catalogue.pk})
    assert answer.status_code in (200, 403)
    assert "Danh mục đã đóng băng" in answer.content.decode()
    row.refresh_from_db()
    assert row.label != "Khác"


def test_a_frozen_version_is_copied_into_an_open_one(reviewer: Client, catalogue: Catalogue) -> None:
    freeze(catalogue)
    chosen = reviewer.post(
        page(Catalogue), {"action": "copy_to_new_version", "_selected_action": catalogue.pk}
    )
    assert chosen.url == page(Catalogue, "copy", catalogue.pk)
    assert reviewer.get(chosen.url).status_code == 200
    assert Catalogue.objects.count() == 1  # asking makes nothing
    taken = reviewer.post(chosen.url, {"code": "mo", "title": "Bản mới"})
    assert "Đã có phiên bản mang mã này." in taken.content.decode()
    reviewer.post(chosen.url, {"code": "2025", "title": "Bản mới"})
    copy = Catalogue.objects.get(code="2025")
    assert not copy.is_frozen
    assert copy.copied_from == catalogue
    assert copy.indicators.count() == catalogue.indicators.count()
    assert len(events("admin.catalogue.copy")) == 1
    row = copy.groups.first()
    data = {"catalogue": copy.pk, "code": row.code, "label": "Nhóm đổi tên", "order": row.order}
    assert reviewer.post(page(IndicatorGroup, "change", row.pk), data).status_code == 302
    assert copy.groups.filter(label="Nhóm đổi tên").exists()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"formula": "class_count +"}, "formula", "viết sai"),
        ({"formula": "__import__('os')"}, "formula", "chỉ được có"),
        ({"formula": "class_count > 1"}, "formula", "phép so sánh"),
        ({"formula": "class_count + khong_co"}, "formula", "khong_co"),
        ({"formula": "moi + 1"}, "formula", "moi"),
        ({"aggregation": "ratio"}, "__all__", "phải có công thức"),
        ({"kind": "choice"}, "choices", "hai mức"),
        ({"kind": "choice", "choices": "[1, 2]"}, "choices", "hai mức"),
        ({"code": "class_count"}, "__all__", ""),
    ],
)
def test_an_indicator_that_could_not_be_computed_is_refused_at_its_field(
    reviewer: Client, catalogue: Catalogue, changes: dict[str, str], field: str, words: str
) -> None:
    response = reviewer.post(page(Indicator, "add"), indicator_form(catalogue, **changes))
    assert words in " ".join(errors_of(response)[field])
    assert not catalogue.indicators.filter(code="moi").exists()


def test_a_code_is_not_changed_into_one_that_is_taken(reviewer: Client, catalogue: Catalogue) -> None:
    first, second = catalogue.groups.all()[:2]
    data = {"catalogue": catalogue.pk, "code": second.code, "label": first.label, "order": 1}
    response = reviewer.post(page(IndicatorGroup, "change", first.pk), data)
    assert errors_of(response)
    first.refresh_from_db()
    assert first.code != second.code


def test_an_indicator_named_in_a_formula_keeps_its_code_and_its_row(
    reviewer: Client, catalogue: Catalogue
) -> None:
    row = catalogue.indicators.get(code="class_count")
    data = indicator_form(catalogue, code="khac", group=row.group_id, label=row.label)
    response = reviewer.post(page(Indicator, "change", row.pk), data)
    assert "class_parts" in errors_of(response)["code"][0]
    answer = reviewer.post(page(Indicator, "delete", row.pk), {"post": "yes"}, follow=True)
    assert "Chưa xóa được vì chỉ tiêu này đang được dùng trong" in answer.content.decode()
    assert catalogue.indicators.filter(code="class_count").exists()


def test_an_indicator_nobody_names_is_deleted_from_an_open_version(
    reviewer: Client, catalogue: Catalogue
) -> None:
    reviewer.post(page(Indicator, "add"), indicator_form(catalogue))
    row = catalogue.indicators.get(code="moi")
    assert reviewer.post(page(Indicator, "delete", row.pk), {"post": "yes"}).status_code == 302
    assert not catalogue.indicators.filter(code="moi").exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"operator": "<=", "left": "class_count > 1", "right": "learner_count"}, "left"),
        ({"operator": "<=", "left": "class_count", "right": ""}, "right"),
        ({"operator": "<=", "left": "class_count", "right": "khong_co"}, "right"),
        ({"operator": "implies", "left": "class_count", "right": "learner_count > 0"}, "left"),
        ({"operator": "within", "left": "", "right": "nhiều"}, "right"),
        ({"operator": "within", "left": "khong_co", "right": "50"}, "left"),
        ({"operator": "between", "left": "class_count", "right": "5; 400; 9"}, "right"),
        ({"operator": "between", "left": "", "right": "5; 400"}, "left"),
        ({"operator": "slip", "left": "", "right": ""}, "right"),
    ],
)
def test_a_rule_that_could_not_be_checked_is_refused_at_its_side(
    reviewer: Client, catalogue: Catalogue, changes: dict[str, str], field: str
) -> None:
    data = {"catalogue": catalogue.pk, "code": "moi", "severity": "error", "message": "Sai.", **changes}
    assert field in errors_of(reviewer.post(page(Rule, "add"), data))
    assert not catalogue.rules.filter(code="moi").exists()


def test_a_rule_with_limits_an_exemption_and_a_basis_is_added(reviewer: Client, catalogue: Catalogue) -> None:
    data = {"catalogue": catalogue.pk, "code": "moi", "severity": "warning", "message": "Lệch nhiều.", "version": 2,
            "operator": "within", "left": "class_planned", "right": "30; 5", "basis": "Quy chế của Cụm"}  # fmt: skip
    assert reviewer.post(page(Rule, "add"), data).status_code == 302
    rule = catalogue.rules.get(code="moi")
    assert (rule.limits, rule.indicators) == ((30, 5), ("class_planned",))
    assert (rule.basis, rule.version) == ("Quy chế của Cụm", 2)


def test_a_part_does_not_borrow_a_group_of_another_version(reviewer: Client, catalogue: Catalogue) -> None:
    other = make_catalogue("khac")
    data = indicator_form(catalogue, group=other.groups.first().pk)
    response = reviewer.post(page(Indicator, "add"), data)
    assert errors_of(response)["group"] == ["Đồng chí chọn mục của cùng phiên bản danh mục."]


def test_an_open_version_that_no_year_uses_is_deleted_whole(catalogue: Catalogue) -> None:
    client = signed_in(administrator())
    with zeal_ignore():  # Django asks for each part whether it may go
        assert client.post(page(Catalogue, "delete", catalogue.pk), {"post": "yes"}).status_code == 302
    assert not Catalogue.objects.exists()
    (event,) = events("admin.catalogue.delete")
    assert event.data["deleted"]["clusters.Indicator"] > 50


def test_a_version_that_a_year_uses_is_not_deleted(catalogue: Catalogue) -> None:
    make_cluster_year(catalogue=catalogue)
    with zeal_ignore():
        signed_in(administrator()).post(page(Catalogue, "delete", catalogue.pk), {"post": "yes"})
    assert Catalogue.objects.filter(pk=catalogue.pk).exists()
    assert events("admin.catalogue.delete") == []


# Years and periods


def test_opening_a_period_gives_every_member_a_filing_and_freezes_the_catalogue() -> None:
    year = make_cluster_year(schools=3)
    data = {"cluster_year": year.pk, "kind": "H1", "due_at_0": "15/07/2024", "due_at_1": "17:00"}
    assert signed_in(administrator()).post(page(Period, "add"), data).status_code == 302
    period = year.periods.get()
    assert period.due_at == at(2024, 7, 15, 17)
    assert Filing.objects.filter(period=period).count() == 3
    year.catalogue.refresh_from_db()
    assert year.catalogue.is_frozen
    acts = AuditEvent.objects.filter(chain="cau-hinh").order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["admin.period.add", "admin.period.open", "admin.catalogue.freeze"]
    assert audit.verify().ok


def test_saving_a_period_again_opens_nothing_twice() -> None:
    period = make_period()
    before = Filing.objects.count()
    client = signed_in(administrator())
    for _ in range(2):
        due = {"due_at_0": "15/07/2024", "due_at_1": "17:00"}
        assert client.post(page(Period, "change", period.pk), due).status_code == 302
    assert Filing.objects.count() == before
    assert len(events("admin.period.change")) == 1


@pytest.mark.parametrize("lacking", ["catalogue", "indicators", "members"])
def test_a_period_of_a_year_that_is_not_ready_is_an_error_at_the_field(lacking: str) -> None:
    year = make_cluster_year()
    if lacking == "catalogue":
        ClusterYear.objects.filter(pk=year.pk).update(catalogue=None)
    elif lacking == "indicators":
        ClusterYear.objects.filter(pk=year.pk).update(
            catalogue=Catalogue.objects.create(code="rong", title="Rỗng")
        )
    else:
        ClusterYearMember.objects.filter(cluster_year=year).delete()
    response = signed_in(administrator()).post(page(Period, "add"), {"cluster_year": year.pk, "kind": "H1"})
    assert "Năm thi đua" in errors_of(response)["cluster_year"][0] or "năm thi đua" in errors_of(response)["cluster_year"][0]  # fmt: skip
    assert not Period.objects.exists()


def test_deadlines_in_the_wrong_order_are_told_in_the_models_words() -> None:
    year = make_cluster_year()
    data = {
        "cluster_year": year.pk, "kind": "H1", "opens_at_0": "20/07/2024", "opens_at_1": "08:00",
        "due_at_0": "15/07/2024", "due_at_1": "17:00",
    }  # fmt: skip
    response = signed_in(administrator()).post(page(Period, "add"), data)
    assert "Hạn nộp phải sau lúc mở nhập." in str(errors_of(response))
    assert not Period.objects.exists()


def test_the_same_period_is_not_opened_twice() -> None:
    period = make_period()
    data = {"cluster_year": period.cluster_year_id, "kind": period.kind}
    assert errors_of(signed_in(administrator()).post(page(Period, "add"), data))
    assert Period.objects.count() == 1


def year_form(year: ClusterYear, **changes: Any) -> dict[str, Any]:
    return {
        "cluster": year.cluster_id, "year": year.year, "label": year.label, "catalogue": year.catalogue_id or "",
        "theme": "", "theme_kind": "", "source": "", **changes,
    }  # fmt: skip


def test_a_year_is_made_with_its_members_and_duties_each_written_down() -> None:
    cluster, catalogue = make_cluster(), make_catalogue()
    chair, member = make_school(), make_school()
    data = {
        **inlines(members=2, duties=1), "cluster": cluster.pk, "year": 2026, "label": "năm 2026",
        "catalogue": catalogue.pk, "members-0-school": chair.pk, "members-0-order": "1",
        "members-1-school": member.pk, "members-1-order": "2",
        "duties-0-school": chair.pk, "duties-0-duty": "chair", "duties-0-valid_from": "01/01/2026",
    }  # fmt: skip
    client = signed_in(administrator())
    with zeal_ignore():  # one row in the log for each member is meant
        assert client.post(page(ClusterYear, "add"), data).status_code == 302
    year = ClusterYear.objects.get()
    assert set(year.schools.all()) == {chair, member}
    assert year.duties.get().school == chair
    assert len(events("admin.clusteryearmember.add")) == 2
    (duty,) = events("admin.clusterduty.add")
    assert duty.data["duty"] == [None, "chair"]


def test_a_year_with_a_period_keeps_its_cluster_catalogue_and_members() -> None:
    period = make_period()
    year = period.cluster_year
    other = make_catalogue("khac")
    gone = year.members.first()
    data = year_form(year, cluster=make_cluster().pk, catalogue=other.pk, theme="Chủ đề")
    rows = list(year.members.all())
    data |= {"year": 2030, "members-TOTAL_FORMS": len(rows), "members-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        data |= {f"members-{number}-id": row.pk, f"members-{number}-cluster_year": year.pk, f"members-{number}-school": row.school_id, f"members-{number}-order": row.order}  # fmt: skip
    data |= {"members-0-DELETE": "on", "duties-TOTAL_FORMS": 0, "duties-INITIAL_FORMS": 0}
    signed_in(administrator()).post(page(ClusterYear, "change", year.pk), data)
    after = ClusterYear.objects.get(pk=year.pk)
    assert (after.cluster_id, after.year, after.catalogue_id) == (
        year.cluster_id,
        year.year,
        year.catalogue_id,
    )
    assert ClusterYearMember.objects.filter(pk=gone.pk).exists()


def test_a_school_that_joins_later_gets_its_filing_when_the_period_is_opened_to_it() -> None:
    period = make_period()
    year, late = period.cluster_year, make_school()
    client = signed_in(administrator())
    data = year_form(year) | inlines(members=1)
    data |= {"members-0-cluster_year": year.pk, "members-0-school": late.pk, "members-0-order": "9"}
    response = client.post(page(ClusterYear, "change", year.pk), data, follow=True)
    assert "chưa có phiếu cho trường mới" in response.content.decode()
    assert not Filing.objects.filter(school=late).exists()
    client.post(page(Period), {"action": "open_for_new_members", "_selected_action": period.pk})
    assert Filing.objects.get(school=late).period == period
    (event,) = events("admin.period.open")
    assert event.data == {"schools": [late.code]}


@pytest.mark.parametrize("role", ["administrator", "leader"])
@pytest.mark.parametrize("with_period", [False, True])
def test_a_year_of_many_schools_costs_no_query_a_school(role: str, with_period: bool) -> None:
    year = make_cluster_year(schools=8)
    for member in year.members.all():
        ClusterDuty.objects.get_or_create(cluster_year=year, school=member.school, duty="review_team")
    if with_period:
        make_period(year)
    html = signed_in(academy(role)).get(page(ClusterYear, "change", year.pk)).content.decode()
    assert ("Mở kỳ báo cáo cho năm này" in html) == (role == "administrator")


def test_a_school_is_found_without_its_accents() -> None:
    make_school("Thanh Hóa")
    found = signed_in(administrator()).get(page(School), {"q": "thanh hoa"})
    assert found.context["cl"].result_count == 1
    assert signed_in(administrator()).get(page(School), {"q": "Thanh Hoá"}).context["cl"].result_count == 1


def test_a_school_keeps_its_names_and_successor_on_its_page() -> None:
    school, successor = make_school("Hà Nam"), make_school("Ninh Bình")
    data = {
        **inlines(former_names=1, successions=1), "code": school.code, "name": school.name, "short_name": "Hà Nam",
        "province": "Hà Nam", "kind": school.kind, "former_names-0-name": "Trường cũ",
        "former_names-0-school": school.pk, "successions-0-predecessor": school.pk,
        "successions-0-successor": successor.pk, "successions-0-date": "01/07/2025",
    }  # fmt: skip
    assert signed_in(administrator()).post(page(School, "change", school.pk), data).status_code == 302
    assert SchoolName.objects.get().name == "Trường cũ"
    assert SchoolSuccession.objects.get().successor == successor


def test_what_hangs_together_is_not_deleted_by_halves() -> None:
    period = make_period()
    client = signed_in(administrator())
    answer = client.post(page(Cluster, "delete", period.cluster_year.cluster_id), {"post": "yes"})
    assert Cluster.objects.filter(pk=period.cluster_year.cluster_id).exists()
    assert answer.status_code in (200, 403)
