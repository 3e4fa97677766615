"""The life of a filing: every step by every person from every state, and what each step leaves."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cumthidua.core import audit, clock, notices
from cumthidua.core.models import AuditEvent, Notice
from cumthidua.core.policy import Refused
from reports import actions
from reports.models import Filing
from reports.states import FILING, FilingState
from tests.builders import (
    academy,
    administrator,
    at,
    bring_to,
    chair_officer,
    delegate,
    filing_of,
    fill,
    make_cluster_year,
    make_filing,
    make_period,
    make_school,
    officer,
    principal,
    team,
    vice_principal,
)

pytestmark = pytest.mark.django_db

STEPS = {
    "submit": lambda filing, by: actions.submit(filing=filing, by=by),
    "recall": lambda filing, by: actions.recall(filing=filing, by=by),
    "certify": lambda filing, by: actions.certify(filing=filing, by=by),
    "return_to_officer": lambda filing, by: actions.return_to_officer(
        filing=filing, by=by, comment="Xem lại.", codes=["class_count"]
    ),
    "accept": lambda filing, by: actions.accept(filing=filing, by=by),
    "return_to_school": lambda filing, by: actions.return_to_school(
        filing=filing, by=by, comment="Xem lại.", codes=["class_count"]
    ),
}
# Who may take each step, and from which states: the whole policy, written a second time by hand.
ALLOWED = {
    "submit": ("own officer", {"draft", "returned"}),
    "recall": ("own officer", {"submitted"}),
    "certify": ("own principal", {"submitted"}),
    "return_to_officer": ("own principal", {"submitted"}),
    "accept": ("chair officer", {"certified"}),
    "return_to_school": ("chair officer", {"certified", "accepted"}),
}
PEOPLE = [
    "own officer", "own principal", "own vice principal", "chair officer", "vice chair officer",
    "member officer", "stranger", "academy", "administrator",
]  # fmt: skip


def cast(filing) -> dict:
    schools = list(filing.period.cluster_year.schools.order_by("year_memberships__order"))
    return {
        "own officer": officer(filing.school),
        "own principal": principal(filing.school),
        "own vice principal": vice_principal(filing.school),
        "chair officer": officer(schools[0]),
        "vice chair officer": officer(schools[1]),
        "member officer": officer(schools[2]),
        "stranger": officer(make_school()),
        "academy": academy(),
        "administrator": administrator(),
    }


def refusal_of(step: str, filing, person) -> str | None:
    """Take the step; the reason when it is refused, None when it is done."""
    try:
        STEPS[step](filing, person)
    except Refused as refusal:
        return refusal.reason
    return None


def filing_in_a_cluster_of_four():
    schools = [make_school() for _ in range(4)]
    period = make_period(make_cluster_year(schools=schools))
    return filing_of(period, schools[3])


def test_the_table_names_every_step_and_every_state():
    assert {step.name for step in FILING.transitions} == set(ALLOWED)
    assert set(FILING.states) == set(FilingState)


@pytest.mark.parametrize("state", list(FilingState))
@pytest.mark.parametrize("step", list(STEPS))
def test_each_step_is_open_to_exactly_one_role_in_exactly_its_states(step, state):
    work = team(filing_in_a_cluster_of_four())
    filing = bring_to(state, work)
    people = cast(filing)
    role, states = ALLOWED[step]
    if step == "submit" and state == "returned":
        fill(filing, work.officer, class_count=6)
    for name in PEOPLE:
        expected = name == role and state in states
        before = Filing.objects.values().get(pk=filing.pk)
        point = transaction.savepoint()
        reason = refusal_of(step, filing, people[name])
        transaction.savepoint_rollback(point)
        assert (reason is None) is expected, f"{name} {step} from {state}"
        assert reason is None or reason.endswith(".")
        assert Filing.objects.values().get(pk=filing.pk) == before


def test_the_way_from_draft_to_accepted_leaves_its_stamps_and_its_trail():
    work = team()
    filing = bring_to("accepted", work)
    assert (filing.submitted_by, filing.certified_by) == (work.officer, work.principal)
    assert filing.submitted_at <= filing.certified_at <= filing.accepted_at
    acts = list(AuditEvent.objects.order_by("seq").values_list("act", "actor"))
    assert [act for act, _ in acts] == ["filing.submit", "filing.certify", "filing.accept"]
    assert acts[0][1] == work.officer.username
    assert AuditEvent.objects.first().chain == filing.period.cluster_year.audit_chain
    assert audit.verify().ok


def test_a_second_click_on_submit_is_refused_and_changes_nothing():
    work = team()
    bring_to("submitted", work)
    first = work.reload().submitted_at
    with pytest.raises(
        Refused, match="Không thể nộp lên Hiệu trưởng: hiện ở trạng thái “Chờ Hiệu trưởng xác nhận”"
    ):
        actions.submit(filing=work.filing, by=work.officer)
    assert work.reload().submitted_at == first
    assert AuditEvent.objects.count() == 1


def test_an_empty_form_is_not_submitted():
    work = team()
    with pytest.raises(Refused, match="Chưa nộp được"):
        actions.submit(filing=work.filing, by=work.officer)
    assert work.reload().is_draft


def test_a_form_of_zeros_is_submitted():
    work = team()
    fill(work.filing, work.officer, topic_school=0)
    assert actions.submit(filing=work.filing, by=work.officer).state == FilingState.SUBMITTED


def test_a_form_that_breaks_a_rule_is_not_submitted():
    work = team()
    fill(work.filing, work.officer, essay_contest_school=3, essay_contest_sent_province=5)
    with pytest.raises(Refused, match="Chưa nộp được"):
        actions.submit(filing=work.filing, by=work.officer)


def test_the_person_who_submitted_does_not_certify_even_as_principal():
    work = team()
    both = officer(work.filing.school)
    principal(work.filing.school, user=both)
    fill(work.filing, both, class_count=5)
    actions.submit(filing=work.filing, by=both)
    with pytest.raises(Refused, match="không tự xác nhận"):
        actions.certify(filing=work.filing, by=both)


def test_the_database_itself_refuses_a_filing_certified_by_its_submitter():
    work = team()
    filing = bring_to("submitted", work)
    with pytest.raises(IntegrityError, match="filing_certified_by_another"), transaction.atomic():
        Filing.objects.filter(pk=filing.pk).update(
            state="certified", certified_at=clock.now(), certified_by=work.officer
        )


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "accepted"}, "certified_stamp|accepted_stamp|submitted_stamp"),
        ({"submitted_at": at(2024, 6, 1)}, "submitted"),
        ({"return_comment": "lạc"}, "filing_return_has_comment"),
        ({"accepted_at": at(2024, 6, 1)}, "accepted"),
    ],
)
def test_the_database_keeps_state_and_stamps_together(changes, constraint):
    filing = make_filing()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Filing.objects.filter(pk=filing.pk).update(**changes)


def test_one_filing_a_school_and_period():
    filing = make_filing()
    with pytest.raises(IntegrityError, match=r"filing_once|UNIQUE"), transaction.atomic():
        Filing.objects.create(period=filing.period, school=filing.school)


def test_opening_a_period_twice_adds_nothing():
    filing = make_filing()
    actions.open_filings(period=filing.period)
    assert filing.period.filings.count() == 3


# The vice principal for the principal


def test_a_vice_principal_certifies_under_delegation_and_the_filing_says_so():
    work = team()
    deputy = vice_principal(work.filing.school)
    bring_to("submitted", work)
    delegate(work.filing.school, principal=work.principal, deputy=deputy)
    filing = actions.certify(filing=work.filing, by=deputy)
    assert filing.certified_for_principal is True
    assert AuditEvent.objects.get(act="filing.certify").data["for_principal"] is True


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": at(2020, 1, 1).date(), "valid_to": at(2020, 12, 31).date()},
        {"revoked_at": at(2024, 1, 1)},
        {"act": "chair"},
    ],
    ids=["expired", "revoked", "for another act"],
)
def test_a_delegation_that_is_not_in_force_for_this_act_gives_nothing(fields):
    work = team()
    deputy = vice_principal(work.filing.school)
    bring_to("submitted", work)
    delegate(work.filing.school, principal=work.principal, deputy=deputy, **fields)
    with pytest.raises(Refused, match="ủy quyền"):
        actions.certify(filing=work.filing, by=deputy)


def test_a_person_whose_role_has_ended_may_do_nothing_more():
    work = team()
    former = officer(work.filing.school, valid_to=clock.today() - timedelta(days=1))
    with pytest.raises(Refused):
        fill(work.filing, former, class_count=5)
    assert not work.filing.values.exists()


# Returns: only the named cells open


def test_a_return_needs_a_comment_and_at_least_one_cell():
    work = team()
    bring_to("submitted", work)
    with pytest.raises(Refused, match="lý do"):
        actions.return_to_officer(filing=work.filing, by=work.principal, comment="  ", codes=["class_count"])
    with pytest.raises(Refused, match="ít nhất một ô"):
        actions.return_to_officer(
            filing=work.filing, by=work.principal, comment="Xem lại.", codes=["khong-co"]
        )
    assert work.reload().state == FilingState.SUBMITTED


def test_after_a_return_only_the_named_cell_can_be_changed():
    work = team()
    bring_to("returned", work)
    from reports.cells import CellEntry

    results = actions.save_cells(
        filing=work.filing,
        entries=[CellEntry("class_count", "7"), CellEntry("learner_count", "999")],
        by=work.officer,
    )
    assert [result.state for result in results] == ["saved", "locked"]
    values = dict(work.filing.values.values_list("indicator__code", "value"))
    assert values == {"class_count": 7, "learner_count": 200}


def test_a_return_is_answered_by_a_change_or_by_a_reason_before_it_is_submitted_again():
    work = team()
    bring_to("returned", work)
    with pytest.raises(Refused, match="Chưa nộp được"):
        actions.submit(filing=work.filing, by=work.officer)
    actions.explain_cell(
        filing=work.filing, code="class_count", text="Số đúng theo quyết định.", by=work.officer
    )
    filing = actions.submit(filing=work.filing, by=work.officer)
    assert filing.return_comment == ""
    assert not filing.returned_cells.filter(closed_at=None).exists()


def test_typing_the_same_figure_again_is_no_answer_to_a_return():
    work = team()
    bring_to("returned", work)
    fill(work.filing, work.officer, class_count=5)
    with pytest.raises(Refused):
        actions.submit(filing=work.filing, by=work.officer)


def test_a_figure_changed_and_changed_back_is_no_answer_to_a_return():
    work = team()
    bring_to("returned", work)
    fill(work.filing, work.officer, class_count=6)
    fill(work.filing, work.officer, class_count=5)
    with pytest.raises(Refused, match="Chưa nộp được"):
        actions.submit(filing=work.filing, by=work.officer)


def test_a_vice_principal_is_told_only_of_what_is_delegated():
    work = team()
    idle, deputy = vice_principal(work.filing.school), vice_principal(work.filing.school)
    delegate(work.filing.school, principal=work.principal, deputy=deputy)
    bring_to("submitted", work)
    assert told(deputy) == ["filing_submitted"]
    assert told(idle) == []


def test_the_chair_may_reopen_an_accepted_filing_and_it_no_longer_counts():
    work = team()
    filing = bring_to("accepted", work)
    chair = chair_officer(filing)
    actions.return_to_school(filing=filing, by=chair, comment="Số học viên lệch.", codes=["learner_count"])
    filing = work.reload()
    assert filing.is_returned
    assert (filing.accepted_at, filing.certified_at, filing.submitted_at) == (None, None, None)
    assert not Filing.objects.accepted().exists()


# Deadlines come from the clock


def due_filing():
    return make_filing(opens_at=at(2024, 6, 1), due_at=at(2024, 6, 15, 17), closes_at=at(2024, 6, 20, 17))


@pytest.mark.parametrize(
    ("instant", "refusal"),
    [
        (at(2024, 5, 31, 23, 59), "^Kỳ báo cáo chưa mở nhập"),
        (at(2024, 6, 1), ""),
        (at(2024, 6, 20, 16, 59), ""),
        (at(2024, 6, 20, 17), "^Kỳ báo cáo đã khóa nhận"),
    ],
)
def test_typing_is_open_exactly_between_opening_and_closing(instant, refusal):
    work = team(due_filing())
    with clock.at(instant):
        if refusal:
            with pytest.raises(Refused, match=refusal):
                fill(work.filing, work.officer, class_count=5)
        else:
            fill(work.filing, work.officer, class_count=5)
    assert work.filing.values.exists() is (not refusal)


def test_a_filing_after_the_deadline_is_late_and_stays_late_when_returned():
    work = team(due_filing())
    with clock.at(at(2024, 6, 16)):
        bring_to("submitted", work)
        assert work.reload().was_late
        actions.return_to_officer(
            filing=work.filing, by=work.principal, comment="Xem.", codes=["class_count"]
        )
    assert work.reload().was_late


def test_a_return_after_the_deadline_does_not_make_a_punctual_filing_late():
    work = team(due_filing())
    with clock.at(at(2024, 6, 14)):
        bring_to("submitted", work)
    with clock.at(at(2024, 6, 25)):
        actions.return_to_officer(
            filing=work.filing, by=work.principal, comment="Xem.", codes=["class_count"]
        )
        fill(work.filing, work.officer, class_count=6)
        actions.submit(filing=work.filing, by=work.officer)
    assert not work.reload().was_late


def test_an_extension_reopens_one_school_and_is_recorded_with_its_reason():
    work = team(due_filing())
    chair = chair_officer(work.filing)
    with clock.at(at(2024, 6, 21)):
        actions.extend(filing=work.filing, by=chair, until=at(2024, 6, 25, 17), reason="Thiên tai")
        fill(work.filing, work.officer, class_count=5)
    with clock.at(at(2024, 6, 25, 18)), pytest.raises(Refused):
        fill(work.reload(), work.officer, class_count=6)
    assert AuditEvent.objects.get(act="filing.extend").data["reason"] == "Thiên tai"
    assert Notice.objects.filter(recipient=work.officer, kind="filing_extended").exists()


def test_what_has_been_filed_is_not_extended_so_that_lateness_stays():
    work = team(due_filing())
    with clock.at(at(2024, 6, 16)):
        bring_to("submitted", work)
        with pytest.raises(Refused, match="không cần gia hạn"):
            actions.extend(
                filing=work.filing, by=chair_officer(work.filing), until=at(2024, 6, 30), reason="x"
            )
    assert work.reload().was_late


def test_an_extension_given_after_the_filing_does_not_make_it_punctual():
    work = team(due_filing())
    with clock.at(at(2024, 6, 16)):
        bring_to("returned", work)
    with clock.at(at(2024, 6, 17)):
        actions.extend(filing=work.filing, by=chair_officer(work.filing), until=at(2024, 6, 30), reason="x")
    assert work.reload().was_late


def test_what_came_from_a_return_is_not_recalled_so_that_only_the_named_cells_open():
    work = team()
    bring_to("returned", work)
    fill(work.filing, work.officer, class_count=6)
    actions.submit(filing=work.filing, by=work.officer)
    with pytest.raises(Refused, match="từng bị trả lại"):
        actions.recall(filing=work.filing, by=work.officer)
    assert work.reload().state == FilingState.SUBMITTED


def test_only_the_chair_extends_and_only_into_the_future():
    work = team(due_filing())
    with clock.at(at(2024, 6, 21)):
        with pytest.raises(Refused, match="Cụm trưởng"):
            actions.extend(filing=work.filing, by=work.principal, until=at(2024, 6, 30), reason="x")
        with pytest.raises(Refused, match="sau thời điểm"):
            actions.extend(
                filing=work.filing, by=chair_officer(work.filing), until=at(2024, 6, 1), reason="x"
            )
    assert not work.filing.extensions.exists()


# Who is told


def told(person) -> list[str]:
    return list(Notice.objects.filter(recipient=person).unread().values_list("kind", flat=True))


def test_each_step_tells_those_who_come_next_and_takes_back_what_it_overtakes():
    work = team()
    chair = chair_officer(work.filing)
    bring_to("submitted", work)
    assert told(work.principal) == ["filing_submitted"]
    actions.certify(filing=work.filing, by=work.principal)
    assert told(work.principal) == []
    assert told(chair) == ["filing_certified"]
    actions.accept(filing=work.filing, by=chair)
    assert told(chair) == []
    assert told(work.officer) == ["filing_accepted"]


def test_a_recalled_filing_leaves_no_unsent_mail_about_itself():
    work = team()
    bring_to("submitted", work)
    actions.recall(filing=work.filing, by=work.officer)
    notices.deliver()
    assert mail.outbox == []


def test_an_act_whose_audit_row_fails_is_not_done_at_all(monkeypatch):
    work = team()
    fill(work.filing, work.officer, class_count=5)
    monkeypatch.setattr(audit, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.submit(filing=work.filing, by=work.officer)
    assert work.reload().is_draft
    assert not Notice.objects.exists()


# Who sees it


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        ("draft", {"own officer", "own principal", "own vice principal"}),
        ("submitted", {"own officer", "own principal", "own vice principal"}),
        ("certified", {"own officer", "own principal", "own vice principal", "chair officer",
                       "vice chair officer", "academy", "administrator"}),
        ("accepted", {"own officer", "own principal", "own vice principal", "chair officer",
                      "vice chair officer", "member officer", "academy", "administrator"}),
    ],
)  # fmt: skip
def test_figures_become_visible_step_by_step(state, seen_by):
    work = team(filing_in_a_cluster_of_four())
    filing = bring_to(state, work)
    people = cast(filing)
    seen = {name for name in PEOPLE if Filing.objects.visible_to(people[name]).filter(pk=filing.pk).exists()}
    assert seen == seen_by


def test_what_the_chair_sent_back_stays_visible_to_the_chair():
    work = team()
    filing = bring_to("certified", work)
    chair = chair_officer(filing)
    actions.return_to_school(filing=filing, by=chair, comment="Xem.", codes=["class_count"])
    assert Filing.objects.visible_to(chair).filter(pk=filing.pk).exists()
