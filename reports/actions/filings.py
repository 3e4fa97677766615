"""The steps of a filing: submit, certify, accept, and the ways back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from clusters.catalogue import freeze
from clusters.models import Period
from cumthidua.core import clock, history
from cumthidua.core.policy import Refused
from cumthidua.core.workflow import advance, lock
from schools.standing import standing_of

from .. import notices
from ..models import Filing, ReturnedCell
from ..sheet import Sheet


@transaction.atomic
def open_filings(*, period: Period) -> list[Filing]:
    """Create an empty filing for each member school that has none yet; freeze the catalogue in use."""
    catalogue = period.cluster_year.catalogue
    if catalogue is None:
        raise ValueError("Năm thi đua chưa có danh mục chỉ tiêu.")
    freeze(catalogue=catalogue)
    members = period.cluster_year.schools.exclude(filings__period=period)
    return Filing.objects.bulk_create(
        [Filing(period=period, school=school) for school in members], ignore_conflicts=True
    )


@transaction.atomic
def submit(*, filing: Filing, by: Any) -> Filing:
    """The officer hands the figures to the principal. Seals the history of the cells."""
    filing = lock(filing)
    now = clock.now()
    received = {} if filing.first_submitted_at else _receipt(now, filing.due_at)
    filing = advance(
        filing,
        "submit",
        by=by,
        changes={**received, "return_comment": ""},
        data={"seal": history.seal(history.scope_of(filing))},
    )
    filing.returned_cells.filter(closed_at=None).update(closed_at=now)
    notices.filing_submitted(filing)
    return filing


@transaction.atomic
def recall(*, filing: Filing, by: Any) -> Filing:
    """The officer takes back what the principal has not certified yet. It counts as never received: what
    is submitted after the deadline is late, whatever was submitted and taken back before it."""
    filing = advance(filing, "recall", by=by, changes=_receipt(None, None))
    notices.filing_recalled(filing)
    return filing


@transaction.atomic
def certify(*, filing: Filing, by: Any) -> Filing:
    """The principal, or a vice principal for the principal (KT.), certifies the figures."""
    filing = lock(filing)
    for_principal = not standing_of(by).has_role(filing.school_id, "principal")
    filing = advance(
        filing,
        "certify",
        by=by,
        changes={
            "certified_for_principal": for_principal,
            "reached_chair_at": filing.reached_chair_at or clock.now(),
        },
        data={"for_principal": for_principal, "seal": history.seal(history.scope_of(filing))},
    )
    notices.filing_certified(filing)
    return filing


@transaction.atomic
def return_to_officer(*, filing: Filing, by: Any, comment: str, codes: Iterable[str]) -> Filing:
    """The principal sends the figures back with a comment and the cells it speaks of."""
    return _return(filing, "return_to_officer", by=by, comment=comment, codes=codes)


@transaction.atomic
def accept(*, filing: Filing, by: Any) -> Filing:
    """The chair accepts: from now on the figures count in the cluster's totals."""
    filing = advance(filing, "accept", by=by)
    notices.filing_accepted(filing)
    return filing


@transaction.atomic
def return_to_school(*, filing: Filing, by: Any, comment: str, codes: Iterable[str]) -> Filing:
    """The chair sends the figures back; only the named cells open again."""
    return _return(filing, "return_to_school", by=by, comment=comment, codes=codes)


def _receipt(at: datetime | None, due: datetime | None) -> dict[str, datetime | None]:
    return {"first_submitted_at": at, "due_when_submitted": due}


def _return(filing: Filing, step: str, *, by: Any, comment: str, codes: Iterable[str]) -> Filing:
    filing = lock(filing)
    sheet, wanted = Sheet.of(filing), set(codes)
    named = [indicator for indicator in sheet.inputs if indicator.code in wanted]
    if not named and filing.workflow.allows(step, by, filing):
        raise Refused(
            "Trả lại phải nêu ít nhất một ô: chỉ các ô được nêu mở lại để sửa.",
            act=f"filing.{step}",
            target=filing,
            user=by,
        )
    filing = advance(
        filing,
        step,
        by=by,
        comment=comment,
        changes={"return_comment": comment.strip(), "certified_for_principal": False},
        data={"cells": [indicator.code for indicator in named]},
    )
    now = clock.now()
    filing.returned_cells.filter(closed_at=None).update(closed_at=now)
    ReturnedCell.objects.bulk_create(
        ReturnedCell(
            filing=filing,
            indicator=indicator,
            version_then=sheet.cells[indicator.code].version if indicator.code in sheet.cells else 0,
            returned_at=now,
        )
        for indicator in named
    )
    notices.filing_returned(filing, len(named))
    return filing
