"""From narrative to figures: what an officer is offered from a text, what is written, who may."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from clusters.models import Period
from cumthidua.core import clock, history, jobs
from cumthidua.core.models import Job, RefusedAct
from reports import narrative_import, scan_jobs
from reports.highlights import pieces_of
from reports.models import Bound, FilingValue
from reports.narrative_import import TOO_MANY
from reports.proposals import MOST_ROWS
from reports.sheet import Sheet
from schools.models import School
from tests.builders import (
    Team,
    at,
    bring_to,
    fill,
    make_cluster_year,
    make_period,
    make_school,
    officer,
    team,
)
from tests.pages import client_of, words_of
from tests.reports.test_extraction_files import HAS_TESSERACT, photograph

from .narrative_pages import REPORT, TEXT, held, own, page_of, read, row, tag_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


def another_school(work: Team) -> School:
    return work.filing.period.cluster_year.members.exclude(school=work.filing.school).first().school


# ── What the officer is shown ─────────────────────────────────────────────────────────────────────


def test_a_pasted_text_is_shown_with_its_figures_marked_and_nothing_is_written(work: Team) -> None:
    page = words_of(read(work.officer, work.filing))
    assert "Số lớp đào tạo, bồi dưỡng" in page
    assert ">27 lớp</mark>" in page
    assert "gần 1.800" in page
    assert "02 đề tài cấp tỉnh" in page
    assert held(work.filing) == {}
    assert not history.of(history.scope_of(work.filing)).exists()


def test_the_proposals_stand_in_the_catalogues_order_whatever_the_texts_order(work: Team) -> None:
    page = words_of(
        read(work.officer, work.filing, "Có 02 hội thảo cấp tỉnh. Đã mở 27 lớp với 900 học viên.")
    )
    places = [
        page.index(f'value="{code}:0"') for code in ("class_count", "learner_count", "workshop_province")
    ]
    assert places == sorted(places)


def test_a_misprint_put_right_waits_to_be_ticked(work: Team) -> None:
    page = words_of(read(work.officer, work.filing, "Trường có 15 lớp/l206 học viên."))
    assert "“l206 học viên” đọc là 1.206: xin xác nhận" in page
    assert "checked" not in tag_of(page, 'value="learner_count:0"')


def test_what_could_be_several_indicators_is_a_question_with_no_answer_chosen(work: Team) -> None:
    item = tag_of(
        words_of(read(work.officer, work.filing, "Tổ chức 01 hội thảo cấp tỉnh; 01 cấp trường.")),
        "là chỉ tiêu nào?",
    )
    assert item.count('type="radio"') >= 3
    assert "checked" not in item
    assert "Bỏ qua" in item


def test_two_values_for_one_cell_are_a_question(work: Team) -> None:
    text = "Năm 2023 mở 20 lớp; năm 2024 mở 25 lớp."
    item = tag_of(words_of(read(work.officer, work.filing, text)), "chọn một trong 2 số")
    assert "checked" not in item


def test_a_part_of_the_same_indicator_is_not_offered_beside_its_whole(work: Team) -> None:
    page = words_of(read(work.officer, work.filing, "Đã mở 64 lớp, trong đó 10 lớp mở ở huyện."))
    assert 'value="10"' not in page
    assert page.count('value="class_count:0"') == 1


def test_figures_of_another_school_are_set_apart_and_cannot_be_taken(work: Team) -> None:
    other = another_school(work)
    page = words_of(
        read(work.officer, work.filing, f"(1) {other.name}: 40 lớp; (2) {work.filing.school.name}: 27 lớp.")
    )
    assert f"Số của {other.short_name}" in page
    assert 'name="text-1"' not in page
    assert 'value="27"' in page


def test_a_total_beside_ones_own_figures_is_set_apart(work: Team) -> None:
    school, other = work.filing.school, another_school(work)
    text = f"Cả cụm mở 67 lớp. (1) {other.name}: 40 lớp; (2) {school.name}: 27 lớp."
    page = words_of(read(work.officer, work.filing, text))
    assert "Số chung của văn bản" in page
    assert page.count('value="class_count:0"') == 1
    assert "checked" in tag_of(page, 'value="class_count:0"')


def test_a_figure_beside_those_of_other_schools_is_offered_but_not_ticked(period: Period) -> None:
    gamma = own(period, "Gamma")
    item = tag_of(words_of(read(officer(gamma.school), gamma, REPORT)), 'value="staff_sent_phd:0"')
    assert "Văn bản có nói về trường khác" in item
    assert "checked" not in item


def test_the_text_is_escaped_wherever_it_is_shown(work: Team) -> None:
    page = words_of(read(work.officer, work.filing, "<script>alert(1)</script> Đã mở 27 lớp <b>ở</b> tỉnh."))
    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


def test_no_more_figures_are_offered_than_one_form_can_send(work: Team) -> None:
    text = " ".join(f"Đã mở {number} lớp." for number in range(1, MOST_ROWS + 11))
    page = words_of(read(work.officer, work.filing, text))
    assert page.count('name="code-') == MOST_ROWS
    assert page.count(TOO_MANY) == 10


@given(
    text=st.text(max_size=60),
    spans=st.dictionaries(st.integers(1, 9), st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6),
)
def test_the_pieces_of_a_text_are_the_text_however_its_figures_overlap(
    text: str, spans: dict[int, tuple[int, int]]
) -> None:
    pieces = pieces_of(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in spans.items():
        marked = "".join(piece.text for piece in pieces if number in piece.numbers)
        assert marked == text[start:end]
        assert sum(number in piece.first for piece in pieces) == bool(marked)


# ── What the officer writes ───────────────────────────────────────────────────────────────────────


def test_the_chosen_rows_are_written_with_their_words_their_bound_and_their_way(work: Team) -> None:
    data = row(1, "class_count", "27") | row(
        2, "learner_count", "1.800", bound="at_most", source="gần 1.800 học viên"
    )
    answer = read(work.officer, work.filing, save="1", take=["1", "2"], **data)
    assert answer.status_code == 302
    assert held(work.filing) == {"class_count": 27, "learner_count": 1800}
    cell = FilingValue.objects.get(filing=work.filing, indicator__code="learner_count")
    assert (cell.bound, cell.source_text) == (Bound.AT_MOST, "gần 1.800 học viên")
    assert {change.source for change in history.of(history.scope_of(work.filing))} == {"narrative"}


def test_one_row_is_written_by_its_own_button_and_the_text_stays(work: Team) -> None:
    data = row(1, "class_count", "27") | row(2, "learner_count", "1.800")
    page = words_of(read(work.officer, work.filing, only="2", take=["1", "2"], **data))
    assert held(work.filing) == {"learner_count": 1800}
    assert TEXT in page


def test_an_answered_question_is_written_and_an_unanswered_one_is_not(work: Team) -> None:
    asked = row(1, "", "1") | {"ask": ["1", "2"]} | row(2, "", "3")
    data = asked | {"code-1": "workshop_school:0", "code-2": ""}
    read(work.officer, work.filing, save="1", **data)
    assert held(work.filing) == {"workshop_school": 1}


def test_the_value_picked_among_two_is_written_alone(work: Team) -> None:
    data = row(1, "class_count", "20") | row(2, "class_count", "25") | {"pick-class_count": "2"}
    read(work.officer, work.filing, save="1", **data)
    assert held(work.filing) == {"class_count": 25}


def test_nothing_chosen_writes_nothing_and_says_so(work: Team) -> None:
    assert "Chưa chọn số liệu nào" in words_of(read(work.officer, work.filing, save="1"))
    assert held(work.filing) == {}


def test_a_second_click_changes_nothing(work: Team) -> None:
    data = row(1, "class_count", "27") | {"save": "1", "take": ["1"]}
    read(work.officer, work.filing, **data)
    read(work.officer, work.filing, **data)
    assert history.of(history.scope_of(work.filing)).count() == 1


def test_what_somebody_else_typed_meanwhile_is_not_overwritten(work: Team) -> None:
    fill(work.filing, work.officer, class_count=30)
    page = words_of(read(work.officer, work.filing, save="1", take=["1"], **row(1, "class_count", "27")))
    assert held(work.filing) == {"class_count": 30}
    assert "chưa ghi" in page


@pytest.mark.parametrize("number", ["x", "-1", "99", "1" * 400, "²"])
def test_row_numbers_of_a_forged_form_write_nothing(work: Team, number: str) -> None:
    assert read(work.officer, work.filing, save="1", take=[number]).status_code == 200
    assert held(work.filing) == {}


# ── What cannot be read ───────────────────────────────────────────────────────────────────────────


def test_an_empty_form_is_answered_at_its_field(work: Team) -> None:
    answer = read(work.officer, work.filing, "  ")
    assert answer.status_code == 422
    assert "Đồng chí dán đoạn văn bản, hoặc chọn tệp." in answer.content.decode()


def test_a_text_too_long_is_refused_and_stays_in_the_box(work: Team) -> None:
    answer = read(work.officer, work.filing, "Đã mở 27 lớp. " * 8000)
    assert answer.status_code == 422
    assert "dài hơn 100.000 ký tự" in answer.content.decode()
    assert answer.content.decode().count("Đã mở 27 lớp.") == 8000


def test_a_bad_file_is_answered_at_its_field_and_nothing_is_kept(work: Team) -> None:
    answer = read(work.officer, work.filing, "", file=SimpleUploadedFile("a.docx", b"PK\x03\x04hong"))
    assert answer.status_code == 422
    assert "Không mở được tệp Word" in answer.content.decode()
    assert not Job.objects.exists()


def test_a_text_file_is_read_like_a_pasted_text(work: Team) -> None:
    upload = SimpleUploadedFile("bao-cao.txt", TEXT.encode("utf-16"))
    assert ">27 lớp</mark>" in words_of(read(work.officer, work.filing, "", file=upload))


def test_a_text_beside_a_file_is_asked_about_and_stays(work: Team) -> None:
    answer = read(work.officer, work.filing, TEXT, file=SimpleUploadedFile("a.txt", b"Co 5 lop"))
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()


# ── Pictures ──────────────────────────────────────────────────────────────────────────────────────


def test_a_machine_without_tesseract_says_so_at_the_field(
    work: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = read(work.officer, work.filing, "", file=SimpleUploadedFile("a.png", photograph()))
    assert answer.status_code == 422
    assert "Máy chủ này chưa cài bộ nhận dạng chữ" in answer.content.decode()
    assert not Job.objects.exists()


@pytest.fixture
def scan(work: Team, django_capture_on_commit_callbacks: Any) -> str:
    """The address of a photograph's reading, done."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = read(work.officer, work.filing, "", file=SimpleUploadedFile("a.png", photograph()))
    assert answer.status_code == 302
    return answer["Location"]


