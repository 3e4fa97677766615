"""Reads around a school's people: who may be delegated to, and what was delegated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cumthidua.core import clock
from cumthidua.core.models import User
from cumthidua.core.vietnamese.text import sort_key
from cumthidua.core.workflow import StateDisplay

from .models import Delegation, School, SchoolRole, SchoolStaff
from .rules import DELEGATION

REVOKED = StateDisplay("Đã thu hồi", "", "close")
OVER = StateDisplay("Đã hết hạn", "", "dash")
TO_COME = StateDisplay("Chưa đến ngày", "info", "clock")
IN_FORCE = StateDisplay("Đang hiệu lực", "ok", "check")


def deputies_of(school: School) -> QuerySet[User]:
    """The vice principals in force today, who may act for the principal."""
    staff = SchoolStaff.objects.current().filter(school=school, role=SchoolRole.VICE_PRINCIPAL)
    return User.objects.filter(pk__in=staff.values("user"), is_active=True).order_by("full_name")


def staff_of(school: School) -> list[SchoolStaff]:
    """The people in force today: principal, vice principals, officers. One query."""
    rank = {role: place for place, role in enumerate(SchoolRole)}
    rows = SchoolStaff.objects.current().filter(school=school, user__is_active=True).select_related("user")
    return sorted(rows, key=lambda row: (rank[SchoolRole(row.role)], sort_key(row.user.full_name)))


@dataclass(frozen=True)
class DelegationLine:
    """A delegation on the page: how it stands today, and whether the reader may revoke it."""

    row: Delegation
    may_revoke: bool

    @property
    def state_display(self) -> StateDisplay:
        if self.row.revoked_at:
            return REVOKED
        if self.row.holds_on(clock.today()):
            return IN_FORCE
        is_over = self.row.valid_to is not None and self.row.valid_to < clock.today()
        return OVER if is_over else TO_COME


def delegation_lines(delegations: QuerySet[Delegation], user: Any) -> list[DelegationLine]:
    """One query, however many there are."""
    rows = delegations.select_related("principal", "deputy")
    return [DelegationLine(row, DELEGATION.allows("revoke", user, row)) for row in rows]
