"""Reads of a school, its people and its delegations, each in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cumthidua.core import clock
from cumthidua.core.models import User

from .models import Delegation, School, SchoolRole, SchoolStaff
from .rules import DELEGATION_ACTS


@dataclass(frozen=True)
class DelegationLine:
    """A delegation, its standing in a word, and whether the person looking may revoke it."""

    row: Delegation
    label: str
    tone: str
    may_revoke: bool


def delegations_of(school: School, user: Any) -> list[DelegationLine]:
    rows = Delegation.objects.visible_to(user).filter(school=school).select_related("deputy", "principal")
    return [_line(row, user) for row in rows]


def _line(row: Delegation, user: Any) -> DelegationLine:
    today = clock.today()
    if row.revoked_at:
        label, tone = "Đã thu hồi", ""
    elif row.valid_to and row.valid_to < today:
        label, tone = "Đã hết hạn", ""
    elif row.valid_from and row.valid_from > today:
        label, tone = "Chưa đến ngày", "info"
    else:
        label, tone = "Đang có hiệu lực", "ok"
    return DelegationLine(row, label, tone, DELEGATION_ACTS.allows("revoke", user, row))


def vice_principals(school: School) -> QuerySet[User]:
    """Who may be given a delegation today."""
    rows = SchoolStaff.objects.current().filter(school=school, role=SchoolRole.VICE_PRINCIPAL)
    return User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("full_name")


def staff_of(school: School) -> list[SchoolStaff]:
    """The people in force today: principal, vice principals, officers."""
    order = {role: place for place, role in enumerate(SchoolRole)}
    rows = SchoolStaff.objects.current().filter(school=school).select_related("user")
    return sorted(rows, key=lambda row: (order[SchoolRole(row.role)], row.user.full_name))
