"""More time for one school: at every boundary, for all cells or some, given and ended in the open."""

import pytest

from cumthidua.core import audit, clock
from cumthidua.core.models import AuditEvent, Notice
from cumthidua.core.policy import Refused
from reports import actions
from reports.cells import CellEntry
from reports.deadlines import Phase, phase_of
from reports.filing_acts import address
from reports.models import Extension, Filing
from tests.builders import (
    academy,
    administrator,
    at,
    bring_to,
    chair_officer,
    fill,
    make_filing,
    officer,
    team,
)
from tests.pages import client_of, words_of

pytestmark = pytest.mark.django_db
OPENS, DUE, CLOSES = at(2024, 6, 1), at(2024, 6, 15, 17), at(2024, 6, 20, 17)
UNTIL = at(2024, 6, 25, 17)


@pytest.fixture
def work():
    return team(make_filing(opens_at=OPENS, due_at=DUE, closes_at=CLOSES))


def extend(work, *codes, until=UNTIL, by=None):
    return actions.extend(
        filing=work.filing,
        by=by or chair_officer(work.filing),
        until=until,
        reason="Thiên tai",
        codes=codes,
    )


def states(work, **texts):
    entries = [CellEntry(code, text) for code, text in texts.items()]
    saved = actions.save_cells(filing=work.filing, entries=entries, by=work.officer)
    return {result.code: str(result.state) for result in saved}


@pytest.mark.parametrize(
    ("instant", "phase", "words"),
    [
        (at(2024, 5, 31, 23, 59), Phase.AHEAD, "Chưa mở nhập; mở từ 08:00 ngày 01/06/2024"),
        (OPENS, Phase.OPEN, "hạn nộp 17:00 ngày 15/06/2024, còn 14 ngày"),
        (DUE, Phase.OPEN, "hạn nộp 17:00 ngày 15/06/2024, hôm nay"),
        (
            at(2024, 6, 15, 17, 1),
            Phase.GRACE,
            "vẫn nhận đến 17:00 ngày 20/06/2024, nộp lúc này ghi là nộp muộn",
        ),
        (at(2024, 6, 20, 16, 59), Phase.GRACE, "Đã quá hạn"),
        (CLOSES, Phase.LOCKED, "Đã khóa nhận từ 17:00 ngày 20/06/2024"),
    ],
)
def test_the_page_says_which_time_it_is(work, instant, phase, words):
    with clock.at(instant):
        assert phase_of(work.reload(), instant) == phase
        url = address(work.filing, "filing")
        assert words in words_of(client_of(work.officer).get(url))


@pytest.mark.parametrize("instant", [at(2024, 6, 18), at(2024, 6, 21)], ids=["grace", "locked"])
def test_who_was_asked_to_mend_a_punctual_filing_is_not_called_late(work, instant):
    with clock.at(at(2024, 6, 10)):
        bring_to("returned", work)
    with clock.at(instant):
        page = words_of(client_of(work.officer).get(address(work.filing, "filing")))
    assert "các ô trả lại vẫn mở, nộp lại không tính là nộp muộn" in page
    assert "ghi là nộp muộn" not in page


@pytest.mark.parametrize(
    ("instant", "phase"),
    [
        (at(2024, 6, 24), Phase.EXTENDED),
        (at(2024, 6, 25, 16, 59), Phase.EXTENDED),
        (UNTIL, Phase.LOCKED),
    ],
)
def test_an_extension_runs_until_its_very_end(work, instant, phase):
    with clock.at(at(2024, 6, 21)):
        extend(work)
    assert phase_of(work.reload(), instant) == phase
    with clock.at(instant):
        if phase == Phase.EXTENDED:
            fill(work.filing, work.officer, class_count=5)
            assert not actions.submit(filing=work.filing, by=work.officer).was_late
        else:
            with pytest.raises(Refused, match="khóa nhận"):
                fill(work.filing, work.officer, class_count=5)


