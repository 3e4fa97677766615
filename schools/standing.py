"""What a person is today: the dated rows of schools and Academy, read once per request.

Predicates ask a `Standing`, not the database, so that a page with many rows costs the same as with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps

from cumthidua.core import clock
from cumthidua.core.dated import holds


class Post(NamedTuple):
    """One role of a person at a school, told by short name and code; `position` is the title where it
    says more than the role."""

    school_id: int
    role: str
    position: str
    school: str
    code: str


@dataclass(frozen=True)
class Standing:
    """What `user` is on `day`, each part read from the dated rows when it is first asked for.

    Dates are compared here, not in the queries: every request asks, and a person has few rows.
    """

    user: Any
    day: date

    @cached_property
    def posts(self) -> list[Post]:
        """Posts in force at schools, by role."""
        fields = ("school_id", "role", "position", "school__short_name", "school__code")
        found = [Post(*row) for row in self._in_force("SchoolStaff", *fields, user=self.user)]
        return sorted(found, key=lambda post: post.role)

    @cached_property
    def roles(self) -> Mapping[int, frozenset[str]]:
        """Roles in force, by school id."""
        return _grouped((post.school_id, post.role) for post in self.posts)

    @cached_property
    def academy(self) -> frozenset[str]:
        """Roles in force at the Academy."""
        return frozenset(role for (role,) in self._in_force("AcademyStaff", "role", user=self.user))

    @cached_property
    def delegated(self) -> Mapping[int, frozenset[str]]:
        """Acts held by delegation, by school id."""
        given = {"deputy": self.user, "revoked_at": None}
        return _grouped(self._in_force("Delegation", "school_id", "act", **given))

    def _in_force(self, model: str, *fields: str, **whose: Any) -> list[tuple]:
        if self.user is None:
            return []
        rows = apps.get_model("schools", model).objects.filter(**whose).order_by()
        return [
            tuple(row)
            for valid_from, valid_to, *row in rows.values_list("valid_from", "valid_to", *fields)
            if holds(valid_from, valid_to, self.day)
        ]

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


NOBODY = Standing(user=None, day=date.min)


def standing_of(user: Any) -> Standing:
    """The user's standing today; at most one query for each of its parts."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOBODY
    today = clock.today()
    known = user.__dict__.get("_standing")
    if known is None or known.day != today:
        known = user.__dict__["_standing"] = Standing(user, today)
    return known


def forget(user: Any) -> None:
    """Drop what was read, after the rows of this very user object were changed."""
    user.__dict__.pop("_standing", None)
    user.__dict__.pop("_seats", None)


def _grouped(pairs: Any) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}
