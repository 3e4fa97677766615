"""The page of a filing: who sees it, what a save keeps, two people at once, a period that closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.structure import structure_of
from cumthidua.core import clock
from cumthidua.core.models import RefusedAct
from reports import actions
from reports.filing_acts import address
from reports.models import FilingValue
from tests.builders import (
    Team,
    academy,
    administrator,
    bring_to,
    chair_officer,
    fill,
    make_school,
    officer,
    team,
)
from tests.pages import client_of

from .filing_requests import get, post, save, save_one, stored, text_of, typed, value_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


# ── Who sees the page ─────────────────────────────────────────────────────────────────────────────


def test_the_officer_gets_an_input_for_each_of_the_sixty_cells(work):
    page = get(work.officer, work.filing).content.decode()
    assert len(re.findall(r"data-cell=", page)) == 60
    assert "Lưu" in page


def test_others_of_the_school_read_a_draft_and_type_nowhere(work):
    page = get(work.principal, work.filing).content.decode()
    assert "data-input" not in page
    assert "chưa báo cáo" in page


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_what_the_principal_has_not_certified_is_not_found_outside_the_school(work, state):
    filing = bring_to(state, work)
    member = officer(filing.period.cluster_year.members.all()[1].school)
    for outsider in (officer(make_school()), chair_officer(filing), member, academy(), administrator()):
        assert get(outsider, filing).status_code == 404
        assert save(outsider, filing, typed("class_count", "9")).status_code == 404
    assert stored(filing, "class_count").value == 5


def test_certified_figures_are_read_by_the_chair_and_the_academy_not_by_members(work):
    filing = bring_to("certified", work)
    member = officer(make_school())
    filing.period.cluster_year.members.create(school_id=member.school_roles.get().school_id, order=9)
    assert get(chair_officer(filing), filing).status_code == 200
    assert get(academy(), filing).status_code == 200
    assert get(member, filing).status_code == 404


def test_accepted_figures_are_read_by_members_who_can_do_nothing(work):
    filing = bring_to("accepted", work)
    member = officer(filing.period.cluster_year.members.all()[1].school)
    page = get(member, filing)
    assert page.status_code == 200
    assert "submitbar" not in page.content.decode()
    assert get(officer(make_school()), filing).status_code == 404


def test_a_visitor_signs_in_first(work):
    response = Client().get(address(work.filing, "filing"))
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_a_period_that_does_not_exist_is_not_found(work):
    url = address(work.filing, "filing")
    assert client_of(work.officer).get(url.replace("2024-H1", "2023-H1")).status_code == 404
    assert client_of(work.officer).get(url.replace("2024-H1", "2024-Q1")).status_code == 404


def test_the_page_costs_the_same_however_much_is_filled(work):
    client = client_of(work.officer)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(work.filing, "filing")).status_code == 200
        return len(queries)

    count()  # the catalogue is read once a process
    empty = count()
    figures = {indicator.code: 1 for indicator in work.filing.period.cluster_year.catalogue.indicators.all()
               if indicator.is_input}  # fmt: skip
    fill(work.filing, work.officer, **figures)
    assert count() == empty
    assert empty <= 16


# ── Saving without JavaScript ─────────────────────────────────────────────────────────────────────


def test_the_whole_form_saves_what_changed_and_comes_back(work):
    response = save(work.officer, work.filing, typed("class_count", "12.378") | typed("learner_count", "03"))
    assert response.status_code == 302
    assert stored(work.filing, "class_count").value == 12378
    assert stored(work.filing, "learner_count").value == 3
    assert FilingValue.objects.filter(filing=work.filing).count() == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc", "“abc” là chữ"),
        ("-3", "không nhận số âm"),
        ("12,5", "không có phần lẻ"),
        ("l206", "Nhận 1.206"),
        ("1ớp", "giống chữ “lớp”"),
        ("9" * 30, "Số quá lớn"),
    ],
)
def test_a_bad_text_stays_in_its_cell_with_its_reason_and_nothing_else_is_lost(work, text, reason):
    response = save(
        work.officer,
        work.filing,
        typed("class_count", text) | typed("learner_count", "200") | typed("graduate_count", "x y"),
    )
    assert response.status_code == 422
    assert value_in(response, "cell-class_count") == text
    assert value_in(response, "cell-graduate_count") == "x y"
    assert reason in text_of(response)
    assert stored(work.filing, "learner_count").value == 200
    assert stored(work.filing, "class_count").value is None
    again = get(work.officer, work.filing)
    assert value_in(again, "cell-class_count") == text


def test_a_bad_text_over_a_good_figure_keeps_the_figure(work):
    fill(work.filing, work.officer, class_count=5)
    response = save(work.officer, work.filing, typed("class_count", "nhiều", original="5", base=1))
    assert "số đã lưu trước đó là 5" in text_of(response)
    assert stored(work.filing, "class_count").value == 5


def test_the_offered_reading_is_taken_with_one_button(work):
    save(work.officer, work.filing, typed("learner_count", "l206"))
    response = save(
        work.officer,
        work.filing,
        typed("learner_count", "l206", original="l206") | {"accept": "learner_count=1.206"},
    )
    assert response.status_code == 302
    assert stored(work.filing, "learner_count").value == 1206
    assert stored(work.filing, "learner_count").rejected_text == ""


def test_an_untouched_cell_does_not_overwrite_what_a_colleague_saved_meanwhile(work):
    fill(work.filing, work.officer, class_count=5)
    colleague = officer(work.filing.school)
    fill(work.filing, colleague, class_count=7)
    save(
        work.officer,
        work.filing,
        typed("class_count", "5", original="5", base=1) | typed("learner_count", "9"),
    )
    assert stored(work.filing, "class_count").value == 7
    assert stored(work.filing, "learner_count").value == 9


def test_not_reported_zero_and_not_applicable_are_shown_apart(work):
    fill(work.filing, work.officer, class_count=0, learner_count="KAD")
    page = get(work.officer, work.filing)
    assert value_in(page, "cell-class_count") == "0"
    assert value_in(page, "cell-learner_count") == "KAD"
    assert value_in(page, "cell-graduate_count") == ""


def test_a_nul_character_is_no_server_error(work):
    response = save(
        work.officer, work.filing, typed("class_count", "\x00x\x00") | {"why-class_count": "\x00a"}
    )
    assert response.status_code == 422
    assert stored(work.filing, "class_count").rejected_text == "x"


# ── Two people at once ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stale(work) -> dict:
    """What the officer types over version 1, after a colleague made version 2."""
    fill(work.filing, work.officer, class_count=5)
    fill(work.filing, officer(work.filing.school, "Quàng Thị Mai"), class_count=2)
    return typed("class_count", "1", original="5", base=1)


def test_a_stale_edit_shows_both_versions_and_overwrites_nothing(work, stale):
    response = save(work.officer, work.filing, stale)
    page = text_of(response)
    assert response.status_code == 422
    assert "Bản của đồng chí: 1 . Bản trên máy chủ: 2 , Quàng Thị Mai sửa lúc" in page
    assert value_in(response, "cell-class_count") == "1"
    assert stored(work.filing, "class_count").value == 2


def test_a_conflict_over_a_yes_or_no_is_told_in_words(work):
    fill(work.filing, work.officer, has_plan="Có")
    fill(work.filing, officer(work.filing.school), has_plan="Không")
    page = text_of(save(work.officer, work.filing, typed("has_plan", "1", original="", base=1)))
    assert "Bản của đồng chí: Có . Bản trên máy chủ: Không ," in page


def test_a_plain_save_after_a_conflict_is_still_a_conflict(work, stale):
    response = save(work.officer, work.filing, stale)
    again = typed(
        "class_count",
        "1",
        original=value_in(response, "orig-class_count"),
        base=value_in(response, "base-class_count"),
    )
    assert save(work.officer, work.filing, again).status_code == 422
    assert stored(work.filing, "class_count").value == 2


def test_keeping_mine_overwrites_the_version_i_have_seen_and_no_newer_one(work, stale):
    fill(work.filing, officer(work.filing.school), class_count=3)
    assert save(work.officer, work.filing, stale | {"keep": "class_count=2"}).status_code == 422
    assert stored(work.filing, "class_count").value == 3
    assert save(work.officer, work.filing, stale | {"keep": "class_count=3"}).status_code == 302
    assert stored(work.filing, "class_count").value == 1


def test_taking_theirs_leaves_the_servers_version(work, stale):
    assert save(work.officer, work.filing, stale | {"take": "class_count"}).status_code == 302
    assert stored(work.filing, "class_count").value == 2


# ── Saving cell by cell ───────────────────────────────────────────────────────────────────────────


def state_of(work) -> dict:
    return get(work.officer, work.filing, "filing_state").json()


def test_one_cell_saves_and_the_state_tells_totals_and_findings(work):
    fill(work.filing, work.officer, topic_school=4, class_count=1)
    answer = save_one(work.officer, work.filing, typed("topic_province", "2")).json()
    assert answer["cells"]["topic_province"]["text"] == "2"
    assert answer["cells"]["topic_province"]["look"] == "saved"
    assert set(answer) == {"cells", "said"}
    state = state_of(work)
    assert state["totals"]["cong-topic_ministry"] == ["6", "2/4 ô"]
    assert set(state["regions"]) == {"progress", "savebar", "why", "leave"}
    save_one(work.officer, work.filing, typed("class_refresher", "3"))
    assert "không được lớn hơn số lớp" in "".join(state_of(work)["rows"].values())


def test_sixty_cells_save_in_as_many_queries_as_one(work):
    codes = [one.code for one in structure_of(work.filing.period.cluster_year.catalogue_id).inputs]

    def count(number: int, text: str) -> int:
        data = {name: value for code in codes[:number] for name, value in typed(code, text, base="").items()}
        with CaptureQueriesContext(connection) as queries:
            answer = save_one(work.officer, work.filing, data).json()
        assert not any(cell["bad"] for cell in answer["cells"].values())
        return len(queries)

    count(1, "1")
    assert count(60, "0") == count(1, "1") + 1  # one of the sixty is changed, the others are new
    assert count(60, "KAD") == count(1, "1")


def test_a_rejected_cell_comes_back_with_its_reason_and_an_offer(work):
    answer = save_one(work.officer, work.filing, typed("learner_count", "l206")).json()
    cell = answer["cells"]["learner_count"]
    assert (cell["text"], cell["look"], cell["bad"]) == ("l206", "rejected", True)
    assert 'data-text="1.206"' in state_of(work)["rows"]["class_count"]
    assert answer["said"].startswith("Số học viên: không nhận.")


def test_a_closed_filing_answers_the_script_with_the_reason(work):
    filing = bring_to("submitted", work)
    response = post(
        work.officer, filing, "save_cells", typed("class_count", "9"),
        accept="application/json", **{"HX-Request": "true"},
    )  # fmt: skip
    assert response.status_code == 403
    assert "đã khóa" in text_of(response)
    assert stored(filing, "class_count").value == 5


# ── Closed, locked ────────────────────────────────────────────────────────────────────────────────


def test_after_the_period_closed_the_page_is_read_only_and_says_why(work):
    work.filing.period.closes_at = clock.now() - timedelta(hours=1)
    work.filing.period.save()
    page = get(work.officer, work.filing)
    assert "data-input" not in page.content.decode()
    assert "đã khóa nhận" in text_of(page)


def test_what_was_typed_as_the_period_closed_stays_on_the_page(work):
    work.filing.period.closes_at = clock.now() - timedelta(seconds=1)
    work.filing.period.save()
    response = save(work.officer, work.filing, typed("class_count", "17") | typed("learner_count", ""))
    assert response.status_code == 403
    assert "Chữ đồng chí đã gõ: 17" in text_of(response)
    assert not FilingValue.objects.filter(filing=work.filing).exists()
    assert RefusedAct.objects.filter(act="reports.edit_cells").count() == 1


def test_an_extension_opens_the_cells_again(work):
    work.filing.period.closes_at = clock.now() - timedelta(hours=1)
    work.filing.period.save()
    chair = chair_officer(work.filing)
    actions.extend(filing=work.filing, by=chair, until=clock.now() + timedelta(days=1), reason="Bão lụt")
    assert save(work.officer, work.filing, typed("class_count", "17")).status_code == 302
    assert stored(work.filing, "class_count").value == 17
    assert "Bão lụt" in text_of(get(work.officer, work.filing))


def test_the_principal_types_nothing(work):
    response = save(work.principal, work.filing, typed("class_count", "17"))
    assert response.status_code == 403
    assert not FilingValue.objects.filter(filing=work.filing).exists()
