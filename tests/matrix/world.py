"""Two clusters with filings in every state, and everybody who might come along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from cumthidua.core import attachments, clock, jobs, notices
from cumthidua.core.models import Document, Job, User
from cumthidua.core.visibility import label_of
from pledges.models import Pledge
from reports import actions
from reports.models import Extension, Filing, SummaryReport
from schools.models import Delegation, School
from schools.standing import forget
from tests.builders import (
    Team,
    academy,
    administrator,
    at,
    bring_to,
    delegate,
    make_catalogue,
    make_cluster,
    make_cluster_year,
    make_period,
    make_school,
    make_user,
    officer,
    principal,
    vice_principal,
)

# One year of each cluster for each state that a filing can be in.
YEARS = {
    "accepted, no report": 2018,
    "draft": 2019,
    "submitted": 2020,
    "certified": 2021,
    "accepted": 2022,
    "returned": 2023,
    "returned by chair": 2024,
}
CLUSTERS = ("own", "other")
ROLES = (
    "anonymous",
    "nobody",
    "own officer",
    "own principal",
    "own vice principal",
    "member officer",
    "chair officer",
    "chair principal",
    "vice chair officer",
    "academy",
    "administrator",
)


@dataclass
class World:
    """`filings[(cluster, state)]`; the roles are those of the cluster "own"."""

    people: dict[str, User] = field(default_factory=dict)
    schools: dict[tuple[str, str], School] = field(default_factory=dict)
    filings: dict[tuple[str, str], Filing] = field(default_factory=dict)
    reports: dict[str, SummaryReport] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    files: dict[tuple[str, str], Any] = field(default_factory=dict)
    extensions: dict[tuple[str, str], Extension] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    notices: dict[str, Any] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)

    def filing_key(self, cluster: str, state: str) -> dict[str, Any]:
        filing = self.filings[cluster, state]
        return self.period_key(cluster, state) | {"school": filing.school.code}

    def year_key(self, cluster: str) -> dict[str, Any]:
        cluster_year = self.filings[cluster, "accepted"].period.cluster_year
        return {"cluster": cluster_year.cluster.code, "year": cluster_year.year}

    def period_key(self, cluster: str, state: str = "accepted") -> dict[str, Any]:
        period = self.filings[cluster, state].period
        return {"cluster": period.cluster_year.cluster.code, "period": period.code}


@jobs.job("matrix.nothing")
def _nothing(handle: jobs.Handle) -> None:
    raise jobs.JobFailed("Không có gì để làm.")


def build() -> World:
    world = World()
    for name in CLUSTERS:
        _cluster(world, name)
    world.people |= {"nobody": make_user(), "academy": academy(), "administrator": administrator()}
    for owner in ("own officer", "academy"):
        person = world.people[owner]
        job = jobs.enqueue(kind="matrix.nothing", key=owner, params={}, by=person)
        jobs.run(job.pk)
        world.jobs[owner] = job
        [world.notices[owner]] = notices.notify(
            recipients=[person], kind="matrix", text="Thử", url="/", about=world.filings["own", "draft"]
        )
    return world


def _cluster(world: World, name: str) -> None:
    schools = {role: make_school(code=f"{name}-{role}") for role in ("chair", "vice", "member", "own")}
    world.schools |= {(name, role): school for role, school in schools.items()}
    own_officer, own_principal = officer(schools["own"]), principal(schools["own"])
    chair_officer = officer(schools["chair"])
    if name == "own":
        world.people |= {
            "own officer": own_officer,
            "own principal": own_principal,
            "member officer": officer(schools["member"]),
            "chair officer": chair_officer,
            "chair principal": principal(schools["chair"]),
            "vice chair officer": officer(schools["vice"]),
        }
    cluster, catalogue = make_cluster(f"cum-{name}"), make_catalogue()
    for state, year in YEARS.items():
        cluster_year = make_cluster_year(
            schools=list(schools.values()), year=year, cluster=cluster, catalogue=catalogue
        )
        period = make_period(cluster_year)
        filing = Filing.objects.for_pages().get(period=period, school=schools["own"])
        forget(chair_officer)  # the seat in this year is new to her
        work = Team(filing, own_officer, own_principal)
        if state == "returned by chair":
            bring_to("submitted", work)
            actions.certify(filing=filing, by=own_principal)
            actions.return_to_school(
                filing=filing, by=chair_officer, comment="Xem lại.", codes=["class_count"]
            )
        elif state.startswith("accepted"):
            bring_to("submitted", work)
            actions.certify(filing=filing, by=own_principal)
            actions.accept(filing=filing, by=chair_officer)
        else:
            bring_to(state, work)
        world.filings[name, state] = work.reload()
        world.files[name, state] = attachments.attach(
            upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7 thu"),
            about=filing,
            by=own_officer,
            places=["class_count"],
        )
        world.extensions[name, state] = Extension.objects.create(
            filing=filing,
            until=at(2099, 12, 31),
            reason="Thiên tai",
            granted_by=chair_officer,
            granted_at=clock.now(),
        )
    _report(world, name, chair_officer)
    Pledge.objects.create(cluster_year=world.filings[name, "accepted"].period.cluster_year)
    deputy = vice_principal(schools["own"])
    world.delegations[name] = delegate(schools["own"], principal=own_principal, deputy=deputy)
    if name == "own":
        world.people["own vice principal"] = deputy


def _report(world: World, name: str, chair_officer: User) -> None:
    report = actions.draft_report(period=world.filings[name, "accepted"].period, by=chair_officer)
    world.reports[name] = report
    world.documents[name] = Document.objects.create(
        kind="summary-report",
        key=f"{name}/2022-H1",
        about_label=label_of(report),
        about_id=str(report.pk),
        title="Dự thảo",
        content={},
        content_sha256="0" * 64,
        file=ContentFile(b"%PDF-1.7 thu", name="du-thao.pdf"),
        file_sha256="0" * 64,
        pages=1,
        created_at=clock.now(),
    )
