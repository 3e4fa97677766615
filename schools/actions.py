"""Writes of a school: the principal delegates an act and takes the delegation back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from cumthidua.core import audit, clock, notices
from cumthidua.core.vietnamese.dates import format_date

from .models import Delegation, School
from .rules import DELEGATION

GIVEN, REVOKED = "delegation_given", "delegation_revoked"


@transaction.atomic
def delegate(
    *, school: School, deputy: Any, act: str, valid_from: date, valid_to: date, paper: str, by: Any
) -> Delegation:
    """Ủy quyền: one kind of act, to a vice principal, between two days. Tells the deputy.

    The school's row is locked, so that of two clicks the second finds the first's delegation.
    """
    school = School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    delegation = Delegation(
        school=school,
        principal=by,
        deputy=deputy,
        act=act,
        valid_from=valid_from,
        valid_to=valid_to,
        paper=paper,
        given_at=clock.now(),
    )
    DELEGATION.require("delegate", by, delegation)
    delegation.save()
    _tell(GIVEN, delegation, f"Đồng chí được ủy quyền {_words(delegation)}")
    _record("delegate", delegation, by, f"Ủy quyền cho {deputy}: {_words(delegation)}")
    return delegation


@transaction.atomic
def revoke(*, delegation: Delegation, by: Any) -> Delegation:
    """Thu hồi: ends at once. What the deputy did before stays done. Tells the deputy."""
    delegation = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    DELEGATION.require("revoke", by, delegation)
    delegation.revoked_at = clock.now()
    delegation.save(update_fields=["revoked_at"])
    notices.withdraw(kinds=[GIVEN], about=delegation)
    _tell(REVOKED, delegation, f"Ủy quyền {_words(delegation)} đã được thu hồi")
    _record("revoke", delegation, by, f"Thu hồi ủy quyền của {delegation.deputy}: {_words(delegation)}")
    return delegation


def _words(delegation: Delegation) -> str:
    term = f"từ {format_date(delegation.valid_from)} đến {format_date(delegation.valid_to)}"
    return f"“{delegation.get_act_display()}” {term}"


def _tell(kind: str, delegation: Delegation, text: str) -> None:
    url = reverse("schools:delegations", args=[delegation.school.code])
    notices.notify(recipients=[delegation.deputy], kind=kind, text=text, url=url, about=delegation)


def _record(act: str, delegation: Delegation, by: Any, sentence: str) -> None:
    audit.record(
        chain=f"truong/{delegation.school.code}",
        act=f"schools.{act}",
        target=delegation,
        by=by,
        sentence=sentence,
        data={
            "act": delegation.act,
            "deputy": delegation.deputy.username,
            "from": str(delegation.valid_from),
            "to": str(delegation.valid_to),
            "paper": delegation.paper,
        },
    )
