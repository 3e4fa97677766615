"""The pages of a filing: who sees what, what a save keeps, and what each step shows and changes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.structure import structure_of
from cumthidua.core import clock
from cumthidua.core.models import Attachment, RefusedAct
from reports import actions
from reports.filing_acts import address
from reports.models import Filing, FilingValue
from tests.builders import (
    Team,
    academy,
    accepted,
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
from tests.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


def get(user: Any, filing: Filing, name: str = "filing", **extra: Any) -> Any:
    return client_of(user).get(address(filing, name), extra)


def post(user: Any, filing: Filing, name: str, data: dict | None = None, **headers: str) -> Any:
    return client_of(user).post(address(filing, name), data or {}, headers=headers)


def typed(code: str, text: str, *, original: str = "", base: int | str = 0) -> dict[str, Any]:
    return {f"cell-{code}": text, f"orig-{code}": original, f"base-{code}": base}


def save(user: Any, filing: Filing, data: dict) -> Any:
    return post(user, filing, "save_cells", data)


def save_one(user: Any, filing: Filing, data: dict) -> Any:
    return post(user, filing, "save_cells", data, accept="application/json")


def stored(filing: Filing, code: str) -> FilingValue:
    return FilingValue.objects.get(filing=filing, indicator__code=code)


def value_in(response: Any, name: str) -> str:
    """What stands in an input of the page."""
    page = response.content.decode()
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no input {name}"
    return found[1]


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


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


# ── Submitting ────────────────────────────────────────────────────────────────────────────────────


def test_before_the_submission_the_blank_cells_are_told(work):
    fill(work.filing, work.officer, class_count=5)
    page = text_of(get(work.officer, work.filing, "submit_filing"))
    assert "59 ô chưa báo cáo, sẽ ghi là chưa báo cáo, không phải 0" in page
    assert "Nộp lên Hiệu trưởng" in page


def test_a_rejected_cell_blocks_the_submission_and_is_named(work):
    fill(work.filing, work.officer, class_count=5)
    save(work.officer, work.filing, typed("learner_count", "abc"))
    page = get(work.officer, work.filing, "submit_filing")
    assert "1 ô không nhận" in text_of(page)
    assert "#o-learner_count" in page.content.decode()
    assert post(work.officer, work.filing, "submit_filing").status_code == 403
    assert work.reload().is_draft


def test_the_officer_submits_once(work):
    fill(work.filing, work.officer, class_count=5)
    assert post(work.officer, work.filing, "submit_filing").status_code == 302
    first = work.reload().submitted_at
    assert post(work.officer, work.filing, "submit_filing").status_code == 403
    assert work.reload().submitted_at == first


def test_what_was_submitted_can_be_recalled_until_it_is_certified(work):
    filing = bring_to("submitted", work)
    assert "Rút lại để sửa" in text_of(get(work.officer, filing))
    assert post(work.officer, filing, "recall_filing").status_code == 302
    assert work.reload().is_draft
    bring_to("certified", work)
    assert post(work.officer, filing, "recall_filing").status_code == 403


# ── Certifying, accepting ─────────────────────────────────────────────────────────────────────────


def test_the_principal_reads_the_figures_and_certifies(work):
    filing = bring_to("submitted", work, class_count=15, learner_count=1206)
    page = text_of(get(work.principal, filing, "certify_filing"))
    assert "1.206" in page
    assert "KT." not in page
    assert post(work.principal, filing, "certify_filing").status_code == 302
    assert f"Xác nhận: {work.principal}" in text_of(get(work.officer, filing))
    assert post(work.principal, filing, "certify_filing").status_code == 403


def test_a_delegated_vice_principal_certifies_for_the_principal(work):
    filing = bring_to("submitted", work)
    deputy = vice_principal(filing.school, "Lường Thị Hoa")
    assert post(deputy, filing, "certify_filing").status_code == 403
    delegate(filing.school, principal=work.principal, deputy=deputy)
    assert "KT. Hiệu trưởng" in text_of(get(deputy, filing, "certify_filing"))
    assert post(deputy, filing, "certify_filing").status_code == 302
    assert "Xác nhận: KT. Hiệu trưởng, Lường Thị Hoa" in text_of(get(work.officer, filing))


def test_the_officer_does_not_certify(work):
    filing = bring_to("submitted", work)
    assert "Xác nhận, gửi Cụm trưởng" not in text_of(get(work.officer, filing))
    assert post(work.officer, filing, "certify_filing").status_code == 403
    assert work.reload().certified_at is None


def test_the_chair_accepts_and_the_academy_only_reads(work):
    filing = bring_to("certified", work)
    chair, reader = chair_officer(filing), academy()
    assert "submitbar" not in get(reader, filing).content.decode()
    assert post(reader, filing, "accept_filing").status_code == 403
    assert "Tiếp nhận" in text_of(get(chair, filing))
    assert post(chair, filing, "accept_filing").status_code == 302
    assert work.reload().is_accepted
    assert post(chair, filing, "accept_filing").status_code == 403


def test_the_chair_of_another_year_does_not_accept(work):
    filing = bring_to("certified", work)
    other = make_cluster_year(year=2025, cluster=filing.period.cluster_year.cluster)
    newcomer = officer(other.duties.get(duty="chair").school)
    assert post(newcomer, filing, "accept_filing").status_code == 404
    assert not work.reload().is_accepted


# ── Returning ─────────────────────────────────────────────────────────────────────────────────────


def test_a_return_without_cells_or_comment_is_asked_for_them_and_keeps_what_was_given(work):
    filing = bring_to("submitted", work)
    without_cells = post(work.principal, filing, "return_filing", {"comment": "Xem lại số lớp."})
    assert without_cells.status_code == 422
    assert "chọn ít nhất một ô" in text_of(without_cells)
    assert "Xem lại số lớp." in without_cells.content.decode()
    without_comment = post(work.principal, filing, "return_filing", {"codes": ["class_count"]})
    assert without_comment.status_code == 422
    assert re.search(r'value="class_count" checked', without_comment.content.decode())
    assert not work.reload().is_returned


def test_only_the_named_cells_open_again_and_the_comment_stands_beside_them(work):
    filing = bring_to("submitted", work, class_count=5, learner_count=200)
    post(work.principal, filing, "return_filing", {"comment": "Xem lại số lớp.", "codes": ["class_count"]})
    page = get(work.officer, work.reload())
    assert re.findall(r'data-cell="(\w+)"', page.content.decode()) == ["class_count"]
    assert text_of(page).count("“Xem lại số lớp.”") == 2
    assert "1 ô trả lại chưa trả lời" in text_of(page)


def test_a_locked_cell_in_a_direct_post_is_refused_and_unchanged_while_the_open_one_is_saved(work):
    filing = bring_to("returned", work, class_count=5, learner_count=200)
    response = save(
        work.officer,
        filing,
        typed("class_count", "6", original="5", base=1)
        | typed("learner_count", "999", original="200", base=1),
    )
    assert response.status_code == 422
    assert "Ô này đã khóa" in text_of(response)
    assert "999" in text_of(response)
    assert stored(filing, "class_count").value == 6
    assert stored(filing, "learner_count").value == 200


def test_a_named_cell_may_stay_when_the_reason_is_written(work):
    filing = bring_to("returned", work, class_count=5)
    assert post(work.officer, filing, "submit_filing").status_code == 403
    save(
        work.officer,
        filing,
        typed("class_count", "5", original="5", base=1) | {"why-class_count": "Đúng 5 lớp."},
    )
    assert stored(filing, "class_count").explanation == "Đúng 5 lớp."
    assert post(work.officer, filing, "submit_filing").status_code == 302


def test_the_chair_returns_an_accepted_filing_to_the_school(work):
    filing = bring_to("accepted", work)
    chair = chair_officer(filing)
    response = post(
        chair, filing, "return_filing", {"comment": "Thiếu học viên.", "codes": ["learner_count"]}
    )
    assert response.status_code == 302
    assert work.reload().is_returned
    assert "Thiếu học viên." in text_of(get(work.officer, filing))


def test_nobody_returns_what_is_not_theirs_to_return(work):
    filing = bring_to("certified", work)
    data = {"comment": "Xem lại.", "codes": ["class_count"]}
    for person in (work.officer, work.principal, academy()):
        assert post(person, filing, "return_filing", data).status_code == 403
    assert not work.reload().is_returned


# ── One cell: kind, explanation, evidence, history ────────────────────────────────────────────────


def test_the_panel_of_a_cell_tells_its_definition_and_its_history(work):
    fill(work.filing, work.officer, learner_count=1141)
    fill(work.filing, work.officer, learner_count=1206)
    panel = client_of(work.officer).get(
        address(work.filing, "filing_history"), {"cell": "learner_count"}, headers={"HX-Request": "true"}
    )
    words = text_of(panel)
    assert "<html" not in panel.content.decode()
    assert "Đơn vị: học viên" in words
    assert words.index("1.206") < words.index("1.141")


def test_the_panel_shows_the_same_period_of_last_year():
    school = make_school()
    year = make_cluster_year(schools=[make_school(), make_school(), school], year=2023)
    accepted(make_period(year), school, learner_count=1148, class_count=9)
    now = make_period(make_cluster_year(schools=[make_school(), make_school(), school], year=2024))
    page = text_of(get(officer(school), filing_of(now, school), "filing_history", cell="learner_count"))
    assert "Cùng kỳ 2023 1.148" in page


def test_a_figure_is_marked_as_estimated_and_read_so(work):
    fill(work.filing, work.officer, learner_count=1200)
    answer = post(
        work.officer, work.filing, "mark_cell", {"cell": "learner_count", "kind": "estimated"},
        accept="application/json",
    ).json()  # fmt: skip
    assert answer["cells"]["learner_count"]["bound"] == "ước"
    assert "ước 1.200" in answer["panel"]


def test_a_cell_is_marked_not_applicable_without_javascript(work):
    response = post(work.officer, work.filing, "mark_cell", {"cell": "topic_ministry", "kind": "na"})
    assert response.status_code == 302
    assert response["Location"].endswith("?cell=topic_ministry")
    assert value_in(get(work.officer, work.filing), "cell-topic_ministry") == "KAD"


def test_an_explanation_answers_a_warning_and_is_read_by_the_principal(work):
    fill(work.filing, work.officer, staff_phd=3, staff_master=4, staff_total=5)
    assert "1 chỗ cần giải trình" in text_of(get(work.officer, work.filing))
    post(work.officer, work.filing, "explain_cell", {"cell": "staff_total", "text": "Có hai người hai bằng."})
    page = text_of(get(work.officer, work.filing))
    assert "cần giải trình" not in page
    assert "Có hai người hai bằng." in text_of(get(work.principal, work.filing))


def test_a_locked_cell_is_neither_marked_nor_explained(work):
    filing = bring_to("returned", work, class_count=5, learner_count=200)
    assert post(work.officer, filing, "mark_cell", {"cell": "learner_count", "kind": "na"}).status_code == 403
    assert (
        post(work.officer, filing, "explain_cell", {"cell": "learner_count", "text": "x"}).status_code == 403
    )
    assert stored(filing, "learner_count").value == 200


def pdf(name: str = "QĐ mở lớp.pdf", content: bytes = b"%PDF-1.4 ...") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_evidence_is_attached_to_a_cell_and_taken_off_again(work):
    post(work.officer, work.filing, "attach_evidence", {"cell": "class_count", "upload": pdf()})
    file = Attachment.objects.with_places().get()
    assert (file.name, file.places, file.uploaded_by) == ("QĐ mở lớp.pdf", ["class_count"], work.officer)
    assert "QĐ mở lớp.pdf" in text_of(get(work.officer, work.filing, "filing_history", cell="class_count"))
    url = address(work.filing, "remove_evidence", file=file.pk)
    assert client_of(work.officer).post(url).status_code == 302
    assert Attachment.objects.about(work.filing).present().count() == 0
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (pdf(content=b""), "Tệp rỗng"),
        (pdf(content=b"MZ not a pdf"), "Chỉ nhận tệp PDF"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_reason(work, upload, reason):
    response = post(work.officer, work.filing, "attach_evidence", {"cell": "class_count", "upload": upload})
    assert response.status_code == 422
    assert reason in text_of(response)
    assert not Attachment.objects.exists()


def test_evidence_is_attached_by_the_officer_alone_and_only_while_the_school_works_on_it(work):
    data = {"cell": "class_count", "upload": pdf()}
    assert post(work.principal, work.filing, "attach_evidence", data).status_code == 403
    filing = bring_to("submitted", work)
    data = {"cell": "class_count", "upload": pdf()}
    assert post(work.officer, filing, "attach_evidence", data).status_code == 403
    assert not Attachment.objects.exists()


def test_the_file_of_another_filing_is_not_taken_off(work):
    other = team()
    post(other.officer, other.filing, "attach_evidence", {"cell": "class_count", "upload": pdf()})
    file = Attachment.objects.get()
    client_of(work.officer).post(address(work.filing, "remove_evidence", file=file.pk))
    assert Attachment.objects.present().count() == 1


def test_the_history_tells_the_acts_and_the_changes(work):
    filing = bring_to("accepted", work, class_count=5)
    page = text_of(get(work.officer, filing, "filing_history"))
    assert "Nộp số liệu lên Hiệu trưởng" in page
    assert "Cụm trưởng tiếp nhận số liệu" in page
    assert "Số lớp đào tạo, bồi dưỡng" in page


# ── More time ─────────────────────────────────────────────────────────────────────────────────────


def test_the_chair_extends_the_deadline_of_a_school_whose_draft_it_does_not_see():
    with clock.at(at(2024, 6, 12)):
        filing = make_filing(opens_at=at(2024, 5, 1), due_at=at(2024, 6, 15, 17))
        chair = chair_officer(filing)
        assert get(chair, filing).status_code == 404
        response = post(chair, filing, "extend_filing", {"day": "20/06/2024", "reason": "Mưa lũ"})
        assert response["Location"] == reverse("reports:consolidation", args=[
            filing.period.cluster_year.cluster.code, "2024-H1"])  # fmt: skip
    assert filing.extensions.get().until == at(2024, 6, 20, 17)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"day": "mai", "reason": "Mưa lũ"}, "Chưa đọc được ngày này"),
        ({"day": "14/06/2024", "reason": "Mưa lũ"}, "Hạn mới phải sau hạn đang có"),
        ({"day": "01/06/2024", "reason": "Mưa lũ"}, "ở sau thời điểm hiện tại"),
        ({"day": "20/06/2024", "reason": " "}, "ghi lý do gia hạn"),
    ],
)
def test_an_extension_needs_a_later_day_and_a_reason(data, reason):
    with clock.at(at(2024, 6, 12)):
        filing = make_filing(opens_at=at(2024, 5, 1), due_at=at(2024, 6, 15, 17))
        response = post(chair_officer(filing), filing, "extend_filing", data)
    assert response.status_code == 422
    assert reason in text_of(response)
    assert not filing.extensions.exists()


def test_nobody_else_extends(work):
    data = {"day": "20/06/2099", "reason": "Mưa lũ"}
    for person in (work.officer, work.principal, administrator()):
        assert post(person, work.filing, "extend_filing", data).status_code == 403
    assert post(principal(make_school()), work.filing, "extend_filing", data).status_code == 404
    assert not work.filing.extensions.exists()


def test_a_fellow_member_reads_the_official_steps_and_not_how_the_figures_came_about():
    schools = [make_school() for _ in range(4)]
    period = make_period(make_cluster_year(schools=schools))
    work = team(filing_of(period, schools[3]))
    bring_to("returned", work)
    fill(work.filing, work.officer, class_count=6)
    chair, fellow = officer(schools[0]), officer(schools[2])
    actions.submit(filing=work.filing, by=work.officer)
    actions.certify(filing=work.filing, by=work.principal)
    filing = actions.accept(filing=work.filing, by=chair)
    for person, told in ((work.officer, True), (chair, True), (fellow, False)):
        whole = text_of(get(person, filing, "filing_history"))
        assert "Cụm trưởng tiếp nhận" in whole
        assert ("Xem lại số lớp." in whole) is told
        assert ("Các ô đã nhập và sửa" in whole) is told


@pytest.mark.parametrize(
    ("name", "said"), [("explain_cell", {"text": "Mở thêm lớp"}), ("mark_cell", {"kind": "na"})]
)
def test_what_is_said_of_a_figure_is_not_put_to_a_newer_one(work, name, said):
    fill(work.filing, work.officer, class_count=5)
    fill(work.filing, work.officer, class_count=6)
    response = post(work.officer, work.filing, name, {"cell": "class_count", "base": "1"} | said)
    assert response.status_code == 403
    assert "vừa được sửa ở nơi khác" in text_of(response)
    assert (stored(work.filing, "class_count").value, stored(work.filing, "class_count").explanation) == (
        6,
        "",
    )
    assert (
        post(work.officer, work.filing, name, {"cell": "class_count", "base": "2"} | said).status_code == 302
    )