def test_after_the_lock_an_extension_opens_the_named_cells_alone_and_they_lock_again(work):
    with clock.at(at(2024, 6, 10)):
        fill(work.filing, work.officer, class_count=5, learner_count=200)
    with clock.at(at(2024, 6, 21)):
        extend(work, "class_count")
        assert states(work, class_count="6", learner_count="999") == {
            "class_count": "saved",
            "learner_count": "locked",
        }
        with pytest.raises(Refused, match="không mở"):
            actions.explain_cell(filing=work.filing, code="learner_count", text="x", by=work.officer)
    with clock.at(UNTIL), pytest.raises(Refused):
        states(work, class_count="7")
    values = dict(work.filing.values.values_list("indicator__code", "value"))
    assert values == {"class_count": 6, "learner_count": 200}


def test_a_filing_is_submitted_in_its_extension_with_what_was_saved_before(work):
    with clock.at(at(2024, 6, 10)):
        fill(work.filing, work.officer, learner_count=200)
    with clock.at(at(2024, 6, 21)):
        extend(work, "class_count")
        fill(work.filing, work.officer, class_count=6)
        assert not actions.submit(filing=work.filing, by=work.officer).was_late
    assert work.reload().values.count() == 2


def test_while_the_period_is_open_a_named_extension_locks_nothing(work):
    with clock.at(at(2024, 6, 16)):
        extend(work, "class_count")
        assert states(work, learner_count="9") == {"learner_count": "saved"}
        assert not actions.submit(filing=work.filing, by=work.officer).was_late


def test_another_school_stays_locked(work):
    other = team(Filing.objects.for_pages().exclude(pk=work.filing.pk).filter(period=work.filing.period)[0])
    with clock.at(at(2024, 6, 21)):
        extend(work)
        with pytest.raises(Refused, match="khóa nhận"):
            fill(other.filing, other.officer, class_count=5)


def test_in_a_return_an_extension_opens_its_cells_beside_the_returned_ones(work):
    with clock.at(at(2024, 6, 10)):
        bring_to("returned", work)
    with clock.at(at(2024, 6, 21)):
        extend(work, "topic_school")
        assert states(work, class_count="7", topic_school="2", learner_count="9") == {
            "class_count": "saved",
            "topic_school": "saved",
            "learner_count": "locked",
        }


@pytest.mark.parametrize("role", ["reviewer", "leader"])
def test_the_department_of_the_academy_gives_time_and_the_trail_says_who(work, role):
    with clock.at(at(2024, 6, 21)):
        extend(work, by=academy(role))
    assert AuditEvent.objects.get(act="filing.extend").sentence == "Học viện gia hạn nộp số liệu"
    assert audit.verify().ok


def test_nobody_else_gives_or_ends_time(work):
    vice_chair = officer(work.filing.period.cluster_year.duties.get(duty="standing_vice_chair").school)
    with clock.at(at(2024, 6, 21)):
        extension = extend(work)
        for person in (administrator(), work.officer, work.principal, vice_chair):
            with pytest.raises(Refused, match="Cụm trưởng"):
                extend(work, by=person)
            with pytest.raises(Refused, match="Cụm trưởng"):
                actions.end_extension(extension=extension, by=person, reason="x")
    extension.refresh_from_db()
    assert extension.ended_at is None
    assert Extension.objects.count() == 1


@pytest.mark.parametrize(
    ("codes", "reason"), [(["khong-co"], "không thuộc"), (["class_plan_rate"], "không thuộc")]
)
def test_a_cell_that_is_not_typed_is_not_extended(work, codes, reason):
    with clock.at(at(2024, 6, 21)), pytest.raises(Refused, match=reason):
        extend(work, *codes)
    assert not Extension.objects.exists()


