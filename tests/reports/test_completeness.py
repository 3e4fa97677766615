"""The board of progress: counts and blockers of every school, no figure of a draft, and the reminders."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from cumthidua.core import clock, notices
from cumthidua.core.models import AuditEvent, Notice
from cumthidua.core.policy import Refused
from reports import actions
from reports.cells import CellEntry
from reports.completeness import Completeness
from reports.filing_acts import address
from reports.models import Reminder
from tests.builders import (
    academy,
    administrator,
    at,
    bring_to,
    chair_officer,
    filing_of,
    fill,
    make_cluster_year,
    make_filing,
    make_period,
    make_school,
    officer,
    team,
)
from tests.pages import client_of, cost_of, words_of

pytestmark = pytest.mark.django_db
NOW = at(2024, 6, 14)


@pytest.fixture
def work():
    with clock.at(NOW):
        yield team(
            make_filing(opens_at=at(2024, 6, 1), due_at=at(2024, 6, 15, 17), closes_at=at(2024, 6, 20))
        )


def url_of(period, name: str = "completeness") -> str:
    return reverse(f"reports:{name}", args=[period.cluster_year.cluster.code, period.code])


def line_of(work, user=None):
    board = Completeness.of(work.filing.period, user or work.officer)
    return next(line for line in board.schools if line.filing.pk == work.filing.pk)


def test_a_line_counts_the_answered_cells_of_each_group(work):
    fill(work.filing, work.officer, class_count=5, learner_count=0, topic_school=2)
    actions.mark_cell(filing=work.filing, code="graduate_count", status="na", by=work.officer)
    line = line_of(work)
    assert [group.answered for group in line.groups] == [3, 1, 0, 0, 0, 0]
    assert (line.answered, line.of) == (4, 60)
    assert (line.groups[0].icon, line.groups[0].word) == ("half", "còn thiếu")
    assert (line.groups[2].icon, line.groups[2].word) == ("dot", "chưa có")


def test_a_school_that_left_the_year_is_neither_counted_nor_reminded(work):
    period, chair = work.filing.period, chair_officer(work.filing)
    period.cluster_year.members.filter(school=work.filing.school).delete()
    lines = Completeness.of(period, chair).schools
    reminded = actions.remind_all(period=period, by=chair)
    for filings in ([line.filing for line in lines], [reminder.filing for reminder in reminded]):
        assert len(filings) == 2
        assert work.filing not in filings


def test_the_blockers_are_named_in_counts(work):
    fill(work.filing, work.officer, essay_contest_school=3, essay_contest_sent_province=5, topic_ministry=1)
    actions.save_cells(
        filing=work.filing,
        entries=[CellEntry("class_count", "mươi"), CellEntry("learner_count", "x1y")],
        by=work.officer,
    )
    line = line_of(work)
    assert line.blockers[:2] == ("2 ô không nhận", "1 chỗ trái quy tắc")
    assert line.missing_evidence == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("submitted", ("chờ Hiệu trưởng xác nhận",)),
        ("certified", ("chờ Cụm trưởng tiếp nhận",)),
        ("accepted", ()),
        ("returned", ("1 ô trả lại chưa trả lời",)),
    ],
)
def test_a_filing_on_its_way_says_whom_it_waits_for(work, state, words):
    bring_to(state, work)
    assert line_of(work).blockers == words


def test_the_last_activity_is_that_of_a_cell_or_a_step(work):
    assert line_of(work).last_activity is None
    with clock.at(NOW + timedelta(minutes=5)):
        fill(work.filing, work.officer, class_count=5)
    assert line_of(work).last_activity == NOW + timedelta(minutes=5)
    with clock.at(NOW + timedelta(minutes=9)):
        actions.submit(filing=work.filing, by=work.officer)
    assert line_of(work).last_activity == NOW + timedelta(minutes=9)


def test_the_page_shows_the_counts_of_a_draft_and_never_its_figures(work):
    fill(work.filing, work.officer, class_count=4321, learner_count=98765)
    page = words_of(client_of(chair_officer(work.filing)).get(url_of(work.filing.period)))
    assert "2/60 ô" in page
    assert not [figure for figure in ("4.321", "4321", "98.765", "98765") if figure in page]


def test_the_leading_schools_and_the_academy_read_it_and_only_the_chair_reminds(work):
    year = work.filing.period.cluster_year
    vice_chair = officer(year.duties.get(duty="standing_vice_chair").school)
    url = url_of(work.filing.period)
    for reader in (vice_chair, academy(), administrator()):
        assert "Nhắc" not in words_of(client_of(reader).get(url))
        assert client_of(reader).post(url_of(work.filing.period, "remind_schools")).status_code == 403
    assert "Nhắc 3 trường chưa nộp" in words_of(client_of(chair_officer(work.filing)).get(url))
    for outsider in (work.officer, officer(make_school())):
        assert client_of(outsider).get(url).status_code == 404
    assert not Reminder.objects.exists()


def test_the_board_is_reached_from_the_consolidation_by_those_who_may_read_it(work):
    period = work.filing.period
    table = reverse("reports:consolidation", args=[period.cluster_year.cluster.code, period.code])
    assert url_of(period) in client_of(chair_officer(work.filing)).get(table).content.decode()
    assert url_of(period) not in client_of(work.officer).get(table).content.decode()


def test_the_ledger_of_extensions_stands_on_the_board(work):
    chair = chair_officer(work.filing)
    actions.extend(
        filing=work.filing, by=chair, until=at(2024, 6, 18, 17), reason="Bão", codes=["class_count"]
    )
    page = words_of(client_of(chair).get(url_of(work.filing.period)))
    assert "Gia hạn đến 17:00 ngày 18/06/2024 cho 1 ô (Số lớp đào tạo, bồi dưỡng): Bão" in page


def test_the_board_costs_the_same_for_one_school_and_twelve():
    def cost(schools: int, year: int) -> int:
        period = make_period(make_cluster_year(schools=schools, year=year))
        for school in period.cluster_year.schools.all():
            own = team(filing_of(period, school))
            fill(own.filing, own.officer, class_count=5, topic_ministry=1)
            if own.filing.pk % 2:
                bring_to("returned", own)
        client = client_of(chair_officer(period))
        client.get(url_of(period))
        return cost_of(client, url_of(period))

    assert cost(1, 2023) == cost(12, 2024)


# ── Reminders ─────────────────────────────────────────────────────────────────────────────────────


def test_a_reminder_reaches_officer_and_principal_and_is_shown_with_who_and_when(work):
    chair = chair_officer(work.filing)
    client = client_of(chair)
    assert client.post(address(work.filing, "remind_school")).status_code == 302
    for person in (work.officer, work.principal):
        notice = Notice.objects.get(recipient=person, kind="filing_reminder")
        assert notice.text == (
            "Cụm trưởng nhắc nộp số liệu 6 tháng đầu năm 2024, hạn 17:00 ngày 15/06/2024 (còn 1 ngày)"
        )
    page = words_of(client.get(url_of(work.filing.period)))
    assert f"Nhắc 08:00 ngày 14/06/2024, {chair}" in page
    assert AuditEvent.objects.get(act="filing.remind").actor == chair.username
    notices.deliver()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(("hours", "allowed"), [(11.9, False), (12, True)])
def test_no_second_reminder_within_twelve_hours(work, hours, allowed):
    chair = chair_officer(work.filing)
    actions.remind(filing=work.filing, by=chair)
    with clock.at(NOW + timedelta(hours=hours)):
        if allowed:
            actions.remind(filing=work.filing, by=chair)
        else:
            with pytest.raises(Refused, match="12 giờ"):
                actions.remind(filing=work.filing, by=chair)
    assert Reminder.objects.count() == 1 + allowed


def test_who_has_submitted_is_not_reminded_and_its_reminder_is_withdrawn(work):
    chair = chair_officer(work.filing)
    actions.remind(filing=work.filing, by=chair)
    bring_to("submitted", work)
    assert not Notice.objects.filter(kind="filing_reminder").unread().exists()
    with clock.at(NOW + timedelta(days=1)), pytest.raises(Refused, match="đã nộp"):
        actions.remind(filing=work.filing, by=chair)


def test_before_the_period_opens_nobody_is_reminded(work):
    with clock.at(at(2024, 5, 31)), pytest.raises(Refused, match="chưa mở"):
        actions.remind(filing=work.filing, by=chair_officer(work.filing))


def test_all_are_reminded_but_those_who_filed_or_were_just_reminded(work):
    chair = chair_officer(work.filing)
    period = work.filing.period
    others = [team(filing) for filing in period.filings.exclude(pk=work.filing.pk)]
    bring_to("submitted", others[0])
    actions.remind(filing=work.filing, by=chair)
    assert client_of(chair).post(url_of(period, "remind_schools")).status_code == 302
    assert sorted(Reminder.objects.values_list("filing", flat=True)) == sorted(
        [work.filing.pk, others[1].filing.pk]
    )
    assert AuditEvent.objects.get(act="period.remind").data == {"schools": [others[1].filing.school.code]}
    with pytest.raises(Refused, match="12 giờ"):
        actions.remind_all(period=period, by=chair)
    for own in (work, others[1]):
        bring_to("submitted", own)
    with pytest.raises(Refused, match="đều đã nộp"):
        actions.remind_all(period=period, by=chair)
    assert Reminder.objects.count() == 2


def test_nobody_but_the_chair_reminds(work):
    for person in (work.officer, work.principal, academy(), administrator()):
        with pytest.raises(Refused, match="Cụm trưởng"):
            actions.remind(filing=work.filing, by=person)
    assert not Reminder.objects.exists()
