"""The demo: its accounts, its command, and the made-up cluster's story that can be told again."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.db.models import F

from awards.models import Nomination
from clusters.models import (
    Cluster,
    ClusterYear,
    Membership,
    Period,
)
from cumthidua.core import audit, clock
from cumthidua.core.models import CellChange, Document, Notice, OutboxMail, User
from cumthidua.portal import demo
from cumthidua.portal.demo import accounts, facts, figures, illustrative, reset
from cumthidua.portal.demo.calendar import DemoCalendar
from cumthidua.portal.demo.seeds import cluster_codes, seeds
from pledges.models import Pledge
from reports import actions
from reports.actions.summaries import draft_report
from reports.cells import CellEntry
from reports.consolidation import consolidate
from reports.models import Filing, FilingValue, StatedTotal, SummaryReport
from reports.validation import findings, missing_to_submit
from schools.models import School
from schools.standing import standing_of
from tests.builders import at

pytestmark = pytest.mark.django_db

DEMO_DAY = at(2026, 11, 22, 9)


@pytest.fixture(autouse=True)
def _on_a_developers_machine(settings):
    settings.DEBUG = True  # pytest switches it off; the demo refuses to run in production


@pytest.fixture
def real():
    """The real clusters and the accounts, without the made-up cluster."""
    facts.load()
    accounts.load()
    figures.load_all()


@pytest.fixture
def whole():
    """The whole demo, loaded on 22/11/2026."""
    with clock.at(DEMO_DAY):
        demo.load()
        yield


def run(*arguments):
    out = io.StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def half_2024():
    return reset.find_period("mnbgpb/2024-H1")


def made_up(code):
    return Filing.objects.for_pages().filter(period=reset.find_period(f"cum-minh-hoa/{code}"))


def every_row():
    """All rows of all our tables, to see that nothing at all changed."""
    rooms = ("core", "schools", "clusters", "pledges", "reports", "awards")
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for room in rooms
        for model in apps.get_app_config(room).get_models()
    }


# Accounts


def test_every_account_signs_in_with_the_printed_password_and_nobody_is_a_superuser(real):
    people = User.objects.all()

    assert all(check_password(accounts.PASSWORD, person.password) for person in people)
    assert not people.filter(is_superuser=True).exists()
    assert list(people.filter(is_staff=True).values_list("username", flat=True)) == ["quantri"]
    assert all(person.email.endswith(".example") for person in people)
    named = {record["name"] for record in seeds()["officials"]}
    assert not named & {account.name for account in accounts.everybody()}


def test_each_school_of_2024_has_an_officer_and_a_principal_in_force(real):
    for record in seeds()["school_statistics"]:
        school = School.objects.get(code=record["school"])
        for role in ("officer", "principal"):
            assert standing_of(accounts.person(school.code, role)).has_role(school.pk, role)
    reviewer, administrator = User.objects.get(username="hocvien"), User.objects.get(username="quantri")
    assert standing_of(reviewer).is_academy
    assert standing_of(administrator).is_administrator
    assert not standing_of(administrator).is_academy


def test_the_guide_names_every_account_and_the_password():
    guide = (Path(__file__).parents[2] / "docs/demo.md").read_text("utf-8")

    assert not [account.username for account in accounts.everybody() if f"`{account.username}`" not in guide]
    assert f"`{accounts.PASSWORD}`" in guide


# Loading again


def test_a_second_run_changes_nothing_and_asks_little(whole, django_assert_max_num_queries):
    before = every_row()

    with django_assert_max_num_queries(10):
        demo.load()

    assert every_row() == before


def test_a_second_run_keeps_what_people_did(whole):
    filing = made_up("2026-Y").get(school__code="tct-lam-hai")
    officer = accounts.person("tct-lam-hai", "officer")
    actions.save_cells(filing=filing, entries=[CellEntry("class_count", "77")], by=officer)
    officer.set_password("mat-khau-rieng-2026")
    officer.save()

    demo.load()

    assert filing.values.get(indicator__code="class_count").value == 77
    assert User.objects.get(pk=officer.pk).check_password("mat-khau-rieng-2026")


# The command


def test_the_command_prints_whom_to_sign_in_as():
    summary = run()

    assert "5 cụm, 30 trường" in summary
    assert accounts.PASSWORD in summary
    assert len(summary.splitlines()) < 20
    table = run("--accounts")
    assert all(account.username in table for account in accounts.everybody())


def test_open_empties_the_half_year_and_leaves_its_past_in_chain_and_history(real):
    period = half_2024()
    report = draft_report(period=period, by=User.objects.get(username="canbo.quangninh"))
    old, changes, acts = (
        list(period.filings.values_list("pk", flat=True)),
        CellChange.objects.count(),
        audit.verify().rows,
    )

    run("--open", "mnbgpb/2024-H1")

    table = consolidate(half_2024())
    assert (table.filed, table.expected, table.value("class_count")) == (0, 8, None)
    assert [filing.is_draft for filing in period.filings.all()] == [True] * 8
    assert not period.filings.filter(pk__in=old).exists()
    assert not FilingValue.objects.filter(filing__period=period).exists()
    assert not SummaryReport.objects.filter(pk=report.pk).exists()
    assert CellChange.objects.count() == changes
    verdict = audit.verify()
    assert (verdict.ok, verdict.rows) == (True, acts + 1)
    assert StatedTotal.objects.filter(period=period).count() == 12


def test_open_takes_drafts_of_documents_and_notices_but_not_those_of_other_periods(whole):
    report = draft_report(period=half_2024(), by=User.objects.get(username="canbo.quangninh"))
    _document(report)
    other = SummaryReport.objects.get(period=reset.find_period("cum-minh-hoa/2025-Y"))
    kept = _document(other)
    notices = Notice.objects.count()

    run("--open", "mnbgpb/2024-H1")

    assert list(Document.objects.all()) == [kept]
    assert Notice.objects.count() == notices
    assert made_up("2025-Y").accepted().count() == 10
    assert SummaryReport.objects.filter(pk=other.pk).exists()


def test_a_period_with_an_issued_document_is_not_set_back(real):
    report = draft_report(period=half_2024(), by=User.objects.get(username="canbo.quangninh"))
    _document(report, draft=False, number=7, issued_at=clock.now())
    before = every_row()

    with pytest.raises(CommandError, match="văn bản ban hành"):
        run("--open", "mnbgpb/2024-H1")

    assert every_row() == before


def test_an_opened_half_year_can_be_told_to_its_end(real):
    run("--open", "mnbgpb/2024-H1")
    filing = half_2024().filings.get(school__code="tct-dien-bien")
    officer, principal = (accounts.person("tct-dien-bien", role) for role in ("officer", "principal"))

    actions.save_cells(
        filing=filing,
        entries=[CellEntry("class_count", "15"), CellEntry("learner_count", "1.206")],
        by=officer,
    )
    actions.submit(filing=filing, by=officer)
    actions.certify(filing=filing, by=principal)
    actions.accept(filing=filing, by=User.objects.get(username="hieutruong.quangninh"))

    table = consolidate(half_2024())
    assert (table.filed, table.value("learner_count")) == (1, 1206)
    assert audit.verify().ok


def test_restore_brings_the_published_figures_back_as_often_as_one_likes(real):
    run("--open", "mnbgpb/2024-H1")

    for _ in range(2):
        run("--restore", "mnbgpb/2024-H1")

    table = consolidate(half_2024())
    assert (table.filed, table.value("class_count"), table.value("learner_count")) == (8, 234, 12443)
    assert FilingValue.objects.filter(filing__period=half_2024()).count() == 56
    assert audit.verify().ok


@pytest.mark.parametrize(
    "arguments",
    [
        ("--open", "mnbgpb"),
        ("--open", "mnbgpb/2024"),
        ("--open", "mnbgpb/2031-Y"),
        ("--open", "khong-co/2024-H1"),
        ("--open", ""),
        ("--restore", "dbsh/2023-Y"),
        ("--open", "mnbgpb/2024-H1", "--accounts"),
        ("--nothing-like-this",),
        ("mnbgpb",),
    ],
)
def test_a_wrong_argument_is_answered_in_one_line_and_changes_nothing(real, arguments):
    before = every_row()

    with pytest.raises(CommandError) as refusal:
        run(*arguments)

    assert "đang vận hành" not in str(refusal.value)
    assert len(str(refusal.value).splitlines()) == 1
    assert refusal.value.returncode == 1
    assert every_row() == before


def test_production_refuses_the_demo(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="đang vận hành"):
        run()

    assert not User.objects.exists()
    assert not Cluster.objects.exists()


# The made-up cluster


def test_the_year_under_way_shows_each_state_a_filing_can_be_in(whole):
    states = {filing.school.short_name: filing.state_display.label for filing in made_up("2026-Y")}

    assert states == {
        "Lâm Hải": "Đang nhập", "Phú Lĩnh": "Trả lại", "Tân Việt": "Chờ Hiệu trưởng xác nhận",
        "Bắc Hòa": "Chờ tiếp nhận", "An Lạc": "Đã tiếp nhận", "Cao Lâm": "Đã tiếp nhận",
        "Đông Thịnh": "Đã tiếp nhận", "Hà Phong": "Đã tiếp nhận", "Nam Thành": "Đã tiếp nhận",
        "Vĩnh Sơn": "Đã tiếp nhận",
    }  # fmt: skip
    period = reset.find_period("cum-minh-hoa/2026-Y")
    assert (period.due_at, period.closes_at) == (at(2026, 10, 31, 17), at(2026, 11, 30, 23, 59))
    overdue = made_up("2026-Y").get(school__code="tct-lam-hai")
    assert overdue.is_overdue
    assert overdue.values.filter(status="reported").count() + overdue.values.filter(status="na").count() == 41
    assert [blocker.kind for blocker in missing_to_submit(overdue)] == ["rejected"]
    returned = made_up("2026-Y").get(school__code="tct-phu-linh")
    assert returned.returned_cells.filter(closed_at=None, answered_at=None).count() == 3
    assert returned.return_comment
    assert returned.extensions.count() == 1


def test_finished_periods_are_accepted_by_all_and_have_a_drafted_report(whole):
    for code in ("2025-H1", "2025-Y", "2026-H1"):
        assert made_up(code).accepted().count() == 10
        assert SummaryReport.objects.get(period=reset.find_period(f"cum-minh-hoa/{code}")).sections.exists()
    assert [filing.school.short_name for filing in made_up("2025-Y") if filing.was_late] == ["Hà Phong"]
    assert made_up("2026-H1").get(certified_for_principal=True).school.short_name == "An Lạc"


def test_made_up_figures_obey_every_rule_or_are_explained(whole):
    for filing in Filing.objects.for_pages().filter(school__illustrative=True):
        assert not [
            finding.message for finding in findings(filing) if finding.is_error or finding.needs_explanation
        ]
    explained = made_up("2026-Y").get(school__code="tct-bac-hoa").values.exclude(explanation="")
    assert explained.count() == 2


def test_made_up_figures_are_the_same_whenever_the_demo_is_loaded():
    def figures_seen_from(day):
        with clock.at(day):
            illustrative.load()
            accounts.load()
            illustrative.tell_story()
            cells = FilingValue.objects.annotate(year=F("filing__period__cluster_year__year"))
            return {
                (row[0] - day.year, *row[1:])
                for row in cells.values_list(
                    "year", "filing__period__kind", "filing__school__code", "indicator__code", "value"
                )
            }

    first = figures_seen_from(DEMO_DAY)
    _forget_the_made_up_cluster()

    assert figures_seen_from(at(2027, 12, 3)) == first


def test_made_up_figures_cannot_be_restored_for_no_source_has_them(whole):
    with pytest.raises(CommandError, match="không có số liệu từng trường"):
        run("--restore", "cum-minh-hoa/2026-Y")

    assert made_up("2026-Y").accepted().count() == 6


@pytest.mark.parametrize("today", [at(2026, 11, 1, 0, 5), at(2026, 12, 31), at(2027, 1, 1), at(2027, 7, 1)])
def test_the_story_holds_on_any_day_and_nothing_happens_in_the_future(today):
    with clock.at(today):
        demo.load()

        current = Period.objects.exclude(due_at=None).latest("due_at").code
        assert sorted(made_up(current).values_list("state", flat=True)) == [
            *["accepted"] * 6, "certified", "draft", "returned", "submitted",
        ]  # fmt: skip
        assert made_up(current).get(state="draft").is_overdue
    assert audit.verify().ok
    assert not audit.AuditEvent.objects.filter(at__gt=today).exists()
    assert not CellChange.objects.filter(at__gt=today).exists()
    acts = list(audit.AuditEvent.objects.filter(chain__startswith="cum-minh-hoa").order_by("chain", "seq"))
    assert all(a.at <= b.at for a, b in pairwise(acts) if a.chain == b.chain)


def test_the_annual_deadline_seen_from_november_is_the_end_of_october():
    plan = DemoCalendar.seen_from(date(2026, 11, 22))

    assert (plan.year, plan.due_day, plan.last_day) == (2026, date(2026, 10, 31), date(2026, 11, 30))
    assert plan.annual_conference == date(2026, 12, 4)


def test_no_mail_waits_and_recent_notices_are_unread(whole):
    assert not OutboxMail.objects.filter(state="waiting").exists()
    unread = Notice.objects.filter(read_at=None)
    assert set(unread.filter(kind="filing_returned").values_list("recipient__username", flat=True)) == {
        "canbo.phulinh", "hieutruong.phulinh",
    }  # fmt: skip
    assert unread.filter(recipient__username="hieutruong.tanviet").count() == 1


def test_real_clusters_get_nothing_of_the_made_up_one(whole):
    real = Cluster.objects.filter(code__in=cluster_codes())

    assert not real.filter(illustrative=True).exists()
    assert not Membership.objects.filter(cluster__in=real, school__illustrative=True).exists()
    assert not Membership.objects.filter(cluster__code="cum-minh-hoa", school__illustrative=False).exists()


def _document(report, **fields):
    content = {"key": report.pk}
    return Document.objects.create(
        kind="report", key=str(report.pk), about_label="reports.summaryreport", about_id=str(report.pk),
        title="Dự thảo", content=content, content_sha256="0" * 64, file="documents/x.pdf", file_sha256="0" * 64,
        pages=1, created_at=clock.now(), **fields,
    )  # fmt: skip


def _forget_the_made_up_cluster():
    for period in Period.objects.all():
        SummaryReport.objects.filter(period=period).delete()
        period.filings.all().delete()
    Nomination.objects.all().delete()
    Pledge.objects.all().delete()
    ClusterYear.objects.all().delete()
    Cluster.objects.all().delete()