@HAS_TESSERACT
def test_a_photograph_is_read_in_the_background_and_its_file_deleted(work: Team, scan: str) -> None:
    page = words_of(client_of(work.officer).get(scan))
    assert ">27 lớp</mark>" in page
    assert not default_storage.exists(Job.objects.get().params["file"])


@HAS_TESSERACT
def test_a_reading_is_seen_by_who_asked_for_it_alone(work: Team, scan: str) -> None:
    other = words_of(client_of(officer(work.filing.school)).get(scan))
    assert "27 lớp" not in other


@HAS_TESSERACT
def test_the_text_of_a_scan_is_forgotten_after_a_day(work: Team, scan: str) -> None:
    scan_jobs.forget_scans()
    assert Job.objects.get().result["text"]
    with clock.at(clock.now() + timedelta(hours=25)):
        scan_jobs.forget_scans()
    assert Job.objects.get().result == {}
    assert "27 lớp" not in words_of(client_of(work.officer).get(scan))


def test_a_reading_tried_again_after_it_was_forgotten_asks_for_the_file(work: Team) -> None:
    forgotten = jobs.enqueue(kind=scan_jobs.READ_SCAN, key="", params={}, by=work.officer)
    jobs.run(forgotten.pk)
    assert Job.objects.get().error == scan_jobs.LOST


