"""What the school did with a return, for the principal and for the chair who read it again."""

import pytest

from cumthidua.core import clock
from cumthidua.core.policy import Refused
from reports import actions
from reports.cells import CellEntry
from reports.filing_acts import address
from reports.resubmission import resubmission_of
from reports.sheet import Sheet
from tests.builders import at, bring_to, chair_officer, fill, make_filing, team
from tests.pages import client_of, words_of

pytestmark = pytest.mark.django_db
FIGURES = {"class_count": 5, "learner_count": 200, "topic_school": 3}


@pytest.fixture
def work():
    return team(make_filing(opens_at=at(2024, 6, 1), due_at=at(2024, 6, 15, 17), closes_at=at(2024, 6, 20)))


def read_again(work):
    filing = work.reload()
    return resubmission_of(filing, Sheet.of(filing))


def certify(work):
    actions.submit(filing=work.filing, by=work.officer)
    actions.certify(filing=work.filing, by=work.principal)


def reopened_by_the_chair(work, *codes):
    with clock.at(at(2024, 6, 10)):
        bring_to("accepted", work, **FIGURES)
    with clock.at(at(2024, 6, 21)):
        actions.return_to_school(
            filing=work.filing, by=chair_officer(work.filing), comment="Số học viên lệch.", codes=codes
        )


def test_the_chair_sees_before_and_after_who_and_when_and_what_was_kept_and_why(work):
    reopened_by_the_chair(work, "learner_count", "topic_school")
    with clock.at(at(2024, 6, 22, 9, 30)):
        fill(work.filing, work.officer, learner_count=220)
        actions.explain_cell(filing=work.filing, code="topic_school", text="Đúng biên bản.", by=work.officer)
        certify(work)
        page = words_of(client_of(chair_officer(work.filing)).get(address(work.filing, "filing")))
    again = read_again(work)
    assert [(cell.code, cell.before, cell.after, cell.was_named) for cell in again.changed] == [
        ("learner_count", "200", "220", True)
    ]
    assert (again.changed[0].who, again.changed[0].at) == (str(work.officer), at(2024, 6, 22, 9, 30))
    assert [(cell.code, cell.figure, cell.reason) for cell in again.kept] == [
        ("topic_school", "3", "Đúng biên bản.")
    ]
    assert "Thay đổi từ lần trả lại" in page
    assert "Đúng biên bản." in page


def test_a_reopening_the_chair_asked_for_is_not_late(work):
    reopened_by_the_chair(work, "learner_count")
    first = work.reload().first_submitted_at
    with clock.at(at(2024, 7, 30)):
        fill(work.filing, work.officer, learner_count=220)
        certify(work)
    filing = work.reload()
    assert filing.first_submitted_at == first == at(2024, 6, 10)
    assert not filing.was_late


def test_a_cell_changed_and_changed_back_counts_as_kept(work):
    reopened_by_the_chair(work, "learner_count")
    with clock.at(at(2024, 6, 22)):
        fill(work.filing, work.officer, learner_count=220)
        fill(work.filing, work.officer, learner_count=200)
        actions.explain_cell(filing=work.filing, code="learner_count", text="Đúng.", by=work.officer)
        certify(work)
    again = read_again(work)
    assert again.changed == ()
    assert [cell.code for cell in again.kept] == ["learner_count"]


def test_the_principal_sees_what_changed_since_his_own_return_and_the_chair_does_not(work):
    with clock.at(at(2024, 6, 10)):
        bring_to("returned", work, **FIGURES)
        fill(work.filing, work.officer, class_count=6)
        actions.submit(filing=work.filing, by=work.officer)
        assert [cell.after for cell in read_again(work).changed] == ["6"]
        page = words_of(client_of(work.principal).get(address(work.filing, "certify_filing")))
        assert "Thay đổi từ lần trả lại" in page
        actions.certify(filing=work.filing, by=work.principal)
    assert read_again(work) is None


def test_what_the_principal_sent_back_meanwhile_is_part_of_what_the_chair_sees(work):
    reopened_by_the_chair(work, "learner_count")
    with clock.at(at(2024, 6, 22)):
        fill(work.filing, work.officer, learner_count=220)
        actions.submit(filing=work.filing, by=work.officer)
        actions.return_to_officer(
            filing=work.filing, by=work.principal, comment="Xem lại.", codes=["class_count"]
        )
        fill(work.filing, work.officer, class_count=6)
        certify(work)
    assert [(cell.code, cell.was_named) for cell in read_again(work).changed] == [
        ("class_count", False),
        ("learner_count", True),
    ]


def test_a_first_submission_and_an_accepted_filing_show_no_changes(work):
    with clock.at(at(2024, 6, 10)):
        bring_to("certified", work, **FIGURES)
    assert read_again(work) is None
    actions.accept(filing=work.filing, by=chair_officer(work.filing))
    assert read_again(work) is None


# ── Accepted and frozen ───────────────────────────────────────────────────────────────────────────

FROZEN = {
    "save_cells": {"cell-class_count": "9", "base-class_count": "1", "orig-class_count": "5"},
    "explain_cell": {"cell": "class_count", "text": "x"},
    "mark_cell": {"cell": "class_count", "kind": "na"},
    "attach_evidence": {"cell": "class_count"},
}


@pytest.mark.parametrize("name", FROZEN)
def test_an_accepted_filing_refuses_every_post(work, name):
    with clock.at(at(2024, 6, 10)):
        bring_to("accepted", work, **FIGURES)
        before = list(work.filing.values.order_by("pk").values())
        answer = client_of(work.officer).post(address(work.filing, name), FROZEN[name])
    assert answer.status_code == 403
    assert list(work.filing.values.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda work: actions.save_cells(
            filing=work.filing, entries=[CellEntry("class_count", "9")], by=work.officer
        ),
        lambda work: actions.explain_cell(filing=work.filing, code="class_count", text="x", by=work.officer),
        lambda work: actions.mark_cell(filing=work.filing, code="class_count", status="na", by=work.officer),
    ],
    ids=["save", "explain", "mark"],
)
def test_an_accepted_filing_refuses_every_action_though_its_period_is_open(work, act):
    with clock.at(at(2024, 6, 10)):
        bring_to("accepted", work, **FIGURES)
        with pytest.raises(Refused, match="khóa"):
            act(work)
        page = client_of(work.officer).get(address(work.filing, "filing")).content.decode()
    assert 'name="cell-class_count"' not in page
