"""Notices, and the outbox of mails that goes with them.

`notify()` is called inside an act's transaction: the notice and its mail exist if and only if the act
does. The mail carries no figures and no names of persons, only what happened and the link.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models import F, Q

from . import clock, jobs
from .models.notices import MailState, Notice, OutboxMail
from .visibility import label_of

log = logging.getLogger(__name__)
MAILS_A_ROUND = 100
CLAIM = timedelta(minutes=10)
# One minute, two, four … some four days in all: a mail outage over a week-end kills no mail.
FIRST_PAUSE = timedelta(minutes=1)
MAX_ATTEMPTS = 13


def notify(*, recipients: Iterable[Any], kind: str, text: str, url: str, about: models.Model) -> list[Notice]:
    """Tell each recipient once. `url` is a path of the portal; `about` is what it speaks of."""
    notices = [
        Notice.objects.create(
            recipient=person,
            kind=kind,
            text=text[:300],
            url=url,
            about_label=label_of(about),
            about_id=str(about.pk),
            created_at=clock.now(),
        )
        for person in sorted(set(recipients), key=lambda person: person.pk)
    ]
    OutboxMail.objects.bulk_create(
        OutboxMail(notice=notice, to=notice.recipient.email, subject=text[:200], body=_body(notice))
        for notice in notices
        if notice.recipient.email
    )
    transaction.on_commit(_deliver_soon)
    return notices


def withdraw(*, kinds: Iterable[str], about: models.Model) -> None:
    """An act was reversed or overtaken: its unsent mails are cancelled, its unread notices removed."""
    rows = Notice.objects.filter(kind__in=list(kinds), about_label=label_of(about), about_id=str(about.pk))
    OutboxMail.objects.filter(notice__in=rows, state=MailState.WAITING).update(state=MailState.CANCELLED)
    rows.filter(read_at=None).exclude(mail__state=MailState.SENT).exclude(
        mail__state=MailState.CANCELLED
    ).delete()
    rows.unread().update(read_at=clock.now())


def mark_read(*, notices: models.QuerySet[Notice]) -> None:
    notices.filter(read_at=None).update(read_at=clock.now())


@jobs.every_round
def deliver() -> int:
    """Send what is due. Returns how many were sent.

    A mail is claimed by setting its next try, then sent outside any transaction: a mail server that
    hangs must not hold a lock. A mail server that cannot be reached ends the round.
    """
    sent = 0
    for pk in list(_due().values_list("pk", flat=True)[:MAILS_A_ROUND]):
        now = clock.now()
        claimed = _due().filter(pk=pk).update(next_try_at=now + CLAIM, attempts=F("attempts") + 1)
        if not claimed:
            continue
        try:
            sent += _send(OutboxMail.objects.get(pk=pk))
        except OSError:
            log.exception("the mail server is out of reach; the round ends")
            break
    return sent


def _due() -> models.QuerySet[OutboxMail]:
    return OutboxMail.objects.filter(
        Q(next_try_at=None) | Q(next_try_at__lte=clock.now()), state=MailState.WAITING
    )


def _send(mail: OutboxMail) -> bool:
    """Send one claimed mail and write down how it went; a server out of reach raises `OSError`."""
    held = OutboxMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    try:
        EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to]).send()
    except Exception as error:
        given_up = mail.attempts >= MAX_ATTEMPTS
        held.update(
            error=str(error)[:300],
            state=MailState.FAILED if given_up else MailState.WAITING,
            next_try_at=clock.now() + FIRST_PAUSE * 2 ** (mail.attempts - 1),
        )
        if isinstance(error, OSError):
            raise
        log.exception("mail %s was not sent", mail.pk)
        return False
    held.update(state=MailState.SENT, sent_at=clock.now(), error="")
    return True


def _body(notice: Notice) -> str:
    return (
        f"{notice.text}\n\n{settings.PUBLIC_URL}{notice.url}\n\n"
        "Thư do Cổng thi đua các trường chính trị gửi tự động, không cần trả lời.\n"
    )


def _deliver_soon() -> None:
    if settings.JOB_RUNNER == "celery":
        from .tasks import deliver_outbox

        try:
            deliver_outbox.delay()
        except Exception:
            log.exception("broker is out of reach; the outbox waits for the next round")
    elif settings.JOB_RUNNER == "thread":
        jobs.in_background(deliver)