def test_an_address_with_a_forged_job_shows_the_empty_form(work: Team) -> None:
    page = client_of(work.officer).get(page_of(work.filing), {"viec": "khong-phai-uuid"})
    assert "Dán văn bản" in words_of(page)


# ── Who may, and when ─────────────────────────────────────────────────────────────────────────────


def test_another_school_does_not_find_the_page(work: Team) -> None:
    stranger = officer(make_school())
    assert client_of(stranger).get(page_of(work.filing)).status_code == 404
    assert read(stranger, work.filing).status_code == 404


def test_the_principal_reads_the_filing_but_does_not_fill_it(work: Team) -> None:
    data = row(1, "class_count", "27")
    assert read(work.principal, work.filing, save="1", take=["1"], **data).status_code == 403
    assert held(work.filing) == {}


def test_after_the_deadline_the_text_stays_and_nothing_is_written(work: Team) -> None:
    Period.objects.filter(pk=work.filing.period_id).update(closes_at=at(2024, 7, 1))
    with clock.at(at(2025, 6, 1)):
        answer = read(work.officer, work.filing, save="1", take=["1"], **row(1, "class_count", "27"))
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert held(work.filing) == {}
    assert RefusedAct.objects.exists()


def test_an_accepted_filing_takes_no_figure(work: Team) -> None:
    bring_to("accepted", work)
    before = held(work.filing)
    answer = read(work.officer, work.filing, save="1", take=["1"], **row(1, "topic_school", "4"))
    assert answer.status_code == 403
    assert held(work.filing) == before


