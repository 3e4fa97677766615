"""What an administrator should look at: gaps in the configuration, acts that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef

from clusters.models import ClusterDuty, ClusterYear, ClusterYearMember, Period
from clusters.standing import CHAIRING
from cumthidua.core import clock
from cumthidua.core.models import Job, OutboxMail, RefusedAct
from cumthidua.core.models.jobs import JobState
from cumthidua.core.models.notices import MailState
from schools.models import School, SchoolStaff


@dataclass(frozen=True)
class Gap:
    """One thing that is not set, and how often."""

    label: str
    count: int
    url_name: str = ""


def gaps() -> list[Gap]:
    """Gaps of the current and the coming years; years past keep what their sources leave open."""
    year = clock.today().year
    schools = School.objects.filter(
        pk__in=ClusterYearMember.objects.filter(cluster_year__year__gte=year).values("school")
    )
    years = ClusterYear.objects.filter(year__gte=year)
    chairs = ClusterDuty.objects.current().filter(cluster_year=OuterRef("pk"), duty__in=CHAIRING)
    found = [
        Gap("trường chưa có Hiệu trưởng trong hệ thống", _without(schools, "principal")),
        Gap("trường chưa có cán bộ phụ trách thi đua", _without(schools, "officer")),
        Gap("năm thi đua chưa có Cụm trưởng", years.filter(~Exists(chairs)).count()),
        Gap("năm thi đua chưa có danh mục chỉ tiêu", years.filter(catalogue=None).count()),
        Gap(
            "kỳ báo cáo chưa đặt hạn nộp",
            Period.objects.filter(cluster_year__in=years, due_at=None).count(),
        ),
    ]
    return [gap for gap in found if gap.count]


def health() -> list[tuple[str, int]]:
    """Counts that should be small: work that waits or failed, mail that waits or failed, refusals."""
    week = clock.now() - timedelta(days=7)
    return [
        ("Việc đang chờ hoặc đang làm", Job.objects.open().count()),
        (
            "Việc không làm được trong 7 ngày",
            Job.objects.filter(state=JobState.FAILED, finished_at__gte=week).count(),
        ),
        ("Thư chờ gửi", OutboxMail.objects.filter(state=MailState.WAITING).count()),
        ("Thư không gửi được", OutboxMail.objects.filter(state=MailState.FAILED).count()),
        ("Việc bị từ chối trong 7 ngày", RefusedAct.objects.filter(at__gte=week).count()),
    ]


def _without(schools, role: str) -> int:
    staff = SchoolStaff.objects.current().filter(school=OuterRef("pk"), role=role, user__is_active=True)
    return schools.filter(~Exists(staff)).count()
