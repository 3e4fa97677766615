"""What a person is today: the dated rows of schools and Academy, read once per request.

Predicates ask a `Standing`, not the database, so that a page with many rows costs the same as with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps

from cumthidua.core import clock


@dataclass(frozen=True)
class Standing:
    """Roles in force on `day`: by school id, at the Academy, and acts held by delegation."""

    day: date
    roles: Mapping[int, frozenset[str]] = field(default_factory=dict)
    academy: frozenset[str] = frozenset()
    delegated: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def schools(self) -> frozenset[int]:
        """Ids of the schools this person belongs to."""
        return frozenset(self.roles)

    @property
    def reads_everything(self) -> bool:
        """Any role at the Academy reads all clusters."""
        return bool(self.academy)

    @property
    def is_academy(self) -> bool:
        """Acts for the Academy's department (an administrator does not)."""
        return bool(self.academy - {"administrator"})

    @property
    def is_administrator(self) -> bool:
        return "administrator" in self.academy

    def is_at(self, school_id: int) -> bool:
        return school_id in self.roles

    def has_role(self, school_id: int, *roles: str) -> bool:
        return bool(self.roles.get(school_id, frozenset()) & set(roles))

    def acts_as_principal(self, school_id: int, act: str) -> bool:
        """The principal, or a vice principal who holds a delegation for `act` in force today."""
        return self.has_role(school_id, "principal") or (
            self.has_role(school_id, "vice_principal") and act in self.delegated.get(school_id, frozenset())
        )


NOBODY = Standing(day=date.min)


def standing_of(user: Any) -> Standing:
    """The user's standing today; three queries the first time, none after that."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOBODY
    today = clock.today()
    known = user.__dict__.get("_standing")
    if known is None or known.day != today:
        known = user.__dict__["_standing"] = _read(user, today)
    return known


def forget(user: Any) -> None:
    """Drop what was read, after the rows of this very user object were changed."""
    user.__dict__.pop("_standing", None)
    user.__dict__.pop("_seats", None)


def _read(user: Any, today: date) -> Standing:
    staff = apps.get_model("schools", "SchoolStaff").objects.on(today).filter(user=user)
    academy = apps.get_model("schools", "AcademyStaff").objects.on(today).filter(user=user)
    delegations = (
        apps.get_model("schools", "Delegation").objects.on(today).filter(deputy=user, revoked_at=None)
    )
    return Standing(
        day=today,
        roles=_grouped(staff.values_list("school_id", "role")),
        academy=frozenset(academy.values_list("role", flat=True)),
        delegated=_grouped(delegations.values_list("school_id", "act")),
    )


def _grouped(pairs: Any) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}
