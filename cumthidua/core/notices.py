"""Notices, and the outbox of mails that goes with them.

`notify()` is called inside an act's transaction: the notice and its mail exist if and only if the act
does. The mail carries no figures and no names of persons, only what happened and the link.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction

from . import clock, jobs
from .models.notices import MailState, Notice, OutboxMail
from .visibility import label_of

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 5


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


def deliver() -> int:
    """Send what waits; each mail in its own locked transaction. Returns how many were sent."""
    sent = 0
    for pk in OutboxMail.objects.filter(state=MailState.WAITING).values_list("pk", flat=True)[:200]:
        with transaction.atomic():
            mail = (
                OutboxMail.objects.select_for_update(skip_locked=True)
                .filter(pk=pk, state=MailState.WAITING)
                .first()
            )
            if mail is not None:
                sent += _send(mail)
    return sent


def _send(mail: OutboxMail) -> bool:
    mail.attempts += 1
    try:
        EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to]).send()
    except Exception as error:
        log.exception("mail %s was not sent", mail.pk)
        mail.error = str(error)[:300]
        if mail.attempts >= MAX_ATTEMPTS:
            mail.state = MailState.FAILED
    else:
        mail.state, mail.sent_at, mail.error = MailState.SENT, clock.now(), ""
    mail.save(update_fields=["state", "attempts", "error", "sent_at"])
    return mail.state == MailState.SENT


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
