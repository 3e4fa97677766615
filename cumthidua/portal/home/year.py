"""The cluster year on one line: conferences, deadlines, activities, handover, in order of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import Truncator

from clusters.models import Activity, ClusterYear, Conference, PeriodKind
from clusters.standing import seats_of
from cumthidua.core import clock
from cumthidua.core.vietnamese.dates import format_date, local_date

STEPS_SHOWN = 7


@dataclass(frozen=True)
class Step:
    """One point of the line. `place` is done, now or empty (still to come)."""

    label: str
    when: str
    day: date
    note: str = ""
    planned: bool = False
    place: str = ""


def year_of(user: Any) -> ClusterYear | None:
    """The newest cluster year in which the user's school is a member."""
    return (
        ClusterYear.objects.filter(pk__in=seats_of(user).members)
        .select_related("cluster", "catalogue")
        .order_by("-year", "cluster__code")
        .first()
    )


def line_of(cluster_year: ClusterYear) -> list[Step]:
    """The dated steps of a year, with the next one marked. Three queries."""
    prefetch_related_objects(
        [cluster_year],
        "conferences",
        "periods",
        Prefetch("activities", Activity.objects.select_related("lead")),
    )
    steps = sorted([*_conferences(cluster_year), *_deadlines(cluster_year), *_activities(cluster_year)],
                   key=lambda step: step.day)  # fmt: skip
    past = sum(step.day < clock.today() for step in steps)
    placed = [replace(step, place=_place(step, number, past)) for number, step in enumerate(steps)]
    first = max(0, min(past - STEPS_SHOWN // 2, len(placed) - STEPS_SHOWN))
    return placed[first : first + STEPS_SHOWN]


def _place(step: Step, number: int, past: int) -> str:
    """A planned month that went by says nothing about whether the activity was held."""
    if number < past:
        return "" if step.planned else "done"
    return "now" if number == past else ""


def _conferences(cluster_year: ClusterYear) -> list[Step]:
    labels = {"pledge": "Ký giao ước", "midyear": "Hội nghị sơ kết", "annual": "Hội nghị tổng kết"}
    return [
        Step(labels[conference.kind], format_date(conference.date), conference.date,
             conference.get_mode_display())
        for conference in cluster_year.conferences.all()
        if conference.date
    ]  # fmt: skip


def _deadlines(cluster_year: ClusterYear) -> list[Step]:
    labels = {PeriodKind.HALF: "Số liệu 6 tháng", PeriodKind.YEAR: "Số liệu năm"}
    return [
        Step(labels[PeriodKind(period.kind)], f"Hạn {format_date(period.due_at)}", local_date(period.due_at))
        for period in cluster_year.periods.all()
        if period.due_at
    ]


def _activities(cluster_year: ClusterYear) -> list[Step]:
    """Dated activities; the annual conference stands among the conferences once it has a day."""
    return [
        Step(_name(activity), _when(activity), activity.held_on or activity.planned_month,
             activity.lead.short_name if activity.lead else "", planned=activity.held_on is None)
        for activity in cluster_year.activities.all()
        if activity.held_on or activity.planned_month
        if not (activity.kind == Activity.Kind.ANNUAL_CONFERENCE and _has_annual_day(cluster_year))
    ]  # fmt: skip


def _has_annual_day(cluster_year: ClusterYear) -> bool:
    return any(
        conference.date and conference.kind == Conference.Kind.ANNUAL
        for conference in cluster_year.conferences.all()
    )


def _name(activity: Activity) -> str:
    named = activity.kind != Activity.Kind.OTHER
    return activity.get_kind_display() if named else Truncator(activity.title).words(6)


def _when(activity: Activity) -> str:
    if activity.held_on:
        return format_date(activity.held_on)
    return f"Dự kiến tháng {activity.planned_month:%-m/%Y}"
