"""Who may configure what: one table, role at the Academy → rows → acts.

There is no superuser. An administrator configures and reads; the department keeps the catalogue.
Filings, values, reports and votes are in no row of the table: nobody touches them from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.backends import BaseBackend

from .models import AcademyRole
from .standing import standing_of

Acts = tuple[str, ...]
VIEW: Acts = ("view",)
EDIT: Acts = ("view", "change")
KEEP: Acts = ("view", "add", "change")
ALL: Acts = ("view", "add", "change", "delete")


def _each(acts: Acts, labels: str) -> dict[str, Acts]:
    return dict.fromkeys(labels.split(), acts)


# A version as a whole is kept; its parts may be taken out of it as long as it is open.
CATALOGUE = {
    **_each(KEEP, "clusters.catalogue"),
    **_each(ALL, "clusters.indicatorgroup clusters.indicator clusters.formula clusters.rule"),
}
# What the department reads to know where a catalogue is in use.
CONTEXT = _each(
    VIEW,
    "clusters.cluster clusters.clusteryear clusters.clusteryearmember clusters.clusterduty "
    "clusters.period schools.school",
)
ROLE_TABLE: Mapping[str, Mapping[str, Acts]] = {
    AcademyRole.ADMINISTRATOR: {
        **CATALOGUE,
        **_each(ALL, "clusters.catalogue"),
        **_each(KEEP, "core.user clusters.period"),
        **_each(
            ALL,
            "schools.school schools.schoolname schools.schoolsuccession schools.schoolstaff "
            "schools.academystaff schools.official",
        ),
        **_each(
            ALL,
            "clusters.cluster clusters.membership clusters.clusteryear clusters.clusteryearmember "
            "clusters.clusterduty clusters.conference clusters.activity clusters.handover",
        ),
        **_each(ALL, "pledges.pledge pledges.pledgetarget awards.nomination"),
        **_each(ALL, "reports.statedtotal reports.periodremark"),
        # A principal gives and revokes a delegation on the school's own page.
        **_each(VIEW, "schools.delegation core.auditevent core.refusedact core.job core.outboxmail"),
    },
    AcademyRole.REVIEWER: {**CATALOGUE, **CONTEXT},
    AcademyRole.LEADER: {
        **CATALOGUE,
        **CONTEXT,
        **_each(KEEP, "clusters.clusterduty"),
        **_each(EDIT, "clusters.period"),
    },
}


def may_configure(user: Any) -> bool:
    """Whether any role in force today is in the table."""
    return not ROLE_TABLE.keys().isdisjoint(standing_of(user).academy)


def allows(user: Any, label: str, act: str) -> bool:
    """Whether a role in force today lets `user` do `act` (view, add, change, delete) with the rows
    `label` ("clusters.indicator")."""
    return any(act in ROLE_TABLE.get(role, {}).get(label, ()) for role in standing_of(user).academy)


class DutyBackend(BaseBackend):
    """Says the same to `user.has_perm("clusters.change_indicator")`."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        room, _, name = perm.partition(".")
        act, _, model = name.partition("_")
        return allows(user_obj, f"{room}.{model}", act)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        labels = {label for role in standing_of(user_obj).academy for label in ROLE_TABLE.get(role, {})}
        return any(label.startswith(f"{app_label}.") for label in labels)
