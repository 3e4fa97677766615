"""Nhắc nộp: the chair reminds a school, or all that have not filed. At most once in twelve hours."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from clusters.models import Period
from cumthidua.core import audit, clock
from cumthidua.core.policy import Refused
from cumthidua.core.vietnamese.dates import deadline_words, format_datetime
from cumthidua.core.workflow import lock

from .. import notices
from ..models import Filing, Reminder
from ..rules import FILING_ACTS, REPORT_ACTS


@transaction.atomic
def remind(*, filing: Filing, by: Any) -> Reminder:
    """Remind one school's officer and principal."""
    filing = lock(filing)
    FILING_ACTS.require("remind", by, filing)
    reminder = _send(filing, by)
    _record(filing, [filing], by)
    return reminder


@transaction.atomic
def remind_all(*, period: Period, by: Any) -> list[Reminder]:
    """Remind every school that has not filed and was not reminded of late; `Refused` when there is none."""
    REPORT_ACTS.require("remind_schools", by, period)
    filings = list(
        period.filings.of_members().select_for_update(of=("self",)).for_pages().prefetch_related("reminders")
    )
    due = [filing for filing in filings if FILING_ACTS.allows("remind", by, filing)]
    if not due:
        raise Refused(_why_none(filings, by), act="reports.remind", target=period, user=by)
    reminders = [_send(filing, by) for filing in due]
    _record(period, due, by)
    return reminders


def _why_none(filings: list[Filing], by: Any) -> str:
    """The reason that holds for a school still to file, or that all have filed."""
    waiting = [filing for filing in filings if filing.waits_for_school]
    if not waiting:
        return "Các trường đều đã nộp nên không còn trường nào để nhắc."
    return FILING_ACTS.refusal("remind", by, waiting[0]) or ""


def _send(filing: Filing, by: Any) -> Reminder:
    now = clock.now()
    due = filing.due_at
    until = f", hạn {format_datetime(due)} ({deadline_words(due, now)})" if due else ""
    text = f"Cụm trưởng nhắc nộp số liệu {filing.period.label}{until}"
    reminder = Reminder.objects.create(filing=filing, sent_at=now, sent_by=by, text=text)
    notices.filing_reminded(filing, text)
    return reminder


def _record(target: Filing | Period, filings: list[Filing], by: Any) -> None:
    """One row of the trail, however many schools were reminded at once."""
    audit.record(
        chain=filings[0].audit_chain,
        act=f"{target._meta.model_name}.remind",
        target=target,
        by=by,
        sentence=f"Cụm trưởng nhắc {len(filings)} trường nộp số liệu",
        data={"schools": [filing.school.code for filing in filings]},
    )
