"""Typing into cells: what is read, what is kept, what is never overwritten."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cumthidua.core import history
from reports import actions
from reports.cells import CellEntry, read, shown, worded
from reports.models import FilingValue
from tests.builders import fill, make_catalogue, officer, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return team()


def type_in(work, code, text, by=None, **fields):
    [result] = actions.save_cells(
        filing=work.filing, entries=[CellEntry(code, text, **fields)], by=by or work.officer
    )
    return result


def stored(work, code="class_count") -> FilingValue:
    return work.filing.values.get(indicator__code=code)


@pytest.mark.parametrize(
    ("text", "value"), [("15", 15), ("12.378", 12378), ("03", 3), ("0", 0), (" 7 ", 7), ("12 378", 12378)]
)
def test_a_number_written_the_vietnamese_way_is_saved(work, text, value):
    result = type_in(work, "learner_count", text)
    assert result.state == "saved"
    assert stored(work, "learner_count").value == value


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("abc", None), ("-3", None), ("12,5", None), ("l206", 1206), ("1ớp", None), ("9" * 30, None)],
)
def test_what_cannot_be_read_is_kept_as_typed_with_the_reason(work, text, suggestion):
    result = type_in(work, "class_count", text)
    assert result.state == "rejected"
    assert result.message
    indicator = result.stored.indicator
    assert read(indicator, text).suggestion == suggestion
    cell = stored(work)
    assert (cell.value, cell.rejected_text) == (None, text)


def test_a_bad_cell_keeps_the_good_ones_and_the_value_it_had(work):
    fill(work.filing, work.officer, class_count=5)
    results = actions.save_cells(
        filing=work.filing,
        entries=[CellEntry("class_count", "abc"), CellEntry("learner_count", "200")],
        by=work.officer,
    )
    assert [result.state for result in results] == ["rejected", "saved"]
    assert stored(work).value == 5
    assert stored(work, "learner_count").value == 200


def test_a_readable_text_takes_the_bad_one_away(work):
    type_in(work, "class_count", "l5")
    type_in(work, "class_count", "15")
    assert (stored(work).value, stored(work).rejected_text) == (15, "")


def test_clearing_a_cell_that_held_only_a_bad_text_makes_it_blank_again(work):
    type_in(work, "class_count", "abc")
    type_in(work, "class_count", "")
    assert (stored(work).status, stored(work).rejected_text) == ("blank", "")


def test_blank_zero_and_not_applicable_are_three_things(work):
    fill(work.filing, work.officer, class_count=0)
    type_in(work, "topic_ministry", "KAD")
    fill(work.filing, work.officer, topic_school=4)
    type_in(work, "topic_school", "")
    assert (stored(work).status, stored(work).value) == ("reported", 0)
    assert (stored(work, "topic_ministry").status, stored(work, "topic_ministry").value) == ("na", None)
    assert (stored(work, "topic_school").status, stored(work, "topic_school").value) == ("blank", None)


def test_yes_no_and_choice_cells_take_their_words_and_nothing_else():
    catalogue = make_catalogue()
    plan = catalogue.indicators.get(code="has_plan")
    level = catalogue.indicators.get(code="standard_school_level")
    assert read(plan, "Có").value == 1
    assert read(plan, "không").value == 0
    assert read(plan, "2").problem
    assert read(level, "2").value == 2
    assert read(level, "Mức 1").value == 1
    assert read(level, "3").problem


def test_a_cell_shows_what_can_be_typed_and_is_worded_for_readers(work):
    fill(work.filing, work.officer, learner_count="12.378", has_plan=1, standard_school_level=2)
    type_in(work, "topic_ministry", "KAD")
    cells = {cell.indicator.code: cell for cell in work.filing.values.select_related("indicator")}
    seen = {code: (shown(cell.indicator, cell), worded(cell.indicator, cell)) for code, cell in cells.items()}
    assert seen == {
        "learner_count": ("12.378", "12.378"),
        "has_plan": ("1", "Có"),
        "standard_school_level": ("2", "Mức 2"),
        "topic_ministry": ("KAD", "không áp dụng"),
    }


# History and versions


def test_each_change_is_one_version_and_one_line_of_history(work):
    for text in ("5", "6", "6", "", "7"):
        type_in(work, "class_count", text)
    lines = history.of(history.scope_of(work.filing), "class_count").order_by("version")
    assert [(line.version, line.after["value"]) for line in lines] == [
        (1, "5.00"), (2, "6.00"), (3, None), (4, "7.00"),
    ]  # fmt: skip
    assert stored(work).version == 4
    assert lines[1].before["value"] == "5.00"
    assert {line.actor for line in lines} == {work.officer.username}


def test_a_rejected_text_is_no_history(work):
    type_in(work, "class_count", "abc")
    assert not history.of(history.scope_of(work.filing)).exists()


def test_a_stale_edit_is_answered_with_both_versions_and_overwrites_nothing(work):
    other = officer(work.filing.school, "Quàng Thị Mai")
    type_in(work, "workshop_province", "2", by=other, base_version=0, original="")
    result = type_in(work, "workshop_province", "1", base_version=0, original="")
    assert (result.state, result.text, result.server_text, result.by) == (
        "conflict",
        "1",
        "2",
        "Quàng Thị Mai",
    )
    assert result.stored.version == 1
    assert stored(work, "workshop_province").value == 2


def test_a_conflict_is_settled_by_typing_over_the_version_one_has_seen(work):
    type_in(work, "workshop_province", "2", by=officer(work.filing.school))
    assert type_in(work, "workshop_province", "1", base_version=1).state == "saved"
    assert stored(work, "workshop_province").value == 1


def test_two_people_who_type_the_same_figure_have_no_conflict(work):
    type_in(work, "class_count", "2", by=officer(work.filing.school))
    assert type_in(work, "class_count", "02", base_version=0, original="").state == "unchanged"


def test_a_cell_that_was_not_touched_never_overwrites_a_newer_one(work):
    fill(work.filing, work.officer, class_count=5)
    type_in(work, "class_count", "9", by=officer(work.filing.school))
    assert type_in(work, "class_count", "5", base_version=1, original="5").state == "unchanged"
    assert stored(work).value == 9


def test_an_unknown_and_a_computed_code_change_nothing(work):
    assert actions.save_cells(filing=work.filing, entries=[CellEntry("khong-co", "5")], by=work.officer) == []
    assert type_in(work, "class_plan_rate", "50").state == "locked"
    assert not work.filing.values.exists()


def test_marking_a_figure_as_estimated_keeps_it_and_is_history(work):
    fill(work.filing, work.officer, class_count=5)
    actions.mark_cell(filing=work.filing, code="class_count", bound="estimated", by=work.officer)
    assert (stored(work).value, stored(work).bound, stored(work).version) == (5, "estimated", 2)


def test_marking_a_cell_not_applicable_takes_its_figure_away(work):
    fill(work.filing, work.officer, class_count=5)
    actions.mark_cell(filing=work.filing, code="class_count", status="na", by=work.officer)
    assert (stored(work).value, stored(work).status) == (None, "na")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"value": None}, "filing_value_iff_reported"),
        ({"status": "blank"}, "filing_value_iff_reported"),
        ({"value": Decimal(-1)}, "filing_value_not_negative"),
    ],
)
def test_the_database_keeps_value_and_status_together(work, changes, constraint):
    fill(work.filing, work.officer, class_count=5)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        work.filing.values.update(**changes)
