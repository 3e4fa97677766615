"""Reporting periods: six months and the whole year."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from cumthidua.core import clock
from schools.standing import standing_of

from .clusters import ClusterYear


class PeriodKind(models.TextChoices):
    HALF = "H1", "6 tháng đầu năm"
    YEAR = "Y", "Cả năm"


class PeriodQuerySet(models.QuerySet):
    def visible_to(self, user) -> PeriodQuerySet:
        standing = standing_of(user)
        if standing.reads_everything:
            return self
        return self.filter(cluster_year__members__school__in=standing.schools).distinct()

    def with_cluster(self) -> PeriodQuerySet:
        return self.select_related("cluster_year__cluster", "cluster_year__catalogue")


class Period(models.Model):
    """Kỳ báo cáo. The annual figures already contain the half-year: never add the two.

    `due_at` is the deadline; filing stays possible but counts as late until `closes_at`. Both may be
    open where nothing was set.
    """

    cluster_year = models.ForeignKey(
        ClusterYear, models.CASCADE, related_name="periods", verbose_name="năm thi đua"
    )
    kind = models.CharField("kỳ", max_length=2, choices=PeriodKind)
    opens_at = models.DateTimeField("mở nhập", null=True, blank=True)
    due_at = models.DateTimeField("hạn nộp", null=True, blank=True)
    closes_at = models.DateTimeField("khóa nhận", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        ordering = ["cluster_year", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["cluster_year", "kind"], name="period_once"),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(due_at=None) | Q(opens_at__lt=F("due_at")),
                name="period_opens_before_due",
                violation_error_message="Hạn nộp phải sau lúc mở nhập.",
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(closes_at=None) | Q(due_at__lte=F("closes_at")),
                name="period_due_before_close",
                violation_error_message="Lúc khóa nhận không được trước hạn nộp.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} · {self.cluster_year.cluster.short_name}"

    @property
    def code(self) -> str:
        """As in commands and addresses: `2024-H1`, `2024-Y`."""
        return f"{self.cluster_year.year}-{self.kind}"

    @property
    def label(self) -> str:
        """As in titles: "6 tháng đầu năm 2024", "năm 2024"."""
        year = self.cluster_year.year
        return f"6 tháng đầu năm {year}" if self.kind == PeriodKind.HALF else f"năm {year}"

    @property
    def last_day(self) -> date:
        year = self.cluster_year.year
        return date(year, 6, 30) if self.kind == PeriodKind.HALF else date(year, 12, 31)

    def is_open_at(self, instant: datetime) -> bool:
        return (self.opens_at is None or self.opens_at <= instant) and (
            self.closes_at is None or instant < self.closes_at
        )

    @property
    def is_open(self) -> bool:
        return self.is_open_at(clock.now())

    @property
    def is_overdue(self) -> bool:
        return self.due_at is not None and self.due_at < clock.now()
