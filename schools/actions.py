"""Everything that changes a school's delegations. Keyword-only, one transaction, audited."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from cumthidua.core import audit, clock, notices
from cumthidua.core.vietnamese.dates import format_date

from .models import Delegation, School
from .rules import DELEGATION_ACTS, SCHOOL_ACTS, objections

GIVEN, REVOKED = "delegation_given", "delegation_revoked"


@transaction.atomic
def give_delegation(
    *, school: School, deputy: Any, act: str, valid_from: date, valid_to: date, paper: str = "", by: Any
) -> Delegation:
    """The principal lets a vice principal of the school do one kind of act between two days.

    `Refused` when `by` is not the principal; `ValidationError` by field when the delegation cannot
    stand (past dates, another school's person, oneself, an overlap with one in force).
    """
    school = School.objects.select_for_update().get(pk=school.pk)  # two clicks come one after the other
    SCHOOL_ACTS.require("delegate", by, school)
    found = list(
        objections(
            school=school, principal=by, deputy=deputy, act=act, valid_from=valid_from, valid_to=valid_to
        )
    )
    if found:
        raise ValidationError({field: [text for name, text in found if name == field] for field, _ in found})
    delegation = Delegation.objects.create(
        school=school,
        principal=by,
        deputy=deputy,
        act=act,
        valid_from=valid_from,
        valid_to=valid_to,
        paper=paper,
        given_at=clock.now(),
    )
    _tell(delegation, GIVEN, f"Đồng chí được ủy quyền từ {_span(delegation)}")
    _record(delegation, "given", by, f"Hiệu trưởng ủy quyền cho {deputy} từ {_span(delegation)}")
    return delegation


@transaction.atomic
def revoke_delegation(*, delegation: Delegation, by: Any) -> Delegation:
    """The principal takes a delegation back, at once. What was done under it stays done."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    DELEGATION_ACTS.require("revoke", by, delegation)
    delegation.revoked_at = clock.now()
    delegation.save(update_fields=["revoked_at"])
    notices.withdraw(kinds=[GIVEN], about=delegation)
    _tell(delegation, REVOKED, "Hiệu trưởng đã thu hồi ủy quyền của đồng chí")
    _record(delegation, "revoked", by, f"Hiệu trưởng thu hồi ủy quyền của {delegation.deputy}")
    return delegation


def _span(delegation: Delegation) -> str:
    return f"{format_date(delegation.valid_from)} đến {format_date(delegation.valid_to)}"


def _tell(delegation: Delegation, kind: str, text: str) -> None:
    notices.notify(
        recipients=[delegation.deputy],
        kind=kind,
        text=text,
        url=reverse("schools:delegations", args=[delegation.school.code]),
        about=delegation,
    )


def _record(delegation: Delegation, act: str, by: Any, sentence: str) -> None:
    audit.record(
        chain=f"truong/{delegation.school.code}",
        act=f"delegation.{act}",
        target=delegation,
        by=by,
        sentence=sentence,
        data={
            "deputy": delegation.deputy.username,
            "act": delegation.act,
            "from": delegation.valid_from.isoformat(),
            "to": delegation.valid_to.isoformat(),
            "paper": delegation.paper,
        },
    )
