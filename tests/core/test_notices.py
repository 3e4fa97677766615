"""Notices and the outbox: decided with the act, sent after it, dead when the act is reversed."""

import pytest
from django.core import mail
from django.db import transaction

from cumthidua.core import clock, notices
from cumthidua.core.models import Notice, OutboxMail
from tests.builders import at, make_school, make_user

pytestmark = pytest.mark.django_db


def tell(*people, kind: str = "filing_returned", about=None):
    return notices.notify(
        recipients=people,
        kind=kind,
        text="Số liệu bị trả lại",
        url="/so-lieu/a/2024-H1/b/",
        about=about or make_school(),
    )


def test_each_person_is_told_once_with_a_mail_that_links_to_the_portal(settings):
    settings.PUBLIC_URL = "https://thidua.example.vn"
    person = make_user()
    tell(person, person)
    assert Notice.objects.visible_to(person).count() == 1
    assert notices.deliver() == 1
    assert mail.outbox[0].to == [person.email]
    assert "https://thidua.example.vn/so-lieu/a/2024-H1/b/" in mail.outbox[0].body


def test_a_person_without_address_gets_the_notice_and_no_mail():
    person = make_user()
    person.email = ""
    person.save()
    tell(person)
    assert Notice.objects.count() == 1
    assert OutboxMail.objects.count() == 0


def test_a_rolled_back_act_tells_nobody():
    with transaction.atomic():
        tell(make_user())
        transaction.set_rollback(True)
    assert Notice.objects.count() == 0
    assert OutboxMail.objects.count() == 0


def test_a_mail_is_sent_once_however_often_the_round_comes():
    tell(make_user())
    assert notices.deliver() == 1
    assert notices.deliver() == 0
    assert len(mail.outbox) == 1


def test_a_reversed_act_takes_back_the_unsent_mail_and_the_unread_notice():
    school, person = make_school(), make_user()
    tell(person, about=school)
    notices.withdraw(kinds=["filing_returned"], about=school)
    assert notices.deliver() == 0
    assert not mail.outbox
    assert not Notice.objects.visible_to(person).unread().exists()
    assert OutboxMail.objects.get().state == "cancelled"


def test_withdrawing_touches_no_other_kind_and_no_other_object():
    school, person = make_school(), make_user()
    tell(person, about=school, kind="filing_accepted")
    tell(person, about=make_school())
    notices.withdraw(kinds=["filing_returned"], about=school)
    assert Notice.objects.unread().count() == 2
    assert notices.deliver() == 2


def test_a_mail_that_was_sent_stays_in_the_record():
    school, person = make_school(), make_user()
    tell(person, about=school)
    notices.deliver()
    notices.withdraw(kinds=["filing_returned"], about=school)
    assert OutboxMail.objects.get().state == "sent"


def test_a_broken_mail_server_is_tried_again_with_growing_pauses_then_given_up(settings):
    settings.EMAIL_BACKEND = "tests.core.broken_mail.Broken"
    tell(make_user())
    now, pauses = at(2026, 11, 1), []
    for _ in range(notices.MAX_ATTEMPTS):
        with clock.at(now):
            assert notices.deliver() == 0
            assert notices.deliver() == 0, "not before its time"
        row = OutboxMail.objects.get()
        pauses.append((row.next_try_at - now).total_seconds() / 60)
        now = row.next_try_at
    assert pauses[:4] == [1, 2, 4, 8]
    assert (row.state, row.attempts) == ("failed", notices.MAX_ATTEMPTS)
    assert "không kết nối được" in row.error


def test_a_mail_server_out_of_reach_costs_the_other_mails_no_attempt(settings):
    settings.EMAIL_BACKEND = "tests.core.broken_mail.Broken"
    tell(make_user(), make_user())
    notices.deliver()
    assert sorted(OutboxMail.objects.values_list("attempts", flat=True)) == [0, 1]


def test_a_mail_that_was_lost_with_its_sender_is_sent_when_its_claim_has_run_out():
    tell(make_user())
    with clock.at(at(2026, 11, 1)):
        OutboxMail.objects.update(next_try_at=clock.now() + notices.CLAIM, attempts=1)
        assert notices.deliver() == 0
    with clock.at(at(2026, 11, 1, 9)):
        assert notices.deliver() == 1
