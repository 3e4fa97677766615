"""What waits for a person: one line, one deadline, one button. Read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from clusters.models import Indicator, Period
from clusters.standing import CHAIRING, is_chair, seats_of
from cumthidua.core import clock
from cumthidua.core.vietnamese.dates import format_date
from reports.filing_acts import address
from reports.models import CellStatus, Filing, FilingValue, ReturnedCell
from reports.rules import FILING_ACTS, REPORT_ACTS
from reports.states import FILING
from schools.standing import standing_of


@dataclass(frozen=True)
class Task:
    """Việc đang chờ. `due` is when it should be done; `primary` makes its button the dark one."""

    title: str
    text: str
    url: str
    action: str
    due: datetime | None = None
    primary: bool = True
    done: int = 0
    total: int = 0

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < clock.now()


def school_tasks(user: Any) -> list[Task]:
    """For the officer what is to be typed, for the principal what is to be certified."""
    filings = _filings().filter(school__in=standing_of(user).schools)
    return _by_deadline(task for filing in filings for task in _of_school(filing, user))


def chair_tasks(user: Any) -> list[Task]:
    """For the school that chairs: filings to accept, schools that are late, reports to draft."""
    years = [year for year in seats_of(user).years_with(CHAIRING) if is_chair(user, year)]
    filings = _filings().filter(period__cluster_year__in=years)
    return _by_deadline(
        [*(task for filing in filings for task in _of_chair(filing, user)), *_drafts(years, user)]
    )


def _filings() -> QuerySet[Filing]:
    """Filings on which somebody still has to act, with how far they are."""
    return (
        Filing.objects.for_pages()
        .filter(pk__in=Filing.objects.exclude(pk__in=Filing.objects.accepted()))
        .prefetch_related("extensions")
        .annotate(
            answered=_number(FilingValue.objects.exclude(status=CellStatus.BLANK), "filing", "pk"),
            reopened=_number(ReturnedCell.objects.filter(closed_at=None), "filing", "pk"),
            inputs=_number(
                Indicator.objects.filter(formula=""), "catalogue", "period__cluster_year__catalogue"
            ),
        )
        .order_by("-period__cluster_year__year", "period__kind", "school__sort_key")
    )


def _number(rows: QuerySet[Any], by: str, of: str) -> Coalesce:
    """How many `rows` hang on the outer row, counted beside it: joins would multiply one another."""
    counted = rows.filter(**{by: OuterRef(of)}).order_by().values(by).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


def _of_school(filing: Filing, user: Any) -> Iterator[Task]:
    label = filing.period.label
    if FILING_ACTS.allows("edit_cells", user, filing):
        if filing.is_returned:
            title, action = f"Sửa số liệu {label} bị trả lại", "Xem ô trả lại"
            text = f"{filing.reopened} ô mở lại để sửa: “{filing.return_comment}”"
        else:
            title, action = f"Nhập và nộp số liệu {label}", "Nhập số liệu"
            text = _school_and_cluster(filing)
        yield Task(
            title, text, address(filing, "filing"), action, filing.due_at,
            done=filing.answered, total=filing.inputs,
        )  # fmt: skip
    elif FILING.allows("certify", user, filing):
        text = f"{_school_and_cluster(filing)}. Cán bộ nộp ngày {format_date(filing.submitted_at)}."
        url = address(filing, "certify_filing")
        yield Task(f"Xác nhận số liệu {label}", text, url, "Xem, xác nhận", filing.due_at)


def _of_chair(filing: Filing, user: Any) -> Iterator[Task]:
    name, label = filing.school.short_name, filing.period.label
    if FILING.allows("accept", user, filing):
        text = (
            f"Hiệu trưởng xác nhận ngày {format_date(filing.certified_at)}. {filing.answered} ô có số liệu."
        )
        url = address(filing, "filing")
        yield Task(f"Tiếp nhận số liệu {label} của {name}", text, url, "Xem, tiếp nhận", filing.due_at)
    elif filing.is_overdue and not standing_of(user).is_at(filing.school_id):
        text = "Quá hạn. Có thể gia hạn, kèm lý do mà mọi trường trong Cụm đọc được."
        url = address(filing, "extend_filing")
        yield Task(f"{name} chưa nộp số liệu {label}", text, url, "Gia hạn", filing.due_at, primary=False)


def _drafts(years: list[int], user: Any) -> Iterator[Task]:
    """Periods whose schools are all accepted and whose report nobody has drafted yet."""
    periods = (
        Period.objects.with_cluster()
        .filter(cluster_year__in=years, summary_report=None)
        .annotate(expected=Count("filings"))
        .filter(expected__gt=0)
        .exclude(filings__in=_filings().values("pk"))
    )
    for period in periods:
        if REPORT_ACTS.acts["draft_report"][0].test(user, period):
            key = {"cluster": period.cluster_year.cluster.code, "period": period.code}
            text = f"{period.expected}/{period.expected} trường đã được tiếp nhận số liệu."
            url = reverse("reports:consolidation", kwargs=key)
            yield Task(f"Lập dự thảo báo cáo {period.label}", text, url, "Xem tổng hợp", primary=False)


def _school_and_cluster(filing: Filing) -> str:
    return f"{filing.school.name}, {filing.period.cluster_year.cluster.short_name}"


def _by_deadline(tasks: Iterable[Task]) -> list[Task]:
    """The nearest deadline first; what has none comes last."""
    return sorted(tasks, key=lambda task: (task.due is None, task.due or clock.now()))
