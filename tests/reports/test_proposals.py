"""Figures from outside, beside what their cells hold: what is offered, what is written, what is left."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from cumthidua.core.models import CellChange
from cumthidua.core.policy import Refused
from reports import proposals
from reports.actions import return_to_officer, save_cells
from reports.cells import CellEntry, How
from reports.filing_acts import address
from reports.models import FilingValue
from reports.proposals import Proposal, ProposedCell, chosen_in, review
from reports.sheet import Sheet
from tests.builders import Team, bring_to, fill, make_school, officer, principal, team
from tests.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    found = team()
    fill(found.filing, found.officer, class_count=12, workshop_school="KAD")
    return found


def only(work: Team, proposal: Proposal) -> ProposedCell:
    (row,) = review(Sheet.of(work.reload()), [proposal])
    return row


def stored(work: Team, code: str) -> FilingValue:
    return FilingValue.objects.get(filing=work.filing, indicator__code=code)


def form_of(rows: list[ProposedCell], *ticked: int, **changed: str) -> QueryDict:
    """What a browser sends of a preview, with these rows ticked."""
    data = QueryDict(mutable=True)
    data.setlist("take", [str(number) for number in ticked])
    for number, row in enumerate(rows):
        data[f"code-{number}"] = row.choices[0].value if row.choices else ""
        data[f"text-{number}"] = row.text
        data[f"bound-{number}"] = row.proposal.bound or ""
        data[f"source-{number}"] = row.proposal.source_text
    data.update(changed)
    return data


def send(work: Team, data: QueryDict, how: str = "workbook", by=None):
    return client_of(by or work.officer).post(address(work.filing, "save_proposals"), {**data.dict(), "how": how, "take": data.getlist("take")})  # fmt: skip


# ── What is offered ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "text", "kind", "ticked"),
    [
        ("learner_count", "1.206", "new", True),
        ("class_count", "15", "changes", True),
        ("class_count", "12", "same", False),
        ("class_count", "", "empties", False),
        ("workshop_school", "KAD", "same", False),
        ("learner_count", "", "same", False),
        ("learner_count", "l206", "corrected", False),
        ("learner_count", "1,206", "corrected", False),
        ("learner_count", "-5", "rejected", False),
        ("learner_count", "nhiều", "rejected", False),
        ("class_plan_rate", "80", "locked", False),
        ("no_such_code", "5", "unknown", False),
        ("has_plan", "Có", "new", True),
        ("standard_school_level", "Mức 2", "new", True),
        ("standard_school_level", "Mức 9", "rejected", False),
    ],
)
def test_a_proposal_is_told_for_what_it_would_do_to_its_cell(work, code, text, kind, ticked):
    row = only(work, Proposal(code, text))
    assert (row.kind.name, row.is_ticked) == (kind, ticked)


def test_both_values_stand_side_by_side_in_words(work):
    row = only(work, Proposal("class_count", "1500"))
    assert (row.current, row.proposed, row.text) == ("12", "1.500", "1.500")
    row = only(work, Proposal("has_plan", "x"))
    assert (row.current, row.proposed) == ("chưa báo cáo", "Có")


def test_a_look_alike_is_read_and_left_to_be_confirmed_with_its_reason(work):
    row = only(work, Proposal("learner_count", "l206"))
    assert row.text == "1.206"
    assert "chữ “l”" in row.remark


def test_a_correction_by_the_reader_shows_what_was_written(work):
    row = only(work, Proposal("topic_school", "4", corrected_from="04 đề tại"))
    assert row.kind.name == "corrected"
    assert "“04 đề tại”" in row.remark


def test_a_figure_whose_exactness_alone_differs_is_a_change(work):
    fill(work.filing, work.officer, learner_count=40000)
    row = only(work, Proposal("learner_count", "40000", bound="at_least"))
    assert (row.kind.name, row.current, row.proposed) == ("changes", "40.000", "trên 40.000")


def test_a_cell_changed_since_the_text_was_made_is_a_conflict(work):
    fill(work.filing, work.officer, class_count=13)
    row = only(work, Proposal("class_count", "15", base_version=1))
    assert (row.kind.name, row.current, row.is_ticked) == ("conflict", "13", False)


def test_only_the_named_cells_of_a_returned_filing_are_offered(work):
    bring_to("submitted", work, class_count=12, learner_count=200)
    return_to_officer(filing=work.reload(), by=work.principal, comment="Xem lại.", codes=["class_count"])
    rows = review(Sheet.of(work.reload()), [Proposal("class_count", "15"), Proposal("learner_count", "300")])
    assert [row.kind.name for row in rows] == ["changes", "locked"]


def test_an_open_question_offers_the_open_cells_it_could_be(work):
    question = Proposal("", "5", question=("topic_province", "topic_school", "gone", "class_plan_rate"))
    row = only(work, question)
    assert row.kind.name == "question"
    assert [choice.value for choice in row.choices] == ["topic_province:0", "topic_school:0"]
    assert not row.is_ticked


def test_two_figures_for_one_cell_are_left_to_the_officer_and_the_same_one_is_offered_once(work):
    twice = [Proposal("monograph", "2"), Proposal("monograph", "3"), Proposal("monograph", "02")]
    rows = review(Sheet.of(work.reload()), twice)
    assert [(row.proposed, row.kind.name, row.is_ticked) for row in rows] == [
        ("2", "twice", False),
        ("3", "twice", False),
    ]


def test_two_questions_of_one_figure_both_stay(work):
    ask = Proposal("", "5", question=("topic_province", "topic_school"))
    assert len(review(Sheet.of(work.reload()), [ask, ask])) == 2


# ── What is written ───────────────────────────────────────────────────────────────────────────────


def test_the_ticked_rows_are_written_and_only_they(work):
    offered = [Proposal("class_count", "15"), Proposal("learner_count", "1206"), Proposal("monograph", "2")]
    rows = review(Sheet.of(work.reload()), offered)
    answer = send(work, form_of(rows, 0, 2))
    assert answer.status_code == 302
    assert (stored(work, "class_count").value, stored(work, "monograph").value) == (15, 2)
    assert not FilingValue.objects.filter(filing=work.filing, indicator__code="learner_count").exists()


def test_a_second_press_changes_nothing(work):
    data = form_of(review(Sheet.of(work.reload()), [Proposal("class_count", "15")]), 0)
    send(work, data)
    lines = CellChange.objects.count()
    assert send(work, data).status_code == 302
    assert CellChange.objects.count() == lines


def test_the_history_says_how_the_figure_came(work):
    rows = review(Sheet.of(work.reload()), [Proposal("class_count", "15", source_text="15 lớp")])
    send(work, form_of(rows, 0), how="narrative")
    assert CellChange.objects.filter(cell="class_count").latest("pk").source == How.NARRATIVE
    assert stored(work, "class_count").source_text == "15 lớp"


def test_what_somebody_wrote_meanwhile_is_shown_and_kept_until_it_is_ticked_again(work):
    offered = [Proposal("class_count", "15"), Proposal("monograph", "2")]
    data = form_of(review(Sheet.of(work.reload()), offered), 0, 1)
    fill(work.filing, work.officer, class_count=14)
    answer = send(work, data)
    assert answer.status_code == 422
    page = " ".join(answer.content.decode().split())
    assert "sửa trùng" in page
    assert "Đã ghi 1 ô." in page
    assert stored(work, "class_count").value == 14
    (row,) = answer.context["rows"]
    assert send(work, form_of([row], 0)).status_code == 302
    assert stored(work, "class_count").value == 15


def test_two_ticked_figures_for_one_cell_are_asked_again(work):
    rows = review(Sheet.of(work.reload()), [Proposal("monograph", "2"), Proposal("monograph", "3")])
    assert send(work, form_of(rows, 0, 1)).status_code == 422
    assert not FilingValue.objects.filter(filing=work.filing, indicator__code="monograph").exists()


def test_a_question_is_written_to_the_cell_that_was_chosen(work):
    rows = review(Sheet.of(work.reload()), [Proposal("", "5", question=("topic_province", "topic_school"))])
    send(work, form_of(rows, 0, **{"code-0": "topic_school:0"}))
    assert stored(work, "topic_school").value == 5
    assert not FilingValue.objects.filter(filing=work.filing, indicator__code="topic_province").exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"code-0": "class_plan_rate:0"},
        {"code-0": "no_such"},
        {"code-0": ""},
        {"text-0": "-4"},
        {"text-0": "9" * 500},
        {"take": "١"},
        {"take": "4"},
    ],
)
def test_a_form_made_by_hand_writes_nothing_bad(work, fields):
    data = form_of(review(Sheet.of(work.reload()), [Proposal("class_count", "15")]), 0, **fields)
    if "take" in fields:
        data.setlist("take", [fields["take"]])
    assert send(work, data).status_code in (302, 422)
    assert stored(work, "class_count").value == 12
    assert stored(work, "class_count").rejected_text == ""


def test_a_version_that_is_no_number_counts_as_unknown():
    (proposal,) = chosen_in(QueryDict("take=0&code-0=class_count:x&text-0=5&bound-0=huge"))
    assert (proposal.code, proposal.base_version, proposal.bound) == ("class_count", None, None)


# ── Who may ───────────────────────────────────────────────────────────────────────────────────────


def test_a_submitted_filing_refuses_with_the_reason(work):
    rows = review(Sheet.of(work.reload()), [Proposal("class_count", "15")])
    bring_to("submitted", work, learner_count=200)
    answer = send(work, form_of(rows, 0))
    assert answer.status_code == 403
    assert "Số liệu đã nộp" in answer.content.decode()
    assert stored(work, "class_count").value == 12


def test_nobody_else_writes_through_it(work):
    data = form_of(review(Sheet.of(work.reload()), [Proposal("class_count", "15")]), 0)
    assert send(work, data, by=officer(make_school())).status_code == 404
    assert send(work, data, by=work.principal).status_code == 403
    with pytest.raises(Refused):
        proposals.save(filing=work.filing, chosen=[Proposal("class_count", "15")], by=principal(work.filing.school), how=How.WORKBOOK)  # fmt: skip
    assert stored(work, "class_count").value == 12


# ── A text that was not taken ─────────────────────────────────────────────────────────────────────


def reject(work: Team, code: str, text: str) -> None:
    save_cells(filing=work.filing, entries=[CellEntry(code, text)], by=work.officer)


def test_a_figure_for_a_cell_that_holds_a_rejected_text_says_so(work):
    reject(work, "learner_count", "nhiều")
    row = only(work, Proposal("learner_count", "1206"))
    assert (row.kind.name, row.is_ticked) == ("new", True)
    assert "chữ không nhận “nhiều”" in row.remark


def test_the_stored_figure_itself_is_offered_where_a_rejected_text_stands_over_it(work):
    reject(work, "class_count", "l2 lớp mới")
    row = only(work, Proposal("class_count", "12"))
    assert (row.kind.name, row.current, row.proposed, row.is_ticked) == ("settles", "12", "12", True)
    send(work, form_of([row], 0))
    cell = stored(work, "class_count")
    assert (cell.value, cell.rejected_text, cell.version) == (12, "", 1)


def test_a_blank_does_not_take_a_rejected_text_away(work):
    reject(work, "learner_count", "nhiều")
    assert only(work, Proposal("learner_count", "")).kind.name == "same"
