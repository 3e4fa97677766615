"""What is drawn once and kept: the page never shows anything that has changed since."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import actions, filing_body
from reports.filing_acts import address
from reports.models import Filing
from tests.builders import accepted, bring_to, fill, make_cluster_year, make_period, officer, team
from tests.pages import client_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return team()


def page_of(user: Any, filing: Filing) -> str:
    """The page without its tokens, which differ each time."""
    return re.sub(r"[A-Za-z0-9]{64}", "", words_of(client_of(user).get(address(filing, "filing"))))


def test_the_second_look_is_answered_from_memory_and_is_the_same(work):
    first = page_of(work.officer, work.filing)
    kept = dict(filing_body._kept)
    assert page_of(work.officer, work.filing) == first
    assert dict(filing_body._kept) == kept


def test_a_saved_figure_is_seen_at_once_by_its_colleague(work):
    colleague = officer(work.filing.school)
    page_of(colleague, work.filing)
    fill(work.filing, work.officer, class_count=4711)
    assert "4.711" in client_of(colleague).get(address(work.filing, "filing")).content.decode()


def test_an_explanation_a_kind_and_a_file_are_seen_at_once(work):
    fill(work.filing, work.officer, class_count=5)
    page_of(work.officer, work.filing)
    actions.explain_cell(
        filing=work.filing, code="class_count", text="Mở thêm hai lớp ở huyện", by=work.officer
    )
    assert "Mở thêm hai lớp ở huyện" in page_of(work.officer, work.filing)
    actions.mark_cell(filing=work.filing, code="class_count", bound="about", by=work.officer)
    assert "khoảng" in page_of(work.officer, work.filing)
    assert "1 tệp" not in page_of(work.officer, work.filing)
    actions.attach_evidence(
        filing=work.filing, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n"), places=["class_count"],
        by=work.officer,
    )  # fmt: skip
    assert "1 tệp" in page_of(work.officer, work.filing)


def test_figures_accepted_for_last_year_change_what_the_rules_say(work):
    fill(work.filing, work.officer, learner_count=9000, class_count=90)
    before = page_of(work.officer, work.filing)
    year = work.filing.period.cluster_year
    last = make_cluster_year(schools=[*year.schools.all()], year=year.year - 1, cluster=year.cluster)
    accepted(make_period(last), work.filing.school, learner_count=900, class_count=90)
    after = page_of(work.officer, work.filing)
    assert "Số học viên: 9.000" not in before
    assert "Số học viên: 9.000" in after


def test_another_state_and_another_person_get_their_own_page(work):
    fill(work.filing, work.officer, class_count=5)
    assert (
        'name="cell-class_count"'
        in client_of(work.officer).get(address(work.filing, "filing")).content.decode()
    )
    principal = client_of(work.principal).get(address(work.filing, "filing")).content.decode()
    assert 'name="cell-class_count"' not in principal
    submitted = bring_to("submitted", work)
    assert 'name="cell-' not in client_of(work.officer).get(address(submitted, "filing")).content.decode()


CHANGES = st.lists(
    st.tuples(st.sampled_from(["class_count", "class_refresher", "topic_school", "has_plan"]),
              st.sampled_from(["", "0", "1", "12", "KAD", "l2"])),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_after_any_changes_the_kept_page_is_the_one_drawn_afresh(work, changes):
    from reports.cells import CellEntry

    for code, text in changes:
        actions.save_cells(filing=work.filing, entries=[CellEntry(code, text)], by=work.officer)
        kept = page_of(work.officer, work.filing)
        filing_body._kept.clear()
        assert page_of(work.officer, work.filing) == kept


def test_no_more_pages_are_kept_than_there_is_room_for(work, monkeypatch):
    monkeypatch.setattr(filing_body, "KEPT", 2)
    filing_body._kept.clear()
    for figure in range(4):
        fill(work.filing, work.officer, class_count=figure)
        page_of(work.officer, work.filing)
    assert len(filing_body._kept) == 2