@pytest.fixture
def period() -> Period:
    schools = [make_school("Alpha"), make_school("Beta"), make_school("Gamma")]
    return make_period(make_cluster_year(schools=schools))


# ── One by one ────────────────────────────────────────────────────────────────────────────────────


def test_writing_one_figure_keeps_what_was_ticked_picked_and_answered(work: Team) -> None:
    text = (
        "Đã mở 27 lớp với 900 học viên, 02 đề tài cấp tỉnh. Năm 2023 xuất bản 01 kỷ yếu; năm 2024 xuất bản "
        "03 kỷ yếu. Tổ chức 01 hội thảo cấp tỉnh; 01 cấp trường."
    )
    page = words_of(read(work.officer, work.filing, text))
    assert "checked" in tag_of(page, 'value="topic_province:0"')
    number = {item.row.proposal.code: item.number for item in reading_of(work, text).items}
    (question,) = [item for item in reading_of(work, text).items if item.is_question]
    answer = question.row.choices[-1].value
    second = max(item.number for item in reading_of(work, text).items if item.rival)
    data = {
        **row(number["class_count"], "class_count", "27"),
        "only": number["class_count"],
        "take": [number["learner_count"]],
        "pick-proceedings": second,
        "ask": question.number,
        f"code-{question.number}": answer,
    }
    page = words_of(read(work.officer, work.filing, text, **data))
    assert held(work.filing) == {"class_count": 27}
    assert "checked" in tag_of(page, 'value="learner_count:0"')
    assert "checked" not in tag_of(page, 'value="topic_province:0"')
    assert f'name="pick-proceedings" value="{second}" checked' in page
    assert f'name="code-{question.number}" value="{answer}" checked' in page
    assert f'formaction="?#de-{number["learner_count"]}"' in page


def test_a_question_written_without_an_answer_says_so_in_its_place(work: Team) -> None:
    text = "Tổ chức 01 hội thảo cấp tỉnh; 01 cấp trường."
    (question,) = [item for item in reading_of(work, text).items if item.is_question]
    page = words_of(read(work.officer, work.filing, text, only=question.number, ask=question.number))
    assert "Đồng chí chọn chỉ tiêu rồi ghi." in tag_of(page, "là chỉ tiêu nào?")
    assert held(work.filing) == {}


def test_a_misprint_that_says_what_stands_already_asks_nothing(work: Team) -> None:
    fill(work.filing, work.officer, learner_count=1206)
    page = words_of(read(work.officer, work.filing, "Trường có 15 lớp/l206 học viên."))
    assert "giống số đang có" in page
    assert "xin xác nhận" not in page
    assert "Đồng chí xem lại" not in page


def reading_of(work: Team, text: str) -> Any:
    return narrative_import.read(text, Sheet.of(work.reload()))
