"""What a report says besides figures: who the cluster is, what it did together, what it plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from clusters.models import Activity, Conference, Duty, Period, PeriodKind
from cumthidua.core import clock
from schools.models import School

from ..models import PeriodRemark

DUTIES = (Duty.CHAIR, Duty.ACTING_CHAIR, Duty.STANDING_VICE_CHAIR, Duty.VICE_CHAIR)
CONFERENCE_OF = {
    PeriodKind.HALF: Conference.Kind.MIDYEAR,
    PeriodKind.YEAR: Conference.Kind.ANNUAL,
}


@dataclass(frozen=True)
class Meeting:
    """A conference that was held."""

    name: str
    day: date
    online: bool = False
    host: str = ""
    schools_attending: int | None = None


@dataclass(frozen=True)
class Plan:
    """An activity of the cluster that is still to come."""

    title: str
    month: date | None = None
    lead: str = ""
    place: str = ""


@dataclass(frozen=True)
class Background:
    """`duties`: (label of the duty, names of the schools that hold it), in order of rank."""

    cluster: str
    period: str
    year: int
    is_half: bool
    members: int
    duties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    theme: str = ""
    meeting: Meeting | None = None
    plans: tuple[Plan, ...] = ()
    shortcomings: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    late: tuple[str, ...] = ()

    @property
    def done(self) -> str:
        """What the report looks back on: "6 tháng đầu năm 2024", "năm 2024"."""
        return self.period

    @property
    def ahead(self) -> str:
        """What it looks forward to."""
        return f"6 tháng cuối năm {self.year}" if self.is_half else f"năm {self.year + 1}"

    @property
    def kind(self) -> str:
        return "sơ kết" if self.is_half else "tổng kết"


def gather(period: Period) -> Background:
    """Read the background of a period's report, in a constant number of queries."""
    year = period.cluster_year
    remarks = list(period.remarks.all())
    return Background(
        cluster=year.cluster.name,
        period=period.label,
        year=year.year,
        is_half=period.kind == PeriodKind.HALF,
        members=year.members.count(),
        duties=_duties(period),
        theme=year.theme,
        meeting=_meeting(period),
        plans=_plans(period),
        shortcomings=_texts(remarks, PeriodRemark.Kind.SHORTCOMING),
        proposals=_texts(remarks, PeriodRemark.Kind.PROPOSAL),
        late=_late(period),
    )


def _texts(remarks: Iterable[PeriodRemark], kind: str) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks if remark.kind == kind)


def _duties(period: Period) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (
        period.cluster_year.duties.on(period.last_day)
        .select_related("school")
        .prefetch_related("school__former_names")
        .order_by("school__sort_key")
    )
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row.duty, []).append(row.school.name_on(period.last_day))
    return tuple((duty.label, tuple(held[duty])) for duty in DUTIES if duty in held)


def _meeting(period: Period) -> Meeting | None:
    conferences = period.cluster_year.conferences.select_related("host").prefetch_related(
        "host__former_names"
    )
    for conference in conferences.filter(kind=CONFERENCE_OF[PeriodKind(period.kind)]):
        if conference.date is not None and conference.date <= clock.today():
            return Meeting(
                name=conference.name,
                day=conference.date,
                online=conference.mode == Conference.Mode.ONLINE,
                host=_name(conference.host, conference.date),
                schools_attending=conference.schools_attending,
            )
    return None


def _plans(period: Period) -> tuple[Plan, ...]:
    """Activities planned after the period, of this year and (for an annual report) of the next."""
    last = period.last_day
    cluster, year = period.cluster_year.cluster_id, period.cluster_year.year
    rows = (
        Activity.objects.filter(cluster_year__cluster=cluster, cluster_year__year__in=[year, year + 1])
        .filter(Q(planned_month__gt=last) | Q(planned_month=None, cluster_year__year=last.year))
        .exclude(held_on__lte=last)
        .select_related("lead", "place")
        .prefetch_related("lead__former_names", "place__former_names")
        .order_by("cluster_year__year", "order")
    )
    if period.kind == PeriodKind.HALF:
        rows = rows.filter(cluster_year__year=year)
    return tuple(
        Plan(
            title=_title(row),
            month=row.planned_month,
            lead=_name(row.lead, row.planned_month or last),
            place=_name(row.place, row.planned_month or last),
        )
        for row in rows
    )


def _title(activity: Activity) -> str:
    """The title without a list mark before it and a plan in brackets behind it, which the report says
    in its own words; a bare name in quotes is told by the kind of activity."""
    title = re.sub(r"^\(\w{1,4}\)\s*|\s*\(dự kiến[^)]*\)", "", activity.title).strip()
    return f"{activity.get_kind_display()} {title}" if title.startswith(("“", '"')) else title


def _late(period: Period) -> tuple[str, ...]:
    filings = (
        period.filings.select_related("school", "period")
        .prefetch_related("extensions", "school__former_names")
        .order_by("school__sort_key")
    )
    return tuple(_name(filing.school, period.last_day) for filing in filings if filing.was_late)


def _name(school: School | None, day: date) -> str:
    return school.name_on(day) if school else ""
