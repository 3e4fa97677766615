"""Plain keyword functions that make the people and things tests speak of.

Names tell roles: `officer`, `principal`, `stranger`. Everything has a visible default; a test sets
what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from clusters.catalogue import load_catalogue
from clusters.models import Cluster, ClusterDuty, ClusterYear, ClusterYearMember, Duty, Period
from cumthidua.core import clock
from cumthidua.core.models import User
from reports import actions
from reports.cells import CellEntry
from reports.models import Filing, StatedTotal
from reports.validation import findings
from schools.models import AcademyStaff, Delegation, School, SchoolStaff

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "mat-khau-thu-nghiem-2026"
# An encoded password that is cheap to check, made once: hashing is the slowest thing in a suite.
_numbers = count(1)


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """An instant in Vietnam time."""
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


def make_user(name: str = "", *, username: str = "", **fields: Any) -> User:
    number = next(_numbers)
    username = username or f"nguoi{number}"
    return User.objects.create_user(
        username=username,
        email=f"{username}@example.com",
        password=PASSWORD,
        full_name=name or f"Người Thứ {number}",
        **fields,
    )


def make_school(short_name: str = "", *, code: str = "", **fields: Any) -> School:
    number = next(_numbers)
    short_name = short_name or f"Tỉnh {number}"
    return School.objects.create(
        code=code or f"truong-{number}",
        name=fields.pop("name", f"Trường Chính trị tỉnh {short_name}"),
        short_name=short_name,
        province=fields.pop("province", short_name),
        **fields,
    )


def make_staff(school: School, role: str, name: str = "", **fields: Any) -> User:
    """A person with a role at a school, in force unless dates say otherwise."""
    user = fields.pop("user", None) or make_user(name)
    SchoolStaff.objects.create(user=user, school=school, role=role, **fields)
    return user


def officer(school: School, name: str = "", **fields: Any) -> User:
    return make_staff(school, "officer", name, **fields)


def principal(school: School, name: str = "", **fields: Any) -> User:
    return make_staff(school, "principal", name, **fields)


def vice_principal(school: School, name: str = "", **fields: Any) -> User:
    return make_staff(school, "vice_principal", name, **fields)


def academy(role: str = "reviewer", name: str = "", **fields: Any) -> User:
    user = make_user(name)
    AcademyStaff.objects.create(user=user, role=role, **fields)
    return user


def administrator(name: str = "") -> User:
    return academy("administrator", name)


def delegate(
    school: School, *, principal: User, deputy: User, act: str = "certify", **fields: Any
) -> Delegation:
    return Delegation.objects.create(
        school=school,
        principal=principal,
        deputy=deputy,
        act=act,
        valid_from=fields.pop("valid_from", date(2000, 1, 1)),
        valid_to=fields.pop("valid_to", date(2099, 12, 31)),
        given_at=fields.pop("given_at", clock.now()),
        **fields,
    )


def make_catalogue(code: str = "thu-nghiem") -> Any:
    """The project's own catalogue (60 inputs, one computed), loaded once per test database."""
    return load_catalogue(code=code)


def make_cluster(code: str = "", **fields: Any) -> Cluster:
    number = next(_numbers)
    return Cluster.objects.create(
        code=code or f"cum-{number}",
        name=fields.pop("name", f"Cụm thi đua số {number}"),
        short_name=fields.pop("short_name", f"Cụm {number}"),
        **fields,
    )


def make_cluster_year(
    *, schools: list[School] | int = 3, year: int = 2024, cluster: Cluster | None = None, **fields: Any
) -> ClusterYear:
    """A year of a cluster; the first school chairs it, the second is standing vice chair."""
    if isinstance(schools, int):
        schools = [make_school() for _ in range(schools)]
    cluster_year = ClusterYear.objects.create(
        cluster=cluster or make_cluster(),
        year=year,
        label=fields.pop("label", f"năm {year}"),
        catalogue=fields.pop("catalogue", None) or make_catalogue(),
        **fields,
    )
    for order, school in enumerate(schools):
        ClusterYearMember.objects.create(cluster_year=cluster_year, school=school, order=order)
    for school, duty in zip(schools, [Duty.CHAIR, Duty.STANDING_VICE_CHAIR], strict=False):
        ClusterDuty.objects.create(cluster_year=cluster_year, school=school, duty=duty)
    return cluster_year


def make_period(cluster_year: ClusterYear | None = None, *, kind: str = "H1", **fields: Any) -> Period:
    """A reporting period with an empty filing for each member school."""
    period = Period.objects.create(cluster_year=cluster_year or make_cluster_year(), kind=kind, **fields)
    actions.open_filings(period=period)
    return period


def filing_of(period: Period, school: School) -> Filing:
    return Filing.objects.for_pages().get(period=period, school=school)


def make_filing(*, school: School | None = None, **fields: Any) -> Filing:
    """An empty draft of a school in a new period of a new cluster year with three schools."""
    school = school or make_school()
    period = make_period(
        make_cluster_year(schools=[make_school(), make_school(), school], year=fields.pop("year", 2024)),
        **fields,
    )
    return filing_of(period, school)


@dataclass(frozen=True)
class Team:
    """The officer and the principal of one school, with the filing they work on."""

    filing: Filing
    officer: User
    principal: User

    def reload(self) -> Filing:
        return Filing.objects.for_pages().get(pk=self.filing.pk)


def team(filing: Filing | None = None) -> Team:
    filing = filing or make_filing()
    return Team(filing, officer(filing.school), principal(filing.school))


def chair_officer(filing_or_period: Any) -> User:
    """The officer of the school that chairs the year."""
    period = getattr(filing_or_period, "period", filing_or_period)
    chair = period.cluster_year.duties.get(duty=Duty.CHAIR).school
    return officer(chair)


def fill(filing: Filing, by: User, **values: Any) -> None:
    """Type figures into cells, as an officer does."""
    entries = [CellEntry(code, "" if value is None else str(value)) for code, value in values.items()]
    results = actions.save_cells(filing=filing, entries=entries, by=by)
    bad = [result for result in results if result.state not in ("saved", "unchanged")]
    assert not bad, bad


def explain_all(work: Team) -> None:
    """Answer what the rules ask, so that figures a test is not about may be submitted."""
    for finding in findings(work.reload()):
        if finding.needs_explanation:
            actions.explain_cell(
                filing=work.filing, code=finding.answers[0], text="Số đúng.", by=work.officer
            )


def bring_to(state: str, work: Team, **values: Any) -> Filing:
    """Take a draft through the real acts to a state: submitted, certified, accepted or returned."""
    fill(work.filing, work.officer, **(values or {"class_count": 5, "learner_count": 200}))
    if state == "draft":
        return work.reload()
    explain_all(work)
    actions.submit(filing=work.filing, by=work.officer)
    if state == "submitted":
        return work.reload()
    if state == "returned":
        actions.return_to_officer(
            filing=work.filing, by=work.principal, comment="Xem lại số lớp.", codes=["class_count"]
        )
        return work.reload()
    actions.certify(filing=work.filing, by=work.principal)
    if state == "accepted":
        actions.accept(filing=work.filing, by=chair_officer(work.filing))
    return work.reload()


def accepted(period: Period, school: School, **values: Any) -> Filing:
    """A school's figures, filed and accepted."""
    return bring_to("accepted", team(filing_of(period, school)), **values)


def stated(period: Period, code: str, value: Any, bound: str = "exact") -> StatedTotal:
    return StatedTotal.objects.create(period=period, code=code, value=Decimal(str(value)), bound=bound)
