"""A person's seats in cluster years today, through their school's dated duties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from cumthidua.core.dated import holds
from schools.standing import standing_of

from .models import ClusterYearMember, Duty

CHAIRING = frozenset({Duty.CHAIR, Duty.ACTING_CHAIR})
LEADING = CHAIRING | {Duty.STANDING_VICE_CHAIR, Duty.VICE_CHAIR}


class SeatedYear(NamedTuple):
    """A cluster year in which one's school is a member, as the frame of a page names it."""

    year: int
    cluster: str
    cluster_code: str
    illustrative: bool
    pk: int


@dataclass(frozen=True)
class Seats:
    """`members`: year id → this person's schools in it; `duties`: (year id, school id) → duties;
    `latest`: the newest of the years."""

    day: date
    members: Mapping[int, frozenset[int]] = field(default_factory=dict)
    latest: SeatedYear | None = None
    duties: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def schools_with(self, year_id: int, duties: frozenset[str]) -> frozenset[int]:
        """This person's schools that hold one of `duties` in the year."""
        return frozenset(
            school for (year, school), held in self.duties.items() if year == year_id and held & duties
        )

    def years_with(self, duties: frozenset[str]) -> frozenset[int]:
        return frozenset(year for (year, _), held in self.duties.items() if held & duties)


def seats_of(user: Any) -> Seats:
    """Seats of the user's schools today; one query the first time, none after that."""
    standing = standing_of(user)
    if not standing.schools:
        return Seats(day=standing.day)
    known = user.__dict__.get("_seats")
    if known is None or known.day != standing.day:
        known = user.__dict__["_seats"] = _read(standing.schools, standing.day)
    return known


def _read(schools: frozenset[int], day: date) -> Seats:
    """One query: each membership with the duties of its year, of which one's own schools' count."""
    members: dict[int, set[int]] = {}
    duties: dict[tuple[int, int], set[str]] = {}
    years: dict[int, SeatedYear] = {}
    theirs = ClusterYearMember.objects.filter(school__in=schools).order_by()
    for school, holder, valid_from, valid_to, duty, *names, year in theirs.values_list(
        "school_id", *_DUTY_FIELDS, *_YEAR_FIELDS
    ):
        members.setdefault(year, set()).add(school)
        years[year] = SeatedYear(*names, year)
        if holder in schools and holds(valid_from, valid_to, day):
            duties.setdefault((year, holder), set()).add(duty)
    return Seats(
        day=day,
        members={year: frozenset(ids) for year, ids in members.items()},
        duties={key: frozenset(held) for key, held in duties.items()},
        latest=min(years.values(), key=lambda year: (-year.year, year.cluster_code), default=None),
    )


_DUTY_FIELDS = tuple(
    f"cluster_year__duties__{name}" for name in ("school_id", "valid_from", "valid_to", "duty")
)
_YEAR_FIELDS = ("cluster_year__year", "cluster_year__cluster__short_name", "cluster_year__cluster__code",
                "cluster_year__cluster__illustrative", "cluster_year_id")  # fmt: skip


def is_chair(user: Any, year_id: int) -> bool:
    """Works for the school that chairs the year: its officer, its principal, or a vice principal
    who holds the delegation for the chair's acts."""
    standing = standing_of(user)
    return any(
        standing.has_role(school, "officer") or standing.acts_as_principal(school, "chair")
        for school in seats_of(user).schools_with(year_id, CHAIRING)
    )


def is_leading(user: Any, year_id: int) -> bool:
    """Belongs to the school that chairs, or to a vice-chair school."""
    return bool(seats_of(user).schools_with(year_id, LEADING))
