"""Reads across clusters, their years and their schools, each in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from cumthidua.core import clock
from cumthidua.core.vietnamese.text import search_key
from schools.models import School
from schools.standing import standing_of

from .models import Cluster, ClusterDuty, ClusterYear, ClusterYearMember, Conference, Duty, Membership
from .standing import CHAIRING, seats_of


def schools_for(user: Any, *, search: str = "") -> QuerySet[School]:
    """The schools whose page `user` may open: all for the Academy; otherwise one's own, and those
    that share or shared a cluster year with it. Found without regard to accents."""
    schools = School.objects.all()
    standing = standing_of(user)
    if not standing.reads_everything:
        fellows = ClusterYearMember.objects.filter(cluster_year__in=seats_of(user).members)
        schools = schools.filter(Q(pk__in=standing.schools) | Q(pk__in=fellows.values("school")))
    return schools.filter(search_key__contains=search_key(search)) if search else schools


def clusters_for(user: Any, *, search: str = "") -> QuerySet[Cluster]:
    """The clusters that `user` may see, found without regard to accents by their own name or a
    school's. With `latest_year` (of those seen), its `latest_members`, and the `chair` of that year:
    the short name of the school, `chair_inferred` when no source states it."""
    clusters = Cluster.objects.filter(pk__in=Cluster.objects.visible_to(user).values("pk"))
    if search:
        clusters = clusters.filter(_named(search_key(search)))
    seen = ClusterYear.objects.filter(pk__in=ClusterYear.objects.visible_to(user).values("pk"))
    latest = seen.filter(cluster=OuterRef("pk")).order_by("-year")
    chairs = (
        ClusterDuty.objects.filter(
            Q(valid_from=None) | Q(valid_from__lte=clock.today()),
            cluster_year__cluster=OuterRef("pk"),
            cluster_year__year=OuterRef("latest_year"),
            duty__in=CHAIRING,
        )
        .order_by(F("valid_from").desc(nulls_last=True), "duty")
    )  # fmt: skip
    return clusters.annotate(
        latest_year=Subquery(latest.values("year")[:1]),
        latest_members=Subquery(latest.annotate(number=Count("members")).values("number")[:1]),
        chair=Subquery(chairs.values("school__short_name")[:1]),
        chair_inferred=Subquery(chairs.values("inferred")[:1]),
    ).select_related("predecessor")


def _named(key: str) -> Q:
    """The cluster's own name, or that of a school that is or was in it."""
    schools = School.objects.filter(search_key__contains=key)
    return (
        Q(search_key__contains=key)
        | Q(pk__in=schools.values("year_memberships__cluster_year__cluster"))
        | Q(pk__in=schools.values("memberships__cluster"))
    )


def years_of(cluster: Cluster, user: Any) -> QuerySet[ClusterYear]:
    """The years of a cluster that `user` may see, newest first, with `member_count`, and the duties
    that lead it prefetched."""
    seen = ClusterYear.objects.visible_to(user).filter(cluster=cluster)
    return (
        ClusterYear.objects.filter(pk__in=seen.values("pk"))
        .annotate(member_count=Count("members", distinct=True))
        .prefetch_related("duties__school", "periods")
        .order_by("-year")
    )


@dataclass(frozen=True)
class MembershipLine:
    """A school in the cluster; `may_open` its page, which a former fellow may not."""

    row: Membership
    may_open: bool


def memberships_of(cluster: Cluster, user: Any) -> list[MembershipLine]:
    """Who belongs or belonged to the cluster as far as it is known. Two queries."""
    openable = set(schools_for(user).values_list("pk", flat=True))
    rows = cluster.memberships.select_related("school")
    return [MembershipLine(row, row.school_id in openable) for row in rows]


@dataclass(frozen=True)
class MemberLine:
    """A school of the year with the name it bore then, and its duties."""

    member: ClusterYearMember
    name: str
    duties: tuple[ClusterDuty, ...]
    own: bool


def members_of(cluster_year: ClusterYear, user: Any) -> list[MemberLine]:
    """The members in the order of the list, each with its duties. Four queries."""
    own, today = standing_of(user).schools, standing_of(user).day
    duties: dict[int, list[ClusterDuty]] = {}
    for duty in cluster_year.duties.all():
        duties.setdefault(duty.school_id, []).append(duty)
    rank = {duty: place for place, duty in enumerate(Duty)}
    members = cluster_year.members.select_related("school").prefetch_related("school__former_names")
    last_day = date(cluster_year.year, 12, 31)
    return [
        MemberLine(
            member=member,
            name=member.school.name_on(min(last_day, today)),
            duties=tuple(sorted(duties.get(member.school_id, ()), key=lambda held: rank[Duty(held.duty)])),
            own=member.school_id in own,
        )
        for member in members
    ]


def conferences_of(cluster_year: ClusterYear) -> QuerySet[Conference]:
    return cluster_year.conferences.select_related("host").order_by(F("date").asc(nulls_last=True))


@dataclass(frozen=True)
class YearOfSchool:
    """A cluster year that a school belongs to, and its duties in it."""

    cluster_year: ClusterYear
    inferred: bool
    duties: tuple[ClusterDuty, ...]


def years_of_school(school: School, user: Any) -> list[YearOfSchool]:
    """The cluster years of a school that `user` may see, newest first. Two queries."""
    seen = ClusterYear.objects.visible_to(user)
    members = (
        ClusterYearMember.objects.filter(school=school, cluster_year__in=seen.values("pk"))
        .select_related("cluster_year__cluster")
        .order_by("-cluster_year__year", "cluster_year__cluster__name")
    )
    duties: dict[int, list[ClusterDuty]] = {}
    for duty in ClusterDuty.objects.filter(school=school):
        duties.setdefault(duty.cluster_year_id, []).append(duty)
    return [
        YearOfSchool(member.cluster_year, member.inferred, tuple(duties.get(member.cluster_year_id, ())))
        for member in members
    ]


@dataclass(frozen=True)
class Relation:
    """The school that came before or after, and on which papers."""

    words: str
    school: School
    day: date
    legal_basis: str
    may_open: bool


def relations_of(school: School, user: Any) -> list[Relation]:
    """Predecessors, then successors. Three queries."""
    before = [("Kế thừa", row, row.predecessor) for row in school.precessions.select_related("predecessor")]
    after = [
        ("Được kế thừa bởi", row, row.successor) for row in school.successions.select_related("successor")
    ]
    others = [*before, *after]
    openable = set(
        schools_for(user).filter(pk__in=[other.pk for *_, other in others]).values_list("pk", flat=True)
    )
    return [
        Relation(words, other, row.date, row.legal_basis, other.pk in openable)
        for words, row, other in others
    ]