def test_an_extension_ended_early_locks_at_once_and_keeps_what_was_saved(work):
    with clock.at(at(2024, 6, 21)):
        extension = extend(work)
        fill(work.filing, work.officer, class_count=5)
    with clock.at(at(2024, 6, 22)):
        actions.end_extension(extension=extension, by=chair_officer(work.filing), reason="Đã khắc phục")
        with pytest.raises(Refused, match="khóa nhận"):
            fill(work.filing, work.officer, class_count=6)
        with pytest.raises(Refused, match="đã kết thúc"):
            actions.end_extension(extension=extension, by=chair_officer(work.filing), reason="Lần nữa")
    assert work.filing.values.get().value == 5
    assert work.reload().due_at == at(2024, 6, 22)
    extension.refresh_from_db()
    assert extension.end_reason == "Đã khắc phục"
    kinds = set(Notice.objects.filter(recipient=work.officer).unread().values_list("kind", flat=True))
    assert kinds == {"filing_extension_ended"}


def test_lateness_is_a_fact_that_no_later_extension_and_no_new_date_change(work):
    with clock.at(at(2024, 6, 15, 19, 13)):
        bring_to("returned", work)
    with clock.at(at(2024, 6, 17)):
        extend(work)
    period = work.filing.period
    period.due_at = at(2024, 6, 19)
    period.save()
    filing = work.reload()
    assert filing.was_late
    with clock.at(at(2024, 6, 18)):
        page = words_of(client_of(work.officer).get(address(filing, "filing")))
    assert "muộn 2 giờ 13 phút so với hạn 17:00 ngày 15/06/2024" in page


def test_what_was_taken_back_and_submitted_after_the_deadline_is_late(work):
    with clock.at(at(2024, 6, 14)):
        bring_to("submitted", work)
        actions.recall(filing=work.filing, by=work.officer)
    with clock.at(at(2024, 6, 16)):
        actions.submit(filing=work.reload(), by=work.officer)
    assert work.reload().was_late


# ── The page, and the ledger that every member reads ──────────────────────────────────────────────


def test_the_chair_gives_time_for_two_cells_on_the_page_and_ends_it_there(work):
    chair = client_of(chair_officer(work.filing))
    url = address(work.filing, "extend_filing")
    with clock.at(at(2024, 6, 21)):
        page = words_of(chair.get(url))
        assert "Học viên tốt nghiệp" in page
        sent = {"day": "25/06/2024", "reason": "Thiên tai", "codes": ["class_count", "topic_school"]}
        assert chair.post(url, sent).status_code == 302
        extension = Extension.objects.get()
        assert extension.codes == ["class_count", "topic_school"]
        assert "Kết thúc gia hạn này trước hạn" in words_of(chair.get(url))
        end = address(work.filing, "end_extension", extension=extension.pk)
        refused = chair.post(end, {"end_reason": ""})
        assert refused.status_code == 422
        assert "Đồng chí ghi lý do kết thúc gia hạn." in refused.content.decode()
        assert chair.post(end, {"end_reason": "Xong sớm"}).status_code == 302
    extension.refresh_from_db()
    assert extension.end_reason == "Xong sớm"


def test_the_extension_of_another_filing_is_not_found(work):
    other = team(make_filing(opens_at=OPENS, due_at=DUE, closes_at=CLOSES))
    with clock.at(at(2024, 6, 21)):
        extension = extend(other)
        end = address(work.filing, "end_extension", extension=extension.pk)
        assert client_of(chair_officer(work.filing)).post(end, {"end_reason": "x"}).status_code == 404
    extension.refresh_from_db()
    assert extension.ended_at is None


def test_a_member_reads_who_got_how_long_for_which_cells_why_and_by_whom(work):
    member = officer(work.filing.period.cluster_year.schools.order_by("year_memberships__order")[1])
    with clock.at(at(2024, 6, 21)):
        extension = extend(work, "class_count")
        period = work.filing.period
        url = f"/so-lieu/{period.cluster_year.cluster.code}/{period.code}/"
        page = words_of(client_of(member).get(url))
    assert "Gia hạn đến 17:00 ngày 25/06/2024 cho 1 ô (Số lớp đào tạo, bồi dưỡng): Thiên tai" in page
    assert str(extension.granted_by) in page
